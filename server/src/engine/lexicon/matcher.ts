import { Flag, Kind, type Tokens } from '../text/tokens';
import type { Lexicon } from './lexicon';
import { HEAD_BITS, Head, type PatternSet } from './patternSet';
import { HYPHEN, POSSESSIVE } from './table';
import { Node } from './trie';

/** A pattern found: entry, grammatical form of its inflected word, tokens `first` to `last` (both within). */
export interface Match {
  readonly entry: number;
  readonly form: number;
  readonly first: number;
  readonly last: number;
}

/** One search: where it looks, and what it tells. */
interface Search {
  readonly lexicon: Lexicon;
  readonly patterns: PatternSet;
  readonly tokens: Tokens;
  readonly ids: Int32Array;
  /** Token behind the last that a pattern may take in. */
  readonly to: number;
  readonly found: (match: Match) => void;
}

/**
 * Finds every pattern that begins in tokens `from` to `to` (end excluded), in a voice of `wanted` (a bit per voice).
 * Never crosses punctuation or a quotation mark. `ids` are the tokens' words as `patterns` knows them.
 */
export function findMatches(
  lexicon: Lexicon,
  patterns: PatternSet,
  tokens: Tokens,
  ids: Int32Array,
  voices: Uint8Array,
  wanted: number,
  from: number,
  to: number,
  found: (match: Match) => void,
): void {
  const { trie, heads, classRoots, dynamicRoots, widest } = patterns;
  const { kind, flags } = tokens;
  const search: Search = { lexicon, patterns, tokens, ids, to, found };
  let next = from < to && kind[from] <= widest ? heads[ids[from]] : 0;
  for (let i = from; i < to; i++) {
    const head = next;
    next = i + 1 < to && kind[i + 1] <= widest ? heads[ids[i + 1]] : 0;
    if ((head & BEGINS) === 0 && dynamicRoots.length === 0) continue;
    if ((wanted & (1 << voices[i])) === 0) continue;
    if ((head & Head.AsWord) !== 0) {
      const possessive = (flags[i] & Flag.Possessive) !== 0;
      const node = possessive ? trie.possessiveRoots[ids[i]] : head >> HEAD_BITS;
      const ends = !possessive && (head & Head.Alone) === 0;
      const leads = !ends || ((next & Head.GoesOn) !== 0 && trie.mayLead(node, elementOf(search, i + 1)));
      if (node !== 0 && leads) walk(search, node, i, i);
    }
    let listed: readonly number[] | undefined;
    if ((head & Head.AsClass) !== 0) {
      listed = classRoots[ids[i]];
      if (listed) for (const child of listed) walk(search, child, i, i);
    }
    // Only names, figures and money are in a class without being listed.
    if (dynamicRoots.length === 0) continue;
    if (kind[i] === Kind.Word && (flags[i] & Flag.Capital) === 0 && !lexicon.isNumberWord(ids[i])) continue;
    for (const { classNumber, child } of dynamicRoots) {
      if (listed?.includes(child) !== true && lexicon.isDynamicallyIn(classNumber, tokens, i)) walk(search, child, i, i);
    }
  }
}

const BEGINS = Head.AsWord | Head.AsClass;

/** A word as an element of a pattern, behind its first. */
function elementOf({ tokens, ids }: Search, i: number): number {
  const flags = tokens.flags[i];
  return ids[i] * 4 + ((flags & Flag.Hyphen) !== 0 ? HYPHEN : 0) + ((flags & Flag.Possessive) !== 0 ? POSSESSIVE : 0);
}

function walk(search: Search, from: number, first: number, at: number): void {
  const { patterns, tokens, ids, to, found } = search;
  const { trie, heads, widest } = patterns;
  const { kind } = tokens;
  let node = from;
  let last = at;
  for (;;) {
    const about = trie.nodes[node];
    if ((about & Node.Accepts) !== 0) accept(trie.accepts[node] as readonly number[], found, first, last);
    const next = last + 1;
    if (next >= to) return;
    const child = kind[next] <= widest && (heads[ids[next]] & Head.GoesOn) !== 0 ? trie.child(node, elementOf(search, next)) : 0;
    if ((about & Node.Branches) !== 0) branch(search, node, first, last);
    if (child === 0) return;
    node = child;
    last = next;
  }
}

/** `ends`: entry and form in turn. */
function accept(ends: readonly number[], found: Search['found'], first: number, last: number): void {
  for (let k = 0; k < ends.length; k += 2) found({ entry: ends[k], form: ends[k + 1], first, last });
}

/** The edges of a node that are no words: classes and gaps. */
function branch(search: Search, node: number, first: number, last: number): void {
  const { lexicon, patterns, tokens, to } = search;
  const { trie } = patterns;
  const next = last + 1;
  const classEdges = trie.classEdges[node];
  if (classEdges) {
    for (const { classNumber, child } of classEdges) {
      if (lexicon.tokenIsIn(classNumber, tokens, next)) walk(search, child, first, next);
    }
  }
  const gapEdges = trie.gapEdges[node];
  if (gapEdges) {
    for (const { max, child } of gapEdges) {
      for (let skipped = 0; skipped <= max && last + skipped < to; skipped++) {
        // The walk goes on as if it stood on the last skipped word.
        if (skipped > 0 && tokens.kind[last + skipped] > Kind.Currency) break;
        walk(search, child, first, last + skipped);
      }
    }
  }
}
