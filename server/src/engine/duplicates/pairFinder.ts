import { Postings } from './postings';

/** A fingerprint that more units have than this says nothing about two of them. */
const MOST_SHARING = 32;

/** In place of a count of shares: the unit is not in the index yet. */
const WAITING = 255;

/** What makes two units a pair. */
export interface Pairing<Match> {
  /** Writes the fingerprints of a unit to `out` and gives their number, which is never more than its words doubled. */
  fingerprints(words: Int32Array, out: Int32Array): number;
  /** How many different fingerprints two units must share to be compared at all. */
  readonly least: number;
  /** Whether so many shared fingerprints are worth a comparison. */
  isEnough?(a: Int32Array, b: Int32Array, shared: number): boolean;
  /** Compares two units that share so many fingerprints; undefined when they are no pair. */
  compare(a: Int32Array, b: Int32Array, shared: number): Match | undefined;
  /** Whether two units may be a pair, whatever their words. */
  mayPair?(a: number, b: number): boolean;
}

/** The other unit of a pair. `match` is that of (this, other) in this order. */
export interface Partner<Match> {
  readonly unit: number;
  readonly match: Match;
}

/**
 * Finds the pairs among changing units by an inverted index of their fingerprints. What it finds depends on the units
 * that are in it alone, not on the order in which they came: two units are compared when they share `least` fingerprints
 * that at most `MOST_SHARING` units have. Units are small numbers of the caller's, who also keeps their words.
 */
export class PairFinder<Match> {
  private readonly postings = new Postings();
  /** Per unit: its partners, as far as they are known. */
  private readonly found: (readonly Partner<Match>[] | undefined)[] = [];
  /** Per unit: how many of its fingerprints another unit had or has, or more; counted up to `pairing.least`; or `WAITING`. */
  private shares = new Uint8Array(16);
  private readonly marks = new Marks();
  private fingerprints = new Int32Array(16);
  /** Units that are to be put into the index, and some that no longer are: put in many at a time, they find it in the cache. */
  private readonly waiting: number[] = [];
  private readonly shared = new Int32Array(MOST_SHARING + 1);
  /** Whether anything was asked for yet, and so may have to be forgotten. */
  private asked = false;

  constructor(
    private readonly pairing: Pairing<Match>,
    private readonly wordsOf: (unit: number) => Int32Array,
    /** Hears of units whose partners may have changed, more than once of some. */
    private readonly outdated?: (unit: number) => void,
  ) {}

  add(unit: number): void {
    this.shares = reserved(this.shares, unit);
    this.shares[unit] = WAITING;
    this.waiting.push(unit);
  }

  /** Puts units that were added into the index, `most` of them; who asks for partners does the rest. True when there are more. */
  takeIn(most = Number.POSITIVE_INFINITY): boolean {
    for (let left = most; left > 0 && this.waiting.length > 0; left--) {
      const unit = this.waiting.pop() as number;
      if (this.shares[unit] === WAITING) this.post(unit);
    }
    return this.waiting.length > 0;
  }

  private post(unit: number): void {
    const count = this.read(unit);
    this.shares[unit] = 0;
    this.marks.clear();
    for (let i = 0; i < count; i++) {
      const sharing = this.postings.add(this.fingerprints[i], unit, MOST_SHARING + 2);
      if (sharing === 1) continue;
      if (sharing > 2) this.share(unit);
      // The other one has shared it with nobody until now.
      else for (let j = this.postings.list(this.fingerprints[i], this.shared, 2) - 1; j >= 0; j--) this.share(this.shared[j]);
      if (this.asked) this.meet(this.fingerprints[i], sharing, MOST_SHARING + 1);
    }
    this.dropMet(unit);
    this.drop(unit);
  }

  remove(unit: number): void {
    if (this.shares[unit] === WAITING) {
      this.shares[unit] = 0;
      return;
    }
    const count = this.read(unit);
    this.marks.clear();
    for (let i = 0; i < count; i++) {
      const sharing = this.postings.remove(this.fingerprints[i], unit, MOST_SHARING + 1);
      if (this.asked && sharing > 0) this.meet(this.fingerprints[i], sharing, MOST_SHARING);
    }
    this.dropMet(unit);
    this.found[unit] = undefined;
  }

  /** Whether a unit shares enough with others to have partners. */
  mayHavePartners(unit: number): boolean {
    this.takeIn();
    return this.shares[unit] >= this.pairing.least;
  }

