import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind, type Tokens } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import { ShareFinder } from './shares';

/** A figure that readers may want a source for. Offsets count from the block's start. */
export interface Statistic {
  readonly from: number;
  readonly to: number;
  /** Deaths, injuries, losses: figures that need a better source. */
  readonly casualty: boolean;
  /** How much a reader would miss the source: 1 large losses, 0 most figures, -1 what one look at the event tells. */
  readonly weight: -1 | 0 | 1;
}

/** A letter behind figures that is no “m” for millions. */
const CODE = /\d(?!(?:k|m|mn|bn|tn)$)[a-z]+$/i;
/** Longest run of modifiers between a number and what it counts. */
const MODIFIERS = 4;
/** How far before the figure an election, or a court's act on the charges counted, may stand, in tokens. */
const TALLY_REACH = 30;
const CHARGE_REACH = 30;
/** How far before “at” the verb of “puts the cost of the works at” may stand, in tokens. */
const ASSESSED_REACH = 9;
/** Longest name of what a share is a share of: “of all rented homes”. */
const WHOLE_WORDS = 3;

/** Tells figures that a reader would want to trace from dates, ages, times and addresses. */
export class StatisticFinder {
  private readonly c;
  private readonly w;
  private readonly shares: ShareFinder;
  /** The bits of the words that tell a number, a multiple or a share. */
  private readonly bit: number;

  constructor(private readonly lexicon: Lexicon) {
    this.shares = new ShareFinder(lexicon);
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      months: n('months'),
      weekdays: n('weekdays'),
      counted: n('counted'),
      casualties: n('casualties'),
      magnitudes: n('magnitudes'),
      numbers: n('number-words'),
      small: n('small-numbers'),
      determiners: n('determiners'),
      functions: n('function-words'),
      auxiliaries: n('auxiliaries'),
      approximators: n('approximators'),
      multiples: n('multiples'),
      measured: n('measured'),
      possessives: n('possessives'),
      prepositions: n('prepositions'),
      conjunctions: n('conjunctions'),
      tallies: n('tallies'),
      settled: n('settled-figures'),
      acts: n('official-acts'),
      persons: n('counted-persons'),
      charges: n('counted-charges'),
      shareMarks: n('share-marks'),
      durations: n('durations'),
      firstPerson: n('first-person'),
      hypothetical: n('hypothetical'),
      vague: n('vague-counts'),
      changed: n('changed'),
      have: n('have'),
      multipleSenses: n('multiple-senses'),
      averages: n('averages'),
      assessing: n('assessing'),
      readers: n('second-person'),
      samples: n('study-samples'),
      defining: n('determiners'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      per: w('per'),
      cent: w('cent'),
      percent: w('percent'),
      percentage: w('percentage'),
      old: w('old'),
      aged: w('aged'),
      of: w('of'),
      third: w('third'),
      quarter: w('quarter'),
      x: w('x'),
      at: w('at'),
      the: w('the'),
    };
    this.bit = lexicon.spots.bitOf([this.c.numbers, this.c.multiples]) | this.shares.bit;
  }

  /** The first statistic a sentence states in the writer's own voice. */
  find(reading: Reading, sentence: Sentence): Statistic | undefined {
    const statistic = this.first(reading, sentence);
    return statistic && !this.isOwnOrSupposed(reading.tokens, sentence) ? statistic : undefined;
  }

  private first(reading: Reading, sentence: Sentence): Statistic | undefined {
    const { tokens, voices } = reading;
    const { kind, spots } = tokens;
    for (let i = sentence.first; i < sentence.end; i++) {
      if ((kind[i] !== Kind.Number && (spots[i] & this.bit) === 0) || voices[i] !== VoiceCode.narration) continue;
      const share = this.shares.endAt(tokens, sentence, i);
      if (share > 0 && !this.isTally(tokens, sentence, share)) {
        const from = this.withChange(reading, sentence, this.phraseStart(reading, sentence, i));
        return { from: tokens.start[from], to: tokens.end[share - 1], casualty: false, weight: 0 };
      }
      const number =
        kind[i] === Kind.Number || (this.lexicon.isIn(this.c.numbers, tokens.word[i]) && !this.isArticleLike(reading, i));
      if (!number) {
        // “Exports doubled”
        if (
          this.lexicon.isIn(this.c.multiples, tokens.word[i]) &&
          i > sentence.first &&
          !this.lexicon.isIn(this.c.multipleSenses, tokens.word[i + 1]) &&
          (!this.lexicon.isIn(this.c.functions, tokens.word[i - 1]) || this.isPerfect(reading, sentence, i - 1))
        ) {
          return { from: tokens.start[i], to: tokens.end[i], casualty: false, weight: 0 };
        }
        continue;
      }
      const statistic = this.at(reading, sentence, i);
      if (statistic) return statistic;
    }
    return undefined;
  }

