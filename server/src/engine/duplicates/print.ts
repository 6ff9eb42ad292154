import type { BlockKind } from '../formats/format';
import { isFurniture } from '../text/furniture';
import type { Reading } from '../text/reading';
import { Flag, Kind, type Tokens } from '../text/tokens';
import { HASH_SEED, hashStep, hashStep2, hashWord } from '../text/vocabulary';
import { VoiceCode } from '../text/voices';
import { lineUnits } from './lineUnits';

/**
 * What is kept of a unit (a paragraph, a list item, a line of a list …) to find it again. Depends on its words alone:
 * case, spacing, marks and markup leave no trace, figures and names do.
 */
export interface UnitPrint {
  /** Offsets in the block. */
  readonly from: number;
  readonly to: number;
  /** Hash of all words, 53 bits: equal words give equal keys, and hardly any others do. */
  readonly key: number;
  /** A number for each word; odd ones are figures. */
  readonly words: Int32Array;
  readonly furniture: boolean;
  /** Prose whose repetition alone is a finding. */
  readonly counted: boolean;
  /** Word ranges in somebody's quoted words, half-open; not known where only the words were read. */
  readonly quoted: readonly (readonly [number, number])[];
  /** Its number among the units of the draft it belongs to, given by `Repeats`; -1 as long as it has none. */
  number: number;
  /** The unit names a news agency as its source: “(AFP)”. */
  readonly credit: boolean;
}

/** A sentence as far as finding repeats of it goes. */
export interface SentencePrint {
  readonly key: number;
  /** Index of the unit's print in its block, and of the first word in it. */
  readonly unit: number;
  readonly first: number;
  readonly words: number;
  /** Offsets in the block. */
  readonly from: number;
  readonly to: number;
  /** Whether it begins in somebody's quoted words. */
  readonly quoted: boolean;
}

/** A block as it is printed: its text, and what was read of it. */
export interface PrintSource {
  readonly kind: BlockKind;
  readonly furniture: boolean;
  readonly text: string;
  /** The block's masked units. */
  readonly units: Uint16Array;
  readonly tokens: Tokens;
  /** Voice of each token, where the block was read for more than its words. */
  readonly voices?: Uint8Array;
}

/** Kinds whose repetition alone is a finding; headings, cells and furniture are only carried along inside a run. */
const COUNTED: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'quote', 'caption']);

/** Marks that are written apart from their letter, and joined letters. */
const COMPOSED = /[\u0300-\u036f\ufb00-\ufb06]/;

/** The prints of a block: one, or one for each line of a paragraph that has lost its blank lines. */
export function printBlock(source: PrintSource): UnitPrint[] {
  const { text, tokens, kind, furniture } = source;
  const lines = kind === 'paragraph' && /[\n\r]/.test(text) ? lineUnits(text) : undefined;
  if (lines === undefined) return [printTokens(source, 0, tokens.count, 0, text.length, furniture)];
  let token = 0;
  return lines.map(({ start, end }) => {
    const first = token;
    while (token < tokens.count && tokens.start[token] < end) token++;
    const own = furniture || isFurniture(text.slice(start, end), kind);
    return printTokens(source, first, token, start, end, own);
  });
}

function printTokens(
  { tokens, units, text, kind: block, voices }: PrintSource,
  first: number,
  end: number,
  from: number,
  to: number,
  furniture: boolean,
): UnitPrint {
  const { kind, flags, hash, hash2 } = tokens;
  let count = 0;
  for (let i = first; i < end; i++) if (kind[i] <= Kind.Object) count++;
  const words = wordPool.take(count);
  let quoted: [number, number][] | undefined;
  let credit = false;
  for (let i = first, at = 0; i < end; i++) {
    if (kind[i] > Kind.Object) continue;
    if (voices?.[i] === VoiceCode.direct) {
      const last = quoted?.[quoted.length - 1];
      if (last?.[1] === at) last[1]++;
      else {
        quoted ??= [];
        quoted.push([at, at + 1]);
      }
    }
    const plain = kind[i] === Kind.Word && (flags[i] & Flag.Wide) === 0;
    words[at++] = plain ? numberOfHash(hash[i], hash2[i]) : wordNumber(tokens, units, text, i);
    if (!credit && (flags[i] & Flag.Capital) !== 0 && AGENCIES.has(hash[i])) credit = furniture || isCredit(tokens, i);
  }
  const counted = !furniture && count > 0 && COUNTED.has(block);
  return { from, to, key: keyOf(words, 0, count), words, furniture, counted, quoted: quoted ?? NOT_QUOTED, number: -1, credit };
}

const NOT_QUOTED: UnitPrint['quoted'] = [];

