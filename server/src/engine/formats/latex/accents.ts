import { isAsciiLetter, SPACE, skipBlank } from '../lines';

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * The letter that an accent stands on, with or without braces: `\'e`, `\'{e}`, `\c c`, `\"{\i}`. `after` is where the accent
 * ends; gives the offset after both and the character they make, if they make one.
 */
export function accentedAt(
  text: string,
  after: number,
  end: number,
  combining: string,
): { readonly stop: number; readonly character?: string } {
  let base = after;
  if (isAsciiLetter(text.charCodeAt(after - 1)) || text.charCodeAt(base) === SPACE) base = skipBlank(text, after, end);
  const braced = text.charCodeAt(base) === OPEN;
  if (braced) base++;
  const dotless = text.charCodeAt(base) === BACKSLASH && /[ij]/.test(text[base + 1] ?? '');
  const letter = text[dotless ? base + 1 : base] ?? '';
  let stop = base + (dotless ? 2 : 1);
  if (braced && text.charCodeAt(stop) !== CLOSE) stop = -1;
  else if (braced) stop++;
  if (base >= end || stop === -1 || stop > end || !/\p{L}/u.test(letter)) {
    return { stop: braced && text.charCodeAt(base) === CLOSE ? base + 1 : after };
  }
  const composed = (letter + combining).normalize('NFC');
  return { stop, character: composed.length === 1 ? composed : letter };
}
