import type { Span } from '../../types';
import { skipBlank, trimEnd } from '../lines';

const PIPE = 0x7c;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const HYPHEN = 0x2d;

/** The cells of a table row without the blanks round them; a `\|` divides nothing. */
export function tableCells(text: string, start: number, end: number): Span[] {
  const stop = trimEnd(text, start, end);
  let from = skipBlank(text, start, stop);
  if (from < stop && text.charCodeAt(from) === PIPE) from++;
  const cells: Span[] = [];
  for (let at = from; at <= stop; at++) {
    if (at + 1 < stop && text.charCodeAt(at) === BACKSLASH) {
      at++;
      continue;
    }
    if (at < stop && text.charCodeAt(at) !== PIPE) continue;
    if (at === stop && at === from) break;
    const cell = skipBlank(text, from, at);
    cells.push({ start: cell, end: trimEnd(text, cell, at) });
    from = at + 1;
  }
  return cells;
}

/** How many columns the delimiter row `| --- | :-: |` has; 0 when the line is none. */
export function tableDelimiterColumns(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first !== PIPE && first !== COLON && first !== HYPHEN) return 0;
  const cells = tableCells(text, start, end);
  return cells.every((cell) => isDelimiter(text, cell)) ? cells.length : 0;
}

function isDelimiter(text: string, { start, end }: Span): boolean {
  let at = text.charCodeAt(start) === COLON && start < end ? start + 1 : start;
  const dashes = at;
  while (at < end && text.charCodeAt(at) === HYPHEN) at++;
  if (at === dashes) return false;
  return at === end || (at === end - 1 && text.charCodeAt(at) === COLON);
}
