import type { Hit } from '../hits';
import type { GuardContext } from '../lexicon/guards';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { SOURCE_GRADE } from '../text/sourceClasses';
import { Kind } from '../text/tokens';
import type { Profile } from '../types';
import type { Evidence } from './evidence';

/** A block with what its sentences rest on: what every attribution rule judges. */
export interface Claims {
  readonly reading: Reading;
  readonly evidence: readonly Evidence[];
  readonly profile: Profile;
  readonly lexicon: Lexicon;
  /** Sentences that hold a loaded finding. */
  readonly loadedSentences: ReadonlySet<number>;
  /** What the document is about, asked for only where it matters. */
  readonly context: Pick<GuardContext, 'fields'>;
  /** Whether a person or a body was named in the text before this block. */
  readonly introduced: boolean;
}

/** A rule whose candidates come from the lexicon: keeps, changes or drops each. */
export type Sift = (hit: LexicalHit, claims: Claims) => Hit | undefined;

/**
 * Whether a source stands behind token `at` of a sentence: a citation, or a cue of at least this grade whose reported
 * words take in the token (or cannot be told apart from the rest of the sentence).
 */
export function isAttributed({ evidence, reading }: Claims, sentence: number, grade: number, at = -1): boolean {
  const { status, grade: found, cue } = evidence[sentence];
  if (status === 'cited') return true;
  if (status !== 'cued' || found < grade) return false;
  if (at < 0 || cue === null) return true;
  return reading.cues.some(
    (other) =>
      other.sentence === sentence &&
      !other.negated &&
      !other.weak &&
      SOURCE_GRADE[other.source] >= grade &&
      other.contentFirst <= at &&
      at < other.contentEnd,
  );
}

/** A date, a year or a named occasion in the sentence. */
export function hasOccasion({ reading, lexicon }: Claims, sentence: number): boolean {
  const { tokens, sentences, text } = reading;
  const months = lexicon.classNumber('months');
  const weekdays = lexicon.classNumber('weekdays');
  const occasions = lexicon.classNumber('occasions');
  for (let i = sentences[sentence].first; i < sentences[sentence].end; i++) {
    if (tokens.kind[i] === Kind.Number && /^(1[5-9]|20)\d\d$/.test(text.slice(tokens.start[i], tokens.end[i]))) return true;
    if (tokens.kind[i] !== Kind.Word) continue;
    const word = tokens.word[i];
    if (lexicon.isIn(months, word) && (tokens.flags[i] & 1) !== 0) return true;
    if (lexicon.isIn(weekdays, word) || lexicon.isIn(occasions, word)) return true;
  }
  return false;
}

/** What was looked for and found, in words, for the hover. */
export function describeEvidence(claims: Claims, sentence: number): string {
  const { evidence, reading } = claims;
  const quoted = (s: number): string => {
    const { cue } = evidence[s];
    if (!cue) return evidence[s].source === 'citation' ? 'a citation' : 'an attributed quotation';
    const { tokens, text } = reading;
    return `“${text.slice(tokens.start[cue.sourceFirst], tokens.end[cue.sourceEnd - 1])}”`;
  };
  for (let back = 0; back <= 2 && sentence - back >= 0; back++) {
    const { status } = evidence[sentence - back];
    if (status !== 'cued' && status !== 'cited') continue;
    const where = back === 0 ? 'in this sentence' : back === 1 ? 'in the sentence before' : 'two sentences before';
    return `The nearest source is ${quoted(sentence - back)}, ${where}.`;
  }
  return 'No source or citation was found in this sentence or the two before it.';
}
