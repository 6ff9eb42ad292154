import { CLASS_ELEMENT, type CompiledGraph } from './table';

/** One pattern to be found: its elements, and the entry and form it stands for. */
export interface Pattern {
  readonly entry: number;
  readonly form: number;
  readonly elements: readonly number[];
}

interface TrieNode {
  readonly edges: Map<number, number>;
  readonly accepts: number[];
}

/**
 * Builds the patterns' trie and merges its equal tails (bottom up, by signature), so that a phrase with many alternatives
 * costs as many edges as it is written with, not as many as it unfolds to.
 */
export function buildGraph(patterns: readonly Pattern[]): CompiledGraph {
  const trie: TrieNode[] = [{ edges: new Map(), accepts: [] }];
  for (const { entry, form, elements } of patterns) {
    let node = 0;
    for (const element of elements) {
      let child = trie[node].edges.get(element);
      if (child === undefined) {
        child = trie.length;
        trie.push({ edges: new Map(), accepts: [] });
        trie[node].edges.set(element, child);
      }
      node = child;
    }
    const { accepts } = trie[node];
    let known = false;
    for (let k = 0; k < accepts.length; k += 2) known ||= accepts[k] === entry && accepts[k + 1] === form;
    if (!known) accepts.push(entry, form);
  }

  // Children have higher numbers than their parents, so going down from the last node is going bottom up.
  const canonical = new Int32Array(trie.length);
  const bySignature = new Map<string, number>();
  for (let node = trie.length - 1; node >= 0; node--) {
    const { edges, accepts } = trie[node];
    const signature = `${accepts.join(',')}|${[...edges]
      .map(([element, child]) => `${element}:${canonical[child]}`)
      .sort()
      .join(',')}`;
    const same = bySignature.get(signature);
    if (same === undefined) bySignature.set(signature, node);
    canonical[node] = same ?? node;
  }

  const numbers = new Map<number, number>([[0, 0]]);
  const queue = [0];
  const graph = { words: [] as number[], classes: [] as number[], gaps: [] as number[], accepts: [] as number[] };
  const numberOf = (node: number): number => {
    const own = canonical[node];
    let number = numbers.get(own);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(own, number);
      queue.push(own);
    }
    return number;
  };
  for (let q = 0; q < queue.length; q++) {
    const from = numbers.get(queue[q]) as number;
    const { edges, accepts } = trie[queue[q]];
    if (accepts.length > 0) graph.accepts.push(from, accepts.length / 2, ...accepts);
    const words: [number, number][] = [];
    for (const [element, child] of edges) {
      const to = numberOf(child);
      if (element > 0) words.push([element, to]);
      else if (element > CLASS_ELEMENT) graph.gaps.push(from, -element, to);
      else graph.classes.push(from, CLASS_ELEMENT - element, to);
    }
    for (const [element, to] of words.sort(([a], [b]) => a - b)) graph.words.push(from, element, to);
  }
  return { nodes: numbers.size, ...graph };
}