  private at(reading: Reading, sentence: Sentence, i: number): Statistic | undefined {
    const { tokens } = reading;
    const { lexicon, c, w } = this;
    if (this.isDateOrTime(reading, i) || this.isPartOfWord(reading, i)) return undefined;
    if (this.isSettled(tokens, sentence, i) || this.isAssessed(tokens, sentence, i)) return undefined;
    // “580 x 205”, “per 100,000 people”, “their thirteen children”
    if (
      this.isMeasure(tokens, i) ||
      (tokens.isWord(i - 1) && tokens.word[i - 1] === w.per) ||
      (tokens.isWord(i - 1) && lexicon.isIn(c.possessives, tokens.word[i - 1]))
    )
      return undefined;
    let end = i + 1;
    const word = (k: number) => (k < sentence.end && tokens.kind[k] === Kind.Word ? tokens.word[k] : 0);
    let magnitude = false;
    while (
      end < sentence.end &&
      (tokens.kind[end] === Kind.Number || lexicon.isIn(c.magnitudes, word(end)) || lexicon.isIn(c.numbers, word(end)))
    ) {
      magnitude ||= lexicon.isIn(c.magnitudes, word(end));
      end++;
    }
    // “25-year-old”, “48-acre”
    if (end < sentence.end && tokens.has(end, Flag.Hyphen)) return undefined;
    const from = this.withChange(reading, sentence, this.phraseStart(reading, sentence, i));
    const vague = end === i + 1 && lexicon.isIn(c.vague, word(i));
    const done = (to: number, casualty = false, weight: Statistic['weight'] = vague ? -1 : 0): Statistic | undefined =>
      this.isTally(tokens, sentence, to) ||
      this.isOwnShare(tokens, to) ||
      this.isOwnShare(tokens, i - 1) ||
      this.isReaders(tokens, i, to) ||
      lexicon.isIn(c.shareMarks, word(to))
        ? undefined
        : { from: tokens.start[from], to: tokens.end[to - 1], casualty, weight: this.isSample(tokens, i, to) ? -1 : weight };
    if (tokens.is(end, Kind.Percent) && end < sentence.end) return done(this.withWhole(tokens, sentence, end + 1));
    if (word(end) !== 0 && (word(end) === w.percent || word(end) === w.percentage))
      return done(this.withWhole(tokens, sentence, end + 1));
    if (word(end) === w.per && word(end + 1) === w.cent) return done(this.withWhole(tokens, sentence, end + 2));
    const money = tokens.is(i - 1, Kind.Currency);
    // “The average household spends £2,300”
    if (money && (magnitude || this.near(tokens, sentence, i, c.averages, 8, 6))) return done(end);
    for (let k = end; k < Math.min(sentence.end, end + MODIFIERS); k++) {
      if (tokens.kind[k] !== Kind.Word && !(tokens.kind[k] === Kind.Number && k > end)) break;
      const here = word(k);
      if (lexicon.isIn(c.durations, here)) return undefined;
      if (lexicon.isIn(c.counted, here) || lexicon.isIn(c.casualties, here)) {
        // “300,000 employee hours”
        if (lexicon.isIn(c.durations, word(k + 1))) return undefined;
        if (tokens.has(k, Flag.Capital) && !tokens.has(k, Flag.Opens)) return undefined; // “17 House bills”
        const few =
          tokens.kind[i] === Kind.Number ? tokens.end[i] - tokens.start[i] === 1 : lexicon.isIn(c.small, tokens.word[i]);
        const small = few && !magnitude;
        const casualty = lexicon.isIn(c.casualties, here) || this.near(tokens, sentence, i, c.casualties);
        if (!casualty && small && (!this.isMeasured(here) || lexicon.isIn(c.persons, here))) return undefined;
        if (!casualty && lexicon.isIn(c.persons, here) && this.near(tokens, sentence, i, c.acts)) return undefined;
        if (lexicon.isIn(c.charges, here) && this.near(tokens, sentence, i, c.acts, CHARGE_REACH)) return undefined;
        const large = magnitude || tokens.end[i] - tokens.start[i] > 3;
        return casualty ? done(k + 1, true, small ? -1 : large ? 1 : 0) : done(k + 1);
      }
      if (
        here !== w.of &&
        (lexicon.isIn(c.prepositions, here) ||
          lexicon.isIn(c.conjunctions, here) ||
          lexicon.isIn(c.auxiliaries, here) ||
          lexicon.isIn(c.determiners, here))
      )
        break;
    }
    return undefined;
  }

