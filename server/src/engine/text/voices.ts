import type { Lexicon } from '../lexicon/lexicon';
import type { Voice } from '../types';
import type { Cue } from './cues';
import type { Quotation, QuoteStyle } from './quotations';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** Voices as small numbers, one per token. */
export const VOICES: readonly Voice[] = ['narration', 'heading', 'direct', 'indirect', 'orphan-verbatim', 'orphan-invented', 'scare', 'mention', 'title', 'blockquote', 'verbatim', 'furniture'];
export const VoiceCode = Object.fromEntries(VOICES.map((voice, i) => [voice, i])) as Readonly<Record<Voice, number>>;

export type QuoteClass = 'direct' | 'orphan' | 'scare' | 'mention' | 'title';

/** A quotation with the part it plays. */
export interface ClassifiedQuote extends Quotation {
  readonly class: QuoteClass;
  readonly voice: Voice;
  /** How sure the classification is, 0 to 1; scare quotes are reported from 0.5. */
  readonly confidence: number;
}

/** What the rest of the document tells about quotation marks. */
export interface QuoteContext {
  /** The style that quotes speech while the other marks short terms; undefined where one style does both. */
  readonly speechStyle: QuoteStyle | undefined;
  /** Whether these words stand inside an attributed quotation somewhere in the document. */
  isQuotedElsewhere(hash: number): boolean;
}

/** What the paragraph before hands on. */
export interface IncomingSpeech {
  /** A quotation it left open, and whether that was attributed. */
  readonly open: { readonly style: QuoteStyle; readonly direct: boolean } | undefined;
  /** It ended in “… said:”. */
  readonly announced: boolean;
  /** It named somebody who speaks, so that a paragraph that opens with a quotation goes on quoting them. */
  readonly spoke: boolean;
  /** Turns of a transcript read so far (“Q:”, “((Ada Boyle))”), counted up to 2. */
  readonly turns: number;
}

/** Nobody speaks yet. */
export const SILENCE: IncomingSpeech = { open: undefined, announced: false, spoke: false, turns: 0 };

export interface BlockView {
  readonly tokens: Tokens;
  readonly units: Uint16Array;
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quotation[];
  readonly cues: readonly Cue[];
  readonly heading: boolean;
}

const REACH = 12;
const CHAIN = 5;

export class QuoteClassifier {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      mentionVerbs: n('mention-verbs'),
      mentionNouns: n('mention-nouns'),
      works: n('works'),
      performing: n('performing'),
      finite: n('finite'),
      functions: n('function-words'),
      determiners: n('determiners'),
      be: n('be'),
      prepositions: n('prepositions'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { known: w('known'), as: w('as'), to: w('to'), refers: w('refers'), refer: w('refer'), stands: w('stands'), for: w('for'), sic: w('sic'), by: w('by') };
  }

  /** Classifies quotations without looking beyond the block: the part every document's context is made of. */
  isDirect(view: BlockView, quote: Quotation, earlier: readonly { quote: Quotation; direct: boolean }[], incoming: IncomingSpeech): boolean {
    const { tokens, sentences, cues } = view;
    const outer = earlier.find((e) => e.direct && e.quote.open < quote.open && e.quote.close > quote.close);
    if (outer) return true;
    if (quote.continued && incoming.open) return incoming.open.direct;
    if (quote.open === 0 && (incoming.announced || (incoming.spoke && quote.words >= 5))) return true;
    const first = sentenceOf(sentences, quote.open);
    const last = sentenceOf(sentences, quote.close);
    for (const cue of cues) {
      if (cue.negated && cue.frame !== 'quote') continue;
      if (cue.source === 'generic' && quote.words <= 4) continue;
      if (cue.sentence !== first && cue.sentence !== last) continue;
      const speech = cue.frame === 'that' || cue.frame === 'quote' || cue.frame === 'colon' || cue.frame === 'wh' || cue.frame === 'clause' || cue.kind === 'phrase';
      if (cue.weak && quote.words <= 4) continue;
      if (quote.words <= 4 && !speech && !(cue.naming && cue.source !== 'generic')) continue;
      if (!speech && !cue.naming && quote.words < 8 && cue.frame !== 'np') continue;
      const near = Math.max(cue.token, cue.sourceEnd - 1);
      const far = Math.min(cue.token, cue.sourceFirst);
      if (near < quote.open && quote.open - near <= REACH && this.reaches(tokens, near, quote.open)) return true;
      if (far > quote.close && far - quote.close <= REACH && this.reaches(tokens, quote.close, far)) return true;
    }
    if (tokens.isWord(quote.open - 1) && tokens.has(quote.open - 1, Flag.Possessive) && quote.words >= 3 && this.lexicon.isName(tokens, quote.open - 1)) return true;
    if (tokens.is(quote.open - 1, Kind.Colon) && this.isSpeakerLabel(tokens, sentences[first], quote.open - 1)) return true;
    if (quote.words >= 5 && this.opensSentence(tokens, sentences[first], quote)) {
      // A whole sentence in marks: the cue may stand in the sentence before or after.
      const speaks = (s: number): boolean => cues.some((cue) => cue.sentence === s && !cue.weak && cue.source !== 'generic' && !cue.negated && cue.frame !== 'to');
      if (speaks(first - 1) || speaks(last + 1)) return true;
      let chain = 0;
      for (let k = earlier.length - 1; k >= 0 && chain < CHAIN; k--, chain++) {
        const { quote: previous, direct } = earlier[k];
        if (previous.depth > 0) continue;
        if (direct && sentenceOf(sentences, previous.close) >= first - 1 && previous.words >= 5) return true;
        break;
      }
    }
    return false;
  }

