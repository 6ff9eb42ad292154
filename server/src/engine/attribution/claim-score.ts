import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Kind } from '../text/tokens';
import { ClaimFeatures, FEATURES, type Feature, type TokenSpan } from './claim-features';

/** How much a sentence claims that a news desk would ask a source for. */
export interface ClaimScore {
  /** A sum of weights: from CHECKABLE a statement of fact that can be checked; from 1.2 a news desk would ask for a source. */
  readonly score: number;
  /** The feature that counts most. */
  readonly kind: string;
}

/** A past act (0.2) of somebody named (0.3 and 0.4) can be looked up; a figure always can. */
export const CHECKABLE = 0.7;

/** What the lexicon's rules say of a sentence, as claims: how much each weighs. */
const BY_RULE: Readonly<Record<string, readonly [kind: string, weight: number]>> = {
  'attribution/unsourced-causal': ['causal', 1],
  'attribution/unsourced-prediction': ['prediction', 0.6],
  'attribution/mental-state': ['mental-state', 0.4],
  'attribution/unattributed-claim': ['interpretation', 1],
  'loaded/sweeping-generalisation': ['generalisation', 0.8],
};

/** Scheduled or witnessed public events, a date and a verb like *met, opened, signed*: anyone could see them. */
const WITNESSED = 1;
/** How far into a question “you know” may stand, in tokens. */
const OPENING = 4;
/** Shortest clause that is weighed by itself, in tokens. */
const CLAUSE = 4;
/** What holds for a sentence holds for each of its clauses: who and when, and courtesies. */
const SHARED = ['detail', 'courtesy', 'name', 'third party', 'date'] as const;

/**
 * How much a sentence claims, whoever says it and whatever stands behind it: a sum over its features. For reports only;
 * findings rest on the rules. Questions, headings and furniture claim nothing.
 */
export class ClaimScorer {
  private readonly c;
  private readonly features: ClaimFeatures;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.features = new ClaimFeatures(lexicon);
    this.c = {
      witnessed: n('witnessed'),
      knowing: n('knowing'),
      reader: n('second-person'),
      conjunctions: n('conjunctions'),
      wh: n('wh'),
      subjects: n('clause-subjects'),
      parting: n('clause-parting'),
    };
  }

  /** `hits`: what the lexicon finds in the block, whatever its evidence. */
  score(reading: Reading, sentence: Sentence, index: number, hits: readonly LexicalHit[]): ClaimScore | null {
    const { tokens, kind: block } = reading;
    if (block === 'heading' || reading.furniture) return null;
    if (tokens.kind[sentence.end - 1] === Kind.Question && !this.informs(reading, sentence)) return null;
    const whole = this.features.of(reading, sentence);
    const claims = hits.flatMap((hit) => (hit.sentence === index && BY_RULE[hit.rule] ? [BY_RULE[hit.rule]] : []));
    const all = this.weigh(reading, sentence, whole, claims);
    const clauses = this.clauses(reading, sentence);
    let best = all;
    for (const clause of clauses.length > 1 ? clauses : []) {
      const own = this.features.of(reading, clause);
      own.delete('fragment');
      for (const feature of SHARED) if (whole.has(feature)) own.add(feature);
      const weighed = this.weigh(reading, clause, own, claims);
      if (weighed.sum > best.sum || clauses[0] === clause) best = weighed;
    }
    // “I do not like it, but it cost two million”: half the sentence, half its strongest clause.
    const sum = (Math.max(0, all.sum) + Math.max(0, best.sum)) / 2;
    const { kind } = best;
    return { score: Math.max(0, Math.round(sum * 100) / 100), kind };
  }

  /** “Do you know that the fund lost ten million?”: a question that tells. */
  private informs({ tokens }: Reading, { first, end }: TokenSpan): boolean {
    const { lexicon, c } = this;
    for (let i = first + 1; i < Math.min(end, first + OPENING); i++)
      if (tokens.isWord(i) && lexicon.isIn(c.knowing, tokens.word[i])) return lexicon.isIn(c.reader, tokens.word[i - 1]);
    return false;
  }

  private weigh(
    reading: Reading,
    span: TokenSpan,
    features: ReadonlySet<Feature>,
    claims: readonly (readonly [kind: string, weight: number])[],
  ): { readonly sum: number; readonly kind: string } {
    const weights = new Map<string, number>(claims);
    for (const feature of features) weights.set(feature, FEATURES[feature]);
    let sum = features.has('date') && this.isWitnessed(reading, span) ? -WITNESSED : 0;
    let kind = 'statement';
    let heaviest = 0;
    for (const [feature, weight] of weights) {
      sum += weight;
      if (weight > heaviest) [kind, heaviest] = [feature, weight];
    }
    return { sum, kind };
  }

  /** Parted at semicolons, dashes and colons, at commas before a conjunction or a subject, and before “because” and “but”. */
  private clauses({ tokens }: Reading, { first, end }: TokenSpan): TokenSpan[] {
    const { lexicon, c } = this;
    const clauses: TokenSpan[] = [];
    let from = first;
    for (let i = first + 1; i < end - 1; i++) {
      const kind = tokens.kind[i];
      const opens = (k: number) =>
        tokens.isWord(k) &&
        (lexicon.isIn(c.conjunctions, tokens.word[k]) ||
          lexicon.isIn(c.wh, tokens.word[k]) ||
          lexicon.isIn(c.subjects, tokens.word[k]));
      const mark = kind === Kind.Semicolon || kind === Kind.Dash || kind === Kind.Colon || (kind === Kind.Comma && opens(i + 1));
      const cut = mark ? i + 1 : kind === Kind.Word && lexicon.isIn(c.parting, tokens.word[i]) ? i : -1;
      if (cut - from < CLAUSE || end - cut < CLAUSE) continue;
      clauses.push({ first: from, end: cut });
      from = cut;
    }
    clauses.push({ first: from, end });
    return clauses;
  }

  private isWitnessed({ tokens }: Reading, { first, end }: TokenSpan): boolean {
    for (let i = first; i < end; i++) if (tokens.isWord(i) && this.lexicon.isIn(this.c.witnessed, tokens.word[i])) return true;
    return false;
  }
}
