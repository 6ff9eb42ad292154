import type { Lexicon } from '../lexicon/lexicon';
import type { Quotation } from './quotations';
import { type BlockView, cuesIn, type IncomingSpeech, isAttribute, isCapitalised, isSeries } from './quoteClasses';
import { Credits } from './quoteCredits';
import { Introductions, WHOLE_WORDS } from './quoteIntroductions';
import type { Sentence } from './sentences';
import { sentenceOf } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

const REACH = 12;
const CHAIN = 5;
/** From how many words on a quotation shows who speaks for the ones behind it. */
const PIECE_WORDS = 3;
/** Longest quotation, in words, that a naming verb alone attributes. */
const NAMED_WORDS = 12;
/** How many words may stand between “as”, or a naming verb, and the words quoted (“as acts of ‘terror’”). */
const NAMED_GAP = 4;

/** Longest sentence that shows who speaks next by what they do, in tokens: “Okoye laughed it off.” */
const BEAT = 7;

/** Whether a sentence is a beat of dialogue: short, and of one person's doing. */
export function isBeat(lexicon: Lexicon, tokens: Tokens, { first, end }: Sentence): boolean {
  if (end - first > BEAT || end - first < 3 || !tokens.isWord(first) || !tokens.is(end - 1, Kind.Period)) return false;
  const is = (i: number, name: string) => lexicon.isIn(lexicon.classNumber(name), tokens.word[i]);
  let verb = first + 1;
  if (!['he', 'she', 'i'].some((pronoun) => tokens.word[first] === lexicon.wordId(pronoun))) {
    if (is(first, 'common-words') || is(first, 'function-words') || !tokens.has(first, Flag.Capital)) return false;
    while (verb < end && tokens.isWord(verb) && tokens.has(verb, Flag.Capital)) verb++;
  }
  return tokens.isWord(verb) && !is(verb, 'prepositions');
}

/** Tells which quotations are speech: somebody within reach is said to have spoken them. */
export class SpeechFinder {
  private readonly c;
  private readonly w;

  private readonly introductions: Introductions;
  private readonly credits: Credits;

  constructor(private readonly lexicon: Lexicon) {
    this.introductions = new Introductions(lexicon);
    this.credits = new Credits(lexicon);
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      determiners: n('determiners'),
      be: n('be'),
      prepositions: n('prepositions'),
      functions: n('function-words'),
      performing: n('performing'),
      adverbs: n('adverbs-light'),
      auxiliaries: n('auxiliaries'),
      speech: n('cue-speech'),
      calling: n('cue-calling'),
      naming: n('cue-naming'),
      namingAs: n('cue-naming-as'),
      coordinators: n('coordinators'),
      works: n('works'),
      labels: n('quote-labels'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      as: w('as'),
      by: w('by'),
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
    if (titled && (this.namesWork(tokens, quote) || this.isApposed(tokens, quote))) return false;
    if (quote.open === 0 && (incoming.announced || (incoming.spoke && quote.words >= 5))) return true;
    const first = sentenceOf(sentences, this.firstWord(tokens, quote));
    if (this.introductions.shows(tokens, sentences[first], quote)) return false;
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
    if (this.introductions.announces(tokens, sentences[first], quote, titled)) return true;
    if (quote.depth === 0 && this.credits.isTagged(tokens, quote, view.units)) return true;
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
    if (quote.words >= WHOLE_WORDS && this.credits.isCredited(tokens, sentences[last], quote)) return true;
    // “Okoye replied to the mayor on Monday: ‘…’”, “said … and that ‘…’”: a speaker earlier in the same sentence.
    const colon = tokens.is(quote.open - 1, Kind.Colon) || tokens.is(quote.open - 1, Kind.Dash);
    if (quote.words >= 5 && (colon || !titled)) {
      const attaches = !isAttribute(this.lexicon, this.c, tokens, quote);
      if (
        cues.some(
          (cue) =>
            cue.sentence === first &&
            cue.token < quote.open &&
            !cue.weak &&
            !cue.negated &&
            cue.source !== 'generic' &&
            (colon ||
              (attaches && cue.kind === 'verb' && cue.frame !== 'to') ||
              (cue.contentFirst <= quote.open && quote.open < cue.contentEnd)),
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
    if (titled) return false;
    if (quote.words >= WHOLE_WORDS) return this.floats(view, quote, first, last, earlier, incoming);
    return neighbour?.direct === true && this.goesOn(view, quote, neighbour.quote, first);
  }

  /** “‘It was dark,’ she said. ‘We ran.’”: a sentence in marks, right behind one in which the same speaker is named. */
  private goesOn({ tokens, sentences, cues }: BlockView, quote: Quotation, before: Quotation, first: number): boolean {
    if (first === 0 || !this.opensSentence(tokens, quote) || quote.close < sentences[first].end - 2) return false;
    if (sentenceOf(sentences, before.close) !== first - 1) return false;
    return cuesIn(cues, first - 1, first - 1).some((cue) => cue.sourceFirst > before.close && !cue.negated && !cue.weak);
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
      cuesIn(cues, from, to).some((cue) => cue.source !== 'generic' && !cue.negated && cue.frame !== 'to' && !cue.weak);
    if (whole && (speaks(first - 1, first - 1) || speaks(last, last + 1))) return true;
    if (whole && first > 0 && isBeat(this.lexicon, tokens, sentences[first - 1])) return true;
    if (whole && first <= 1 && incoming.spoke && cuesIn(cues, 0, last).length === 0) return true;
    const reach = whole ? CHAIN : 1;
    for (let k = earlier.length - 1; k >= Math.max(0, earlier.length - REACH); k--) {
      const { quote: previous, direct } = earlier[k];
      if (previous.depth > 0 || previous.words < (direct ? PIECE_WORDS : WHOLE_WORDS)) continue;
      return direct && sentenceOf(sentences, previous.close) >= first - reach;
    }
    return false;
  }

  /** “an article, ‘Mills of the North’, …”, “the working title ‘Mills’”: the name of a work stands behind the noun for it. */
  private namesWork(tokens: Tokens, quote: Quotation): boolean {
    const noun = tokens.is(quote.open - 1, Kind.Comma) ? quote.open - 2 : quote.open - 1;
    return tokens.isWord(noun) && this.lexicon.isIn(this.c.works, tokens.word[noun]);
  }

  /** “the event, “Mills of the North”, was held”: a title between commas behind the noun it names. */
  private isApposed(tokens: Tokens, quote: Quotation): boolean {
    const closed = tokens.is(quote.close + 1, Kind.Comma) || tokens.is(quote.close - 1, Kind.Comma);
    const noun = quote.open - 2;
    if (!closed || !tokens.is(quote.open - 1, Kind.Comma) || !tokens.isWord(noun) || tokens.has(noun, Flag.Capital)) return false;
    const { lexicon, c } = this;
    const word = tokens.word[noun];
    return !lexicon.isIn(c.speech, word) && !lexicon.isIn(c.functions, word);
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
