import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import { StatisticFinder } from './statistics';

export interface ClaimScore {
  /** A sum of weights: from CHECKABLE a statement of fact that can be checked; from 1.2 a news desk would ask for a source. */
  readonly score: number;
  /** The feature that counts most. */
  readonly kind: string;
}

/** A past act (0.3) of somebody named (0.3) is the least that can be looked up; a figure always is. */
export const CHECKABLE = 0.6;

/** What the lexicon's rules say of a sentence, as claims: how much each weighs. */
const BY_RULE: Readonly<Record<string, readonly [kind: string, weight: number]>> = {
  'attribution/unsourced-causal': ['causal', 1],
  'attribution/unsourced-prediction': ['prediction', 0.6],
  'attribution/mental-state': ['mental-state', 0.4],
  'attribution/unattributed-claim': ['interpretation', 1],
  'loaded/sweeping-generalisation': ['generalisation', 0.8],
};

/**
 * What makes a statement worth checking, after the kinds fact checkers work with (Full Fact: quantities, causes, laws and
 * rules, records and past acts, comparisons) and, below zero, what they leave alone: wishes, plans, promises, advice,
 * judgements, courtesies and what only the speaker can know.
 */
const FEATURES = {
  statistic: 1,
  number: 0.4,
  duration: 0.3,
  accusation: 0.6,
  superlative: 0.3,
  comparison: 0.3,
  'past act': 0.3,
  'state reached': 0.2,
  'present act': 0.2,
  record: 0.2,
  name: 0.3,
  'third party': 0.2,
  'public matter': 0.3,
  date: 0.2,
  time: 0.2,
  detail: 0.1,
  modal: -0.4,
  wish: -0.5,
  'own view': -0.5,
  supposition: -0.4,
  address: -0.3,
  self: -0.5,
  judgement: -0.4,
  courtesy: -1,
  fragment: -0.2,
} as const;
type Feature = keyof typeof FEATURES;

/** Scheduled or witnessed public events, a date and a verb like *met, opened, signed*: anyone could see them. */
const WITNESSED = 1;
/** Fewer words than this seldom state anything whole; more than that give particulars. */
const FRAGMENT_WORDS = 7;
const DETAILED_WORDS = 20;

/**
 * How much a sentence claims, whoever says it and whatever stands behind it: a sum over its features. For reports only;
 * findings rest on the rules. Questions, headings and furniture claim nothing.
 */
