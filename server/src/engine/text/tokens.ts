import { LEAD } from '../formats/format';
import { Char, CLASS, FOLDED } from './characters';
import { HASH_SEED, hashStep, hashStep2, type Vocabulary } from './vocabulary';

/** What a token is. From `Period` on: punctuation. */
export const Kind = {
  Word: 1,
  Number: 2,
  /** Something verbatim that stands like a noun: code, an image, a URL. */
  Object: 3,
  Symbol: 4,
  Percent: 5,
  Currency: 6,
  Period: 7,
  Question: 8,
  Exclamation: 9,
  Ellipsis: 10,
  Comma: 11,
  Semicolon: 12,
  Colon: 13,
  Dash: 14,
  OpenParen: 15,
  CloseParen: 16,
  OpenBracket: 17,
  CloseBracket: 18,
  Quote: 19,
  Slash: 20,
} as const;

/** What is known of a token besides its kind: bits. */
export const Flag = {
  /** Begins with a capital letter. */
  Capital: 1,
  /** Two letters or more, all capitals. */
  AllCaps: 2,
  /** Joined to the word before by a hyphen. */
  Hyphen: 4,
  /** Ends in “’s”, which is not part of the word's id. */
  Possessive: 8,
  SpaceBefore: 16,
  NewlineBefore: 32,
  /** Letters parted by full stops: “U.S.”, “a.m.”. The last stop belongs to the token. */
  Acronym: 64,
  /** First word of its sentence (set by the sentence splitter). */
  Opens: 128,
  /** Holds a digit as well as letters. */
  Mixed: 256,
  /** Holds a letter, or a mark on one, beyond those of most Latin scripts. */
  Wide: 512,
} as const;

/**
 * The tokens of one block, as parallel arrays that are reused from block to block. Offsets count UTF-16 units from the
 * start of the block. `word` is the word's id in the vocabulary (0: unknown); for quotation marks, the mark itself.
 */
export class Tokens {
  count = 0;
  start = new Int32Array(0);
  end = new Int32Array(0);
  word = new Int32Array(0);
  hash = new Int32Array(0);
  hash2 = new Int32Array(0);
  flags = new Uint16Array(0);
  kind = new Uint8Array(0);
  /** The groups of words that the token's word is in (`Spots`), and those that any of the block is in. */
  spots = new Int32Array(0);
  spotted = 0;

  reserve(size: number): void {
    if (this.start.length >= size) return;
    const grow = <T extends Int32Array | Uint16Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const capacity = Math.max(size, this.start.length * 2, 256);
    this.start = grow(this.start, new Int32Array(capacity));
    this.end = grow(this.end, new Int32Array(capacity));
    this.word = grow(this.word, new Int32Array(capacity));
    this.hash = grow(this.hash, new Int32Array(capacity));
    this.hash2 = grow(this.hash2, new Int32Array(capacity));
    this.flags = grow(this.flags, new Uint16Array(capacity));
    this.kind = grow(this.kind, new Uint8Array(capacity));
    this.spots = grow(this.spots, new Int32Array(capacity));
  }

  isWord(i: number): boolean {
    return i >= 0 && i < this.count && this.kind[i] === Kind.Word;
  }

  is(i: number, kind: number): boolean {
    return i >= 0 && i < this.count && this.kind[i] === kind;
  }

  has(i: number, flag: number): boolean {
    return (this.flags[i] & flag) !== 0;
  }
}

const PUNCTUATION_KIND = new Uint8Array(65536);
for (const [characters, kind] of [
  ['.', Kind.Period],
  ['?', Kind.Question],
  ['!', Kind.Exclamation],
  ['…', Kind.Ellipsis],
  [',', Kind.Comma],
  [';', Kind.Semicolon],
  [':', Kind.Colon],
  ['–—―‒', Kind.Dash],
  ['(', Kind.OpenParen],
  [')', Kind.CloseParen],
  ['[{', Kind.OpenBracket],
  [']}', Kind.CloseBracket],
  ['"\'“”„‟‘’‚‛«»‹›', Kind.Quote],
  ['/', Kind.Slash],
  ['%‰', Kind.Percent],
  ['$£€¥', Kind.Currency],
] as const)
  for (const c of characters) PUNCTUATION_KIND[c.charCodeAt(0)] = kind;

/** How many tokens behind the last are blank. */
const BEYOND = 3;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const isApostrophe = (c: number) => c === APOSTROPHE || c === CURLY_APOSTROPHE;
const isHyphen = (c: number) => c === 0x2d || c === 0x2010 || c === 0x2011;
const FULL_STOP = 0x2e;
const S = 0x73;
/** Where the combining marks begin. */
const WIDE = 0x300;

/**
 * Cuts `length` masked units into tokens in one pass. Words keep inner apostrophes (“don’t”) and inner full stops
 * (“U.S.”, “example.com”); hyphens part words; “’s” becomes a flag. `units` must hold two zero units after its end.
 */
