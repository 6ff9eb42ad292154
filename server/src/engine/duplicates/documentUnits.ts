import type { BlockKind } from '../formats/format';
import { type Kept, touches } from '../suppressions';
import type { LineIndex } from '../text/lineIndex';
import { type DocumentPrint, Trait } from './documentPrint';
import type { UnitPrint } from './print';

/** The units of a document in order, as an index of documents looks at them. */
export interface DocumentUnits {
  readonly count: number;
  /** Hash of the words of a unit. */
  key(at: number): number;
  /** What a unit is: bits of `Trait`. */
  traits(at: number): number;
  words(at: number): Int32Array;
  wordCount(at: number): number;
  start(at: number): number;
  end(at: number): number;
  /** First and last line of a unit, from 1. */
  lines(at: number): readonly [number, number];
}

export const NO_UNITS: DocumentUnits = {
  count: 0,
  key: () => 0,
  traits: () => 0,
  words: () => new Int32Array(0),
  wordCount: () => 0,
  start: () => 0,
  end: () => 0,
  lines: () => [1, 1],
};

export const isCountedAt = (units: DocumentUnits, at: number): boolean => (units.traits(at) & Trait.Counted) !== 0;

export function sameUnit(a: DocumentUnits, i: number, b: DocumentUnits, j: number): boolean {
  // Before and after an edit, all but a few of an open document are not only equal.
  if (a instanceof LiveUnits && b instanceof LiveUnits && a.isSame(i, b, j)) return true;
  return a.key(i) === b.key(j) && a.traits(i) === b.traits(j) && a.wordCount(i) === b.wordCount(j);
}

/** Those of a document that is not open. */
export class PackedUnits implements DocumentUnits {
  constructor(readonly print: DocumentPrint) {}

  get count(): number {
    return this.print.keys.length;
  }

  key(at: number): number {
    return this.print.keys[at];
  }

  traits(at: number): number {
    return this.print.traits[at];
  }

  words(at: number): Int32Array {
    return this.print.words.subarray(this.firstWord(at), this.print.wordEnds[at]);
  }

  wordCount(at: number): number {
    return this.print.wordEnds[at] - this.firstWord(at);
  }

  start(at: number): number {
    return this.print.starts[at];
  }

  end(at: number): number {
    return this.print.ends[at];
  }

  lines(at: number): readonly [number, number] {
    return [this.print.lines[at * 2], this.print.lines[at * 2 + 1]];
  }

  private firstWord(at: number): number {
    return at === 0 ? 0 : this.print.wordEnds[at - 1];
  }
}

/** A unit and its block, which may move. */
export interface PlacedPrint {
  readonly print: UnitPrint;
  readonly block: { readonly start: number; readonly kind: BlockKind };
}

/** Those of a document whose blocks are at hand: nothing is copied, and they move with their text. */
export class LiveUnits implements DocumentUnits {
  /** The units that comments keep on purpose; undefined: none. */
  private readonly kept: Uint8Array | undefined;

  constructor(
    readonly placed: readonly PlacedPrint[],
    kept: readonly Kept[],
    private readonly index: LineIndex,
  ) {
    if (kept.length === 0) return;
    const isKept = (at: number): boolean => kept.some((span) => touches(span, { start: this.start(at), end: this.end(at) }));
    this.kept = Uint8Array.from(placed, (_, at) => (isKept(at) ? Trait.Kept : 0));
  }

  get count(): number {
    return this.placed.length;
  }

  /** Whether a unit is the very same, and kept or not as it was. */
  isSame(at: number, other: LiveUnits, otherAt: number): boolean {
    return this.placed[at] === other.placed[otherAt] && this.kept?.[at] === other.kept?.[otherAt];
  }

  key(at: number): number {
    return this.placed[at].print.key;
  }

  traits(at: number): number {
    const { print, block } = this.placed[at];
    return (
      (print.counted ? Trait.Counted : 0) |
      (print.furniture ? Trait.Furniture : 0) |
      (print.credit ? Trait.Credit : 0) |
      (block.kind === 'quote' ? Trait.Quote : 0) |
      (this.kept?.[at] ?? 0)
    );
  }

  words(at: number): Int32Array {
    return this.placed[at].print.words;
  }

  wordCount(at: number): number {
    return this.placed[at].print.words.length;
  }

  start(at: number): number {
    const { print, block } = this.placed[at];
    return block.start + print.from;
  }

  end(at: number): number {
    const { print, block } = this.placed[at];
    return block.start + print.to;
  }

  lines(at: number): readonly [number, number] {
    return this.index.numbersOf({ start: this.start(at), end: this.end(at) });
  }
}

/** A copy of all there is to know of the units, for keeping it. */
export function packed(units: DocumentUnits): DocumentPrint {
  if (units instanceof PackedUnits) return units.print;
  const { count } = units;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const lines = new Int32Array(count * 2);
  const keys = new Float64Array(count);
  const traits = new Uint8Array(count);
  const wordEnds = new Int32Array(count);
  let end = 0;
  for (let at = 0; at < count; at++) {
    starts[at] = units.start(at);
    ends[at] = units.end(at);
    lines.set(units.lines(at), at * 2);
    keys[at] = units.key(at);
    traits[at] = units.traits(at);
    end += units.wordCount(at);
    wordEnds[at] = end;
  }
  const words = new Int32Array(end);
  for (let at = 0; at < count; at++) words.set(units.words(at), at === 0 ? 0 : wordEnds[at - 1]);
  return { starts, ends, lines, keys, traits, wordEnds, words };
}
