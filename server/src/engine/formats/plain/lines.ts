/** A line of plain text, read once. */
export interface Line {
  readonly start: number;
  /** Where its words begin, after white space and quotation marks. */
  readonly content: number;
  /** Where its words end. */
  readonly end: number;
  /** How many `>` stand before the words. */
  readonly quotes: number;
  readonly indent: number;
  /** Length of its list marker, 0 without one. */
  readonly marker: number;
}

/** Lines below this length do not reach the margin of a text that wraps. */
const SHORT = 60;
/** A line that ends this far left of the longest, although the next word would have fitted, ends by intention. */
const RAGGED = 0.75;

/**
 * Divides a run of lines (no blank line between them) into paragraphs: gives the index of each one's last line.
 * Pasted text often loses its blank lines, so short lines that do not wrap are paragraphs of their own.
 */
export function paragraphEnds(text: string, run: readonly Line[]): number[] {
  const ends: number[] = [];
  const widest = run.reduce((width, line) => Math.max(width, line.end - line.content), 0);
  const linewise = isLinewise(text, run);
  let inItem = run[0].marker > 0;
  for (let index = 0; index + 1 < run.length; index++) {
    const next = run[index + 1];
    if (breaksBetween(text, run[index], next, widest, linewise, inItem)) {
      ends.push(index);
      inItem = next.marker > 0;
    }
  }
  ends.push(run.length - 1);
  return ends;
}

/** Whether most lines are short and none goes on with a lower-case word: lists of names or dates, verse, tables. */
function isLinewise(text: string, run: readonly Line[]): boolean {
  let short = 0;
  for (let index = 0; index < run.length; index++) {
    if (run[index].end - run[index].content < SHORT) short++;
    if (index > 0 && startsLower(text, run[index])) return false;
  }
  return short * 2 > run.length;
}

function breaksBetween(text: string, line: Line, next: Line, widest: number, linewise: boolean, inItem: boolean): boolean {
  if (next.marker > 0) return true;
  if (line.quotes !== next.quotes) return true;
  if (inItem && next.indent > 0) return false;
  if (startsLower(text, next)) return false;
  if (linewise) return true;
  if (next.indent > line.indent + 1 && endsSentence(text, line)) return true;
  const length = line.end - line.content;
  const word = firstWordLength(text, next);
  return length < SHORT && length + 1 + word <= widest * RAGGED;
}

function startsLower(text: string, line: Line): boolean {
  const first = text[line.content];
  return first !== first.toUpperCase();
}

function endsSentence(text: string, line: Line): boolean {
  return /[.!?…]["'”’)\]]*$/.test(text.slice(Math.max(line.content, line.end - 4), line.end));
}

function firstWordLength(text: string, line: Line): number {
  let at = line.content;
  while (at < line.end && at - line.content < SHORT && text.charCodeAt(at) > 0x20) at++;
  return at - line.content;
}
