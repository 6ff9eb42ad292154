import { Kind, type Tokens } from '../text/tokens';

/** What spots need to know of a lexicon. */
interface Words {
  /** How many words have ids that tokens hold. */
  readonly known: number;
  wordsOf(classNumber: number): readonly number[];
}

/** As many groups have a bit. */
const MOST_GROUPS = 31;

/**
 * The words that rules begin to look at: each group of them has a bit, and each token the bits of its word. A rule goes over
 * all words of a text by one bit, and asks about classes only where it is set.
 */
export class Spots {
  /** Per word id: the groups it is in. */
  private readonly groups: Int32Array;
  private readonly bits = new Map<string, number>();

  constructor(private readonly lexicon: Words) {
    this.groups = new Int32Array(lexicon.known + 1);
  }

  /** The bit of the words of some classes, and of some others. */
  bitOf(classes: readonly number[], words: readonly number[] = []): number {
    const key = `${classes}|${words}`;
    const known = this.bits.get(key);
    if (known !== undefined) return known;
    if (this.bits.size === MOST_GROUPS) throw new Error(`more than ${MOST_GROUPS} groups of words are looked for`);
    const bit = 1 << this.bits.size;
    this.bits.set(key, bit);
    for (const id of words) this.groups[id] |= bit;
    for (const classNumber of classes)
      for (const id of this.lexicon.wordsOf(classNumber)) if (id < this.groups.length) this.groups[id] |= bit;
    return bit;
  }

  /** Tells each token the groups of its word, and the block those of all. */
  mark(tokens: Tokens): void {
    const { count, kind, word, spots } = tokens;
    const { groups } = this;
    let all = 0;
    for (let i = 0; i < count; i++) {
      const own = kind[i] === Kind.Word ? groups[word[i]] : 0;
      spots[i] = own;
      all |= own;
    }
    tokens.spotted = all;
  }
}
