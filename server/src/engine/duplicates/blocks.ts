import type { BlockKind } from '../formats/format';
import type { Unit } from './model';
import { findRuns, type Run } from './runs';

/** Kinds whose repetition alone is a finding; headings, cells and furniture are only carried along inside a run. */
const COUNTED: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'quote', 'caption']);
/** A run of several short blocks ("Yes." "No.") is no copy below this share of the words asked of a single one. */
const RUN_SHARE = 0.5;

/** Whether a unit is prose that counts towards a duplicated block. */
export function isCounted(unit: Unit): boolean {
  return !unit.furniture && unit.words > 0 && COUNTED.has(unit.kind);
}

/** Runs of blocks that stood before: two or more blocks of prose, or one of at least `minWords` words. */
export function repeatedBlocks(units: readonly Unit[], ids: readonly number[], minWords: number): Run[] {
  return findRuns(ids, {
    member: () => true,
    edge: (index) => isCounted(units[index]),
    linked: () => true,
    apart: () => true,
    worth: (start, length) => isWorth(units.slice(start, start + length).filter(isCounted), minWords),
  });
}

function isWorth(prose: readonly Unit[], minWords: number): boolean {
  if (prose.some((unit) => unit.words >= minWords)) return true;
  // A verse or a motto in a block quote may come back; only a whole long one is a copy.
  const own = prose.filter((unit) => unit.kind !== 'quote');
  return own.length >= 2 && own.reduce((words, unit) => words + unit.words, 0) >= minWords * RUN_SHARE;
}
