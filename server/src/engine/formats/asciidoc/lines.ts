import type { BlockKind } from '../format';
import { isAsciiLetter, isBlank, isDigit } from '../lines';

/** What lines of AsciiDoc begin with. */

const DASH = 0x2d;
const DOT = 0x2e;
const STAR = 0x2a;
const BACKTICK = 0x60;
/** Characters that make up the lines around delimited blocks, four or more. */
const FENCES = '-.=*_+/';

/** Delimited blocks whose contents are not read, by the character of their lines. */
const VERBATIM = new Map<number, BlockKind>([
  [DASH, 'code'],
  [DOT, 'code'],
  [0x2b, 'code'],
  [BACKTICK, 'code'],
  [0x2f, 'comment'],
  [0x2c, 'definition'],
  [0x3a, 'definition'],
]);
/** Styles (`[quote]`) that say what the block below is; others leave it as it is. */
const STYLES = new Map<string, BlockKind>([
  ['quote', 'quote'],
  ['verse', 'quote'],
  ['comment', 'comment'],
  ...'source listing literal pass stem latexmath asciimath mermaid plantuml ditaa graphviz dot blockdiag bytefield vega svgbob'
    .split(' ')
    .map((name): [string, BlockKind] => [name, 'code']),
]);
/** Characters of the lines below titles, by level. */
const UNDERLINES = '=-~^+';

/** The line that opens or closes a delimited block. */
export interface Delimiter {
  /** The character it is made of: a table's is its bar. */
  readonly unit: number;
  readonly length: number;
}

/** The delimiter that the line `[at, end)` is, without the blanks that trail; a fence of backticks may name its language. */
export function delimiterAt(text: string, at: number, end: number): Delimiter | undefined {
  const unit = text.charCodeAt(at);
  const length = end - at;
  if (unit === BACKTICK) {
    if (length < 3 || !text.startsWith('```', at) || text.charCodeAt(at + 3) === BACKTICK) return undefined;
    return { unit, length: 3 };
  }
  if (unit === 0x7c || unit === 0x21 || unit === 0x2c || unit === 0x3a) {
    return length >= 4 && isRun(text, at + 1, end, 0x3d) ? { unit, length } : undefined;
  }
  if (length < 4 && !(length === 2 && unit === DASH)) return undefined;
  return FENCES.includes(text[at]) && isRun(text, at, end, unit) ? { unit, length } : undefined;
}

function isRun(text: string, at: number, end: number, unit: number): boolean {
  for (let to = at; to < end; to++) if (text.charCodeAt(to) !== unit) return false;
  return true;
}

/** What the block that `delimiter` opens is when its contents are not read; two hyphens open any kind of block. */
export function verbatimKind({ unit, length }: Delimiter): BlockKind | undefined {
  return length === 2 ? undefined : VERBATIM.get(unit);
}

/** Whether the line is the underline of a title of `length` characters. */
export function isUnderline(text: string, at: number, end: number, length: number): boolean {
  const unit = text.charCodeAt(at);
  return end - at >= 3 && Math.abs(end - at - length) < 2 && UNDERLINES.includes(text[at]) && isRun(text, at, end, unit);
}

/** Level of the title that the line at `at` underlines. */
export function underlineLevel(text: string, at: number): number {
  return UNDERLINES.indexOf(text[at]) + 1;
}

/** Number of signs before a section's title (`== Plan`), 0 when the line is none. */
export function titleSigns(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== 0x3d && unit !== 0x23) return 0;
  let to = at;
  while (to < end && to < at + 7 && text.charCodeAt(to) === unit) to++;
  return to - at <= 6 && to < end && isBlank(text.charCodeAt(to)) ? to - at : 0;
}

