import { Kind, type Tokens } from './tokens';

/** Longest phrase inside a quotation that a short quotation elsewhere may repeat, in words. */
export const ECHO_WORDS = 4;

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
