/** Numbers in a slot: a key plus one (0: free), how many hold it, and the sum of their numbers. */
const SLOT = 3;

/**
 * How many holders each of many keys has, in one open-addressing table. Keys are small non-negative numbers, and so are
 * holders; one may hold a key several times. Who they are is known of a key's last holder alone, which is enough to tell
 * it that it has company, or no longer has: the sum of the holders is then its own number.
 */
export class KeyHolders {
  private slots = new Int32Array(16 * SLOT);
  private size = 16;
  private used = 0;

  count(key: number): number {
    return this.slots[this.slotOf(key) + 1];
  }

  /** The sum of the numbers of all that hold a key. */
  sum(key: number): number {
    return this.slots[this.slotOf(key) + 2];
  }

  /** Gives how many hold the key then. */
  add(key: number, holder: number): number {
    let slot = this.slotOf(key);
    if (this.slots[slot] === 0) {
      if (this.used * 2 >= this.size) {
        this.grow();
        slot = this.slotOf(key);
      }
      this.slots[slot] = key + 1;
      this.used++;
    }
    this.slots[slot + 2] += holder;
    return ++this.slots[slot + 1];
  }

  /** Gives how many still hold the key. A key that nobody holds keeps its slot until the table grows. */
  remove(key: number, holder: number): number {
    const slot = this.slotOf(key);
    this.slots[slot + 2] -= holder;
    return --this.slots[slot + 1];
  }

  private slotOf(key: number): number {
    const { slots } = this;
    const mask = this.size - 1;
    const h = Math.imul(key, 0x9e3779b1);
    let at = (h ^ (h >>> 15)) & mask;
    while (slots[at * SLOT] !== 0 && slots[at * SLOT] !== key + 1) at = (at + 1) & mask;
    return at * SLOT;
  }

  private grow(): void {
    const old = this.slots;
    let live = 0;
    for (let at = 1; at < old.length; at += SLOT) if (old[at] !== 0) live++;
    this.size = 16;
    while (this.size < live * 4) this.size *= 2;
    this.slots = new Int32Array(this.size * SLOT);
    this.used = live;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 1] === 0) continue;
      const slot = this.slotOf(old[at] - 1);
      for (let i = 0; i < SLOT; i++) this.slots[slot + i] = old[at + i];
    }
  }
}
