import type { Lexicon } from '../lexicon/lexicon';
import type { Voice } from '../types';
import type { Cue } from './cues';
import { endsWith } from './grammar';
import type { Quotation } from './quotations';
import {
  type BlockView,
  type ClassifiedQuote,
  classified,
  cuesIn,
  endsInComma,
  isSeries,
  type QuoteClass,
  type QuoteContext,
} from './quoteClasses';
import { Mentions } from './quoteMentions';
import { Titles } from './quoteTitles';
import type { Sentence } from './sentences';
import { sentenceOf } from './sentences';
import { isTitleCase } from './titleCase';
import { Flag, Kind, type Tokens } from './tokens';
import { ECHO_WORDS, phraseHash } from './wordHashes';

/** Longest explanation in brackets, in tokens. */
const GLOSS = 7;
/** From how many short quotations on a sentence lists words. */
const MANY = 4;
/** Endings by which a word that no list knows is taken for English. */
const ENGLISH_ENDINGS =
  'ed ing ly tion tions ation sion ism isms ist ists ness able ible ment ments ity ities er ers al ous ive ful less ise ize gate ship hood dom ish cy ary ory age ance ence ure ck ght rge dge tch th'.split(
    ' ',
  );

/** Tells what a quotation is that nobody in reach is said to have spoken: a title, a mention, scare quotes, an orphan. */
export class PlainUses {
  private readonly c;
  private readonly w;
  private readonly titles: Titles;
  private readonly mentions: Mentions;

  constructor(private readonly lexicon: Lexicon) {
    this.titles = new Titles(lexicon);
    this.mentions = new Mentions(lexicon);
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      finite: n('finite'),
      functions: n('function-words'),
      determiners: n('determiners'),
      auxiliaries: n('auxiliaries'),
      pronouns: n('pronouns'),
      articles: n('articles'),
      namedKinds: n('named-kinds'),
      state: n('state'),
      reception: n('reception'),
      grades: n('grades'),
      grading: n('grading'),
      coordinators: n('coordinators'),
      adverbs: n('adverbs-light'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      sic: w('sic'),
    };
  }

  /** What a quotation is that nobody in reach is said to have spoken. */
  classify(view: BlockView, quote: Quotation, context: QuoteContext, before: ClassifiedQuote | undefined): ClassifiedQuote {
    const { tokens, cues, sentences } = view;
    const as = (cls: QuoteClass, voice: Voice, confidence: number) => classified(quote, cls, voice, confidence);
    if (!quote.closed) return as('orphan', 'orphan-verbatim', 0);
    if (quote.words === 0) return as('mention', 'mention', 1);
    const s = sentenceOf(sentences, quote.open);
    if (this.mentions.isShown(tokens, sentences[s], quote) || this.mentions.isWording(tokens, quote))
      return as('mention', 'mention', 0.9);
    if (this.titles.isTitle(tokens, quote)) return as('title', 'title', 0.9);
    if (before?.class === 'mention' && isSeries(this.lexicon, this.c, tokens, before.close, quote.open))
      return as('mention', 'mention', 0.8);
    if (this.mentions.isMention(tokens, quote)) return as('mention', 'mention', 0.9);
    const clause = this.hasFiniteVerb(tokens, quote);
    if ((quote.words > 4 || clause) && (this.mentions.isLabel(tokens, quote, clause) || this.mentions.isSample(tokens, quote)))
      return as('mention', 'mention', 0.8);
    if (quote.words <= 4 && !clause) {
      if (this.isName(view, sentences[s], quote)) return as('title', 'title', 0.7);
      // Where other marks quote speech, these have no such plain uses left.
      const plain =
        context.speechStyle === undefined && (this.isGloss(tokens, quote) || this.isOneOfMany(view, sentences[s], quote));
      if (plain || this.isSign(tokens, quote) || this.isGrade(tokens, sentences[s], quote)) return as('mention', 'mention', 0.8);
      if (context.speechStyle === undefined && this.isForeign(tokens, view.units, quote)) return as('mention', 'mention', 0.7);
      // “strange”, “queer” and “odd”: what the first of a series is, the others are.
      if (
        before &&
        (before.class === 'mention' || before.class === 'title') &&
        isSeries(this.lexicon, this.c, tokens, before.close, quote.open)
      )
        return as(before.class, before.voice, before.confidence);
    }
    if (quote.words >= 2 && quote.words <= ECHO_WORDS && context.isQuotedElsewhere(phraseHash(tokens, quote)))
      return as('direct', 'direct', 0.8);
    const speechMarks = context.speechStyle === quote.style;
    if (quote.words <= 4 && !clause && !speechMarks) {
      let confidence = 0.7;
      if (context.speechStyle !== undefined) confidence += 0.15;
      else {
        // One style for everything: near a speaker a short quotation may well be theirs.
        if (cuesIn(cues, s - 1, s + 1).some((cue) => this.mayBeTheirs(cue, s, quote))) confidence -= 0.3;
        else if (this.isReviewed(tokens, sentences[s], quote)) confidence -= 0.3;
        if (this.isFragment(tokens, quote)) confidence -= 0.25;
        if (this.namesAKind(tokens, quote) || this.isBareTerm(tokens, view.units, quote)) confidence -= 0.25;
      }
      if (this.isDefined(tokens, quote)) confidence -= 0.3;
      return as('scare', 'scare', confidence);
    }
    const verbatim =
      speechMarks || this.looksTranscribed(tokens, quote) || (context.speechStyle === undefined && quote.style === 'double');
    return as(
      'orphan',
      verbatim ? 'orphan-verbatim' : 'orphan-invented',
      quote.words >= 5 || clause || (speechMarks && quote.words === 4) ? 0.8 : 0.3,
    );
  }

