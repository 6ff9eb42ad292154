import { type Block, type InlineMark, OBJECT, SKIP } from './format';
import { isEol, SPACE } from './lines';

/**
 * A block's mask while it is being made. Works on the block's own text with offsets relative to its start, so that
 * nothing after the block can be looked at; marks are given the document's offsets.
 */
export class Masking {
  /** The block's text; markers of quotations and the like may be blanked in it, never moved. */
  text: string;
  private readonly base: number;

  constructor(
    source: string,
    block: Block,
    private readonly out: Uint16Array,
    private readonly marks: InlineMark[],
  ) {
    this.text = source.slice(block.start, block.end);
    this.base = block.start;
    const { text } = this;
    for (let at = 0; at < text.length; at++) out[at] = text.charCodeAt(at);
  }

  skip(start: number, end: number): void {
    this.out.fill(SKIP, start, end);
  }

  object(start: number, end: number): void {
    this.out.fill(OBJECT, start, end);
  }

  /** Blanks a stretch, keeping its line ends. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at++) if (!isEol(this.out[at])) this.out[at] = SPACE;
  }

  mark(kind: InlineMark['kind'], start: number, end: number, target: string): void {
    this.marks.push({ kind, start: this.base + start, end: this.base + end, target });
  }
}
