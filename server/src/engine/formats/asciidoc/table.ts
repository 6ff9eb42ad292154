import type { BlockKind } from '../format';
import { afterEol, isBlank, lineEnd, skipBlank, trimEnd } from '../lines';
import { type Delimiter, delimiterAt, isCommentLine, isDirectiveLine, markerLength, titleSigns } from './lines';

const BAR = 0x7c;
const BANG = 0x21;
/** Spans, alignment and style before the bar of a cell: `2+`, `.2+^.>s`, `3*`, `a`. */
const SPECIFICATION = /(?:^|\s)(?:\d+(?:\.\d+)?|\.\d+)?[+*]?(?:[<^>](?:\.[<^>])?|\.[<^>])?[a-z]?$/;
const LONGEST_SPECIFICATION = 16;
const VERBATIM = '-.+/`';

/**
 * Reads the table whose first line is at `at`, cell by cell and paragraph by paragraph, to the line that closes it, to the
 * end of the block around it (where `limit` says so) or to the title of a section; gives the offset to go on from.
 */
export function readTable(
  text: string,
  at: number,
  { unit, length }: Delimiter,
  limit: (from: number, to: number) => boolean,
  cell: (start: number, end: number) => void,
  other: (kind: BlockKind, start: number, end: number) => void,
): number {
  let start = -1;
  let end = -1;
  let blank = true;
  let nested = unit === BANG;
  let verbatim: Delimiter | undefined;
  let verbatimFrom = -1;
  let verbatimTo = -1;
  /** Comments and orders behind the words of a cell, which may go on below them. */
  const held: { kind: BlockKind; from: number; to: number }[] = [];
  const close = () => {
    if (start !== -1) cell(start, end);
    start = -1;
    for (const { kind, from, to } of held) other(kind, from, to);
    held.length = 0;
  };
  const closeVerbatim = () => {
    if (verbatim) other(verbatim.unit === 0x2f ? 'comment' : 'code', verbatimFrom, verbatimTo);
    verbatim = undefined;
  };

  let next = afterEol(text, lineEnd(text, at));
  while (next < text.length) {
    const from = next;
    const stop = lineEnd(text, from);
    const to = trimEnd(text, from, stop);
    const delimiter = delimiterAt(text, from, to);
    if (delimiter ? limit(from, to) : blank && titleSigns(text, from, to) > 1) break;
    next = afterEol(text, stop);
    if (delimiter?.unit === unit && delimiter.length === length) {
      close();
      closeVerbatim();
      return next;
    }
    if (verbatim) {
      verbatimTo = stop;
      if (delimiter?.unit === verbatim.unit && to - from === verbatim.length) closeVerbatim();
      continue;
    }
    blank = to === from;
    if (blank) {
      close();
    } else if (delimiter) {
      close();
      if (delimiter.unit === BANG) nested = !nested;
      else if (VERBATIM.includes(text[from]) && delimiter.length > 2) {
        verbatim = delimiter;
        verbatimFrom = from;
        verbatimTo = stop;
      }
    } else if (isCommentLine(text, from)) {
      held.push({ kind: 'comment', from, to });
    } else if (isDirectiveLine(text, from)) {
      held.push({ kind: 'front-matter', from, to });
    } else {
      line(from, to);
    }
  }
  close();
  closeVerbatim();
  return next;

  function line(from: number, to: number): void {
    const content = skipBlank(text, from, to);
    if (markerLength(text, content, to) > 0) close();
    let words = from;
    for (let bar = from; bar < to; bar++) {
      const sign = text.charCodeAt(bar);
      if (sign !== BAR && !(nested && sign === BANG && (bar === from || isBlank(text.charCodeAt(bar - 1))))) continue;
      if (bar > from && text.charCodeAt(bar - 1) === 0x5c) continue;
      const window = Math.max(words, bar - LONGEST_SPECIFICATION);
      const specification = SPECIFICATION.exec(text.slice(window, bar));
      const before = specification && window + specification.index;
      // A letter or two before the bar may be the end of a word that was cut.
      const cut = before !== null && (before > words || window === words) ? before : bar;
      extend(words, cut);
      close();
      words = bar + 1;
    }
    extend(words, to);
  }

  function extend(from: number, to: number): void {
    const first = skipBlank(text, from, to);
    if (first === to) return;
    if (start === -1) {
      close();
      start = first;
    } else {
      held.length = 0;
    }
    end = trimEnd(text, first, to);
  }
}