/** Length of the list marker at `at` (`*`, `**`, `-`, `.`, `1.`, `a.`, `iv)`, `<1>`, `•`), 0 when there is none. */
export function markerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let to = at + 1;
  if (unit === STAR || unit === DOT) {
    while (to < end && text.charCodeAt(to) === unit) to++;
    if (to - at > 5) return 0;
  } else if (unit === 0x3c) {
    while (to < end && to < at + 5 && (isDigit(text.charCodeAt(to)) || text.charCodeAt(to) === DOT)) to++;
    if (to === at + 1 || text.charCodeAt(to) !== 0x3e) return 0;
    to++;
  } else if (isDigit(unit)) {
    while (to < end && to < at + 6 && isDigit(text.charCodeAt(to))) to++;
    if (text.charCodeAt(to) !== DOT) return 0;
    to++;
  } else if (isAsciiLetter(unit)) {
    if (text.charCodeAt(to) === DOT) to++;
    else {
      while (to < at + 6 && 'ivxlcdm'.includes(text[to]?.toLowerCase() ?? ' ')) to++;
      if (text.charCodeAt(to) !== 0x29 || !'ivxlcdm'.includes(text[at].toLowerCase())) return 0;
      to++;
    }
  } else if (unit !== DASH && unit !== 0x2022) {
    return 0;
  }
  return to < end && isBlank(text.charCodeAt(to)) ? to - at : 0;
}

/** Offset of the colons behind the term of a description list (`term:: text`) in the line `[at, end)`, or -1. */
export function termEnd(text: string, at: number, end: number): number {
  const line = text.slice(at, end);
  const found = /(?:::|;;)(?=\s|$)/.exec(line);
  if (!found) return -1;
  let colons = found.index;
  while (colons > 0 && line[colons - 1] === ':') colons--;
  return colons > 0 && found.index - colons <= 2 && !line.startsWith('//') ? at + colons : -1;
}

/** Length of the run of colons or semicolons of a term at `at`. */
export function termMarkLength(text: string, at: number): number {
  let to = at;
  while (to < at + 4 && text.charCodeAt(to) === text.charCodeAt(at)) to++;
  return to - at;
}

/** A comment's line: two slashes, not three. */
export function isCommentLine(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2f && text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) !== 0x2f;
}

const DIRECTIVE = /^(?:ifn?def|ifeval|endif|include)::[^[\n]*\[/;

/** Whether the line is one that the reader of AsciiDoc itself obeys (`ifdef::web[]`, `include::plan.adoc[]`). */
export function isDirectiveLine(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === 0x69 || unit === 0x65) && DIRECTIVE.test(text.slice(at, at + 200));
}

const ATTRIBUTES = /^\[(?:|[\p{L}\p{N}_.#%{,"'].*|\[(?:|[\p{L}_:][^\]]*)\])\]$/u;
const STYLE = /^\[([\w-]+)/;
const ENTRY = /^:!?\w[^:\n]*:(?:\s|$)/;
const BLOCK_MACRO = /^[a-z]\w*::(?:\S[^[\n]*)?\[.*\]$/i;
const BLOCK_TITLE = /^\.(?:\.?[^ \t.])/;
const RULE = /^(?:'{3,}|<{3,}|([-*_]) ?\1 ?\1)$/;
const LONGEST_NAME = 300;
const LONGEST_RULE = 80;

/** A line of attributes for the block below (`[quote, Ann Roe]`), or of its anchor (`[[plan]]`). */
export function isAttributeLine(text: string, at: number, end: number): boolean {
  return text.charCodeAt(end - 1) === 0x5d && ATTRIBUTES.test(text.slice(at, end));
}

/** What the line of attributes at `at` makes of the block below, if anything. */
export function styleAt(text: string, at: number): BlockKind | undefined {
  return STYLES.get(STYLE.exec(text.slice(at, at + 40))?.[1] ?? '');
}

/** A line that sets an attribute of the document (`:toc: left`). */
export function isEntryLine(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) === 0x3a && ENTRY.test(text.slice(at, Math.min(end, at + LONGEST_NAME)));
}

/** A line that stands for a block (`image::plan.png[]`). */
export function isBlockMacro(text: string, at: number, end: number): boolean {
  return BLOCK_MACRO.test(text.slice(at, end));
}

/** The title of the block below (`.The plan`). */
export function isBlockTitle(text: string, at: number, end: number): boolean {
  return BLOCK_TITLE.test(text.slice(at, Math.min(end, at + 4)));
}

/** A line that parts (`'''`, `---`) or ends a page (`<<<`). */
export function isRule(text: string, at: number, end: number): boolean {
  return end - at <= LONGEST_RULE && RULE.test(text.slice(at, end));
}
