import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import { Flag, Kind } from '../text/tokens';

/** A place in a heading, offsets from the block's start, with what the text under it should bear out. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** Words that a heading quotes, which its text should hold. */
export interface QuotedWords extends Place {
  /** Lower case, parted by single blanks. */
  readonly words: string;
}

/** A figure that a heading gives, which its text should bear out. */
export interface Figure extends Place {
  readonly value: number;
}

/** What a heading states as a fact, which its text may only allege. */
export interface Assertion extends Place {
  /** The words that carry it, lower case. */
  readonly words: readonly string[];
}

/** What a heading says that its text can bear out or not. */
export interface HeadingClaims {
  readonly quotes: readonly QuotedWords[];
  readonly figures: readonly Figure[];
  readonly assertion?: Assertion;
}

/** Fewest content words by which a sentence of the text is known to say the same. */
const LEAST_WORDS = 3;

/** Reads the claims of headings. Questions, lists (“10 ways to …”) and headings that name a topic have none. */
export class HeadingReader {
  private readonly c;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      functions: n('function-words'),
      approximators: n('approximators'),
      months: n('months'),
      counted: n('counted'),
      magnitudes: n('magnitudes'),
      numbered: n('numbered-parts'),
      listed: n('listed-things'),
      pasts: n('irregular-pasts'),
      cues: n('cue-verbs'),
      weak: n('cue-weak'),
      doubts: n('heading-doubts'),
    };
  }

  /** Undefined where the heading claims nothing. */
  read(reading: Reading): HeadingClaims | undefined {
    const { tokens } = reading;
    if (tokens.count === 0 || tokens.is(tokens.count - 1, Kind.Question)) return undefined;
    const quotes = this.quotes(reading);
    const figures = this.figures(reading);
    const assertion = quotes.length === 0 && figures.length === 0 ? this.assertion(reading) : undefined;
    if (quotes.length + figures.length === 0 && !assertion) return undefined;
    return { quotes, figures, ...(assertion ? { assertion } : {}) };
  }

  private quotes({ quotes, tokens, text }: Reading): QuotedWords[] {
    const found: QuotedWords[] = [];
    for (const { open, close, from, to, closed, depth, class: kind } of quotes) {
      if (!closed || depth > 0 || kind === 'title' || kind === 'mention' || close - open < 2) continue;
      found.push({ from, to, words: wordsOf(text.slice(tokens.end[open], tokens.start[close])).join(' ') });
    }
    // Marks round a single word are a matter of scare quotes: a word is no statement.
    return found.filter(({ words }) => words.includes(' '));
  }

  private figures({ tokens, text, quotes }: Reading): Figure[] {
    const found: Figure[] = [];
    const isIn = (words: number, i: number): boolean => tokens.isWord(i) && this.lexicon.isIn(words, tokens.word[i]);
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== Kind.Number || quotes.some(({ open, close }) => open < i && i < close)) continue;
      const digits = text.slice(tokens.start[i], tokens.end[i]);
      const money = tokens.is(i - 1, Kind.Currency);
      const share = tokens.is(i + 1, Kind.Percent) || /^\s+per\s?cent\b/.test(text.slice(tokens.end[i], tokens.end[i] + 10));
      // Years, ordinals, clock times, parts of names, numbers of chapters and lists.
      if (!/^[\d,]+(?:\.\d+)?$/.test(digits) || (!money && !share && /^(?:1[5-9]|20)\d\d$/.test(digits))) continue;
      if (
        tokens.has(i, Flag.Hyphen) ||
        tokens.has(i + 1, Flag.Hyphen) ||
        tokens.is(i + 1, Kind.Colon) ||
        tokens.is(i - 1, Kind.Colon)
      )
        continue;
      if (
        isIn(this.c.numbered, i - 1) ||
        isIn(this.c.approximators, i - 1) ||
        isIn(this.c.months, i - 1) ||
        isIn(this.c.months, i + 1)
      )
        continue;
      if (isIn(this.c.listed, i + 1) || isIn(this.c.listed, i + 2)) continue;
      const counted =
        isIn(this.c.counted, i + 1) || (tokens.isWord(i + 1) && isIn(this.c.counted, i + 2)) || isIn(this.c.magnitudes, i + 1);
      if (!money && !share && !counted) continue;
      found.push({ from: tokens.start[i], to: tokens.end[i], value: Number(digits.replaceAll(',', '')) });
    }
    return found;
  }

  /** “Mayor took bribes”: somebody did something, with no “says”, “may” or “alleged” in the heading. */
  private assertion({ tokens, text, units }: Reading): Assertion | undefined {
    let verb = false;
    const words: string[] = [];
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i];
      if (kind === Kind.Period && i === tokens.count - 1) continue;
      if (kind !== Kind.Word) return undefined;
      const word = tokens.word[i];
      const is = (words: number): boolean => this.lexicon.isIn(words, word);
      if (is(this.c.doubts) || is(this.c.weak) || is(this.c.cues)) return undefined;
      if (is(this.c.functions)) continue;
      verb ||= words.length > 0 && (is(this.c.pasts) || endsWith(units, tokens, i, 'ed'));
      words.push(...wordsOf(text.slice(tokens.start[i], tokens.end[i] - (tokens.has(i, Flag.Possessive) ? 2 : 0))));
    }
    if (!verb || words.length < LEAST_WORDS) return undefined;
    return { from: tokens.start[0], to: tokens.end[tokens.count - 1], words };
  }
}

/** The words and figures of a text, lower case, without marks. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu) ?? []
  );
}
