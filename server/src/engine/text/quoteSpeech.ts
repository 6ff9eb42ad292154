import type { Lexicon } from '../lexicon/lexicon';
import type { Quotation } from './quotations';
import { type BlockView, cuesIn, type IncomingSpeech, isCapitalised, isSeries } from './quoteClasses';
import type { Sentence } from './sentences';
import { sentenceOf } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

const REACH = 12;
const CHAIN = 5;
/** From how many words on a quotation is taken for a whole utterance. */
const WHOLE_WORDS = 5;
/** How far before a colon and a quotation the one who speaks may be named, in tokens. */
const INTRODUCTION = 30;
/** How many words may name whoever is asked. */
const LISTENER = 3;
/** Longest reference in brackets behind a quotation, in tokens. */
const REFERENCE = 9;
/** A hyphen that stands for a dash, in front of a credit: “-Ada Boyle”. */
const HYPHEN = 0x2d;
/** Longest credit behind a quotation, in words. */
const CREDIT_WORDS = 5;
/** Longest quotation, in words, that a naming verb alone attributes. */
const NAMED_WORDS = 12;
/** How many words may stand between “as”, or a naming verb, and the words quoted (“as acts of ‘terror’”). */
const NAMED_GAP = 4;

/** Tells which quotations are speech: somebody within reach is said to have spoken them. */
export class SpeechFinder {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      determiners: n('determiners'),
      be: n('be'),
      prepositions: n('prepositions'),
      documents: n('documents'),
      functions: n('function-words'),
      performing: n('performing'),
      person: n('pronouns-person'),
      adverbs: n('adverbs-light'),
      auxiliaries: n('auxiliaries'),
      speech: n('cue-speech'),
      calling: n('cue-calling'),
      naming: n('cue-naming'),
      namingAs: n('cue-naming-as'),
      coordinators: n('coordinators'),
      openers: n('quote-openers'),
      askers: n('quote-askers'),
      provisions: n('provisions'),
      works: n('works'),
      labels: n('quote-labels'),
      explained: n('quote-explained'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      as: w('as'),
      by: w('by'),
      in: w('in'),
      that: w('that'),
      saying: w('saying'),
    };
  }

  /** Classifies quotations without looking beyond the block: the part every document's context is made of. */
  isDirect(
    view: BlockView,
    quote: Quotation,
    earlier: readonly { quote: Quotation; direct: boolean }[],
    insideDirect: boolean,
    incoming: IncomingSpeech,
  ): boolean {
    const { tokens, sentences } = view;
    if (insideDirect) return true;
    if (quote.continued && incoming.open) return incoming.open.direct;
    const titled = isCapitalised(this.lexicon, this.c.functions, tokens, quote);
    if (titled && this.namesWork(tokens, quote)) return false;
    if (quote.open === 0 && (incoming.announced || (incoming.spoke && quote.words >= 5))) return true;
    const first = sentenceOf(sentences, this.firstWord(tokens, quote));
    const last = sentenceOf(sentences, quote.close);
    const cues = cuesIn(view.cues, first, last);
    for (const cue of cues) {
      if (cue.negated && cue.frame !== 'quote') continue;
      if (cue.source === 'generic' && quote.words <= 4) continue;
      if (cue.sentence !== first && cue.sentence !== last) continue;
      const speech =
        cue.frame === 'that' ||
        cue.frame === 'quote' ||
        cue.frame === 'colon' ||
        cue.frame === 'wh' ||
        cue.frame === 'clause' ||
        cue.kind === 'phrase';
      if (cue.weak && quote.words <= 4) continue;
      if (quote.words <= 4 && !speech && !(cue.naming && cue.source !== 'generic')) continue;
      // “published ‘Mills of the North’”: the object is a work.
      const makes = !speech || this.lexicon.isIn(this.c.performing, tokens.word[cue.token]);
      if (makes && !cue.naming && titled) continue;
      if (!speech && !cue.naming && quote.words < 8 && cue.frame !== 'np') continue;
      const near = Math.max(cue.token, cue.sourceEnd - 1);
      const far = Math.min(cue.token, cue.sourceFirst);
      if (near < quote.open && quote.open - near <= REACH && this.reaches(tokens, near, quote.open)) return true;
      // “The ‘deal’ is off, though Okoye said …”: what is said stands behind.
      if (quote.words <= 4 && cue.contentFirst < cue.contentEnd && cue.contentFirst > cue.token) continue;
      if (far > quote.close && far - quote.close <= REACH && this.reaches(tokens, quote.close, far)) return true;
    }
    if (this.isSaid(tokens, quote) || this.isProvided(tokens, sentences[first], quote)) return true;
    if (
      tokens.isWord(quote.open - 1) &&
      tokens.has(quote.open - 1, Flag.Possessive) &&
      quote.words >= 3 &&
      !titled &&
      this.lexicon.isName(tokens, quote.open - 1)
    )
      return true;
    if (quote.words <= NAMED_WORDS && this.isNamedBySomeone(tokens, sentences[first], quote)) return true;
    const neighbour = earlier[earlier.length - 1];
    if (
      neighbour?.direct &&
      quote.words <= NAMED_WORDS &&
      isSeries(this.lexicon, this.c, tokens, neighbour.quote.close, quote.open)
    )
      return true;
    if (tokens.is(quote.open - 1, Kind.Colon) && this.isSpeakerLabel(tokens, sentences[first], quote.open - 1)) return true;
    if (quote.words >= WHOLE_WORDS && (this.isCredited(tokens, quote) || this.isIntroduced(tokens, sentences[first], quote)))
      return true;
    // “Okoye replied to the mayor on Monday: ‘…’”, “said … and that ‘…’”: a speaker earlier in the same sentence.
    const colon = tokens.is(quote.open - 1, Kind.Colon) || tokens.is(quote.open - 1, Kind.Dash);
    if (quote.words >= 5 && (colon || !titled)) {
      if (
        cues.some(
          (cue) =>
            cue.sentence === first &&
            cue.token < quote.open &&
            !cue.weak &&
            !cue.negated &&
            cue.source !== 'generic' &&
            (colon || (cue.contentFirst <= quote.open && quote.open < cue.contentEnd)),
        )
      )
        return true;
      if (
        earlier
          .slice(-REACH)
          .some(
            (e) =>
              e.direct &&
              e.quote.words >= 2 &&
              e.quote.depth === quote.depth &&
              sentenceOf(sentences, e.quote.close) === first &&
              quote.open - e.quote.close <= REACH,
          )
      )
        return true;
    }
    return quote.words >= WHOLE_WORDS && this.floats(view, quote, first, last, earlier, incoming);
  }

  /**
   * A quotation whose sentence names nobody: a whole sentence in marks goes on with who speaks in the sentence before or
   * after, or spoke in the paragraph before; any goes on with a quotation not far before it in its paragraph.
   */
  private floats(
    { tokens, sentences, cues }: BlockView,
    quote: Quotation,
    first: number,
    last: number,
    earlier: readonly { quote: Quotation; direct: boolean }[],
    incoming: IncomingSpeech,
  ): boolean {
    const whole = this.opensSentence(tokens, quote);
    const speaks = (from: number, to: number): boolean =>
      cuesIn(cues, from, to).some((cue) => !cue.weak && cue.source !== 'generic' && !cue.negated && cue.frame !== 'to');
    if (whole && (speaks(first - 1, first - 1) || speaks(last, last + 1))) return true;
    if (whole && first <= 1 && incoming.spoke && cuesIn(cues, 0, last).length === 0) return true;
    const reach = whole ? CHAIN : 1;
    for (let k = earlier.length - 1; k >= Math.max(0, earlier.length - REACH); k--) {
      const { quote: previous, direct } = earlier[k];
      if (previous.depth > 0 || previous.words < WHOLE_WORDS) continue;
      return direct && sentenceOf(sentences, previous.close) >= first - reach;
    }
    return false;
  }

  /** “One went as far as to say, ‘…’”, “thinking ‘…’”, “You write: ‘…’”: whoever it is, somebody says or thinks it. */
  private isSaid(tokens: Tokens, quote: Quotation): boolean {
    const parted = tokens.is(quote.open - 1, Kind.Comma) || tokens.is(quote.open - 1, Kind.Colon);
    const verb = parted ? quote.open - 2 : quote.open - 1;
    if (!tokens.isWord(verb)) return false;
    const { lexicon, c } = this;
    if (quote.words >= WHOLE_WORDS && this.isReported(tokens, quote.open)) return true;
    const whole = quote.words >= WHOLE_WORDS || (quote.words >= 3 && tokens.has(quote.open + 1, Flag.Capital));
    if (!whole) return false;
    const noun = tokens.isWord(verb - 1) && lexicon.isIn(c.determiners, tokens.word[verb - 1]); // “the saying ‘…’”
    if ((!noun && lexicon.isIn(c.openers, tokens.word[verb])) || (parted && lexicon.isIn(c.speech, tokens.word[verb])))
      return true;
    // “asking a friend ‘Why me?’”
    for (let i = verb - 1; i >= Math.max(0, verb - LISTENER) && tokens.isWord(i); i--)
      if (lexicon.isIn(c.askers, tokens.word[i])) return tokens.has(quote.open + 1, Flag.Capital);
    return false;
  }

  /** “…” — Ada Boyle: a credit at the end of the block or line; a link or a field of a template stands for a name. */
  private isCredited(tokens: Tokens, quote: Quotation): boolean {
    let i = quote.close + 1;
    if (this.isReference(tokens, i)) return true;
    if (tokens.is(i, Kind.Period)) i++;
    if (!tokens.is(i, Kind.Dash) && !(tokens.is(i, Kind.Symbol) && tokens.has(i, Flag.SpaceBefore) && tokens.hash[i] === HYPHEN))
      return false;
    i++;
    if (tokens.is(i, Kind.OpenBracket) || tokens.is(i, Kind.Object)) return true;
    let names = 0;
    for (; i < tokens.count; i++) {
      if (tokens.kind[i] === Kind.Comma || tokens.kind[i] === Kind.OpenParen || tokens.has(i, Flag.NewlineBefore)) break;
      if (tokens.kind[i] === Kind.Period) continue;
      if (tokens.kind[i] !== Kind.Word || !tokens.has(i, Flag.Capital)) return false;
      names++;
    }
    return names > 0 && names <= CREDIT_WORDS;
  }

  /** “an article, ‘Mills of the North’, …”, “the working title ‘Mills’”: the name of a work stands behind the noun for it. */
  private namesWork(tokens: Tokens, quote: Quotation): boolean {
    const noun = tokens.is(quote.open - 1, Kind.Comma) ? quote.open - 2 : quote.open - 1;
    return tokens.isWord(noun) && this.lexicon.isIn(this.c.works, tokens.word[noun]);
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

  /** “you state that ‘…’”, “after saying her foot was ‘…’”: a verb of saying, whoever its subject is. */
  private isReported(tokens: Tokens, open: number): boolean {
    const { lexicon, c, w } = this;
    if (tokens.isWord(open - 1) && tokens.word[open - 1] === w.that && tokens.isWord(open - 2))
      return lexicon.isIn(c.speech, tokens.word[open - 2]);
    for (let i = open - 2; i > Math.max(0, open - REACH) && tokens.isWord(i); i--) if (tokens.word[i] === w.saying) return true;
    return false;
  }

  /** “… (Boyle, p. 313)”, “… (Boyle 1911)”, “… (Boyle)”: nothing but a name, or a name and a figure, in brackets. */
  private isReference(tokens: Tokens, open: number): boolean {
    if (!tokens.is(open, Kind.OpenParen) || !tokens.isWord(open + 1) || !tokens.has(open + 1, Flag.Capital)) return false;
    let lower = 0;
    for (let i = open + 2; i <= open + REFERENCE; i++) {
      if (tokens.is(i, Kind.CloseParen)) {
        const page = tokens.is(i - 1, Kind.Number) || tokens.has(i - 1, Flag.Mixed) || tokens.is(i - 2, Kind.Period);
        return lower === 0 || page;
      }
      if (tokens.kind[i] === Kind.Word && !tokens.has(i, Flag.Capital) && tokens.end[i] - tokens.start[i] > 2) lower++;
    }
    return false;
  }

  /** “The board issued this statement: ‘…’”, “Okoye had one rule: ‘…’”: a text or a person named before the colon. */
  private isIntroduced(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    if (!tokens.is(quote.open - 1, Kind.Colon)) return false;
    for (let i = quote.open - 2; i >= Math.max(sentence.first, quote.open - INTRODUCTION); i--) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const word = tokens.word[i];
      if (this.lexicon.isIn(this.c.documents, word) || this.lexicon.isIn(this.c.person, word) || this.lexicon.isName(tokens, i))
        return true;
    }
    return false;
  }

  /** Whether only the reporting comma, and no clause boundary, lies between a cue and a quotation. */
  private reaches(tokens: Tokens, from: number, to: number): boolean {
    for (let i = from + 1; i < to; i++) {
      const kind = tokens.kind[i];
      if (kind === Kind.OpenParen || kind === Kind.CloseParen || kind === Kind.Semicolon || kind === Kind.Dash) return false;
      if (kind >= Kind.Period && kind <= Kind.Ellipsis && !tokens.isWord(i - 1) && i > from + 1) return false;
    }
    return true;
  }

  private isSpeakerLabel(tokens: Tokens, sentence: Sentence, colon: number): boolean {
    if (colon - sentence.first > 5 || colon === sentence.first) return false;
    for (let i = sentence.first; i < colon; i++) if (!tokens.isWord(i) || !tokens.has(i, Flag.Capital)) return false;
    // “Myth: ‘…’”, “Slogan: ‘…’”
    return colon - sentence.first > 1 || !this.lexicon.isIn(this.c.labels, tokens.word[sentence.first]);
  }

  private opensSentence(tokens: Tokens, quote: Quotation): boolean {
    return tokens.has(this.firstWord(tokens, quote), Flag.Opens | Flag.Capital) && this.endsSentence(tokens, quote.open - 1);
  }

  /** The first token inside that is no mark (``''…''`` are two marks each). */
  private firstWord(tokens: Tokens, quote: Quotation): number {
    let i = quote.open + 1;
    while (i < quote.close && tokens.is(i, Kind.Quote)) i++;
    return i;
  }

  private endsSentence(tokens: Tokens, i: number): boolean {
    while (i >= 0 && tokens.is(i, Kind.Quote)) i--;
    return i < 0 || (tokens.kind[i] >= Kind.Period && tokens.kind[i] <= Kind.Ellipsis) || tokens.kind[i] === Kind.Colon;
  }

  /** “called it ‘reckless’”, “condemned the fee as a ‘tax on air’”: the words of whoever calls it that. */
  private isNamedBySomeone(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    const { lexicon, c, w } = this;
    const floor = Math.max(sentence.first, quote.open - REACH - NAMED_GAP);
    let as = quote.open - 1;
    while (as > floor && quote.open - as <= NAMED_GAP && tokens.kind[as] === Kind.Word && tokens.word[as] !== w.as) as--;
    const withAs = tokens.isWord(as) && tokens.word[as] === w.as;
    const from = withAs ? as : quote.open;
    for (let i = from - 1; i >= floor; i--) {
      if (tokens.kind[i] >= Kind.Semicolon && tokens.kind[i] <= Kind.CloseParen) return false;
      if (tokens.kind[i] !== Kind.Word) continue;
      const word = tokens.word[i];
      // “the term ‘X’”, “an attack as”: a noun.
      const noun =
        tokens.isWord(i - 1) && (lexicon.isIn(c.determiners, tokens.word[i - 1]) || tokens.has(i - 1, Flag.Possessive));
      const names =
        !noun && (lexicon.isIn(c.calling, word) || (withAs && (lexicon.isIn(c.naming, word) || lexicon.isIn(c.namingAs, word))));
      if (!names || tokens.has(i, Flag.Capital)) {
        // Without “as”, nothing but the object and its determiner may stand between: “called the fee a ‘gift’”.
        if (!withAs && (quote.open - i > NAMED_GAP || lexicon.isIn(c.prepositions, word) || lexicon.isIn(c.auxiliaries, word)))
          return false;
        continue;
      }
      return !this.isPassive(tokens, sentence, i) || this.hasAgent(tokens, i, from);
    }
    return false;
  }

  private isPassive(tokens: Tokens, sentence: Sentence, verb: number): boolean {
    for (let i = verb - 1; i >= Math.max(sentence.first, verb - 3); i--) {
      if (tokens.kind[i] !== Kind.Word) return false;
      if (this.lexicon.isIn(this.c.be, tokens.word[i])) return true;
      if (!this.lexicon.isIn(this.c.adverbs, tokens.word[i])) return false;
    }
    return false;
  }

  private hasAgent(tokens: Tokens, verb: number, end: number): boolean {
    for (let i = verb + 1; i < end; i++) if (tokens.word[i] === this.w.by && tokens.kind[i] === Kind.Word) return true;
    return false;
  }
}
