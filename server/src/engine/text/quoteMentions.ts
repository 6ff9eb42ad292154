import type { Lexicon } from '../lexicon/lexicon';
import type { Quotation } from './quotations';
import { endsInComma } from './quoteClasses';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** How many words may stand between “known” and “as”. */
const KNOWN_GAP = 5;
/** How many tokens may stand between a bracket and the question it shows. */
const SAMPLE_GAP = 5;
/** Longest phrase that is used as a label, in words: before a noun, and elsewhere. */
const ATTRIBUTE_WORDS = 16;
const LABEL_WORDS = 8;
/** How many words may stand between a verb of naming and the name (“rename the feature ‘…’”), or before a noun that judges. */
const NAMING_GAP = 4;
/** How far before a quotation between commas the noun for it may stand: “the mantra that we use here, ‘…’”. */
const COINED_GAP = 8;
const EQUALS = 0x3d;

/** Tells words in quotation marks that are shown, named, listed or judged rather than said. */
export class Mentions {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      mentionVerbs: n('mention-verbs'),
      mentionNouns: n('mention-nouns'),
      mentionOfs: n('mention-ofs'),
      wordings: n('mention-wordings'),
      utterances: n('quote-utterances'),
      renaming: n('mention-renaming'),
      labels: n('quote-labels'),
      functions: n('function-words'),
      determiners: n('determiners'),
      auxiliaries: n('auxiliaries'),
      articles: n('articles'),
      defines: n('mention-defines'),
      mentionFollowers: n('mention-followers'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      known: w('known'),
      as: w('as'),
      to: w('to'),
      refers: w('refers'),
      refer: w('refer'),
      stands: w('stands'),
      for: w('for'),
      such: w('such'),
      example: w('example'),
      like: w('like'),
      including: w('including'),
      of: w('of'),
      or: w('or'),
      referred: w('referred'),
    };
  }

  isMention(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c, w } = this;
    const after = quote.close + 1;
    // The “In process” column, the “Submit” button.
    if (
      quote.words <= 4 &&
      tokens.isWord(after) &&
      (lexicon.isIn(c.mentionFollowers, tokens.word[after]) || lexicon.isIn(c.defines, tokens.word[after]))
    )
      return true;
    let before = quote.open - 1;
    if (this.isJudged(tokens, quote) || this.isCoined(tokens, quote)) return true;
    if (!tokens.isWord(before)) return false;
    const determined = lexicon.isIn(c.determiners, tokens.word[before]) && tokens.isWord(before - 1);
    if (determined) before--;
    const word = tokens.word[before];
    const previous = tokens.isWord(before - 1) ? tokens.word[before - 1] : 0;
    // “the word ‘X’”, “called the ‘X’”
    if (lexicon.isIn(c.mentionVerbs, word) || (!determined && lexicon.isIn(c.mentionNouns, word))) return true;
    if (word === w.as) return this.isKnownAs(tokens, before);
    if (word === w.to) return previous === w.refers || previous === w.refer;
    // “stands for ‘X’”, “Latin for ‘farmer’”
    if (word === w.for) return previous === w.stands || lexicon.isName(tokens, before - 1);
    // “the slogan of ‘X’”, “words like ‘X’”, “terms such as ‘X’”
    if (word === w.of && lexicon.isIn(c.mentionOfs, previous)) return true;
    if (!determined && (word === w.of || word === w.like || word === w.including)) return lexicon.isIn(c.mentionNouns, previous);
    // “…, or ‘co-productions’, …”
    const closed =
      tokens.is(after, Kind.Comma) ||
      tokens.is(after, Kind.Period) ||
      tokens.is(after, Kind.CloseParen) ||
      endsInComma(tokens, quote.close) ||
      tokens.is(quote.close - 1, Kind.Period);
    return word === w.or && tokens.is(before - 1, Kind.Comma) && closed;
  }

  /** “Myth: ‘All mills are safe.’”, “‘All mills are safe.’ Translation: …”: the label says what the words are; subject = “…”. */
  isShown(tokens: Tokens, { first }: Sentence, { open, close }: Quotation): boolean {
    const labels = (i: number) =>
      tokens.isWord(i) && tokens.is(i + 1, Kind.Colon) && this.lexicon.isIn(this.c.labels, tokens.word[i]);
    if (tokens.is(open - 1, Kind.Symbol) && tokens.hash[open - 1] === EQUALS) return true;
    return labels(close + 1) || (labels(open - 2) && (open === first + 2 || tokens.is(open - 3, Kind.Quote)));
  }

  /** “the words ‘Okoye is on the Radio Show’”: capitals make it no title. */
  isWording(tokens: Tokens, { open }: Quotation): boolean {
    return tokens.isWord(open - 1) && this.lexicon.isIn(this.c.wordings, tokens.word[open - 1]);
  }

  /** The “I can do it alone” look; habits like “too many cooks in the kitchen”: a phrase or a turn that stands for a kind. */
  isLabel(tokens: Tokens, quote: Quotation, clause: boolean): boolean {
    const { lexicon, c, w } = this;
    const before = quote.open - 1;
    if (!tokens.isWord(before)) return false;
    const after = quote.close + 1;
    const noun = tokens.isWord(after) && tokens.word[after] !== 0 && !lexicon.isIn(c.functions, tokens.word[after]);
    if (
      noun &&
      !tokens.is(quote.close - 1, Kind.Period) &&
      quote.words <= ATTRIBUTE_WORDS &&
      lexicon.isIn(c.determiners, tokens.word[before]) &&
      !endsInComma(tokens, quote.close)
    )
      return true;
    const like =
      tokens.word[before] === w.like && tokens.isWord(before - 1) && !lexicon.isIn(c.functions, tokens.word[before - 1]);
    return like && !clause && quote.words <= LABEL_WORDS && !tokens.has(quote.open + 1, Flag.Capital);
  }

  /** “… (for example “How can I switch my appointments?”)”: a question shown, not asked. */
  isSample(tokens: Tokens, quote: Quotation): boolean {
    const { w } = this;
    const comma = tokens.is(quote.open - 1, Kind.Comma) ? 1 : 0;
    const before = quote.open - 1 - comma;
    if (tokens.isWord(before)) {
      const word = tokens.word[before];
      if (word === w.as && tokens.word[before - 1] === w.such) return true;
      if (comma && word === w.example && tokens.word[before - 1] === w.for) return true;
    }
    if (!tokens.is(quote.close - 1, Kind.Question)) return false;
    for (let i = quote.open - 1; i >= Math.max(0, quote.open - SAMPLE_GAP); i--) if (tokens.is(i, Kind.OpenParen)) return true;
    return false;
  }

  /** “‘Will you come?’ is a poor question”: what the words are is said of them. */
  private isJudged(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const verb = quote.close + 1;
    if (!tokens.isWord(verb) || !lexicon.isIn(c.auxiliaries, tokens.word[verb])) return false;
    const article = verb + 1;
    if (!tokens.isWord(article) || !lexicon.isIn(c.articles, tokens.word[article])) return false;
    for (let i = article + 1; i <= article + NAMING_GAP && tokens.isWord(i); i++)
      if (lexicon.isIn(c.mentionNouns, tokens.word[i]) || lexicon.isIn(c.utterances, tokens.word[i])) return true;
    return false;
  }

  /** “rename the feature ‘…’”; “the mantra that we use here, ‘…’”: words given as a name, or a saying. */
  private isCoined(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const before = quote.open - 1;
    if (tokens.isWord(before) && !lexicon.isIn(c.functions, tokens.word[before]))
      for (let i = before - 1; i >= Math.max(0, before - NAMING_GAP) && tokens.isWord(i); i--)
        if (lexicon.isIn(c.renaming, tokens.word[i])) return true;
    if (!tokens.is(before, Kind.Comma)) return false;
    for (let i = before - 1; i >= Math.max(0, before - COINED_GAP) && tokens.isWord(i); i--)
      if (lexicon.isIn(c.mentionNouns, tokens.word[i])) return true;
    return false;
  }

  /** “known in Australia as”, “terms such as”, “referred to as”: `as` is the token of that word. */
  private isKnownAs(tokens: Tokens, as: number): boolean {
    const { lexicon, c, w } = this;
    if (tokens.word[as - 1] === w.such && lexicon.isIn(c.mentionNouns, tokens.word[as - 2])) return true;
    for (let i = as - 1; i >= Math.max(0, as - KNOWN_GAP); i--) {
      if (tokens.kind[i] !== Kind.Word) return false;
      if (tokens.word[i] === w.known || tokens.word[i] === w.referred || lexicon.isIn(c.mentionVerbs, tokens.word[i]))
        return true;
    }
    return false;
  }
}
