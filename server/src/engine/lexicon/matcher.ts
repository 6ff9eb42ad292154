import { Flag, Kind, type Tokens } from '../text/tokens';
import type { Lexicon } from './lexicon';
import type { PatternSet } from './patternSet';
import { HYPHEN, POSSESSIVE } from './table';

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
  const { trie, classRoots, dynamicRoots, begins, widest } = patterns;
  const { kind } = tokens;
  const search: Search = { lexicon, patterns, tokens, ids, to, found };
  for (let i = from; i < to; i++) {
    if ((wanted & (1 << voices[i])) === 0) continue;
    const isWord = kind[i] <= widest;
    const id = ids[i];
    let listed: readonly number[] | undefined;
    if (isWord && begins[id] === 1) {
      const node = trie.root(elementOf(search, i, true));
      if (node !== 0) walk(search, node, i, i);
      listed = classRoots[id];
      if (listed) for (const child of listed) walk(search, child, i, i);
    }
    // Only names, figures and money are in a class without being listed.
    if (dynamicRoots.length === 0) continue;
    if (kind[i] === Kind.Word && (tokens.flags[i] & Flag.Capital) === 0 && !lexicon.isNumberWord(id)) continue;
    for (const { classNumber, child } of dynamicRoots) {
      if (listed?.includes(child) !== true && lexicon.isDynamicallyIn(classNumber, tokens, i)) walk(search, child, i, i);
    }
  }
}

/** A word as an element of a pattern; the hyphen before a pattern's first word is not its business. */
function elementOf({ tokens, ids }: Search, i: number, first: boolean): number {
  const flags = tokens.flags[i];
  return ids[i] * 4 + (!first && (flags & Flag.Hyphen) !== 0 ? HYPHEN : 0) + ((flags & Flag.Possessive) !== 0 ? POSSESSIVE : 0);
}

function walk(search: Search, from: number, first: number, at: number): void {
  const { patterns, tokens, ids, to, found } = search;
  const { trie, goesOn, widest } = patterns;
  const { kind } = tokens;
  let node = from;
  let last = at;
  for (;;) {
    const accepts = trie.accepts[node];
    if (accepts) for (let k = 0; k < accepts.length; k += 2) found({ entry: accepts[k], form: accepts[k + 1], first, last });
    const next = last + 1;
    if (next >= to) return;
    const child = kind[next] <= widest && goesOn[ids[next]] === 1 ? trie.child(node, elementOf(search, next, false)) : 0;
    if (trie.isBranching(node)) branch(search, node, first, last);
    if (child === 0) return;
    node = child;
    last = next;
  }
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
