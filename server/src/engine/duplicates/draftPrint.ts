import type { BlockEntry } from '../blocks';
import type { PlacedComment } from '../suppressions';
import type { Text } from '../text/sourceText';
import { type DocumentPrint, EMPTY_PRINT, type PlacedPrint, packPrints, withLines } from './documentPrint';

/** In place of the index of a block's first unit: it was not there when the print was made. */
const NEW = -1;
/** More blocks that come at once are as much work as all. */
const MOST_SPLICED = 4096;

/**
 * The print of a draft for an index of documents. Follows the blocks as they come and go: what they leave alone is copied
 * from the print before.
 */
export class DraftPrint {
  private last: DocumentPrint = EMPTY_PRINT;
  /** By block: the index of its first unit in the last print, and where the block began then. None: no print to go on from. */
  private units: number[] = [];
  private starts: number[] = [];
  /** Grows with every change of the blocks. */
  private version = 0;

  /** From the block `first` on, `added` blocks came for `removed` others. */
  splice(first: number, removed: number, added: number): void {
    this.version++;
    if (added > MOST_SPLICED) this.units = [];
    if (this.units.length === 0) return;
    const fresh = new Array<number>(added).fill(NEW);
    this.units.splice(first, removed, ...fresh);
    this.starts.splice(first, removed, ...fresh);
  }

  /** Packs the draft as it is now when that is asked for; undefined once other blocks have come. */
  packing(blocks: readonly BlockEntry[], comments: () => readonly PlacedComment[], text: Text): () => DocumentPrint | undefined {
    const { version } = this;
    return () => (version === this.version ? this.pack(blocks, comments(), text) : undefined);
  }

  private pack(blocks: readonly BlockEntry[], comments: readonly PlacedComment[], text: Text): DocumentPrint {
    // A comment may concern units anywhere.
    const isKnown = comments.length === 0 && this.units.length === blocks.length;
    this.last = isKnown ? this.patched(blocks, text) : packPrints(blocks.flatMap(placedPrints), comments, text);
    this.remember(comments.length === 0 ? blocks : []);
    return this.last;
  }

  private remember(blocks: readonly BlockEntry[]): void {
    this.units = new Array(blocks.length);
    this.starts = new Array(blocks.length);
    let unit = 0;
    for (let i = 0; i < blocks.length; i++) {
      this.units[i] = unit;
      this.starts[i] = blocks[i].start;
      unit += blocks[i].units;
    }
  }

  private patched(blocks: readonly BlockEntry[], text: Text): DocumentPrint {
    const { last, units } = this;
    const fresh = packPrints(
      blocks.flatMap((block, i) => (units[i] === NEW ? placedPrints(block) : NONE)),
      NONE,
      text,
    );
    let count = 0;
    let words = fresh.words.length;
    for (let i = 0; i < blocks.length; i++) {
      count += blocks[i].units;
      if (units[i] !== NEW) words += wordsBefore(last, units[i] + blocks[i].units) - wordsBefore(last, units[i]);
    }
    const patched = new Patched(count, words);
    let taken = 0;
    for (let i = 0; i < blocks.length; ) {
      // Most blocks stand behind each other as they did, and are copied together.
      const from = i;
      let end = units[i] === NEW ? taken : units[i];
      do end += blocks[i++].units;
      while (
        i < blocks.length &&
        (units[from] === NEW ? units[i] === NEW : units[i] === end && this.moved(blocks, i) === this.moved(blocks, from))
      );
      if (units[from] === NEW) {
        patched.copy(fresh, taken, end, 0);
        taken = end;
      } else patched.copy(last, units[from], end, this.moved(blocks, from));
    }
    return patched.print(text);
  }

  /** How far a block has moved. */
  private moved(blocks: readonly BlockEntry[], i: number): number {
    return blocks[i].start - this.starts[i];
  }
}

const NONE: readonly never[] = [];

const placedPrints = ({ start, kind, result }: BlockEntry): readonly PlacedPrint[] =>
  result ? result.units.map((print) => ({ print, kind, blockStart: start })) : NONE;

const wordsBefore = ({ wordEnds }: DocumentPrint, unit: number): number => (unit === 0 ? 0 : wordEnds[unit - 1]);

/** A print that is put together from stretches of others. */
class Patched {
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly keys: Float64Array;
  private readonly traits: Uint8Array;
  private readonly wordEnds: Int32Array;
  private readonly words: Int32Array;
  private unit = 0;
  private word = 0;

  constructor(units: number, words: number) {
    this.starts = new Int32Array(units);
    this.ends = new Int32Array(units);
    this.keys = new Float64Array(units);
    this.traits = new Uint8Array(units);
    this.wordEnds = new Int32Array(units);
    this.words = new Int32Array(words);
  }

  /** Adds the units `[first, end)` of a print, which have moved `by`. */
  copy(print: DocumentPrint, first: number, end: number, by: number): void {
    const at = this.unit;
    const firstWord = wordsBefore(print, first);
    const endWord = wordsBefore(print, end);
    this.keys.set(print.keys.subarray(first, end), at);
    this.traits.set(print.traits.subarray(first, end), at);
    this.words.set(print.words.subarray(firstWord, endWord), this.word);
    for (let i = first; i < end; i++) {
      this.starts[at + i - first] = print.starts[i] + by;
      this.ends[at + i - first] = print.ends[i] + by;
      this.wordEnds[at + i - first] = print.wordEnds[i] - firstWord + this.word;
    }
    this.unit += end - first;
    this.word += endWord - firstWord;
  }

  print(text: Text): DocumentPrint {
    const { starts, ends, keys, traits, wordEnds, words } = this;
    return withLines({ starts, ends, keys, traits, wordEnds, words }, text);
  }
}
