import { type CompiledGraph, HYPHEN, POSSESSIVE } from './table';

/** What ends at a node, and what leads on from it besides words. */
export const Node = { Accepts: 1, Branches: 2 } as const;

interface ClassEdge {
  readonly classNumber: number;
  readonly child: number;
}

interface GapEdge {
  readonly max: number;
  readonly child: number;
}

/**
 * All patterns of the lexicon in one graph over word elements (id, hyphen, possessive), word classes and gaps.
 * Word edges stand in one open-addressing table; a node's rarer class and gap edges in small lists.
 */
export class Trie {
  /** Node reached from the root by a word, and by a word with “’s”, by the word's id; 0: none. */
  private readonly roots: Int32Array;
  private readonly possessiveRoots: Int32Array;
  /** Per slot: node, element, child (0: free). */
  private readonly edges: Int32Array;
  private readonly edgeMask: number;
  /** Per node, a bit for each of its word edges, by a hash of the element: most elements are told to lead nowhere by it. */
  private readonly edgeBits: Int32Array;
  /** Per node: bits of `Node`. */
  readonly nodes: Uint8Array;
  /** Per node: entry and form in turn, for each pattern that ends there. */
  readonly accepts: (readonly number[] | undefined)[];
  readonly classEdges: (readonly ClassEdge[] | undefined)[];
  readonly gapEdges: (readonly GapEdge[] | undefined)[];

  constructor({ nodes, words, classes, gaps, accepts }: CompiledGraph) {
    let highest = 0;
    for (let k = 1; k < words.length; k += 3) if (words[k] > highest) highest = words[k];
    this.roots = new Int32Array((highest >> 2) + 1);
    this.possessiveRoots = new Int32Array(this.roots.length);
    this.edgeBits = new Int32Array(nodes);
    this.nodes = new Uint8Array(nodes);
    for (const list of [classes, gaps]) for (let k = 0; k < list.length; k += 3) this.nodes[list[k]] |= Node.Branches;
    for (let k = 0; k < accepts.length; k += 2 + accepts[k + 1] * 2) this.nodes[accepts[k]] |= Node.Accepts;
    let size = 16;
    while (size < words.length) size *= 2;
    this.edgeMask = size - 1;
    this.edges = new Int32Array(size * 3);
    for (let k = 0; k < words.length; k += 3) {
      const node = words[k];
      const element = words[k + 1];
      if (node === 0) {
        const roots = (element & POSSESSIVE) === 0 ? this.roots : this.possessiveRoots;
        if ((element & HYPHEN) === 0) roots[element >> 2] = words[k + 2];
        continue;
      }
      let slot = mix(node, element) & this.edgeMask;
      while (this.edges[slot * 3 + 2] !== 0) slot = (slot + 1) & this.edgeMask;
      this.edges[slot * 3] = node;
      this.edges[slot * 3 + 1] = element;
      this.edges[slot * 3 + 2] = words[k + 2];
      this.edgeBits[node] |= edgeBit(element);
    }
    this.accepts = new Array(nodes);
    for (let k = 0; k < accepts.length; k += 2 + accepts[k + 1] * 2)
      this.accepts[accepts[k]] = accepts.slice(k + 2, k + 2 + accepts[k + 1] * 2);
    this.classEdges = new Array(nodes);
    for (let k = 0; k < classes.length; k += 3)
      this.classEdges[classes[k]] = [
        ...(this.classEdges[classes[k]] ?? []),
        { classNumber: classes[k + 1], child: classes[k + 2] },
      ];
    this.gapEdges = new Array(nodes);
    for (let k = 0; k < gaps.length; k += 3)
      this.gapEdges[gaps[k]] = [...(this.gapEdges[gaps[k]] ?? []), { max: gaps[k + 1], child: gaps[k + 2] }];
  }

  /** The node that a pattern's first word leads to, 0 for none. */
  root(word: number, possessive: boolean): number {
    if (word >= this.roots.length) return 0;
    return possessive ? this.possessiveRoots[word] : this.roots[word];
  }

  /** The child of `node` by a word element, 0 when there is none. */
  child(node: number, element: number): number {
    if ((this.edgeBits[node] & edgeBit(element)) === 0) return 0;
    const { edges, edgeMask } = this;
    for (let slot = mix(node, element) & edgeMask; edges[slot * 3 + 2] !== 0; slot = (slot + 1) & edgeMask) {
      if (edges[slot * 3] === node && edges[slot * 3 + 1] === element) return edges[slot * 3 + 2];
    }
    return 0;
  }
}

const edgeBit = (element: number): number => 1 << (Math.imul(element, 0x9e3779b1) >>> 27);

function mix(node: number, element: number): number {
  const h = Math.imul(node, 0x9e3779b1) ^ Math.imul(element + 1, 0x85ebca6b);
  return (h ^ (h >>> 15)) >>> 0;
}
