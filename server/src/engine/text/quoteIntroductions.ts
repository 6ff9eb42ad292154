import type { Lexicon } from '../lexicon/lexicon';
import type { Quotation } from './quotations';
import { endsInComma, isAttribute } from './quoteClasses';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** From how many words on a quotation is taken for a whole utterance. */
export const WHOLE_WORDS = 5;
/** How far before a quotation a verb of saying or providing may stand, in tokens. */
const REACH = 12;
/** How far before a colon and a quotation the one who speaks may be named, in tokens. */
const INTRODUCTION = 30;
/** How many words may name whoever is asked. */
const LISTENER = 3;
/** How far before “that” a verb of saying may stand (“telling the people of Cork that”), in words. */
const TOLD = 6;
/** How far before a quotation a noun for what was said may stand, in tokens. */
const UTTERANCE = 8;
/** How far before such a noun its owner may stand: “⟨Okoye’s⟩ long public call for”. */
const OWNER = 4;

/** Tells which quotations the words in front announce as somebody's, whether or not there is a cue with a source. */
export class Introductions {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      verbs: n('cue-verbs'),
      speech: n('cue-speech'),
      openers: n('quote-openers'),
      askers: n('quote-askers'),
      labels: n('quote-labels'),
      titling: n('quote-titling'),
      explained: n('quote-explained'),
      utterances: n('quote-utterances'),
      provisions: n('provisions'),
      documents: n('documents'),
      human: n('human'),
      person: n('pronouns-person'),
      self: n('pronouns-self'),
      firstPerson: n('quote-self'),
      thirdPerson: n('third-persons'),
      possessives: n('possessives'),
      determiners: n('determiners'),
      adverbs: n('adverbs-light'),
      functions: n('function-words'),
      be: n('be'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { as: w('as'), by: w('by'), in: w('in'), that: w('that'), saying: w('saying'), like: w('like') };
  }

  /** “Myth: ‘…’”, “the working title ‘…’”: what the words are is said in front of them, and it is nobody's speech. */
  shows(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const label = quote.open - 2;
    if (tokens.is(quote.open - 1, Kind.Colon) && tokens.isWord(label) && lexicon.isIn(c.labels, tokens.word[label]))
      return label === sentence.first || tokens.is(label - 1, Kind.Quote);
    const before = tokens.is(quote.open - 1, Kind.Comma) ? label : quote.open - 1;
    return tokens.isWord(before) && lexicon.isIn(c.titling, tokens.word[before]);
  }

  /** `titled`: its words are written as in a title. */
  announces(tokens: Tokens, sentence: Sentence, quote: Quotation, titled: boolean): boolean {
    if (this.isSaid(tokens, quote, titled) || this.isProvided(tokens, sentence, quote)) return true;
    if (quote.words < WHOLE_WORDS) return false;
    return (
      this.isIntroduced(tokens, sentence, quote) ||
      (!titled &&
        (this.isUttered(tokens, sentence, quote) ||
          this.isParted(tokens, sentence, quote) ||
          this.changesPerson(tokens, sentence, quote)))
    );
  }

  /** “One went as far as to say, ‘…’”, “thinking ‘…’”, “You write: ‘…’”: whoever it is, somebody says or thinks it. */
  private isSaid(tokens: Tokens, quote: Quotation, titled: boolean): boolean {
    const parted = tokens.is(quote.open - 1, Kind.Comma) || tokens.is(quote.open - 1, Kind.Colon);
    let verb = parted ? quote.open - 2 : quote.open - 1;
    // “read in part, ‘…’”
    if (parted && tokens.isWord(verb - 1) && tokens.word[verb - 1] === this.w.in) verb -= 2;
    if (!tokens.isWord(verb)) return false;
    const { lexicon, c } = this;
    if (quote.words >= WHOLE_WORDS && tokens.word[verb] === this.w.like && this.isLike(tokens, verb)) return true;
    if (quote.words >= WHOLE_WORDS && this.isReported(tokens, quote.open)) return true;
    const whole = quote.words >= WHOLE_WORDS || (quote.words >= 3 && tokens.has(quote.open + 1, Flag.Capital));
    if (!whole) return false;
    const noun = tokens.isWord(verb - 1) && lexicon.isIn(c.determiners, tokens.word[verb - 1]); // “the saying ‘…’”
    const speaks = parted && lexicon.isIn(titled ? c.speech : c.verbs, tokens.word[verb]);
    if (!noun && (speaks || lexicon.isIn(c.openers, tokens.word[verb]))) return true;
    // “asking a friend ‘Why me?’”
    for (let i = verb - 1; i >= Math.max(0, verb - LISTENER) && tokens.isWord(i); i--)
      if (lexicon.isIn(c.askers, tokens.word[i])) return tokens.has(quote.open + 1, Flag.Capital);
    return false;
  }

  /** “it reads something like: ‘…’”, “people were like, ‘…’” */
  private isLike(tokens: Tokens, like: number): boolean {
    const { lexicon, c } = this;
    for (let i = like - 1; i >= Math.max(0, like - 2) && tokens.isWord(i); i--)
      if (lexicon.isIn(c.verbs, tokens.word[i]) || (i === like - 1 && lexicon.isIn(c.be, tokens.word[i]))) return true;
    return false;
  }

