import type { BlockKind } from '../formats/format';
import type { Sliced } from '../slices';
import type { Span } from '../types';
import type { Likeness } from './likeness';
import type { SharedRun } from './passages';

/** A block, or a line of a paragraph that lost its blank lines, as duplicates see it. */
export interface Unit extends Span {
  /** Hash of the words after normalisation; equal words give equal keys, and hardly any others do. */
  readonly key: number;
  readonly words: number;
  readonly kind: BlockKind;
  readonly furniture: boolean;
  /** Prose whose repetition alone is a finding. */
  readonly counted: boolean;
}

/** The units of a document, in order; each is named by its index. */
export interface Units {
  readonly count: number;
  /** Those whose words may stand in another one; all others surely stand in none. Ascending, as are the paired. */
  readonly repeated: readonly number[];
  /** Those that are edited copies of another one, or share a passage with it. */
  readonly paired: readonly number[];
  unit(index: number): Unit;
}

/** A sentence as duplicates see it. */
export interface SentenceUnit extends Span {
  readonly key: number;
  readonly words: number;
  /** Index of the unit it stands in. */
  readonly unit: number;
  /** Whether all of it is someone's quoted words. */
  readonly quoted: boolean;
}

/** Another unit that is an edited copy, by its index. */
export interface LikeUnit {
  readonly index: number;
  readonly likeness: Likeness;
  /** It is no copy with some changes, but the paragraph beside in other words. */
  readonly reworded?: boolean;
}

/** Another unit that shares a passage; `a` of a run counts the words of the unit asked about, `b` those of the other. */
export interface SharingUnit {
  readonly index: number;
  readonly runs: readonly SharedRun[];
}

/** What is known of the units of a document beyond their keys. Units are named by their index, sentences likewise. */
export interface Comparison {
  sameUnits(a: number, b: number): boolean;
  sameSentences(a: number, b: number): boolean;
  /** Edited copies of a unit. */
  like(unit: number): readonly LikeUnit[];
  /** Whether two short units that are alike are one form, filled in twice. */
  areFilledIn(a: number, b: number): boolean;
  /** Units that share a passage with a unit. */
  sharing(unit: number): readonly SharingUnit[];
  wordsOf(unit: number): Int32Array;
  /** Where some words of a unit stand in the text. */
  placeOf(unit: number, word: number, count: number): Span;
  /** Whether passages of this kind are no finding: somebody's quoted words, a long name. */
  isExempt(unit: number, word: number, count: number): boolean;
}

/** What kind of repetition a group is, where that changes how it is worded. */
export type RepetitionLabel = 'refrain' | 'pull-quote' | 'quotation' | 'template' | 'reworded';

/** What is repeated, which is also the name of its rule. */
export type RepetitionKind = 'block' | 'near-block' | 'boilerplate' | 'sentence' | 'passage';

/** A stretch of text and the copies of it, in document order. */
export interface DuplicateGroup {
  readonly kind: RepetitionKind;
  readonly first: Span;
  readonly copies: readonly Span[];
  /** Blocks (or sentences) in each. */
  readonly units: number;
  /** Words in each. */
  readonly words: number;
  /** `refrain`, `template`: so many copies that one finding should speak for all. */
  readonly label?: RepetitionLabel;
}

/** A group as a search finds it. */
export interface PlacedGroup extends DuplicateGroup {
  /** Index of the first unit of `first`, and of each copy; of sentences, their unit's. */
  readonly at: readonly number[];
}

/** Items that are compared between two chances to stop. */
const SLICE = 1024;

/**
 * Numbers `count` items so that two have the same number exactly when they are the same: that of the first of them.
 * Items are compared with the first of their number only. Only those of `repeated` (ascending) can be the same.
 */
export function* classifying(
  count: number,
  keyOf: (index: number) => number,
  same: (a: number, b: number) => boolean,
  repeated: Iterable<number> = Array(count).keys(),
): Sliced<Int32Array> {
  const ids = new Int32Array(count);
  for (let index = 0; index < count; index++) ids[index] = index;
  const byKey = new Map<number, number[]>();
  let looked = 0;
  for (const index of repeated) {
    if (++looked % SLICE === 0) yield;
    const key = keyOf(index);
    const known = byKey.get(key);
    const equal = known?.find((other) => same(other, index));
    if (equal !== undefined) ids[index] = equal;
    else if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  return ids;
}
