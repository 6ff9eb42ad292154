import { isAsciiPunctuation, lineEnd } from '../lines';
import { commandNamed } from './commands';
import { addressEnd, nameEnd, optionsEnd, verbEnd } from './source';

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Which braces of a block of LaTeX belong together. They are paired in one pass, when first asked for. */
export class Braces {
  /** Offset of the closing brace by that of the opening one, 0 without. */
  private pairs: Int32Array | undefined;

  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  /** Offset after options and up to `count` arguments in braces, or command names, from `from` on. */
  argumentsEnd(from: number, count: number): number {
    const { text, end } = this;
    let at = optionsEnd(text, from, end);
    for (let left = count; left > 0 && at < end; left--) {
      const unit = text.charCodeAt(at);
      let after = -1;
      if (unit === OPEN && this.closeOf(at) !== 0) after = this.closeOf(at) + 1;
      else if (unit === BACKSLASH && count > 1) {
        after = nameEnd(text, at, end);
        while (/[#\d]/.test(text[after] ?? '')) after++;
      }
      if (after === -1) return at;
      at = optionsEnd(text, after, end);
    }
    return at;
  }

  /** Offset of the brace that closes the one at `open`; 0 when there is none. */
  closeOf(open: number): number {
    this.pairs ??= this.pairBraces();
    return this.pairs[open];
  }

  private pairBraces(): Int32Array {
    const { text, end } = this;
    const pairs = new Int32Array(end);
    const open: number[] = [];
    for (let at = 0; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit === OPEN) open.push(at);
      else if (unit === CLOSE) {
        const opener = open.pop();
        if (opener !== undefined) pairs[opener] = at;
      } else if (unit === 0x25) {
        at = lineEnd(text, at);
      } else if (unit === BACKSLASH) {
        at = this.verbatimAt(at, pairs);
      }
    }
    return pairs;
  }

  /** Offset of the last character of what the command at `at` makes verbatim, so that no brace in it counts. */
  private verbatimAt(at: number, pairs: Int32Array): number {
    const { text, end } = this;
    const after = nameEnd(text, at, end);
    if (after === at + 1) return isAsciiPunctuation(text.charCodeAt(at + 1)) ? at + 1 : at;
    const { role } = commandNamed(text.slice(at + 1, after));
    if (role === 'verb') return Math.max(after, verbEnd(text, after, end)) - 1;
    if (role !== 'url' && role !== 'link' && role !== 'path') return after - 1;
    const from = optionsEnd(text, after, end);
    const stop = addressEnd(text, from, end);
    if (stop === -1) return after - 1;
    pairs[from] = stop - 1;
    return stop - 1;
  }
}
