import type { Block, BlockKind, Format, InlineMark } from '../formats/format';
import type { Lexicon } from '../lexicon/lexicon';
import { type Cue, CueFinder } from './cues';
import type { FrameFinder } from './frames';
import { Grammar } from './grammar';
import type { Naming } from './namings';
import { parseQuotations, type Quotation } from './quotations';
import { type ClassifiedQuote, classified, type IncomingSpeech, type QuoteContext } from './quoteClasses';
import { SpeechFinder } from './quoteSpeech';
import { PlainUses } from './quoteUses';
import { type Sentence, SentenceSplitter } from './sentences';
import type { Stance } from './stance';
import { StanceFinder } from './stances';
import { isHeadline, isTitleCase, isTitledSentence, unfoldTitle } from './titleCase';
import { Flag, Kind, Tokens, tokenize } from './tokens';
import { speakerLabel } from './transcript';
import { VoiceCode } from './voices';

/**
 * A block as read: tokens, sentences, quotations, cues and who speaks at each token. Offsets count from the block's
 * start. The arrays are the reader's own and are overwritten by the next block read.
 */
export interface Reading {
  readonly kind: BlockKind;
  /** Written In Title Case: capitals tell no names from other words. */
  readonly titled: boolean;
  readonly furniture: boolean;
  /** The block's source text. */
  readonly text: string;
  readonly units: Uint16Array;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly cues: readonly Cue[];
  /** What somebody is told to call something; those words are theirs. */
  readonly namings: readonly Naming[];
  /** Inline marks, offsets from the block's start. */
  readonly marks: readonly InlineMark[];
  /** The block belongs to an interview printed as question and answer, and so do the paragraphs after it. */
  readonly interview: boolean;
  /** First token of what a speaker says where the block is somebody's turn (“Q: …”, “Ada Boyle: …”); -1 where it is not. */
  readonly turn: number;
  /** Voice of each token (VoiceCode). */
  readonly voices: Uint8Array;
  quotes: readonly ClassifiedQuote[];
  /** Which quotations are attributed within the block and what came in; before the document's context is used. */
  readonly spoken: readonly { readonly quote: Quotation; readonly direct: boolean }[];
}

const NO_QUOTES: readonly ClassifiedQuote[] = [];
const NO_NAMINGS: readonly Naming[] = [];
const NO_SPOKEN: Reading['spoken'] = [];

/** Longest addressee in an aside, in words: “told the hearing at the town hall”. */
const ADDRESSEE = 6;

/** Reads blocks one at a time. Keeps its buffers between blocks; not to be shared by two analyses under way. */
export class Reader {
  private units = new Uint16Array(1024);
  private readonly tokens = new Tokens();
  private voices = new Uint8Array(256);
  private quoted = new Uint8Array(256);
  private readonly splitter: SentenceSplitter;
  private readonly grammar: Grammar;
  private readonly cueFinder: CueFinder;
  private readonly stanceFinder: StanceFinder;
  private readonly speech: SpeechFinder;
  private readonly uses: PlainUses;

  constructor(private readonly lexicon: Lexicon) {
    this.splitter = new SentenceSplitter(lexicon);
    this.grammar = new Grammar(lexicon);
    this.cueFinder = new CueFinder(this.grammar);
    this.stanceFinder = new StanceFinder(this.grammar);
    this.speech = new SpeechFinder(lexicon);
    this.uses = new PlainUses(lexicon);
  }

  get frames(): FrameFinder {
    return this.cueFinder.frames;
  }

  /** What a block just read tells of minds: for reports. */
  stances({ tokens, sentences, cues, quotes, furniture }: Reading): Stance[] {
    if (furniture) return [];
    this.quoted.fill(0, 0, tokens.count);
    for (const quote of quotes)
      if (quote.depth === 0 && quote.class === 'direct') this.quoted.fill(1, quote.open, quote.close + 1);
    return this.stanceFinder.find(tokens, sentences, this.quoted, cues);
  }

