import { randomNumbers } from './random';

/**
 * The floor: the least an analysis of this kind can do, in one fused pass: cut words, look each up by its hash, match phrases
 * in a trie, find sentence ends, hash each paragraph. No judgement, no positions kept beyond what that takes. The engine's time
 * is told as a multiple of it, which says more than milliseconds on one machine.
 */
export class Floor {
  private readonly words: WordTable;
  private readonly edges: EdgeTable;
  private readonly ends: Uint8Array;
  private readonly hasEdges: Uint8Array;

  constructor(phrases: readonly string[]) {
    const split = phrases.map((phrase) => phrase.split(' '));
    this.words = new WordTable([...new Set(split.flat())]);
    const nodes = split.reduce((sum, words) => sum + words.length, 1);
    this.edges = new EdgeTable(nodes);
    this.ends = new Uint8Array(nodes + 1);
    this.hasEdges = new Uint8Array(nodes + 1);
    let lastNode = 0;
    for (const words of split) {
      let node = 0;
      for (const word of words) {
        const id = this.words.idOf(word);
        let next = this.edges.get(node, id);
        if (next === 0) {
          next = ++lastNode;
          this.edges.set(node, id, next);
        }
        this.hasEdges[node] = 1;
        node = next;
      }
      this.ends[node] = 1;
    }
  }

  /** What one pass finds, as counts. */
  run(text: string): { words: number; phrases: number; sentences: number; paragraphs: number } {
    const units = unitsOf(text);
    const length = text.length;
    const { words, edges, ends, hasEdges } = this;
    const ids = reserve(length);
    const hashes = new Set<number>();
    let wordCount = 0;
    let sentences = 0;
    let newlines = 0;
    let breaks = 0;
    let paragraphHash = 0;
    let i = 0;
    while (i < length) {
      let unit = units[i];
      let folded = FOLD[unit];
      if (folded !== 0) {
        let low = FNV_START;
        let high = 0;
        for (;;) {
          do {
            low = Math.imul(low ^ folded, FNV_PRIME);
            high = (Math.imul(high, 31) + folded) | 0;
            unit = units[++i];
            folded = FOLD[unit];
          } while (folded !== 0);
          if (KIND[unit] !== JOINER || FOLD[units[i + 1]] === 0) break;
          folded = unit;
        }
        ids[wordCount++] = words.find(low, high);
        paragraphHash = Math.imul(paragraphHash ^ low, 0x9e3779b1);
        paragraphHash ^= paragraphHash >>> 15;
        newlines = 0;
        continue;
      }
      const kind = KIND[unit];
      if (kind === STOP) {
        const next = units[i + 1];
        if (next === 32 || next === 10) sentences++;
      } else if (kind === NEWLINE && ++newlines === 2) {
        hashes.add(paragraphHash);
        paragraphHash = 0;
        // No phrase runs over a break.
        ids[wordCount++] = 0;
        breaks++;
      }
      i++;
    }
    ids[wordCount] = 0;
    let phrases = 0;
    for (let start = 0; start < wordCount; start++) {
      let at = start;
      let node = 0;
      let matched = 0;
      while (hasEdges[node] === 1 && ids[at] !== 0) {
        node = edges.get(node, ids[at++]);
        if (node === 0) break;
        matched |= ends[node];
      }
      phrases += matched;
    }
    return { words: wordCount - breaks, phrases, sentences, paragraphs: hashes.size };
  }
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const JOINER = 1;
const STOP = 2;
const NEWLINE = 3;

/** Per UTF-16 unit: its lower-case form where it belongs to a word, else 0. */
const FOLD = new Uint16Array(65536);
const KIND = new Uint8Array(65536);
for (let unit = 0; unit < 65536; unit++) {
  const character = String.fromCharCode(unit);
  if (/[\p{L}\p{N}]/u.test(character)) FOLD[unit] = character.toLowerCase().charCodeAt(0);
}
for (const joiner of "'’-") KIND[joiner.charCodeAt(0)] = JOINER;
for (const stop of '.!?…') KIND[stop.charCodeAt(0)] = STOP;
KIND[10] = NEWLINE;

/** Words by two hashes of 32 bits each, in one open-addressed table. */
class WordTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(words: readonly string[]) {
    let size = 16;
    while (size < words.length * 4) size *= 2;
    this.slots = new Int32Array(size * 4);
    this.mask = size - 1;
    for (const [index, word] of words.entries()) {
      const [low, high] = hashesOf(word);
      let slot = (low ^ (low >>> 15)) & this.mask;
      while (this.slots[slot * 4 + 2] !== 0) slot = (slot + 1) & this.mask;
      this.slots.set([low, high, index + 1], slot * 4);
    }
  }

