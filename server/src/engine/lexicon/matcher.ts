import { Flag, Kind, type Tokens } from '../text/tokens';
import type { Lexicon } from './lexicon';
import { HYPHEN, POSSESSIVE } from './table';

/** A pattern found: entry, grammatical form of its inflected word, tokens `first` to `last` (both within). */
export interface Match {
  readonly entry: number;
  readonly form: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Finds every pattern that begins in tokens `from` to `to` (end excluded), in a voice of `wanted` (a bit per voice).
 * Never crosses punctuation or a quotation mark.
 */
export function findMatches(
  lexicon: Lexicon,
  tokens: Tokens,
  voices: Uint8Array,
  wanted: number,
  from: number,
  to: number,
  found: (match: Match) => void,
): void {
  const { trie } = lexicon;
  const { kind, word } = tokens;
  const { classRoots, dynamicRoots, begins } = lexicon;
  for (let i = from; i < to; i++) {
    if ((wanted & (1 << voices[i])) === 0) continue;
    const isWord = kind[i] === Kind.Word;
    const id = word[i];
    let listed: readonly number[] | undefined;
    if (isWord && begins[id] === 1) {
      const node = trie.root(elementOf(tokens, i, true));
      if (node !== 0) walk(lexicon, tokens, node, i, i, to, found);
      listed = classRoots[id];
      if (listed) for (const child of listed) walk(lexicon, tokens, child, i, i, to, found);
    }
    // Only names, figures and money are in a class without being listed.
    if (dynamicRoots.length === 0 || (isWord && (tokens.flags[i] & Flag.Capital) === 0 && !lexicon.isNumberWord(id))) continue;
    for (const { classNumber, child } of dynamicRoots) {
      if (listed?.includes(child) !== true && lexicon.isDynamicallyIn(classNumber, tokens, i))
        walk(lexicon, tokens, child, i, i, to, found);
    }
  }
}

/** A word as an element of a pattern; the hyphen before a pattern's first word is not its business. */
function elementOf(tokens: Tokens, i: number, first: boolean): number {
  const flags = tokens.flags[i];
  return (
    tokens.word[i] * 4 + (!first && (flags & Flag.Hyphen) !== 0 ? HYPHEN : 0) + ((flags & Flag.Possessive) !== 0 ? POSSESSIVE : 0)
  );
}

function walk(
  lexicon: Lexicon,
  tokens: Tokens,
  from: number,
  first: number,
  at: number,
  to: number,
  found: (match: Match) => void,
): void {
  const { trie, goesOn } = lexicon;
  const { kind, word } = tokens;
  let node = from;
  let last = at;
  for (;;) {
    const accepts = trie.accepts[node];
    if (accepts) for (let k = 0; k < accepts.length; k += 2) found({ entry: accepts[k], form: accepts[k + 1], first, last });
    const next = last + 1;
    if (next >= to) return;
    const child = kind[next] === Kind.Word && goesOn[word[next]] === 1 ? trie.child(node, elementOf(tokens, next, false)) : 0;
    if (trie.isBranching(node)) branch(lexicon, tokens, node, first, last, to, found);
    if (child === 0) return;
    node = child;
    last = next;
  }
}

/** The edges of a node that are no words: classes and gaps. */
function branch(
  lexicon: Lexicon,
  tokens: Tokens,
  node: number,
  first: number,
  last: number,
  to: number,
  found: (match: Match) => void,
): void {
  const { trie } = lexicon;
  const next = last + 1;
  const classEdges = trie.classEdges[node];
  if (classEdges) {
    for (const { classNumber, child } of classEdges) {
      if (lexicon.tokenIsIn(classNumber, tokens, next)) walk(lexicon, tokens, child, first, next, to, found);
    }
  }
  const gapEdges = trie.gapEdges[node];
  if (gapEdges) {
    for (const { max, child } of gapEdges) {
      for (let skipped = 0; skipped <= max && last + skipped < to; skipped++) {
        // The walk goes on as if it stood on the last skipped word.
        if (skipped > 0 && tokens.kind[last + skipped] > Kind.Currency) break;
        walk(lexicon, tokens, child, first, last + skipped, to, found);
      }
    }
  }
}
