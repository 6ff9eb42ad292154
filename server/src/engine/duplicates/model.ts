import type { BlockKind } from '../formats/format';
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
}

/** Another unit that shares a passage; `a` of a run counts the words of the unit asked about, `b` those of the other. */
export interface SharingUnit {
  readonly index: number;
  readonly runs: readonly SharedRun[];
}

/** What is known of the units of a document beyond their keys. Units are named by their index, sentences likewise. */
export interface Comparison {
  /** False of units whose words surely stand in no other. */
  mayRepeat(unit: number): boolean;
  sameUnits(a: number, b: number): boolean;
  sameSentences(a: number, b: number): boolean;
  /** Edited copies of a unit. */
  like(unit: number): readonly LikeUnit[];
  /** Units that share a passage with a unit. */
  sharing(unit: number): readonly SharingUnit[];
  wordsOf(unit: number): Int32Array;
  /** Where some words of a unit stand in the text. */
  placeOf(unit: number, word: number, count: number): Span;
  /** Whether passages of this kind are no finding: somebody's quoted words, a long name. */
  isExempt(unit: number, word: number, count: number): boolean;
}

/** What kind of repetition a group is, where that changes how it is worded. */
export type RepetitionLabel = 'refrain' | 'pull-quote' | 'quotation' | 'template';

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
  /** Index of the first unit of `first`, and of each copy; of sentences, their unit's. */
  readonly at: readonly number[];
}

/**
 * Numbers the items so that two have the same number exactly when they are the same: that of the first of them. Items
 * are compared with the first of their number only, and only where `mayRepeat`.
 */
export function classify(
  items: readonly { readonly key: number }[],
  same: (a: number, b: number) => boolean,
  mayRepeat: (index: number) => boolean = () => true,
): Int32Array {
  const ids = new Int32Array(items.length);
  const byKey = new Map<number, number[]>();
  for (let index = 0; index < items.length; index++) {
    ids[index] = index;
    if (!mayRepeat(index)) continue;
    const { key } = items[index];
    const known = byKey.get(key);
    const equal = known?.find((other) => same(other, index));
    if (equal !== undefined) ids[index] = equal;
    else if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  return ids;
}
