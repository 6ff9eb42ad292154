import { isProse, readBlocks } from '../blocks';
import type { Block, Format, InlineMark } from '../formats/format';
import { type Kept, keeps, keptSpans, type PlacedComment } from '../suppressions';
import { LineIndex } from '../text/lineIndex';
import { Tokens, tokenize } from '../text/tokens';
import type { Vocabulary } from '../text/vocabulary';
import type { RuleId } from '../types';
import { LiveUnits, type PlacedPrint, packed } from './documentUnits';
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

const RULE: RuleId = 'duplicate/cross-document';

/** The stretches in which comments keep copies of other documents on purpose. */
export const keptUnits = (comments: readonly PlacedComment[]): readonly Kept[] =>
  comments.length === 0 ? NONE : keptSpans(comments, Number.POSITIVE_INFINITY).filter((span) => keeps(span, RULE));
const NONE: readonly Kept[] = [];

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
        placed.push({ print, block });
      }
      for (const mark of marks) if (mark.kind === 'comment') comments.push({ at: mark.start, body: mark.target, block });
      work += block.end - block.start;
      if (work >= SLICE) {
        work = 0;
        yield;
      }
    }
    return packed(new LiveUnits(placed, keptUnits(comments), new LineIndex(text)));
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