  idOf(word: string): number {
    return this.find(...hashesOf(word));
  }

  /** The word's number from 1, or 0. */
  find(low: number, high: number): number {
    const { slots, mask } = this;
    let slot = (low ^ (low >>> 15)) & mask;
    for (;;) {
      const id = slots[slot * 4 + 2];
      if (id === 0 || (slots[slot * 4] === low && slots[slot * 4 + 1] === high)) return id;
      slot = (slot + 1) & mask;
    }
  }
}

/** The edges of the phrase trie: node and word to node. */
class EdgeTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(edges: number) {
    let size = 16;
    while (size < edges * 2) size *= 2;
    this.slots = new Int32Array(size * 4);
    this.mask = size - 1;
  }

  get(node: number, word: number): number {
    return this.slots[this.slotOf(node, word) * 4 + 2];
  }

  set(node: number, word: number, next: number): void {
    this.slots.set([node, word, next], this.slotOf(node, word) * 4);
  }

  private slotOf(node: number, word: number): number {
    const { slots, mask } = this;
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot * 4 + 2] !== 0 && (slots[slot * 4] !== node || slots[slot * 4 + 1] !== word)) slot = (slot + 1) & mask;
    return slot;
  }
}

function hashesOf(word: string): [number, number] {
  let low = FNV_START;
  let high = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = FOLD[word.charCodeAt(i)] || word.charCodeAt(i);
    low = Math.imul(low ^ unit, FNV_PRIME);
    high = (Math.imul(high, 31) + unit) | 0;
  }
  return [low, high];
}

let unitsScratch = new Uint16Array(0);
let idsScratch = new Int32Array(0);

/** The text as an array of units, which is three times faster to read, with two zeros after it. */
function unitsOf(text: string): Uint16Array {
  if (unitsScratch.length < text.length + 2) unitsScratch = new Uint16Array(text.length + 2);
  Buffer.from(unitsScratch.buffer).write(text, 0, 'utf16le');
  unitsScratch.fill(0, text.length, text.length + 2);
  return unitsScratch;
}

function reserve(length: number): Int32Array {
  if (idsScratch.length < length + 2) idsScratch = new Int32Array(length + 2);
  return idsScratch;
}

/** Up to `count` phrases of one to three words from a text, spread so that about one word in sixty starts one, as in real lists. */
export function phrasesFrom(text: string, count = 3000): string[] {
  const words =
    text
      .slice(0, 1_000_000)
      .toLowerCase()
      .match(/[a-z]+(?:['’-][a-z]+)*/g) ?? [];
  const random = randomNumbers(7);
  const phrases: string[] = [];
  for (const [length, share, most] of [
    [1, 0.6, 12],
    [2, 0.3, 6],
    [3, 0.1, 6],
  ]) {
    const seen = new Map<string, number>();
    for (let i = 0; i + length <= words.length; i++) {
      const phrase = words.slice(i, i + length).join(' ');
      seen.set(phrase, (seen.get(phrase) ?? 0) + 1);
    }
    const rare = Array.from(seen.entries(), ([phrase, times]) => ({ phrase, times, order: random() }))
      .filter(({ phrase, times }) => phrase.length > 3 && times <= most)
      .sort((a, b) => a.order - b.order);
    phrases.push(...rare.slice(0, count * share).map(({ phrase }) => phrase));
  }
  return phrases;
}
