import type { Block, BlockKind } from '../format';
import { afterEol, BOM, isBlank, isDigit, lineEnd, SPACE, skipBlank, TAB, trimEnd } from '../lines';
import { type HtmlBlock, htmlBlockAt, htmlBlockCloses, tagName } from './html';
import { tableCells, tableDelimiterColumns } from './table';

/** Deeper quotations and lists read as text: no draft nests so far, and the cost of a line stays bounded. */
const MAX_NESTING = 100;
const CODE_INDENT = 4;

type Container = 'quote' | 'item' | 'note';
type Leaf = 'none' | 'paragraph' | 'definition' | 'fence' | 'indented' | 'html' | 'table';

/** Emits the blocks of a Markdown text (CommonMark, GFM tables and footnotes, front matter) from `from` on. */
export function scanBlocks(text: string, from: number, emit: (block: Block) => boolean): void {
  new BlockScanner(text, emit).scan(from);
}

/**
 * Reads line by line, as CommonMark prescribes: first the containers (quotations, list items, notes) that go on,
 * then the ones that open, then the leaf. One leaf is open at a time and is emitted when it closes.
 */
class BlockScanner {
  private stopped = false;

  // The current line, and how far it is read. `indent` and `next` are set by `measure`.
  private lineStart = 0;
  private lineEnd = 0;
  private position = 0;
  private column = 0;
  /** Columns left of a tab that was consumed in part. */
  private tabRest = 0;
  private next = 0;
  private indent = 0;
  /** The line's characters up to here are known not to form a thematic break. */
  private noBreakBefore = 0;

  private readonly containers: Container[] = [];
  /** Columns a line must be indented to go on with an item. */
  private readonly widths: number[] = [];
  private quotes = 0;
  private items = 0;
  private notes = 0;
  /** The innermost container is an item whose marker stood alone: a blank line ends it. */
  private emptyItem = false;

  private leaf: Leaf = 'none';
  private leafKind: BlockKind = 'paragraph';
  private leafStart = 0;
  private leafEnd = 0;
  private leafRestart = false;
  // Paragraph: its last line, which may turn out to be a table's head.
  private beforeLastLine = 0;
  private lastLineContent = 0;
  private definitionTitled = false;
  private fenceUnit = 0;
  private fenceLength = 0;
  private html: HtmlBlock = 'element';

