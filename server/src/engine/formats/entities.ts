import { characterEntitiesHtml4 } from 'character-entities-html4';
import { isAsciiAlphanumeric } from './lines';

/** The named references of HTML 4, and those that writers use of the many that HTML 5 added. */
const NAMED = new Map(
  Object.entries({ ...characterEntitiesHtml4, apos: "'", lsqb: '[', rsqb: ']', lpar: '(', rpar: ')', period: '.', comma: ',' }),
);
const LONGEST = 10;
const AMPERSAND = 0x26;
const HASH = 0x23;
const SEMICOLON = 0x3b;

/** A character reference: the character meant (one or two units) and the offset after its `;`. */
export interface Entity {
  readonly character: string;
  readonly end: number;
}

/** The character reference `&name;`, `&#8217;` or `&#x2019;` at `at`; undefined when there is none that is known. */
export function entityAt(text: string, at: number, end: number): Entity | undefined {
  if (text.charCodeAt(at) !== AMPERSAND) return undefined;
  const numeric = text.charCodeAt(at + 1) === HASH;
  const limit = Math.min(end, at + LONGEST + 2);
  let stop = numeric ? at + 2 : at + 1;
  while (stop < limit && isAsciiAlphanumeric(text.charCodeAt(stop))) stop++;
  if (stop >= end || text.charCodeAt(stop) !== SEMICOLON) return undefined;
  const name = text.slice(at + 1, stop);
  const character = numeric ? byNumber(name.slice(1)) : NAMED.get(name);
  return character === undefined ? undefined : { character, end: stop + 1 };
}

function byNumber(digits: string): string | undefined {
  const hexadecimal = /^x[\da-f]{1,6}$/i.test(digits);
  if (!hexadecimal && !/^\d{1,7}$/.test(digits)) return undefined;
  const code = hexadecimal ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(WINDOWS_1252.get(code) ?? code);
}

/** Numbers of Windows' code page that browsers take for the character meant, among them its quotation marks and dashes. */
const WINDOWS_1252: ReadonlyMap<number, number> = new Map([
  [0x80, 0x20ac],
  [0x85, 0x2026],
  [0x91, 0x2018],
  [0x92, 0x2019],
  [0x93, 0x201c],
  [0x94, 0x201d],
  [0x96, 0x2013],
  [0x97, 0x2014],
]);
