const FIRST_ROWS = 8;

/**
 * Small non-negative numbers with a count and perhaps more, in one open-addressing table: a Map would cost several times as
 * much. A number whose count fell to 0 keeps its row until the table grows.
 */
export class CountTable {
  /** Per row: the number plus one (0: free), its count, and what else there is. */
  rows: Int32Array;
  private size = FIRST_ROWS;
  private used = 0;

  constructor(
    /** Entries of a row. */
    private readonly width: number,
  ) {
    this.rows = new Int32Array(FIRST_ROWS * width);
  }

  /** Where in `rows` the row of a number begins, or that of an empty one. */
  find(number: number): number {
    const { rows, width } = this;
    const mask = this.size - 1;
    const h = Math.imul(number, 0x9e3779b1);
    let row = (h ^ (h >>> 15)) & mask;
    while (rows[row * width] !== 0 && rows[row * width] !== number + 1) row = (row + 1) & mask;
    return row * width;
  }

  /** The same, for a number that is about to be counted. */
  claim(number: number): number {
    let at = this.find(number);
    if (this.rows[at] !== 0) return at;
    if (this.used * 2 >= this.size) {
      this.grow();
      at = this.find(number);
    }
    this.rows[at] = number + 1;
    this.used++;
    return at;
  }

  private grow(): void {
    const { rows: old, width } = this;
    let live = 0;
    for (let at = 1; at < old.length; at += width) if (old[at] !== 0) live++;
    this.size = FIRST_ROWS;
    while (this.size < live * 4) this.size *= 2;
    this.rows = new Int32Array(this.size * width);
    this.used = live;
    for (let from = 0; from < old.length; from += width) {
      if (old[from + 1] === 0) continue;
      const to = this.find(old[from] - 1);
      for (let k = 0; k < width; k++) this.rows[to + k] = old[from + k];
    }
  }
}