  constructor(
    private readonly text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {}

  scan(from: number): void {
    let at = from === 0 ? this.frontMatter() : from;
    while (at < this.text.length && !this.stopped) {
      this.lineStart = at;
      this.lineEnd = lineEnd(this.text, at);
      this.position = at === 0 && this.text.charCodeAt(0) === BOM ? 1 : at;
      this.column = 0;
      this.tabRest = 0;
      this.noBreakBefore = 0;
      this.readLine();
      at = afterEol(this.text, this.lineEnd);
    }
    this.closeLeaf();
  }

  /** Reads front matter, if any, and gives the offset after it. */
  private frontMatter(): number {
    const { text } = this;
    const start = text.charCodeAt(0) === BOM ? 1 : 0;
    const fence = text.slice(start, start + 3);
    if (fence !== '---' && fence !== '+++') return 0;
    let end = lineEnd(text, start);
    if (skipBlank(text, start + 3, end) < end) return 0;
    for (let at = afterEol(text, end); at < text.length; at = afterEol(text, end)) {
      end = lineEnd(text, at);
      if (!text.startsWith(fence, at) || skipBlank(text, at + 3, end) < end) continue;
      this.emit('front-matter', 0, 0, end, true);
      return afterEol(text, end);
    }
    return 0;
  }

  private readLine(): void {
    let depth = this.matchContainers();
    const continued = depth;
    if (depth === this.containers.length && this.continueVerbatim()) return;
    // Only a paragraph may go on although its containers do not ("lazy" lines).
    if (depth < this.containers.length && !this.inParagraph()) this.closeTo(depth);

    for (let opened = false; ; opened = true) {
      this.measure();
      if (this.next >= this.lineEnd) {
        if (!opened) this.closeAtBlank(depth);
        return;
      }
      const allContinued = depth === this.containers.length;
      const inParagraph = this.inParagraph();
      if (this.indent >= CODE_INDENT) {
        if (!inParagraph) this.open('indented', 'code', depth, continued === 0);
        else this.readText(depth, continued);
        return;
      }
      if (this.containers.length < MAX_NESTING && this.openContainer(depth, inParagraph && allContinued)) {
        depth = this.containers.length;
        continue;
      }
      if (this.openLeaf(depth, continued, inParagraph, allContinued)) return;
      this.readText(depth, continued);
      return;
    }
  }

  /** Consumes the marks of the open containers that go on in this line, and counts them. */
  private matchContainers(): number {
    for (let depth = 0; depth < this.containers.length; depth++) {
      this.measure();
      const blank = this.next >= this.lineEnd;
      if (this.containers[depth] === 'quote') {
        if (blank || this.indent >= CODE_INDENT || this.unit(this.next) !== 0x3e) return depth;
        this.consumeMark(1);
        this.consumeColumns(1);
      } else if (blank) {
        if (this.emptyItem && depth === this.containers.length - 1) return depth;
      } else {
        if (this.indent < this.widths[depth]) return depth;
        this.consumeColumns(this.widths[depth]);
      }
    }
    return this.containers.length;
  }

  /** Continues an open fence, indented code or HTML block with this line; false when the line is not part of it. */
  private continueVerbatim(): boolean {
    this.measure();
    const blank = this.next >= this.lineEnd;
    switch (this.leaf) {
      case 'fence':
        this.leafEnd = this.lineEnd;
        if (this.indent < CODE_INDENT && this.closesFence()) this.closeLeaf();
        return true;
      case 'indented':
        if (blank) return true;
        if (this.indent < CODE_INDENT) return false;
        this.leafEnd = this.lineEnd;
        return true;
      case 'html':
        if (this.html === 'element' || this.html === 'lone-tag') {
          if (blank) this.closeLeaf();
          else this.leafEnd = this.lineEnd;
        } else {
          this.continueHtml();
        }
        return true;
      default:
        return false;
    }
  }

  private closesFence(): boolean {
    let at = this.next;
    while (at < this.lineEnd && this.unit(at) === this.fenceUnit) at++;
    return at - this.next >= this.fenceLength && skipBlank(this.text, at, this.lineEnd) === this.lineEnd;
  }

  private continueHtml(): void {
    this.leafEnd = this.lineEnd;
    const line = this.text.slice(Math.max(this.position, this.next), this.lineEnd);
    if (!htmlBlockCloses(this.html, line)) return;
    if (this.html === 'comment' && !/^\s*(?:<!--|$)/.test(line.slice(line.indexOf('-->') + 3))) {
      // Words after a comment are shown to the reader.
      this.leafKind = 'paragraph';
    }
    this.closeLeaf();
  }

  private openContainer(depth: number, interruptsParagraph: boolean): boolean {
    const { text, next } = this;
    const unit = this.unit(next);
    if (unit === 0x3e) {
      this.push('quote', 0, depth);
      this.consumeMark(1);
      this.consumeColumns(1);
      return true;
    }
    if (unit === 0x5b) {
      const after = noteLabelEnd(text, next, this.lineEnd);
      if (after === -1) return false;
      this.push('note', CODE_INDENT, depth);
      this.consumeMark(after - next);
      return true;
    }
    const marker = listMarkerLength(text, next, this.lineEnd);
    if (marker === 0 || this.isThematicBreak()) return false;
    const blankAfter = skipBlank(text, next + marker, this.lineEnd) === this.lineEnd;
    if (interruptsParagraph && (blankAfter || (isDigit(unit) && text.slice(next, next + marker - 1) !== '1'))) return false;
    // A setext underline of one hyphen looks like an empty item, which may not interrupt a paragraph anyway.
    const markerIndent = this.indent;
    this.push('item', 0, depth);
    this.consumeMark(marker);
    this.measure();
    const spaces = blankAfter || this.indent > CODE_INDENT ? 1 : this.indent;
    this.consumeColumns(spaces);
    this.widths[this.widths.length - 1] = markerIndent + marker + spaces;
    this.emptyItem = blankAfter;
    return true;
  }

  /** Opens (or reads whole) what the line starts, other than a paragraph; false when it starts nothing. */
  private openLeaf(depth: number, continued: number, inParagraph: boolean, allContinued: boolean): boolean {
    const { text, next } = this;
    const restart = continued === 0;
    const unit = this.unit(next);
    if (this.leaf === 'paragraph' && allContinued) {
      if (this.closeAsSetextHeading(unit) || this.openTable()) return true;
    }
    if (unit === 0x23) {
      let level = 1;
      while (this.unit(next + level) === 0x23) level++;
      const after = next + level;
      if (level <= 6 && (after >= this.lineEnd || this.unit(after) === SPACE || this.unit(after) === TAB)) {
        this.closeTo(depth);
        this.emitProse('heading', level, this.lineStart, this.lineEnd, restart);
        return true;
      }
    } else if (unit === 0x60 || unit === 0x7e) {
      let after = next;
      while (this.unit(after) === unit) after++;
      const infoHasBacktick = unit === 0x60 && text.slice(after, this.lineEnd).includes('`');
      if (after - next >= 3 && !infoHasBacktick) {
        this.open('fence', 'code', depth, restart);
        this.fenceUnit = unit;
        this.fenceLength = after - next;
        return true;
      }
    } else if (unit === 0x3c) {
      const html = htmlBlockAt(text, next, this.lineEnd);
      if (html !== undefined && !(html === 'lone-tag' && inParagraph)) {
        this.openHtml(html, depth, restart);
        return true;
      }
    } else if ((unit === 0x2a || unit === 0x2d || unit === 0x5f) && this.isThematicBreak()) {
      this.closeTo(depth);
      return true;
    }
    return false;
  }

  private openHtml(html: HtmlBlock, depth: number, restart: boolean): void {
    let kind: BlockKind = 'code';
    if (html === 'comment') kind = 'comment';
    else if (html === 'element' || html === 'lone-tag') {
      const name = tagName(this.text, this.next, this.lineEnd);
      kind = name === 'blockquote' ? 'quote' : name === 'figcaption' ? 'caption' : 'paragraph';
    }
    this.open('html', kind, depth, restart);
    this.html = html;
    if (html !== 'element' && html !== 'lone-tag') this.continueHtml();
  }

  private closeAsSetextHeading(unit: number): boolean {
    if (unit !== 0x3d && unit !== 0x2d) return false;
    let at = this.next;
    while (this.unit(at) === unit) at++;
    if (skipBlank(this.text, at, this.lineEnd) < this.lineEnd) return false;
    this.leaf = 'none';
    this.emitProse('heading', unit === 0x3d ? 1 : 2, this.leafStart, this.lineEnd, this.leafRestart);
    return true;
  }

  /** Turns the paragraph's last line into a table's head when this line is the row under it. */
  private openTable(): boolean {
    const { text } = this;
    const columns = tableDelimiterColumns(text, this.next, this.lineEnd);
    if (columns === 0 || tableCells(text, this.lastLineContent, this.leafEnd).length !== columns) return false;
    const headEnd = this.leafEnd;
    this.leaf = 'none';
    if (this.beforeLastLine > this.leafStart) {
      this.emitProse('paragraph', 0, this.leafStart, this.beforeLastLine, this.leafRestart);
    }
    this.leaf = 'table';
    this.emitCells(this.lastLineContent, headEnd);
    return true;
  }

  private emitCells(start: number, end: number): void {
    for (const cell of tableCells(this.text, start, end)) {
      if (cell.end > cell.start) this.emitProse('table-cell', 0, cell.start, cell.end, false);
    }
  }

  /** A line of words: goes on with a table or paragraph, or opens a paragraph or a definition. */
  private readText(depth: number, continued: number): void {
    const { text } = this;
    if (this.leaf === 'table') {
      this.emitCells(this.next, this.lineEnd);
      return;
    }
    if (this.leaf === 'paragraph') {
      this.beforeLastLine = this.leafEnd;
      this.lastLineContent = this.next;
      this.leafEnd = this.lineEnd;
      return;
    }
    const definition = definitionAt(text, this.next, this.lineEnd);
    let restart = continued === 0;
    if (this.leaf === 'definition') {
      if (!this.definitionTitled && isTitle(text, this.next, this.lineEnd)) {
        this.definitionTitled = true;
        this.leafEnd = this.lineEnd;
        return;
      }
      // What follows a definition without a blank line is read as the rest of its paragraph.
      restart = false;
      this.closeLeaf();
    } else {
      this.closeTo(depth);
    }
    this.leaf = definition === undefined ? 'paragraph' : 'definition';
    this.leafKind = definition === undefined ? 'paragraph' : 'definition';
    this.definitionTitled = definition === 'titled';
    this.leafStart = this.lineStart;
    this.leafEnd = this.lineEnd;
    this.leafRestart = restart;
    this.beforeLastLine = this.lineStart;
    this.lastLineContent = this.next;
  }

  private closeAtBlank(depth: number): void {
    if (this.leaf !== 'none' && this.leaf !== 'indented') this.closeLeaf();
    if (depth < this.containers.length) this.closeTo(depth);
  }

  private inParagraph(): boolean {
    return this.leaf === 'paragraph' || this.leaf === 'definition';
  }

  private open(leaf: Leaf, kind: BlockKind, depth: number, restart: boolean): void {
    this.closeTo(depth);
    this.leaf = leaf;
    this.leafKind = kind;
    this.leafStart = this.lineStart;
    this.leafEnd = this.lineEnd;
    this.leafRestart = restart;
  }

  private push(container: Container, width: number, depth: number): void {
    this.closeTo(depth);
    this.containers.push(container);
    this.widths.push(width);
    this.count(container, 1);
  }

  /** Closes the leaf and the containers beyond `depth`. */
  private closeTo(depth: number): void {
    this.closeLeaf();
    this.emptyItem = false;
    while (this.containers.length > depth) {
      this.count(this.containers.pop() as Container, -1);
      this.widths.pop();
    }
  }

  private count(container: Container, by: number): void {
    if (container === 'quote') this.quotes += by;
    else if (container === 'item') this.items += by;
    else this.notes += by;
  }

  private closeLeaf(): void {
    const { leaf } = this;
    this.leaf = 'none';
    if (leaf !== 'none' && leaf !== 'table') this.emitProse(this.leafKind, 0, this.leafStart, this.leafEnd, this.leafRestart);
  }

  /** Emits a block, prose taking the kind of what it stands in. */
  private emitProse(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const prose = kind !== 'code' && kind !== 'comment' && kind !== 'definition';
    if (prose && this.notes > 0) this.emit('definition', 0, start, end, restart);
    else if (prose && this.quotes > 0) this.emit('quote', this.quotes, start, end, restart);
    else if (kind === 'paragraph' && this.items > 0) this.emit('list-item', this.items, start, end, restart);
    else this.emit(kind, kind === 'quote' ? 1 : level, start, end, restart);
  }

  private emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const trimmed = trimEnd(this.text, start, end);
    if (this.stopped || trimmed === start) return;
    this.stopped = !this.emitBlock({ kind, level, start, end: trimmed, restart });
  }

