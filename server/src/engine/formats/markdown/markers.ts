import { isBlank, isDigit, skipBlank, trimEnd } from '../lines';

/** Length of the list marker at `at` (`-`, `12.`), 0 when there is none. */
export function listMarkerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let length = 0;
  if (unit === 0x2d || unit === 0x2a || unit === 0x2b) {
    length = 1;
  } else if (isDigit(unit)) {
    let digits = 1;
    while (digits < 10 && at + digits < end && isDigit(text.charCodeAt(at + digits))) digits++;
    const delimiter = text.charCodeAt(at + digits);
    if (digits > 9 || at + digits >= end || (delimiter !== 0x2e && delimiter !== 0x29)) return 0;
    length = digits + 1;
  }
  if (length === 0) return 0;
  return at + length >= end || isBlank(text.charCodeAt(at + length)) ? length : 0;
}

/** Offset after the `[^label]:` at `at`, or -1. */
export function noteLabelEnd(text: string, at: number, end: number): number {
  const after = noteReferenceEnd(text, at, end);
  return after !== -1 && after < end && text.charCodeAt(after) === 0x3a ? after + 1 : -1;
}

/** Offset after the `[^label]` at `at`, or -1. */
export function noteReferenceEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 0x5b || text.charCodeAt(at + 1) !== 0x5e) return -1;
  for (let to = at + 2; to < end; to++) {
    const unit = text.charCodeAt(to);
    if (unit === 0x5d) return to > at + 2 ? to + 1 : -1;
    if (isBlank(unit) || unit === 0x5b) return -1;
  }
  return -1;
}

const LONGEST_LABEL = 999;

/** Whether the line from `at` is a link definition, and whether it has its title. */
export function definitionAt(text: string, at: number, end: number): 'plain' | 'titled' | undefined {
  if (text.charCodeAt(at) !== 0x5b || text.charCodeAt(at + 1) === 0x5e) return undefined;
  const limit = Math.min(end, at + LONGEST_LABEL);
  let close = at + 1;
  for (; close < limit && text.charCodeAt(close) !== 0x5d; close++) {
    if (text.charCodeAt(close) === 0x5b) return undefined;
    if (text.charCodeAt(close) === 0x5c) close++;
  }
  if (close + 1 >= end || text.charCodeAt(close + 1) !== 0x3a) return undefined;
  if (skipBlank(text, at + 1, close) >= close) return undefined;
  const target = skipBlank(text, close + 2, end);
  if (target >= end) return undefined;
  let after = target;
  if (text.charCodeAt(target) === 0x3c) {
    after = text.slice(target, end).indexOf('>') + target + 1;
    if (after === target) return undefined;
  } else {
    while (after < end && !isBlank(text.charCodeAt(after))) after++;
  }
  const title = skipBlank(text, after, end);
  if (title === end) return 'plain';
  return title > after && isTitle(text, title, end) ? 'titled' : undefined;
}

/** Whether `[at, end)` is a quoted or bracketed title and nothing else. */
export function isTitle(text: string, at: number, end: number): boolean {
  const open = text[at];
  const close = open === '(' ? ')' : open;
  if (open !== '"' && open !== "'" && open !== '(') return false;
  const last = trimEnd(text, at, end) - 1;
  return last > at && text[last] === close && !text.slice(at + 1, last).includes(close);
}
