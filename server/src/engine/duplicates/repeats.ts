import type { BlockResult } from '../blockAnalysis';
import { LIKENESS, type Likeness } from './likeness';
import { PairFinder, type Partner } from './pairFinder';
import { PASSAGES, type SharedRun } from './passages';
import type { UnitPrint } from './print';

/**
 * What of a document stands in it more than once: how often each block and each sentence does, by key, and which units
 * are alike or share a passage. Kept up to date block by block, so that an edit costs its own units and the search for
 * duplicates is spared where nothing repeats.
 */
export class Repeats {
  private readonly units = new Map<number, number>();
  private readonly sentences = new Map<number, number>();
  private repeatedUnits = 0;
  private readonly near: Pairs<Likeness> | undefined;
  private readonly passages: Pairs<readonly SharedRun[]> | undefined;
  private changes = 0;

  constructor(looksFor: { readonly near: boolean; readonly passages: boolean }) {
    if (looksFor.near)
      this.near = new Pairs((wordsOf, mayPair, outdated) => new PairFinder({ ...LIKENESS, mayPair }, wordsOf, outdated));
    if (looksFor.passages)
      this.passages = new Pairs((wordsOf, mayPair, outdated) => new PairFinder({ ...PASSAGES, mayPair }, wordsOf, outdated));
  }

  add(result: BlockResult): void {
    for (const print of result.units) {
      const count = step(this.units, print.key, 1);
      if (count === 2) this.repeatedUnits++;
      if (count > 1) this.changes++;
      if (!print.counted) continue;
      this.near?.add(print);
      this.passages?.add(print);
    }
    for (const { key } of result.sentences) if (step(this.sentences, key, 1) > 1) this.changes++;
  }

  remove(result: BlockResult): void {
    for (const print of result.units) {
      const count = step(this.units, print.key, -1);
      if (count === 1) this.repeatedUnits--;
      if (count > 0) this.changes++;
      if (!print.counted) continue;
      this.near?.remove(print);
      this.passages?.remove(print);
    }
    for (const { key } of result.sentences) if (step(this.sentences, key, -1) > 0) this.changes++;
  }

  /** Brings the pairs up to date. Gives a number that grows whenever something that is repeated came or went. */
  settle(): number {
    return this.changes + (this.near?.settle() ?? 0) + (this.passages?.settle() ?? 0);
  }

  /** Whether any block, or a part of one, stands in another one too; after `settle`. */
  get anyUnit(): boolean {
    return this.repeatedUnits > 0 || this.near?.any === true || this.passages?.any === true;
  }

  isRepeatedSentence(key: number): boolean {
    return (this.sentences.get(short(key)) ?? 0) > 1;
  }

  /** Units that are edited copies of this one. */
  like(print: UnitPrint): readonly { readonly print: UnitPrint; readonly match: Likeness }[] {
    return this.near?.of(print) ?? NONE;
  }

  /** Units that share a passage with this one. */
  sharing(print: UnitPrint): readonly { readonly print: UnitPrint; readonly match: readonly SharedRun[] }[] {
    return this.passages?.of(print) ?? NONE;
  }
}

const NONE: readonly never[] = [];

type NewFinder<Match> = (
  wordsOf: (unit: number) => Int32Array,
  mayPair: (a: number, b: number) => boolean,
  outdated: (unit: number) => void,
) => PairFinder<Match>;

/** The pairs of one kind among the prints of a document. */
class Pairs<Match> {
  private readonly numbers = new Map<UnitPrint, number>();
  private readonly prints: (UnitPrint | undefined)[] = [];
  private readonly free: number[] = [];
  /** Units whose partners may have changed since they were last asked for. */
  private readonly outdated: number[] = [];
  private readonly isOutdated: boolean[] = [];
  private readonly paired = new Set<number>();
  private readonly finder: PairFinder<Match>;
  private changes = 0;

  constructor(newFinder: NewFinder<Match>) {
    this.finder = newFinder(
      (unit) => (this.prints[unit] as UnitPrint).words,
      (a, b) => this.prints[a]?.key !== this.prints[b]?.key,
      (unit) => {
        if (this.isOutdated[unit]) return;
        this.isOutdated[unit] = true;
        this.outdated.push(unit);
      },
    );
  }

  add(print: UnitPrint): void {
    const unit = this.free.pop() ?? this.prints.length;
    this.prints[unit] = print;
    this.numbers.set(print, unit);
    this.finder.add(unit);
  }

  remove(print: UnitPrint): void {
    const unit = this.numbers.get(print);
    if (unit === undefined) return;
    this.finder.remove(unit);
    this.numbers.delete(print);
    this.prints[unit] = undefined;
    this.free.push(unit);
    if (this.paired.delete(unit)) this.changes++;
  }

  settle(): number {
    for (const unit of this.outdated) {
      this.isOutdated[unit] = false;
      if (this.prints[unit] === undefined) continue;
      const had = this.paired.has(unit);
      const has = this.finder.partners(unit).length > 0;
      if (has) this.paired.add(unit);
      else this.paired.delete(unit);
      if (had || has) this.changes++;
    }
    this.outdated.length = 0;
    return this.changes;
  }

  get any(): boolean {
    return this.paired.size > 0;
  }

  of(print: UnitPrint): readonly { readonly print: UnitPrint; readonly match: Match }[] {
    const unit = this.numbers.get(print);
    if (unit === undefined || !this.paired.has(unit)) return NONE;
    return this.finder.partners(unit).map((partner: Partner<Match>) => ({
      print: this.prints[partner.unit] as UnitPrint,
      match: partner.match,
    }));
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
