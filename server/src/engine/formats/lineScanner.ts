import type { Block, BlockKind } from './format';
import { afterEol, BOM, isBlank, lineEnd, SPACE, TAB, trimEnd } from './lines';

/**
 * Reads the blocks of a format whose lines tell by their first words and their indent what they are. Holds the line being
 * read and the *leaf*: the paragraph or item that the next line may go on with.
 */
export abstract class LineScanner {
  protected stopped = false;
  /** The line being read: where it starts, where its words start and how far in, and where it ends. */
  protected lineStart = 0;
  protected content = 0;
  protected indent = 0;
  protected lineEnd = 0;

  protected open = false;
  protected leafKind: BlockKind = 'paragraph';
  protected leafLevel = 0;
  protected leafStart = 0;
  protected leafEnd = 0;
  protected leafRestart = false;

  constructor(
    protected readonly text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {}

  /** Emits the blocks from `from` on, until the end of the text or until they are no longer wanted. */
  scan(from: number): void {
    const { text } = this;
    for (let at = from; at < text.length && !this.stopped; ) {
      this.measure(at);
      at = this.readLine();
    }
    this.closeLeaf();
  }

  /** Reads the line, and those that belong to what it opens; gives the offset to go on from. */
  protected abstract readLine(): number;

  /** Emits the open leaf, if there is one. */
  protected abstract closeLeaf(): void;

  /** Takes the line that starts at `at`. A tab reaches to the next multiple of eight. */
  protected measure(at: number): void {
    const { text } = this;
    this.lineStart = at;
    this.lineEnd = lineEnd(text, at);
    let content = at;
    let indent = 0;
    for (; content < this.lineEnd; content++) {
      const unit = text.charCodeAt(content);
      if (unit === SPACE) indent++;
      else if (unit === TAB) indent += 8 - (indent % 8);
      else if (unit !== BOM && !isBlank(unit)) break;
    }
    this.content = content;
    this.indent = indent;
  }

  /** The offset behind the line and its end. */
  protected get nextLine(): number {
    return afterEol(this.text, this.lineEnd);
  }

  protected startLeaf(kind: BlockKind, level: number, restart: boolean): void {
    this.open = true;
    this.leafKind = kind;
    this.leafLevel = level;
    this.leafStart = this.lineStart;
    this.leafEnd = this.lineEnd;
    this.leafRestart = restart;
  }

  /** Emits a block without the blanks behind it, unless nothing is left of it. */
  protected emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const trimmed = trimEnd(this.text, start, end);
    if (this.stopped || trimmed <= start) return;
    this.stopped = !this.emitBlock({ kind, level, start, end: trimmed, restart });
  }
}
