import type { Grammar } from './grammar';
import { Flag, Kind, type Tokens } from './tokens';

/** What follows a verb. */
export type Frame = 'that' | 'quote' | 'colon' | 'wh' | 'to' | 'ing' | 'np' | 'clause' | 'none';

/** How far behind a preposition what is said is looked for, in tokens: “said on Monday in a speech at the fair that …”. */
const ADJUNCT = 12;
/** Longest aside between a verb and a quotation: “read, in part, ‘…’”. */
const ASIDE = 4;

/** Tells what verbs are followed by. */
export class FrameFinder {
  constructor(private readonly grammar: Grammar) {}

  /** The frame of whatever follows token `i`, a verb's last word. */
  after(tokens: Tokens, i: number, end: number, quoted?: Uint8Array): Frame {
    const { lexicon, c, w } = this.grammar;
    let j = i + 1;
    if (lexicon.isIn(c.tell, tokens.word[i])) j = this.skipBracket(tokens, this.skipAddressee(tokens, j, end), end);
    while (
      j < end &&
      tokens.kind[j] === Kind.Word &&
      (lexicon.isIn(c.adverbs, tokens.word[j]) || this.grammar.isLy(tokens, j)) &&
      j - i < 4
    )
      j++;
    if (j >= end) return 'none';
    const kind = tokens.kind[j];
    if (kind === Kind.Quote) return quoted === undefined || quoted[j] === 1 ? 'quote' : 'none';
    if (kind === Kind.Colon) return 'colon';
    if (kind === Kind.Comma && this.opensAfterAside(tokens, j, end)) return 'quote';
    if (kind === Kind.Comma)
      return tokens.is(j + 1, Kind.Quote) && j + 1 < end
        ? 'quote'
        : tokens.isWord(j + 1) && tokens.word[j + 1] === w.that
          ? 'that'
          : 'none';
    if (kind > Kind.Currency) return 'none';
    if (kind !== Kind.Word) return 'np';
    const word = tokens.word[j];
    // “said that evening” has a noun behind “that”; “said that he” has not.
    if (word === w.that && tokens.isWord(j + 1)) return 'that';
    if (word === w.to && !this.addresses(tokens, i, j + 1)) return 'to';
    if (lexicon.isIn(c.wh, word)) return 'wh';
    if (lexicon.isIn(c.prepositions, word)) {
      // “said on Monday that …”, “said in a statement that …”
      for (let k = j + 1; k < Math.min(end, j + ADJUNCT); k++) {
        // “said in his broadcast, ‘…’”, “wrote on Monday: …”
        if (tokens.kind[k] === Kind.Quote && (quoted === undefined || quoted[k] === 1)) return 'quote';
        if (tokens.kind[k] === Kind.Colon) return 'colon';
        if (tokens.kind[k] > Kind.Currency && tokens.kind[k] !== Kind.Comma) break;
        if (tokens.word[k] === w.that && tokens.kind[k] === Kind.Word) return 'that';
      }
      return this.clauseFollows(tokens, j, end) ? 'clause' : 'none';
    }
    if (lexicon.isIn(c.contracted, word)) return 'clause';
    if (
      this.grammar.endsWith(tokens, j, 'ing') &&
      !lexicon.isIn(c.clausal, tokens.word[i]) &&
      !tokens.has(j, Flag.Capital) &&
      !lexicon.isIn(c.functions, word)
    )
      return 'ing';
    if (this.clauseFollows(tokens, j, end)) return 'clause';
    // “said the loophole makes …”: *say* and its like take no object of three words and more.
    if (
      lexicon.isIn(c.clausal, tokens.word[i]) &&
      end - j > 3 &&
      (lexicon.isIn(c.determiners, word) || tokens.has(j, Flag.Capital) || this.grammar.endsWith(tokens, j, 'ing'))
    )
      return 'clause';
    return 'np';
  }

  /** “explained ⟨to the board⟩ that”: whether “to” names a listener rather than a verb. */
  private addresses(tokens: Tokens, verb: number, next: number): boolean {
    const { lexicon, c } = this.grammar;
    if (!tokens.isWord(next) || !lexicon.isIn(c.addressing, tokens.word[verb])) return false;
    const word = tokens.word[next];
    return tokens.has(next, Flag.Capital) || lexicon.isIn(c.determiners, word) || lexicon.isIn(c.pronouns, word);
  }

