import type { Lexicon } from '../lexicon/lexicon';
import { firstWhere } from '../search';
import { Char, CLASS, isUpper } from './characters';
import { Flag, Kind, type Tokens } from './tokens';

/** A sentence of a block: tokens `first` up to `end` (excluded), and the offsets of its text in the block. */
export interface Sentence {
  readonly first: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** A run of tokens this long without a stop is cut: no sentence, and what looks around in a sentence must end. */
const LONGEST = 600;

/** Kept from block to block: for each opening parenthesis, the token that closes it. */
let closesAt = new Int32Array(256);

/**
 * Splits a block's tokens into sentences by rule: a stop ends one when what stands before is no abbreviation and what
 * follows may open one. Closing quotation marks and brackets belong to the sentence they close. Marks each sentence's
 * first word with `Flag.Opens`.
 */
export class SentenceSplitter {
  private readonly is;
  // Of the block being split:
  private tokens!: Tokens;
  private units!: Uint16Array;

  constructor(private readonly lexicon: Lexicon) {
    this.is = {
      abbreviations: lexicon.classNumber('abbreviations'),
      beforeNumber: lexicon.classNumber('abbreviations-month'),
      final: lexicon.classNumber('abbreviations-final'),
      starters: lexicon.classNumber('starters'),
      followers: lexicon.classNumber('name-followers'),
    };
  }

  split(tokens: Tokens, units: Uint16Array): Sentence[] {
    this.tokens = tokens;
    this.units = units;
    const sentences: Sentence[] = [];
    const closes = this.matchParentheses();
    let first = 0;
    let insideUntil = -1; // token that closes the innermost parenthesis opened in mid-sentence
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i];
      if (kind === Kind.OpenParen && i > first && closes !== undefined && closes[i] > insideUntil) insideUntil = closes[i];
      if (i - first >= LONGEST) {
        first = this.finish(sentences, first, i);
        insideUntil = -1;
      }
      if (i < insideUntil) continue;
      const acronym = kind === Kind.Word && (tokens.flags[i] & Flag.Acronym) !== 0;
      const stop = kind >= Kind.Period && kind <= Kind.Ellipsis;
      if (!acronym && !stop) continue;
      let end = i + 1;
      while (end < tokens.count && this.isTail(end)) end++;
      if (end >= tokens.count) break;
      if (this.ends(i, end, acronym)) {
        first = this.finish(sentences, first, end);
        i = end - 1;
      }
    }
    this.finish(sentences, first, tokens.count);
    return sentences;
  }

  /** Ends a sentence before token `end`, which opens the next. */
  private finish(sentences: Sentence[], first: number, end: number): number {
    if (end <= first) return first;
    const { tokens } = this;
    sentences.push({ first, end, from: tokens.start[first], to: tokens.end[end - 1] });
    this.markOpening(first, end);
    return end;
  }

  /** Stops, closing marks and closing brackets that stand right behind a stop. */
  private isTail(i: number): boolean {
    const { tokens } = this;
    const kind = tokens.kind[i];
    if (tokens.has(i, Flag.SpaceBefore)) return kind === Kind.Ellipsis;
    if (kind >= Kind.Period && kind <= Kind.Ellipsis) return true;
    if (kind === Kind.CloseParen || kind === Kind.CloseBracket) return true;
    // A mark with a blank after it closes; one with none opens the next sentence.
    return (
      kind === Kind.Quote && (i + 1 >= tokens.count || tokens.has(i + 1, Flag.SpaceBefore) || tokens.kind[i + 1] > Kind.Currency)
    );
  }

  private ends(stop: number, next: number, acronym: boolean): boolean {
    const { tokens, lexicon, is } = this;
    if (!tokens.has(next, Flag.SpaceBefore)) return false;
    let opener = next;
    while (
      opener < tokens.count &&
      (tokens.kind[opener] === Kind.Quote || tokens.kind[opener] === Kind.OpenParen || tokens.kind[opener] === Kind.OpenBracket)
    )
      opener++;
    if (opener >= tokens.count) return true;
    const kind = tokens.kind[opener];
    const capital = kind === Kind.Word && this.opensCapital(opener);
    const starter = capital && lexicon.isIn(is.starters, tokens.word[opener]);
    const mayOpen =
      capital ||
      kind === Kind.Number ||
      kind === Kind.Object ||
      kind === Kind.Currency ||
      kind === Kind.Symbol ||
      (kind === Kind.Dash && opener === next);
    if (acronym) return starter && !lexicon.isIn(is.followers, tokens.word[opener]);
    const closed = next > stop + 1;
    if (tokens.kind[stop] === Kind.Ellipsis) return capital;
    if (tokens.kind[stop] === Kind.Period) {
      const before = stop - 1;
      if (!closed && tokens.isWord(before) && !tokens.has(stop, Flag.SpaceBefore)) {
        const word = tokens.word[before];
        if (lexicon.isIn(is.final, word)) return starter;
        if (lexicon.isIn(is.abbreviations, word)) return false;
        if (lexicon.isIn(is.beforeNumber, word) && tokens.has(before, Flag.Capital))
          return kind !== Kind.Number && (capital ? starter : mayOpen);
        const length = tokens.end[before] - tokens.start[before];
        if (length === 1 && tokens.has(before, Flag.Capital)) return false; // an initial: “J. Smith”
      }
      if (
        !closed &&
        tokens.is(before, Kind.Number) &&
        before === this.firstOfLine(before) &&
        tokens.end[before] - tokens.start[before] <= 2
      )
        return false; // “1. Item”
      return mayOpen;
    }
    // “…?” she asked; “Yahoo! shares”.
    if (closed) return mayOpen && (kind !== Kind.Word || capital);
    return tokens.kind[stop] === Kind.Question ? mayOpen : capital;
  }

  /** A capital, or a name like “iPhone”. */
  private opensCapital(i: number): boolean {
    if (this.tokens.has(i, Flag.Capital)) return true;
    const { units, tokens } = this;
    const start = tokens.start[i];
    return isUpper(units[start + 1]) && CLASS[units[start]] === Char.Letter;
  }

  private firstOfLine(i: number): number {
    return i === 0 || this.tokens.has(i, Flag.NewlineBefore) ? i : -1;
  }

  private markOpening(first: number, end: number): void {
    const { tokens } = this;
    for (let i = first; i < end; i++) {
      if (tokens.kind[i] === Kind.Word) {
        tokens.flags[i] |= Flag.Opens;
        return;
      }
      if (tokens.kind[i] <= Kind.Currency) return;
    }
  }

  /** For each opening parenthesis that is closed within 200 tokens: the token that closes it. */
  private matchParentheses(): Int32Array | undefined {
    const { tokens } = this;
    let closes: Int32Array | undefined;
    if (closesAt.length < tokens.count) closesAt = new Int32Array(tokens.count * 2);
    const open: number[] = [];
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] === Kind.OpenParen) {
        closesAt[i] = -1;
        open.push(i);
      } else if (tokens.kind[i] === Kind.CloseParen) {
        const from = open.pop();
        if (from === undefined || i - from > 200) continue;
        closesAt[from] = i;
        closes = closesAt;
      }
    }
    return closes;
  }
}

/** The sentence that a token stands in, by index. */
export function sentenceOf(sentences: readonly Sentence[], token: number): number {
  return Math.max(0, firstWhere(sentences.length, (i) => sentences[i].first > token) - 1);
}
