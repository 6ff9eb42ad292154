import type { Lexicon } from '../lexicon/lexicon';
import { firstWhere } from '../search';
import type { Voice } from '../types';
import type { Cue } from './cues';
import type { Quotation, QuoteStyle } from './quotations';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** The part a quotation plays: see “Sentences and quotations” in docs/how-it-works.md. */
export type QuoteClass = 'direct' | 'orphan' | 'scare' | 'mention' | 'title';

/** A quotation with the part it plays. */
export interface ClassifiedQuote extends Quotation {
  readonly class: QuoteClass;
  readonly voice: Voice;
  /** How sure the classification is, 0 to 1; scare quotes are reported from 0.5. */
  readonly confidence: number;
}

/** Field by field: spreading costs many times as much, which tells in a text full of marks. */
export function classified(quote: Quotation, cls: QuoteClass, voice: Voice, confidence: number): ClassifiedQuote {
  const { open, close, from, to, style, depth, words, closed, continued } = quote;
  return { open, close, from, to, style, depth, words, closed, continued, class: cls, voice, confidence };
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
  /** It belongs to an interview printed as question and answer. */
  readonly interview: boolean;
}

/** Nobody speaks yet. */
export const SILENCE: IncomingSpeech = { open: undefined, announced: false, spoke: false, interview: false };

/** What of a block is looked at to tell which part its quotations play. */
export interface BlockView {
  readonly tokens: Tokens;
  readonly units: Uint16Array;
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quotation[];
  readonly cues: readonly Cue[];
  readonly heading: boolean;
}

/** Nothing but commas, “and”, “or”, articles and light adverbs between two quotations. */
export function isSeries(
  lexicon: Lexicon,
  classes: { readonly coordinators: number; readonly determiners: number; readonly adverbs: number },
  tokens: Tokens,
  close: number,
  open: number,
): boolean {
  if (open <= close || open - close > 5) return false;
  let joined = endsInComma(tokens, close);
  for (let i = close + 1; i < open; i++) {
    if (tokens.kind[i] === Kind.Comma || tokens.kind[i] === Kind.Slash) joined = true;
    else if (tokens.kind[i] !== Kind.Word) return false;
    else if (lexicon.isIn(classes.coordinators, tokens.word[i])) joined = true;
    else if (!lexicon.isIn(classes.determiners, tokens.word[i]) && !lexicon.isIn(classes.adverbs, tokens.word[i])) return false;
  }
  return joined;
}

/** American style puts the comma inside the marks. */
export const endsInComma = (tokens: Tokens, close: number): boolean => tokens.is(close - 1, Kind.Comma);

/** The cues of sentences `first` to `last`; cues stand in the order of their sentences. */
export function cuesIn(cues: readonly Cue[], first: number, last: number): readonly Cue[] {
  const begin = firstWhere(cues.length, (i) => cues[i].sentence >= first);
  let end = begin;
  while (end < cues.length && cues[end].sentence <= last) end++;
  return cues.slice(begin, end);
}

/** Longest title of a work, in words. */
export const TITLE_WORDS = 16;

/** Whether all words that bear meaning have capitals, as in the title of a work. `functions`: the class of those that need none. */
export function isCapitalised(lexicon: Lexicon, functions: number, tokens: Tokens, quote: Quotation): boolean {
  let contentWords = 0;
  for (let i = quote.open + 1; i < quote.close; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    if (lexicon.isIn(functions, tokens.word[i]) && !tokens.has(i, Flag.Capital)) continue;
    if (!tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Hyphen)) return false;
    contentWords++;
  }
  return contentWords >= 2 && quote.words <= TITLE_WORDS;
}

/** “the ‘too many cooks in the kitchen’ approach”: words used as an adjective are nobody's report. */
export function isAttribute(
  lexicon: Lexicon,
  classes: { readonly determiners: number; readonly functions: number },
  tokens: Tokens,
  quote: Quotation,
): boolean {
  const before = quote.open - 1;
  const after = quote.close + 1;
  return (
    tokens.isWord(before) &&
    lexicon.isIn(classes.determiners, tokens.word[before]) &&
    tokens.isWord(after) &&
    !lexicon.isIn(classes.functions, tokens.word[after])
  );
}
