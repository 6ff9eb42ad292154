import { Flag, Kind, type Tokens } from './tokens';

/** Fewest capitalised words of a heading that reads like a sentence (“Council Admits Fee Was Wrong”), not like a name. */
const SENTENCE_CAPITALS = 5;

/** Fewest of a paragraph that may be a headline without markup, and the most tokens of one. */
const HEADLINE_CAPITALS = 6;
const HEADLINE_TOKENS = 30;

/** Words of fewer letters are often small in titles: “of”, “and”, “the”; prepositions up to five letters (“from”, “after”). */
const LONG_WORD = 4;
const PREPOSITION = 5;

/** Most words begin with a capital: in such a heading a capital says nothing. */
export function isTitleCase(tokens: Tokens): boolean {
  const { long, longCapitals } = countCapitals(tokens);
  return long > 0 && longCapitals * 3 >= long * 2;
}

/** A heading in title case with words enough for a sentence. */
export function isTitledSentence(tokens: Tokens): boolean {
  return isTitleCase(tokens) && countCapitals(tokens).capitals >= SENTENCE_CAPITALS;
}

/** A paragraph whose long words begin with a capital, without a full stop: a headline that no markup tells. */
export function isHeadline(tokens: Tokens): boolean {
  if (tokens.is(tokens.count - 1, Kind.Period) || tokens.count > HEADLINE_TOKENS) return false;
  const { long, longCapitals, capitals, small } = countCapitals(tokens);
  return capitals >= HEADLINE_CAPITALS && small === 0 && longCapitals * 4 >= long * 3;
}

/** Capitalised words; long words, those of them with a capital, and those without that are no short preposition. */
function countCapitals(tokens: Tokens): { capitals: number; long: number; longCapitals: number; small: number } {
  const counts = { capitals: 0, long: 0, longCapitals: 0, small: 0 };
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    const length = tokens.end[i] - tokens.start[i];
    const capital = tokens.has(i, Flag.Capital);
    if (capital) counts.capitals++;
    if (length < LONG_WORD) continue;
    counts.long++;
    if (capital) counts.longCapitals++;
    else if (length > PREPOSITION) counts.small++;
  }
  return counts;
}

/** Takes the capitals from the words that the lexicon knows and that would have none in a sentence: it then reads like one. */
export function unfoldTitle(tokens: Tokens, quoted: Uint8Array): void {
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Word || tokens.word[i] === 0 || quoted[i] === 1) continue;
    if (!tokens.has(i, Flag.Opens) && !tokens.is(i - 1, Kind.Colon)) tokens.flags[i] &= ~Flag.Capital;
  }
}
