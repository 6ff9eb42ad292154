import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import { ActFinder } from './claim-acts';
import { StatisticFinder } from './statistics';

/**
 * What makes a statement worth checking, after the kinds fact checkers work with (Full Fact: quantities, causes, laws and
 * rules, records and past acts, comparisons) and, below zero, what they leave alone: wishes, plans, promises, advice,
 * judgements, courtesies, values that all share, talk about the talk, and what only the speaker can know.
 */
export const FEATURES = {
  statistic: 1.1,
  number: 0.5,
  measure: 0.3,
  duration: 0.3,
  rank: 0.5,
  date: 0.4,
  time: 0.2,
  comparison: 0.2,
  contrast: 0.5,
  absolute: 0.2,
  trend: 0.2,
  superlative: 0.2,
  accusation: 0.6,
  'public act': 0.4,
  'act of others': 0.1,
  'past act': 0.2,
  'past state': 0.1,
  position: 0.2,
  'state reached': 0.2,
  'present act': 0.2,
  record: 0.2,
  name: 0.3,
  'third party': 0.1,
  'public matter': 0.3,
  detail: 0.1,
  'own act': -0.2,
  modal: -0.5,
  wish: -0.5,
  'own view': -0.6,
  supposition: -0.5,
  plan: -0.4,
  advice: -0.4,
  value: -0.4,
  talk: -0.4,
  hedge: -0.3,
  address: -0.2,
  self: -0.4,
  judgement: -0.3,
  courtesy: -1,
  fragment: -0.3,
} as const;
/** What speaks for a claim, or against one; each has a weight. */
export type Feature = keyof typeof FEATURES;

/** A clause or a sentence: tokens `first` to `end`, excluded. */
export type TokenSpan = Pick<Sentence, 'first' | 'end'>;

/** How far behind “first” or “leading” the field may stand, in tokens: “the first of its kind in the country”. */
const FIELD = 10;
/** Fewer words than this seldom state anything whole; more than that give particulars. */
const FRAGMENT_WORDS = 7;
const DETAILED_WORDS = 20;

