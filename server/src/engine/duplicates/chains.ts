import type { Run } from './runs';

/** A run of units that stand elsewhere already, the same (`exact`) or edited. */
export interface Link extends Run {
  readonly exact: boolean;
}

/** What may lie between two links at the same distance from their first copies, so that they are one run. */
export interface Bridging {
  same(first: number, copy: number): boolean;
  /** Whether a unit carries no weight of its own: furniture, a heading, a few words. */
  light(first: number, copy: number): boolean;
  words(copy: number): number;
  /** Whether a run from `first` up to `end` and its copy may be told apart: a run does not reach into its own copy. */
  apart(end: number, copy: number): boolean;
}

const MOST_BRIDGED_UNITS = 2;
const MOST_BRIDGED_SHARE = 0.15;

/**
 * Joins links, ordered by copy, that lie one behind the other at the same distance, across units that are the same and
 * a few light ones that are not. A chain is exact when nothing in it differs.
 */
export function chained(links: readonly Link[], bridging: Bridging): Link[] {
  const chains: Link[] = [];
  for (const link of links) {
    const last = chains[chains.length - 1];
    const bridge = last && bridgeBetween(last, link, bridging);
    if (bridge === undefined) chains.push(link);
    else {
      chains[chains.length - 1] = {
        first: last.first,
        copy: last.copy,
        length: link.copy + link.length - last.copy,
        exact: last.exact && link.exact && bridge.same,
      };
    }
  }
  return chains;
}

/** Whether two links are one run. */
export const isRun = (last: Link, next: Link, bridging: Bridging): boolean => bridgeBetween(last, next, bridging) !== undefined;

/** Whether everything between two links is the same; undefined when they are no run. */
function bridgeBetween(last: Link, next: Link, bridging: Bridging): { same: boolean } | undefined {
  const gap = next.copy - last.copy - last.length;
  if (gap < 0 || next.first - last.first !== next.copy - last.copy) return undefined;
  if (!bridging.apart(next.first + next.length, last.copy)) return undefined;
  let bridged = 0;
  let words = 0;
  for (let i = 0; i < gap; i++) {
    const first = last.first + last.length + i;
    const copy = last.copy + last.length + i;
    if (bridging.same(first, copy)) continue;
    if (!bridging.light(first, copy)) return undefined;
    bridged++;
    words += bridging.words(copy);
  }
  if (bridged <= MOST_BRIDGED_UNITS) return { same: bridged === 0 };
  let around = 0;
  for (let i = last.copy; i < next.copy + next.length; i++) around += bridging.words(i);
  return words <= (around - words) * MOST_BRIDGED_SHARE ? { same: false } : undefined;
}