  private unit(at: number): number {
    return at < this.lineEnd ? this.text.charCodeAt(at) : 0;
  }

  /** Finds the next character that is not white space, and the columns up to it. */
  private measure(): void {
    let at = this.position;
    let column = this.column + this.tabRest;
    for (; at < this.lineEnd; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === SPACE) column++;
      else if (unit === TAB) column += 4 - (column % 4);
      else break;
    }
    this.next = at;
    this.indent = column - this.column;
  }

  /** Consumes white space, then a mark of `length` characters. */
  private consumeMark(length: number): void {
    this.column += this.indent + length;
    this.position = this.next + length;
    this.tabRest = 0;
  }

  /** Consumes up to `columns` columns of white space; a tab may be consumed in part. */
  private consumeColumns(columns: number): void {
    for (let left = columns; left > 0; ) {
      if (this.tabRest === 0) {
        const unit = this.unit(this.position);
        if (unit !== SPACE && unit !== TAB) return;
        this.tabRest = unit === TAB ? 4 - (this.column % 4) : 1;
        this.position++;
      }
      const taken = Math.min(left, this.tabRest);
      this.tabRest -= taken;
      this.column += taken;
      left -= taken;
    }
  }

  /** Three or more `*`, `-` or `_`, nothing else. */
  private isThematicBreak(): boolean {
    const unit = this.unit(this.next);
    if ((unit !== 0x2a && unit !== 0x2d && unit !== 0x5f) || this.next < this.noBreakBefore) return false;
    let marks = 0;
    for (let at = this.next; at < this.lineEnd; at++) {
      const other = this.text.charCodeAt(at);
      if (other === unit) marks++;
      else if (other !== SPACE && other !== TAB) {
        this.noBreakBefore = at;
        return false;
      }
    }
    return marks >= 3;
  }
}

