import type { Position, Range } from 'vscode-languageserver';
import type { Span } from '../engine';

/** How the client counts columns. Offsets inside the server are UTF-16 code units whatever this is. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32';

/** The first encoding of the client's list that is spoken here; UTF-16 when there is none, as the protocol says. */
export function negotiateEncoding(offered: unknown): Encoding {
  const known = Array.isArray(offered)
    ? offered.find((name) => name === 'utf-16' || name === 'utf-8' || name === 'utf-32')
    : undefined;
  return known ?? 'utf-16';
}

const LF = 10;
const CR = 13;

/** A line starts at 0, after `\n`, and after a `\r` that no `\n` follows. */
function isLineStart(text: string, offset: number): boolean {
  if (offset === 0) return true;
  const before = text.charCodeAt(offset - 1);
  return before === LF || (before === CR && text.charCodeAt(offset) !== LF);
}

/** Columns are remembered at every so many code units, so that a very long line is walked once and not once per finding. */
const STEP = 1024;

/** Translates between offsets and positions of one text, and follows its edits at the cost of the edit. */
export class Positions {
  private starts: number[] = [];
  private measured = { line: -1, columns: [0] };

  constructor(
    private text: string,
    private readonly encoding: Encoding,
  ) {
    this.replace(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Takes a wholly new text. */
  replace(text: string): void {
    this.text = text;
    this.starts = [];
    for (let offset = 0; offset <= text.length; offset++) if (isLineStart(text, offset)) this.starts.push(offset);
    this.measured = { line: -1, columns: [0] };
  }

  /** Takes the text in which `change` was replaced by `length` new code units. */
  edit(change: Span, length: number, text: string): void {
    // Whether a line starts at an offset depends on the characters on either side of it, so the starts from
    // change.start to change.end are found anew, and those beyond only move.
    const first = this.indexOf(change.start);
    const last = this.indexOf(change.end + 1);
    const fresh: number[] = [];
    for (let offset = change.start; offset <= change.start + length; offset++) if (isLineStart(text, offset)) fresh.push(offset);
    const moved = length - (change.end - change.start);
    if (moved !== 0) for (let i = last; i < this.starts.length; i++) this.starts[i] += moved;
    // Arguments are limited in number: a large paste goes another way.
    if (fresh.length < 1000) this.starts.splice(first, last - first, ...fresh);
    else this.starts = this.starts.slice(0, first).concat(fresh, this.starts.slice(last));
    this.text = text;
    this.measured = { line: -1, columns: [0] };
  }

  /** The position of an offset; one inside a line break counts as the end of its line. */
  positionAt(offset: number): Position {
    const line = this.indexOf(offset + 1) - 1;
    return { line, character: this.column(line, Math.min(offset, this.lineEnd(line))) };
  }

  /** The offset of a position; columns past the end of the line mean its end, lines past the last the end of the text. */
  offsetAt(position: Position): number {
    if (position.line >= this.starts.length) return this.text.length;
    const start = this.starts[position.line];
    const end = this.lineEnd(position.line);
    return this.encoding === 'utf-16'
      ? Math.min(start + position.character, end)
      : this.walk(position.line, position.character, end);
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  /** The line break that ends the line of an offset, or the one before it on the last line; `\n` where there is none. */
  lineBreakAt(offset: number): string {
    const line = Math.min(this.indexOf(offset + 1) - 1, Math.max(0, this.starts.length - 2));
    const next = this.starts[line + 1];
    return next === undefined ? '\n' : this.text.slice(this.lineEnd(line), next);
  }

  /** Index of the first line that starts at `offset` or after it. */
  private indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the content of a line ends, before its line break. */
  private lineEnd(line: number): number {
    const next = this.starts[line + 1];
    if (next === undefined) return this.text.length;
    const pair = this.text.charCodeAt(next - 1) === LF && next - 2 >= this.starts[line] && this.text.charCodeAt(next - 2) === CR;
    return next - (pair ? 2 : 1);
  }

  private column(line: number, offset: number): number {
    const start = this.starts[line];
    if (this.encoding === 'utf-16') return offset - start;
    const mark = Math.floor((offset - start) / STEP);
    return this.marks(line, mark)[mark] + this.width(start + mark * STEP, offset);
  }

  /** The offset of a column in UTF-8 or UTF-32; a column inside a character means its beginning. */
  private walk(line: number, column: number, end: number): number {
    const start = this.starts[line];
    const last = Math.floor((end - start) / STEP);
    let mark = 0;
    while (mark < last && this.marks(line, mark + 1)[mark + 1] <= column) mark++;
    let left = column - this.marks(line, mark)[mark];
    let offset = start + mark * STEP;
    while (offset < end) {
      const next = offset + (this.isPair(offset) ? 2 : 1);
      left -= this.width(offset, Math.min(next, end));
      if (left < 0) break;
      offset = next;
    }
    return Math.min(offset, end);
  }

  /** Columns at every STEP code units of a line, known at least up to `mark`. */
  private marks(line: number, mark: number): readonly number[] {
    if (this.measured.line !== line) this.measured = { line, columns: [0] };
    const { columns } = this.measured;
    const start = this.starts[line];
    for (let i = columns.length; i <= mark; i++)
      columns.push(columns[i - 1] + this.width(start + (i - 1) * STEP, start + i * STEP));
    return columns;
  }

  /** How many bytes or characters a stretch has. A surrogate pair counts at its first half, so stretches add up. */
  private width(from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit < 0x80) sum += 1;
      else if (i > 0 && this.isPair(i - 1)) sum += 0;
      else if (this.encoding === 'utf-32') sum += 1;
      else if (unit < 0x800) sum += 2;
      else sum += this.isPair(i) ? 4 : 3;
    }
    return sum;
  }

  private isPair(offset: number): boolean {
    return (this.text.charCodeAt(offset) & 0xfc00) === 0xd800 && (this.text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
  }
}
