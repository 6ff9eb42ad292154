import { Kind, type Tokens } from '../text/tokens';
import type { CompiledGraph } from './table';
import { Trie } from './trie';

/** What the patterns need to know of word classes. */
interface Classes {
  wordsOf(classNumber: number): readonly number[];
  /** Whether a class takes in words by what they are (names, figures), without listing them. */
  isDynamic(classNumber: number): boolean;
}

/** What patterns have to do with a word: bits of its head. */
export const Head = {
  /** Some pattern holds it behind its first place. */
  GoesOn: 1,
  /** Patterns begin with it, or with a class that it is listed in. */
  AsWord: 2,
  AsClass: 4,
  /** One that begins with it may go on with no word, or end. */
  Alone: 8,
} as const;
/** The node that patterns beginning with a word lead to stands above these bits in its head. */
export const HEAD_BITS = 4;

/** The patterns of the built-in lexicon, or of the user's words, ready to be walked. */
export class PatternSet {
  readonly trie: Trie;
  /** Per word id: its head (bits of `Head`, and a node), by which most words are told to begin nothing. */
  readonly heads: Int32Array;
  /** Per word id: trie nodes that patterns opening with a class of that word lead to. */
  readonly classRoots: readonly (readonly number[] | undefined)[];
  /** Classes with dynamic members that patterns open with. */
  readonly dynamicRoots: readonly { readonly classNumber: number; readonly child: number }[];

  /**
   * @param words how many word ids there are
   * @param widest the last kind of token that patterns name: words, or figures too
   */
  constructor(
    graph: CompiledGraph,
    words: number,
    classes: Classes,
    readonly widest: number = Kind.Word,
  ) {
    this.trie = new Trie(graph, words + 1);
    const rootClasses = this.trie.classEdges[0] ?? [];
    this.dynamicRoots = rootClasses.filter(({ classNumber }) => classes.isDynamic(classNumber));
    const classRoots: number[][] = [];
    for (const { classNumber, child } of rootClasses) {
      for (const id of classes.wordsOf(classNumber)) {
        classRoots[id] ??= [];
        classRoots[id].push(child);
      }
    }
    const { roots, possessiveRoots, nodes } = this.trie;
    this.heads = new Int32Array(words + 1);
    for (let id = 1; id <= words; id++) {
      const root = roots[id];
      if (root === 0 && possessiveRoots[id] === 0) continue;
      this.heads[id] = (root << HEAD_BITS) | Head.AsWord | (nodes[root] !== 0 ? Head.Alone : 0);
    }
    for (let k = 0; k < graph.words.length; k += 3) if (graph.words[k] !== 0) this.heads[graph.words[k + 1] >> 2] |= Head.GoesOn;
    classRoots.forEach((_, id) => {
      this.heads[id] |= Head.AsClass;
    });
    this.classRoots = classRoots;
  }

  /** The id of each token's word. */
  idsOf(tokens: Tokens): Int32Array {
    return tokens.word;
  }
}
