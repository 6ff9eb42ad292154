import { Flag, Kind, type Tokens } from './tokens';

/** A name in a credit, `end` excluded, without the stop behind it. */
export interface CreditedName {
  readonly first: number;
  readonly end: number;
  readonly words: number;
}

/** The name that a credit gives from `first` on, in its line: words with capitals, and initials with their stops. */
export function creditedName(tokens: Tokens, first: number, limit: number): CreditedName {
  let end = first;
  let words = 0;
  for (let i = first; i < limit && !tokens.has(i, Flag.NewlineBefore); i++) {
    if (tokens.kind[i] === Kind.Period) continue;
    if (tokens.kind[i] !== Kind.Word || !tokens.has(i, Flag.Capital)) break;
    words++;
    end = i + 1;
  }
  return { first, end, words };
}
