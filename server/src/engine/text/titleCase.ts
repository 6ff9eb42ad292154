import { Flag, Kind, type Tokens } from './tokens';

/** Most words begin with a capital: in such a heading a capital says nothing. */
export function isTitleCase(tokens: Tokens): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Word || tokens.end[i] - tokens.start[i] < 4) continue;
    words++;
    if (tokens.has(i, Flag.Capital)) capitals++;
  }
  return words > 0 && capitals * 3 >= words * 2;
}
