import type { Grammar } from './grammar';
import { Flag, Kind, type Tokens } from './tokens';

/** Who a cue attributes words to, from strong to weak. */
export type SourceClass = 'named' | 'role' | 'document' | 'pronoun' | 'self' | 'described' | 'bare' | 'generic';

/** How much a source of each class stands behind what it says, from 0 (nobody) to 1 (a named person or body). */
export const SOURCE_GRADE: Readonly<Record<SourceClass, number>> = {
  named: 1,
  role: 0.9,
  document: 0.9,
  pronoun: 0.9,
  self: 0.6,
  described: 0.5,
  bare: 0.3,
  generic: 0.2,
};

/** A noun phrase that speaks: tokens `first` to `end` (excluded), and the word that names it. */
export interface Source {
  readonly first: number;
  readonly end: number;
  readonly head: number;
  readonly source: SourceClass;
}

/** Tells what kind of source a noun phrase is. */
export class SourceClasses {
  constructor(private readonly grammar: Grammar) {}

  /** What kind of source the noun phrase of tokens `first` to `end` is; undefined when it cannot speak. */
  classify(tokens: Tokens, first: number, end: number, right = false): Source | undefined {
    const { lexicon, c } = this.grammar;
    let headEnd = end;
    for (let k = first + 1; k < end; k++) {
      if (tokens.kind[k] === Kind.Word && !tokens.has(k, Flag.Capital) && lexicon.isIn(c.prepositions, tokens.word[k])) {
        headEnd = k;
        break;
      }
    }
    // “three of ten voters”: the people counted, not the count; “six in ten”.
    if (
      headEnd === end - 2 &&
      lexicon.isIn(c.numbers, tokens.word[headEnd - 1]) &&
      (tokens.kind[end - 1] === Kind.Number || lexicon.isIn(c.numbers, tokens.word[end - 1]))
    )
      return { first, end, head: headEnd - 1, source: 'generic' };
    if (headEnd < end && (tokens.kind[headEnd - 1] === Kind.Number || lexicon.isIn(c.numbers, tokens.word[headEnd - 1])))
      headEnd = end;
    const linked = headEnd < end && this.isLinked(tokens, headEnd) && headEnd - 1 > first;
    if (linked) headEnd--;
    const head = headEnd - 1;
    const make = (source: SourceClass): Source => ({ first, end, head, source });
    if (tokens.kind[head] !== Kind.Word) return tokens.kind[head] === Kind.Object ? make('named') : undefined;
    const word = tokens.word[head];
    // “the 46-year-old”
    if (word === this.grammar.w.old && tokens.has(head, Flag.Hyphen)) return make('role');
    let named = false;
    let namedInside = false;
    for (let k = first; k < end; k++) {
      if (!lexicon.isName(tokens, k)) continue;
      if (k < headEnd) named = true;
      else namedInside = true;
    }
    const determiner =
      tokens.kind[first] === Kind.Word && lexicon.isIn(c.determiners, tokens.word[first]) ? tokens.word[first] : 0;
    const definite =
      determiner === this.grammar.w.the ||
      (determiner !== 0 && lexicon.isIn(c.possessives, determiner)) ||
      this.hasPossessive(tokens, first, headEnd);
    if (lexicon.isName(tokens, head) && !lexicon.isIn(c.anonymous, word)) return make('named');
    if (lexicon.isIn(c.anonymous, word)) {
      if (linked) return make('bare');
      if (lexicon.isIn(c.bare, word) && !namedInside)
        return make(named || head - first > 0 ? (head - first > 1 || named ? 'described' : 'bare') : 'bare');
      if (namedInside || definite) return make('role');
      // “a spokesman said” names no body; “a ministry engineer said” describes.
      return make('described');
    }
    if (lexicon.isIn(c.generic, word) && !definite)
      return make(namedInside ? 'role' : head - first > 0 && named ? 'described' : 'generic');
    if (lexicon.isIn(c.documents, word)) return make('document');
    if (lexicon.isIn(c.counts, word)) return make('generic');
    if (
      lexicon.isIn(c.institution, word) ||
      lexicon.isIn(c.tribunals, word) ||
      lexicon.isIn(c.state, word) ||
      lexicon.isIn(c.group, word)
    )
      return make('role');
    if (lexicon.isIn(c.human, word) || lexicon.isIn(c.titles, word))
      return make(definite || named || namedInside ? 'role' : 'described');
    if (
      tokens.has(head, Flag.Capital) &&
      (word === 0 || (!right && head === first && !lexicon.isIn(c.common, word) && !lexicon.isIn(c.functions, word)))
    )
      return make('named');
    if (word !== 0 && lexicon.isIn(c.functions, word)) return undefined;
    if (named && !right) return make('role');
    return definite && !right && this.endsInAgent(tokens, head) ? make('role') : undefined;
  }

  private endsInAgent(tokens: Tokens, i: number): boolean {
    return (
      this.grammar.endsWith(tokens, i, 'er') ||
      this.grammar.endsWith(tokens, i, 'or') ||
      this.grammar.endsWith(tokens, i, 'ist') ||
      this.grammar.endsWith(tokens, i, 'ian') ||
      this.grammar.endsWith(tokens, i, 'man') ||
      this.grammar.endsWith(tokens, i, 'ers') ||
      this.grammar.endsWith(tokens, i, 'ors') ||
      this.grammar.endsWith(tokens, i, 'ists')
    );
  }

  private hasPossessive(tokens: Tokens, first: number, end: number): boolean {
    for (let k = first; k < end - 1; k++) if (tokens.has(k, Flag.Possessive)) return true;
    return false;
  }

  /** “sources close to …”, “people familiar with …”: whether the preposition at token `k` stands behind such a word. */
  isLinked(tokens: Tokens, k: number): boolean {
    const { lexicon, c } = this.grammar;
    return tokens.isWord(k - 1) && lexicon.isIn(c.links, tokens.word[k - 1]);
  }
}