/** Length of the list marker at `at` (`-`, `12.`), 0 when there is none. */
export function listMarkerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let length = 0;
  if (unit === 0x2d || unit === 0x2a || unit === 0x2b) {
    length = 1;
  } else if (isDigit(unit)) {
    let digits = 1;
    while (digits < 10 && at + digits < end && isDigit(text.charCodeAt(at + digits))) digits++;
    const delimiter = text.charCodeAt(at + digits);
    if (digits > 9 || at + digits >= end || (delimiter !== 0x2e && delimiter !== 0x29)) return 0;
    length = digits + 1;
  }
  if (length === 0) return 0;
  return at + length >= end || isBlank(text.charCodeAt(at + length)) ? length : 0;
}

/** Offset after the `[^label]:` at `at`, or -1. */
export function noteLabelEnd(text: string, at: number, end: number): number {
  const after = noteReferenceEnd(text, at, end);
  return after !== -1 && after < end && text.charCodeAt(after) === 0x3a ? after + 1 : -1;
}

/** Offset after the `[^label]` at `at`, or -1. */
export function noteReferenceEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 0x5b || text.charCodeAt(at + 1) !== 0x5e) return -1;
  for (let to = at + 2; to < end; to++) {
    const unit = text.charCodeAt(to);
    if (unit === 0x5d) return to > at + 2 ? to + 1 : -1;
    if (isBlank(unit) || unit === 0x5b) return -1;
  }
  return -1;
}

