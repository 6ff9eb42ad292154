import type { BlockResult } from '../blockAnalysis';
import type { BlockEntry } from '../blocks';
import type { Sliced } from '../slices';
import { KeyHolders } from './keyHolders';
import { LIKENESS, type Likeness } from './likeness';
import { LIGHT_WORDS } from './near';
import { Numbers } from './numbers';
import type { Partner } from './pairFinder';
import { Pairs, type PairsChanged } from './pairs';
import { PASSAGES, type SharedRun } from './passages';
import type { UnitPrint } from './print';
import { Rewordings } from './rewordings';

/** Another unit of a pair; `match` is that of (the unit asked about, this one) in this order. */
export interface PairedPrint<Match> {
  readonly print: UnitPrint;
  readonly match: Match;
}

const NONE: readonly never[] = [];
/** Blocks held against their neighbours between two chances to stop. */
const NEIGHBOURS_SLICE = 256;

/**
 * What of a document stands in it more than once: how often each block and each sentence does, by key, and which units
 * are alike or share a passage. Kept up to date block by block, so that an edit costs its own units and the search for
 * duplicates looks only at blocks that have to do with others.
 */
export class Repeats {
  private readonly units = new KeyHolders();
  private readonly sentences = new KeyHolders();
  private repeatedUnits = 0;
  private readonly near: Pairs<Likeness> | undefined;
  private readonly passages: Pairs<readonly SharedRun[]> | undefined;
  private readonly rewordings: Rewordings | undefined;
  private readonly blockNumbers = new Numbers();
  /** By block: how many of its units and of its sentences are repeated, and how many units are paired. */
  private readonly inUnits: number[] = [];
  private readonly inSentences: number[] = [];
  private readonly inPairs: number[] = [];
  private readonly unitNumbers = new Numbers();
  /** By unit: what it is, and the block it stands in. */
  private readonly prints: (UnitPrint | undefined)[] = [];
  private readonly owners: number[] = [];
  /** Blocks that came since blocks were last held against their neighbours. */
  private readonly fresh = new Set<number>();
  /** Blocks with units whose pairs came, went or changed since the last search, which clears it. */
  readonly touched = new Set<number>();
  private changes = 0;
  /** What came and went since `weighsAnew` was asked, of a single block; `several`: of more than one. */
  private added: BlockResult | 'several' | undefined;
  private removed: BlockResult | 'several' | undefined;

  constructor(looksFor: { readonly near: boolean; readonly passages: boolean }) {
    const changed: PairsChanged = (unit, by) => {
      this.inPairs[this.owners[unit]] += by;
      this.touched.add(this.owners[unit]);
    };
    const sameLikeness = (a: Likeness, b: Likeness): boolean => a.jaccard === b.jaccard && a.containment === b.containment;
    if (looksFor.near) {
      this.near = new Pairs(LIKENESS, this.prints, sameLikeness, changed);
      this.rewordings = new Rewordings(changed);
    }
    if (looksFor.passages) this.passages = new Pairs(PASSAGES, this.prints, sameRuns, changed);
  }

  /** Takes in what was read of a block; gives the number by which the block is known here. */
  add(result: BlockResult): number {
    this.added = this.added ? 'several' : result;
    const block = this.blockNumbers.take();
    this.fresh.add(block);
    this.inUnits[block] = 0;
    this.inSentences[block] = 0;
    this.inPairs[block] = 0;
    for (const print of result.units) {
      if (this.addKey(this.units, this.inUnits, print.key, block) === 2) this.repeatedUnits++;
      if (print.counted) this.addUnit(print, block);
    }
    for (const { key } of result.sentences) this.addKey(this.sentences, this.inSentences, key, block);
    return block;
  }

  remove(result: BlockResult, block: number): void {
    this.removed = this.removed ? 'several' : result;
    for (const print of result.units) {
      if (this.removeKey(this.units, this.inUnits, print.key, block) === 1) this.repeatedUnits--;
      if (print.counted) this.removeUnit(print);
    }
    for (const { key } of result.sentences) this.removeKey(this.sentences, this.inSentences, key, block);
    this.fresh.delete(block);
    this.touched.delete(block);
    this.blockNumbers.release(block);
  }

  /**
   * Holds blocks against their neighbours: those in a stretch, by index, that was read anew, and all that came since.
   * Tells of each of them.
   */
  *meetingNeighbours(blocks: readonly BlockEntry[], first: number, end: number, met: (block: number) => void): Sliced {
    for (let from = first; from < end; from += NEIGHBOURS_SLICE) {
      this.meet(blocks, from, Math.min(end, from + NEIGHBOURS_SLICE), met);
      yield;
    }
    if (first === end) this.meet(blocks, first, end, met);
    // What stands behind an edit may have been read again with it.
    for (let i = end; this.fresh.size > 0 && i < blocks.length; i++) this.meetFresh(blocks, i, met);
    for (let i = 0; this.fresh.size > 0 && i < first; i++) this.meetFresh(blocks, i, met);
  }

  private meet(blocks: readonly BlockEntry[], first: number, end: number, met: (block: number) => void): void {
    this.rewordings?.update(blocks, first, end);
    for (let i = first; i < end; i++) {
      met(i);
      this.fresh.delete(blocks[i].number);
    }
  }

  private meetFresh(blocks: readonly BlockEntry[], at: number, met: (block: number) => void): void {
    if (this.fresh.has(blocks[at].number)) this.meet(blocks, at, at + 1, met);
  }

