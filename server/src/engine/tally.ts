/** Counts of small non-negative numbers, in one open-addressing table: a Map would cost several times as much. */
export class Tally {
  /** Per slot: a number plus one (0: free), and its count. A count that fell to 0 keeps its slot until the table grows. */
  private slots = new Int32Array(64);
  private used = 0;

  count(number: number): number {
    return this.slots[this.slotOf(number) * 2 + 1];
  }

  /** Adds to a number's count and gives what it is then. */
  add(number: number, by: 1 | -1): number {
    let slot = this.slotOf(number);
    if (this.slots[slot * 2] === 0) {
      if (this.used * 4 >= this.slots.length) {
        this.grow();
        slot = this.slotOf(number);
      }
      this.slots[slot * 2] = number + 1;
      this.used++;
    }
    this.slots[slot * 2 + 1] += by;
    return this.slots[slot * 2 + 1];
  }

  private slotOf(number: number): number {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    const h = Math.imul(number, 0x9e3779b1);
    let slot = (h ^ (h >>> 15)) & mask;
    while (slots[slot * 2] !== 0 && slots[slot * 2] !== number + 1) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    let live = 0;
    for (let k = 1; k < old.length; k += 2) if (old[k] !== 0) live++;
    let size = 64;
    while (size < live * 8) size *= 2;
    this.slots = new Int32Array(size);
    this.used = live;
    for (let k = 0; k < old.length; k += 2) {
      if (old[k + 1] === 0) continue;
      const slot = this.slotOf(old[k] - 1);
      this.slots[slot * 2] = old[k];
      this.slots[slot * 2 + 1] = old[k + 1];
    }
  }
}
