import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

export interface ClaimScore {
  /** A sum of weights; from 1 a news desk would ask for a source. */
  readonly score: number;
  /** The feature that counts most. */
  readonly kind: string;
}

/** What the lexicon's rules say of a sentence, as claims: how much each weighs. */
const BY_RULE: Readonly<Record<string, readonly [kind: string, weight: number]>> = {
  'attribution/unsourced-causal': ['causal', 1],
  'attribution/unsourced-prediction': ['prediction', 1],
  'attribution/mental-state': ['mental-state', 1.2],
  'attribution/unattributed-claim': ['interpretation', 1],
  'loaded/sweeping-generalisation': ['generalisation', 0.8],
  'loaded/evaluative-adjective': ['opinion', 0.6],
  'loaded/certainty-booster': ['certainty', 0.3],
};
const STATISTIC = 1;
const SUPERLATIVE = 0.8;
const ACCUSATION = 1.2;
/** Scheduled or witnessed public events: a date and a verb like *met, opened, signed*. */
const WITNESSED = -1;

/**
 * How much a sentence claims, whoever says it and whatever stands behind it: a sum over its features. For reports only;
 * findings rest on the rules. Questions, headings and the writer's own experience claim nothing.
 */
export class ClaimScorer {
  private readonly c;
  /** “40 percent”, “40 per cent” */
  private readonly percent: readonly number[];

  constructor(private readonly lexicon: Lexicon) {
    this.percent = ['percent', 'per'].map((word) => lexicon.wordId(word));
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      superlatives: n('superlatives'),
      accusations: n('accusations'),
      witnessed: n('witnessed'),
      months: n('months'),
      weekdays: n('weekdays'),
      magnitudes: n('magnitudes'),
      counted: n('counted'),
      self: n('pronouns-self'),
      opining: n('cue-weak'),
    };
  }

  /** `hits`: what the lexicon finds in the block, whatever its evidence. */
  score(reading: Reading, sentence: Sentence, index: number, hits: readonly LexicalHit[]): ClaimScore | null {
    const { tokens, voices, kind: block } = reading;
    if (block === 'heading' || reading.furniture || tokens.kind[sentence.end - 1] === Kind.Question) return null;
    if (this.isOwnOpinion(reading, sentence)) return { score: 0, kind: 'opinion' };
    const features = new Map<string, number>();
    for (const hit of hits) {
      const feature = hit.sentence === index ? BY_RULE[hit.rule] : undefined;
      if (feature) features.set(...feature);
    }
    let dated = false;
    let witnessed = false;
    for (let i = sentence.first; i < sentence.end; i++) {
      if (voices[i] === VoiceCode.direct) continue;
      if (this.isMeasured(reading, i, sentence.end)) features.set('statistic', STATISTIC);
      if (tokens.kind[i] !== Kind.Word) continue;
      const word = tokens.word[i];
      if (this.lexicon.isIn(this.c.superlatives, word)) features.set('superlative', SUPERLATIVE);
      if (this.lexicon.isIn(this.c.accusations, word)) features.set('accusation', ACCUSATION);
      witnessed ||= this.lexicon.isIn(this.c.witnessed, word);
      dated ||=
        (this.lexicon.isIn(this.c.months, word) && tokens.has(i, Flag.Capital)) || this.lexicon.isIn(this.c.weekdays, word);
    }
    if (dated && witnessed) features.set('event', WITNESSED);
    let sum = 0;
    let kind = 'statement';
    let heaviest = 0;
    for (const [feature, weight] of features) {
      sum += weight;
      if (weight > heaviest) [kind, heaviest] = [feature, weight];
    }
    return { score: Math.max(0, Math.round(sum * 10) / 10), kind };
  }

  /** “I think …”, “we believe …” */
  private isOwnOpinion({ tokens }: Reading, { first, end }: Sentence): boolean {
    for (let i = first; i < Math.min(end, first + 3); i++) {
      if (tokens.kind[i] !== Kind.Word || !this.lexicon.isIn(this.c.self, tokens.word[i])) continue;
      return tokens.isWord(i + 1) && this.lexicon.isIn(this.c.opining, tokens.word[i + 1]);
    }
    return false;
  }

  /** A percentage, a sum of money, a large number, or a number of people or things that are counted. */
  private isMeasured({ tokens }: Reading, i: number, end: number): boolean {
    const kind = tokens.kind[i];
    if (kind === Kind.Percent || kind === Kind.Currency) return true;
    if (kind === Kind.Word) return this.lexicon.isIn(this.c.magnitudes, tokens.word[i]) && !tokens.has(i, Flag.Capital);
    if (kind !== Kind.Number) return false;
    if (tokens.isWord(i + 1) && this.percent.includes(tokens.word[i + 1])) return true;
    for (let k = i + 1; k < Math.min(end, i + 4); k++)
      if (tokens.kind[k] === Kind.Word && this.lexicon.isIn(this.c.counted, tokens.word[k])) return true;
    return false;
  }
}
