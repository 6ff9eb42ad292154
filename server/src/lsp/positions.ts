import type { Position, Range } from 'vscode-languageserver';
import type { LineIndex, Span, Text } from '../engine';

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

/** Columns are remembered at every so many code units, so that a very long line is walked once and not once per finding. */
const STEP = 1024;

/** A text that may be edited, and where its lines start. */
export interface LinedText {
  readonly source: Text;
  readonly lines: LineIndex;
}

/** Translates between offsets and positions of a text as it is. */
export class Positions {
  private measured = { line: -1, columns: [0] };

  constructor(
    private readonly lined: LinedText,
    private readonly encoding: Encoding,
  ) {}

  /** The text was edited. */
  edited(): void {
    this.measured = { line: -1, columns: [0] };
  }

  private get text(): Text {
    return this.lined.source;
  }

  private get lines(): LineIndex {
    return this.lined.lines;
  }

  /** The position of an offset; one inside a line break counts as the end of its line. */
  positionAt(offset: number): Position {
    const line = this.lines.lineAt(offset);
    return { line, character: this.column(line, Math.min(offset, this.lineEnd(line))) };
  }

  /** The offset of a position; columns past the end of the line mean its end, lines past the last the end of the text. */
  offsetAt(position: Position): number {
    const start = this.lines.startOf(position.line);
    if (start === undefined) return this.text.length;
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
    const line = Math.min(this.lines.lineAt(offset), Math.max(0, this.lines.count - 2));
    const next = this.lines.startOf(line + 1);
    return next === undefined ? '\n' : this.text.slice(this.lineEnd(line), next);
  }

  private startOf(line: number): number {
    return this.lines.startOf(line) ?? this.text.length;
  }

  /** Where the content of a line ends, before its line break. */
  private lineEnd(line: number): number {
    const next = this.lines.startOf(line + 1);
    if (next === undefined) return this.text.length;
    const pair = this.text.charCodeAt(next - 1) === LF && next - 2 >= this.startOf(line) && this.text.charCodeAt(next - 2) === CR;
    return next - (pair ? 2 : 1);
  }

  private column(line: number, offset: number): number {
    const start = this.startOf(line);
    if (this.encoding === 'utf-16') return offset - start;
    const mark = Math.floor((offset - start) / STEP);
    return this.marks(line, mark)[mark] + this.width(start + mark * STEP, offset);
  }

  /** The offset of a column in UTF-8 or UTF-32; a column inside a character means its beginning. */
  private walk(line: number, column: number, end: number): number {
    const start = this.startOf(line);
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
    const start = this.startOf(line);
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
