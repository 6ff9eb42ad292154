import type { Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import { isLyAdverb } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Kind } from '../text/tokens';
import type { RuleId } from '../types';

/** A rule that looks at the words round a trigger. Its set phrases are in the lexicon; this is what a list cannot hold. */
export interface StructuralRule {
  readonly rule: RuleId;
  /** Classes of the words it looks round. */
  readonly triggers: readonly string[];
  /** It also looks behind possessives (“the firm's …”). */
  readonly possessives?: true;
  /** What it finds at trigger `i`. */
  at(reading: Reading, sentence: Sentence, i: number): Hit | undefined;
}

/** Longest subject, in tokens, that is read back from its verb. */
const SUBJECT_REACH = 12;

/** What the structural rules ask of a sentence's phrases. */
export class Phrases {
  private readonly c;

  constructor(readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      auxiliaries: n('auxiliaries'),
      adverbs: n('adverbs-light'),
      nounsInLy: n('nouns-in-ly'),
      conjunctions: n('conjunctions'),
      prepositions: n('prepositions'),
      functions: n('function-words'),
      wh: n('wh'),
    };
  }

  isAdverb({ tokens, units }: Reading, i: number): boolean {
    const { lexicon, c } = this;
    if (tokens.kind[i] !== Kind.Word) return false;
    return lexicon.isIn(c.adverbs, tokens.word[i]) || isLyAdverb(units, tokens, i, lexicon, c.nounsInLy);
  }

  /** The first token from `i` on that is no light adverb. */
  afterAdverbs(reading: Reading, i: number, end: number): number {
    let k = i;
    while (k < end && k < i + 3 && this.isAdverb(reading, k)) k++;
    return k;
  }

  /** Whether token `i` is a word that can be part of a noun phrase without ending it. */
  isContent({ tokens }: Reading, i: number): boolean {
    return tokens.kind[i] === Kind.Word && !this.lexicon.isIn(this.c.functions, tokens.word[i]);
  }

  /**
   * The head of the subject that ends right before the verb at `i`: “mayor” in “the mayor of Lunden ⟨must⟩”; -1 when
   * there is none.
   */
  subjectHead(reading: Reading, sentence: Sentence, i: number): number {
    const { tokens } = reading;
    const { lexicon, c } = this;
    let last = i - 1;
    while (last >= sentence.first && this.isAdverb(reading, last)) last--;
    let head = last;
    for (let k = last; k >= Math.max(sentence.first, last - SUBJECT_REACH); k--) {
      if (tokens.kind[k] !== Kind.Word && tokens.kind[k] !== Kind.Number) break;
      const word = tokens.word[k];
      if (lexicon.isIn(c.wh, word) || lexicon.isIn(c.conjunctions, word) || lexicon.isIn(c.auxiliaries, word)) break;
      // “nothing about the premier's work should …”: what stands before the preposition is the head.
      if (lexicon.isIn(c.prepositions, word)) head = k - 1;
    }
    return head >= sentence.first && tokens.kind[head] === Kind.Word ? head : -1;
  }

  /** Whether one of the words of a class stands between two tokens. */
  anyOf(classNumber: number, { tokens }: Reading, from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(classNumber, tokens.word[i])) return true;
    return false;
  }
}
