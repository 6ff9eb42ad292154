import { sourceLine } from './citations';
import { type Block, type BlockKind, type InlineMark, LEAD, OBJECT, SKIP } from './format';
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
    const { start, end } = block;
    this.text = source.slice(start, end);
    this.base = start;
    // Read from the source: what is cut from a string is slower to read.
    for (let at = start; at < end; at++) out[at - start] = source.charCodeAt(at);
  }

  skip(start: number, end: number): void {
    this.out.fill(SKIP, start, end);
  }

  object(start: number, end: number): void {
    this.out.fill(OBJECT, start, end);
  }

  /** Marks the whole block as a source where its words, from `content` on, say that it is: “Source: Office for Statistics”. */
  sourceLine(content: number): void {
    const line = sourceLine(this.text, content, this.text.length);
    if (line) this.mark('citation', line.start, line.end, line.target);
  }

  /** Puts `character` (one or two units) in the place of a longer stretch that means it. */
  character(start: number, end: number, character: string): void {
    this.out.fill(LEAD, start, end - character.length);
    for (let k = 0; k < character.length; k++) this.out[end - character.length + k] = character.charCodeAt(k);
  }

  /** Blanks a stretch, keeping its line ends. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at++) if (!isEol(this.out[at])) this.out[at] = SPACE;
  }

  mark(kind: InlineMark['kind'], start: number, end: number, target: string): void {
    this.marks.push({ kind, start: this.base + start, end: this.base + end, target });
  }
}

const VERBATIM: ReadonlySet<BlockKind> = new Set(['code', 'comment', 'front-matter', 'definition']);

/** The mask of a format whose verbatim blocks hold no words at all; `words` masks the others. Hands the marks on in order. */
export function maskBlock(
  text: string,
  block: Block,
  out: Uint16Array,
  marks: InlineMark[],
  words: (masking: Masking) => void,
): void {
  const masking = new Masking(text, block, out, marks);
  if (VERBATIM.has(block.kind)) {
    masking.blank(0, masking.text.length);
    return;
  }
  const known = marks.length;
  words(masking);
  if (marks.length > known + 1) marks.push(...marks.splice(known).sort(byStart));
}

/** The order marks are handed on in: by start, the outer before the inner. */
function byStart(a: InlineMark, b: InlineMark): number {
  return a.start - b.start || b.end - a.end;
}