/** Finds what makes a statement worth checking, or not. */
export class ClaimFeatures {
  private readonly c;
  private readonly w;
  private readonly statistics: StatisticFinder;
  private readonly acts: ActFinder;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    const w = (word: string) => lexicon.wordId(word);
    this.w = { to: w('to'), one: w('one'), third: w('third'), quarter: w('quarter'), of: w('of'), than: w('than') };
    this.statistics = new StatisticFinder(lexicon);
    this.acts = new ActFinder(lexicon);
    this.c = {
      superlatives: n('superlatives'),
      comparisons: n('comparisons'),
      accusations: n('accusations'),
      records: n('record-acts'),
      matters: n('public-matters'),
      modals: n('claim-modals'),
      wishes: n('wishes'),
      months: n('months'),
      weekdays: n('weekdays'),
      times: n('times-past'),
      magnitudes: n('magnitudes'),
      percents: n('percents'),
      ranks: n('ranks'),
      fields: n('comparison-wholes'),
      trends: n('trend-words'),
      measures: n('measure-words'),
      values: n('value-words'),
      talk: n('talk-words'),
      hedges: n('claim-hedges'),
      plans: n('plan-words'),
      orders: n('imperatives'),
      ours: n('first-person'),
      numbers: n('number-words'),
      third: n('third-persons'),
      reader: n('second-person'),
      self: n('first-singular'),
      speakers: n('pronouns-self'),
      opining: n('opining'),
      supposing: n('supposing'),
      verdicts: n('verdict-words'),
      absolutes: n('absolutes'),
      courtesies: n('courtesies'),
      durations: n('durations'),
    };
  }

  /** The features of a sentence or clause outside quoted speech. */
  of(reading: Reading, sentence: TokenSpan): Set<Feature> {
    const { tokens, voices } = reading;
    const { lexicon, c } = this;
    const found = new Set<Feature>();
    let words = 0;
    for (let i = sentence.first; i < sentence.end; i++) {
      if (voices[i] === VoiceCode.direct) continue;
      const kind = tokens.kind[i];
      if (kind === Kind.Percent || kind === Kind.Currency) found.add('statistic');
      if (kind === Kind.Number) found.add(this.figure(reading, i, sentence.end));
      if (kind !== Kind.Word) continue;
      words++;
      const word = tokens.word[i];
      const is = (words: number): boolean => lexicon.isIn(words, word);
      if ((is(c.magnitudes) || is(c.percents)) && !tokens.has(i, Flag.Capital)) found.add('statistic');
      else if (is(c.numbers) && this.counts(reading, i))
        found.add(this.isDuration(reading, i + 1, sentence.end) ? 'duration' : 'number');
      if (is(c.superlatives)) found.add('superlative');
      if (is(c.comparisons)) found.add(this.isHeldAgainst(reading, i, sentence.end) ? 'contrast' : 'comparison');
      if ((is(c.ranks) || is(c.superlatives)) && this.ranksAmong(reading, i, sentence.end)) found.add('rank');
      if (is(c.absolutes)) found.add('absolute');
      if (is(c.trends)) found.add('trend');
      if (is(c.measures)) found.add('measure');
      if (is(c.values)) found.add('value');
      if (is(c.talk)) found.add('talk');
      if (is(c.hedges)) found.add('hedge');
      if (i === sentence.first && is(c.orders)) found.add('advice');
      if (is(c.plans) && this.isOwn(reading, i)) found.add('plan');
      if (is(c.accusations)) found.add('accusation');
      if (is(c.records)) found.add('record');
      if (is(c.matters)) found.add('public matter');
      for (const act of this.acts.at(reading, i, sentence)) found.add(act);
      if (is(c.times)) found.add('time');
      if ((is(c.months) && tokens.has(i, Flag.Capital)) || is(c.weekdays)) found.add('date');
      if (is(c.third)) found.add('third party');
      if (is(c.modals)) found.add('modal');
      if (
        is(c.wishes) &&
        tokens.isWord(i + 1) &&
        tokens.word[i + 1] === this.w.to &&
        !this.acts.isOthers(reading, this.acts.subject(reading, i, sentence.first))
      )
        found.add('wish');
      if (is(c.supposing)) found.add('supposition');
      if (is(c.reader)) found.add('address');
      if (is(c.self)) found.add('self');
      if (is(c.speakers) && this.opines(reading, i, sentence.end)) found.add('own view');
      if (is(c.verdicts)) found.add('judgement');
      if (is(c.courtesies)) found.add('courtesy');
      if (lexicon.isName(tokens, i) && !is(c.self)) found.add('name');
    }
    if (words < FRAGMENT_WORDS) found.add('fragment');
    if (words > DETAILED_WORDS) found.add('detail');
    if (found.has('statistic')) found.delete('number');
    // A number of doers is a count, however short the sentence: “Eight countries have left it.”
    if (found.has('statistic') || found.has('number')) found.delete('fragment');
    // What the speaker has done can be looked up; what the speaker is or means cannot.
    if (found.has('past act') || found.has('state reached')) found.delete('self');
    return found;
  }

  /** What a figure in digits is: a date or a time of day, a span of time, or a figure that somebody counted or measured. */
  private figure(reading: Reading, i: number, end: number): Feature {
    if (this.isYear(reading, i) || this.statistics.isDateOrTime(reading, i)) return 'date';
    return this.isDuration(reading, i + 1, end) ? 'duration' : 'statistic';
  }

  /** “ten ⟨years⟩”, “30 ⟨more days⟩” */
  private isDuration({ tokens }: Reading, from: number, end: number): boolean {
    for (let k = from; k < Math.min(end, from + 2); k++)
      if (tokens.isWord(k) && this.lexicon.isIn(this.c.durations, tokens.word[k])) return true;
    return false;
  }

  /** A number that counts: not “one”, not “third” without “of”, not in a name or a compound. */
  private counts({ tokens }: Reading, i: number): boolean {
    const word = tokens.word[i];
    const compound = tokens.has(i + 1, Flag.Hyphen) && !this.lexicon.isIn(this.c.numbers, tokens.word[i + 1]); // “ninety-four” counts
    if (word === this.w.one || compound || (tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens))) return false;
    return (word !== this.w.third && word !== this.w.quarter) || tokens.word[i + 1] === this.w.of;
  }

  /** “⟨more⟩ jobs than ever”, “twice as ⟨many⟩ as” */
  private isHeldAgainst({ tokens }: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + FIELD); k++) if (tokens.isWord(k) && tokens.word[k] === this.w.than) return true;
    return false;
  }

  /** “ranks ⟨first⟩ in the nation”, “the ⟨leading⟩ donor in the world” */
  private ranksAmong({ tokens }: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + FIELD); k++)
      if (tokens.isWord(k) && this.lexicon.isIn(this.c.fields, tokens.word[k])) return true;
    return false;
  }

  /** “our plan”, “my own view” */
  private isOwn({ tokens }: Reading, i: number): boolean {
    for (let k = i - 1; k >= Math.max(0, i - 2) && tokens.isWord(k); k--)
      if (this.lexicon.isIn(this.c.ours, tokens.word[k])) return true;
    return false;
  }

  /** “I think”, “we strongly believe” */
  private opines({ tokens }: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + 4); k++)
      if (tokens.isWord(k) && this.lexicon.isIn(this.c.opining, tokens.word[k])) return true;
    return false;
  }

  private isYear({ tokens, text }: Reading, i: number): boolean {
    return !tokens.is(i - 1, Kind.Currency) && /^(1[5-9]|20)\d\ds?$/.test(text.slice(tokens.start[i], tokens.end[i]));
  }
}
