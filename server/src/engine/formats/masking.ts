import { type Block, type InlineMark, OBJECT, SKIP } from './format';
import { isEol, SPACE } from './lines';

/** A block's mask while it is being made: takes absolute offsets, and knows which units are to be replaced. */
export class Masking {
  readonly start: number;
  readonly end: number;

  constructor(
    readonly text: string,
    readonly block: Block,
    private readonly out: Uint16Array,
    private readonly marks: InlineMark[],
  ) {
    this.start = block.start;
    this.end = block.end;
    for (let at = block.start; at < block.end; at++) out[at - block.start] = text.charCodeAt(at);
  }

  skip(start: number, end: number): void {
    this.out.fill(SKIP, start - this.start, end - this.start);
  }

  object(start: number, end: number): void {
    this.out.fill(OBJECT, start - this.start, end - this.start);
  }

  /** Blanks a stretch, keeping its line ends. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      if (!isEol(this.text.charCodeAt(at))) this.out[at - this.start] = SPACE;
    }
  }

  mark(kind: InlineMark['kind'], start: number, end: number, target: string): void {
    this.marks.push({ kind, start, end, target });
  }

  /** First offset of `needle` in `[from, end of block)`, or -1. */
  indexOf(needle: string, from: number): number {
    const index = this.text.slice(from, this.end).indexOf(needle);
    return index === -1 ? -1 : from + index;
  }
}
