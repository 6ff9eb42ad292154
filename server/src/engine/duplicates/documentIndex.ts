import { finished, type Sliced } from '../slices';
import type { Link } from './chains';
import { type DocumentPrint, Trait } from './documentPrint';
import { type DocumentUnits, isCountedAt, NO_UNITS, PackedUnits, packed, sameUnit } from './documentUnits';
import { LIKENESS, type Likeness } from './likeness';
import { PairFinder } from './pairFinder';
import { Postings } from './postings';
import { sameWords } from './print';
import { type Entry, type SharedStretch, sharedStretches } from './sharedStretches';

/** Shorter units are not looked for by themselves. */
const LEAST_WORDS = 20;
/** Units as short as this that stand in as many documents are furniture of the house. */
const FURNITURE_WORDS = 25;
const FURNITURE_DOCUMENTS = 3;
/** What stands in more places than this is a form, not a passage. */
const MOST_COPIES = 256;
/** Of more that have the same words, the number does not matter. */
const MOST_SAME_ASKED = 3;
/** Units of a long document that are put in, or asked about, before other work has its turn. */
const UNITS_AT_ONCE = 256;

/** What a document needs of an index to be held against the others in it. */
export type SharedText = Pick<DocumentIndex, 'size' | 'version' | 'announce' | 'sharing'>;

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
  /** By unit: whether another one has or had the same words; few do, and only those need be looked up. */
  private hasSame = new Uint8Array(1024);
  private readonly near: PairFinder<Likeness>;
  private readonly listed = new Int32Array(MOST_COPIES);
  /** Units that are gathered when they are first needed. */
  private readonly announced = new Map<string, () => DocumentUnits | undefined>();
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
    const units = this.entries.get(uri)?.units;
    return units && packed(units);
  }

  /**
   * Puts a document in, or brings it up to date, once its units are needed: as long as it is alone, those of an open
   * document need not be gathered at every keystroke. One that has changed since gives none, and is announced again soon.
   */
  announce(uri: string, units: () => DocumentUnits | undefined): void {
    this.version++;
    this.entry(uri);
    this.announced.set(uri, units);
  }

  /** Puts a document in, or brings it up to date. */
  set(uri: string, print: DocumentPrint): void {
    finished(this.setInSteps(uri, print, Number.POSITIVE_INFINITY));
  }

  /** The same in steps, for a long document: after each, the index has more of its beginning. */
  *setInSteps(uri: string, print: DocumentPrint, step = UNITS_AT_ONCE): Sliced {
    const units = new PackedUnits(print);
    for (let count = step; count < units.count; count += step) {
      this.replace(uri, units, count);
      yield;
    }
    this.replace(uri, units, units.count);
  }

  private replace(uri: string, units: DocumentUnits, count: number): void {
    this.version++;
    this.announced.delete(uri);
    this.put(this.entry(uri), units, count);
  }

  /** Puts in the first `count` units of a document, in place of what was known of it. */
  private put(entry: Entry, units: DocumentUnits, count = units.count): void {
    const { units: before, numbers: known } = entry;
    const shorter = Math.min(known.length, count);
    let head = before === units ? shorter : 0;
    while (head < shorter && sameUnit(before, head, units, head)) head++;
    let tail = 0;
    while (tail < shorter - head && sameUnit(before, known.length - 1 - tail, units, count - 1 - tail)) tail++;
    const oldEnd = known.length - tail;
    const newEnd = count - tail;
    for (let at = head; at < oldEnd; at++) this.withdraw(entry, at);
    entry.units = units;
    entry.numbers = respaced(known, head, oldEnd, newEnd);
    for (let at = head; at < newEnd; at++) entry.numbers[at] = this.number(entry);
    for (let at = head; at < (oldEnd === newEnd ? newEnd : count); at++) this.at[entry.numbers[at]] = at;
    for (let at = head; at < newEnd; at++) this.post(entry, at);
    this.near.takeIn();
  }

  /** Puts in what was announced, in slices. */
  private *bringingIn(): Sliced {
    for (const [uri, announced] of this.announced) {
      const entry = this.entry(uri);
      const units = announced();
      if (!units) continue;
      for (let count = entry.numbers.length + UNITS_AT_ONCE; count < units.count; count += UNITS_AT_ONCE) {
        yield;
        // Somebody may have announced it anew, or had it brought in at once.
        if (this.announced.get(uri) !== announced) break;
        this.put(entry, units, count);
      }
      if (this.announced.get(uri) !== announced) continue;
      this.put(entry, units);
      this.announced.delete(uri);
    }
  }

  remove(uri: string): void {
    const entry = this.entries.get(uri);
    this.announced.delete(uri);
    if (!entry) return;
    this.version++;
    for (let at = 0; at < entry.numbers.length; at++) this.withdraw(entry, at);
    this.entries.delete(uri);
  }

  /** What stands in a document and in others too, but for those that are `leftOut`, in order. */
  shared(uri: string, minWords: number, leftOut: (uri: string) => boolean = () => false): SharedStretch[] {
    this.bringIn();
    const entry = this.entries.get(uri);
    if (!entry) return [];
    return sharedStretches(entry, this.linksOf(entry), minWords, leftOut);
  }

  /** The same in slices. */
  *sharing(uri: string, minWords: number, leftOut?: (uri: string) => boolean): Sliced<SharedStretch[]> {
    yield* this.bringingIn();
    // What is costly is kept; others may come and go meanwhile.
    let asked = 0;
    for (let at = 0; at < (this.entries.get(uri)?.numbers.length ?? 0); at++) {
      const unit = (this.entries.get(uri) as Entry).numbers[at];
      if (!this.near.mayHavePartners(unit)) continue;
      this.near.partners(unit);
      if (++asked % UNITS_AT_ONCE === 0) yield;
    }
    return this.shared(uri, minWords, leftOut);
  }

  /** Bytes of the typed arrays, about all it keeps. */
  get bytes(): number {
    this.bringIn();
    let bytes = this.byKey.bytes + this.near.bytes + this.at.byteLength + this.hasSame.byteLength;
    for (const { units, numbers } of this.entries.values()) {
      bytes += numbers.byteLength;
      if (!(units instanceof PackedUnits)) continue;
      for (const array of Object.values(units.print)) bytes += array.byteLength;
    }
    return bytes;
  }

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known) return known;
    const entry: Entry = { uri, units: NO_UNITS, numbers: new Int32Array(0) };
    this.entries.set(uri, entry);
    return entry;
  }

  private bringIn(): void {
    for (const [uri, announced] of this.announced) {
      const units = announced();
      if (units) this.put(this.entry(uri), units);
    }
    this.announced.clear();
  }

  /** For each document that shares a unit: which unit of it stands for which of `entry`, in order. */
  private linksOf(entry: Entry): Map<Entry, Link[]> {
    const links = new Map<Entry, Link[]>();
    const seen = new Set<number>();
    const { units, numbers } = entry;
    for (let copy = 0; copy < numbers.length; copy++) {
      const unit = numbers[copy];
      if (this.hasSame[unit] === 0 && !this.near.mayHavePartners(unit)) continue;
      const partners = this.near.partners(unit);
      if (this.hasSame[unit] === 0 && partners.length === 0) continue;
      if ((units.traits(copy) & (Trait.Counted | Trait.Kept)) !== Trait.Counted) continue;
      // A later copy inside the document is a finding of its own.
      const key = units.key(copy);
      if (seen.has(key)) continue;
      seen.add(key);
      const candidates = new Map<Entry, { first: number; exact: boolean; weight: number }[]>();
      const offer = (unit: number, exact: boolean, weight: number): void => {
        const other = this.entryOf[unit] as Entry;
        if ((other.units.traits(this.at[unit]) & Trait.Kept) !== 0) return;
        const known = candidates.get(other);
        const candidate = { first: this.at[unit], exact, weight };
        if (known) known.push(candidate);
        else candidates.set(other, [candidate]);
      };
      if (this.hasSame[unit] === 1) this.offerSame(entry, copy, offer);
      for (const partner of partners) offer(partner.unit, false, Math.max(partner.match.jaccard, partner.match.containment));
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
    const key = entry.units.key(copy);
    const count = this.byKey.list(folded(key), this.listed, MOST_COPIES);
    let isElsewhere = false;
    for (let i = 0; i < count; i++) isElsewhere ||= this.entryOf[this.listed[i]] !== entry;
    if (!isElsewhere) return;
    const words = entry.units.words(copy);
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
    if (!isCountedAt(entry.units, at)) return;
    const unit = entry.numbers[at];
    const key = folded(entry.units.key(at));
    const count = this.byKey.add(key, unit, MOST_SAME_ASKED);
    this.hasSame[unit] = count > 1 ? 1 : 0;
    // The other one was alone until now.
    if (count === 2) for (let i = this.byKey.list(key, this.listed, 2) - 1; i >= 0; i--) this.hasSame[this.listed[i]] = 1;
    this.near.add(unit);
  }

  private withdraw(entry: Entry, at: number): void {
    const unit = entry.numbers[at];
    if (isCountedAt(entry.units, at)) {
      this.byKey.remove(folded(entry.units.key(at)), unit, 1);
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
      const flags = new Uint8Array(wider.length);
      flags.set(this.hasSame);
      this.hasSame = flags;
    }
    return unit;
  }

  private keyOf(unit: number): number {
    return (this.entryOf[unit] as Entry).units.key(this.at[unit]);
  }

  private wordsOf(unit: number): Int32Array {
    return (this.entryOf[unit] as Entry).units.words(this.at[unit]);
  }
}

/** Makes room in an array for another number of elements from `start` on, in place of those up to `oldEnd`. */
function respaced(array: Int32Array, start: number, oldEnd: number, newEnd: number): Int32Array {
  if (oldEnd === newEnd) return array;
  const other = new Int32Array(array.length + newEnd - oldEnd);
  other.set(array.subarray(0, start));
  other.set(array.subarray(oldEnd), newEnd);
  return other;
}

const folded = (key: number): number => Math.floor(key / 0x200000) | 0;

const isBetter = (a: { first: number; weight: number }, b: { first: number; weight: number }): boolean =>
  a.weight > b.weight || (a.weight === b.weight && a.first < b.first);
