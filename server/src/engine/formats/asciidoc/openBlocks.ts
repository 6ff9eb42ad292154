import type { Delimiter } from './lines';

/** The delimited blocks around what is read, the outermost first. */
export class OpenBlocks {
  private readonly blocks: { readonly delimiter: Delimiter; readonly isQuotation: boolean }[] = [];
  /** How many of them are quotations. */
  quotes = 0;

  get depth(): number {
    return this.blocks.length;
  }

  enter(delimiter: Delimiter, isQuotation: boolean): void {
    this.blocks.push({ delimiter, isQuotation });
    if (isQuotation) this.quotes++;
  }

  /** Index of the innermost one that a line like this has opened and so closes, or -1. */
  find({ unit, length }: Delimiter): number {
    return this.blocks.findLastIndex(({ delimiter }) => delimiter.unit === unit && delimiter.length === length);
  }

  /** Leaves all beyond the first `depth`. */
  leaveTo(depth: number): void {
    while (this.blocks.length > depth) if (this.blocks.pop()?.isQuotation) this.quotes--;
  }
}