export class ClaimScorer {
  private readonly c;
  private readonly w;
  private readonly statistics: StatisticFinder;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    const w = (word: string) => lexicon.wordId(word);
    this.w = { to: w('to'), one: w('one'), third: w('third'), quarter: w('quarter'), of: w('of') };
    this.statistics = new StatisticFinder(lexicon);
    this.c = {
      superlatives: n('superlatives'),
      comparisons: n('comparisons'),
      accusations: n('accusations'),
      witnessed: n('witnessed'),
      records: n('record-acts'),
      matters: n('public-matters'),
      pasts: n('irregular-pasts'),
      pastAuxiliaries: n('past-auxiliaries'),
      have: n('have'),
      modals: n('modals'),
      wishes: n('wishes'),
      months: n('months'),
      weekdays: n('weekdays'),
      times: n('times-past'),
      magnitudes: n('magnitudes'),
      numbers: n('number-words'),
      third: n('third-persons'),
      reader: n('second-person'),
      self: n('first-singular'),
      speakers: n('pronouns-self'),
      opining: n('opining'),
      supposing: n('supposing'),
      evaluative: n('evaluative'),
      courtesies: n('courtesies'),
      durations: n('durations'),
      be: n('be'),
      adverbs: n('adverbs-light'),
      determiners: n('determiners'),
      prepositions: n('prepositions'),
    };
  }

  /** `hits`: what the lexicon finds in the block, whatever its evidence. */
  score(reading: Reading, sentence: Sentence, index: number, hits: readonly LexicalHit[]): ClaimScore | null {
    const { tokens, kind: block } = reading;
    if (block === 'heading' || reading.furniture || tokens.kind[sentence.end - 1] === Kind.Question) return null;
    const weights = new Map<string, number>();
    const features = this.features(reading, sentence);
    for (const feature of features) weights.set(feature, FEATURES[feature]);
    for (const hit of hits) {
      const claim = hit.sentence === index ? BY_RULE[hit.rule] : undefined;
      if (claim) weights.set(...claim);
    }
    let sum = features.has('date') && this.isWitnessed(reading, sentence) ? -WITNESSED : 0;
    let kind = 'statement';
    let heaviest = 0;
    for (const [feature, weight] of weights) {
      sum += weight;
      if (weight > heaviest) [kind, heaviest] = [feature, weight];
    }
    return { score: Math.max(0, Math.round(sum * 100) / 100), kind };
  }

  private features(reading: Reading, sentence: Sentence): Set<Feature> {
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
      if (is(c.magnitudes) && !tokens.has(i, Flag.Capital)) found.add('statistic');
      else if (is(c.numbers) && this.counts(reading, i))
        found.add(this.isDuration(reading, i + 1, sentence.end) ? 'duration' : 'number');
      if (is(c.superlatives)) found.add('superlative');
      if (is(c.comparisons)) found.add('comparison');
      if (is(c.accusations)) found.add('accusation');
      if (is(c.records)) found.add('record');
      if (is(c.matters)) found.add('public matter');
      if (is(c.pastAuxiliaries) || this.acts(reading, i, sentence.first)) found.add('past act');
      if (is(c.have) && this.perfectFollows(reading, i, sentence.end)) found.add('state reached');
      if (is(c.be) && this.isUnderWay(reading, i, sentence)) found.add('present act');
      if (is(c.times)) found.add('time');
      if ((is(c.months) && tokens.has(i, Flag.Capital)) || is(c.weekdays)) found.add('date');
      if (is(c.third)) found.add('third party');
      if (is(c.modals)) found.add('modal');
      if (is(c.wishes) && tokens.isWord(i + 1) && tokens.word[i + 1] === this.w.to) found.add('wish');
      if (is(c.supposing)) found.add('supposition');
      if (is(c.reader)) found.add('address');
      if (is(c.self)) found.add('self');
      if (is(c.speakers) && this.opines(reading, i, sentence.end)) found.add('own view');
      if (is(c.evaluative)) found.add('judgement');
      if (is(c.courtesies)) found.add('courtesy');
      if (lexicon.isName(tokens, i) && !is(c.self)) found.add('name');
    }
    if (words < FRAGMENT_WORDS) found.add('fragment');
    if (words > DETAILED_WORDS) found.add('detail');
    if (found.has('statistic')) found.delete('number');
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
    if (word === this.w.one || tokens.has(i + 1, Flag.Hyphen) || (tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens)))
      return false;
    return (word !== this.w.third && word !== this.w.quarter) || tokens.word[i + 1] === this.w.of;
  }

  /** A past tense: no name (“United”), no participle behind *be*, a modal, *to* or an article (“a balanced budget”). */
  private acts(reading: Reading, i: number, first: number): boolean {
    const { tokens } = reading;
    if (!this.isPast(reading, i) || tokens.has(i, Flag.Capital)) return false;
    const { lexicon, c } = this;
    let k = i - 1;
    while (k > first && tokens.isWord(k) && lexicon.isIn(c.adverbs, tokens.word[k])) k--;
    if (k < first || !tokens.isWord(k)) return true;
    const before = tokens.word[k];
    return !(
      lexicon.isIn(c.be, before) ||
      lexicon.isIn(c.have, before) ||
      lexicon.isIn(c.modals, before) ||
      lexicon.isIn(c.determiners, before) ||
      lexicon.isIn(c.prepositions, before) ||
      before === this.w.to
    );
  }

  /** “they ⟨are⟩ devaluing their currency”: somebody else's act that goes on. */
  private isUnderWay({ tokens, units }: Reading, be: number, { first, end }: Sentence): boolean {
    const { lexicon, c } = this;
    const contracted = lexicon.isIn(c.third, tokens.word[be]);
    if (
      !contracted &&
      (be === first ||
        !tokens.isWord(be - 1) ||
        lexicon.isIn(c.speakers, tokens.word[be - 1]) ||
        lexicon.isIn(c.reader, tokens.word[be - 1]) ||
        lexicon.isIn(c.self, tokens.word[be]))
    )
      return false;
    let k = be + 1;
    while (k < end && tokens.isWord(k) && lexicon.isIn(c.adverbs, tokens.word[k])) k++;
    return k < end && tokens.isWord(k) && endsWith(units, tokens, k, 'ing') && !lexicon.isIn(c.wishes, tokens.word[k]);
  }

  private isPast({ tokens, units }: Reading, i: number): boolean {
    return (
      this.lexicon.isIn(this.c.pasts, tokens.word[i]) || (tokens.end[i] - tokens.start[i] > 4 && endsWith(units, tokens, i, 'ed'))
    );
  }

  /** “has never voted”: a participle after *have*, an adverb or two between. */
  private perfectFollows(reading: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + 4); k++) if (reading.tokens.isWord(k) && this.isPast(reading, k)) return true;
    return false;
  }

  /** “I think”, “we strongly believe” */
  private opines({ tokens }: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + 4); k++)
      if (tokens.isWord(k) && this.lexicon.isIn(this.c.opining, tokens.word[k])) return true;
    return false;
  }

  private isWitnessed({ tokens }: Reading, { first, end }: Sentence): boolean {
    for (let i = first; i < end; i++) if (tokens.isWord(i) && this.lexicon.isIn(this.c.witnessed, tokens.word[i])) return true;
    return false;
  }

  private isYear({ tokens, text }: Reading, i: number): boolean {
    return !tokens.is(i - 1, Kind.Currency) && /^(1[5-9]|20)\d\ds?$/.test(text.slice(tokens.start[i], tokens.end[i]));
  }
}
