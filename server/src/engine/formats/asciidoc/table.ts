import type { BlockKind } from '../format';
import { afterEol, isBlank, lineEnd, skipBlank, trimEnd } from '../lines';
import { type Delimiter, delimiterAt, isCommentLine, isDirectiveLine, markerLength, titleSigns } from './lines';

const BAR = 0x7c;
const BANG = 0x21;
const SLASH = 0x2f;
/** Spans, alignment and style before the bar of a cell: `2+`, `.2+^.>s`, `3*`, `a`. */
const SPECIFICATION = /(?:^|\s)(?:\d+(?:\.\d+)?|\.\d+)?[+*]?(?:[<^>](?:\.[<^>])?|\.[<^>])?[a-z]?$/;
const LONGEST_SPECIFICATION = 16;
const VERBATIM = '-.+/`';

/** What a table is read into, and what ends it from outside. */
export interface TableSurroundings {
  /** Whether a line that opens or closes a block ends the block around the table. */
  limit(from: number, to: number): boolean;
  cell(start: number, end: number): void;
  other(kind: BlockKind, start: number, end: number): void;
}

/**
 * Reads the table whose first line is at `at`, cell by cell and paragraph by paragraph, to the line that closes it, to the
 * end of the block around it or to the title of a section; gives the offset to go on from.
 */
export function readTable(text: string, at: number, opener: Delimiter, around: TableSurroundings): number {
  return new TableReader(text, opener, around).read(at);
}

class TableReader {
  /** The paragraph of a cell that the next line may go on with; -1: none. */
  private start = -1;
  private end = -1;
  /** The line before was empty. */
  private blank = true;
  /** A table inside a cell, whose cells begin with `!`, is open. */
  private nested: boolean;
  /** Code or a comment that is open in a cell, and where it stands so far. */
  private verbatim: { readonly opener: Delimiter; readonly from: number; to: number } | undefined;
  /** Comments and orders behind the words of a cell, which may go on below them. */
  private readonly held: { readonly kind: BlockKind; readonly from: number; readonly to: number }[] = [];

  constructor(
    private readonly text: string,
    private readonly opener: Delimiter,
    private readonly around: TableSurroundings,
  ) {
    this.nested = opener.unit === BANG;
  }

  read(at: number): number {
    const { text, opener } = this;
    let next = afterEol(text, lineEnd(text, at));
    while (next < text.length) {
      const from = next;
      const stop = lineEnd(text, from);
      const to = trimEnd(text, from, stop);
      const delimiter = delimiterAt(text, from, to);
      if (delimiter ? this.around.limit(from, to) : this.blank && titleSigns(text, from, to) > 1) break;
      next = afterEol(text, stop);
      if (delimiter?.unit === opener.unit && delimiter.length === opener.length) break;
      this.readLine(from, to, stop, delimiter);
    }
    this.close();
    this.closeVerbatim();
    return next;
  }

  private readLine(from: number, to: number, stop: number, delimiter: Delimiter | undefined): void {
    const { text, verbatim } = this;
    if (verbatim) {
      verbatim.to = stop;
      if (delimiter?.unit === verbatim.opener.unit && to - from === verbatim.opener.length) this.closeVerbatim();
      return;
    }
    this.blank = to === from;
    if (this.blank) this.close();
    else if (delimiter) {
      this.close();
      if (delimiter.unit === BANG) this.nested = !this.nested;
      else if (VERBATIM.includes(text[from]) && delimiter.length > 2) this.verbatim = { opener: delimiter, from, to: stop };
    } else if (isCommentLine(text, from)) this.held.push({ kind: 'comment', from, to });
    else if (isDirectiveLine(text, from)) this.held.push({ kind: 'front-matter', from, to });
    else this.readCells(from, to);
  }

  private readCells(from: number, to: number): void {
    const { text } = this;
    if (markerLength(text, skipBlank(text, from, to), to) > 0) this.close();
    let words = from;
    for (let bar = from; bar < to; bar++) {
      if (!this.parts(from, bar)) continue;
      const window = Math.max(words, bar - LONGEST_SPECIFICATION);
      const specification = SPECIFICATION.exec(text.slice(window, bar));
      const before = specification && window + specification.index;
      // A letter or two before the bar may be the end of a word that was cut.
      const cut = before !== null && (before > words || window === words) ? before : bar;
      this.extend(words, cut);
      this.close();
      words = bar + 1;
    }
    this.extend(words, to);
  }

  /** Whether a cell begins behind the character at `bar` of the line that starts at `from`. */
  private parts(from: number, bar: number): boolean {
    const { text } = this;
    const sign = text.charCodeAt(bar);
    if (sign !== BAR && !(this.nested && sign === BANG && (bar === from || isBlank(text.charCodeAt(bar - 1))))) return false;
    return bar === from || text.charCodeAt(bar - 1) !== 0x5c;
  }

  private extend(from: number, to: number): void {
    const { text } = this;
    const first = skipBlank(text, from, to);
    if (first === to) return;
    if (this.start === -1) {
      this.close();
      this.start = first;
    } else {
      this.held.length = 0;
    }
    this.end = trimEnd(text, first, to);
  }

  private close(): void {
    if (this.start !== -1) this.around.cell(this.start, this.end);
    this.start = -1;
    for (const { kind, from, to } of this.held) this.around.other(kind, from, to);
    this.held.length = 0;
  }

  private closeVerbatim(): void {
    const { verbatim } = this;
    if (verbatim) this.around.other(verbatim.opener.unit === SLASH ? 'comment' : 'code', verbatim.from, verbatim.to);
    this.verbatim = undefined;
  }
}
