import { CountTable } from './countTable';

/** Counts of small non-negative numbers. */
export class Tally {
  private readonly table = new CountTable(2);

  count(number: number): number {
    return this.table.rows[this.table.find(number) + 1];
  }

  /** Adds to a number's count and gives what it is then. */
  add(number: number, by: 1 | -1): number {
    const row = this.table.claim(number);
    this.table.rows[row + 1] += by;
    return this.table.rows[row + 1];
  }
}
