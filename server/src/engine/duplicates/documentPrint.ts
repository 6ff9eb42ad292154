import { isProse, readBlocks } from '../blocks';
import type { Block, BlockKind, Format, InlineMark } from '../formats/format';
import { type Kept, keeps, keptSpans, type PlacedComment, touches } from '../suppressions';
import { LineIndex } from '../text/lineIndex';
import type { Text } from '../text/sourceText';
import { Tokens, tokenize } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';
import type { RuleId, Span } from '../types';
import { printBlock, type UnitPrint } from './print';

/** What a unit is, as bits. */
export const Trait = {
  /** Prose whose repetition alone is a finding. */
  Counted: 1,
  Furniture: 2,
  /** Names a news agency as its source. */
  Credit: 4,
  /** A block quotation. */
  Quote: 8,
  /** A comment keeps it on purpose. */
  Kept: 16,
} as const;

/**
 * A document as an index of documents keeps it: its units in order, in typed arrays, and nothing of its text. Holds all
 * there is to keep between sessions; equal texts give equal prints.
 */
export interface DocumentPrint {
  /** Offsets of each unit. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** First and last line of each unit in turn, from 1. */
  readonly lines: Int32Array;
  /** Hash of each unit's words. */
  readonly keys: Float64Array;
  /** What each unit is: bits of `Trait`. */
  readonly traits: Uint8Array;
  /** Where the words of each unit end in `words`. */
  readonly wordEnds: Int32Array;
  /** A number for each word. */
  readonly words: Int32Array;
}

/** A unit and where its block stands. */
export interface PlacedPrint {
  readonly print: UnitPrint;
  readonly kind: BlockKind;
  readonly blockStart: number;
}

const RULE: RuleId = 'duplicate/cross-document';

/** Packs the units of a document. */
export function packPrints(placed: readonly PlacedPrint[], comments: readonly PlacedComment[], text: Text): DocumentPrint {
  const kept = comments.length === 0 ? [] : keptSpans(comments, text.length).filter((span) => keeps(span, RULE));
  const count = placed.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const keys = new Float64Array(count);
  const traits = new Uint8Array(count);
  const wordEnds = new Int32Array(count);
  const words = new Int32Array(placed.reduce((sum, { print }) => sum + print.words.length, 0));
  let end = 0;
  for (const [i, { print, kind, blockStart }] of placed.entries()) {
    starts[i] = blockStart + print.from;
    ends[i] = blockStart + print.to;
    keys[i] = print.key;
    traits[i] = traitsOf(print, kind, { start: starts[i], end: ends[i] }, kept);
    words.set(print.words, end);
    end += print.words.length;
    wordEnds[i] = end;
  }
  return withLines({ starts, ends, keys, traits, wordEnds, words }, text);
}

/** Lines are counted when they are first asked for. */
export function withLines(print: Omit<DocumentPrint, 'lines'>, text: Text): DocumentPrint {
  let lines: Int32Array | undefined;
  return {
    ...print,
    get lines() {
      lines ??= linesOf(text, print.starts, print.ends);
      return lines;
    },
  };
}

function traitsOf(print: UnitPrint, kind: BlockKind, span: Span, kept: readonly Kept[]): number {
  return (
    (print.counted ? Trait.Counted : 0) |
    (print.furniture ? Trait.Furniture : 0) |
    (print.credit ? Trait.Credit : 0) |
    (kind === 'quote' ? Trait.Quote : 0) |
    (kept.some((own) => touches(own, span)) ? Trait.Kept : 0)
  );
}

function linesOf(text: Text, starts: Int32Array, ends: Int32Array): Int32Array {
  const index = new LineIndex(text.toString());
  const lines = new Int32Array(starts.length * 2);
  for (let i = 0; i < starts.length; i++) lines.set(index.numbersOf({ start: starts[i], end: ends[i] }), i * 2);
  return lines;
}

export const EMPTY_PRINT: DocumentPrint = {
  starts: new Int32Array(0),
  ends: new Int32Array(0),
  lines: new Int32Array(0),
  keys: new Float64Array(0),
  traits: new Uint8Array(0),
  wordEnds: new Int32Array(0),
  words: new Int32Array(0),
};

/** The first `count` units of a print. */
export const beginningOf = (print: DocumentPrint, count: number): DocumentPrint => ({
  starts: print.starts.subarray(0, count),
  ends: print.ends.subarray(0, count),
  lines: print.lines.subarray(0, count * 2),
  keys: print.keys.subarray(0, count),
  traits: print.traits.subarray(0, count),
  wordEnds: print.wordEnds.subarray(0, count),
  words: print.words.subarray(0, count === 0 ? 0 : print.wordEnds[count - 1]),
});

/** The words of a unit. */
export const wordsAt = ({ words, wordEnds }: DocumentPrint, at: number): Int32Array =>
  words.subarray(at === 0 ? 0 : wordEnds[at - 1], wordEnds[at]);

export const wordCountAt = ({ wordEnds }: DocumentPrint, at: number): number => wordEnds[at] - (at === 0 ? 0 : wordEnds[at - 1]);

export const isCountedAt = ({ traits }: DocumentPrint, at: number): boolean => (traits[at] & Trait.Counted) !== 0;

export function sameUnit(a: DocumentPrint, i: number, b: DocumentPrint, j: number): boolean {
  return a.keys[i] === b.keys[j] && a.traits[i] === b.traits[j] && wordCountAt(a, i) === wordCountAt(b, j);
}

const SLICE = 16384;

/** Prints documents that are not open: reads their words and nothing else. Keeps its buffers between documents. */
export class DocumentPrinter {
  private units = new Uint16Array(1024);
  private readonly tokens = new Tokens();

  constructor(private readonly vocabulary: Vocabulary) {}

  print(text: string, format: Format): DocumentPrint {
    const work = this.steps(text, format);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
    }
  }

  /** Reads a document a slice at a time: iterate to the end for its print, or drop the iterator to stop. */
  *steps(text: string, format: Format): Generator<void, DocumentPrint> {
    let work = 0;
    const blocks = readBlocks(format, text);
    const placed: PlacedPrint[] = [];
    const comments: PlacedComment[] = [];
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'comment') {
        const body = format.commentBody(text.slice(block.start, block.end));
        comments.push({ at: block.start, body, block: blocks.slice(index + 1).find(isProse) });
      }
      if (!isProse(block)) continue;
      const marks: InlineMark[] = [];
      for (const print of this.printsOf(text, format, block, block.furniture, marks)) {
        placed.push({ print, kind: block.kind, blockStart: block.start });
      }
      for (const mark of marks) if (mark.kind === 'comment') comments.push({ at: mark.start, body: mark.target, block });
      work += block.end - block.start;
      if (work >= SLICE) {
        work = 0;
        yield;
      }
    }
    const print = packPrints(placed, comments, text);
    // The lines are counted now, so that the text need not be kept for them.
    return { ...print };
  }

  private printsOf(text: string, format: Format, block: Block, furniture: boolean, marks: InlineMark[]): UnitPrint[] {
    const length = block.end - block.start;
    if (this.units.length < length + 4) this.units = new Uint16Array(length * 2 + 4);
    const { units, tokens } = this;
    format.mask(text, block, units, marks);
    units.fill(0, length, length + 4);
    tokenize(units, length, this.vocabulary, tokens);
    return printBlock({ kind: block.kind, furniture, text: text.slice(block.start, block.end), units, tokens });
  }
}
