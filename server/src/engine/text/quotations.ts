import type { Lexicon } from '../lexicon/lexicon';
import { Char, CLASS } from './characters';
import { Flag, Kind, type Tokens } from './tokens';

/** The marks around a quotation, straight or curved. */
export type QuoteStyle = 'double' | 'single';

/** A span in quotation marks. Token indexes include the marks; offsets count from the start of the block. */
export interface Quotation {
  /** Token of the opening mark. */
  readonly open: number;
  /** Token of the closing mark; where none was found, the block's last token. */
  readonly close: number;
  readonly from: number;
  readonly to: number;
  readonly style: QuoteStyle;
  /** How many quotations stand around this one. */
  readonly depth: number;
  /** Words within. */
  readonly words: number;
  /** Whether a closing mark was found. */
  readonly closed: boolean;
  /** The quotation goes on from the paragraph before. */
  readonly continued: boolean;
}

const DOUBLE_OPEN = new Set([0x201c, 0xab, 0x201e, 0x201f]);
const DOUBLE_CLOSE = new Set([0x201d, 0xbb]);
const SINGLE_OPEN = new Set([0x2018, 0x201a, 0x2039, 0x201b]);
const STRAIGHT_DOUBLE = 0x22;
const STRAIGHT_SINGLE = 0x27;
const CURLY_CLOSE_SINGLE = 0x2019;
/** Longest tag of a site generator that is looked for, in tokens. */
const LONGEST_TEMPLATE = 200;

const NONE: Quotation[] = [];

function hasMarks(tokens: Tokens): boolean {
  for (let i = 0; i < tokens.count; i++) if (tokens.kind[i] === Kind.Quote) return true;
  return false;
}

const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const PERCENT = 0x25;

/**
 * The last token of a site generator's tag that opens at token `i` (`{{ "about" | url }}`, `{% image "a.png" %}`), or `i`
 * itself. The marks within are the generator's, not quotation marks.
 */
function endOfTemplate(tokens: Tokens, units: Uint16Array, i: number): number {
  const at = tokens.start[i];
  const second = units[at + 1];
  if (units[at] !== BRACE || (second !== BRACE && second !== PERCENT)) return i;
  const closing = second === BRACE ? CLOSING_BRACE : PERCENT;
  for (let k = i + 1; k < Math.min(tokens.count, i + LONGEST_TEMPLATE); k++) {
    const end = tokens.start[k];
    if (
      tokens.kind[k] === Kind.CloseBracket &&
      units[end] === CLOSING_BRACE &&
      (units[end - 1] === closing || units[end + 1] === closing)
    )
      return k;
  }
  return i;
}

/** Quotations inside quotations go no deeper; of more open marks the outermost is given up. */
const DEEPEST = 12;
/** A mark that is never closed takes in so many tokens at most: in a text of one endless line it must not swallow all. */
const LONGEST_OPEN = 400;

/** Buffers of parsing, kept from block to block. */
let wordCounts = new Int32Array(256);
let laterMarks = new Int32Array(256);

/** For each token, and the place behind the last: how many words stand before it. */
function countWords(tokens: Tokens): Int32Array {
  if (wordCounts.length < tokens.count + 2) wordCounts = new Int32Array(tokens.count * 2 + 2);
  const before = wordCounts;
  before[0] = 0;
  for (let i = 0; i < tokens.count; i++) before[i + 1] = before[i] + (tokens.kind[i] <= Kind.Object ? 1 : 0);
  before[tokens.count + 1] = before[tokens.count];
  return before;
}

interface OpenMark {
  readonly token: number;
  readonly style: QuoteStyle;
  readonly mark: number;
  readonly continued: boolean;
}

// On its own: a closure in the loop over the tokens would be made for each of them.
const hasOpen = (stack: readonly OpenMark[], style: QuoteStyle): boolean => stack.some((mark) => mark.style === style);

/**
 * Pairs a block's quotation marks in one pass with a stack, telling apostrophes (“boys’”, “’90s”, “’tis”) from marks.
 * `continues` is the style of a quotation left open by the paragraph before, if any.
 */
