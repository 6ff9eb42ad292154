import type { Lexicon } from '../lexicon/lexicon';
import { Flag, Kind, type Tokens } from './tokens';

/** The name in front of what somebody says in an interview or a debate. */
export interface SpeakerLabel {
  /** First token of what is said. */
  readonly end: number;
  /** Whether the form of the label tells that the paragraphs that follow without one are speech too. */
  readonly interview: boolean;
}

/** Longest name in front of a turn, in words. */
const LABEL_WORDS = 4;

/** The label that opens a block: “Q:”, “((Ada Boyle))” as interviews have it, or “Ada Boyle:”. */
export function speakerLabel(lexicon: Lexicon, tokens: Tokens): SpeakerLabel | undefined {
  if (tokens.is(0, Kind.OpenParen) && tokens.is(1, Kind.OpenParen)) {
    const end = nameEnd(tokens, 2);
    return end > 2 && tokens.is(end, Kind.CloseParen) && tokens.is(end + 1, Kind.CloseParen)
      ? { end: end + 2, interview: true }
      : undefined;
  }
  const end = nameEnd(tokens, 0);
  if (end === 0 || end + 1 >= tokens.count || !tokens.is(end, Kind.Colon)) return undefined;
  const letter = end === 1 && tokens.end[0] - tokens.start[0] === 1;
  // A single word before a colon is as often a topic (“Background: …”).
  return letter || (end > 1 && lexicon.isName(tokens, end - 1)) ? { end: end + 1, interview: letter } : undefined;
}

/** Where the capitalised words from token `i` on end. */
function nameEnd(tokens: Tokens, i: number): number {
  let end = i;
  while (end - i < LABEL_WORDS && tokens.isWord(end) && tokens.has(end, Flag.Capital)) end++;
  return end;
}
