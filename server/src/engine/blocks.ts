import type { BlockResult } from './blockAnalysis';
import type { Block, BlockKind, Format } from './formats/format';
import type { Hit } from './hits';
import { isFurniture } from './text/furniture';
import type { Finding } from './types';

/** A block of the current text with what is known of it. Moves with the text; its result does not change by moving. */
export interface BlockEntry {
  start: number;
  end: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly restart: boolean;
  readonly furniture: boolean;
  result: BlockResult | undefined;
  /** Units of the result, and the number by which the search for copies knows it; -1 where there is no result. */
  units: number;
  number: number;
  /** The result rests on a context that has changed. It stays in the sums of the document until it is replaced. */
  stale: boolean;
  /** The findings of the result as they were last placed in the text, for a block that started at `start`. */
  placed: { readonly result: BlockResult; readonly start: number; readonly findings: readonly BlockFinding[] } | undefined;
}

/** A finding of a block with what is needed to explain and fix it without another analysis. */
export interface BlockFinding extends Finding {
  readonly hit: Hit;
  readonly block: BlockEntry;
}

/** Kinds of block that hold prose to analyse. */
const PROSE: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'heading',
  'list-item',
  'table-cell',
  'quote',
  'caption',
  'furniture',
]);

export const isProse = (block: { readonly kind: BlockKind }): boolean => PROSE.has(block.kind);

/** Reads the blocks of a text from scratch. */
export function readBlocks(format: Format, text: string): BlockEntry[] {
  const blocks: BlockEntry[] = [];
  readSomeBlocks(format, text, 0, Number.POSITIVE_INFINITY, blocks);
  return blocks;
}

/**
 * Reads blocks on from `from` (0, or where the last call ended) into `blocks`, as far as the first safe point after
 * `length` code units. Gives that point, or -1 at the end of the text.
 */
export function readSomeBlocks(format: Format, text: string, from: number, length: number, blocks: BlockEntry[]): number {
  let next = -1;
  format.blocks(text, from, (block) => {
    if (block.restart && block.start - from >= length) {
      next = block.start;
      return false;
    }
    blocks.push(entryOf(block, text));
    return true;
  });
  return next;
}

export interface BlockUpdate {
  readonly blocks: BlockEntry[];
  /** Blocks with a result that no block of the new text takes over. */
  readonly dropped: readonly BlockEntry[];
  /** The blocks read anew. */
  readonly fresh: { readonly first: number; readonly count: number };
  /** Whether the new text has the same blocks in the same order, but for their words. */
  readonly sameShape: boolean;
}

/**
 * Brings the blocks up to date after `before` became `after` by replacing [from, oldEnd) with [from, newEnd). Reads anew
 * from a safe point before the edit until the blocks fall in step with the old ones again; keeps the results of blocks
 * whose text did not change.
 */
export function updateBlocks(
  format: Format,
  blocks: BlockEntry[],
  before: string,
  after: string,
  from: number,
  oldEnd: number,
  newEnd: number,
): BlockUpdate {
  const shift = newEnd - oldEnd;
  const first = restartBefore(blocks, from);
  const start = first < 0 ? 0 : blocks[first].start;
  const keep = Math.max(first, 0);
  const fresh: BlockEntry[] = [];
  let old = keep;
  let inStep = false;
  format.blocks(after, start, (block) => {
    if (block.start >= newEnd && block.restart) {
      while (old < blocks.length && blocks[old].start + shift < block.start) old++;
      // Far enough behind the edit that no construct opened in it can still reach here.
      if (
        old < blocks.length &&
        blocks[old].start + shift === block.start &&
        blocks[old].restart &&
        blocks[old].start > oldEnd &&
        fresh.length > 0
      ) {
        inStep = true;
        return false;
      }
    }
    fresh.push(entryOf(block, after));
    return true;
  });
  const replacedEnd = inStep ? old : blocks.length;
  const replaced = blocks.slice(keep, replacedEnd);
  const byText = new Map<string, BlockEntry[]>();
  for (const block of replaced) {
    if (!block.result) continue;
    const key = `${block.kind} ${before.slice(block.start, block.end)}`;
    const same = byText.get(key);
    if (same) same.push(block);
    else byText.set(key, [block]);
  }
  const reused = new Set<BlockEntry>();
  for (const block of fresh) {
    const same = byText.get(`${block.kind} ${after.slice(block.start, block.end)}`)?.shift();
    if (!same) continue;
    block.result = same.result;
    block.units = same.units;
    block.number = same.number;
    block.stale = same.stale;
    reused.add(same);
  }
  for (let i = replacedEnd; i < blocks.length; i++) {
    blocks[i].start += shift;
    blocks[i].end += shift;
  }
  blocks.splice(keep, replaced.length, ...fresh);
  const sameShape =
    fresh.length === replaced.length &&
    fresh.every(({ kind, furniture }, i) => kind === replaced[i].kind && furniture === replaced[i].furniture);
  return {
    blocks,
    fresh: { first: keep, count: fresh.length },
    dropped: replaced.filter((block) => block.result && !reused.has(block)),
    sameShape,
  };
}

/** A block with `restart` that ends, with another between, before the edit; -1: read from the start. */
function restartBefore(blocks: readonly BlockEntry[], from: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].end < from) low = middle + 1;
    else high = middle;
  }
  // `low` is the first block that the edit may touch; go back to a restart two blocks before it.
  for (let i = low - 2; i > 0; i--) if (blocks[i].restart) return i;
  return -1;
}

function entryOf(block: Block, text: string): BlockEntry {
  const { start, end, kind, level, restart } = block;
  const furniture = kind === 'furniture' || (PROSE.has(kind) && isFurniture(text.slice(start, Math.min(end, start + 400)), kind));
  return {
    start,
    end,
    kind,
    level,
    restart,
    furniture,
    result: undefined,
    units: 0,
    number: -1,
    stale: false,
    placed: undefined,
  };
}
