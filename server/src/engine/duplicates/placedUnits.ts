import type { BlockEntry } from '../blocks';
import { firstWhere } from '../search';
import type { Unit, Units } from './model';
import type { UnitPrint } from './print';
import type { Repeats } from './repeats';

/**
 * The units of a document as they stand in its text. Only those that are asked for are looked at, since in a long
 * document most repeat nothing.
 */
export class PlacedUnits implements Units {
  readonly count: number;
  readonly repeated: readonly number[];
  readonly paired: readonly number[];
  /** Blocks, by index, of which something is repeated or paired. */
  readonly active: readonly number[];
  /** Index of the first unit of each block. */
  private readonly firsts: Int32Array;
  /** By unit, of those that were looked at. */
  private readonly owners: BlockEntry[];
  private readonly prints: UnitPrint[];
  private readonly units: Unit[];
  private readonly indices = new Map<UnitPrint, number>();

  constructor(
    private readonly blocks: readonly BlockEntry[],
    repeats: Repeats,
  ) {
    this.firsts = new Int32Array(blocks.length);
    const active: number[] = [];
    let count = 0;
    for (let i = 0; i < blocks.length; i++) {
      this.firsts[i] = count;
      const { number, units } = blocks[i];
      count += units;
      if (number >= 0 && repeats.isActive(number)) active.push(i);
    }
    this.count = count;
    this.active = active;
    this.owners = new Array(count);
    this.prints = new Array(count);
    this.units = new Array(count);
    const repeated: number[] = [];
    const paired: number[] = [];
    for (const i of active) {
      const { number, units } = blocks[i];
      const someRepeated = repeats.hasRepeatedUnits(number);
      const somePaired = repeats.hasPairs(number);
      if (!someRepeated && !somePaired) continue;
      this.lookAt(i);
      for (let index = this.firsts[i]; index < this.firsts[i] + units; index++) {
        const print = this.prints[index];
        if (someRepeated && (units === 1 || repeats.isRepeatedUnit(print.key))) repeated.push(index);
        if (!somePaired || !repeats.isPaired(print)) continue;
        paired.push(index);
        this.indices.set(print, index);
      }
    }
    this.repeated = repeated;
    this.paired = paired;
  }

  /** Index of the first unit of a block. */
  firstOf(block: number): number {
    return this.firsts[block];
  }

  unit(index: number): Unit {
    return this.units[index] ?? this.place(index);
  }

  print(index: number): UnitPrint {
    if (this.prints[index] === undefined) this.lookAt(this.blockOf(index));
    return this.prints[index];
  }

  /** The block a unit stands in. */
  owner(index: number): BlockEntry {
    if (this.owners[index] === undefined) this.lookAt(this.blockOf(index));
    return this.owners[index];
  }

  /** The index of a unit that is paired. */
  indexOf(print: UnitPrint): number {
    return this.indices.get(print) as number;
  }

  private place(index: number): Unit {
    const { start, kind } = this.owner(index);
    const { key, words, furniture, counted, from, to } = this.print(index);
    const unit = { key, words: words.length, kind, furniture, counted, start: start + from, end: start + to };
    this.units[index] = unit;
    return unit;
  }

  private lookAt(block: number): void {
    const owner = this.blocks[block];
    let index = this.firsts[block];
    for (const print of owner.result?.units ?? []) {
      this.owners[index] = owner;
      this.prints[index] = print;
      index++;
    }
  }

  /** The block of a unit, by index. */
  private blockOf(index: number): number {
    return firstWhere(this.blocks.length, (i) => this.firsts[i] > index) - 1;
  }
}