const LONGEST_LABEL = 999;

/** Whether the line from `at` is a link definition, and whether it has its title. */
function definitionAt(text: string, at: number, end: number): 'plain' | 'titled' | undefined {
  if (text.charCodeAt(at) !== 0x5b || text.charCodeAt(at + 1) === 0x5e) return undefined;
  const limit = Math.min(end, at + LONGEST_LABEL);
  let close = at + 1;
  for (; close < limit && text.charCodeAt(close) !== 0x5d; close++) {
    if (text.charCodeAt(close) === 0x5b) return undefined;
    if (text.charCodeAt(close) === 0x5c) close++;
  }
  if (close + 1 >= end || text.charCodeAt(close + 1) !== 0x3a) return undefined;
  if (skipBlank(text, at + 1, close) >= close) return undefined;
  const target = skipBlank(text, close + 2, end);
  if (target >= end) return undefined;
  let after = target;
  if (text.charCodeAt(target) === 0x3c) {
    after = text.slice(target, end).indexOf('>') + target + 1;
    if (after === target) return undefined;
  } else {
    while (after < end && !isBlank(text.charCodeAt(after))) after++;
  }
  const title = skipBlank(text, after, end);
  if (title === end) return 'plain';
  return title > after && isTitle(text, title, end) ? 'titled' : undefined;
}

/** Whether `[at, end)` is a quoted or bracketed title and nothing else. */
function isTitle(text: string, at: number, end: number): boolean {
  const open = text[at];
  const close = open === '(' ? ')' : open;
  if (open !== '"' && open !== "'" && open !== '(') return false;
  const last = trimEnd(text, at, end) - 1;
  return last > at && text[last] === close && !text.slice(at + 1, last).includes(close);
}
