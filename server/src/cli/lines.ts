import { resolve } from 'node:path';
import { LineIndex } from '../engine';
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
  private readonly index: LineIndex;

  constructor(readonly text: string) {
    this.index = new LineIndex(text);
  }

  position(offset: number): Position {
    const line = this.index.lineAt(offset);
    return { line: line + 1, column: offset - this.startOf(line) + 1, offset };
  }

  /** The line that holds `offset`, without its line break, and where it starts. */
  lineAt(offset: number): { readonly text: string; readonly start: number } {
    const line = this.index.lineAt(offset);
    const start = this.startOf(line);
    return { text: this.text.slice(start, this.startOf(line + 1)).replace(/[\r\n]+$/, ''), start };
  }

  private startOf(line: number): number {
    return this.index.startOf(line) ?? this.text.length;
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
