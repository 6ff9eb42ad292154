import type { BlockResult } from '../blockAnalysis';
import type { BlockEntry } from '../blocks';
import { firstWhere } from '../search';
import { hasWeight, type Repeats } from './repeats';

/** A stretch of blocks, by index, half-open. */
export type BlockRange = readonly [first: number, end: number];

/** No cluster has this number. */
export const NO_CLUSTER = 0;

/**
 * Which blocks of a document hang together: they repeat the same, are alike, or lie so close to each other that copies of
 * them may be one run. What is found in a cluster depends on nothing outside it, so that after an edit only those clusters
 * are searched that it went into, joined or parted. Blocks are known by their numbers; those of clusters never return.
 */
export class Clusters {
  private readonly byBlock: number[] = [];
  private readonly members = new Map<number, number[]>();
  /** By key of a unit or sentence of a block that has a cluster: that cluster, or one it had. */
  private readonly byKey = new Map<number, number>();
  /** Clusters that are to be searched again. */
  private readonly outdated = new Set<number>();
  private last = NO_CLUSTER;

  constructor(private readonly repeats: Repeats) {}

  /** The cluster of a block. */
  of(block: number): number {
    return this.byBlock[block] ?? NO_CLUSTER;
  }

  isOutdated(cluster: number): boolean {
    return this.outdated.has(cluster);
  }

  outdate(cluster: number): void {
    this.outdated.add(cluster);
  }

  /** A block is no longer there; its number may go to another one. */
  removed(result: BlockResult, block: number): void {
    this.outdate(this.of(block));
    this.byBlock[block] = NO_CLUSTER;
    for (const key of keysOf(result)) this.byKey.delete(key);
  }

  /**
   * Of the `active` blocks, by index, those whose clusters have to be searched again. `edited` are the blocks that an edit
   * went into: it may have joined or parted what stands on both sides.
   */
  toSearch(blocks: readonly BlockEntry[], active: readonly number[], edited: BlockRange | undefined): number[] {
    for (const block of this.repeats.touched) this.outdate(this.of(block));
    for (const [at, index] of active.entries()) {
      const { number } = blocks[index];
      const isNew = this.of(number) === NO_CLUSTER;
      if (!isNew && !this.repeats.touched.has(number)) continue;
      const result = resultOf(blocks[index]);
      if (isNew) for (const key of keysOf(result)) this.outdate(this.byKey.get(key) ?? NO_CLUSTER);
      for (const other of this.repeats.partnersOf(result)) this.outdate(this.of(other));
      this.outdateAll(blocks, active, at - 1, at + 2);
    }
    if (edited) {
      const [first, end] = edited.map((index) => firstWhere(active.length, (at) => active[at] >= index));
      this.outdateAll(blocks, active, first - 1, end + 1);
    }
    this.outdate(NO_CLUSTER);
    return active.filter((index) => this.isOutdated(this.of(blocks[index].number)));
  }

  /** The blocks have been searched: forms their clusters, of which none is outdated then. */
  form(blocks: readonly BlockEntry[], searched: readonly number[]): void {
    for (const cluster of this.outdated) {
      for (const block of this.members.get(cluster) ?? []) this.byBlock[block] = NO_CLUSTER;
      this.members.delete(cluster);
    }
    this.outdated.clear();
    const groups = new Joined(searched.length);
    this.joinSame(blocks, searched, groups);
    this.joinPaired(blocks, searched, groups);
    for (let at = 1; at < searched.length; at++) if (areClose(blocks, searched[at - 1], searched[at])) groups.join(at - 1, at);
    const first = this.last + 1;
    for (const [at, index] of searched.entries()) {
      const cluster = first + groups.of(at);
      const { number } = blocks[index];
      this.byBlock[number] = cluster;
      for (const key of keysOf(resultOf(blocks[index]))) this.byKey.set(key, cluster);
      const members = this.members.get(cluster);
      if (members) members.push(number);
      else this.members.set(cluster, [number]);
    }
    this.last += searched.length;
  }

  private joinSame(blocks: readonly BlockEntry[], searched: readonly number[], groups: Joined): void {
    const holders = new Map<number, number>();
    for (const [at, index] of searched.entries()) {
      for (const key of keysOf(resultOf(blocks[index]))) {
        const other = holders.get(key);
        if (other === undefined) holders.set(key, at);
        else groups.join(other, at);
      }
    }
  }

  private joinPaired(blocks: readonly BlockEntry[], searched: readonly number[], groups: Joined): void {
    const places = new Map(searched.map((index, at) => [blocks[index].number, at]));
    for (const [at, index] of searched.entries()) {
      for (const other of this.repeats.partnersOf(resultOf(blocks[index]))) {
        const place = places.get(other);
        if (place !== undefined) groups.join(place, at);
      }
    }
  }

  private outdateAll(blocks: readonly BlockEntry[], active: readonly number[], from: number, to: number): void {
    for (const index of active.slice(Math.max(0, from), Math.max(0, to))) this.outdate(this.of(blocks[index].number));
  }
}

/** Items that are joined to sets; each set is named by one of its items. */
class Joined {
  private readonly parents: number[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, item) => item);
  }

  of(item: number): number {
    const { parents } = this;
    let root = item;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  }

  join(a: number, b: number): void {
    this.parents[this.of(a)] = this.of(b);
  }
}

/** An active block has been analysed. */
const resultOf = ({ result }: BlockEntry): BlockResult => result as BlockResult;

const keysOf = ({ units, sentences }: BlockResult): number[] => [...units, ...sentences].map(({ key }) => key);

/** Whether no block that keeps a run of copies from reaching across lies between two. */
function areClose(blocks: readonly BlockEntry[], before: number, behind: number): boolean {
  for (let i = before + 1; i < behind; i++) {
    const { result } = blocks[i];
    if (result && hasWeight(result)) return false;
  }
  return true;
}
