import type { BlockResult } from './blockAnalysis';
import type { Block, BlockKind, Format } from './formats/format';
import { isEol } from './formats/lines';
import type { Hit } from './hits';
import { firstWhere } from './search';
import { isFurniture } from './text/furniture';
import type { Text } from './text/sourceText';
import type { Finding, Span } from './types';

/** A block of the current text with what is known of it. Moves with the text; its result does not change by moving. */
export interface BlockEntry {
  start: number;
  end: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly restart: boolean;
  readonly furniture: boolean;
  result: BlockResult | undefined;
  /** What of the result is looked at across the document (`Holds`), so that blocks without any are passed over. */
  holds: number;
  /** Units of the result, and the number by which the search for copies knows it; -1 where there is no result. */
  units: number;
  number: number;
  /** The result rests on a context that has changed. It stays in the sums of the document until it is replaced. */
  stale: boolean;
  /** The findings of the result as they were last placed in the text, for a block that started at `start`. */
  placed: { readonly result: BlockResult; start: number; readonly findings: readonly BlockFinding[] } | undefined;
}

/** In `holds` of a block: findings, comments, names of parties, claims of a heading, footnote marks. */
export const Holds = { Hits: 1, Comments: 2, Terms: 4, Heading: 8, Notes: 16 } as const;

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

/** Gives a block the result of its analysis, known to the search for copies by a number. */
export function setResult(block: BlockEntry, result: BlockResult, number: number): void {
  block.result = result;
  block.holds = holdsOf(result);
  block.units = result.units.length;
  block.number = number;
  block.stale = false;
}

export function clearResult(block: BlockEntry): void {
  block.result = undefined;
  block.holds = 0;
  block.units = 0;
  block.number = -1;
}

function holdsOf({ hits, comments, terms, heading, notes }: BlockResult): number {
  return (
    (hits.length > 0 ? Holds.Hits : 0) |
    (comments.length > 0 ? Holds.Comments : 0) |
    (terms.length > 0 ? Holds.Terms : 0) |
    (heading ? Holds.Heading : 0) |
    (notes.length > 0 ? Holds.Notes : 0)
  );
}

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
    blocks.push(entryOf(block, text, 0));
    return true;
  });
  return next;
}

/** Blocks that were read anew: `count` from the index `first` on, for as many as were `replaced`. */
export interface FreshBlocks {
  readonly first: number;
  readonly count: number;
  readonly replaced: number;
  /** The stretch of the new text they were read from. */
  readonly read: Span;
}

/** The blocks after a replacement, and what became of those before it. */
export interface BlockUpdate {
  readonly blocks: BlockEntry[];
  /** Blocks with a result that no block of the new text takes over. */
  readonly dropped: readonly BlockEntry[];
  readonly fresh: FreshBlocks;
  /** Whether the new text has the same blocks in the same order, but for their words. */
  readonly sameShape: boolean;
}

/** [from, oldEnd) of a text became [from, newEnd). */
export interface Replacement {
  readonly from: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** How much of the text is looked at behind an edit at first. */
const WINDOW = 8192;

/**
 * Brings the blocks up to date after a replacement in `before` gave `after`. Reads anew
 * from a safe point before the edit until the blocks fall in step with the old ones again; keeps the results of blocks
 * whose text did not change.
 */
export function updateBlocks(
  format: Format,
  blocks: BlockEntry[],
  before: Text,
  after: Text,
  { from, oldEnd, newEnd }: Replacement,
  window = WINDOW,
): BlockUpdate {
  const shift = newEnd - oldEnd;
  const first = restartBefore(blocks, from);
  const start = first < 0 ? 0 : blocks[first].start;
  const keep = Math.max(first, 0);
  /** The old block that a new one is, and the new ones behind it are those behind it; -1: there is none. */
  const inStepWith = (block: Block): number => {
    if (block.start < newEnd || !block.restart) return -1;
    const old = firstFrom(blocks, block.start - shift);
    // Far enough behind the edit that no construct opened in it can still reach here.
    const same = old < blocks.length && blocks[old].start + shift === block.start && blocks[old].restart;
    return same && blocks[old].start > oldEnd ? old : -1;
  };
  const { fresh, inStep } = readUntil(format, after, start, newEnd - start + window, inStepWith);
  const replacedEnd = inStep < 0 ? blocks.length : inStep;
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
    if (same.result) setResult(block, same.result, same.number);
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
    fresh: {
      first: keep,
      count: fresh.length,
      replaced: replaced.length,
      read: { start, end: blocks[keep + fresh.length]?.start ?? after.length },
    },
    dropped: replaced.filter((block) => block.result && !reused.has(block)),
    sameShape,
  };
}

/**
 * Reads blocks from a safe point on until one, not the first, is in step. Looks at no more of the text than it must: at
 * `length` code units at first. Where what is looked at ends, blocks may read otherwise than in the whole text, as
 * they may before an edit there; so a block counts as in step only where that is far enough behind it.
 */
function readUntil(
  format: Format,
  text: Text,
  from: number,
  length: number,
  inStepWith: (block: Block) => number,
): { fresh: BlockEntry[]; inStep: number } {
  const begin = lineBefore(text, from);
  for (let ahead = length; ; ahead *= 4) {
    const end = Math.min(text.length, from + ahead);
    const window = text.slice(begin, end);
    const read: BlockEntry[] = [];
    let inStep = -1;
    let found = -1;
    format.blocks(window, from - begin, (block) => {
      const entry = entryOf(block, window, begin);
      if (inStep < 0 && read.length > 0) {
        inStep = inStepWith(entry);
        found = read.length;
      }
      read.push(entry);
      return inStep < 0 || (end < text.length && read.length < found + 2);
    });
    const settled = inStep >= 0 && read.length === found + 2 && read[found + 1].end < end;
    if (end === text.length || settled) return { fresh: inStep < 0 ? read : read.slice(0, found), inStep };
  }
}

/** Start of the line before the one of an offset, so that a reader which begins there sees what stands before it. */
function lineBefore(text: Text, offset: number): number {
  let at = offset;
  for (let lines = 0; at > 0; at--) if (isEol(text.charCodeAt(at - 1)) && lines++ === 1) break;
  return at;
}

/** A block with `restart` that ends, with another between, before the edit; -1: read from the start. */
function restartBefore(blocks: readonly BlockEntry[], from: number): number {
  // The first block that the edit may touch; go back to a restart two blocks before it.
  const touched = firstWhere(blocks.length, (i) => blocks[i].end >= from);
  for (let i = touched - 2; i > 0; i--) if (blocks[i].restart) return i;
  return -1;
}

/** Index of the first block that starts at `offset` or behind it. */
export function firstFrom(blocks: readonly BlockEntry[], offset: number): number {
  return firstWhere(blocks.length, (i) => blocks[i].start >= offset);
}

/** `text` starts at `origin` of the document. */
function entryOf(block: Block, text: string, origin: number): BlockEntry {
  const { start, end, kind, level, restart } = block;
  const furniture = kind === 'furniture' || (PROSE.has(kind) && isFurniture(text.slice(start, Math.min(end, start + 400)), kind));
  return {
    start: start + origin,
    end: end + origin,
    kind,
    level,
    restart,
    furniture,
    result: undefined,
    holds: 0,
    units: 0,
    number: -1,
    stale: false,
    placed: undefined,
  };
}
