/**
 * Finds what closes a mark, for marks that are asked for from left to right: each kind of closer is looked for once, so
 * that a text full of marks that never close costs no more than any other.
 */
export class Closers {
  private readonly found = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly end: number,
    /** Whether the `closer` at `at` may close anything. */
    private readonly closes: (closer: string, at: number) => boolean = () => true,
  ) {}

  /** Offset of the first closer at or behind `from`, or -1. */
  next(closer: string, from: number): number {
    let at = this.found.get(closer);
    if (at === undefined || (at !== -1 && at < from)) {
      at = this.text.indexOf(closer, from);
      while (at !== -1 && !this.closes(closer, at)) at = this.text.indexOf(closer, at + 1);
      if (at + closer.length > this.end) at = -1;
      this.found.set(closer, at);
    }
    return at;
  }
}
