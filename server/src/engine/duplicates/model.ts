import type { BlockKind } from '../formats/format';
import type { Span } from '../types';

/** A block as duplicates see it. */
export interface Unit extends Span {
  /** Hash of the words after normalisation; equal words give equal keys, and hardly any others do. */
  readonly key: number;
  readonly words: number;
  readonly kind: BlockKind;
  readonly furniture: boolean;
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

/** Whether two stretches with the same key hold the same words indeed. */
export type Same = (a: Span, b: Span) => boolean;

/** What kind of repetition a group is, where that changes how it is worded. */
export type RepetitionLabel = 'refrain' | 'pull-quote' | 'quotation';

/** A stretch of text and the copies of it, in document order. All are equal after normalisation. */
export interface DuplicateGroup {
  readonly kind: 'block' | 'boilerplate' | 'sentence';
  readonly first: Span;
  readonly copies: readonly Span[];
  /** Blocks (or sentences) in each. */
  readonly units: number;
  /** Words in each. */
  readonly words: number;
  /** `refrain`: so many copies that one finding should speak for all. */
  readonly label?: RepetitionLabel;
}

/**
 * Numbers the items so that two have the same number exactly when they are the same. Items are compared with the first
 * of their number only.
 */
export function classify<Item extends Span & { readonly key: number }>(items: readonly Item[], same: Same): number[] {
  const byKey = new Map<number, number[]>();
  return items.map((item, index) => {
    const known = byKey.get(item.key);
    if (known === undefined) {
      byKey.set(item.key, [index]);
      return index;
    }
    const equal = known.find((other) => same(items[other], item));
    if (equal !== undefined) return equal;
    known.push(index);
    return index;
  });
}
