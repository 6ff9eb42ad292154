/** Parts of the table: each grows by itself, so that no single addition waits for all of it to be moved. */
const PARTS = 64;
const FIRST_SLOTS = 16;
/** In `heads`: nothing stood here yet, and all that stood here is gone. From `ONE` down: a single unit, as `ONE - unit`. */
const FREE = -1;
const GONE = -2;
const ONE = -3;

interface Part {
  keys: Int32Array;
  /** Per slot: `FREE`, `GONE`, a single unit, or the first of its entries. */
  heads: Int32Array;
  /** Slots that are not `FREE`. */
  used: number;
}

/**
 * Which units have which fingerprint: a table from 32-bit numbers to unit numbers, in typed arrays. Eight bytes a slot;
 * most fingerprints belong to one unit only, and take no more than that.
 */
export class Postings {
  private readonly parts: Part[] = Array.from({ length: PARTS }, () => newPart(FIRST_SLOTS));
  private units = new Int32Array(64);
  private nexts = new Int32Array(64);
  private entries = 0;
  private freeEntry = FREE;

  /**
   * Adds a unit to a fingerprint's list. Gives how many are on the list then, counted up to `most`. A unit that was the
   * last to be added is not added again: give all of a unit's fingerprints before those of the next.
   */
  add(fingerprint: number, unit: number, most: number): number {
    const hash = mixed(fingerprint);
    const part = this.parts[hash >>> PART_SHIFT];
    let at = slotOf(part, fingerprint, hash);
    const head = part.heads[at];
    if (head >= 0) {
      if (this.units[head] === unit) return this.count(head, most);
      part.heads[at] = this.entry(unit, head);
      return this.count(part.heads[at], most);
    }
    if (head <= ONE) {
      if (ONE - head === unit) return 1;
      part.heads[at] = this.entry(unit, this.entry(ONE - head, FREE));
      return 2;
    }
    if (head === FREE) {
      // The place of one that is gone, on the way there, does as well.
      const gone = goneBefore(part, at, hash);
      if (gone >= 0) at = gone;
      else {
        part.used++;
        if (part.used * 4 > part.keys.length * 3) {
          grow(part);
          at = slotOf(part, fingerprint, hash);
          part.used++;
        }
      }
      part.keys[at] = fingerprint;
    }
    part.heads[at] = ONE - unit;
    return 1;
  }

  /** Takes a unit from a fingerprint's list, where it may be missing. Gives how many are left, counted up to `most`; -1: it was missing. */
  remove(fingerprint: number, unit: number, most: number): number {
    const hash = mixed(fingerprint);
    const part = this.parts[hash >>> PART_SHIFT];
    const at = slotOf(part, fingerprint, hash);
    const head = part.heads[at];
    if (head <= ONE) {
      if (ONE - head !== unit) return -1;
      part.heads[at] = GONE;
      return 0;
    }
    if (head < 0) return -1;
    let before = -1;
    let entry = head;
    while (entry >= 0 && this.units[entry] !== unit) {
      before = entry;
      entry = this.nexts[entry];
    }
    if (entry < 0) return -1;
    if (before < 0) part.heads[at] = this.nexts[entry];
    else this.nexts[before] = this.nexts[entry];
    this.release(entry);
    const first = part.heads[at];
    if (this.nexts[first] >= 0) return this.count(first, most);
    part.heads[at] = ONE - this.units[first];
    this.release(first);
    return 1;
  }

  /** Writes the units of a fingerprint to `out` and gives their number, or -1 when there are more than `most`. */
  list(fingerprint: number, out: Int32Array, most: number): number {
    const hash = mixed(fingerprint);
    const part = this.parts[hash >>> PART_SHIFT];
    const head = part.heads[slotOf(part, fingerprint, hash)];
    if (head <= ONE) {
      out[0] = ONE - head;
      return 1;
    }
    let count = 0;
    for (let entry = head; entry >= 0; entry = this.nexts[entry]) {
      if (count === most) return -1;
      out[count++] = this.units[entry];
    }
    return count;
  }

  /** Bytes of the arrays. */
  get bytes(): number {
    return this.parts.reduce((sum, part) => sum + part.keys.length * 8, this.units.length * 8);
  }

  private count(head: number, most: number): number {
    let count = 0;
    for (let entry = head; entry >= 0 && count < most; entry = this.nexts[entry]) count++;
    return count;
  }

  private entry(unit: number, next: number): number {
    let entry = this.freeEntry;
    if (entry >= 0) this.freeEntry = this.nexts[entry];
    else {
      entry = this.entries++;
      if (entry === this.units.length) {
        this.units = widened(this.units);
        this.nexts = widened(this.nexts);
      }
    }
    this.units[entry] = unit;
    this.nexts[entry] = next;
    return entry;
  }

  private release(entry: number): void {
    this.nexts[entry] = this.freeEntry;
    this.freeEntry = entry;
  }
}

function newPart(slots: number): Part {
  return { keys: new Int32Array(slots), heads: new Int32Array(slots).fill(FREE), used: 0 };
}

/** The numbers are hashes already; one more mixing keeps the part and the slot apart. */
const mixed = (fingerprint: number): number => {
  const h = Math.imul(fingerprint ^ (fingerprint >>> 16), 0x7feb352d);
  return h ^ (h >>> 15);
};
const PART_SHIFT = 26;

/** Where a fingerprint stands, or the free slot where it would. */
function slotOf(part: Part, fingerprint: number, hash: number): number {
  const { keys, heads } = part;
  const mask = keys.length - 1;
  let at = hash & mask;
  while (heads[at] !== FREE && keys[at] !== fingerprint) at = (at + 1) & mask;
  return at;
}

/** The first slot from a fingerprint's own on to `end` whose fingerprint is gone; -1: none is. */
function goneBefore({ keys, heads }: Part, end: number, hash: number): number {
  const mask = keys.length - 1;
  for (let at = hash & mask; at !== end; at = (at + 1) & mask) if (heads[at] === GONE) return at;
  return -1;
}

/** Makes room, and forgets the slots of fingerprints that are gone. */
function grow(part: Part): void {
  const { keys, heads } = part;
  let live = 0;
  for (const head of heads) if (head !== FREE && head !== GONE) live++;
  const wider = newPart(live * 2 > keys.length ? keys.length * 2 : keys.length);
  for (let i = 0; i < keys.length; i++) {
    if (heads[i] === FREE || heads[i] === GONE) continue;
    const at = slotOf(wider, keys[i], mixed(keys[i]));
    wider.keys[at] = keys[i];
    wider.heads[at] = heads[i];
    wider.used++;
  }
  part.keys = wider.keys;
  part.heads = wider.heads;
  part.used = wider.used;
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length + (array.length >> 1));
  wider.set(array);
  return wider;
}