  /** A capital that the place in the sentence does not ask for: the name of a ship, a species, a group, a work. */
  private isName({ tokens, heading }: BlockView, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const first = quote.open + 1;
    if (heading && isTitleCase(tokens)) return false;
    if (!tokens.isWord(first) || !tokens.has(first, Flag.Capital)) return false;
    const word = tokens.word[first];
    // “British”, “Russian” always have their capital.
    if (lexicon.isIn(c.state, word)) return false;
    const opens = sentence.first === quote.open || tokens.has(first, Flag.Opens);
    if (!opens || word === 0) return true;
    // “Harbour” toured the coast: what opens a sentence without an article and does something is a name.
    const after = quote.close + 1;
    if (quote.words === 1 && tokens.isWord(after) && !tokens.has(after, Flag.Capital)) return true;
    return tokens.is(after, Kind.Comma) || (tokens.isWord(after) && lexicon.isIn(c.auxiliaries, tokens.word[after]));
  }

  /** “galeota”, “gwo ka”: words that are no English known here and have no English ending; such terms are introduced, not doubted. */
  private isForeign(tokens: Tokens, units: Uint16Array, quote: Quotation): boolean {
    let words = 0;
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      if (tokens.word[i] !== 0 || ENGLISH_ENDINGS.some((ending) => endsWith(units, tokens, i, ending))) return false;
      words++;
    }
    return words > 0;
  }

  /** Somebody judges a work in front of the words: “reviewers praised the ‘ambient score’”. */
  private isReviewed(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    for (let i = sentence.first; i < quote.open; i++)
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.reception, tokens.word[i])) return true;
    return false;
  }

  /** A value on a scale: “raised the risk from ‘moderate’ to ‘high’”, “rated the school ‘inadequate’”. */
  private isGrade(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const countOf = (from: number, to: number, name: number): number => {
      let count = 0;
      for (let i = from; i < to; i++) if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(name, tokens.word[i])) count++;
      return count;
    };
    return (
      countOf(quote.open + 1, quote.close, this.c.grades) === quote.words &&
      countOf(sentence.first, quote.open, this.c.grading) > 0
    );
  }

  /** A letter, a figure, a path, a question, a function word: shown, not doubted. */
  private isSign(tokens: Tokens, quote: Quotation): boolean {
    const last = quote.close - 1;
    // The “Furious”s: an ending hung on a name.
    if (tokens.isWord(quote.close + 1) && !tokens.has(quote.close + 1, Flag.SpaceBefore)) return true;
    if (tokens.kind[last] === Kind.Question || tokens.kind[last] === Kind.Exclamation) return true;
    if (quote.words === 1 && tokens.isWord(quote.open + 1) && tokens.end[quote.open + 1] - tokens.start[quote.open + 1] === 1)
      return true;
    let contentWords = 0;
    for (let i = quote.open + 1; i < quote.close; i++) {
      const kind = tokens.kind[i];
      if (
        kind === Kind.Object ||
        kind === Kind.Symbol ||
        kind === Kind.Slash ||
        kind === Kind.Number ||
        tokens.has(i, Flag.Mixed)
      )
        return true;
      if (kind === Kind.Word && !this.lexicon.isIn(this.c.functions, tokens.word[i])) contentWords++;
    }
    return contentWords === 0;
  }

  /** One of many short quotations in a sentence: words that are listed or glossed (“nose” and “horn”). */
  private isOneOfMany({ quotes }: BlockView, sentence: Sentence, quote: Quotation): boolean {
    let short = 0;
    for (const other of quotes)
      if (other.depth === quote.depth && other.words <= 4 && other.open >= sentence.first && other.close < sentence.end) short++;
    return short >= MANY;
  }

  /** “all the way down”: with an article, a preposition or a verb in it, a piece of somebody's sentence rather than a term. */
  private isFragment(tokens: Tokens, quote: Quotation): boolean {
    if (quote.words < 3) return false;
    for (let i = quote.open + 1; i < quote.close; i++)
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.functions, tokens.word[i])) return true;
    return false;
  }

  /** A gloss: “the copying (‘reverse engineering’) of …”. */
  private isGloss(tokens: Tokens, quote: Quotation): boolean {
    return tokens.is(quote.open - 1, Kind.OpenParen) || tokens.is(quote.open - 1, Kind.OpenBracket);
  }

  /** Somebody speaks in the sentence or the one before; “offered a ‘gift’” is an act, not speech. */
  private mayBeTheirs(cue: Cue, sentence: number, quote: Quotation): boolean {
    if (cue.source === 'generic') return false;
    if (cue.weak) return cue.sentence === sentence && cue.contentFirst <= quote.open && quote.open < cue.contentEnd;
    const acts = cue.kind === 'verb' && cue.frame === 'np' && !cue.naming;
    return !acts && (cue.sentence === sentence || cue.sentence === sentence - 1);
  }

  private hasFiniteVerb(tokens: Tokens, quote: Quotation): boolean {
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.finite, tokens.word[i])) return true;
    }
    return false;
  }

  /** “wearing ‘spit hoods’”: a term of two words or more with neither an article nor an adjective in front is introduced, not doubted. */
  private isBareTerm(tokens: Tokens, units: Uint16Array, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const before = quote.open - 1;
    if (
      quote.words < 2 ||
      !tokens.isWord(before) ||
      lexicon.isIn(c.determiners, tokens.word[before]) ||
      tokens.has(before, Flag.Possessive)
    )
      return false;
    return (
      lexicon.isIn(c.functions, tokens.word[before]) ||
      endsWith(units, tokens, before, 'ing') ||
      endsWith(units, tokens, before, 'ed')
    );
  }

  /** The “red flag” law, the “lean” approach: marks round the name of a law, a plan, a method. */
  private namesAKind(tokens: Tokens, quote: Quotation): boolean {
    const after = quote.close + 1;
    return tokens.isWord(after) && this.lexicon.isIn(this.c.namedKinds, tokens.word[after]);
  }

  /** A short bracket, or “, an …”, right behind the term: a coined or foreign term that is being explained. */
  private isDefined(tokens: Tokens, quote: Quotation): boolean {
    const open = quote.close + 1;
    const parted = tokens.is(open, Kind.Comma) || tokens.is(open, Kind.Dash);
    const apposition = parted ? open + 1 : endsInComma(tokens, quote.close) ? open : -1;
    if (tokens.isWord(apposition) && this.lexicon.isIn(this.c.articles, tokens.word[apposition])) return true;
    if (!tokens.is(open, Kind.OpenParen) || !tokens.has(open, Flag.SpaceBefore)) return false;
    if (tokens.isWord(open + 1) && this.lexicon.isIn(this.c.pronouns, tokens.word[open + 1])) return false;
    for (let i = open + 1; i <= open + GLOSS; i++) if (tokens.is(i, Kind.CloseParen)) return true;
    return false;
  }

  /** Square brackets, an ellipsis, or a full sentence with its stop inside: signs of a transcript. */
  private looksTranscribed(tokens: Tokens, quote: Quotation): boolean {
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] === Kind.OpenBracket || tokens.kind[i] === Kind.Ellipsis || tokens.word[i] === this.w.sic) return true;
    }
    return false;
  }
}
