import type { BlockEntry } from '../blocks';
import type { PlacedComment } from '../suppressions';
import type { LineIndex } from '../text/lineIndex';
import { keptUnits } from './documentPrint';
import { LiveUnits, type PlacedPrint } from './documentUnits';

/** Blocks that came since the units were last gathered, by index, half-open. */
interface Fresh {
  readonly first: number;
  readonly end: number;
}
const ALL: Fresh = { first: 0, end: Number.POSITIVE_INFINITY };

/** The units of a draft for an index of documents. Follows the blocks as they come and go: only new ones are looked at. */
export class DraftUnits {
  private placed: readonly PlacedPrint[] = [];
  private fresh: Fresh | undefined = ALL;
  /** Grows with every change of the blocks. */
  private version = 0;

  /** From the block `first` on, `added` blocks came for `removed` others. */
  splice(first: number, removed: number, added: number): void {
    this.version++;
    const end = Math.max(first + removed, this.fresh?.end ?? 0) + added - removed;
    this.fresh = { first: Math.min(first, this.fresh?.first ?? first), end };
  }

  /** Gathers them as they are now when that is asked for; undefined once other blocks have come. */
  gathering(
    blocks: readonly BlockEntry[],
    comments: () => readonly PlacedComment[],
    lines: LineIndex,
  ): () => LiveUnits | undefined {
    const { version } = this;
    return () => {
      if (version !== this.version) return undefined;
      if (this.fresh) this.placed = this.gathered(blocks, this.fresh);
      this.fresh = undefined;
      return new LiveUnits(this.placed, keptUnits(comments()), lines);
    };
  }

  private gathered(blocks: readonly BlockEntry[], { first, end }: Fresh): PlacedPrint[] {
    const { placed } = this;
    const unitsOf = (from: number, to: number): number => {
      let count = 0;
      for (let i = from; i < to; i++) count += blocks[i].units;
      return count;
    };
    const before = placed.slice(0, unitsOf(0, first));
    const behind = placed.slice(placed.length - unitsOf(Math.min(end, blocks.length), blocks.length));
    const between = blocks
      .slice(first, end)
      .flatMap((block) => block.result?.units.map((print): PlacedPrint => ({ print, block })) ?? []);
    return before.concat(between, behind);
  }
}
