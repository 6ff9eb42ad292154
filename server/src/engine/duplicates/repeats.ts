import type { BlockResult } from '../blockAnalysis';
import { Tally } from '../tally';
import { LIKENESS, type Likeness } from './likeness';
import { LIGHT_WORDS } from './near';
import { PairFinder, type Partner } from './pairFinder';
import { PASSAGES, type SharedRun } from './passages';
import type { UnitPrint } from './print';

/**
 * What of a document stands in it more than once: how often each block and each sentence does, by key, and which units
 * are alike or share a passage. Kept up to date block by block, so that an edit costs its own units and the search for
 * duplicates is spared where nothing repeats.
 */
export class Repeats {
  private readonly units = new Tally();
  private readonly sentences = new Tally();
  private repeatedUnits = 0;
  private readonly near: Pairs<Likeness> | undefined;
  private readonly passages: Pairs<readonly SharedRun[]> | undefined;
  private changes = 0;
  /** What came and went since things were last settled, of a single block; `several`: of more than one. */
  private added: BlockResult | 'several' | undefined;
  private removed: BlockResult | 'several' | undefined;

  constructor(looksFor: { readonly near: boolean; readonly passages: boolean }) {
    if (looksFor.near)
      this.near = new Pairs(
        (wordsOf, mayPair, outdated) => new PairFinder({ ...LIKENESS, mayPair }, wordsOf, outdated),
        (a, b) => a.jaccard === b.jaccard && a.containment === b.containment,
      );
    if (looksFor.passages)
      this.passages = new Pairs(
        (wordsOf, mayPair, outdated) => new PairFinder({ ...PASSAGES, mayPair }, wordsOf, outdated),
        sameRuns,
      );
  }

  add(result: BlockResult): void {
    this.added = this.added ? 'several' : result;
    for (const print of result.units) {
      const count = this.units.add(short(print.key), 1);
      if (count === 2) this.repeatedUnits++;
      if (count > 1) this.changes++;
      if (!print.counted) continue;
      this.near?.add(print);
      this.passages?.add(print);
    }
    for (const { key } of result.sentences) if (this.sentences.add(short(key), 1) > 1) this.changes++;
  }

  remove(result: BlockResult): void {
    this.removed = this.removed ? 'several' : result;
    for (const print of result.units) {
      const count = this.units.add(short(print.key), -1);
      if (count === 1) this.repeatedUnits--;
      if (count > 0) this.changes++;
      if (!print.counted) continue;
      this.near?.remove(print);
      this.passages?.remove(print);
    }
    for (const { key } of result.sentences) if (this.sentences.add(short(key), -1) > 0) this.changes++;
  }

  /**
   * Brings the pairs up to date. Gives a number that grows whenever something that is repeated came or went, or something
   * that may lie between two copies.
   */
  settle(): number {
    const { added, removed } = this;
    if (added !== removed && (added === 'several' || removed === 'several' || !sameWeight(added, removed))) this.changes++;
    this.added = undefined;
    this.removed = undefined;
    return this.changes + (this.near?.settle() ?? 0) + (this.passages?.settle() ?? 0);
  }

  /** Whether any block, or a part of one, stands in another one too; after `settle`. */
  get anyUnit(): boolean {
    return this.repeatedUnits > 0 || this.near?.any === true || this.passages?.any === true;
  }

  isRepeatedUnit(key: number): boolean {
    return this.units.count(short(key)) > 1;
  }

  isRepeatedSentence(key: number): boolean {
    return this.sentences.count(short(key)) > 1;
  }

  /** The units that are like others or share a passage with them. */
  paired(): ReadonlySet<UnitPrint> {
    const paired = new Set<UnitPrint>();
    this.near?.addPaired(paired);
    this.passages?.addPaired(paired);
    return paired;
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

/** Whether the units of two results weigh the same between two copied runs. */
function sameWeight(a: BlockResult | undefined, b: BlockResult | undefined): boolean {
  if (!a || !b || a.units.length !== b.units.length) return false;
  return a.units.every((unit, i) => unit.furniture === b.units[i].furniture && weightOf(unit) === weightOf(b.units[i]));
}

const weightOf = ({ counted, words }: UnitPrint): number =>
  counted && words.length >= LIGHT_WORDS ? LIGHT_WORDS : counted ? words.length : -1 - words.length;

function sameRuns(a: readonly SharedRun[], b: readonly SharedRun[]): boolean {
  return a.length === b.length && a.every((run, i) => run.a === b[i].a && run.b === b[i].b && run.length === b[i].length);
}

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
  /** The partners of the units that have any. */
  private readonly paired = new Map<number, readonly Partner<Match>[]>();
  private readonly finder: PairFinder<Match>;
  private changes = 0;

  constructor(
    newFinder: NewFinder<Match>,
    private readonly sameMatch: (a: Match, b: Match) => boolean,
  ) {
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
      const had = this.paired.get(unit) ?? NONE;
      const has = this.finder.partners(unit);
      if (has.length > 0) this.paired.set(unit, has);
      else this.paired.delete(unit);
      if (!this.samePartners(had, has)) this.changes++;
    }
    this.outdated.length = 0;
    return this.changes;
  }

  /** Partners that were removed and came again have been counted as changes then. */
  private samePartners(a: readonly Partner<Match>[], b: readonly Partner<Match>[]): boolean {
    return a.length === b.length && a.every(({ unit, match }, i) => unit === b[i].unit && this.sameMatch(match, b[i].match));
  }

  get any(): boolean {
    return this.paired.size > 0;
  }

  addPaired(to: Set<UnitPrint>): void {
    for (const unit of this.paired.keys()) to.add(this.prints[unit] as UnitPrint);
  }

  of(print: UnitPrint): readonly { readonly print: UnitPrint; readonly match: Match }[] {
    const unit = this.numbers.get(print);
    const partners = unit === undefined ? undefined : this.paired.get(unit);
    return partners?.map(({ unit, match }) => ({ print: this.prints[unit] as UnitPrint, match })) ?? NONE;
  }
}

/** Keys are folded to small integers: a collision costs a search, never a finding. */
const short = (key: number): number => Math.floor(key / 0x200000) & 0x3fffffff;
