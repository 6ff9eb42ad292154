/** Parts of a large table: each grows by itself, so that no single addition waits for all of it to be moved. */
const PARTS = 64;
const FIRST_SLOTS = 8;
/** A table of more slots is parted. */
const MOST_UNPARTED = 4096;
/** In place of a head: nothing stands here. From `ONE` down: a single unit, as `ONE - unit`. */
const FREE = -1;
const ONE = -2;

interface Part {
  /** Per slot: the fingerprint, and behind it `FREE`, a single unit, or the first of its entries. */
  slots: Int32Array;
  /** Slots that are not `FREE`. */
  used: number;
}

/**
 * Which units have which fingerprint: a table from 32-bit numbers to unit numbers, in typed arrays. Eight bytes a slot;
 * most fingerprints belong to one unit only, and take no more than that. Slots are free again as soon as nothing stands
 * in them, so that the table does not grow with what comes and goes.
 */
export class Postings {
  private parts: readonly Part[] = [newPart(FIRST_SLOTS)];
  private units = new Int32Array(8);
  private nexts = new Int32Array(8);
  private entries = 0;
  private freeEntry = FREE;

  /**
   * Adds a unit to a fingerprint's list. Gives how many are on the list then, counted up to `most`. A unit that was the
   * last to be added is not added again: give all of a unit's fingerprints before those of the next.
   */
  add(fingerprint: number, unit: number, most: number): number {
    const hash = mixed(fingerprint);
    let part = this.partOf(hash);
    let { slots } = part;
    let at = slotOf(slots, fingerprint, hash);
    const head = slots[at + 1];
    if (head >= 0) {
      if (this.units[head] === unit) return this.count(head, most);
      slots[at + 1] = this.entry(unit, head);
      return this.count(slots[at + 1], most);
    }
    if (head <= ONE) {
      if (ONE - head === unit) return 1;
      slots[at + 1] = this.entry(unit, this.entry(ONE - head, FREE));
      return 2;
    }
    if (isFull(part)) {
      this.grow(part);
      part = this.partOf(hash);
      slots = part.slots;
      at = slotOf(slots, fingerprint, hash);
    }
    part.used++;
    slots[at] = fingerprint;
    slots[at + 1] = ONE - unit;
    return 1;
  }

  /** Takes a unit from a fingerprint's list, where it may be missing. Gives how many are left, counted up to `most`; -1: it was missing. */
  remove(fingerprint: number, unit: number, most: number): number {
    const hash = mixed(fingerprint);
    const part = this.partOf(hash);
    const { slots } = part;
    const at = slotOf(slots, fingerprint, hash);
    const head = slots[at + 1];
    if (head <= ONE) {
      if (ONE - head !== unit) return -1;
      part.used--;
      clear(slots, at);
      return 0;
    }
    let before = -1;
    let entry = head;
    while (entry >= 0 && this.units[entry] !== unit) {
      before = entry;
      entry = this.nexts[entry];
    }
    if (entry < 0) return -1;
    if (before < 0) slots[at + 1] = this.nexts[entry];
    else this.nexts[before] = this.nexts[entry];
    this.release(entry);
    const first = slots[at + 1];
    if (this.nexts[first] >= 0) return this.count(first, most);
    slots[at + 1] = ONE - this.units[first];
    this.release(first);
    return 1;
  }

  /** Writes the units of a fingerprint to `out` and gives their number, or -1 when there are more than `most`. */
  list(fingerprint: number, out: Int32Array, most: number): number {
    const hash = mixed(fingerprint);
    const { slots } = this.partOf(hash);
    const head = slots[slotOf(slots, fingerprint, hash) + 1];
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
    return this.parts.reduce((sum, part) => sum + part.slots.byteLength, this.units.length * 8);
  }

  private partOf(hash: number): Part {
    return this.parts[(hash >>> PART_SHIFT) & (this.parts.length - 1)];
  }

  private grow(part: Part): void {
    if (this.parts.length === PARTS || part.slots.length < MOST_UNPARTED * 2) {
      const slots = emptySlots(part.slots.length);
      for (let from = 0; from < part.slots.length; from += 2) move(part.slots, from, slots);
      part.slots = slots;
      return;
    }
    const { slots } = part;
    this.parts = Array.from({ length: PARTS }, () => newPart((MOST_UNPARTED / PARTS) * 2));
    for (let from = 0; from < slots.length; from += 2) {
      if (slots[from + 1] === FREE) continue;
      const own = this.partOf(mixed(slots[from]));
      if (isFull(own)) this.grow(own);
      move(slots, from, own.slots);
      own.used++;
    }
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

/** Three quarters of the slots are as many as may be taken. */
const isFull = ({ used, slots }: Part): boolean => (used + 1) * 8 > slots.length * 3;

function newPart(count: number): Part {
  return { slots: emptySlots(count), used: 0 };
}

function emptySlots(count: number): Int32Array {
  const slots = new Int32Array(count * 2);
  for (let at = 1; at < slots.length; at += 2) slots[at] = FREE;
  return slots;
}

/** The numbers are hashes already; one more mixing keeps the part and the slot apart. */
const mixed = (fingerprint: number): number => {
  const h = Math.imul(fingerprint ^ (fingerprint >>> 16), 0x7feb352d);
  return h ^ (h >>> 15);
};
const PART_SHIFT = 26;

/** Where a fingerprint stands, or the free slot where it would. */
function slotOf(slots: Int32Array, fingerprint: number, hash: number): number {
  const last = slots.length - 1;
  let at = (hash << 1) & last;
  while (slots[at + 1] !== FREE && slots[at] !== fingerprint) at = (at + 2) & last;
  return at;
}

/** Frees a slot, and moves those behind it up that would no longer be found. */
function clear(slots: Int32Array, slot: number): void {
  const last = slots.length - 1;
  let gap = slot;
  for (let at = (gap + 2) & last; slots[at + 1] !== FREE; at = (at + 2) & last) {
    const home = (mixed(slots[at]) << 1) & last;
    // It may move unless its own place lies between the gap and where it stands.
    if (((at - home) & last) < ((at - gap) & last)) continue;
    slots[gap] = slots[at];
    slots[gap + 1] = slots[at + 1];
    gap = at;
  }
  slots[gap + 1] = FREE;
}

/** Copies what stands in a slot to where it belongs in other ones. */
function move(slots: Int32Array, from: number, others: Int32Array): void {
  if (slots[from + 1] === FREE) return;
  const at = slotOf(others, slots[from], mixed(slots[from]));
  others[at] = slots[from];
  others[at + 1] = slots[from + 1];
}

function widened(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length + (array.length >> 1));
  wider.set(array);
  return wider;
}
