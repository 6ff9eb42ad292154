import type { BlockEntry } from '../blocks';
import { alignedShare } from './alignment';
import { SHORT } from './likeness';
import type { PairsChanged } from './pairs';
import { isFigure, type UnitPrint } from './print';
import { isLight } from './wordClasses';

/** Longer units are compared by their shingles alone: a rewording of so many words is another text. */
const MOST_WORDS = 60;
/** How many words that say something both must have, and how many will do where most of both is the same. */
const LEAST_SAID = 3;
const LEAST_SAID_ALIKE = 2;
/** Least share of the weight of words that stand in both in the same order, and what is asked of long units. */
const LEAST_ALIGNED = 0.4;
const LEAST_ALIGNED_ALIKE = 0.65;

/**
 * How much of two units that may be two wordings of one thing stands in both in the same order; 0: they are none. Far less
 * has to be the same than for copies anywhere in a document, since this is asked of neighbours only: somebody wrote a
 * sentence anew, and the old one was left beside it. What tells two figures of two things is no rewording.
 */
function rewordedShare(a: Int32Array, b: Int32Array): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < LEAST_SAID_ALIKE || longer.length > MOST_WORDS) return 0;
  let common = 0;
  let said = 0;
  marked.fill(0);
  for (const word of longer) marked[markOf(word)] = 1;
  for (const word of shorter) {
    if (marked[markOf(word)] === 0 || !longer.includes(word)) continue;
    common++;
    if (!isLight(word)) said++;
  }
  // The aligned share weighs words, but cannot be far above what a count of them allows.
  if (said < LEAST_SAID_ALIKE || common * 4 < shorter.length) return 0;
  if (hasOtherFigures(shorter, longer) && hasOtherFigures(longer, shorter)) return 0;
  const aligned = alignedShare(shorter, longer);
  const mayDiffer = shorter.length < SHORT && said >= LEAST_SAID;
  return aligned < (mayDiffer ? LEAST_ALIGNED : LEAST_ALIGNED_ALIKE) ? 0 : aligned;
}

/** Marks the words of a unit by some of their bits: most others need not be looked for in it. */
const marked = new Uint8Array(256);
const markOf = (word: number): number => (word >>> 8) & 0xff;

const hasOtherFigures = (words: Int32Array, others: Int32Array): boolean =>
  words.some((word) => isFigure(word) && !others.includes(word));

/** The other wording of a unit, and the share of both that stands in both in the same order. */
export interface Rewording {
  readonly unit: number;
  readonly aligned: number;
}

/**
 * The paragraphs of a document that the one right behind them says again in other words. Kept up to date block by block;
 * units are known by their numbers.
 */
export class Rewordings {
  private readonly later = new Map<number, Rewording>();
  private readonly earlier = new Map<number, number>();
  /** Grows whenever a pair comes or goes. */
  changes = 0;

  constructor(private readonly changed: PairsChanged) {}

  /** Looks at the units of some blocks, by index, and at those right before and behind them. */
  update(blocks: readonly BlockEntry[], first: number, end: number): void {
    let before = unitsOf(blocks[first - 1]).at(-1);
    for (let i = first; i <= end; i++) {
      const units = unitsOf(blocks[i]);
      if (units.length === 0 && before) this.compare(before, undefined);
      if (units.length === 0) before = undefined;
      for (const unit of i < end ? units : units.slice(0, 1)) {
        if (before) this.compare(before, unit);
        before = unit;
      }
    }
  }

  remove(unit: number): void {
    const before = this.earlier.get(unit);
    const behind = this.later.get(unit);
    if (before !== undefined) this.part(before, unit);
    if (behind !== undefined) this.part(unit, behind.unit);
  }

  get any(): boolean {
    return this.later.size > 0;
  }

  has(unit: number): boolean {
    return this.later.has(unit) || this.earlier.has(unit);
  }

  /** The other wording of a unit. Of three in a row, none is a version of the other: they are said alike on purpose. */
  of(unit: number): Rewording | undefined {
    const first = this.later.has(unit) ? unit : this.earlier.get(unit);
    const pair = first === undefined ? undefined : this.later.get(first);
    if (first === undefined || pair === undefined || this.earlier.has(first) || this.later.has(pair.unit)) return undefined;
    return first === unit ? pair : { unit: first, aligned: pair.aligned };
  }

  private compare(a: UnitPrint, b: UnitPrint | undefined): void {
    const known = this.later.get(a.number);
    const aligned = b?.counted && a.counted && a.key !== b.key ? rewordedShare(a.words, b.words) : 0;
    const found = b && aligned > 0 ? b.number : undefined;
    if (known?.unit === found) return;
    if (known !== undefined) this.part(a.number, known.unit);
    if (found === undefined) return;
    // It may have stood behind another one until now.
    const left = this.earlier.get(found);
    if (left !== undefined) this.part(left, found);
    this.later.set(a.number, { unit: found, aligned });
    this.earlier.set(found, a.number);
    this.tell(a.number, found, 1);
  }

  private part(before: number, behind: number): void {
    this.later.delete(before);
    this.earlier.delete(behind);
    this.tell(before, behind, -1);
  }

  private tell(before: number, behind: number, by: 1 | -1): void {
    this.changes++;
    this.changed(before, by);
    this.changed(behind, by);
  }
}

const NO_UNITS: readonly UnitPrint[] = [];

/** Those of a paragraph, which parts what stands before it from what stands behind it if there are none. */
const unitsOf = (block: BlockEntry | undefined): readonly UnitPrint[] =>
  (block?.kind === 'paragraph' && block.result?.units) || NO_UNITS;
