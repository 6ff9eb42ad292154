/** A place in a text as scripts and people count: line and column from 1, in UTF-16 units; offset from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Turns offsets of one text into lines and columns. `\n`, `\r\n` and `\r` end a line. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (const end of text.matchAll(/\r\n?|\n/g)) this.starts.push(end.index + end[0].length);
  }

  position(offset: number): Position {
    const line = this.indexOf(offset);
    return { line: line + 1, column: offset - this.starts[line] + 1, offset };
  }

  /** The line that holds `offset`, without its line break, and where it starts. */
  lineAt(offset: number): { readonly text: string; readonly start: number } {
    const line = this.indexOf(offset);
    const start = this.starts[line];
    const end = this.starts[line + 1] ?? this.text.length;
    return { text: this.text.slice(start, end).replace(/[\r\n]+$/, ''), start };
  }

  private indexOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