  /** Whether a block came that was not held against its neighbours. */
  isFresh(block: number): boolean {
    return this.fresh.has(block);
  }

  /** Whether any such came. */
  get anyFresh(): boolean {
    return this.fresh.size > 0;
  }

  /** Does what `settle` has to do in slices, beforehand. */
  *settling(): Sliced {
    if (this.near) yield* this.near.settling();
    if (this.passages) yield* this.passages.settling();
  }

  /** Brings the pairs up to date. Gives a number that grows whenever something that is repeated or paired came or went. */
  settle(): number {
    return this.changes + (this.near?.settle() ?? 0) + (this.passages?.settle() ?? 0) + (this.rewordings?.changes ?? 0);
  }

  /** Whether what came and went since this was last asked weighs differently where it lies between two copies. */
  weighsAnew(): boolean {
    const { added, removed } = this;
    this.added = undefined;
    this.removed = undefined;
    return added !== removed && (added === 'several' || removed === 'several' || !sameWeight(added, removed));
  }

  /** Whether any block, or a part of one, stands in another one too; after `settle`. */
  get anyUnit(): boolean {
    return this.repeatedUnits > 0 || this.near?.any === true || this.passages?.any === true || this.rewordings?.any === true;
  }

  /** Whether anything in a block is repeated or paired; after `settle`. */
  isActive(block: number): boolean {
    return this.inUnits[block] > 0 || this.inPairs[block] > 0 || this.inSentences[block] > 0;
  }

  /** No unit has a number as high as this. */
  get unitCount(): number {
    return this.prints.length;
  }

  hasRepeatedUnits(block: number): boolean {
    return this.inUnits[block] > 0;
  }

  hasRepeatedSentences(block: number): boolean {
    return this.inSentences[block] > 0;
  }

  hasPairs(block: number): boolean {
    return this.inPairs[block] > 0;
  }

  isRepeatedUnit(key: number): boolean {
    return this.units.count(short(key)) > 1;
  }

  isRepeatedSentence(key: number): boolean {
    return this.sentences.count(short(key)) > 1;
  }

  /** Whether a unit is like another or shares a passage with it. */
  isPaired({ number }: UnitPrint): boolean {
    return this.near?.has(number) === true || this.passages?.has(number) === true || this.rewordings?.has(number) === true;
  }

  /** The unit right before or behind this one that says the same in other words; `match`: how much is the same, in order. */
  reworded({ number }: UnitPrint): PairedPrint<number> | undefined {
    const other = this.rewordings?.of(number);
    return other && { print: this.prints[other.unit] as UnitPrint, match: other.aligned };
  }

  /** Units that are edited copies of this one. */
  like(print: UnitPrint): readonly PairedPrint<Likeness>[] {
    return this.near ? this.paired(this.near.partners(print.number)) : NONE;
  }

  /** Units that share a passage with this one. */
  sharing(print: UnitPrint): readonly PairedPrint<readonly SharedRun[]>[] {
    return this.passages ? this.paired(this.passages.partners(print.number)) : NONE;
  }

  /** The blocks, by number, with units that are edited copies of, or share passages with, units of one. */
  partnersOf({ units }: BlockResult): number[] {
    const { near, passages, owners } = this;
    return units
      .filter(({ number }) => number >= 0)
      .flatMap(({ number }) => [...(near?.partners(number) ?? NONE), ...(passages?.partners(number) ?? NONE)])
      .map(({ unit }) => owners[unit]);
  }

  private paired<Match>(partners: readonly Partner<Match>[]): readonly PairedPrint<Match>[] {
    if (partners.length === 0) return NONE;
    return partners.map(({ unit, match }) => ({ print: this.prints[unit] as UnitPrint, match }));
  }

  /** Gives how many hold the key then. */
  private addKey(holders: KeyHolders, repeated: number[], whole: number, block: number): number {
    const key = short(whole);
    const count = holders.add(key, block);
    if (count === 1) return count;
    this.changes++;
    repeated[block]++;
    if (count === 2) repeated[holders.sum(key) - block]++;
    return count;
  }

  private removeKey(holders: KeyHolders, repeated: number[], whole: number, block: number): number {
    const key = short(whole);
    const count = holders.remove(key, block);
    if (count === 0) return count;
    this.changes++;
    repeated[block]--;
    if (count === 1) repeated[holders.sum(key)]--;
    return count;
  }

  private addUnit(print: UnitPrint, block: number): void {
    if (!this.near && !this.passages) return;
    const unit = this.unitNumbers.take();
    print.number = unit;
    this.prints[unit] = print;
    this.owners[unit] = block;
    this.near?.add(unit);
    this.passages?.add(unit);
  }

  private removeUnit(print: UnitPrint): void {
    const unit = print.number;
    if (unit < 0) return;
    this.near?.remove(unit);
    this.passages?.remove(unit);
    this.rewordings?.remove(unit);
    this.prints[unit] = undefined;
    print.number = -1;
    this.unitNumbers.release(unit);
  }
}

/** Whether no run of copies reaches across a block that is none. */
export const hasWeight = ({ units }: BlockResult): boolean =>
  units.some(({ counted, words }) => counted && words.length >= LIGHT_WORDS);

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

/** Keys are folded to small integers: a collision costs a search, never a finding. */
const short = (key: number): number => Math.floor(key / 0x200000) & 0x3fffffff;