  /** “Rents have (nearly) doubled”. */
  private isPerfect({ tokens }: Reading, sentence: Sentence, before: number): boolean {
    let k = before;
    while (k > sentence.first && tokens.isWord(k) && this.lexicon.isIn(this.c.approximators, tokens.word[k])) k--;
    return k > sentence.first && tokens.isWord(k) && this.lexicon.isIn(this.c.have, tokens.word[k]);
  }

  private isMeasured(word: number): boolean {
    return this.lexicon.isIn(this.c.measured, word);
  }

  private near(tokens: Tokens, sentence: Sentence, i: number, words: number, left = 6, right = 8): boolean {
    for (let k = Math.max(sentence.first, i - left); k < Math.min(sentence.end, i + right); k++) {
      if (tokens.kind[k] === Kind.Word && this.lexicon.isIn(words, tokens.word[k])) return true;
    }
    return false;
  }

  /** “We asked 214 people”, “if 40 per cent stayed away”: the writer's own count, or none at all. */
  private isOwnOrSupposed(tokens: Tokens, sentence: Sentence): boolean {
    for (let i = sentence.first; i < sentence.end; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      if (
        this.lexicon.isIn(this.c.firstPerson, tokens.word[i]) ||
        (i === sentence.first && this.lexicon.isIn(this.c.hypothetical, tokens.word[i]))
      )
        return true;
    }
    return false;
  }

  /** “COVID-19”, “Falcon 9”, “18F”, a date in a path: the figure belongs to a name. */
  private isPartOfWord({ tokens, text }: Reading, i: number): boolean {
    if (tokens.kind[i] === Kind.Number && CODE.test(text.slice(tokens.start[i], tokens.end[i]))) return true;
    const short = tokens.kind[i] === Kind.Number && tokens.end[i] - tokens.start[i] <= 2;
    if (short && tokens.isWord(i - 1) && this.lexicon.isName(tokens, i - 1)) return true;
    return tokens.has(i, Flag.Hyphen | Flag.Mixed) || tokens.is(i - 1, Kind.Slash);
  }

  /** “in 59 patients (80.8%)”: who gives count and share has counted. */
  private isOwnShare(tokens: Tokens, to: number): boolean {
    return tokens.is(to, Kind.OpenParen) && tokens.is(to + 1, Kind.Number) && tokens.is(to + 2, Kind.Percent);
  }

  /** “35 per cent of your audience”: readers know their own. */
  private isReaders(tokens: Tokens, from: number, to: number): boolean {
    for (let k = from; k < to; k++) if (tokens.isWord(k) && this.lexicon.isIn(this.c.readers, tokens.word[k])) return true;
    return false;
  }

  /** “in 60 per cent of the patients”: the sample of the study that the text reports. */
  private isSample(tokens: Tokens, from: number, to: number): boolean {
    for (let k = from + 1; k < to; k++)
      if (
        tokens.isWord(k) &&
        this.lexicon.isIn(this.c.samples, tokens.word[k]) &&
        this.lexicon.isIn(this.c.defining, tokens.word[k - 1])
      )
        return true;
    return false;
  }

  private isMeasure(tokens: Tokens, i: number): boolean {
    return [i - 1, i + 1].some((k) => tokens.isWord(k) && tokens.word[k] === this.w.x);
  }

  /** “must win at least 15 per cent”, “a target of 40 per cent”: a rule or a plan counts nothing. */
  private isSettled(tokens: Tokens, sentence: Sentence, i: number): boolean {
    return this.near(tokens, sentence, i, this.c.settled, 6, 0);
  }