  /** “telling people that ‘…’”, “after saying her foot was ‘…’”: a word of saying, whoever its subject is. */
  private isReported(tokens: Tokens, open: number): boolean {
    const { lexicon, c, w } = this;
    if (tokens.isWord(open - 1) && tokens.word[open - 1] === w.that) {
      for (let i = open - 2; i >= Math.max(0, open - 2 - TOLD) && tokens.isWord(i); i--)
        if (lexicon.isIn(c.verbs, tokens.word[i]) || lexicon.isIn(c.utterances, tokens.word[i])) return true;
      return false;
    }
    for (let i = open - 2; i > Math.max(0, open - REACH) && tokens.isWord(i); i--) if (tokens.word[i] === w.saying) return true;
    return false;
  }

  /** “The act authorises towns to ‘lend or sell any mill’”: the words of a text that provides something. */
  private isProvided(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c, w } = this;
    if (quote.words < WHOLE_WORDS) return false;
    // “As defined in the manual, a mill is ‘…’”
    for (let i = sentence.first + 1; i < sentence.first + 3 && tokens.word[sentence.first] === w.as; i++)
      if (lexicon.isIn(c.explained, tokens.word[i]) && (tokens.word[i + 1] === w.by || tokens.word[i + 1] === w.in)) return true;
    for (let i = quote.open - 1; i > Math.max(sentence.first, quote.open - REACH); i--) {
      if (tokens.kind[i] > Kind.Currency && tokens.kind[i] !== Kind.Comma) return false;
      if (tokens.kind[i] !== Kind.Word || !lexicon.isIn(c.provisions, tokens.word[i])) continue;
      let noun = i - 1;
      while (noun > sentence.first && tokens.isWord(noun) && lexicon.isIn(c.adverbs, tokens.word[noun])) noun--;
      return tokens.isWord(noun) && lexicon.isIn(c.documents, tokens.word[noun]);
    }
    return false;
  }

  /** “The board issued this statement: ‘…’”, “Okoye had one rule: ‘…’”; a whole sentence needs nobody named. */
  private isIntroduced(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    if (!tokens.is(quote.open - 1, Kind.Colon)) return false;
    const { lexicon, c } = this;
    const label = quote.open - 2;
    const labelled = tokens.isWord(label) && lexicon.isIn(c.labels, tokens.word[label]);
    if (!labelled && tokens.isWord(label) && label > sentence.first && this.isWhole(tokens, quote)) return true;
    for (let i = label; i >= Math.max(sentence.first, quote.open - INTRODUCTION); i--) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const word = tokens.word[i];
      if (lexicon.isIn(c.documents, word) || lexicon.isIn(c.person, word) || lexicon.isName(tokens, i)) return true;
    }
    return false;
  }

  /** “in a statement, ‘…’”, “her pledge to ‘…’”, “Okoye’s call for ‘…’”: a noun for what was said. */
  private isUttered(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const floor = Math.max(sentence.first, quote.open - UTTERANCE);
    for (let i = quote.open - 1; i >= floor; i--) {
      const kind = tokens.kind[i];
      if (kind !== Kind.Word && !(kind === Kind.Comma && i === quote.open - 1)) return false;
      if (kind === Kind.Comma || !lexicon.isIn(c.utterances, tokens.word[i]) || tokens.has(i, Flag.Capital)) continue;
      const between = quote.open - 1 - i;
      const parted = between === 1 && tokens.is(i + 1, Kind.Comma);
      return between === 0 || parted || this.isOwned(tokens, sentence, i);
    }
    return false;
  }

  private isOwned(tokens: Tokens, sentence: Sentence, noun: number): boolean {
    for (let i = noun - 1; i >= Math.max(sentence.first, noun - OWNER) && tokens.isWord(i); i--)
      if (tokens.has(i, Flag.Possessive) || this.lexicon.isIn(this.c.possessives, tokens.word[i])) return true;
    return false;
  }

  /** “Okoye answered on her page, ‘It is over.’”: a comma parts somebody's doing from a sentence that ends this one. */
  private isParted(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    if (!tokens.is(quote.open - 1, Kind.Comma) || !this.isWhole(tokens, quote) || endsInComma(tokens, quote.close)) return false;
    const stop = tokens.kind[quote.close - 1];
    const after = tokens.kind[quote.close + 1];
    const ends = (stop >= Kind.Period && stop <= Kind.Ellipsis) || (after >= Kind.Period && after <= Kind.Ellipsis);
    if (!ends || tokens.has(quote.close - 1, Flag.Mixed)) return false;
    for (let i = sentence.first; i < quote.open - 1; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const { lexicon, c } = this;
      const word = tokens.word[i];
      if (lexicon.isIn(c.person, word) || lexicon.isIn(c.self, word) || lexicon.isIn(c.human, word) || lexicon.isName(tokens, i))
        return true;
    }
    return false;
  }

  /** “Her love of mills ‘came from my father’”: whoever says “my” in quotation marks is the “she” before them. */
  private changesPerson(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c } = this;
    let other = false;
    if (quote.open === sentence.first) return false;
    for (let i = sentence.first; i < quote.open; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      if (lexicon.isIn(c.firstPerson, tokens.word[i])) return false;
      other ||= lexicon.isIn(c.thirdPerson, tokens.word[i]) || lexicon.isName(tokens, i);
    }
    if (!other || isAttribute(lexicon, c, tokens, quote)) return false;
    for (let i = quote.open + 1; i < quote.close; i++)
      if (tokens.kind[i] === Kind.Word && lexicon.isIn(c.firstPerson, tokens.word[i])) return true;
    return false;
  }

  private isWhole(tokens: Tokens, quote: Quotation): boolean {
    let first = quote.open + 1;
    while (tokens.is(first, Kind.Quote) || tokens.is(first, Kind.OpenBracket)) first++;
    return tokens.has(first, Flag.Capital);
  }
}
