import { firstWhere } from '../search';

/** What those need who look at a few places of a text. Offsets are UTF-16 code units. A string is one. */
export interface Text {
  readonly length: number;
  slice(start: number, end: number): string;
  charCodeAt(at: number): number;
  toString(): string;
}

/** A stretch of a text, and where it starts. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
}

/** Of a piece that is edited, this much is kept on either side of the edit; what lies beyond becomes a piece of its own. */
const KEPT = 16384;
/** Smaller remains stay with the edited piece. */
const LEAST_PIECE = 4 * KEPT;

/**
 * A text that is edited again and again. Where a string would be copied whole at each edit, this is a list of pieces of
 * which an edit renews one: a few kilobytes in a book. Never changes; `replaced` gives another.
 */
export class SourceText implements Text {
  readonly length: number;
  private whole: string | undefined;

  private constructor(
    private readonly pieces: readonly string[],
    /** Where each piece starts. */
    private readonly starts: readonly number[],
  ) {
    const last = pieces.length - 1;
    this.length = starts[last] + pieces[last].length;
    if (last === 0) this.whole = pieces[0];
  }

  static of(text: string): SourceText {
    return new SourceText([text], [0]);
  }

  /** The text with `[start, end)` replaced by `newText`. */
  replaced(start: number, end: number, newText: string): SourceText {
    const first = this.pieceAt(start);
    const last = this.pieceAt(end);
    const before = this.pieces[first].slice(0, start - this.starts[first]);
    const after = this.pieces[last].slice(end - this.starts[last]);
    const from = before.length > LEAST_PIECE ? before.length - KEPT : 0;
    const to = after.length > LEAST_PIECE ? KEPT : after.length;
    const renewed = [before.slice(0, from), before.slice(from) + newText + after.slice(0, to), after.slice(to)];
    const pieces = [
      ...this.pieces.slice(0, first),
      ...renewed.filter((piece, i) => piece !== '' || i === 1),
      ...this.pieces.slice(last + 1),
    ];
    const starts: number[] = [];
    let at = 0;
    for (const piece of pieces) {
      starts.push(at);
      at += piece.length;
    }
    return new SourceText(pieces, starts);
  }

  slice(start: number, end: number): string {
    const first = this.pieceAt(start);
    const last = this.pieceAt(Math.max(start, end - 1));
    const [from, to] = [start - this.starts[first], end - this.starts[last]];
    if (first === last) return this.pieces[first].slice(from, to);
    const between = this.pieces.slice(first + 1, last);
    return [this.pieces[first].slice(from), ...between, this.pieces[last].slice(0, to)].join('');
  }

  charCodeAt(at: number): number {
    const piece = this.pieceAt(at);
    return this.pieces[piece].charCodeAt(at - this.starts[piece]);
  }

  /** A stretch that holds `[start, end)`: the piece it lies in, or a copy where it lies in several. */
  around(start: number, end: number): Stretch {
    const piece = this.pieceAt(start);
    if (piece === this.pieceAt(Math.max(start, end - 1))) return { text: this.pieces[piece], start: this.starts[piece] };
    return { text: this.slice(start, end), start };
  }

  /** All of it as one string: costs a copy once after an edit. */
  toString(): string {
    this.whole ??= this.pieces.join('');
    return this.whole;
  }

  /** Index of the piece that holds an offset; the last one for the end of the text. */
  private pieceAt(offset: number): number {
    return firstWhere(this.starts.length, (i) => this.starts[i] > offset) - 1;
  }
}