  /** The partners of a unit, by their numbers. */
  partners(unit: number): readonly Partner<Match>[] {
    this.takeIn();
    this.asked = true;
    const known = this.found[unit] ?? this.search(unit);
    this.found[unit] = known;
    return known;
  }

  get bytes(): number {
    return this.postings.bytes + this.shares.byteLength;
  }

  private search(unit: number): readonly Partner<Match>[] {
    const { pairing, marks, shared } = this;
    if (this.shares[unit] < pairing.least) return NO_PARTNERS;
    const count = this.read(unit);
    marks.clear();
    for (let i = 0; i < count; i++) {
      const sharing = this.postings.list(this.fingerprints[i], shared, MOST_SHARING);
      for (let j = 0; j < sharing; j++) if (shared[j] !== unit) marks.count(shared[j]);
    }
    const partners: Partner<Match>[] = [];
    const words = this.wordsOf(unit);
    for (const other of marks.seen()) {
      if (!this.areMet(words, other) || pairing.mayPair?.(unit, other) === false) continue;
      const match = pairing.compare(words, this.wordsOf(other), marks.of(other));
      if (match !== undefined) partners.push({ unit: other, match });
    }
    if (partners.length === 0) return NO_PARTNERS;
    return partners.sort((a, b) => a.unit - b.unit);
  }

  /** Writes the fingerprints of a unit to `fingerprints`, each once where it matters, and gives their number. */
  private read(unit: number): number {
    const words = this.wordsOf(unit);
    if (this.fingerprints.length < words.length * 2) this.fingerprints = new Int32Array(words.length * 4);
    const count = this.pairing.fingerprints(words, this.fingerprints);
    // As long as nothing was asked, units only come, and one that comes again to the same list is not counted again.
    return this.asked ? withoutRepeats(this.fingerprints, count) : count;
  }

  /** A unit came to, or left, the list of a fingerprint, on which `sharing` units are now: it says something anew, or no more, about all when they are as many as `turning`. */
  private meet(fingerprint: number, sharing: number, turning: number): void {
    if (sharing > turning) return;
    this.postings.list(fingerprint, this.shared, sharing);
    for (let j = 0; j < sharing; j++) {
      if (sharing === turning) this.drop(this.shared[j]);
      else this.marks.count(this.shared[j]);
    }
  }

  /** Whether a unit shares enough, as counted, with one of such words that the two have to be compared. */
  private areMet(words: Int32Array, other: number): boolean {
    const shared = this.marks.of(other);
    return shared >= this.pairing.least && this.pairing.isEnough?.(words, this.wordsOf(other), shared) !== false;
  }

  /** What was found of those that may be partners of a unit no longer holds. */
  private dropMet(unit: number): void {
    if (this.marks.seen().length === 0) return;
    const words = this.wordsOf(unit);
    for (const other of this.marks.seen()) if (this.areMet(words, other)) this.drop(other);
  }

  private share(unit: number): void {
    if (this.shares[unit] < this.pairing.least) this.shares[unit]++;
  }

  private drop(unit: number): void {
    this.found[unit] = undefined;
    this.outdated?.(unit);
  }
}

function reserved(array: Uint8Array<ArrayBuffer>, index: number): Uint8Array<ArrayBuffer> {
  if (index < array.length) return array;
  const wider = new Uint8Array(Math.max(index + 1, array.length * 2));
  wider.set(array);
  return wider;
}

/** Puts the different ones of the first `count` numbers first; gives how many they are. */
function withoutRepeats(numbers: Int32Array, count: number): number {
  const sorted = numbers.subarray(0, count).sort();
  let different = 0;
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[different++] = sorted[i];
  return different;
}

const NO_PARTNERS: readonly never[] = [];

/** Counts by unit that are cleared at once. */
class Marks {
  private counts = new Uint16Array(16);
  private rounds = new Int32Array(16);
  private round = 0;
  private readonly touched: number[] = [];

  clear(): void {
    this.round++;
    this.touched.length = 0;
  }

  count(unit: number): void {
    if (unit >= this.counts.length) {
      const size = Math.max(unit + 1, this.counts.length * 2);
      const counts = new Uint16Array(size);
      counts.set(this.counts);
      this.counts = counts;
      const rounds = new Int32Array(size);
      rounds.set(this.rounds);
      this.rounds = rounds;
    }
    if (this.rounds[unit] !== this.round) {
      this.rounds[unit] = this.round;
      this.counts[unit] = 0;
      this.touched.push(unit);
    }
    this.counts[unit]++;
  }

  of(unit: number): number {
    return this.counts[unit];
  }

  seen(): readonly number[] {
    return this.touched;
  }
}
