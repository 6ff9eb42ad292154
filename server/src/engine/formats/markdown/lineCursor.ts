import { BOM, lineEnd, SPACE, TAB } from '../lines';

/** The line being read, and how far: marks and columns are consumed from its start. `next` and `indent` are set by `measure`. */
export abstract class LineCursor {
  protected lineStart = 0;
  protected lineEnd = 0;
  protected position = 0;
  protected column = 0;
  /** Columns left of a tab that was consumed in part. */
  protected tabRest = 0;
  protected next = 0;
  protected indent = 0;
  /** The line's characters up to here are known not to form a thematic break. */
  protected noBreakBefore = 0;

  constructor(protected readonly text: string) {}

  /** Takes the line that starts at `at`. */
  protected takeLine(at: number): void {
    this.lineStart = at;
    this.lineEnd = lineEnd(this.text, at);
    this.position = at === 0 && this.text.charCodeAt(0) === BOM ? 1 : at;
    this.column = 0;
    this.tabRest = 0;
    this.noBreakBefore = 0;
  }

  protected unit(at: number): number {
    return at < this.lineEnd ? this.text.charCodeAt(at) : 0;
  }

  /** Finds the next character that is not white space, and the columns up to it. */
  protected measure(): void {
    let at = this.position;
    let column = this.column + this.tabRest;
    for (; at < this.lineEnd; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === SPACE) column++;
      else if (unit === TAB) column += 4 - (column % 4);
      else break;
    }
    this.next = at;
    this.indent = column - this.column;
  }

  /** Consumes white space, then a mark of `length` characters. */
  protected consumeMark(length: number): void {
    this.column += this.indent + length;
    this.position = this.next + length;
    this.tabRest = 0;
  }

  /** Consumes up to `columns` columns of white space; a tab may be consumed in part. */
  protected consumeColumns(columns: number): void {
    for (let left = columns; left > 0; ) {
      if (this.tabRest === 0) {
        const unit = this.unit(this.position);
        if (unit !== SPACE && unit !== TAB) return;
        this.tabRest = unit === TAB ? 4 - (this.column % 4) : 1;
        this.position++;
      }
      const taken = Math.min(left, this.tabRest);
      this.tabRest -= taken;
      this.column += taken;
      left -= taken;
    }
  }

  /** Three or more `*`, `-` or `_`, nothing else. */
  protected isThematicBreak(): boolean {
    const unit = this.unit(this.next);
    if ((unit !== 0x2a && unit !== 0x2d && unit !== 0x5f) || this.next < this.noBreakBefore) return false;
    let marks = 0;
    for (let at = this.next; at < this.lineEnd; at++) {
      const other = this.text.charCodeAt(at);
      if (other === unit) marks++;
      else if (other !== SPACE && other !== TAB) {
        this.noBreakBefore = at;
        return false;
      }
    }
    return marks >= 3;
  }
}
