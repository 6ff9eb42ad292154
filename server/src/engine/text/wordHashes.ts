import { Kind, type Tokens } from './tokens';

/** Longest phrase inside a quotation that a short quotation elsewhere may repeat, in words. */
export const ECHO_WORDS = 4;

/** A number for a run of words, without case and marks: 53 bits, for finding repeats. */
export class WordHash {
  words = 0;
  private h = 17;
  private g = 31;

  reset(): void {
    this.words = 0;
    this.h = 17;
    this.g = 31;
  }

  /** Takes in the words from token `from` to `to` (excluded). */
  add(tokens: Tokens, from: number, to: number): void {
    const { kind, hash, hash2 } = tokens;
    let { h, g, words } = this;
    for (let i = from; i < to; i++) {
      if (kind[i] > Kind.Object) continue;
      words++;
      h = Math.imul(h ^ hash[i], 0x9e3779b1);
      h ^= h >>> 15;
      g = (Math.imul(g, 31) + hash2[i]) | 0;
    }
    this.h = h;
    this.g = g;
    this.words = words;
  }

  /** Takes in another run as a whole. */
  join({ h, g, words }: WordHash): void {
    if (words === 0) return;
    this.words += words;
    this.h = Math.imul(this.h ^ h, 0x85ebca6b);
    this.h ^= this.h >>> 13;
    this.g = (Math.imul(this.g, 37) + g) | 0;
  }

  get key(): number {
    return (this.h >>> 0) * 0x200000 + (this.g >>> 11);
  }
}

const SEED = 17;
const step = (h: number, tokens: Tokens, i: number): number => {
  const mixed = Math.imul(h ^ tokens.hash[i], 0x9e3779b1) + tokens.hash2[i];
  return mixed ^ (mixed >>> 15);
};
/** 30 bits: a small integer in every engine. */
const folded = (h: number): number => h & 0x3fffffff;

/** A small number for the words inside a quotation, for asking whether another quotation holds them. */
export function phraseHash(tokens: Tokens, quote: { readonly open: number; readonly close: number }): number {
  let h = SEED;
  for (let i = quote.open + 1; i < quote.close; i++) if (tokens.kind[i] <= Kind.Object) h = step(h, tokens, i);
  return folded(h);
}

/** The numbers of every phrase of two to four words inside a quotation. */
export function collectPhrases(
  tokens: Tokens,
  quote: { readonly open: number; readonly close: number },
  phrases: number[],
): void {
  for (let from = quote.open + 1; from < quote.close - 1; from++) {
    let h = SEED;
    for (let i = from; i < Math.min(quote.close, from + ECHO_WORDS) && tokens.kind[i] <= Kind.Number; i++) {
      h = step(h, tokens, i);
      if (i > from) phrases.push(folded(h));
    }
  }
}
