import type { Block, BlockKind } from '../format';
import { LineScanner } from '../lineScanner';
import { afterEol, BOM, isAsciiLetter, isBlank, lineEnd, skipBlank, trimEnd } from '../lines';
import {
  type Delimiter,
  delimiterAt,
  isAttributeLine,
  isBlockMacro,
  isBlockTitle,
  isCommentLine,
  isDirectiveLine,
  isEntryLine,
  isRule,
  isUnderline,
  markerLength,
  styleAt,
  termEnd,
  termMarkLength,
  titleSigns,
  underlineLevel,
  verbatimKind,
} from './lines';
import { OpenBlocks } from './openBlocks';
import { readTable } from './table';

const DOT = 0x2e;
const PLUS = 0x2b;
const OPEN_BRACKET = 0x5b;
const BAR = 0x7c;
const SLASH = 0x2f;

/** Emits the blocks of an AsciiDoc text from `from` on. */
export function scanAsciidoc(text: string, from: number, emit: (block: Block) => boolean): void {
  new AsciidocScanner(text, emit).scan(from);
}

/**
 * Reads line by line. A delimited block ends at the line that opened it or with the block around it; the title of a
 * section ends those that are left open, whose contents are read.
 */
class AsciidocScanner extends LineScanner {
  /** End of the line's content. */
  private contentEnd = 0;

  private readonly around = new OpenBlocks();
  /** The style of the block that comes next. */
  private style: BlockKind | undefined;
  /** Attribute lines were read that belong to the block that comes next. */
  private attributed = false;
  /** Only what may stand before a document's title was read. */
  private preamble = false;
  /** A line of comment stands where a leaf was cut short. */
  private interrupts = false;
  /** Up to here the lines of comment have no item below them. */
  private commentsTo = -1;
  /** A term was read that has no text yet. */
  private afterTerm = false;

  private leafLines = 0;

  override scan(from: number): void {
    const { text } = this;
    this.preamble = from === 0;
    let at = from;
    if (from === 0 && text.charCodeAt(0) === BOM) at = 1;
    if (from === 0 && /^---[ \t]*$/.test(text.slice(at, lineEnd(text, at)))) at = this.frontMatter(at);
    super.scan(at);
  }

  protected override measure(at: number): void {
    this.lineStart = at;
    this.lineEnd = lineEnd(this.text, at);
    this.contentEnd = trimEnd(this.text, at, this.lineEnd);
  }

  /** What other tools read before the document: lines between `---` and `---`, none of them empty. */
  private frontMatter(at: number): number {
    const { text } = this;
    const start = at;
    let next = at;
    do {
      this.measure(next);
      next = afterEol(text, this.lineEnd);
    } while (
      next < text.length &&
      this.contentEnd > this.lineStart &&
      !(this.lineStart > start && this.contentEnd === this.lineStart + 3 && text.startsWith('---', this.lineStart))
    );
    this.emit('front-matter', 0, start, this.contentEnd, false);
    return next;
  }

  protected readLine(): number {
    const { text, lineStart, contentEnd } = this;
    const next = afterEol(text, this.lineEnd);
    if (contentEnd === lineStart) {
      this.closeLeaf();
      return next;
    }
    const unit = text.charCodeAt(lineStart);
    if (this.open && isAsciiLetter(unit) && this.leafKind !== 'list-item') {
      this.goOn();
      return next;
    }
    if (this.underlines()) return this.underlined(next);
    const delimiter = delimiterAt(text, lineStart, contentEnd);
    if (delimiter) return this.delimited(delimiter, next);
    if (this.open && this.goesOn(unit)) return next;
    this.interrupts = this.open;
    this.closeLeaf();
    return this.begin(unit, next);
  }

  private goOn(): void {
    this.afterTerm = false;
    this.leafLines++;
    this.leafEnd = this.contentEnd;
  }

  /** Whether the line is the underline that makes a title of the one before. */
  private underlines(): boolean {
    const { text, lineStart, contentEnd } = this;
    if (!this.open || this.leafLines > 1 || this.leafKind !== 'paragraph' || this.around.depth > 0) return false;
    return isUnderline(text, lineStart, contentEnd, this.leafEnd - this.leafStart);
  }

  private underlined(next: number): number {
    const level = underlineLevel(this.text, this.lineStart);
    this.open = false;
    if (level === 1 && this.preamble) return this.header(this.leafStart);
    this.preamble = false;
    this.emit('heading', level, this.leafStart, this.contentEnd, this.leafRestart);
    return next;
  }

