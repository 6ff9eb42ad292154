import type { Place, Span } from '../types';
import { chained, type Link } from './chains';
import { changesBetween } from './differences';
import { type DocumentPrint, Trait } from './documentPrint';
import { LIKENESS, type Likeness } from './likeness';
import { PairFinder } from './pairFinder';
import { Postings } from './postings';
import { isFigure, sameWords } from './print';

/** A passage of one document that also stands in others. */
export interface SharedStretch extends Span {
  readonly units: number;
  readonly words: number;
  /** Whether it stands word for word in the document named first. */
  readonly exact: boolean;
  /** Whether an edited copy in the document named first has other figures. */
  readonly figures: boolean;
  /** Whether a news agency is credited on either side. */
  readonly wire: boolean;
  /** Where else it, or a part of it, stands: the longest first, then by name. */
  readonly places: readonly Place[];
}

/** Shorter units are not looked for by themselves. */
const LEAST_WORDS = 20;
/** Units as short as this that stand in as many documents are furniture of the house. */
const FURNITURE_WORDS = 25;
const FURNITURE_DOCUMENTS = 3;
/** What stands in more places than this is a form, not a passage. */
const MOST_COPIES = 256;
const LIGHT_WORDS = 8;
/** Credits stand at the top or the foot of a text. */
const CREDIT_UNITS = 3;
const MOST_PLACES = 20;
/** Units of a long document that are put in before other work has its turn. */
const UNITS_AT_ONCE = 256;

/** What a document needs of an index to be held against the others in it. */
export type SharedText = Pick<DocumentIndex, 'size' | 'version' | 'announce' | 'shared'>;

/** A document in the index. */
interface Entry {
  readonly uri: string;
  print: DocumentPrint;
  /** The number of each unit in the index. */
  units: Int32Array;
}

/**
 * The text of many documents, as far as finding the same passages in several of them goes. What it finds depends on the
 * documents that are in it, not on the order in which they came; an edit touches the edited units only. Documents are
 * known by any name that is their own: an address or a path.
 */
