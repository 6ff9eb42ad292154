import { Kind, type Tokens } from './tokens';

/** One number for the words inside a quotation, without case and marks; for asking whether they recur. */
export function quoteHash(tokens: Tokens, quote: { readonly open: number; readonly close: number }): number {
  return hashRange(tokens, quote.open + 1, quote.close);
}

export function hashRange(tokens: Tokens, from: number, to: number): number {
  let h = 17;
  let g = 31;
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] > Kind.Object) continue;
    h = Math.imul(h ^ tokens.hash[i], 0x9e3779b1);
    h ^= h >>> 15;
    g = (Math.imul(g, 31) + tokens.hash2[i]) | 0;
  }
  return (h >>> 0) * 0x200000 + (g >>> 11);
}
