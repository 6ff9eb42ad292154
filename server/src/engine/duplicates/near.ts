import type { Sliced } from '../slices';
import { type Bridging, chained, isRun, type Link } from './chains';
import { changesBetween } from './differences';
import type { LikeUnit, Units } from './model';
import type { Run } from './runs';

/** Units between two chances to stop. */
const SLICE = 64;

/** A unit of fewer words has no weight between two copied runs. */
export const LIGHT_WORDS = 8;

/** From so many entries on that differ only in the same places, they are forms filled in, not versions of one text. */
const TEMPLATE_ENTRIES = 3;

/** Copies of units that stood before, the same or edited, joined to runs. `ids` are equal where the units are. */
export function* editedRuns(
  units: Units,
  ids: Int32Array,
  exact: readonly Run[],
  like: (index: number) => readonly LikeUnit[],
): Sliced<Link[]> {
  const copied = new Uint8Array(units.count);
  for (const { copy, length } of exact) copied.fill(1, copy, copy + length);
  const bridging = bridgingOf(units, ids);
  const edited = yield* editedUnits(units, exact, copied, like, bridging);
  if (edited.length === 0) return chained(exact.map(asExact), bridging);
  for (const { copy } of edited) copied[copy] = 1;
  const links = [...exact.map(asExact), ...edited, ...edited.flatMap((link) => sameBeside(units, ids, copied, link))];
  links.sort((a, b) => a.copy - b.copy);
  return chained(links, bridging);
}

const asExact = (run: Run): Link => ({ ...run, exact: true });

/**
 * Each unit that is an edited copy, with the one it most likely was copied from: the one that makes a run with the copy
 * before it or with the one behind it, else the most alike.
 */
function* editedUnits(
  units: Units,
  exact: readonly Run[],
  copied: Uint8Array,
  like: (index: number) => readonly LikeUnit[],
  bridging: Bridging,
): Sliced<Link[]> {
  const links: Link[] = [];
  let next = 0;
  let before: Link | undefined;
  for (const [i, copy] of units.paired.entries()) {
    if (i % SLICE === SLICE - 1) yield;
    for (; next < exact.length && exact[next].copy < copy; next++)
      if (before === undefined || before.copy < exact[next].copy) before = asExact(exact[next]);
    if (copied[copy] === 1) continue;
    const earlier = like(copy).filter(({ index }) => index < copy && units.unit(index).counted);
    if (earlier.length === 0 || !units.unit(copy).counted) continue;
    const from = ({ index }: LikeUnit): Link => ({ first: index, copy, length: 1, exact: false });
    const after = next < exact.length ? asExact(exact[next]) : undefined;
    const goesOn = before && earlier.find((unit) => isRun(before as Link, from(unit), bridging));
    const leadsOn = goesOn === undefined && after ? earlier.find((unit) => isRun(from(unit), after, bridging)) : undefined;
    before = from(goesOn ?? leadsOn ?? nearest(earlier));
    links.push(before);
  }
  return links;
}

/** Units before and after an edited copy that are too short to be copies by themselves, but are the same on both sides. */
function sameBeside(units: Units, ids: Int32Array, copied: Uint8Array, { first, copy }: Link): Link[] {
  const links: Link[] = [];
  for (const step of [-1, 1]) {
    let length = 0;
    for (let i = step; ids[first + i] !== undefined && ids[first + i] === ids[copy + i] && copied[copy + i] === 0; i += step) {
      if (step > 0 ? first + i >= copy : copy + i <= first) break;
      if (units.unit(copy + i).counted) length = Math.abs(i);
    }
    if (length === 0) continue;
    const offset = step > 0 ? 1 : -length;
    links.push({ first: first + offset, copy: copy + offset, length, exact: true });
    copied.fill(1, copy + offset, copy + offset + length);
  }
  return links;
}

function bridgingOf(units: Units, ids: Int32Array): Bridging {
  const light = (index: number): boolean => {
    const { counted, words } = units.unit(index);
    return !counted || words < LIGHT_WORDS;
  };
  return {
    same: (first, copy) => ids[first] === ids[copy],
    light: (first, copy) => light(first) && light(copy),
    words: (index) => units.unit(index).words,
    apart: (end, copy) => end <= copy,
  };
}

/** The most alike; of several the earliest. */
function nearest(candidates: readonly LikeUnit[]): LikeUnit {
  return candidates.reduce((best, candidate) => (weight(candidate) > weight(best) ? candidate : best));
}

const weight = ({ likeness }: LikeUnit): number => Math.max(likeness.jaccard, likeness.containment * 0.99);

/**
 * Sets of units that are filled in from one template, each in order; the indices of their units. Looks at units whose
 * neighbours are not copied with them: `chains` in which nothing is the same.
 */
export function templates(
  units: Units,
  ids: Int32Array,
  chains: readonly Link[],
  like: (index: number) => readonly LikeUnit[],
  wordsOf: (index: number) => Int32Array,
): number[][] {
  const alone = new Set<number>();
  for (const { first, copy, length } of chains) {
    const pairs = Array.from({ length }, (_, i) => [first + i, copy + i]);
    if (pairs.every(([a, b]) => ids[a] !== ids[b])) for (const index of pairs.flat()) alone.add(index);
  }
  const sets: number[][] = [];
  const done = new Set<number>();
  for (const start of [...alone].sort((a, b) => a - b)) {
    if (done.has(start)) continue;
    const set = [start];
    done.add(start);
    for (let i = 0; i < set.length; i++) {
      for (const { index } of like(set[i])) {
        if (!alone.has(index) || done.has(index) || !units.unit(index).counted) continue;
        done.add(index);
        set.push(index);
      }
    }
    if (set.length >= TEMPLATE_ENTRIES && differInPlace(set.sort((a, b) => a - b).map(wordsOf))) sets.push(set);
  }
  return sets;
}

/** By the first of some units, what was found of them: in a long document, the same sets are asked about at every search. */
const knownSets = new WeakMap<Int32Array, { readonly others: readonly Int32Array[]; readonly inPlace: boolean }>();

/** Whether all differ from the first in about the same places. */
function differInPlace([first, ...others]: readonly Int32Array[]): boolean {
  const known = knownSets.get(first);
  if (known?.others.length === others.length && known.others.every((other, i) => other === others[i])) return known.inPlace;
  const all = new Set<number>();
  let most = 0;
  for (const other of others) {
    const own = new Set<number>();
    for (const { aFrom, aTo } of changesBetween(first, other))
      for (let at = aFrom; at < Math.max(aTo, aFrom + 1); at++) own.add(at);
    most = Math.max(most, own.size);
    for (const at of own) all.add(at);
  }
  const inPlace = all.size <= most * 1.5 + 1;
  knownSets.set(first, { others, inPlace });
  return inPlace;
}
