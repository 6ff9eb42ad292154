import type { Span } from '../types';
import { isAsciiAlphanumeric, isBlank } from './lines';

const SCHEMES = ['https', 'http', 'ftp'];
/** Never part of a bare address: brackets, quotation marks, backtick. */
const STOPS = new Set([...'<>[]"`“”‘’«»|'].map((char) => char.charCodeAt(0)));
/** Part of an address, but not its last character. */
const TRAILING = new Set([..."?!.,:;*_~'"].map((char) => char.charCodeAt(0)));

const OPEN = 0x28;
const CLOSE = 0x29;
const DOT = 0x2e;
const AT = 0x40;

/** The bare address around the `:` of `scheme://` at `colon`, or undefined. */
export function urlAtColon(text: string, colon: number, from: number, end: number): Span | undefined {
  if (text.charCodeAt(colon + 1) !== 0x2f || text.charCodeAt(colon + 2) !== 0x2f) return undefined;
  const before = text.slice(Math.max(from, colon - 6), colon).toLowerCase();
  const scheme = SCHEMES.find((name) => before.endsWith(name));
  if (scheme === undefined) return undefined;
  const start = colon - scheme.length;
  if (start > from && isAsciiAlphanumeric(text.charCodeAt(start - 1))) return undefined;
  return addressFrom(text, start, colon + 3, end);
}

/** The bare address `www.…` that starts at `start`, or undefined. */
export function urlAtWww(text: string, start: number, from: number, end: number): Span | undefined {
  if (text.charCodeAt(start + 3) !== DOT || text.slice(start, start + 4).toLowerCase() !== 'www.') return undefined;
  if (start > from && isAsciiAlphanumeric(text.charCodeAt(start - 1))) return undefined;
  return addressFrom(text, start, start + 4, end);
}

/** The e-mail address around the `@` at `at`, or undefined. */
export function emailAt(text: string, at: number, from: number, end: number): Span | undefined {
  let start = at;
  while (start > from && isLocalPart(text.charCodeAt(start - 1))) start--;
  if (start === at) return undefined;
  let stop = at + 1;
  let dots = 0;
  while (stop < end) {
    const unit = text.charCodeAt(stop);
    if (unit === DOT && isAsciiAlphanumeric(text.charCodeAt(stop + 1))) dots++;
    else if (!isAsciiAlphanumeric(unit) && unit !== 0x2d && unit !== 0x5f) break;
    stop++;
  }
  while (stop > at + 1 && !isAsciiAlphanumeric(text.charCodeAt(stop - 1))) stop--;
  return dots > 0 ? { start, end: stop } : undefined;
}

function isLocalPart(unit: number): boolean {
  return isAsciiAlphanumeric(unit) || unit === DOT || unit === 0x2b || unit === 0x2d || unit === 0x5f;
}

function addressFrom(text: string, start: number, body: number, end: number): Span | undefined {
  let stop = body;
  let open = 0;
  let close = 0;
  while (stop < end) {
    const unit = text.charCodeAt(stop);
    if (isBlank(unit) || STOPS.has(unit)) break;
    if (unit === OPEN) open++;
    else if (unit === CLOSE) close++;
    stop++;
  }
  for (; stop > body; stop--) {
    const last = text.charCodeAt(stop - 1);
    if (last === CLOSE && close > open) close--;
    else if (!TRAILING.has(last)) break;
  }
  return stop > body && text.charCodeAt(body) !== AT ? { start, end: stop } : undefined;
}
