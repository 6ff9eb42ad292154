import type { BlockEntry } from '../blocks';
import type { BlockKind } from '../formats/format';
import type { Sliced } from '../slices';
import type { Unit, Units } from './model';
import { sameWords, type UnitPrint } from './print';
import type { Repeats } from './repeats';

/** In place of a block's number: it has not been looked at since it came. */
const NEW = -2;
/** Blocks that are looked at between two chances to stop. */
const SLICE = 4096;
/** More blocks that come at once are as much work as all. */
const MOST_SPLICED = 4096;

/**
 * The units of a document as they stand in its text, numbered in order. Follows the blocks as they come and go, so that a
 * search looks at nothing again that it knows, and at blocks that repeat nothing hardly at all.
 */
export class PlacedUnits implements Units {
  count = 0;
  repeated: readonly number[] = [];
  paired: readonly number[] = [];
  /** Blocks, by index, of which something is repeated or paired. */
  active: readonly number[] = [];
  private blocks: readonly BlockEntry[] = [];
  /** By block: the number by which `Repeats` knows it, how many units it has, and those of them that were looked at. */
  private numbers: number[] = [];
  private counts: number[] = [];
  private readonly placed: (readonly PlacedUnit[] | undefined)[] = [];
  /** By block: the index of its first unit; by unit: its block. */
  private firsts = new Int32Array(0);
  private owners = new Int32Array(0);
  /** By the number of a paired unit: its index. */
  private indices = new Int32Array(0);

  constructor(private readonly repeats: Repeats) {}

  /** From the block `first` on, `added` blocks came for `removed` others. */
  splice(first: number, removed: number, added: number): void {
    if (added > MOST_SPLICED) this.numbers = [];
    if (this.numbers.length === 0) return;
    const fresh = new Array<number>(added).fill(NEW);
    this.numbers.splice(first, removed, ...fresh);
    this.counts.splice(first, removed, ...fresh);
    this.placed.splice(first, removed, ...fresh.map(() => undefined));
  }

  /** A block was read again where it stands. */
  renew(block: number): void {
    if (block < this.numbers.length) this.numbers[block] = NEW;
  }

  /** Brings all but `repeated` and `paired` up to date with the blocks as they are now. */
  update(blocks: readonly BlockEntry[]): void {
    this.blocks = blocks;
    if (this.numbers.length !== blocks.length) {
      this.numbers = new Array(blocks.length).fill(NEW);
      this.counts = new Array(blocks.length).fill(0);
    }
    this.placed.length = blocks.length;
    for (let i = 0; i < blocks.length; i++) {
      if (this.numbers[i] !== NEW) continue;
      this.numbers[i] = blocks[i].number;
      this.counts[i] = blocks[i].units;
      this.placed[i] = undefined;
    }
    this.numberUnits();
    this.findActive();
  }

  /** Index of the first unit of a block. */
  firstOf(block: number): number {
    return this.firsts[block];
  }

  unit(index: number): Unit {
    return this.at(index);
  }

  print(index: number): UnitPrint {
    return this.at(index).print;
  }

  /** The block a unit stands in. */
  owner(index: number): BlockEntry {
    return this.blocks[this.owners[index]];
  }

  /** The index of a unit that is `paired`. */
  indexOf({ number }: UnitPrint): number {
    return this.indices[number];
  }

  /** Whether two units have the same words. A later one is mostly held against the same earlier one again. */
  areSame(earlier: number, later: number): boolean {
    const { words } = this.print(earlier);
    const unit = this.at(later);
    if (unit.same === words) return true;
    if (!sameWords(words, unit.print.words)) return false;
    unit.same = words;
    return true;
  }

  private at(index: number): PlacedUnit {
    const block = this.owners[index];
    return (this.placed[block] ?? this.place(block))[index - this.firsts[block]];
  }

  private place(block: number): readonly PlacedUnit[] {
    const owner = this.blocks[block];
    const units = (owner.result?.units ?? []).map((print) => new PlacedUnit(owner, print));
    this.placed[block] = units;
    return units;
  }

  private numberUnits(): void {
    const { counts } = this;
    let count = 0;
    for (let i = 0; i < counts.length; i++) count += counts[i];
    if (this.firsts.length < counts.length) this.firsts = new Int32Array(counts.length * 1.25);
    if (this.owners.length < count) this.owners = new Int32Array(count * 1.25);
    this.count = count;
    let index = 0;
    for (let i = 0; i < counts.length; i++) {
      this.firsts[i] = index;
      for (let unit = 0; unit < counts[i]; unit++) this.owners[index++] = i;
    }
  }

  private findActive(): void {
    const { repeats, numbers } = this;
    const active: number[] = [];
    for (let i = 0; i < numbers.length; i++) if (numbers[i] >= 0 && repeats.isActive(numbers[i])) active.push(i);
    this.active = active;
  }

  /** From now on only what is repeated or paired in some of the active blocks, by index and in order, is `repeated` or `paired`. */
  *narrowing(some: readonly number[]): Sliced {
    const { repeats, numbers, counts, firsts } = this;
    const repeated: number[] = [];
    const paired: number[] = [];
    if (this.indices.length < repeats.unitCount) this.indices = new Int32Array(repeats.unitCount * 1.25);
    for (const [i, block] of some.entries()) {
      if (i % SLICE === SLICE - 1) yield;
      const someRepeated = repeats.hasRepeatedUnits(numbers[block]);
      const somePaired = repeats.hasPairs(numbers[block]);
      if (!someRepeated && !somePaired) continue;
      for (let index = firsts[block]; index < firsts[block] + counts[block]; index++) {
        const print = this.print(index);
        if (someRepeated && (counts[block] === 1 || repeats.isRepeatedUnit(print.key))) repeated.push(index);
        if (!somePaired || !repeats.isPaired(print)) continue;
        paired.push(index);
        this.indices[print.number] = index;
      }
    }
    this.repeated = repeated;
    this.paired = paired;
  }
}

/** Moves with its block. */
class PlacedUnit implements Unit {
  readonly key: number;
  readonly words: number;
  readonly kind: BlockKind;
  readonly furniture: boolean;
  readonly counted: boolean;
  /** The words of another unit that were found to be its own. */
  same: Int32Array | undefined;

  constructor(
    private readonly owner: BlockEntry,
    readonly print: UnitPrint,
  ) {
    this.key = print.key;
    this.words = print.words.length;
    this.kind = owner.kind;
    this.furniture = print.furniture;
    this.counted = print.counted;
    this.same = undefined;
  }

  get start(): number {
    return this.owner.start + this.print.from;
  }

  get end(): number {
    return this.owner.start + this.print.to;
  }
}
