import type { Sliced } from '../slices';
import type { Unit, Units } from './model';
import { findingRuns, type Run } from './runs';

/** A run of several short blocks ("Yes." "No.") is no copy below this share of the words asked of a single one. */
const RUN_SHARE = 0.5;

/** Runs of blocks that stood before: two or more blocks of prose, or one of at least `minWords` words. */
export function repeatedBlocks(units: Units, ids: Int32Array, minWords: number): Sliced<Run[]> {
  return findingRuns(ids, {
    member: () => true,
    edge: (index) => units.unit(index).counted,
    linked: () => true,
    apart: () => true,
    worth: (start, length) => {
      const run = Array.from({ length }, (_, i) => units.unit(start + i));
      return isWorth(
        run.filter((unit) => unit.counted),
        minWords,
      );
    },
  });
}

function isWorth(prose: readonly Unit[], minWords: number): boolean {
  if (prose.some((unit) => unit.words >= minWords)) return true;
  // A verse or a motto in a block quote may come back; only a whole long one is a copy.
  const own = prose.filter((unit) => unit.kind !== 'quote');
  return own.length >= 2 && own.reduce((words, unit) => words + unit.words, 0) >= minWords * RUN_SHARE;
}
