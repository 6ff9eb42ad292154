import type { Lexicon } from '../lexicon/lexicon';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest name in front of a turn, in words. */
const LABEL_WORDS = 4;

/**
 * The token after a speaker's label that opens a block (“Q:”, “WALLACE:”, “Ada Boyle:”, “((Ada Boyle))”, “[Interviewer]”),
 * or 0 where there is none.
 */
export function speakerLabelEnd(lexicon: Lexicon, tokens: Tokens): number {
  const opener = tokens.kind[0];
  if (tokens.count < 3) return 0;
  if (opener === Kind.OpenParen || opener === Kind.OpenBracket) {
    let i = 1;
    if (tokens.kind[1] === opener) i++;
    const end = wordsEnd(tokens, i);
    const closer = opener === Kind.OpenParen ? Kind.CloseParen : Kind.CloseBracket;
    // A single bracket with a name in it may be an aside; a doubled one is a label.
    if (end === i || !tokens.is(end, closer) || (i === 1 && opener === Kind.OpenParen)) return 0;
    return i === 2 && tokens.is(end + 1, closer) ? end + 2 : end + 1;
  }
  const end = wordsEnd(tokens, 0);
  if (end === 0 || !tokens.is(end, Kind.Colon)) return 0;
  const letter = end === 1 && tokens.end[0] - tokens.start[0] === 1;
  return letter || tokens.has(0, Flag.AllCaps) || lexicon.isName(tokens, end - 1) ? end + 1 : 0;
}

/** Where the capitalised words from token `i` on end. */
function wordsEnd(tokens: Tokens, i: number): number {
  let end = i;
  while (end - i < LABEL_WORDS && tokens.isWord(end) && tokens.has(end, Flag.Capital)) end++;
  return end;
}
