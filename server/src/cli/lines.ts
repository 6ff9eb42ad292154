import { resolve } from 'node:path';
import type { Host } from './host';
import { readText } from './readText';

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

const MOST_KEPT = 16;

/** Lines of files that are spoken about while another one is checked; the last few are kept. */
export function linesOfFiles(host: Pick<Host, 'cwd'>): (path: string) => Lines | undefined {
  const kept = new Map<string, Lines | undefined>();
  return (path) => {
    if (!kept.has(path)) {
      if (kept.size === MOST_KEPT) kept.clear();
      kept.set(path, linesOfFile(resolve(host.cwd, path)));
    }
    return kept.get(path);
  };
}

/** Undefined when it cannot be read: it may have come from standard input. */
function linesOfFile(path: string): Lines | undefined {
  try {
    return new Lines(readText(path));
  } catch {
    return undefined;
  }
}
