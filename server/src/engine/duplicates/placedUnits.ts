import type { BlockEntry } from '../blocks';
import type { BlockKind } from '../formats/format';
import type { Unit, Units } from './model';
import { sameWords, type UnitPrint } from './print';
import type { Repeats } from './repeats';

/**
 * The units of a document as they stand in its text, numbered in order. Kept from one search to the next: of blocks that
 * stay, nothing is looked at again, and of those that repeat nothing hardly more than their number.
 */
export class PlacedUnits implements Units {
  count = 0;
  repeated: readonly number[] = [];
  paired: readonly number[] = [];
  /** Blocks, by index, of which something is repeated or paired. */
  active: readonly number[] = [];
  private blocks: readonly BlockEntry[] = [];
  /** By block: the number by which it is known to `Repeats`, and the index of its first unit; one more of these. */
  private numbers = new Int32Array(0);
  private firsts = new Int32Array(1);
  /** By unit: its block. */
  private owners = new Int32Array(0);
  /** By unit, of those that were looked at. */
  private prints: (UnitPrint | undefined)[] = [];
  private units: (Unit | undefined)[] = [];
  /** By unit: the words that were found to be the same as its own. */
  private same: (Int32Array | undefined)[] = [];
  /** By the number of a paired unit: its index. */
  private indices = new Int32Array(0);

  constructor(private readonly repeats: Repeats) {}

  /** Takes in the blocks as they are now. `changed` are those that are not what they were, by index; undefined: all may be. */
  update(blocks: readonly BlockEntry[], changed: ReadonlySet<number> | undefined): void {
    this.blocks = blocks;
    if (changed === undefined || !this.replace(changed)) this.numberAll();
    this.findActive();
  }

  /** Index of the first unit of a block. */
  firstOf(block: number): number {
    return this.firsts[block];
  }

  unit(index: number): Unit {
    let unit = this.units[index];
    if (unit === undefined) {
      unit = new PlacedUnit(this.owner(index), this.print(index));
      this.units[index] = unit;
    }
    return unit;
  }

  print(index: number): UnitPrint {
    return this.prints[index] ?? this.lookAt(index);
  }

  /** Whether two units have the same words; a later one is mostly held against the same earlier one again. */
  areSame(earlier: number, later: number): boolean {
    const { words } = this.print(earlier);
    if (this.same[later] === words) return true;
    const same = sameWords(words, this.print(later).words);
    if (same) this.same[later] = words;
    return same;
  }

  /** The block a unit stands in. */
  owner(index: number): BlockEntry {
    return this.blocks[this.owners[index]];
  }

  /** The index of a unit that is paired. */
  indexOf({ number }: UnitPrint): number {
    return this.indices[number];
  }

  /** False: other units than before. */
  private replace(changed: ReadonlySet<number>): boolean {
    const { blocks, firsts, numbers, prints, units, same } = this;
    for (const block of changed) {
      if (blocks[block].units !== firsts[block + 1] - firsts[block]) return false;
      numbers[block] = blocks[block].number;
      prints.fill(undefined, firsts[block], firsts[block + 1]);
      units.fill(undefined, firsts[block], firsts[block + 1]);
      same.fill(undefined, firsts[block], firsts[block + 1]);
    }
    return true;
  }

  private numberAll(): void {
    const { blocks } = this;
    if (this.numbers.length < blocks.length) {
      this.numbers = new Int32Array(blocks.length * 1.25);
      this.firsts = new Int32Array(blocks.length * 1.25 + 1);
    }
    let count = 0;
    for (let i = 0; i < blocks.length; i++) {
      const { number, units } = blocks[i];
      this.numbers[i] = number;
      this.firsts[i] = count;
      count += units;
    }
    this.firsts[blocks.length] = count;
    this.count = count;
    if (this.owners.length < count) this.owners = new Int32Array(count * 1.25);
    for (let i = 0; i < blocks.length; i++) this.owners.fill(i, this.firsts[i], this.firsts[i + 1]);
    this.prints = new Array(count);
    this.units = new Array(count);
    this.same = new Array(count);
  }

  private findActive(): void {
    const { repeats, numbers, firsts } = this;
    const active: number[] = [];
    const repeated: number[] = [];
    const paired: number[] = [];
    if (this.indices.length < repeats.unitCount) this.indices = new Int32Array(repeats.unitCount * 1.25);
    for (let i = 0; i < this.blocks.length; i++) {
      const number = numbers[i];
      if (number < 0 || !repeats.isActive(number)) continue;
      active.push(i);
      const someRepeated = repeats.hasRepeatedUnits(number);
      const somePaired = repeats.hasPairs(number);
      if (!someRepeated && !somePaired) continue;
      const isOnly = firsts[i] + 1 === firsts[i + 1];
      for (let index = firsts[i]; index < firsts[i + 1]; index++) {
        const print = this.print(index);
        if (someRepeated && (isOnly || repeats.isRepeatedUnit(print.key))) repeated.push(index);
        if (!somePaired || !repeats.isPaired(print)) continue;
        paired.push(index);
        this.indices[print.number] = index;
      }
    }
    this.active = active;
    this.repeated = repeated;
    this.paired = paired;
  }

  private lookAt(index: number): UnitPrint {
    const block = this.owners[index];
    const prints = this.blocks[block].result?.units ?? [];
    for (const [i, print] of prints.entries()) this.prints[this.firsts[block] + i] = print;
    return this.prints[index] as UnitPrint;
  }
}

/** Says where it stands as its block moves. */
class PlacedUnit implements Unit {
  readonly key: number;
  readonly words: number;
  readonly kind: BlockKind;
  readonly furniture: boolean;
  readonly counted: boolean;

  constructor(
    private readonly owner: BlockEntry,
    private readonly print: UnitPrint,
  ) {
    this.key = print.key;
    this.words = print.words.length;
    this.kind = owner.kind;
    this.furniture = print.furniture;
    this.counted = print.counted;
  }

  get start(): number {
    return this.owner.start + this.print.from;
  }

  get end(): number {
    return this.owner.start + this.print.to;
  }
}
