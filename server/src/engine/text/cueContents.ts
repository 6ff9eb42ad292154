import type { VerbPhrase } from './cueSubjects';
import type { Frame } from './frames';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import { Kind, type Tokens } from './tokens';

/** How far what is said of a noun in a relative clause reaches behind the verb of saying, in tokens. */
const RELATIVE_REACH = 9;

/** How the words that a cue verb reports stand to it. */
export interface Bearing {
  /** They follow: “said ⟨that …⟩”. */
  readonly follows: boolean;
  /** They stand before: “⟨…⟩, the analyst said.” */
  readonly trails: boolean;
  /** “as the mayor states, ⟨…⟩”: they are the rest of the sentence. */
  readonly asSaid: boolean;
}

/** Finds the words that cue verbs report. */
export class ContentFinder {
  constructor(private readonly grammar: Grammar) {}

  /** `frame`: what follows the verb, or its subject where that stands behind it. */
  bearing(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, gerund, weak }: VerbPhrase,
    frame: Frame,
    source: Source,
    inverted: boolean,
    quoted: Uint8Array,
  ): Bearing {
    const { lexicon, c, w } = this.grammar;
    const speech = lexicon.isIn(c.speech, tokens.word[i]);
    const follows =
      frame === 'that' ||
      frame === 'quote' ||
      frame === 'colon' ||
      frame === 'wh' ||
      (frame === 'clause' && (speech || weak)) ||
      (frame === 'np' && speech && source.source === 'document');
    const closing = inverted || frame === 'none';
    const trails = closing && this.followsContent(tokens, sentence, inverted ? i : source.first, quoted);
    const as = source.first - 1;
    const asSaid =
      !follows &&
      !trails &&
      frame === 'none' &&
      !inverted &&
      !gerund &&
      as >= sentence.first &&
      tokens.isWord(as) &&
      tokens.word[as] === w.as;
    return { follows, trails, asSaid };
  }

  /** Tokens of what is reported; empty where nothing is. */
  content(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, gerund }: VerbPhrase,
    frame: Frame,
    source: Source,
    inverted: boolean,
    { follows, trails, asSaid }: Bearing,
  ): readonly [first: number, end: number] {
    const as = source.first - 1;
    // “…, as Okoye has stated”: the rest of the sentence is Okoye's.
    if (asSaid) return as > sentence.first ? [sentence.first, as] : [i + 1, sentence.end];
    if (follows) {
      const behind = inverted ? source.end : i + 1;
      const first = frame === 'colon' ? afterColon(tokens, behind, sentence.end) : Math.min(sentence.end, behind);
      const end = this.end(tokens, first, sentence.end);
      // “After saying ⟨that it was late⟩, she left”
      return gerund && source.first > i ? [first, Math.max(first, Math.min(end, source.first - 1))] : [first, end];
    }
    // “the fee, which the mayor claimed ⟨was unfair⟩”
    if (frame === 'np' && this.isRelative(tokens, sentence, source) && this.isAuxiliary(tokens, i + 1)) {
      let end = i + 2;
      while (end < Math.min(sentence.end, i + RELATIVE_REACH) && tokens.kind[end] <= Kind.Currency) end++;
      return [i + 1, end];
    }
    return trails ? [sentence.first, inverted ? i : source.first] : [sentence.end, sentence.end];
  }

  /** Reported words end with the sentence, with the bracket the cue stands in, or at a semicolon. */
  end(tokens: Tokens, from: number, end: number): number {
    let depth = 0;
    for (let i = from; i < end; i++) {
      if (tokens.kind[i] === Kind.OpenParen) depth++;
      else if (tokens.kind[i] === Kind.CloseParen && --depth < 0) return i;
      else if (tokens.kind[i] === Kind.Semicolon && depth === 0) return i;
    }
    return end;
  }

  /** A relative pronoun stands before the source, or was read into it: “the fee that Okoye”. */
  private isRelative(tokens: Tokens, sentence: Sentence, { first, head }: Source): boolean {
    for (let k = head - 1; k >= Math.max(sentence.first, first - 1); k--) {
      if (tokens.kind[k] !== Kind.Word) continue;
      if (tokens.word[k] === this.grammar.w.that || this.grammar.lexicon.isIn(this.grammar.c.wh, tokens.word[k])) return true;
    }
    return false;
  }

  private isAuxiliary(tokens: Tokens, i: number): boolean {
    return tokens.isWord(i) && this.grammar.lexicon.isIn(this.grammar.c.auxiliaries, tokens.word[i]);
  }

  private followsContent(tokens: Tokens, sentence: Sentence, i: number, quoted: Uint8Array): boolean {
    const before = i - 1;
    if (before < sentence.first) return false;
    const kind = tokens.kind[before];
    // A lone adverb with its comma is no content: “Unsurprisingly, the landlords objected.”
    if (kind === Kind.Comma || kind === Kind.Dash) return before - sentence.first >= 3;
    return kind === Kind.Quote && (quoted[before] === 1 || before > sentence.first);
  }
}

/** “responded with a raid ⟨: …⟩”: what stands before the colon is still the writer's. */
function afterColon(tokens: Tokens, from: number, end: number): number {
  for (let k = from; k < end; k++) if (tokens.kind[k] === Kind.Colon) return Math.min(end, k + 1);
  return Math.min(end, from);
}