export function tokenize(units: Uint16Array, length: number, vocabulary: Vocabulary, tokens: Tokens): void {
  tokens.count = 0;
  let count = 0;
  let i = 0;
  let gap = 0; // SpaceBefore, NewlineBefore, Hyphen for the token to come
  let capacity = 0;
  const { slots, lanes, mask } = vocabulary;
  let { start, end, word, hash, hash2, flags, kind } = tokens;
  while (i < length) {
    const c = units[i];
    const cls = CLASS[c];
    if (cls === Char.Space) {
      gap |= Flag.SpaceBefore;
      i++;
      continue;
    }
    if (cls === Char.Newline) {
      gap |= Flag.SpaceBefore | Flag.NewlineBefore;
      i++;
      continue;
    }
    if (cls === Char.Ignored) {
      i++;
      continue;
    }
    if (count >= capacity) {
      tokens.reserve(Math.max(count + 1, Math.min(length, count * 2 + 128)));
      ({ start, end, word, hash, hash2, flags, kind } = tokens);
      capacity = start.length;
    }
    let from = i;
    while (from > 0 && units[from - 1] === LEAD) from--;
    let bits = gap;
    gap = 0;
    if (cls === Char.Letter || cls === Char.Digit) {
      let h = HASH_SEED;
      let g = 0;
      let letters = 0;
      let capitals = 0;
      let digits = 0;
      let stops = 0;
      let widest = 0;
      let last = i;
      let numeric = cls === Char.Digit;
      if (FOLDED[c] !== c && cls === Char.Letter) bits |= Flag.Capital;
      for (;;) {
        let u = units[i];
        let f = FOLDED[u];
        if (f !== 0) {
          const run = i;
          do {
            if (f !== u) capitals++;
            widest |= f;
            h = hashStep(h, f);
            g = hashStep2(g, f);
            u = units[++i];
            f = FOLDED[u];
          } while (f !== 0);
          letters += i - run;
          last = i;
          // By far most words end here.
          if (CLASS[u] === Char.Space) break;
        }
        const k = CLASS[u];
        if (k === Char.Digit) {
          digits++;
          h = hashStep(h, u);
          g = hashStep2(g, u);
          last = ++i;
          continue;
        }
        if (k === Char.Ignored && i < length) {
          i++;
          continue;
        }
        if (i >= length) break;
        const next = units[i + 1];
        const nextClass = CLASS[next];
        if (isApostrophe(u) && letters > 0 && nextClass === Char.Letter) {
          if (FOLDED[next] === S) {
            const after = CLASS[units[i + 2]];
            if (after !== Char.Letter && after !== Char.Digit && !isApostrophe(units[i + 2])) {
              bits |= Flag.Possessive;
              i += 2;
              last = i;
              break;
            }
          }
          h = hashStep(h, APOSTROPHE);
          g = hashStep2(g, APOSTROPHE);
          i++;
          continue;
        }
        if (u === FULL_STOP && ((nextClass === Char.Letter && letters > 0) || (numeric && nextClass === Char.Digit))) {
          stops++;
          h = hashStep(h, u);
          g = hashStep2(g, u);
          i++;
          continue;
        }
        if (u === 0x2c && numeric && nextClass === Char.Digit) {
          i++; // a thousands separator: 9,000 and 9000 are one number
          continue;
        }
        break;
      }
      // “U.S.”, “p.m.”: single letters parted by stops; the closing stop is theirs.
      if (stops > 0 && letters === stops + 1 && digits === 0 && units[i] === FULL_STOP) {
        bits |= Flag.Acronym;
        last = ++i;
      }
      if (numeric && letters > 2 && digits < letters) numeric = false;
      if (digits > 0 && !numeric) bits |= Flag.Mixed;
      if (widest >= WIDE) bits |= Flag.Wide;
      if (letters > 1 && capitals === letters) bits |= Flag.AllCaps;
      let id = 0;
      // Figures too: guards name decades (“1930s”) and years.
      let p = (h ^ (h >>> 15)) & mask;
      for (let known = slots[p]; known !== 0; known = slots[p]) {
        if (lanes[known * 2] === h && lanes[known * 2 + 1] === g) {
          id = known;
          break;
        }
        p = (p + 1) & mask;
      }
      start[count] = from;
      end[count] = last;
      word[count] = id;
      hash[count] = h;
      hash2[count] = g;
      flags[count] = bits;
      kind[count] = numeric ? Kind.Number : Kind.Word;
      count++;
      // A hyphen between word characters joins; “pre-” before a blank does not.
      if (isHyphen(units[i]) && (CLASS[units[i + 1]] === Char.Letter || CLASS[units[i + 1]] === Char.Digit)) {
        gap = Flag.Hyphen;
        i++;
      }
      continue;
    }
    let tokenKind: number = Kind.Symbol;
    i++;
    if (cls === Char.Object) {
      tokenKind = Kind.Object;
      while (i < length && CLASS[units[i]] === Char.Object) i++;
    } else if (cls === Char.Punctuation) {
      tokenKind = PUNCTUATION_KIND[c] || Kind.Symbol;
      if (isHyphen(c)) {
        // “ - ” and “--” are dashes.
        while (i < length && isHyphen(units[i])) i++;
        const spaced = (bits & Flag.SpaceBefore) !== 0 && (CLASS[units[i]] === Char.Space || CLASS[units[i]] === Char.Newline);
        if (i - from > 1 || spaced) tokenKind = Kind.Dash;
      } else if (tokenKind === Kind.Period) {
        while (i < length && units[i] === FULL_STOP) i++;
        if (i - from > 1) tokenKind = Kind.Ellipsis;
      }
    } else {
      while (i < length && CLASS[units[i]] === Char.Other) i++;
    }
    start[count] = from;
    end[count] = i;
    word[count] = tokenKind === Kind.Quote ? c : 0;
    hash[count] = tokenKind === Kind.Symbol ? c : tokenKind;
    hash2[count] = 0;
    flags[count] = bits;
    kind[count] = tokenKind;
    count++;
  }
  tokens.count = count;
  // Nothing of the block read before may be seen by who looks a token ahead.
  tokens.reserve(count + BEYOND);
  for (let k = count; k < count + BEYOND; k++) {
    tokens.kind[k] = 0;
    tokens.word[k] = 0;
    tokens.flags[k] = 0;
  }
}
