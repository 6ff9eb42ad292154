/** What holds blocks: a quotation, an item of a list, a note. */
export type Container = 'quote' | 'item' | 'note';

/** The containers that the line being read stands in, the outermost first. */
export class Containers {
  private readonly kinds: Container[] = [];
  private readonly widths: number[] = [];
  /** How many of each kind there are. */
  quotes = 0;
  items = 0;
  notes = 0;

  get depth(): number {
    return this.kinds.length;
  }

  kind(at: number): Container {
    return this.kinds[at];
  }

  /** Columns a line must be indented to go on with a container. */
  width(at: number): number {
    return this.widths[at];
  }

  enter(container: Container, width: number): void {
    this.kinds.push(container);
    this.widths.push(width);
    this.count(container, 1);
  }

  /** Sets the width of the innermost one. */
  widen(width: number): void {
    this.widths[this.widths.length - 1] = width;
  }

  /** Leaves all beyond the first `depth`. */
  leaveTo(depth: number): void {
    while (this.kinds.length > depth) {
      this.count(this.kinds.pop() as Container, -1);
      this.widths.pop();
    }
  }

  private count(container: Container, by: number): void {
    if (container === 'quote') this.quotes += by;
    else if (container === 'item') this.items += by;
    else this.notes += by;
  }
}
