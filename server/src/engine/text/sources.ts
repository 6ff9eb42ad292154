import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import { type Source, SourceClasses } from './sourceClasses';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest source, in tokens. */
export const MAX_SOURCE = 12;

/** Finds and classes the noun phrases that words are attributed to. */
export class SourceFinder {
  private readonly classes: SourceClasses;

  constructor(private readonly grammar: Grammar) {
    this.classes = new SourceClasses(grammar);
  }

  /**
   * “the project said”: whatever is definite and says something can speak; so can what has no name but a number or an
   * article (“one questioner”).
   */
  sayer(tokens: Tokens, sentence: Sentence, j: number, quoted: Uint8Array): Source | undefined {
    const { lexicon, c, w } = this.grammar;
    // “Jim F., a pensioner in Cork, said that …”: what the clause opens with.
    if (j > sentence.first && tokens.kind[j] === Kind.Comma) {
      const first = this.mainClause(tokens, sentence, j);
      let end = first;
      while (end < j && tokens.kind[end] !== Kind.Comma) end++;
      if (tokens.is(end - 1, Kind.Period)) end--;
      return end < j ? this.nounPhrase(tokens, first, end - 1, quoted) : undefined;
    }
    for (let k = j; k >= sentence.first && j - k < 4 && tokens.kind[k] === Kind.Word && quoted[k] === 0; k--) {
      const word = tokens.word[k];
      if (k < j && (word === w.the || lexicon.isIn(c.possessives, word) || tokens.has(k, Flag.Possessive)))
        return { first: k, end: j + 1, head: j, source: 'role' };
      if (k < j && (lexicon.isIn(c.articles, word) || lexicon.isIn(c.numbers, word)))
        return { first: k, end: j + 1, head: j, source: 'described' };
      if (lexicon.isIn(c.functions, word)) return undefined;
    }
    return undefined;
  }