  /** Whether the line goes on with the open leaf. */
  private goesOn(unit: number): boolean {
    const { text, lineStart, contentEnd } = this;
    if (unit === PLUS && contentEnd === lineStart + 1) return false;
    if (unit === OPEN_BRACKET && isAttributeLine(text, lineStart, contentEnd)) return false;
    if (this.leafKind === 'list-item' || this.leafKind === 'definition') {
      if (this.isItem(lineStart, contentEnd)) return false;
      if (unit === SLASH && isCommentLine(text, lineStart) && this.itemFollows()) return false;
    }
    this.goOn();
    return true;
  }

  /** Whether the comment in this line, and others below it, stand before another item. */
  private itemFollows(): boolean {
    const { text } = this;
    if (this.lineStart < this.commentsTo) return false;
    let at = this.lineStart;
    while (at < text.length && isCommentLine(text, at)) at = afterEol(text, lineEnd(text, at));
    const found = this.isItem(at, trimEnd(text, at, lineEnd(text, at)));
    this.commentsTo = found ? -1 : at;
    return found;
  }

  private isItem(from: number, to: number): boolean {
    const content = skipBlank(this.text, from, to);
    return markerLength(this.text, content, to) > 0 || termEnd(this.text, content, to) !== -1;
  }

  /** Reads a line that begins something. */
  private begin(unit: number, next: number): number {
    const { text, lineStart, contentEnd } = this;
    if (unit === SLASH && isCommentLine(text, lineStart)) {
      // What the lines below are decides whether it belongs to the item before.
      this.emit('comment', 0, lineStart, contentEnd, this.atTop() && !this.interrupts);
      return next;
    }
    if (unit === OPEN_BRACKET && isAttributeLine(text, lineStart, contentEnd)) {
      const restart = this.atTop();
      this.style = styleAt(text, lineStart) ?? this.style;
      this.attributed = true;
      this.emit('definition', 0, lineStart, contentEnd, restart);
      return next;
    }
    if (isEntryLine(text, lineStart, contentEnd)) return this.entry(next);
    if (isDirectiveLine(text, lineStart)) {
      this.emit('front-matter', 0, lineStart, contentEnd, this.atTop());
      return next;
    }
    const signs = titleSigns(text, lineStart, contentEnd);
    if (signs > 0) return this.title(signs, next);
    if (unit === DOT && isBlockTitle(text, lineStart, contentEnd)) {
      this.emit('caption', 0, lineStart, contentEnd, this.atTop());
      this.preamble = false;
    } else if ((unit === PLUS && contentEnd === lineStart + 1) || isRule(text, lineStart, contentEnd)) {
      this.preamble = false;
      this.forget();
    } else {
      this.openText(unit);
    }
    return next;
  }

  /** Opens the paragraph, item or literal text that the line begins. */
  private openText(unit: number): void {
    const { text, lineStart, contentEnd } = this;
    const restart = this.atTop();
    const { afterTerm, style } = this;
    this.forget();
    if (style === 'code' || style === 'comment') {
      this.openLeaf(style, 0, restart);
      return;
    }
    const content = skipBlank(text, lineStart, contentEnd);
    const marker = markerLength(text, content, contentEnd);
    if (marker > 0) {
      const source = text.startsWith('[[[', skipBlank(text, content + marker, contentEnd));
      this.openLeaf(source ? 'definition' : 'list-item', text.charCodeAt(content) < 0x30 ? marker : 1, restart);
      return;
    }
    const colons = termEnd(text, content, contentEnd);
    if (colons !== -1) {
      this.openLeaf('list-item', termMarkLength(text, colons) - 1, restart);
      this.afterTerm = colons + termMarkLength(text, colons) === contentEnd;
      return;
    }
    if (content > lineStart) {
      if (afterTerm) this.openLeaf('list-item', 1, false);
      else this.openLeaf('code', 0, restart);
      return;
    }
    if (isAsciiLetter(unit) && isBlockMacro(text, lineStart, contentEnd)) {
      this.emit('definition', 0, lineStart, contentEnd, restart);
      this.preamble = false;
      return;
    }
    this.openLeaf(style === 'quote' || unit === 0x3e ? 'quote' : 'paragraph', 0, restart);
  }

  /** An attribute of the document, with the lines it goes on over. */
  private entry(next: number): number {
    const { text } = this;
    const restart = this.atTop();
    const start = this.lineStart;
    let at = next;
    while (at < text.length && text.charCodeAt(this.contentEnd - 1) === 0x5c && isBlank(text.charCodeAt(this.contentEnd - 2))) {
      this.measure(at);
      at = afterEol(text, this.lineEnd);
    }
    this.emit('front-matter', 0, start, this.contentEnd, restart);
    return at;
  }

