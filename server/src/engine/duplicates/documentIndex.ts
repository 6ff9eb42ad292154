import type { Sliced } from '../slices';
import type { Link } from './chains';
import { beginningOf, type DocumentPrint, EMPTY_PRINT, sameUnit, Trait, wordsAt } from './documentPrint';
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
/** Units of a long document that are put in before other work has its turn. */
const UNITS_AT_ONCE = 256;

/** What a document needs of an index to be held against the others in it. */
export type SharedText = Pick<DocumentIndex, 'size' | 'version' | 'announce' | 'bringingIn' | 'shared'>;

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
  /** Prints that are made when they are first needed. */
  private readonly announced = new Map<string, () => DocumentPrint | undefined>();
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
   * document need not be made at every keystroke. One that has changed since gives none, and is announced again soon.
   */
  announce(uri: string, print: () => DocumentPrint | undefined): void {
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

  /** Puts in what was announced, in slices. */
  *bringingIn(): Sliced {
    for (const [uri, print] of this.announced) {
      const entry = this.entry(uri);
      const whole = print();
      if (!whole) continue;
      for (let count = entry.units.length + UNITS_AT_ONCE; count < whole.keys.length; count += UNITS_AT_ONCE) {
        yield;
        // Somebody may have announced it anew, or had it brought in at once.
        if (this.announced.get(uri) !== print) break;
        this.put(entry, beginningOf(whole, count));
      }
      if (this.announced.get(uri) !== print) continue;
      this.put(entry, whole);
      this.announced.delete(uri);
    }
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
    return sharedStretches(entry, this.linksOf(entry), minWords, leftOut);
  }

  /** Bytes of the typed arrays, about all it keeps. */
  get bytes(): number {
    this.bringIn();
    let bytes = this.byKey.bytes + this.near.bytes + this.at.byteLength + this.hasSame.byteLength;
    for (const { print, units } of this.entries.values()) {
      bytes += units.byteLength + print.words.byteLength + print.keys.byteLength + print.traits.byteLength + units.byteLength * 5;
    }
    return bytes;
  }

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known) return known;
    const entry = { uri, print: EMPTY_PRINT, units: EMPTY_PRINT.starts };
    this.entries.set(uri, entry);
    return entry;
  }

  private bringIn(): void {
    for (const [uri, announced] of this.announced) {
      const print = announced();
      if (print) this.put(this.entry(uri), print);
    }
    this.announced.clear();
  }

  /** For each document that shares a unit: which unit of it stands for which of `entry`, in order. */
  private linksOf(entry: Entry): Map<Entry, Link[]> {
    const links = new Map<Entry, Link[]>();
    const seen = new Set<number>();
    const { keys, traits } = entry.print;
    for (let copy = 0; copy < entry.units.length; copy++) {
      const unit = entry.units[copy];
      if (this.hasSame[unit] === 0 && !this.near.mayHavePartners(unit)) continue;
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
      if (this.hasSame[unit] === 1) this.offerSame(entry, copy, offer);
      for (const partner of this.near.partners(unit))
        offer(partner.unit, false, Math.max(partner.match.jaccard, partner.match.containment));
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
    const unit = entry.units[at];
    const key = folded(entry.print.keys[at]);
    const count = this.byKey.add(key, unit, MOST_SAME_ASKED);
    this.hasSame[unit] = count > 1 ? 1 : 0;
    // The other one was alone until now.
    if (count === 2) for (let i = this.byKey.list(key, this.listed, 2) - 1; i >= 0; i--) this.hasSame[this.listed[i]] = 1;
    this.near.add(unit);
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
      const flags = new Uint8Array(wider.length);
      flags.set(this.hasSame);
      this.hasSame = flags;
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

const folded = (key: number): number => Math.floor(key / 0x200000) | 0;

const isBetter = (a: { first: number; weight: number }, b: { first: number; weight: number }): boolean =>
  a.weight > b.weight || (a.weight === b.weight && a.first < b.first);