/** The prints of the sentences of a block, but for short ones and those that are no running text. */
export function printSentences(
  { tokens, sentences, voices, kind }: Reading,
  units: readonly UnitPrint[],
): readonly SentencePrint[] {
  if (!COUNTED.has(kind)) return NO_SENTENCES;
  let prints: SentencePrint[] | undefined;
  const { kind: kinds, start } = tokens;
  let unit = 0;
  let token = 0;
  let word = 0;
  for (const { first, end, from, to } of sentences) {
    for (; unit + 1 < units.length && units[unit].to <= from; unit++) word = 0;
    for (; token < first; token++) if (start[token] >= units[unit].from && kinds[token] <= Kind.Object) word++;
    let words = 0;
    for (; token < end; token++) if (kinds[token] <= Kind.Object) words++;
    const at = word;
    word += words;
    if (words < LEAST_SENTENCE_WORDS || to > units[unit].to) continue;
    prints ??= [];
    const quoted = voices[first] === VoiceCode.direct || voices[first] === VoiceCode.blockquote;
    prints.push({ key: keyOf(units[unit].words, at, at + words), unit, first: at, words, from, to, quoted });
  }
  return prints ?? NO_SENTENCES;
}
const NO_SENTENCES: readonly SentencePrint[] = [];
/** Shorter sentences repeat by nature. */
const LEAST_SENTENCE_WORDS = 8;

/**
 * Hands out parts of larger arrays: an array of its own for each unit costs more than its words. A part that is kept keeps
 * the whole array, so the arrays of an analysis begin small: after an edit, that of a paragraph is all there is.
 */
class WordPool {
  private array = new Int32Array(0);
  private used = 0;
  private size = 0;

  restart(): void {
    this.array = new Int32Array(0);
    this.used = 0;
    this.size = 0;
  }

  take(count: number): Int32Array {
    if (this.used + count > this.array.length) {
      if (count >= POOL_WORDS / 4) return new Int32Array(count);
      this.array = new Int32Array(Math.max(count, this.size));
      this.size = Math.min(POOL_WORDS, this.array.length * 4);
      this.used = 0;
    }
    const words = this.array.subarray(this.used, this.used + count);
    this.used += count;
    return words;
  }
}
const POOL_WORDS = 4096;
const wordPool = new WordPool();

/** Call it before the blocks of a document are analysed: prints of one analysis are kept and given up together. */
export function startPrints(): void {
  wordPool.restart();
}

/** Hash of some words of a unit. */
export function keyOf(words: Int32Array, from: number, to: number): number {
  let h = HASH_SEED;
  let g = 0;
  for (let i = from; i < to; i++) {
    h = Math.imul(h ^ words[i], 0x9e3779b1);
    h ^= h >>> 15;
    g = hashStep2(g, words[i]);
  }
  return (h >>> 0) * 0x200000 + (g >>> 11);
}

/** Whether two units have the same words in the same order. */
export function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether a word of a print is a figure. */
export const isFigure = (word: number): boolean => (word & 1) !== 0;

function wordNumber(tokens: Tokens, units: Uint16Array, text: string, i: number): number {
  const { kind, start, end } = tokens;
  let h = tokens.hash[i];
  let g = tokens.hash2[i];
  if (kind[i] === Kind.Object) [h, g] = hashText(text, start[i], end[i]);
  else if (tokens.has(i, Flag.Wide)) {
    const word = text.slice(start[i], end[i]);
    if (COMPOSED.test(word)) [h, g] = hashWord(word.normalize('NFKC'));
  }
  if (kind[i] === Kind.Number) {
    // A sum is another one in another currency.
    if (i > 0 && kind[i - 1] === Kind.Currency) h = hashStep(h, units[start[i - 1]]);
    if (i + 1 < tokens.count && (kind[i + 1] === Kind.Currency || kind[i + 1] === Kind.Percent))
      h = hashStep(h, units[start[i + 1]]);
  }
  return kind[i] === Kind.Number ? mixed(h, g) | 1 : mixed(h, g) & ~1;
}

/** The number of a word that is no figure, as prints have it, by its two hashes. */
export const numberOfHash = (h: number, g: number): number => mixed(h, g) & ~1;

function mixed(h: number, g: number): number {
  const number = Math.imul(h ^ Math.imul(g, 0x85ebca6b), 0x9e3779b1);
  return number ^ (number >>> 15);
}

/** What stands verbatim in a sentence (code, an address) counts by its letters. */
function hashText(text: string, from: number, to: number): [number, number] {
  let h = HASH_SEED;
  let g = 1;
  for (let i = from; i < to; i++) {
    h = hashStep(h, text.charCodeAt(i));
    g = hashStep2(g, text.charCodeAt(i));
  }
  return [h, g];
}

/** News agencies, as credits name them. */
const AGENCIES: ReadonlySet<number> = new Set(
  [
    'reuters',
    'ap',
    'afp',
    'dpa',
    'pa',
    'upi',
    'ansa',
    'efe',
    'apa',
    'aap',
    'kyodo',
    'xinhua',
    'tass',
    'ians',
    'pti',
    'bloomberg',
  ].map((name) => hashWord(name)[0]),
);

/** Whether the agency stands where a credit stands: in brackets, or before the dash of a dateline; shorter names in capitals only. */
function isCredit(tokens: Tokens, i: number): boolean {
  if (tokens.end[i] - tokens.start[i] <= 4 && !tokens.has(i, Flag.AllCaps) && !tokens.is(i - 1, Kind.OpenParen)) return false;
  return (tokens.is(i - 1, Kind.OpenParen) && tokens.is(i + 1, Kind.CloseParen)) || (i < 6 && tokens.is(i + 1, Kind.Dash));
}