export class DocumentIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly entryOf: (Entry | undefined)[] = [];
  /** Place of each unit in its document. */
  private at = new Int32Array(1024);
  private readonly free: number[] = [];
  private readonly byKey = new Postings();
  private readonly near: PairFinder<Likeness>;
  private readonly listed = new Int32Array(MOST_COPIES);
  /** Prints that are made when they are first needed. */
  private readonly announced = new Map<string, () => DocumentPrint>();
  /** Grows with every change. */
  version = 0;

  constructor() {
    this.near = new PairFinder(
      {
        ...LIKENESS,
        fingerprints: (words, out) => (words.length < LEAST_WORDS ? 0 : LIKENESS.fingerprints(words, out)),
        mayPair: (a, b) => this.entryOf[a] !== this.entryOf[b] && this.keyOf(a) !== this.keyOf(b),
      },
      (unit) => this.wordsOf(unit),
    );
  }

  get size(): number {
    return this.entries.size;
  }

  has(uri: string): boolean {
    return this.entries.has(uri);
  }

  /** Names of the documents, in the order in which they came. */
  uris(): IterableIterator<string> {
    return this.entries.keys();
  }

  /** The print of a document, for keeping it between sessions. */
  printOf(uri: string): DocumentPrint | undefined {
    this.bringIn();
    return this.entries.get(uri)?.print;
  }

  /**
   * Puts a document in, or brings it up to date, once its print is needed: as long as it is alone, that of an open
   * document need not be made at every keystroke.
   */
  announce(uri: string, print: () => DocumentPrint): void {
    this.version++;
    this.entry(uri);
    this.announced.set(uri, print);
  }

  /** Puts a document in, or brings it up to date. */
  set(uri: string, print: DocumentPrint): void {
    this.version++;
    this.announced.delete(uri);
    this.put(this.entry(uri), print);
  }

  private put(entry: Entry, print: DocumentPrint): void {
    const before = entry.print;
    const shorter = Math.min(before.keys.length, print.keys.length);
    let head = 0;
    while (head < shorter && sameUnit(before, head, print, head)) head++;
    let tail = 0;
    while (tail < shorter - head && sameUnit(before, before.keys.length - 1 - tail, print, print.keys.length - 1 - tail)) tail++;
    const oldEnd = before.keys.length - tail;
    const newEnd = print.keys.length - tail;
    for (let at = head; at < oldEnd; at++) this.withdraw(entry, at);
    const units = new Int32Array(print.keys.length);
    units.set(entry.units.subarray(0, head));
    units.set(entry.units.subarray(oldEnd), newEnd);
    for (let at = head; at < newEnd; at++) units[at] = this.number(entry);
    for (let at = head; at < units.length; at++) this.at[units[at]] = at;
    entry.print = print;
    entry.units = units;
    for (let at = head; at < newEnd; at++) this.post(entry, at);
  }

  /** The same in steps, for a long document: after each, the index has more of its beginning. */
  *setInSteps(uri: string, print: DocumentPrint): Generator<void, void> {
    for (let count = UNITS_AT_ONCE; count < print.keys.length; count += UNITS_AT_ONCE) {
      this.set(uri, beginningOf(print, count));
      yield;
    }
    this.set(uri, print);
  }

  remove(uri: string): void {
    const entry = this.entries.get(uri);
    this.announced.delete(uri);
    if (!entry) return;
    this.version++;
    for (let at = 0; at < entry.units.length; at++) this.withdraw(entry, at);
    this.entries.delete(uri);
  }

  /** What stands in a document and in others too, but for those that are `leftOut`, in order. */
  shared(uri: string, minWords: number, leftOut: (uri: string) => boolean = () => false): SharedStretch[] {
    this.bringIn();
    const entry = this.entries.get(uri);
    if (!entry) return [];
    const stretches: { link: Link; other: Entry }[] = [];
    for (const [other, links] of this.linksOf(entry)) {
      if (leftOut(other.uri)) continue;
      for (const link of chained(links, bridging(entry, other))) {
        if (isWorth(entry, other, link, minWords)) stretches.push({ link, other });
      }
    }
    stretches.sort(
      (a, b) =>
        b.link.length - a.link.length ||
        Number(b.link.exact) - Number(a.link.exact) ||
        (a.other.uri < b.other.uri ? -1 : a.other.uri > b.other.uri ? 1 : 0) ||
        a.link.copy - b.link.copy,
    );
    const groups: { link: Link; others: { link: Link; other: Entry }[] }[] = [];
    for (const { link, other } of stretches) {
      const around = groups.find(
        (group) => group.link.copy <= link.copy && link.copy + link.length <= group.link.copy + group.link.length,
      );
      if (around) around.others.push({ link, other });
      else groups.push({ link, others: [{ link, other }] });
    }
    return groups.sort((a, b) => a.link.copy - b.link.copy).map(({ link, others }) => stretchOf(entry, link, others));
  }

  /** Bytes of the typed arrays, about all it keeps. */
  get bytes(): number {
    this.bringIn();
    let bytes = this.byKey.bytes + this.near.bytes + this.at.byteLength;
    for (const { print, units } of this.entries.values()) {
      bytes += units.byteLength + print.words.byteLength + print.keys.byteLength + print.traits.byteLength + units.byteLength * 5;
    }
    return bytes;
  }

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known) return known;
    const entry = { uri, print: EMPTY, units: EMPTY.starts };
    this.entries.set(uri, entry);
    return entry;
  }

  private bringIn(): void {
    for (const [uri, print] of this.announced) this.put(this.entry(uri), print());
    this.announced.clear();
  }

  /** For each document that shares a unit: which unit of it stands for which of `entry`, in order. */
  private linksOf(entry: Entry): Map<Entry, Link[]> {
    const links = new Map<Entry, Link[]>();
    const seen = new Set<number>();
    const { keys, traits } = entry.print;
    for (let copy = 0; copy < entry.units.length; copy++) {
      if ((traits[copy] & (Trait.Counted | Trait.Kept)) !== Trait.Counted) continue;
      // A later copy inside the document is a finding of its own.
      if (seen.has(keys[copy])) continue;
      seen.add(keys[copy]);
      const candidates = new Map<Entry, { first: number; exact: boolean; weight: number }[]>();
      const offer = (unit: number, exact: boolean, weight: number): void => {
        const other = this.entryOf[unit] as Entry;
        if ((other.print.traits[this.at[unit]] & Trait.Kept) !== 0) return;
        const known = candidates.get(other);
        const candidate = { first: this.at[unit], exact, weight };
        if (known) known.push(candidate);
        else candidates.set(other, [candidate]);
      };
      this.offerSame(entry, copy, offer);
      for (const { unit, match } of this.near.partners(entry.units[copy]))
        offer(unit, false, Math.max(match.jaccard, match.containment));
      for (const [other, places] of candidates) {
        const own = links.get(other) ?? [];
        const last = own[own.length - 1];
        const next = last && places.find(({ first }) => first - last.first === copy - last.copy);
        const { first, exact } = next ?? places.reduce((best, place) => (isBetter(place, best) ? place : best));
        own.push({ first, copy, length: 1, exact });
        links.set(other, own);
      }
    }
    return links;
  }

  /** Offers the units of other documents that have the same words. */
  private offerSame(entry: Entry, copy: number, offer: (unit: number, exact: boolean, weight: number) => void): void {
    const key = entry.print.keys[copy];
    const count = this.byKey.list(folded(key), this.listed, MOST_COPIES);
    if (count < 2) return;
    const words = wordsAt(entry.print, copy);
    const same: number[] = [];
    const documents = new Set<Entry>();
    for (let i = 0; i < count; i++) {
      const unit = this.listed[i];
      const other = this.entryOf[unit] as Entry;
      if (this.keyOf(unit) !== key || !sameWords(this.wordsOf(unit), words)) continue;
      documents.add(other);
      if (other !== entry) same.push(unit);
    }
    if (words.length <= FURNITURE_WORDS && documents.size >= FURNITURE_DOCUMENTS) return;
    for (const unit of same) offer(unit, true, 2);
  }

  private post(entry: Entry, at: number): void {
    if ((entry.print.traits[at] & Trait.Counted) === 0) return;
    this.byKey.add(folded(entry.print.keys[at]), entry.units[at], 1);
    this.near.add(entry.units[at]);
  }

  private withdraw(entry: Entry, at: number): void {
    const unit = entry.units[at];
    if ((entry.print.traits[at] & Trait.Counted) !== 0) {
      this.byKey.remove(folded(entry.print.keys[at]), unit, 1);
      this.near.remove(unit);
    }
    this.entryOf[unit] = undefined;
    this.free.push(unit);
  }

  private number(entry: Entry): number {
    const unit = this.free.pop() ?? this.entryOf.length;
    this.entryOf[unit] = entry;
    if (unit >= this.at.length) {
      const wider = new Int32Array(this.at.length * 2);
      wider.set(this.at);
      this.at = wider;
    }
    return unit;
  }

  private keyOf(unit: number): number {
    return (this.entryOf[unit] as Entry).print.keys[this.at[unit]];
  }

  private wordsOf(unit: number): Int32Array {
    return wordsAt((this.entryOf[unit] as Entry).print, this.at[unit]);
  }
}

