import type { Block, Format } from '../formats/format';
import type { Text } from '../text/sourceText';
import { Kind, Tokens, tokenize } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';
import type { Span } from '../types';
import type { UnitPrint } from './print';

/** Finds out where the words of a print stand, by reading its block again: rarely asked for, so not part of the print. */
export class WordPlaces {
  /** Kept as long as the print is: one that an edit has replaced leaves nothing behind. */
  private readonly known = new WeakMap<UnitPrint, Int32Array>();
  private readonly tokens = new Tokens();
  private units = new Uint16Array(0);

  constructor(
    private readonly format: Format,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The span of `count` words from the word `first` of a unit; of none, the empty span before it. */
  span(text: Text, block: Block, print: UnitPrint, first: number, count: number): Span {
    const places = this.placesOf(text, block, print);
    if (count > 0) return { start: block.start + places[first * 2], end: block.start + places[(first + count - 1) * 2 + 1] };
    const at = block.start + (first * 2 < places.length ? places[first * 2] : print.to);
    return { start: at, end: at };
  }

  /** Start and end of each word, from the start of the block. */
  private placesOf(text: Text, block: Block, print: UnitPrint): Int32Array {
    let places = this.known.get(print);
    if (places) return places;
    const length = block.end - block.start;
    if (this.units.length < length + 4) this.units = new Uint16Array(length * 2 + 4);
    const { kind: blockKind, level, restart } = block;
    const own = { kind: blockKind, level, restart, start: 0, end: length };
    this.format.mask(text.slice(block.start, block.end), own, this.units, []);
    this.units.fill(0, length, length + 4);
    tokenize(this.units, length, this.vocabulary, this.tokens);
    const { kind, start, end, count } = this.tokens;
    places = new Int32Array(print.words.length * 2);
    for (let i = 0, at = 0; i < count && at < places.length; i++) {
      if (kind[i] > Kind.Object || start[i] < print.from) continue;
      places[at++] = start[i];
      places[at++] = end[i];
    }
    this.known.set(print, places);
    return places;
  }
}
