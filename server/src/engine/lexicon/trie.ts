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

/** So few edges are gone through one by one. */
const FEW = 8;

/**
 * All patterns of the lexicon in one graph over word elements (id, hyphen, possessive), word classes and gaps.
 * A node's word edges lie side by side, by their elements; its rarer class and gap edges are in small lists.
 */
export class Trie {
  /** Node reached from the root by a word, and by a word with “’s”, by the word's id; 0: none. */
  readonly roots: Int32Array;
  readonly possessiveRoots: Int32Array;
  /** Per node, and behind the last: where its word edges begin in the two arrays of elements and nodes they lead to. */
  private readonly edges: Int32Array;
  private readonly elements: Int32Array;
  private readonly children: Int32Array;
  /** Per node, a bit for each of its word edges, by a hash of the element: most elements are told to lead nowhere by it. */
  private readonly edgeBits: Int32Array;
  /** Per node: bits of `Node`. */
  readonly nodes: Uint8Array;
  /** Per node: entry and form in turn, for each pattern that ends there. */
  readonly accepts: (readonly number[] | undefined)[];
  readonly classEdges: (readonly ClassEdge[] | undefined)[];
  readonly gapEdges: (readonly GapEdge[] | undefined)[];

  /** `size`: how many word ids there are, with 0. */
  constructor({ nodes, words, classes, gaps, accepts }: CompiledGraph, size: number) {
    this.roots = new Int32Array(size);
    this.possessiveRoots = new Int32Array(size);
    this.edgeBits = new Int32Array(nodes);
    this.nodes = new Uint8Array(nodes);
    for (const list of [classes, gaps]) for (let k = 0; k < list.length; k += 3) this.nodes[list[k]] |= Node.Branches;
    for (let k = 0; k < accepts.length; k += 2 + accepts[k + 1] * 2) this.nodes[accepts[k]] |= Node.Accepts;
    this.edges = new Int32Array(nodes + 1);
    this.elements = new Int32Array(words.length / 3);
    this.children = new Int32Array(words.length / 3);
    let edge = 0;
    for (let k = 0; k < words.length; k += 3) {
      const node = words[k];
      const element = words[k + 1];
      if (node === 0) {
        const roots = (element & POSSESSIVE) === 0 ? this.roots : this.possessiveRoots;
        if ((element & HYPHEN) === 0) roots[element >> 2] = words[k + 2];
        continue;
      }
      this.elements[edge] = element;
      this.children[edge] = words[k + 2];
      this.edges[node + 1] = ++edge;
      this.edgeBits[node] |= edgeBit(element);
    }
    for (let node = 1; node <= nodes; node++) if (this.edges[node] === 0) this.edges[node] = this.edges[node - 1];
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

  /** Whether a word element may lead on from a node: told by one bit of many. */
  mayLead(node: number, element: number): boolean {
    return (this.edgeBits[node] & edgeBit(element)) !== 0;
  }

  /** The child of `node` by a word element, 0 when there is none. */
  child(node: number, element: number): number {
    if (!this.mayLead(node, element)) return 0;
    const { elements, children } = this;
    let from = this.edges[node];
    let to = this.edges[node + 1];
    while (to - from > FEW) {
      const middle = (from + to) >>> 1;
      if (elements[middle] <= element) from = middle;
      else to = middle;
    }
    for (let edge = from; edge < to; edge++) if (elements[edge] === element) return children[edge];
    return 0;
  }
}

const edgeBit = (element: number): number => 1 << (Math.imul(element, 0x9e3779b1) >>> 27);
