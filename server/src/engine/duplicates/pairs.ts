import type { Sliced } from '../slices';
import { PairFinder, type Pairing, type Partner } from './pairFinder';
import type { UnitPrint } from './print';

const NONE: readonly never[] = [];
/** Units between two chances to stop: a few milliseconds at most. */
const SLICE = 64;

/** Hears when the partners of a unit change; `by`: 1 when it has some now and had none, -1 the other way round. */
export type PairsChanged = (unit: number, by: -1 | 0 | 1) => void;

/** The units of a document that have partners of one kind, kept up to date unit by unit. Units are named by their number. */
export class Pairs<Match> {
  private readonly finder: PairFinder<Match>;
  /** Units whose partners may have changed since they were last asked for. */
  private readonly outdated: number[] = [];
  private readonly isOutdated: boolean[] = [];
  /** The partners of the units that have any. */
  private readonly paired = new Map<number, readonly Partner<Match>[]>();
  private changes = 0;

  constructor(
    pairing: Pairing<Match>,
    /** The units by their number. */
    private readonly prints: readonly (UnitPrint | undefined)[],
    private readonly sameMatch: (a: Match, b: Match) => boolean,
    private readonly changed: PairsChanged,
  ) {
    const mayPair = (a: number, b: number): boolean => prints[a]?.key !== prints[b]?.key;
    this.finder = new PairFinder(
      { ...pairing, mayPair },
      (unit) => (prints[unit] as UnitPrint).words,
      (unit) => {
        if (this.isOutdated[unit]) return;
        this.isOutdated[unit] = true;
        this.outdated.push(unit);
      },
    );
  }

  add(unit: number): void {
    this.finder.add(unit);
  }

  /** Takes a unit out; call it while the unit still has its number. */
  remove(unit: number): void {
    this.finder.remove(unit);
    if (!this.paired.delete(unit)) return;
    this.changes++;
    this.changed(unit, -1);
  }

  /** Brings the pairs up to date, in slices. */
  *settling(): Sliced {
    while (this.finder.takeIn(SLICE)) yield;
    for (let done = 1; this.outdated.length > 0; done++) {
      this.settleOne(this.outdated.pop() as number);
      if (done % SLICE === 0) yield;
    }
  }

  /** Brings the pairs up to date. Gives a number that grows whenever one came, went or changed. */
  settle(): number {
    this.finder.takeIn();
    while (this.outdated.length > 0) this.settleOne(this.outdated.pop() as number);
    return this.changes;
  }

  private settleOne(unit: number): void {
    this.isOutdated[unit] = false;
    if (this.prints[unit] === undefined) return;
    const had = this.of(unit);
    const has = this.finder.partners(unit);
    if (has.length > 0) this.paired.set(unit, has);
    else this.paired.delete(unit);
    if (this.samePartners(had, has)) return;
    this.changes++;
    this.changed(unit, has.length === 0 ? -1 : had.length === 0 ? 1 : 0);
  }

  get any(): boolean {
    return this.paired.size > 0;
  }

  has(unit: number): boolean {
    return this.paired.has(unit);
  }

  /** The partners of a unit that have partners themselves: which fingerprints two units share may hang on which one is asked. */
  partners(unit: number): readonly Partner<Match>[] {
    const all = this.of(unit);
    return all.every((partner) => this.paired.has(partner.unit)) ? all : all.filter((partner) => this.paired.has(partner.unit));
  }

  private of(unit: number): readonly Partner<Match>[] {
    return this.paired.get(unit) ?? NONE;
  }

  /** Partners that were removed and came again have been counted as changes then. */
  private samePartners(a: readonly Partner<Match>[], b: readonly Partner<Match>[]): boolean {
    return a.length === b.length && a.every(({ unit, match }, i) => unit === b[i].unit && this.sameMatch(match, b[i].match));
  }
}
