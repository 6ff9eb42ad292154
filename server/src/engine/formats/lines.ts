/** Character and line helpers the formats share. A line ends at LF, CRLF or a lone CR. */

export const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
export const SPACE = 0x20;
export const BOM = 0xfeff;

/** Offset of the line's end (its EOL, or `text.length`). */
export function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || unit === CR) return at;
  }
  return text.length;
}

/** Start of the line that holds `offset`; an EOL belongs to the line that it ends. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  if (at > 0 && text.charCodeAt(at) === LF && text.charCodeAt(at - 1) === CR) at--;
  while (at > 0 && !isEol(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Offset after the EOL that stands at `end`. */
export function afterEol(text: string, end: number): number {
  if (end >= text.length) return end;
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

export function isEol(unit: number): boolean {
  return unit === LF || unit === CR;
}

/** Space, tab, EOL, no-break space, BOM: what never counts as content. */
export function isBlank(unit: number): boolean {
  return unit === SPACE || (unit >= TAB && unit <= CR) || unit === 0xa0 || unit === BOM;
}

/** First offset in `[from, end)` that is not blank, else `end`. */
export function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** End of the content of `[from, end)`, without the blanks that trail. */
export function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isAsciiAlphanumeric(unit: number): boolean {
  return isDigit(unit) || isAsciiLetter(unit);
}

/** Offset of the next character that `pattern`, a global one for single characters, matches; -1: there is none. Faster than a loop. */
export function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
}

/** ASCII punctuation as CommonMark counts it. */
export function isAsciiPunctuation(unit: number): boolean {
  return (
    (unit >= 0x21 && unit <= 0x2f) ||
    (unit >= 0x3a && unit <= 0x40) ||
    (unit >= 0x5b && unit <= 0x60) ||
    (unit >= 0x7b && unit <= 0x7e)
  );
}
