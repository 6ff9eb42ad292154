import { isAsciiPunctuation, isBlank, isEol, skipBlank } from '../lines';

/** Where a link leads, and the offset after it. A reference's target is its label in brackets: `[label]`. */
export interface LinkTarget {
  readonly target: string;
  readonly end: number;
}

const DEEPEST_PARENTHESES = 32;
const LONGEST_LABEL = 999;
const MAIL = /^mailto:/i;
const BACKSLASH = 0x5c;

/** What follows a `]`: `(target "title")` or `[label]`; undefined when it makes no link. */
export function linkTargetAt(text: string, at: number, end: number): LinkTarget | undefined {
  if (at >= end) return undefined;
  const unit = text.charCodeAt(at);
  if (unit === 0x28) return inlineTarget(text, at + 1, end);
  return unit === 0x5b ? reference(text, at, end) : undefined;
}

function inlineTarget(text: string, from: number, end: number): LinkTarget | undefined {
  const start = skipBlank(text, from, end);
  let stop: number;
  let target: string;
  if (text.charCodeAt(start) === 0x3c) {
    stop = bracketedDestinationEnd(text, start, end);
    if (stop === -1) return undefined;
    target = text.slice(start + 1, stop - 1);
  } else {
    stop = destinationEnd(text, start, end);
    if (stop === -1) return undefined;
    target = text.slice(start, stop);
  }
  let after = skipBlank(text, stop, end);
  if (after > stop && after < end && text.charCodeAt(after) !== 0x29) {
    const title = titleEnd(text, after, end);
    if (title === -1) return mailTarget(text, start, end);
    after = skipBlank(text, title, end);
  }
  return after < end && text.charCodeAt(after) === 0x29 ? { target, end: after + 1 } : undefined;
}

/** `mailto:a@b.org?subject=More about it`: writers leave blanks in the subject, and readers follow the link all the same. */
function mailTarget(text: string, start: number, end: number): LinkTarget | undefined {
  if (!MAIL.test(text.slice(start, start + 7))) return undefined;
  for (let at = start; at < end && !isEol(text.charCodeAt(at)); at++)
    if (text.charCodeAt(at) === 0x29) return { target: text.slice(start, at), end: at + 1 };
  return undefined;
}

function bracketedDestinationEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3e) return at + 1;
    if (unit === 0x3c || isEol(unit)) return -1;
    if (unit === BACKSLASH) at++;
  }
  return -1;
}

function destinationEnd(text: string, start: number, end: number): number {
  let depth = 0;
  let at = start;
  for (; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || isBlank(unit)) break;
    if (unit === 0x28) {
      if (++depth > DEEPEST_PARENTHESES) return -1;
    } else if (unit === 0x29) {
      if (depth-- === 0) return at;
    } else if (unit === BACKSLASH && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      at++;
    }
  }
  return depth === 0 ? at : -1;
}

function titleEnd(text: string, start: number, end: number): number {
  const open = text.charCodeAt(start);
  if (open !== 0x22 && open !== 0x27 && open !== 0x28) return -1;
  const close = open === 0x28 ? 0x29 : open;
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === close) return at + 1;
    if (unit === 0x28 && open === 0x28) return -1;
    if (unit === BACKSLASH) at++;
  }
  return -1;
}

function reference(text: string, start: number, end: number): LinkTarget | undefined {
  if (text.charCodeAt(start + 1) === 0x5e) return undefined;
  const limit = Math.min(end, start + LONGEST_LABEL);
  for (let at = start + 1; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5d) return { target: text.slice(start, at + 1), end: at + 1 };
    if (unit === 0x5b) return undefined;
    if (unit === BACKSLASH) at++;
  }
  return undefined;
}
