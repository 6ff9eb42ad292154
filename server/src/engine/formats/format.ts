import type { FormatId, Span, TextEdit } from '../types';

/** What a block of a document is. Only `paragraph`, `heading`, `list-item`, `table-cell`, `quote` and `caption` hold prose. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'table-cell'
  | 'quote'
  | 'caption'
  | 'furniture'
  | 'code'
  | 'comment'
  | 'front-matter'
  | 'definition';

/** A block: a paragraph, a heading, a list item …; blank lines between blocks belong to none. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Heading level, list or quote depth; 0 where it has no meaning. */
  readonly level: number;
  /**
   * True when reading may begin afresh at `start`: no construct (fence, comment, list, quotation …) opened
   * before it reaches in, so the blocks from here on depend on nothing before.
   */
  readonly restart: boolean;
}

/** Replaces a markup unit that leaves no gap: emphasis marks, link targets, footnote marks. Words run on through it. */
export const SKIP = 0xffff;
/** Replaces a verbatim unit that stands like a noun in its sentence: inline code, an image, a bare URL. */
export const OBJECT = 0xfffc;
/**
 * Stands before a character that the source writes with several units (`&rsquo;`, `<q>`): the character is put at the last
 * of them, `LEAD` at those before, and the character's token takes in all.
 */
export const LEAD = 0xfffe;

/** Something inside a block that is not plain words but matters to the rules. Offsets are absolute. */
export interface InlineMark extends Span {
  readonly kind: 'emphasis' | 'strong' | 'link' | 'image' | 'code' | 'footnote' | 'citation' | 'comment' | 'url';
  /** A link's address, a footnote's label, a citation's key, a comment's text. */
  readonly target: string;
}

/** How one format is read. Implementations are pure and linear in the text, whatever it holds. */
export interface Format {
  readonly id: FormatId;
  /**
   * Emits the blocks of `text` from offset `from` on (0, or the start of a block with `restart`), in order and
   * without overlap, until the end of the text or until `emit` returns false.
   */
  blocks(text: string, from: number, emit: (block: Block) => boolean): void;
  /**
   * Writes `block.end - block.start` units to `out`: the block's text with markup replaced unit by unit
   * (blank, `SKIP`, `OBJECT`, or `LEAD` and the character meant), never moved, and collects its inline marks.
   */
  mask(text: string, block: Block, out: Uint16Array, marks: InlineMark[]): void;
  /**
   * Writes a comment that says `body` where it belongs to the block at `span`; undefined where the format has no
   * comments, or can have none at this place.
   */
  comment(text: string, span: Span, body: string): TextEdit | undefined;
  /** What a block of kind `comment` says: its text without the comment's delimiters. */
  commentBody(source: string): string;
}
