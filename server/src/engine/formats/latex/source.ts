import { afterEol, isAsciiLetter, isBlank, isEol, lineEnd } from '../lines';

/** Small readers of LaTeX's syntax. Each looks a bounded stretch ahead, so that none makes a pass quadratic. */

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Longest address or optional argument that is looked for. */
export const LONGEST = 500;

/** End of the command's name whose backslash stands at `at`; `at + 1` when no letter follows. */
export function nameEnd(text: string, at: number, end: number): number {
  let to = at + 1;
  while (to < end && isAsciiLetter(text.charCodeAt(to))) to++;
  return to;
}

/** Offset after the group in braces at `at`, or -1 when there is none that closes within `limit` units and its paragraph. */
export function groupEnd(text: string, at: number, end: number, limit = LONGEST): number {
  const stop = Math.min(end, at + limit);
  if (text.charCodeAt(at) !== OPEN || !holds(text, at, stop, '}')) return -1;
  let depth = 0;
  for (let to = at; to < stop; to++) {
    const unit = text.charCodeAt(to);
    if (unit === OPEN) depth++;
    else if (unit === CLOSE) {
      if (--depth === 0) return to + 1;
    } else if (unit === BACKSLASH) to++;
    else if (isEol(unit) && isBlankLine(text, afterEol(text, to), end)) return -1;
  }
  return -1;
}

/** Whether a closer stands in a stretch at all: cheap to ask, and mostly what is amiss where one is missing. */
function holds(text: string, from: number, to: number, closer: string): boolean {
  return text.slice(from, to).includes(closer);
}

/** Offset after the group of an address at `at`, in which `%` and `\` are characters as others; -1 when there is none. */
export function addressEnd(text: string, at: number, end: number): number {
  const stop = Math.min(end, at + LONGEST);
  if (text.charCodeAt(at) !== OPEN || !holds(text, at, stop, '}')) return -1;
  let depth = 0;
  for (let to = at; to < stop; to++) {
    const unit = text.charCodeAt(to);
    if (unit === OPEN) depth++;
    else if (unit === CLOSE && --depth === 0) return to + 1;
    else if (isEol(unit)) return -1;
  }
  return -1;
}

/** Offset after star, overlay and optional arguments: `*`, `<2->`, `[…]`, in any number. */
export function optionsEnd(text: string, at: number, end: number): number {
  let to = at;
  for (;;) {
    const unit = text.charCodeAt(to);
    let after = -1;
    if (unit === 0x2a) after = to + 1;
    else if (unit === 0x5b) after = bracketEnd(text, to, end, ']');
    else if (unit === 0x3c) after = bracketEnd(text, to, Math.min(end, to + 20), '>');
    if (after === -1 || to >= end) return to;
    to = after;
  }
}

function bracketEnd(text: string, at: number, end: number, closer: string): number {
  const stop = Math.min(end, at + LONGEST);
  if (!holds(text, at, stop, closer)) return -1;
  let depth = 0;
  for (let to = at + 1; to < stop; to++) {
    const unit = text.charCodeAt(to);
    if (depth === 0 && unit === closer.charCodeAt(0)) return to + 1;
    if (unit === OPEN) depth++;
    else if (unit === CLOSE) depth--;
    else if (unit === BACKSLASH) to++;
    else if (isEol(unit) && isBlankLine(text, afterEol(text, to), end)) return -1;
    if (depth < 0) return -1;
  }
  return -1;
}

/** Offset after `\verb|…|` whose name ends at `at`; -1 when it does not close on its line, or takes braces. */
export function verbEnd(text: string, at: number, end: number): number {
  const from = optionsEnd(text, at, end);
  const delimiter = text.charCodeAt(from);
  if (from >= end || isBlank(delimiter) || isAsciiLetter(delimiter) || delimiter === OPEN) return -1;
  const stop = Math.min(end, from + LONGEST);
  for (let to = from + 1; to < stop && !isEol(text.charCodeAt(to)); to++) if (text.charCodeAt(to) === delimiter) return to + 1;
  return -1;
}

/** Whether nothing but blanks stands in the line at `at`; so does the end of the text. */
export function isBlankLine(text: string, at: number, end: number): boolean {
  for (let to = at; to < end; to++) {
    const unit = text.charCodeAt(to);
    if (isEol(unit)) return true;
    if (!isBlank(unit)) return false;
  }
  return true;
}

/** The name in `{name}` at `at`, as of an environment; undefined when there is none. */
export function braceName(text: string, at: number, end: number): string | undefined {
  if (text.charCodeAt(at) !== OPEN) return undefined;
  const stop = Math.min(end, at + 60);
  for (let to = at + 1; to < stop; to++) {
    const unit = text.charCodeAt(to);
    if (unit === CLOSE) return text.slice(at + 1, to);
    if (unit === OPEN || unit === BACKSLASH || unit === 0x25 || isEol(unit)) return undefined;
  }
  return undefined;
}

/** Whether an unescaped `%` stands in the line that ends at `end`. */
export function hasComment(text: string, end: number): boolean {
  let at = end;
  while (at > 0 && !isEol(text.charCodeAt(at - 1))) at--;
  for (const stop = lineEnd(text, at); at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === 0x25) return true;
  }
  return false;
}
