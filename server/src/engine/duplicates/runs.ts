import type { Sliced } from '../slices';

/** More occurrences than this make a refrain, which starts no run: so the work stays proportional to the text. */
export const MOST_OCCURRENCES = 20;

/** Items that stood before that are looked at between two chances to stop. */
const SLICE = 512;

/** A run of `length` items at `copy` that stands at `first` already. */
export interface Run {
  readonly first: number;
  readonly copy: number;
  readonly length: number;
}

/** What may make up a run. Indices are those of the items. */
export interface RunRules {
  /** Whether the item may be part of a copy. */
  member(index: number): boolean;
  /** Whether a run may begin or end with the item; others are carried along inside a run only. */
  edge(index: number): boolean;
  /** Whether a run may go on from the item before to this one. */
  linked(index: number): boolean;
  /** Whether the two places are apart enough to speak of a copy. */
  apart(first: number, copy: number): boolean;
  /** Whether a run is worth reporting. */
  worth(start: number, length: number): boolean;
}

/**
 * Finds repeated runs, from left to right: at each place the longest run that stood before, without overlapping
 * itself; of equally long ones the earliest. A run that repeats within itself counts as several copies of its period.
 * Copies do not overlap each other. `ids` are those of `classify`.
 */
export function* findingRuns(ids: Int32Array, rules: RunRules): Sliced<Run[]> {
  const places = occurrences(ids);
  yield;
  const runs: Run[] = [];
  let looked = 0;
  for (let copy = 0; copy < ids.length; ) {
    // What stands here first is no copy.
    const earlier = ids[copy] === copy ? undefined : places.get(ids[copy]);
    if (earlier && ++looked % SLICE === 0) yield;
    const mayCopy = earlier && earlier.length <= MOST_OCCURRENCES && rules.edge(copy);
    const run = mayCopy ? longestRun(ids, earlier, copy, rules) : undefined;
    if (run) runs.push(run);
    copy += run?.length ?? 1;
  }
  return runs;
}

/** Where each id that occurs more than once does, ascending. An id is the index of its first occurrence. */
export function occurrences(ids: Int32Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index];
    if (id === index) continue;
    const known = places.get(id);
    if (known) known.push(index);
    else places.set(id, [id, index]);
  }
  return places;
}

function longestRun(ids: Int32Array, places: readonly number[], copy: number, rules: RunRules): Run | undefined {
  const lengths: number[] = [];
  for (const first of places) {
    if (first >= copy) break;
    lengths.push(rules.apart(first, copy) ? commonLength(ids, first, copy, rules) : 0);
  }
  const longest = withoutPeriods(ids, copy, Math.max(0, ...lengths));
  if (longest === 0 || !rules.worth(copy, longest)) return undefined;
  return { first: places[lengths.findIndex((length) => length >= longest)], copy, length: longest };
}

/** How far the items from `first` and from `copy` are the same, ending with an item that may end a run. */
function commonLength(ids: Int32Array, first: number, copy: number, rules: RunRules): number {
  let length = 0;
  let ended = 0;
  while (first + length < copy && copy + length < ids.length && ids[first + length] === ids[copy + length]) {
    const at = copy + length;
    if (!rules.member(at) || (length > 0 && !(rules.linked(at) && rules.linked(first + length)))) break;
    length++;
    if (rules.edge(at)) ended = length;
  }
  return ended;
}

/** The length of the period where `[start, start + length)` is one repeated, else `length`. */
function withoutPeriods(ids: Int32Array, start: number, length: number): number {
  // The prefix function: borders[i] is the longest proper prefix of the first i + 1 items that is also their suffix.
  const borders = new Array<number>(length).fill(0);
  for (let index = 1, border = 0; index < length; index++) {
    while (border > 0 && ids[start + index] !== ids[start + border]) border = borders[border - 1];
    if (ids[start + index] === ids[start + border]) border++;
    borders[index] = border;
  }
  const period = length - (borders[length - 1] ?? 0);
  return length % period === 0 ? period : length;
}