  read(format: Format, text: string, block: Block, furniture: boolean, incoming: IncomingSpeech, context: QuoteContext): Reading {
    const length = block.end - block.start;
    if (this.units.length < length + 4) this.units = new Uint16Array(length * 2 + 4);
    const { units, tokens } = this;
    const absolute: InlineMark[] = [];
    format.mask(text, block, units, absolute);
    units.fill(0, length, length + 4);
    const marks =
      block.start === 0
        ? absolute
        : absolute.map((mark) => ({ ...mark, start: mark.start - block.start, end: mark.end - block.start }));
    tokenize(units, length, this.lexicon.vocabulary, tokens);
    this.lexicon.spots.mark(tokens);
    const sentences = this.splitter.split(tokens, units);
    const quotes = parseQuotations(this.lexicon, tokens, units, incoming.open?.style);
    if (this.voices.length < tokens.count) {
      this.voices = new Uint8Array(tokens.count * 2);
      this.quoted = new Uint8Array(tokens.count * 2);
    }
    const { voices, quoted } = this;
    quoted.fill(0, 0, tokens.count);
    for (const quote of quotes) if (quote.depth === 0) quoted.fill(1, quote.open, quote.close + 1);
    this.grammar.units = units;
    const heading = block.kind === 'heading';
    const titled = heading ? isTitleCase(tokens) : block.kind === 'paragraph' && isHeadline(tokens);
    if (titled && (!heading || isTitledSentence(tokens))) unfoldTitle(tokens, quoted);
    const label = block.kind === 'paragraph' ? speakerLabel(this.lexicon, tokens) : undefined;
    const interview = !heading && (label?.interview ?? incoming.interview);
    const turn = furniture ? -1 : (label?.end ?? (interview ? 0 : -1));
    const cues = furniture ? [] : this.cueFinder.find(tokens, sentences, quoted);
    const reading: Reading = {
      kind: block.kind,
      titled,
      furniture,
      text: text.slice(block.start, block.end),
      units,
      tokens,
      sentences,
      cues,
      namings: furniture ? NO_NAMINGS : this.cueFinder.namings(tokens, sentences, quoted),
      marks,
      interview,
      turn,
      voices,
      quotes: NO_QUOTES,
      spoken:
        quotes.length === 0
          ? NO_SPOKEN
          : turn >= 0
            ? quotes.map((quote) => ({ quote, direct: true }))
            : this.spoken(tokens, units, sentences, quotes, cues, heading, incoming),
    };
    if (quotes.length > 0) this.classify(reading, context);
    this.assignVoices(reading, heading);
    return reading;
  }

  /** Classifies the quotations of a reading against the document's context. */
  private classify(reading: Reading, context: QuoteContext): void {
    const { tokens, units, sentences, cues } = reading;
    const view = {
      tokens,
      units,
      sentences,
      quotes: reading.spoken.map(({ quote }) => quote),
      cues,
      heading: reading.kind === 'heading',
    };
    const quotes: ClassifiedQuote[] = [];
    for (const { quote, direct } of reading.spoken) {
      const before = quotes[quotes.length - 1];
      quotes.push(direct ? classified(quote, 'direct', 'direct', 1) : this.uses.classify(view, quote, context, before));
    }
    reading.quotes = quotes;
  }

  private spoken(
    tokens: Tokens,
    units: Uint16Array,
    sentences: readonly Sentence[],
    quotes: readonly Quotation[],
    cues: readonly Cue[],
    heading: boolean,
    incoming: IncomingSpeech,
  ): Reading['spoken'] {
    const view = { tokens, units, sentences, quotes, cues, heading };
    const spoken: { quote: Quotation; direct: boolean }[] = [];
    const around: Reading['spoken'][number][] = [];
    for (const quote of quotes) {
      while (around.length > 0 && around[around.length - 1].quote.close < quote.close) around.pop();
      const insideDirect = around[around.length - 1]?.direct ?? false;
      const own = { quote, direct: this.speech.isDirect(view, quote, spoken, insideDirect, incoming) };
      spoken.push(own);
      around.push(own);
    }
    return spoken;
  }

