import type { Sentence } from '../text/sentences';
import { Kind, type Tokens } from '../text/tokens';
import type { Lexicon } from './lexicon';

/** How far words may stand from what gives them their owner, in tokens. */
const REACH = 6;

/**
 * Whether the words of a match have been given their owner where they stand, as the fix “attribute” writes it:
 * “was, [who?] said, shameful”, “which [who?] called shameful”, “what [who?] called the regime”, “…, [who?] said.”,
 * “the regime (as described by [whom?])”.
 */
export function isAttributedInPlace(
  lexicon: Lexicon,
  tokens: Tokens,
  { first, last }: { readonly first: number; readonly last: number },
  sentence: Sentence,
): boolean {
  const is = (i: number, ...words: string[]) => tokens.isWord(i) && words.some((word) => tokens.word[i] === lexicon.wordId(word));

  if (tokens.is(last + 1, Kind.OpenParen)) {
    const follows = (...words: string[]) => words.every((word, k) => is(last + 2 + k, word));
    if (follows('in', 'the', 'words', 'of') || follows('as', 'described', 'by')) return true;
  }
  // “…, [who?] said.”
  let stop = sentence.end - 1;
  while (stop > last && tokens.kind[stop] !== Kind.Period) stop--;
  if (stop > last && tokens.is(stop - 2, Kind.CloseBracket) && tokens.is(stop - 3, Kind.Question) && is(stop - 1, 'said'))
    return true;
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
    if (tokens.kind[i] === Kind.Comma) return is(i - 1, 'said') && setOff(tokens, i - 2, sentence.first);
    if (tokens.kind[i] !== Kind.Word) return false;
    if (!is(i, 'called', 'calls', 'call')) continue;
    for (let k = i - 1; k >= Math.max(sentence.first, i - REACH); k--) if (is(k, 'what', 'which', 'whom', 'that')) return true;
    return false;
  }
  return false;
}

/** A comma stands not far left of `from`: what follows it is an aside. */
function setOff(tokens: Tokens, from: number, first: number): boolean {
  for (let i = from; i > Math.max(first, from - REACH); i--) if (tokens.kind[i] === Kind.Comma) return true;
  return false;
}
