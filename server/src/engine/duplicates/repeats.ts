import type { BlockResult } from '../blockAnalysis';

/**
 * How often each block and each sentence stands in a document, by key; kept up to date block by block, so that the
 * search for duplicates is spared where nothing repeats.
 */
export class Repeats {
  private readonly units = new Map<number, number>();
  private readonly sentences = new Map<number, number>();
  private repeatedUnits = 0;
  /** Grows whenever something that is repeated came or went. */
  version = 0;

  add(result: BlockResult): void {
    const count = step(this.units, result.key, 1);
    if (count === 2) this.repeatedUnits++;
    if (count > 1) this.version++;
    for (const { key } of result.sentences) if (step(this.sentences, key, 1) > 1) this.version++;
  }

  remove(result: BlockResult): void {
    const count = step(this.units, result.key, -1);
    if (count === 1) this.repeatedUnits--;
    if (count > 0) this.version++;
    for (const { key } of result.sentences) if (step(this.sentences, key, -1) > 0) this.version++;
  }

  get anyUnit(): boolean {
    return this.repeatedUnits > 0;
  }

  isRepeatedSentence(key: number): boolean {
    return (this.sentences.get(short(key)) ?? 0) > 1;
  }
}

/** The count after the step. Keys are folded to small integers: a collision costs a search, never a finding. */
function step(counts: Map<number, number>, long: number, by: 1 | -1): number {
  const key = short(long);
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
  return count;
}

const short = (key: number): number => Math.floor(key / 0x200000) & 0x3fffffff;
