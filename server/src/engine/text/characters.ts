/** What a UTF-16 unit is, by table: built once, cheap to ask. */

import { LEAD, OBJECT, SKIP } from '../formats/format';

/** What a UTF-16 unit is to the tokenizer. */
export const Char = {
  Other: 0,
  Letter: 1,
  Digit: 2,
  Space: 3,
  Newline: 4,
  Punctuation: 5,
  /** Leaves no trace: masked markup, soft hyphens, zero-width marks. */
  Ignored: 6,
  Object: 7,
} as const;

/** Class of each UTF-16 unit. */
export const CLASS = new Uint8Array(65536);
/** Lower-case form of each letter, else 0. Letters that change length when folded stay as they are. */
export const FOLDED = new Uint16Array(65536);

function mark(from: number, to: number, kind: number): void {
  CLASS.fill(kind, from, to + 1);
}

// Alphabetic scripts, combining marks and ideographs; symbols, surrogates and private use stay Other.
for (const [from, to] of [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xaa, 0xaa],
  [0xb5, 0xb5],
  [0xba, 0xba],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2c1],
  [0x300, 0x373],
  [0x376, 0x377],
  [0x37f, 0x37f],
  [0x386, 0x386],
  [0x388, 0x481],
  [0x483, 0x556],
  [0x560, 0x588],
  [0x591, 0x5bd],
  [0x5d0, 0x5f2],
  [0x610, 0x61a],
  [0x620, 0x669],
  [0x66e, 0x6d3],
  [0x6d5, 0x6fc],
  [0x700, 0x1fff],
  [0x2071, 0x209c],
  [0x2c00, 0x2dff],
  [0x3040, 0x30fa],
  [0x30fc, 0xd7ff],
  [0xf900, 0xfd3d],
  [0xfd50, 0xfdff],
  [0xfe20, 0xfe2f],
  [0xfe70, 0xfefc],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
  [0xff66, 0xffdc],
])
  mark(from, to, Char.Letter);
mark(0x30, 0x39, Char.Digit);
for (const c of '!"\'(),-./:;?[]{}«»<>%$&*@#§') CLASS[c.charCodeAt(0)] = Char.Punctuation;
mark(0x2010, 0x2027, Char.Punctuation);
mark(0x2030, 0x203e, Char.Punctuation);
for (const c of [0xa3, 0xa5, 0x20ac, 0x3001, 0x3002]) CLASS[c] = Char.Punctuation;
for (const c of [0x09, 0x0b, 0x0c, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) CLASS[c] = Char.Space;
mark(0x2000, 0x200a, Char.Space);
for (const c of [0x0a, 0x0d, 0x85, 0x2028, 0x2029]) CLASS[c] = Char.Newline;
for (const c of [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff, SKIP, LEAD]) CLASS[c] = Char.Ignored;
mark(0x202a, 0x202e, Char.Ignored);
CLASS[OBJECT] = Char.Object;

for (let c = 0; c < 65536; c++) if (CLASS[c] === Char.Letter) FOLDED[c] = c;
for (const [from, to] of [
  [0x41, 0x587],
  [0x1e00, 0x1fff],
  [0xff21, 0xff3a],
])
  for (let c = from; c <= to; c++) {
    if (CLASS[c] !== Char.Letter) continue;
    const lower = String.fromCharCode(c).toLowerCase();
    if (lower.length === 1) FOLDED[c] = lower.charCodeAt(0);
  }

export const isUpper = (unit: number): boolean => FOLDED[unit] !== 0 && FOLDED[unit] !== unit;
