import type { Grammar } from './grammar';
import type { Source } from './sourceClasses';
import { MAX_SOURCE } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/** Tokens of a name that is not there. */
export const NO_NAME: readonly [number, number] = [0, 0];

/** Finds the names that verbs give their objects: “called the tunnel ⟨a pipe dream⟩”. */
export class Namings {
  constructor(private readonly grammar: Grammar) {}

  /** What verb `i` calls its object: “called the tunnel ⟨a pipe dream⟩”, “condemned the fee as ⟨robbery⟩”, “accused him of ⟨fraud⟩”. */
  given(tokens: Tokens, i: number, end: number): readonly [number, number] {
    const { lexicon, c, w } = this.grammar;
    const calls = lexicon.isIn(c.calling, tokens.word[i]);
    const accuses = lexicon.isIn(c.accusing, tokens.word[i]);
    if (!calls && !accuses && !lexicon.isIn(c.naming, tokens.word[i]) && !lexicon.isIn(c.namingAs, tokens.word[i]))
      return NO_NAME;
    let stop = i + 1;
    while (stop < end && tokens.kind[stop] <= Kind.Quote) stop++;
    const link = accuses ? w.of : w.as;
    for (let k = i + 1; k < stop; k++) if (tokens.kind[k] === Kind.Word && tokens.word[k] === link) return [k + 1, stop];
    if (!calls || stop - i < 3) return NO_NAME;
    // The object ends where the next article begins; a pronoun is an object by itself.
    for (let k = i + 2; k < stop; k++)
      if (tokens.kind[k] === Kind.Word && lexicon.isIn(c.articles, tokens.word[k])) return [k, stop];
    const object = lexicon.isIn(c.determiners, tokens.word[i + 1]) ? 2 : 1;
    return [Math.min(stop, i + 1 + object), stop];
  }

  /** “a stream ⟨called Miller’s Run⟩”, “called off the deal”, “called an early vote”: a name or an act, not what somebody calls somebody. */
  isNoVerdict(tokens: Tokens, source: Source | undefined, i: number, end: number): boolean {
    const { lexicon, c } = this.grammar;
    if (!tokens.isWord(i + 1) || !lexicon.isIn(c.calling, tokens.word[i])) return false;
    if (tokens.has(i + 1, Flag.Capital) && this.isThing(tokens, source, i)) return true;
    if (lexicon.isIn(c.calledAway, tokens.word[i + 1])) return true;
    let k = lexicon.isIn(c.articles, tokens.word[i + 1]) ? i + 2 : i + 1;
    while (k < Math.min(end, i + 5) && tokens.isWord(k) && !lexicon.isIn(c.functions, tokens.word[k])) k++;
    return k > i + 1 && lexicon.isIn(c.convened, tokens.word[k - 1]);
  }

  /** Whether what stands before verb `i` is no speaker but what bears the name: “a stream”, “a group”. */
  private isThing(tokens: Tokens, source: Source | undefined, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    if (!source) return tokens.isWord(i - 1) && !lexicon.isIn(c.functions, tokens.word[i - 1]);
    const article = tokens.word[source.first];
    const speaks = source.source !== 'role' && source.source !== 'document';
    return !speaks && source.end === i && (article === w.a || article === w.an);
  }

  /** “slammed the bill as (a) ‘sham’” */
  asBeforeQuote(tokens: Tokens, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + MAX_SOURCE); k++) {
      if (tokens.kind[k] === Kind.Quote)
        return tokens.word[k - 1] === this.grammar.w.as || tokens.word[k - 2] === this.grammar.w.as;
      if (tokens.kind[k] > Kind.Quote) return false;
    }
    return false;
  }
}
