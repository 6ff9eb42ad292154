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
  let count = 0;
  let least = -1;
  for (let end = WINDOW - 1; end + GRAM <= words.length; end++) {
    const first = end - WINDOW + 1;
    if (least < first) {
      least = first;
      for (let i = first + 1; i <= end; i++) if (gram(words, i) <= gram(words, least)) least = i;
    } else if (gram(words, end) <= gram(words, least)) least = end;
    else continue;
    out[count++] = gram(words, least);
  }
  return count;
}

/** Hash of the eight words from `i`. */
function gram(words: Int32Array, i: number): number {
  let h = 0x1b873593;
  for (let at = i; at < i + GRAM; at++) h = Math.imul(h ^ words[at], 0x9e3779b1) ^ (h >>> 15);
  return h;
}

/** The longest runs that two units share, in the order of the second; each as long as it gets on both sides. */
export function sharedRuns(a: Int32Array, b: Int32Array): SharedRun[] {
  const places = new Map<number, number[]>();
  for (let i = 0; i + GRAM <= a.length; i++) {
    const key = gram(a, i);
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else if (known.length < MOST_PLACES) known.push(i);
  }
  const runs: SharedRun[] = [];
  for (let j = 0; j + GRAM <= b.length; ) {
    let best: SharedRun | undefined;
    for (const i of places.get(gram(b, j)) ?? []) {
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
