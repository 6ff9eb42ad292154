import { alignedShare, saidBy } from './alignment';
import type { Pairing } from './pairFinder';

/** Below so many words two units are compared by runs of two words, from there on by runs of three. */
export const SHORT = 25;
/** Shorter units repeat by nature. */
const LEAST_LIKE_WORDS = 8;
/** Least share of common shingles in all shingles of both (Jaccard), or in those of the shorter one. */
export const LEAST_JACCARD = 0.6;
const LEAST_CONTAINMENT = 0.8;
/** A longer text than this many times a short unit only happens to have most of its word pairs. */
const MOST_TIMES_LONGER = 3;
/** What says less than so many words of weight is a phrase that anyone may use twice, unless most of both units is the same. */
const LEAST_SAID = 5;
/** Least share of the weight of words that stand in both units in the same order. */
const LEAST_ALIGNED = 0.65;
/** … and the least Jaccard measure besides: what shares less is another wording of the same matter. */
const LEAST_ALIGNED_JACCARD = 0.4;
/** A few changes break most shingles of a short unit: it may share fewer, if more of it is aligned. */
const LEAST_SHORT_JACCARD = 0.3;
const LEAST_SHORT_ALIGNED = 0.75;
/** Longer units are not aligned word by word: in them so many changes leave enough shingles, or make another text. */
const MOST_ALIGNED_WORDS = 120;

/** How alike two units are that are not the same. */
export interface Likeness {
  /** Share of common shingles in all shingles of both. */
  readonly jaccard: number;
  /** Share of the shingles of the shorter unit that the longer one has too. */
  readonly containment: number;
}

/** Pairs of edited copies: see `compareUnits`. */
export const LIKENESS: Pairing<Likeness> = {
  fingerprints: likenessFingerprints,
  least: 2,
  isEnough: (a, b, shared) => shared >= Math.min(a.length, b.length) * LEAST_SHARED,
  compare: compareUnits,
};

/** Edited copies share more than a third of a fingerprint for each word of the shorter one; what shares less need not be compared. */
const LEAST_SHARED = 0.1;

/**
 * Half of the shingles of three words, by their hash: two units that are alike share far more than two of those. Short
 * units have so few that those of two words are taken besides.
 */
function likenessFingerprints(words: Int32Array, out: Int32Array): number {
  if (words.length < LEAST_LIKE_WORDS) return 0;
  let count = 0;
  for (let i = 0; i + 2 < words.length; i++) {
    const shingle = triple(words, i);
    if ((shingle & 1) === 0) out[count++] = shingle;
  }
  if (words.length >= SHORT) return count;
  for (let i = 0; i + 1 < words.length; i++) out[count++] = double(words, i);
  return count;
}

/**
 * Whether one unit is an edited copy of the other: they share three fifths of their shingles, or one has four fifths of
 * the other's, or about two thirds of what is said stand in both in the same order and the shingles do not tell against it.
 */
function compareUnits(a: Int32Array, b: Int32Array): Likeness | undefined {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < LEAST_LIKE_WORDS) return undefined;
  const isShort = shorter.length < SHORT;
  if (isShort && shorter.length * MOST_TIMES_LONGER < longer.length) return undefined;
  const { common, own, other } = shingles.compare(shorter, longer, isShort ? double : triple, isShort ? 2 : 3);
  const likeness = { jaccard: common / (own + other - common), containment: common / Math.min(own, other) };
  if (likeness.jaccard >= LEAST_JACCARD) return likeness;
  if (isShort && saidBy(shorter) < LEAST_SAID) return undefined;
  if (likeness.containment >= LEAST_CONTAINMENT) return likeness;
  const least = leastAligned(likeness.jaccard, isShort);
  if (least === undefined || longer.length > MOST_ALIGNED_WORDS) return undefined;
  return alignedShare(shorter, longer) >= least ? likeness : undefined;
}

/** How much of what two units say must stand in both in the same order, by the share of their shingles; undefined: however much, they are none. */
function leastAligned(jaccard: number, isShort: boolean): number | undefined {
  if (jaccard >= LEAST_ALIGNED_JACCARD) return LEAST_ALIGNED;
  return isShort && jaccard >= LEAST_SHORT_JACCARD ? LEAST_SHORT_ALIGNED : undefined;
}

function triple(words: Int32Array, i: number): number {
  const h = Math.imul(Math.imul(words[i] ^ 0x2545f491, 0x9e3779b1) ^ words[i + 1], 0x85ebca6b) ^ words[i + 2];
  const mixed = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

function double(words: Int32Array, i: number): number {
  const h = Math.imul(words[i] ^ 0x51ed270b, 0x9e3779b1) ^ words[i + 1];
  const mixed = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Counts the shingles that two units have in common; its table is used again each time. */
class Shingles {
  private keys = new Int32Array(256);
  /** Per slot: 2 × the round for a shingle of the first unit, one more once the second has it too. */
  private rounds = new Int32Array(256);
  private round = 0;

  compare(
    first: Int32Array,
    second: Int32Array,
    shingle: (words: Int32Array, i: number) => number,
    size: number,
  ): { common: number; own: number; other: number } {
    this.reserve((first.length + second.length) * 2);
    this.round += 4;
    const { keys, rounds, round } = this;
    const mask = keys.length - 1;
    let own = 0;
    for (let i = 0; i + size <= first.length; i++) {
      const key = shingle(first, i);
      let at = key & mask;
      while (rounds[at] >= round && keys[at] !== key) at = (at + 1) & mask;
      if (rounds[at] >= round) continue;
      keys[at] = key;
      rounds[at] = round;
      own++;
    }
    let other = 0;
    let common = 0;
    for (let i = 0; i + size <= second.length; i++) {
      const key = shingle(second, i);
      let at = key & mask;
      while (rounds[at] >= round && keys[at] !== key) at = (at + 1) & mask;
      if (rounds[at] < round) {
        keys[at] = key;
        rounds[at] = round + 2;
        other++;
      } else if (rounds[at] === round) {
        rounds[at] = round + 1;
        other++;
        common++;
      }
    }
    return { common, own, other };
  }

  private reserve(size: number): void {
    if (this.keys.length >= size && this.round < 0x7ffffff0) return;
    let length = this.keys.length;
    while (length < size) length *= 2;
    this.keys = new Int32Array(length);
    this.rounds = new Int32Array(length);
    this.round = 0;
  }
}

const shingles = new Shingles();
