import type { CompiledGraph } from './table';

/**
 * The graph as it is shipped. Every list holds triples, each number less the one in the same place of the triple before:
 * neighbours are alike, and small numbers compress to half the size. `accepts` are triples of node, entry and form.
 */
export interface PackedGraph {
  readonly nodes: number;
  readonly words: readonly number[];
  readonly classes: readonly number[];
  readonly gaps: readonly number[];
  readonly accepts: readonly number[];
}

export function packGraph({ nodes, words, classes, gaps, accepts }: CompiledGraph): PackedGraph {
  const ends: number[] = [];
  for (let k = 0; k < accepts.length; k += 2 + accepts[k + 1] * 2)
    for (let i = 0; i < accepts[k + 1]; i++) ends.push(accepts[k], accepts[k + 2 + i * 2], accepts[k + 3 + i * 2]);
  return {
    nodes,
    words: differences(words),
    classes: differences(classes),
    gaps: differences(gaps),
    accepts: differences(ends),
  };
}

export function unpackGraph({ nodes, words, classes, gaps, accepts }: PackedGraph): CompiledGraph {
  const ends = sums(accepts);
  const grouped: number[] = [];
  let count = -1;
  for (let k = 0; k < ends.length; k += 3) {
    if (k === 0 || ends[k] !== ends[k - 3]) count = grouped.push(ends[k], 0) - 1;
    grouped[count]++;
    grouped.push(ends[k + 1], ends[k + 2]);
  }
  return { nodes, words: sums(words), classes: sums(classes), gaps: sums(gaps), accepts: grouped };
}

const differences = (list: readonly number[]): number[] => list.map((n, k) => n - (k < 3 ? 0 : list[k - 3]));

function sums(list: readonly number[]): number[] {
  const out = [...list];
  for (let k = 3; k < out.length; k++) out[k] += out[k - 3];
  return out;
}
