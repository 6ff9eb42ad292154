import type { Lexicon } from '../lexicon/lexicon';
import type { Sentence } from '../text/sentences';
import { Flag, Kind, type Tokens } from '../text/tokens';

/** How far behind “two thirds of” or “one in five” what is counted may stand, in tokens. */
const NOUN_REACH = 4;

/** Tells shares that are told in words: “two thirds of tenants”, “half the nurses”, “one in five children”. */
export class ShareFinder {
  private readonly c;
  private readonly w;
  /** The bit of the words that shares begin with. */
  readonly bit: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      fractions: n('fractions'),
      numbers: n('number-words'),
      small: n('small-numbers'),
      counted: n('counted'),
      sharedBy: n('shared-by'),
      ranks: n('ranks'),
      determiners: n('determiners'),
      auxiliaries: n('auxiliaries'),
      prepositions: n('prepositions'),
      conjunctions: n('conjunctions'),
      changing: n('share-changes'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { half: w('half'), of: w('of'), in: w('in'), out: w('out'), by: w('by'), a: w('a'), the: w('the'), all: w('all') };
    this.bit = lexicon.spots.bitOf([this.c.fractions, this.c.small]);
  }

  /** The token behind the share that begins with token `i`; 0 where none does. */
  endAt(tokens: Tokens, sentence: Sentence, i: number): number {
    return this.fraction(tokens, sentence, i) || this.outOf(tokens, sentence, i);
  }

  /** “Two thirds of all tenants”, “half the nurses”, “rose by a third”. */
  private fraction(tokens: Tokens, { first, end }: Sentence, i: number): number {
    const { c, w } = this;
    let k = i;
    if (!this.isIn(tokens, k, c.fractions) && this.isIn(tokens, k, c.small) && k + 1 < end) k++;
    if (!this.isIn(tokens, k, c.fractions) || tokens.has(k + 1, Flag.Hyphen)) return 0;
    // “the third of five children”, “the second half of the year”
    if (tokens.word[i - 1] === w.the || this.isIn(tokens, i - 1, c.ranks)) return 0;
    // “risen by a third”
    const by = tokens.word[k - 1] === w.a ? k - 2 : i - 1;
    if (by > first && tokens.word[by] === w.by && this.isIn(tokens, by - 1, c.changing)) return k + 1;
    const whole = k + 1;
    if (whole >= end || (tokens.word[whole] !== w.of && !(tokens.word[k] === w.half && tokens.word[whole] === w.the))) return 0;
    return this.countedFrom(tokens, end, whole + 1);
  }

  /** “One in five children”, “nine out of ten drivers”, “one child in five”. */
  private outOf(tokens: Tokens, { end }: Sentence, i: number): number {
    const { c, w } = this;
    if (!this.isIn(tokens, i, c.small)) return 0;
    const between = this.isIn(tokens, i + 1, c.counted);
    let k = i + (between ? 2 : 1);
    if (k < end && tokens.word[k] === w.out) k++;
    if (k + 1 >= end || tokens.word[k] !== (tokens.word[k - 1] === w.out ? w.of : w.in)) return 0;
    const whole = k + 1;
    const short = tokens.kind[whole] === Kind.Number && tokens.end[whole] - tokens.start[whole] < 4;
    if (!short && !this.isIn(tokens, whole, c.numbers)) return 0;
    return between ? whole + 1 : this.countedFrom(tokens, end, whole + 1);
  }

  /** The token behind what is counted, up to a few adjectives and articles away. */
  private countedFrom(tokens: Tokens, end: number, from: number): number {
    const { c, w } = this;
    for (let k = from; k < Math.min(end, from + NOUN_REACH) && tokens.kind[k] === Kind.Word; k++) {
      if (this.isIn(tokens, k, c.sharedBy)) return k + 1;
      const leads = k === from && (tokens.word[k] === w.all || tokens.word[k] === w.the);
      if (
        !leads &&
        (this.isIn(tokens, k, c.determiners) ||
          this.isIn(tokens, k, c.auxiliaries) ||
          this.isIn(tokens, k, c.prepositions) ||
          this.isIn(tokens, k, c.conjunctions)) &&
        !(k === from + 1 && tokens.word[k] === w.the)
      )
        return 0;
    }
    return 0;
  }

  private isIn(tokens: Tokens, i: number, words: number): boolean {
    return tokens.isWord(i) && this.lexicon.isIn(words, tokens.word[i]);
  }
}