export function parseQuotations(
  lexicon: Lexicon,
  tokens: Tokens,
  units: Uint16Array,
  continues: QuoteStyle | undefined,
): Quotation[] {
  if (!hasMarks(tokens)) return NONE;
  const found: Quotation[] = [];
  const stack: OpenMark[] = [];
  const clippings = lexicon.classNumber('clippings');
  const laterSingle = singleClosers(tokens);
  const wordsBefore = countWords(tokens);

  const push = (mark: OpenMark): void => {
    if (stack.length === DEEPEST) stack.shift();
    stack.push(mark);
  };
  const close = (token: number, style: QuoteStyle): boolean => {
    let top = stack.length - 1;
    while (top >= 0 && stack[top].style !== style) top--;
    if (top < 0) return false;
    const opened = stack[top];
    stack.length = top;
    found.push(make(opened, token, top, true));
    return true;
  };
  const make = (opened: OpenMark, token: number, depth: number, closed: boolean): Quotation => {
    const words = wordsBefore[token] - wordsBefore[opened.token + 1];
    return {
      open: opened.token,
      close: token,
      from: tokens.start[opened.token],
      to: tokens.end[token],
      style: opened.style,
      depth,
      words,
      closed,
      continued: opened.continued,
    };
  };

  let templateEnd = -1;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === Kind.OpenBracket && i > templateEnd) templateEnd = endOfTemplate(tokens, units, i);
    if (tokens.kind[i] !== Kind.Quote || i < templateEnd) continue;
    const mark = tokens.word[i];
    const spaceBefore = i === 0 || tokens.has(i, Flag.SpaceBefore);
    const spaceAfter = i + 1 >= tokens.count || tokens.has(i + 1, Flag.SpaceBefore);
    const afterOpener =
      i > 0 &&
      (tokens.kind[i - 1] === Kind.OpenParen ||
        tokens.kind[i - 1] === Kind.OpenBracket ||
        tokens.kind[i - 1] === Kind.Dash ||
        tokens.kind[i - 1] === Kind.Slash ||
        (tokens.kind[i - 1] === Kind.Quote && stack[stack.length - 1]?.token === i - 1));
    const style: QuoteStyle = mark === STRAIGHT_DOUBLE || DOUBLE_OPEN.has(mark) || DOUBLE_CLOSE.has(mark) ? 'double' : 'single';
    // 5'10", 37′: a mark behind a figure is a unit, unless it can close a quotation.
    const isOpen = hasOpen(stack, style);
    if (!spaceBefore && tokens.is(i - 1, Kind.Number) && !isOpen) continue;
    if (style === 'double') {
      const german = mark === 0x201c && stack[stack.length - 1]?.mark === 0x201e;
      const opens = german
        ? false
        : mark === STRAIGHT_DOUBLE
          ? (spaceBefore || afterOpener || tokens.has(i, Flag.Hyphen)) && !spaceAfter
          : DOUBLE_OPEN.has(mark) && !(isOpen && !spaceBefore && !afterOpener && spaceAfter);
      // An opening mark in front of a paragraph inside a quotation is the quotation's own.
      if (opens && !(isOpen && mark === STRAIGHT_DOUBLE && !spaceBefore && !afterOpener))
        push({ token: i, style, mark, continued: i === 0 && continues === style });
      else close(i, style);
      continue;
    }
    const clipping = isClipping(i);
    if (SINGLE_OPEN.has(mark)) {
      // “it‘s”: the wrong mark for an apostrophe.
      const inside = !spaceBefore && !spaceAfter && tokens.isWord(i - 1) && tokens.isWord(i + 1);
      if (!clipping && !inside) push({ token: i, style, mark, continued: i === 0 && continues === style });
      continue;
    }
    if (mark === STRAIGHT_SINGLE && (spaceBefore || afterOpener) && !spaceAfter) {
      if (!clipping && laterSingle[i] > i) push({ token: i, style, mark, continued: false });
      continue;
    }
    if (mark !== STRAIGHT_SINGLE && mark !== CURLY_CLOSE_SINGLE && mark !== 0x203a) continue;
    if (!isOpen) continue; // an apostrophe
    if (clipping && !spaceAfter) continue;
    // “the boys’ room” inside single marks: a possessive when the quotation can still be closed later on.
    const possessive =
      spaceAfter &&
      endsInS(i - 1) &&
      tokens.isWord(i + 1) &&
      !tokens.has(i + 1, Flag.Capital) &&
      laterSingle[i] > i &&
      !opensBetween(i, laterSingle[i]);
    if (!possessive) close(i, style);
  }
  // A quotation left open runs to the end of the paragraph and may go on in the next one.
  while (stack.length > 0) {
    const opened = stack.pop() as OpenMark;
    if (opened.style === 'double' || opened.mark !== STRAIGHT_SINGLE)
      found.push(make(opened, Math.min(tokens.count - 1, opened.token + LONGEST_OPEN), stack.length, false));
  }
  return found.sort((a, b) => a.open - b.open);

  function isClipping(i: number): boolean {
    const next = i + 1;
    if (next >= tokens.count || tokens.has(next, Flag.SpaceBefore)) return false;
    if (tokens.kind[next] === Kind.Number)
      return tokens.end[next] - tokens.start[next] <= 3 && tokens.end[next] - tokens.start[next] >= 2;
    return tokens.kind[next] === Kind.Word && lexicon.isIn(clippings, tokens.word[next]);
  }
  function endsInS(i: number): boolean {
    return tokens.isWord(i) && (units[tokens.end[i] - 1] | 0x20) === 0x73;
  }
  function opensBetween(from: number, to: number): boolean {
    for (let k = from + 1; k < to; k++) if (tokens.kind[k] === Kind.Quote && SINGLE_OPEN.has(tokens.word[k])) return true;
    return false;
  }
  /** For each token: the next mark that could close a single quotation, or -1. */
  function singleClosers(t: Tokens): Int32Array {
    if (laterMarks.length < t.count) laterMarks = new Int32Array(t.count * 2);
    const later = laterMarks;
    let next = -1;
    for (let i = t.count - 1; i >= 0; i--) {
      later[i] = next;
      if (t.kind[i] !== Kind.Quote) continue;
      const mark = t.word[i];
      if (mark !== STRAIGHT_SINGLE && mark !== CURLY_CLOSE_SINGLE) continue;
      const attached = !t.has(i, Flag.SpaceBefore) && i > 0;
      const after = CLASS[units[t.end[i]]];
      if (attached && after !== Char.Letter && after !== Char.Digit) next = i;
    }
    return later;
  }
}
