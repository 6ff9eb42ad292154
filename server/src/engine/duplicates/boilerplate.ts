import type { Sliced } from '../slices';
import type { Units } from './model';
import { findingRuns, MOST_OCCURRENCES, occurrences, type Run } from './runs';

/** Runs of page furniture that stood before, outside the copies already reported. */
export function repeatedFurniture(units: Units, ids: Int32Array, reported: Uint8Array): Sliced<Run[]> {
  const mayRepeat = (index: number): boolean => {
    const { furniture, words } = units.unit(index);
    return furniture && words > 0 && reported[index] === 0;
  };
  return findingRuns(ids, {
    member: mayRepeat,
    edge: mayRepeat,
    linked: (index) => units.unit(index).furniture,
    apart: () => true,
    worth: () => true,
  });
}

/** Blocks that occur so often that they are a refrain: the indices of each one's occurrences. */
export function refrains(units: Units, ids: Int32Array, minWords: number): number[][] {
  return [...occurrences(ids).values()].filter((places) => {
    const unit = units.unit(places[0]);
    return places.length > MOST_OCCURRENCES && unit.words > 0 && (unit.furniture || (unit.counted && unit.words >= minWords));
  });
}
