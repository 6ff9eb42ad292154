/**
 * All patterns of the lexicon in one trie over word elements (id, hyphen, possessive), word classes and gaps.
 * Edges stand in one open-addressing table; a node's rarer class and gap edges in small lists.
 */
export class Trie {
  /** Node reached from the root by a word element, by element; 0: none. */
  private readonly roots: Int32Array;
  /** Per slot: node, element, child (0: free). */
  private readonly edges: Int32Array;
  private readonly edgeMask: number;
  /** Per node: entry and form in turn, for each pattern that ends there. */
  readonly accepts: (readonly number[] | undefined)[] = [undefined];
  readonly classEdges: (readonly { readonly classNumber: number; readonly child: number }[] | undefined)[] = [undefined];
  readonly gapEdges: (readonly { readonly max: number; readonly child: number }[] | undefined)[] = [undefined];
  /** 1 where a node has word edges. */
  private readonly hasWords: Uint8Array;

  /** `patterns` as in CompiledLexicon; `classOf` turns a class element into a class number. */
  constructor(patterns: readonly number[], classOf: (element: number) => number) {
    const edges = new Map<string, number>();
    const classEdges: { classNumber: number; child: number }[][] = [[]];
    const gapEdges: { max: number; child: number }[][] = [[]];
    const accepts: number[][] = [[]];
    const wordEdges: [number, number, number][] = [];
    let highest = 0;
    for (let p = 0; p < patterns.length; ) {
      const [entry, form, length] = [patterns[p], patterns[p + 1], patterns[p + 2]];
      let node = 0;
      for (let k = 0; k < length; k++) {
        const element = patterns[p + 3 + k];
        const key = `${node} ${element}`;
        let child = edges.get(key);
        if (child === undefined) {
          child = accepts.length;
          accepts.push([]);
          classEdges.push([]);
          gapEdges.push([]);
          edges.set(key, child);
          if (element > 0) wordEdges.push([node, element, child]);
          else if (element > -100) gapEdges[node].push({ max: -element, child });
          else classEdges[node].push({ classNumber: classOf(element), child });
          if (element > highest) highest = element;
        }
        node = child;
      }
      accepts[node].push(entry, form);
      p += 3 + length;
    }
    this.roots = new Int32Array(highest + 1);
    this.hasWords = new Uint8Array(accepts.length);
    let size = 16;
    while (size < wordEdges.length * 3) size *= 2;
    this.edgeMask = size - 1;
    this.edges = new Int32Array(size * 3);
    for (const [node, element, child] of wordEdges) {
      this.hasWords[node] = 1;
      if (node === 0) {
        this.roots[element] = child;
        continue;
      }
      let slot = mix(node, element) & this.edgeMask;
      while (this.edges[slot * 3 + 2] !== 0) slot = (slot + 1) & this.edgeMask;
      this.edges.set([node, element, child], slot * 3);
    }
    this.accepts = accepts.map((list) => (list.length > 0 ? list : undefined));
    this.classEdges = classEdges.map((list) => (list.length > 0 ? list : undefined));
    this.gapEdges = gapEdges.map((list) => (list.length > 0 ? list : undefined));
  }

  root(element: number): number {
    return element < this.roots.length ? this.roots[element] : 0;
  }

  /** The child of `node` by a word element, 0 when there is none. */
  child(node: number, element: number): number {
    if (node === 0) return this.root(element);
    if (this.hasWords[node] === 0) return 0;
    const { edges, edgeMask } = this;
    for (let slot = mix(node, element) & edgeMask; edges[slot * 3 + 2] !== 0; slot = (slot + 1) & edgeMask) {
      if (edges[slot * 3] === node && edges[slot * 3 + 1] === element) return edges[slot * 3 + 2];
    }
    return 0;
  }
}

function mix(node: number, element: number): number {
  const h = Math.imul(node, 0x9e3779b1) ^ Math.imul(element + 1, 0x85ebca6b);
  return (h ^ (h >>> 15)) >>> 0;
}
