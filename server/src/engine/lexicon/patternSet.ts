import { Kind, type Tokens } from '../text/tokens';
import type { CompiledGraph } from './table';
import { Trie } from './trie';

/** What the patterns need to know of word classes. */
interface Classes {
  wordsOf(classNumber: number): readonly number[];
  /** Whether a class takes in words by what they are (names, figures), without listing them. */
  isDynamic(classNumber: number): boolean;
}

/** A pattern may name its first word, or a class that the word is listed in. */
export const Begins = { AsWord: 1, AsClass: 2 } as const;

/** The patterns of the built-in lexicon, or of the user's words, ready to be walked. */
export class PatternSet {
  readonly trie: Trie;
  /** Per word id: how patterns begin with the word (bits of `Begins`). */
  readonly begins: Uint8Array;
  /** Per word id: 1 when some pattern holds the word behind its first place. */
  readonly goesOn: Uint8Array;
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
    this.trie = new Trie(graph);
    const rootClasses = this.trie.classEdges[0] ?? [];
    this.dynamicRoots = rootClasses.filter(({ classNumber }) => classes.isDynamic(classNumber));
    const classRoots: number[][] = [];
    for (const { classNumber, child } of rootClasses) {
      for (const id of classes.wordsOf(classNumber)) {
        classRoots[id] ??= [];
        classRoots[id].push(child);
      }
    }
    // What most words are told by at once: that no pattern begins with them, or goes on with them.
    this.begins = new Uint8Array(words + 1);
    this.goesOn = new Uint8Array(words + 1);
    for (let k = 0; k < graph.words.length; k += 3) {
      const word = graph.words[k + 1] >> 2;
      if (graph.words[k] === 0) this.begins[word] |= Begins.AsWord;
      else this.goesOn[word] = 1;
    }
    classRoots.forEach((_, word) => {
      this.begins[word] |= Begins.AsClass;
    });
    this.classRoots = classRoots;
  }

  /** The id of each token's word. */
  idsOf(tokens: Tokens): Int32Array {
    return tokens.word;
  }
}