const EMPTY: DocumentPrint = {
  starts: new Int32Array(0),
  ends: new Int32Array(0),
  lines: new Int32Array(0),
  keys: new Float64Array(0),
  traits: new Uint8Array(0),
  wordEnds: new Int32Array(0),
  words: new Int32Array(0),
};

/** The first `count` units of a print. */
const beginningOf = (print: DocumentPrint, count: number): DocumentPrint => ({
  starts: print.starts.subarray(0, count),
  ends: print.ends.subarray(0, count),
  lines: print.lines.subarray(0, count * 2),
  keys: print.keys.subarray(0, count),
  traits: print.traits.subarray(0, count),
  wordEnds: print.wordEnds.subarray(0, count),
  words: print.words.subarray(0, count === 0 ? 0 : print.wordEnds[count - 1]),
});

const folded = (key: number): number => Math.floor(key / 0x200000) | 0;

const wordsAt = ({ words, wordEnds }: DocumentPrint, at: number): Int32Array =>
  words.subarray(at === 0 ? 0 : wordEnds[at - 1], wordEnds[at]);

const wordCountAt = ({ wordEnds }: DocumentPrint, at: number): number => wordEnds[at] - (at === 0 ? 0 : wordEnds[at - 1]);

const isCountedAt = ({ traits }: DocumentPrint, at: number): boolean => (traits[at] & Trait.Counted) !== 0;

