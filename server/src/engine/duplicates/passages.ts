import type { Pairing } from './pairFinder';

/** Shorter shared wording is chance. */
const GRAM = 8;
/** Every shared run of so many words is found. */
export const LEAST_PASSAGE_WORDS = 16;
const WINDOW = LEAST_PASSAGE_WORDS - GRAM + 1;
/** Of a run of eight words that comes again and again in one unit, so many places are tried. */
const MOST_PLACES = 8;

/** Words that stand in two units in the same order without a gap: `length` words from `a` in the first, from `b` in the second. */
export interface SharedRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Pairs of units that share a run of sixteen words or more. */
export const PASSAGES: Pairing<readonly SharedRun[]> = {
  fingerprints: winnow,
  least: 1,
  compare(a, b) {
    const runs = sharedRuns(a, b);
    return runs.length > 0 ? runs : undefined;
  },
};

/**
 * Winnowing (Schleimer, Wilkerson, Aiken 2003): of the hashes of all runs of eight words, the least of every nine in a
 * row. Two units that share sixteen words share one of them.
 */
function winnow(words: Int32Array, out: Int32Array): number {
  const last = gramsOf(words, 0) - 1;
  const hashes = grams;
  let count = 0;
  let least = -1;
  for (let end = WINDOW - 1; end <= last; end++) {
    const first = end - WINDOW + 1;
    if (least < first) {
      least = first;
      for (let i = first + 1; i <= end; i++) if (hashes[i] <= hashes[least]) least = i;
    } else if (hashes[end] <= hashes[least]) least = end;
    else continue;
    out[count++] = hashes[least];
  }
  return count;
}

let grams = new Int32Array(1024);

/** Writes the hash of every run of eight words to `grams`, from `at` on; gives their number. A run of eight is two of four, and so on. */
function gramsOf(words: Int32Array, at: number): number {
  const length = words.length;
  if (length < GRAM) return 0;
  if (grams.length < at + length) {
    const wider = new Int32Array((at + length) * 2);
    wider.set(grams);
    grams = wider;
  }
  const hashes = grams;
  for (let i = 0; i + 1 < length; i++) hashes[at + i] = joined(words[i], words[i + 1]);
  for (let i = 0; i + 3 < length; i++) hashes[at + i] = joined(hashes[at + i], hashes[at + i + 2]);
  for (let i = 0; i + 7 < length; i++) hashes[at + i] = joined(hashes[at + i], hashes[at + i + 4]);
  return length - GRAM + 1;
}

function joined(a: number, b: number): number {
  const h = Math.imul(a ^ 0x1b873593, 0x9e3779b1) ^ b;
  return Math.imul(h ^ (h >>> 15), 0x85ebca6b);
}

/** The longest runs that two units share, in the order of the second; each as long as it gets on both sides. */
export function sharedRuns(a: Int32Array, b: Int32Array): SharedRun[] {
  const places = new Map<number, number[]>();
  const count = gramsOf(a, 0);
  const others = gramsOf(b, count);
  const hashes = grams;
  for (let i = 0; i < count; i++) {
    const key = hashes[i];
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else if (known.length < MOST_PLACES) known.push(i);
  }
  const runs: SharedRun[] = [];
  for (let j = 0; j < others; ) {
    let best: SharedRun | undefined;
    for (const i of places.get(hashes[count + j]) ?? []) {
      const run = extended(a, b, i, j);
      if (run.length >= LEAST_PASSAGE_WORDS && (best === undefined || run.length > best.length)) best = run;
    }
    if (best) runs.push(best);
    // Runs of eight words that lie inside the run say nothing new.
    j = best ? Math.max(j + 1, best.b + best.length - GRAM + 1) : j + 1;
  }
  return runs;
}

function extended(a: Int32Array, b: Int32Array, i: number, j: number): SharedRun {
  let before = 0;
  while (before < i && before < j && a[i - before - 1] === b[j - before - 1]) before++;
  let after = 0;
  while (i + after < a.length && j + after < b.length && a[i + after] === b[j + after]) after++;
  return { a: i - before, b: j - before, length: before + after };
}