  /** What a quotation is that nobody in reach is said to have spoken. */
  classifyRest(view: BlockView, quote: Quotation, context: QuoteContext): ClassifiedQuote {
    const { tokens, cues, sentences } = view;
    const as = (cls: QuoteClass, voice: Voice, confidence: number): ClassifiedQuote => ({ ...quote, class: cls, voice, confidence });
    if (!quote.closed) return as('orphan', 'orphan-verbatim', 0);
    if (quote.words === 0) return as('mention', 'mention', 1);
    if (this.isTitle(tokens, quote)) return as('title', 'title', 0.9);
    if (this.isMention(tokens, quote)) return as('mention', 'mention', 0.9);
    const clause = this.hasFiniteVerb(tokens, quote);
    if (quote.words >= 2 && context.isQuotedElsewhere(quoteHash(tokens, quote))) return as('direct', 'direct', 0.8);
    const speechMarks = context.speechStyle === quote.style;
    if (quote.words <= 4 && !clause && !speechMarks) {
      let confidence = 0.7;
      if (context.speechStyle !== undefined) confidence += 0.15;
      else {
        // One style for everything: near a speaker a short quotation may well be theirs.
        const s = sentenceOf(sentences, quote.open);
        if (cues.some((cue) => (cue.sentence === s || cue.sentence === s - 1) && cue.source !== 'generic' && !cue.weak)) confidence -= 0.3;
      }
      if (this.isDefined(tokens, quote)) confidence -= 0.3;
      return as('scare', 'scare', confidence);
    }
    const verbatim = speechMarks || this.looksTranscribed(tokens, quote) || (context.speechStyle === undefined && quote.style === 'double');
    return as('orphan', verbatim ? 'orphan-verbatim' : 'orphan-invented', quote.words >= 5 || clause || (speechMarks && quote.words === 4) ? 0.8 : 0.3);
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
    return true;
  }

  private opensSentence(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    return sentence.first === quote.open && tokens.isWord(quote.open + 1) && tokens.has(quote.open + 1, Flag.Capital);
  }

  private isTitle(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c } = this;
    const before = quote.open - 1;
    const after = quote.close + 1;
    // A nickname: Dwayne ‘The Rock’ Johnson.
    if (quote.words <= 3 && tokens.isWord(before) && tokens.isWord(after) && lexicon.isName(tokens, before) && tokens.has(after, Flag.Capital) && tokens.has(quote.open + 1, Flag.Capital)) return true;
    if (!tokens.isWord(quote.open + 1) || !tokens.has(quote.open + 1, Flag.Capital)) return false;
    for (let i = before; i >= Math.max(0, before - 2); i--) {
      if (tokens.kind[i] > Kind.Currency && tokens.kind[i] !== Kind.Comma) break;
      if (tokens.isWord(i) && (lexicon.isIn(c.works, tokens.word[i]) || lexicon.isIn(c.performing, tokens.word[i]))) return true;
    }
    let contentWords = 0;
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      if (lexicon.isIn(c.functions, tokens.word[i]) && !tokens.has(i, Flag.Capital)) continue;
      if (!tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Hyphen)) return false;
      contentWords++;
    }
    return contentWords >= 2 && quote.words <= 12;
  }

  private isMention(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c, w } = this;
    const before = quote.open - 1;
    if (!tokens.isWord(before)) return false;
    const word = tokens.word[before];
    if (lexicon.isIn(c.mentionVerbs, word) || lexicon.isIn(c.mentionNouns, word)) return true;
    if (word === w.as && tokens.isWord(before - 1)) return tokens.word[before - 1] === w.known || lexicon.isIn(c.mentionVerbs, tokens.word[before - 1]);
    if (word === w.to) return tokens.word[before - 1] === w.refers || tokens.word[before - 1] === w.refer;
    if (word === w.for) return tokens.word[before - 1] === w.stands;
    // “called the ‘X’”, “the so-called ‘X’”
    if (lexicon.isIn(c.determiners, word) && tokens.isWord(before - 1)) return lexicon.isIn(c.mentionVerbs, tokens.word[before - 1]);
    return false;
  }

  private hasFiniteVerb(tokens: Tokens, quote: Quotation): boolean {
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.finite, tokens.word[i])) return true;
    }
    return false;
  }

  /** “, that is”, “/”, “(… )”, “meaning” behind the term: a coined term that is being defined. */
  private isDefined(tokens: Tokens, quote: Quotation): boolean {
    const after = quote.close + 1;
    return tokens.is(after, Kind.OpenParen) && tokens.has(after, Flag.SpaceBefore) && tokens.is(after + 2, Kind.CloseParen);
  }

  /** Square brackets, an ellipsis, or a full sentence with its stop inside: signs of a transcript. */
  private looksTranscribed(tokens: Tokens, quote: Quotation): boolean {
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] === Kind.OpenBracket || tokens.kind[i] === Kind.Ellipsis || tokens.word[i] === this.w.sic) return true;
    }
    return false;
  }
}

export function sentenceOf(sentences: readonly Sentence[], token: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle].first <= token) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One number for the words inside a quotation, without case and marks; for asking whether they recur. */
export function quoteHash(tokens: Tokens, quote: { readonly open: number; readonly close: number }): number {
  return hashRange(tokens, quote.open + 1, quote.close);
}

export function hashRange(tokens: Tokens, from: number, to: number): number {
  let h = 17;
  let g = 31;
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] > Kind.Object) continue;
    h = Math.imul(h ^ tokens.hash[i], 0x9e3779b1);
    h ^= h >>> 15;
    g = (Math.imul(g, 31) + tokens.hash2[i]) | 0;
  }
  return (h >>> 0) * 0x200000 + (g >>> 11);
}