  /** “about four in 10 ⟨said⟩”, “those surveyed”, “experts on the north”, “another commenter”: people, but nobody who is named. */
  indefinite(tokens: Tokens, sentence: Sentence, j: number, quoted: Uint8Array): Source | undefined {
    const { lexicon, c, w } = this.grammar;
    for (let k = j; k >= sentence.first && j - k < MAX_SOURCE; k--) {
      const kind = tokens.kind[k];
      if ((kind !== Kind.Word && kind !== Kind.Number) || quoted[k] === 1) return undefined;
      const word = tokens.word[k];
      if (
        kind === Kind.Word &&
        (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.subordinators, word) || lexicon.isIn(c.person, word))
      )
        return undefined;
      const counted = kind === Kind.Number || lexicon.isIn(c.numbers, word);
      const opens = k === sentence.first || tokens.kind[k - 1] !== Kind.Word || lexicon.isIn(c.conjunctions, tokens.word[k - 1]);
      // “four ⟨in 10⟩”
      if (counted && tokens.isWord(k - 1) && (tokens.word[k - 1] === w.in || tokens.word[k - 1] === w.of)) continue;
      if ((counted || lexicon.isIn(c.indefinite, word)) && (opens || this.isRounded(tokens, k - 1)))
        return { first: opens ? k : k - 1, end: j + 1, head: j, source: 'generic' };
    }
    return undefined;
  }

  /** “about”, “nearly”, “more than” before a number. */
  private isRounded(tokens: Tokens, k: number): boolean {
    return tokens.isWord(k) && this.grammar.lexicon.isIn(this.grammar.c.approximators, tokens.word[k]);
  }

  /** The noun phrase that ends at token `j`, as a source. */
  leftOf(tokens: Tokens, sentence: Sentence, j: number, quoted: Uint8Array): Source | undefined {
    if (j < sentence.first) return undefined;
    const kind = tokens.kind[j];
    if (kind === Kind.Comma || kind === Kind.Dash || kind === Kind.CloseParen) {
      // An appositive or aside between source and cue: “Dana Osei, the bank's chief executive, said”.
      const opener = kind === Kind.CloseParen ? Kind.OpenParen : kind;
      for (let k = j - 1; k > sentence.first && j - k <= 24; k--) {
        if (tokens.kind[k] === opener && quoted[k] === 0) {
          // “Dana Osei, 59, of Cork, who …”: age and place are no speakers.
          if (kind === Kind.Comma && this.isDetail(tokens, k - 1, sentence.first)) continue;
          // “Dana Osei (Cork), a member of the board, said”
          const before = this.nounPhrase(tokens, sentence.first, this.overBracket(tokens, k - 1, sentence.first), quoted);
          if (
            before &&
            (before.source === 'named' ||
              before.source === 'role' ||
              before.source === 'described' ||
              before.source === 'document' ||
              before.source === 'bare' ||
              (before.source === 'generic' && kind === Kind.CloseParen))
          )
            return before;
          // “The judge in the case, Rosa Lim, said”
          const aside = this.nounPhrase(tokens, k + 1, j - 1, quoted);
          return aside?.source === 'named' && aside.first === k + 1 ? aside : undefined;
        }
        if (tokens.kind[k] === Kind.Semicolon) return undefined;
      }
      return undefined;
    }
    if (kind !== Kind.Word || quoted[j] === 1) return undefined;
    return this.nounPhrase(tokens, sentence.first, j, quoted);
  }

  /** Leftwards over a bracket that ends at token `j`. */
  private overBracket(tokens: Tokens, j: number, floor: number): number {
    if (!tokens.is(j, Kind.CloseParen)) return j;
    for (let k = j - 1; k > Math.max(floor, j - MAX_SOURCE); k--) if (tokens.is(k, Kind.OpenParen)) return k - 1;
    return j;
  }

  /** “After saying that …, ⟨she⟩ left”: the subject of the main clause behind an opening one; token `j` is the preposition. */
  subjectBehind(tokens: Tokens, sentence: Sentence, j: number, quoted: Uint8Array): Source | undefined {
    if (j > sentence.first || (j === sentence.first && !this.grammar.opensAside(tokens, j))) return undefined;
    for (let k = sentence.first + 2; k < sentence.end - 2; k++) {
      const comma = tokens.is(k, Kind.Comma) && (quoted[k] === 0 || tokens.is(k + 1, Kind.Quote));
      if (!comma) continue;
      const from = tokens.is(k + 1, Kind.Quote) ? k + 2 : k + 1;
      const source = tokens.isWord(from) && quoted[from] === 0 ? this.rightFrom(tokens, from, sentence.end) : undefined;
      if (source) return source;
    }
    return undefined;
  }

  /** Whether what ends at token `j`, behind a comma, is an age or a place: “, 59,”, “, of Cork,”, “, Md.,”. */
  private isDetail(tokens: Tokens, j: number, floor: number): boolean {
    const { w } = this.grammar;
    if (tokens.kind[j] === Kind.Period) j--;
    if (j - 1 <= floor) return false;
    if (tokens.kind[j - 1] === Kind.Comma) return tokens.kind[j] === Kind.Number || tokens.is(j + 1, Kind.Period);
    const of = tokens.isWord(j - 1) && (tokens.word[j - 1] === w.of || tokens.word[j - 1] === w.from);
    return of && tokens.kind[j - 2] === Kind.Comma;
  }

  nounPhrase(tokens: Tokens, floor: number, j: number, quoted: Uint8Array): Source | undefined {
    const { lexicon, c, w } = this.grammar;
    if (j < floor) return undefined;
    // “a panel in 2001 found”
    const year = tokens.kind[j] === Kind.Number && tokens.end[j] - tokens.start[j] === 4;
    if (year && j - 1 > floor && tokens.isWord(j - 1) && tokens.word[j - 1] === w.in) j -= 2;
    if (tokens.kind[j] !== Kind.Word) return undefined;
    const last = tokens.word[j];
    if (lexicon.isIn(c.self, last) || lexicon.isIn(c.person, last) || last === w.it || last === w.they) {
      if (last === w.who && j > floor) {
        const antecedent = this.nounPhrase(tokens, floor, tokens.kind[j - 1] === Kind.Comma ? j - 2 : j - 1, quoted);
        if (antecedent) return antecedent;
      }
      return { first: j, end: j + 1, head: j, source: lexicon.isIn(c.self, last) ? 'self' : 'pronoun' };
    }
    // “I’ve suggested”
    if (lexicon.isIn(c.contracted, last))
      return { first: j, end: j + 1, head: j, source: lexicon.isIn(c.selfContracted, last) ? 'self' : 'pronoun' };
    // “a poll that shows”, “the papers, which say”
    if ((last === w.that || last === w.which) && j > floor) {
      const parted = tokens.kind[j - 1] === Kind.Comma || tokens.kind[j - 1] === Kind.Dash;
      const antecedent = this.nounPhrase(tokens, floor, parted ? j - 2 : j - 1, quoted);
      return antecedent && antecedent.source !== 'pronoun' && antecedent.source !== 'generic' ? antecedent : undefined;
    }
    let first = j;
    for (let k = j; k >= floor && j - k < MAX_SOURCE; k--) {
      if (tokens.kind[k] === Kind.Number || tokens.kind[k] === Kind.Object) {
        first = k;
        continue;
      }
      if (tokens.kind[k] === Kind.Slash && k > floor && tokens.isWord(k - 1)) continue; // “a CNN/ORC poll”
      if (tokens.kind[k] === Kind.Period && tokens.isWord(k - 1) && !tokens.has(k + 1, Flag.Opens)) continue; // “Mr. Boro”
      if (tokens.kind[k] !== Kind.Word || quoted[k] === 1) break;
      const word = tokens.word[k];
      if (word !== 0 && (!tokens.has(k, Flag.Capital) || tokens.has(k, Flag.Opens))) {
        if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.conjunctions, word) || lexicon.isIn(c.wh, word)) {
          // “Ana Ruiz and Tom Bell said”
          if (!(this.grammar.isJoin(tokens, k) && k > floor && tokens.isWord(k - 1) && tokens.has(k - 1, Flag.Capital))) break;
        } else if (lexicon.isIn(c.pronouns, word) && !lexicon.isIn(c.determiners, word) && word !== w.that) break;
        else if (
          lexicon.isIn(c.prepositions, word) &&
          !(
            word === w.of ||
            word === w.for ||
            word === w.at ||
            word === w.in ||
            word === w.from ||
            this.classes.isLinked(tokens, k)
          ) &&
          // “a poll by the institute”, “a letter to the board”
          !(k > floor && tokens.isWord(k - 1) && lexicon.isIn(c.documents, tokens.word[k - 1]))
        )
          break;
      }
      first = k;
      if (lexicon.isIn(c.articles, word) && !this.ofBefore(tokens, k, floor)) break;
    }
    while (
      first < j &&
      tokens.kind[first] === Kind.Word &&
      lexicon.isIn(c.prepositions, tokens.word[first]) &&
      !tokens.has(first, Flag.Capital)
    )
      first++;
    const source = this.classes.classify(tokens, first, j + 1);
    if (source) return source;
    // “a letter published in May said”: what a participle says of the noun before it.
    for (let k = j; k > first; k--)
      if (tokens.kind[k] === Kind.Word && (this.grammar.endsWith(tokens, k, 'ed') || lexicon.isIn(c.pasts, tokens.word[k])))
        return this.classes.classify(tokens, first, k, true);
    return undefined;
  }

  private ofBefore(tokens: Tokens, k: number, floor: number): boolean {
    const { w } = this.grammar;
    const before = k - 1;
    if (before <= floor || tokens.kind[before] !== Kind.Word) return false;
    const word = tokens.word[before];
    if (
      tokens.isWord(before - 1) &&
      this.grammar.lexicon.isIn(this.grammar.c.documents, tokens.word[before - 1]) &&
      this.grammar.lexicon.isIn(this.grammar.c.prepositions, word)
    )
      return true;
    return word === w.of || word === w.for || word === w.at || word === w.from || this.classes.isLinked(tokens, before);
  }

  rightFrom(tokens: Tokens, from: number, end: number): Source | undefined {
    const { lexicon, c, w } = this.grammar;
    let k = from;
    while (k < end && k - from < MAX_SOURCE) {
      if (tokens.kind[k] === Kind.Period && k > from && !tokens.has(k + 1, Flag.Opens) && k + 1 < end) {
        k++;
        continue;
      }
      // “said 9/11 widow Tierra Lim”
      if (tokens.kind[k] === Kind.Slash && k > from && !tokens.has(k, Flag.SpaceBefore)) {
        k++;
        continue;
      }
      if (tokens.kind[k] !== Kind.Word && tokens.kind[k] !== Kind.Number && tokens.kind[k] !== Kind.Object) break;
      const word = tokens.word[k];
      // “according to the ministry yesterday”, “said Okoye Monday”
      if (k > from && (lexicon.isIn(c.weekdays, word) || (lexicon.isIn(c.adverbs, word) && !tokens.has(k, Flag.Capital)))) break;
      if (word !== 0 && !tokens.has(k, Flag.Capital)) {
        if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.wh, word) || word === w.that || word === w.as) break;
        if (lexicon.isIn(c.pronouns, word) && !lexicon.isIn(c.determiners, word)) {
          if (k === from) return { first: k, end: k + 1, head: k, source: lexicon.isIn(c.self, word) ? 'self' : 'pronoun' };
          break;
        }
        if (
          lexicon.isIn(c.prepositions, word) &&
          word !== w.of &&
          word !== w.for &&
          word !== w.at &&
          word !== w.from &&
          word !== w.by
        )
          break;
        if (lexicon.isIn(c.conjunctions, word) && !this.grammar.isJoin(tokens, k)) break;
      }
      k++;
    }
    // “officials involved in the talks”: the phrase may go on behind the word that can speak.
    for (let stop = k; stop > from; stop--) {
      const source = this.classes.classify(tokens, from, stop, true);
      if (source) return source;
    }
    return undefined;
  }

  /** “according to the summary”: whatever is definite there is a text or a body. */
  definite(tokens: Tokens, from: number, end: number): Source | undefined {
    if (
      from + 1 >= end ||
      !tokens.isWord(from) ||
      !(tokens.word[from] === this.grammar.w.the || this.grammar.lexicon.isIn(this.grammar.c.possessives, tokens.word[from]))
    )
      return undefined;
    let k = from + 1;
    while (
      k + 1 < end &&
      k - from < 4 &&
      tokens.isWord(k + 1) &&
      !this.grammar.lexicon.isIn(this.grammar.c.functions, tokens.word[k + 1])
    )
      k++;
    return { first: from, end: k + 1, head: k, source: 'document' };
  }

  /** “… by the fire brigade” behind a passive. */
  agent(tokens: Tokens, from: number, end: number): Source | undefined {
    for (let k = from; k < Math.min(end, from + 8); k++) {
      if (tokens.kind[k] > Kind.Currency) return undefined;
      if (tokens.kind[k] === Kind.Word && tokens.word[k] === this.grammar.w.by) return this.rightFrom(tokens, k + 1, end);
    }
    return undefined;
  }

  /** Tokens `first` to `end` as a source, if it can speak. */
  named(tokens: Tokens, first: number, end: number): Source | undefined {
    return this.classes.classify(tokens, first, end);
  }

  /** The subject of the main clause that stands before token `before`: who adds something in “Okoye rose, adding that …”. */
  subjectOf(tokens: Tokens, sentence: Sentence, before: number, quoted: Uint8Array): Source | undefined {
    const { lexicon, c } = this.grammar;
    for (let i = this.mainClause(tokens, sentence, before) + 1; i < before; i++) {
      if (tokens.kind[i] !== Kind.Word || quoted[i] === 1 || tokens.has(i, Flag.Capital)) continue;
      const word = tokens.word[i];
      const finite =
        lexicon.isIn(c.auxiliaries, word) ||
        lexicon.isIn(c.verbs, word) ||
        lexicon.isIn(c.pasts, word) ||
        this.grammar.endsWith(tokens, i, 'ed');
      if (!finite) continue;
      let j = i - 1;
      while (
        j > sentence.first &&
        tokens.kind[j] === Kind.Word &&
        !tokens.has(j, Flag.Capital) &&
        (lexicon.isIn(c.adverbs, tokens.word[j]) || this.grammar.isLy(tokens, j))
      )
        j--;
      const source = this.leftOf(tokens, sentence, j, quoted);
      if (source) return source;
    }
    return undefined;
  }

  /** Where the main clause begins in a sentence that opens with a phrase or clause set off by a comma. */
  private mainClause(tokens: Tokens, sentence: Sentence, before: number): number {
    if (!this.grammar.opensAside(tokens, sentence.first)) return sentence.first;
    for (let k = sentence.first; k < before - 1; k++) if (tokens.kind[k] === Kind.Comma) return k + 1;
    return sentence.first;
  }

  /** Whether a word that may be a noun agrees with the subject as a verb would: “officials state”, “the board states”. */
  agrees(tokens: Tokens, source: Source, i: number): boolean {
    const { lexicon, c } = this.grammar;
    const { head } = source;
    if (
      lexicon.isIn(c.pasts, tokens.word[i]) ||
      this.grammar.endsWith(tokens, i, 'ed') ||
      this.grammar.endsWith(tokens, i, 'ing')
    )
      return true;
    if (source.end !== i) return true;
    const third = this.grammar.endsWith(tokens, i, 's');
    // “Sanders claims”, “Democrats claim”
    if (tokens.has(head, Flag.Capital) && !tokens.has(head, Flag.Opens)) return third || this.grammar.endsWith(tokens, head, 's');
    const plural =
      this.grammar.endsWith(tokens, head, 's') ||
      lexicon.isIn(c.bare, tokens.word[head]) ||
      lexicon.isIn(c.plurals, tokens.word[head]) ||
      (lexicon.isIn(c.pronouns, tokens.word[head]) && !lexicon.isIn(c.singular, tokens.word[head])) ||
      lexicon.isIn(c.self, tokens.word[head]);
    return third !== plural || lexicon.isIn(c.group, tokens.word[head]);
  }
}
