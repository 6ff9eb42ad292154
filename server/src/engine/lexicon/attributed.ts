import type { Sentence } from '../text/sentences';
import { Kind, type Tokens } from '../text/tokens';
import type { Lexicon } from './lexicon';

/** How far words may stand from what gives them their owner, in tokens. */
const REACH = 6;

/** How far behind “seen as”, “accused of” or “deemed” a word may stand, in tokens: “seen as one of the most shameful”. */
const VIEW_REACH = 6;

/** How far before its “as” or “of” a verb of judging may stand, in words: “labelled the club of the mayor as”. */
const JUDGED_REACH = 5;

/**
 * Tells whether the words of a match have been given their owner where they stand, as the fix “attribute” writes it:
 * “was, [who?] said, shameful”, “which [who?] called shameful”, “what [who?] called the regime”, “…, [who?] said.”,
 * “the regime (as [who?] put it)”, “According to [source?], …”.
 */
export class AttributedInPlace {
  private readonly said: readonly number[];
  private readonly call: readonly number[];
  private readonly relatives: readonly number[];
  private readonly openings: readonly (readonly number[])[];
  private readonly according: readonly number[];
  private readonly as: readonly number[];
  private readonly of: readonly number[];
  private readonly most: readonly number[];
  private readonly judged;
  private readonly functionWords: number;

  constructor(private readonly lexicon: Lexicon) {
    const ids = (words: string): number[] => words.split(' ').map((word) => lexicon.wordId(word));
    this.said = ids('said');
    this.call = ids('called calls call');
    this.relatives = ids('what which whom that');
    this.according = ids('according to');
    this.openings = [ids('in the words of'), ids('as described by')];
    this.as = ids('as');
    this.of = ids('of');
    this.most = ids('most');
    this.functionWords = lexicon.classNumber('function-words');
    this.judged = {
      as: lexicon.classNumber('judged-as'),
      objectAs: lexicon.classNumber('judged-object-as'),
      of: lexicon.classNumber('judged-of'),
      plainly: lexicon.classNumber('judged-plainly'),
      most: lexicon.classNumber('judged-most'),
      object: lexicon.classNumber('judged-object'),
      found: lexicon.classNumber('judged-object-so'),
    };
  }

  /** Whether a sentence has a blank for its owner: “…, [who?] said.” behind token `from`, or “According to [source?], …”. */
  isByNote(tokens: Tokens, { first, end }: Sentence, from = first): boolean {
    let stop = end - 1;
    while (stop > from && tokens.kind[stop] !== Kind.Period) stop--;
    const asked = tokens.is(stop - 2, Kind.CloseBracket) && tokens.is(stop - 3, Kind.Question);
    if (stop > from && asked && isOneOf(tokens, stop - 1, this.said)) return true;
    return tokens.is(first + 2, Kind.OpenBracket) && follows(tokens, first, this.according);
  }

  /**
   * Told as a view, whose owner is a matter of attribution: “hailed as a visionary”, “labelled the club as racist”,
   * “accused of a shameful deal”, “was deemed reckless”, “voted the most iconic”, “finding them hopelessly vague”.
   */
  isView(tokens: Tokens, first: number, last: number, sentence: Sentence): boolean {
    const { judged } = this;
    for (let i = first - 1; i >= Math.max(sentence.first, first - VIEW_REACH); i--) {
      if (tokens.kind[i] === Kind.Comma) continue;
      if (tokens.kind[i] !== Kind.Word) return false;
      if (isOneOf(tokens, i, this.as))
        return this.isIn(tokens, i - 1, judged.as) || this.isLed(tokens, i, judged.objectAs, sentence);
      if (isOneOf(tokens, i, this.of)) return this.isLed(tokens, i, judged.of, sentence);
      if (first - i <= 2 && this.isIn(tokens, i, judged.plainly)) return true;
      if (isOneOf(tokens, i, this.most) && this.isLed(tokens, i, judged.most, sentence)) return true;
      if (first - i <= 3 && this.isIn(tokens, i, judged.object) && this.isIn(tokens, i - 1, judged.found))
        return i < first - 1 || !this.isAttributive(tokens, last);
    }
    return false;
  }

  /** “found her shameful delay”: the word belongs to what follows, so “her” is no object. */
  private isAttributive(tokens: Tokens, last: number): boolean {
    return tokens.isWord(last + 1) && !this.lexicon.isIn(this.functionWords, tokens.word[last + 1]);
  }

  /** Whether a verb of the class stands shortly before token `at`. */
  private isLed(tokens: Tokens, at: number, verbs: number, sentence: Sentence): boolean {
    for (let i = at - 1; i >= Math.max(sentence.first, at - 1 - JUDGED_REACH); i--) {
      if (tokens.kind[i] !== Kind.Word) return false;
      if (this.isIn(tokens, i, verbs)) return true;
    }
    return false;
  }

  private isIn(tokens: Tokens, i: number, words: number): boolean {
    return tokens.isWord(i) && this.lexicon.isIn(words, tokens.word[i]);
  }

  holds(tokens: Tokens, first: number, last: number, sentence: Sentence): boolean {
    // Behind an adjective its noun may come first: “radical Islam (as [who?] put it)”.
    const paren = tokens.is(last + 1, Kind.OpenParen) ? last + 1 : tokens.isWord(last + 1) ? last + 2 : -1;
    if (tokens.is(paren, Kind.OpenParen)) {
      if (this.openings.some((words) => follows(tokens, paren + 1, words))) return true;
      if (isOneOf(tokens, paren + 1, this.as) && tokens.is(paren + 2, Kind.OpenBracket)) return true;
    }
    if (this.isByNote(tokens, sentence, last)) return true;
    for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
      if (tokens.kind[i] === Kind.Comma) return isOneOf(tokens, i - 1, this.said) && setOff(tokens, i - 2, sentence.first);
      if (tokens.kind[i] !== Kind.Word) return false;
      if (!isOneOf(tokens, i, this.call)) continue;
      for (let k = i - 1; k >= Math.max(sentence.first, i - REACH); k--) if (isOneOf(tokens, k, this.relatives)) return true;
      return false;
    }
    return false;
  }
}

const isOneOf = (tokens: Tokens, i: number, words: readonly number[]): boolean =>
  tokens.isWord(i) && words.includes(tokens.word[i]);

const follows = (tokens: Tokens, from: number, words: readonly number[]): boolean =>
  words.every((word, k) => tokens.isWord(from + k) && tokens.word[from + k] === word);

/** A comma stands not far left of `from`: what follows it is an aside. */
function setOff(tokens: Tokens, from: number, first: number): boolean {
  for (let i = from; i > Math.max(first, from - REACH); i--) if (tokens.kind[i] === Kind.Comma) return true;
  return false;
}
