import { CountTable } from '../countTable';

/** In a row of the table: how many hold a key, and the sum of their numbers. */
const COUNT = 1;
const SUM = 2;

/**
 * How many holders each of many keys has. Keys and holders are small non-negative numbers; one may hold a key several
 * times. Who they are is known of a key's last holder alone, which is enough to tell it that it has company, or no longer
 * has: the sum of the holders is then its own number.
 */
export class KeyHolders {
  private readonly table = new CountTable(3);

  count(key: number): number {
    return this.table.rows[this.table.find(key) + COUNT];
  }

  /** The sum of the numbers of all that hold a key. */
  sum(key: number): number {
    return this.table.rows[this.table.find(key) + SUM];
  }

  /** Gives how many hold the key then. */
  add(key: number, holder: number): number {
    const row = this.table.claim(key);
    this.table.rows[row + SUM] += holder;
    return ++this.table.rows[row + COUNT];
  }

  /** Gives how many still hold the key. */
  remove(key: number, holder: number): number {
    const row = this.table.find(key);
    this.table.rows[row + SUM] -= holder;
    return --this.table.rows[row + COUNT];
  }
}
