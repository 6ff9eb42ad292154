import type { Block, BlockKind } from '../format';
import { afterEol, BOM, isDigit, lineEnd, SPACE, skipBlank, TAB, trimEnd } from '../lines';
import { type Container, Containers } from './containers';
import { type HtmlBlock, htmlBlockAt, htmlBlockCloses, tagName } from './html';
import { LineCursor } from './lineCursor';
import { definitionAt, isTitle, listMarkerLength, noteLabelEnd } from './markers';
import { tableCells, tableDelimiterColumns } from './table';
import { closesCode, openedCode } from './templateTags';

/** Deeper quotations and lists read as text: no draft nests so far, and the cost of a line stays bounded. */
const MAX_NESTING = 100;
const CODE_INDENT = 4;

type Leaf = 'none' | 'paragraph' | 'definition' | 'fence' | 'template' | 'indented' | 'html' | 'table';

/** Emits the blocks of a Markdown text (CommonMark, GFM tables and footnotes, front matter) from `from` on. */
export function scanBlocks(text: string, from: number, emit: (block: Block) => boolean): void {
  new BlockScanner(text, emit).scan(from);
}

/**
 * Reads line by line, as CommonMark prescribes: first the containers (quotations, list items, notes) that go on,
 * then the ones that open, then the leaf. One leaf is open at a time and is emitted when it closes.
 */
class BlockScanner extends LineCursor {
  private stopped = false;

  private readonly containers = new Containers();
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
  /** The tag of a site generator that the code stands in. */
  private codeTag = '';
  private html: HtmlBlock = 'element';

  constructor(
    text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {
    super(text);
  }

  scan(from: number): void {
    let at = from === 0 ? this.frontMatter() : from;
    while (at < this.text.length && !this.stopped) {
      this.takeLine(at);
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
    if (depth === this.containers.depth && this.continueVerbatim()) return;
    // Only a paragraph may go on although its containers do not ("lazy" lines).
    if (depth < this.containers.depth && !this.inParagraph()) this.closeTo(depth);

    for (let opened = false; ; opened = true) {
      this.measure();
      if (this.next >= this.lineEnd) {
        if (!opened) this.closeAtBlank(depth);
        return;
      }
      const allContinued = depth === this.containers.depth;
      const inParagraph = this.inParagraph();
      if (this.indent >= CODE_INDENT) {
        if (!inParagraph) this.open('indented', 'code', depth, continued === 0);
        else this.readText(depth, continued);
        return;
      }
      if (this.containers.depth < MAX_NESTING && this.openContainer(depth, inParagraph && allContinued)) {
        depth = this.containers.depth;
        continue;
      }
      if (this.openLeaf(depth, continued, inParagraph, allContinued)) return;
      this.readText(depth, continued);
      return;
    }
  }

  /** Consumes the marks of the open containers that go on in this line, and counts them. */
  private matchContainers(): number {
    for (let depth = 0; depth < this.containers.depth; depth++) {
      this.measure();
      const blank = this.next >= this.lineEnd;
      if (this.containers.kind(depth) === 'quote') {
        if (blank || this.indent >= CODE_INDENT || this.unit(this.next) !== 0x3e) return depth;
        this.consumeMark(1);
        this.consumeColumns(1);
      } else if (blank) {
        if (this.emptyItem && depth === this.containers.depth - 1) return depth;
      } else {
        if (this.indent < this.containers.width(depth)) return depth;
        this.consumeColumns(this.containers.width(depth));
      }
    }
    return this.containers.depth;
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
      case 'template':
        this.leafEnd = this.lineEnd;
        if (closesCode(this.text.slice(this.next, this.lineEnd), this.codeTag)) this.closeLeaf();
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
    this.containers.widen(markerIndent + marker + spaces);
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
    } else if (unit === 0x7b) {
      const tag = openedCode(text.slice(next, this.lineEnd));
      if (tag !== undefined) {
        this.open('template', 'code', depth, restart);
        this.codeTag = tag;
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
    if (depth < this.containers.depth) this.closeTo(depth);
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
    this.containers.enter(container, width);
  }

  /** Closes the leaf and the containers beyond `depth`. */
  private closeTo(depth: number): void {
    this.closeLeaf();
    this.emptyItem = false;
    this.containers.leaveTo(depth);
  }

  private closeLeaf(): void {
    const { leaf } = this;
    this.leaf = 'none';
    if (leaf !== 'none' && leaf !== 'table') this.emitProse(this.leafKind, 0, this.leafStart, this.leafEnd, this.leafRestart);
  }

  /** Emits a block, prose taking the kind of what it stands in. */
  private emitProse(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const { quotes, items, notes } = this.containers;
    const prose = kind !== 'code' && kind !== 'comment' && kind !== 'definition';
    if (prose && notes > 0) this.emit('definition', 0, start, end, restart);
    else if (prose && quotes > 0) this.emit('quote', quotes, start, end, restart);
    else if (kind === 'paragraph' && items > 0) this.emit('list-item', items, start, end, restart);
    else this.emit(kind, kind === 'quote' ? 1 : level, start, end, restart);
  }

  private emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const trimmed = trimEnd(this.text, start, end);
    if (this.stopped || trimmed === start) return;
    this.stopped = !this.emitBlock({ kind, level, start, end: trimmed, restart });
  }
}