  private assignVoices(reading: Reading, heading: boolean): void {
    const { tokens, voices, cues, quotes, marks } = reading;
    const base = reading.furniture
      ? VoiceCode.furniture
      : heading
        ? VoiceCode.heading
        : reading.kind === 'quote'
          ? VoiceCode.blockquote
          : VoiceCode.narration;
    voices.fill(base, 0, tokens.count);
    if (base === VoiceCode.furniture || base === VoiceCode.blockquote) return;
    if (reading.turn >= 0) {
      voices.fill(VoiceCode.direct, reading.turn, tokens.count);
      return;
    }
    for (const cue of cues) {
      if (this.isAside(reading, cue)) {
        const { first, end } = reading.sentences[cue.sentence];
        voices.fill(VoiceCode.indirect, cue.contentFirst < cue.contentEnd ? cue.contentFirst : first, end);
        continue;
      }
      if (cue.contentFirst >= cue.contentEnd) continue;
      if (cue.weak && cue.source === 'generic') continue;
      voices.fill(VoiceCode.indirect, cue.contentFirst, cue.contentEnd);
    }
    for (const { first, end } of reading.namings) voices.fill(VoiceCode.indirect, first, end);
    // The cue itself and its source are the writer's words, unless they are reported in their turn.
    let reported = 0;
    for (const cue of cues) {
      if (cue.token >= reported) {
        voices[cue.token] = base;
        voices.fill(base, cue.sourceFirst, cue.sourceEnd);
      }
      if (cue.contentFirst > cue.token && !(cue.weak && cue.source === 'generic')) reported = Math.max(reported, cue.contentEnd);
    }
    for (const mark of marks) {
      if (mark.kind === 'emphasis') this.titleInEmphasis(reading, mark.start, mark.end);
    }
    for (const quote of quotes) {
      if (quote.depth > 0) continue; // nested quotations have the voice of the one around them
      voices.fill(VoiceCode[quote.voice], quote.open, quote.close + 1);
    }
  }

  /** “The plan, ⟨Ms Adair said⟩, is unfair”: what stands before lacks its verb, so she speaks on behind it. */
  private isAside({ tokens, sentences }: Reading, cue: Cue): boolean {
    const { lexicon, c } = this.grammar;
    const from = Math.min(cue.sourceFirst, cue.token);
    let comma = Math.max(cue.sourceEnd, cue.token + 1);
    // “Ms Adair told the hearing, …”
    if (lexicon.isIn(c.tell, tokens.word[cue.token]))
      for (let words = 0; words < ADDRESSEE && tokens.is(comma, Kind.Word); words++) comma++;
    if (cue.kind !== 'verb' || cue.weak || cue.negated || from - 1 <= sentences[cue.sentence].first) return false;
    if (!tokens.is(from - 1, Kind.Comma) || !tokens.is(comma, Kind.Comma)) return false;
    if (lexicon.isIn(c.wh, tokens.word[from])) return false;
    const verb = tokens.isWord(comma + 1) && lexicon.isIn(c.adverbs, tokens.word[comma + 1]) ? comma + 2 : comma + 1;
    return tokens.isWord(verb) && (lexicon.isIn(c.auxiliaries, tokens.word[verb]) || lexicon.isIn(c.pasts, tokens.word[verb]));
  }

  /** Italics round capitalised words: the title of a work or a newspaper. */
  private titleInEmphasis(reading: Reading, from: number, to: number): void {
    const { tokens, voices } = reading;
    let first = 0;
    while (first < tokens.count && tokens.start[first] < from) first++;
    let end = first;
    let capitals = 0;
    let words = 0;
    while (end < tokens.count && tokens.end[end] <= to) {
      if (tokens.kind[end] === Kind.Word) {
        words++;
        if ((tokens.flags[end] & 1) !== 0) capitals++;
      }
      end++;
    }
    // A single word that opens its sentence has its capital from there: “*Tellingly*, nobody came”.
    const opener = words === 1 && tokens.has(first, Flag.Opens);
    if (words > 0 && capitals * 2 >= words && words <= 12 && !opener) voices.fill(VoiceCode.title, first, end);
  }
}
