import { FOLDED } from './characters';

/** Two hash lanes of 32 bits together stand in for comparing letters; the build-time words have no collision. */
export const HASH_SEED = 0x811c9dc5 | 0;
/** Takes the next UTF-16 unit into a lane. */
export const hashStep = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);
export const hashStep2 = (g: number, unit: number): number => (Math.imul(g, 31) + unit) | 0;

/**
 * The words the lexicon knows, as an open-addressing table from hash to id (from 1). The table holds ids alone, so that most
 * of it stays in the cache; the hashes of a word stand by its id.
 */
export class Vocabulary {
  /** Per slot: an id, 0 where free. */
  readonly slots: Uint16Array | Uint32Array;
  /** By id: both lanes of the word's hash. */
  readonly lanes: Int32Array;
  readonly mask: number;
  /** How many words it knows; their ids run from 1 to it. */
  readonly size: number;

  constructor(words: readonly string[]) {
    this.size = words.length;
    let size = 16;
    while (size < words.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = words.length < 65536 ? new Uint16Array(size) : new Uint32Array(size);
    this.lanes = new Int32Array((words.length + 1) * 2);
    words.forEach((word, index) => {
      const [h, g] = hashWord(word);
      let p = (h ^ (h >>> 15)) & this.mask;
      while (this.slots[p] !== 0) p = (p + 1) & this.mask;
      this.slots[p] = index + 1;
      this.lanes[(index + 1) * 2] = h;
      this.lanes[(index + 1) * 2 + 1] = g;
    });
  }

  /** The id of a lower-case word, 0 when unknown. */
  idOf(word: string): number {
    const [h, g] = hashWord(word);
    return this.idOfHash(h, g);
  }

  /** The id of a word by its two hashes, as tokens have them. */
  idOfHash(h: number, g: number): number {
    for (let p = (h ^ (h >>> 15)) & this.mask; this.slots[p] !== 0; p = (p + 1) & this.mask) {
      const id = this.slots[p];
      if (this.lanes[id * 2] === h && this.lanes[id * 2 + 1] === g) return id;
    }
    return 0;
  }
}

/** Both lanes of a word, letter case folded. */
export function hashWord(word: string): readonly [number, number] {
  let h = HASH_SEED;
  let g = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    const folded = FOLDED[unit] || unit;
    h = hashStep(h, folded);
    g = hashStep2(g, folded);
  }
  return [h, g];
}
