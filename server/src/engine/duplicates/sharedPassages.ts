import type { Sliced } from '../slices';
import type { Span } from '../types';
import type { Comparison, Units } from './model';
import { LEAST_PASSAGE_WORDS } from './passages';

/** Units between two chances to stop. */
const SLICE = 64;

/** Words that stand in two units that are no copies of each other. */
export interface Passage {
  readonly first: Span;
  readonly copy: Span;
  readonly words: number;
  /** The units they stand in. */
  readonly at: readonly [number, number];
}

/**
 * Passages that an earlier unit has too, outside units reported as copies and sentences (`told`, by unit) reported as
 * repeated; each place once, with the longest.
 */
export function* sharedPassages(
  units: Units,
  comparison: Comparison,
  reported: Uint8Array,
  told: ReadonlyMap<number, readonly Span[]>,
): Sliced<Passage[]> {
  const passages: Passage[] = [];
  for (const [i, copy] of units.paired.entries()) {
    if (i % SLICE === SLICE - 1) yield;
    if (reported[copy] === 1 || !units.unit(copy).counted) continue;
    const sharing = comparison.sharing(copy);
    if (sharing.length === 0) continue;
    const own: (Passage & { readonly from: number })[] = [];
    for (const { index: first, runs } of sharing) {
      if (first >= copy || !units.unit(first).counted) continue;
      for (const { a, b, length } of runs) {
        if (comparison.isExempt(copy, a, length) && comparison.isExempt(first, b, length)) continue;
        own.push({
          first: comparison.placeOf(first, b, length),
          copy: comparison.placeOf(copy, a, length),
          words: length,
          from: a,
          at: [first, copy],
        });
      }
    }
    own.sort((x, y) => y.words - x.words || x.at[0] - y.at[0] || x.from - y.from);
    const taken: (typeof own)[number][] = [];
    for (const passage of own) {
      const overlapping = taken.some(({ from, words }) => from < passage.from + passage.words && passage.from < from + words);
      const untold = passage.words * (1 - coveredBy(told.get(copy), passage.copy));
      if (!overlapping && untold >= LEAST_PASSAGE_WORDS) taken.push(passage);
    }
    taken.sort((x, y) => x.from - y.from);
    passages.push(...taken);
  }
  return passages;
}

/** What share of a span the sentences cover. */
function coveredBy(told: readonly Span[] = [], { start, end }: Span): number {
  const covered = told.reduce((sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)), 0);
  return covered / (end - start);
}