function sameUnit(a: DocumentPrint, i: number, b: DocumentPrint, j: number): boolean {
  return a.keys[i] === b.keys[j] && a.traits[i] === b.traits[j] && wordCountAt(a, i) === wordCountAt(b, j);
}

const isBetter = (a: { first: number; weight: number }, b: { first: number; weight: number }): boolean =>
  a.weight > b.weight || (a.weight === b.weight && a.first < b.first);

function bridging(own: Entry, other: Entry) {
  const light = (print: DocumentPrint, at: number): boolean => !isCountedAt(print, at) || wordCountAt(print, at) < LIGHT_WORDS;
  return {
    same: (first: number, copy: number) => other.print.keys[first] === own.print.keys[copy],
    light: (first: number, copy: number) => light(other.print, first) && light(own.print, copy),
    words: (copy: number) => wordCountAt(own.print, copy),
    apart: () => true,
  };
}

/** A long paragraph, or several that are as long together, and not only quoted on either side. */
function isWorth(own: Entry, other: Entry, { first, copy, length }: Link, minWords: number): boolean {
  let words = 0;
  for (let i = 0; i < length; i++) {
    const quoted = ((own.print.traits[copy + i] | other.print.traits[first + i]) & Trait.Quote) !== 0;
    if (!quoted && isCountedAt(own.print, copy + i)) words += wordCountAt(own.print, copy + i);
  }
  return words >= minWords;
}

function stretchOf(
  entry: Entry,
  { first, copy, length, exact }: Link,
  others: readonly { link: Link; other: Entry }[],
): SharedStretch {
  const { print } = entry;
  const [{ other }] = others;
  let words = 0;
  let figures = false;
  for (let i = 0; i < length; i++) {
    words += wordCountAt(print, copy + i);
    if (exact || print.keys[copy + i] === other.print.keys[first + i]) continue;
    figures ||= figuresDiffer(wordsAt(other.print, first + i), wordsAt(print, copy + i));
  }
  const wire =
    isCredited(print, copy, length) ||
    others.some(({ link, other: credited }) => isCredited(credited.print, link.first, link.length));
  const places = others.slice(0, MOST_PLACES).map(({ link, other: { uri, print: theirs } }): Place => {
    const last = link.first + link.length - 1;
    const lines = [theirs.lines[link.first * 2], theirs.lines[last * 2 + 1]] as const;
    return { uri, start: theirs.starts[link.first], end: theirs.ends[last], lines };
  });
  return { start: print.starts[copy], end: print.ends[copy + length - 1], units: length, words, exact, figures, wire, places };
}

function figuresDiffer(a: Int32Array, b: Int32Array): boolean {
  const some = (words: Int32Array, from: number, to: number): boolean => words.subarray(from, to).some(isFigure);
  return changesBetween(a, b).some(({ aFrom, aTo, bFrom, bTo }) => some(a, aFrom, aTo) && some(b, bFrom, bTo));
}

/** Whether an agency is credited in a stretch, right beside it, or at the top or the foot of its document. */
function isCredited({ traits }: DocumentPrint, from: number, length: number): boolean {
  for (let at = 0; at < traits.length; at++) {
    const near = at < CREDIT_UNITS || at >= traits.length - CREDIT_UNITS || (at >= from - 1 && at <= from + length);
    if (near && (traits[at] & Trait.Credit) !== 0) return true;
  }
  return false;
}