  private title(signs: number, next: number): number {
    const { lineStart, contentEnd } = this;
    if (this.preamble && signs === 1) return this.header(lineStart);
    const restart = !this.attributed && !this.preamble;
    this.preamble = false;
    this.around.leaveTo(0);
    this.forget();
    this.emit('heading', signs, lineStart, contentEnd, restart);
    return next;
  }

  /** The title of the document, from `start` to the line's end, and the lines below, which say who wrote it and when. */
  private header(start: number): number {
    const { text } = this;
    this.emit('heading', 1, start, this.contentEnd, false);
    this.forget();
    this.preamble = false;
    let at = afterEol(text, this.lineEnd);
    const below = at;
    let end = at;
    while (at < text.length) {
      this.measure(at);
      if (this.contentEnd === this.lineStart) break;
      end = this.contentEnd;
      at = afterEol(text, this.lineEnd);
    }
    this.emit('front-matter', 0, below, end, false);
    return at;
  }

  /** A line that opens or closes a delimited block. */
  private delimited(delimiter: Delimiter, next: number): number {
    const { text, lineStart } = this;
    this.closeLeaf();
    this.preamble = false;
    const opened = this.around.find(delimiter);
    if (opened !== -1) {
      this.around.leaveTo(opened);
      this.forget();
      return next;
    }
    const { unit } = delimiter;
    const restart = this.atTop();
    const style = this.style;
    this.forget();
    const verbatim = verbatimKind(delimiter);
    const kind = style === 'code' || style === 'comment' ? style : verbatim;
    if (kind) return this.upTo(delimiter, kind, restart, next);
    if (unit === BAR || unit === 0x21) {
      const { quotes } = this.around;
      return readTable(text, lineStart, delimiter, {
        limit: (from, to) => this.closesAround(from, to),
        cell: (start, end) => this.emit(quotes > 0 ? 'quote' : 'table-cell', quotes, start, end, false),
        other: (kind, start, end) => this.emit(kind, 0, start, end, false),
      });
    }
    this.around.enter(delimiter, unit === 0x5f || style === 'quote');
    return next;
  }

  /** Whether the line ends a block around the one being read. */
  private closesAround(from: number, to: number): boolean {
    if (this.around.depth === 0) return false;
    const delimiter = delimiterAt(this.text, from, to);
    return delimiter !== undefined && this.around.find(delimiter) !== -1;
  }

  /** A block from this line to the next that is like it, or to the end of the block around it. */
  private upTo(delimiter: Delimiter, kind: BlockKind, restart: boolean, next: number): number {
    const { text, lineStart } = this;
    let end = this.contentEnd;
    let at = next;
    while (at < text.length) {
      this.measure(at);
      if (this.closesAround(at, this.contentEnd)) break;
      end = this.lineEnd;
      at = afterEol(text, end);
      const other = this.contentEnd - this.lineStart === delimiter.length && delimiterAt(text, this.lineStart, this.contentEnd);
      if (other && other.unit === delimiter.unit && other.length === delimiter.length) break;
    }
    this.emit(kind, 0, lineStart, end, restart);
    return at;
  }

  /** Forgets what was said about the next block. */
  private forget(): void {
    this.style = undefined;
    this.attributed = false;
    this.afterTerm = false;
  }

  private openLeaf(kind: BlockKind, level: number, restart: boolean): void {
    this.startLeaf(kind, level, restart);
    this.leafEnd = this.contentEnd;
    this.leafLines = 1;
  }

  protected closeLeaf(): void {
    if (!this.open) return;
    this.open = false;
    this.preamble = false;
    const { leafKind } = this;
    const prose = leafKind === 'paragraph' || leafKind === 'list-item';
    const quoted = (prose && this.around.quotes > 0) || leafKind === 'quote' || (leafKind === 'paragraph' && this.isQuotation());
    if (quoted) this.emit('quote', Math.max(1, this.around.quotes), this.leafStart, this.leafEnd, this.leafRestart);
    else this.emit(leafKind, this.leafLevel, this.leafStart, this.leafEnd, this.leafRestart);
  }

  /** A paragraph in quotation marks with a last line, behind two hyphens, that says who spoke. */
  private isQuotation(): boolean {
    const { text, leafStart, leafEnd } = this;
    if (this.leafLines < 2 || text.charCodeAt(leafStart) !== 0x22) return false;
    let line = leafEnd;
    while (line > leafStart && !/[\r\n]/.test(text[line - 1])) line--;
    return text.startsWith('-- ', line) && text.charCodeAt(trimEnd(text, leafStart, line) - 1) === 0x22;
  }

  private atTop(): boolean {
    return this.around.depth === 0 && !this.attributed && !this.afterTerm && !this.preamble;
  }
}
