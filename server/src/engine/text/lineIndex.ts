import { firstWhere } from '../search';
import type { Span } from '../types';
import type { Text } from './sourceText';

const LF = 10;

/** Where the lines of a text start: at 0, and behind `\n`, `\r` or both together. */
function startsIn(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (!text.includes('\r')) return starts;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== LF) starts.push(at + 1);
  return starts.sort((a, b) => a - b);
}

/** Where the lines of a text start; follows its edits at the cost of the edit. Lines count from 0. */
export class LineIndex {
  private starts: number[];

  constructor(text: string) {
    this.starts = startsIn(text);
  }

  get count(): number {
    return this.starts.length;
  }

  /** Offset at which a line starts; undefined past the last. */
  startOf(line: number): number | undefined {
    return this.starts[line];
  }

  /** The line of an offset. */
  lineAt(offset: number): number {
    return this.firstFrom(offset + 1) - 1;
  }

  /** First and last line of a span, counted from 1 as people do. */
  numbersOf({ start, end }: Span): readonly [number, number] {
    return [this.lineAt(start) + 1, this.lineAt(Math.max(start, end - 1)) + 1];
  }

  /** Takes the text in which `change` was replaced by `length` new code units. */
  edit(change: Span, length: number, text: Text): void {
    // Whether a line starts at an offset depends on the characters on either side of it, so the starts from
    // change.start to change.end are found anew, and those beyond only move.
    const first = this.firstFrom(change.start);
    const last = this.firstFrom(change.end + 1);
    const end = change.start + length;
    const from = Math.max(0, change.start - 1);
    const fresh = startsIn(text.slice(from, end + 1))
      .map((start) => from + start)
      .filter((start) => start >= change.start && start <= end);
    const moved = length - (change.end - change.start);
    if (moved !== 0) for (let i = last; i < this.starts.length; i++) this.starts[i] += moved;
    // Arguments are limited in number: a large paste goes another way.
    if (fresh.length < 1000) this.starts.splice(first, last - first, ...fresh);
    else this.starts = this.starts.slice(0, first).concat(fresh, this.starts.slice(last));
  }

  /** Index of the first line that starts at `offset` or after it. */
  private firstFrom(offset: number): number {
    return firstWhere(this.starts.length, (i) => this.starts[i] >= offset);
  }
}