  /** “the council puts the cost at £3 million”: whoever puts it so has counted; not “the cost was put at”. */
  private isAssessed(tokens: Tokens, sentence: Sentence, i: number): boolean {
    const { lexicon, c, w } = this;
    let at = i - 1;
    while (
      at > sentence.first &&
      (tokens.is(at, Kind.Currency) || (tokens.isWord(at) && lexicon.isIn(c.approximators, tokens.word[at])))
    ) {
      if (tokens.word[at] === w.at) break;
      at--;
    }
    if (!tokens.isWord(at) || tokens.word[at] !== w.at) return false;
    for (let k = at - 1; k > Math.max(sentence.first, at - ASSESSED_REACH); k--)
      if (tokens.isWord(k) && lexicon.isIn(c.assessing, tokens.word[k])) return !lexicon.isIn(c.auxiliaries, tokens.word[k - 1]);
    return false;
  }

  /** “… of the vote”: results of elections are public. */
  private isTally(tokens: Tokens, sentence: Sentence, from: number): boolean {
    return this.near(tokens, sentence, from, this.c.tallies, TALLY_REACH, 10);
  }

  /** “one” before “of the”, “in the third person”, and numbers inside names count nothing. */
  private isArticleLike({ tokens }: Reading, i: number): boolean {
    const word = tokens.word[i];
    if (word === this.w.third || word === this.w.quarter)
      if (tokens.word[i + 1] !== this.w.of || tokens.word[i - 1] === this.w.the) return true;
    if (tokens.has(i, Flag.Hyphen) || (tokens.isWord(i + 1) && tokens.has(i + 1, Flag.Hyphen))) return true;
    return tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens);
  }

  /** Takes in “some”, “about”, “more than” before the number. */
  private phraseStart({ tokens }: Reading, sentence: Sentence, i: number): number {
    let first = i;
    if (first > sentence.first && tokens.kind[first - 1] === Kind.Currency) first--;
    while (
      first > sentence.first &&
      tokens.kind[first - 1] === Kind.Word &&
      this.lexicon.isIn(this.c.approximators, tokens.word[first - 1])
    )
      first--;
    // “7 to 10 per cent”: a range begins with its first number.
    if (first < i && first > sentence.first && tokens.kind[first - 1] === Kind.Number) first--;
    return first;
  }

  /** Takes in the verb of change before the figure: “lost 9,000 men”. */
  private withChange({ tokens }: Reading, sentence: Sentence, first: number): number {
    const verb = first - 1;
    return verb > sentence.first && tokens.isWord(verb) && this.lexicon.isIn(this.c.changed, tokens.word[verb]) ? verb : first;
  }

  /** Takes in what a share is a share of: “40 per cent of tenants”. */
  private withWhole(tokens: Tokens, sentence: Sentence, end: number): number {
    if (end >= sentence.end || !tokens.isWord(end) || tokens.word[end] !== this.w.of) return end;
    let k = end + 1;
    while (k < sentence.end && k - end <= WHOLE_WORDS && tokens.isWord(k)) {
      const word = tokens.word[k];
      if (this.lexicon.isIn(this.c.functions, word) && !this.lexicon.isIn(this.c.determiners, word)) break;
      k++;
      if (this.lexicon.isIn(this.c.counted, word)) break;
    }
    return k > end + 1 ? k : end;
  }

  /** Whether the number at token `i` belongs to a date or a time of day. */
  isDateOrTime({ tokens, text }: Reading, i: number): boolean {
    const { lexicon, c } = this;
    const month = (k: number) => tokens.isWord(k) && lexicon.isIn(c.months, tokens.word[k]) && tokens.has(k, Flag.Capital);
    if (month(i - 1) || month(i + 1) || (tokens.is(i - 1, Kind.Comma) && (month(i - 3) || month(i - 2)))) return true;
    if (tokens.kind[i] !== Kind.Number) return false;
    const digits = text.slice(tokens.start[i], tokens.end[i]);
    if (/^(1[5-9]|20)\d\d(s)?$/.test(digits) && !tokens.is(i - 1, Kind.Currency)) return true;
    if (/(st|nd|rd|th|am|pm)$/i.test(digits)) return true;
    return tokens.is(i + 1, Kind.Colon) && tokens.is(i + 2, Kind.Number);
  }
}