  /** Whether a finite clause seems to open at token `j`: a subject and, soon after, a verb. */
  private clauseFollows(tokens: Tokens, j: number, end: number): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[j];
    const opens =
      lexicon.isIn(c.person, word) ||
      lexicon.isIn(c.self, word) ||
      lexicon.isIn(c.determiners, word) ||
      word === this.grammar.w.it ||
      word === this.grammar.w.they ||
      word === this.grammar.w.there ||
      tokens.has(j, Flag.Capital) ||
      !lexicon.isIn(c.functions, word);
    if (!opens) return false;
    for (let k = j + 1; k < Math.min(end, j + 14); k++) {
      if (tokens.kind[k] === Kind.Comma || tokens.kind[k] === Kind.Quote) continue;
      if (tokens.kind[k] > Kind.Currency) return false;
      if (tokens.kind[k] !== Kind.Word || tokens.has(k, Flag.Capital)) continue;
      // “showed a talent for drawing and went to Chile”: the verb goes on with the first one.
      if (lexicon.isIn(c.coordinators, tokens.word[k - 1]) && this.isPast(tokens, k)) return false;
      if (
        lexicon.isIn(c.auxiliaries, tokens.word[k]) ||
        lexicon.isIn(c.verbs, tokens.word[k]) ||
        lexicon.isIn(c.pasts, tokens.word[k])
      )
        return true;
      // “a thesis under the ⟨renowned⟩ chemist”: behind an article it describes.
      if (this.grammar.endsWith(tokens, k, 'ed') && !lexicon.isIn(c.articles, tokens.word[k - 1])) return true;
      if (
        k > j &&
        tokens.word[k] === 0 &&
        this.grammar.endsWith(tokens, k, 's') &&
        (lexicon.isIn(c.person, tokens.word[k - 1]) || tokens.has(k - 1, Flag.Capital))
      )
        return true;
      if (
        lexicon.isIn(c.person, tokens.word[k - 1]) ||
        lexicon.isIn(c.self, tokens.word[k - 1]) ||
        tokens.word[k - 1] === this.grammar.w.they ||
        tokens.word[k - 1] === this.grammar.w.it
      )
        return true;
    }
    return false;
  }

  private isPast(tokens: Tokens, i: number): boolean {
    return this.grammar.lexicon.isIn(this.grammar.c.pasts, tokens.word[i]) || this.grammar.endsWith(tokens, i, 'ed');
  }

  /** “read, in part, ‘…’”: token `i` is the first comma. */
  private opensAfterAside(tokens: Tokens, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end - 1, i + 1 + ASIDE); k++) {
      if (tokens.kind[k] === Kind.Comma) return k > i + 1 && tokens.kind[k + 1] === Kind.Quote;
      if (tokens.kind[k] !== Kind.Word) return false;
    }
    return false;
  }

  /** “told the Harbour News Agency (HNA), ‘…’” */
  private skipBracket(tokens: Tokens, j: number, end: number): number {
    return j + 2 < end && tokens.kind[j] === Kind.OpenParen && tokens.kind[j + 2] === Kind.CloseParen ? j + 3 : j;
  }

  /** “told reporters”, “told the BBC”, “told him”. */
  private skipAddressee(tokens: Tokens, j: number, end: number): number {
    let k = j;
    while (
      k < end &&
      k - j < 6 &&
      tokens.kind[k] === Kind.Word &&
      tokens.word[k] !== this.grammar.w.that &&
      !this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[k]) &&
      !this.grammar.lexicon.isIn(this.grammar.c.wh, tokens.word[k])
    ) {
      if (k > j && !tokens.has(k, Flag.Capital) && this.grammar.lexicon.isIn(this.grammar.c.pronouns, tokens.word[k])) break;
      if (k > j && this.grammar.lexicon.isIn(this.grammar.c.determiners, tokens.word[k])) break;
      k++;
      const previous = tokens.word[k - 1];
      if (
        this.grammar.lexicon.isIn(this.grammar.c.pronouns, previous) &&
        !this.grammar.lexicon.isIn(this.grammar.c.determiners, previous)
      )
        break;
    }
    return k;
  }
}
