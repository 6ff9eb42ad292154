import type { Block, BlockKind } from '../format';
import { LineScanner } from '../lineScanner';
import { afterEol, isBlank, isDigit, lineEnd, SPACE, skipBlank, trimEnd } from '../lines';

const STAR = 0x2a;
const COLON = 0x3a;
const HASH = 0x23;
const BAR = 0x7c;

/** Blocks by the name behind `#+begin_`; the contents of others are read. */
const BLOCKS: Readonly<Record<string, BlockKind>> = {
  src: 'code',
  example: 'code',
  export: 'code',
  comment: 'comment',
  quote: 'quote',
  verse: 'quote',
};
/** Keywords (`#+title:`) whose value is prose. */
const KEYWORDS: Readonly<Record<string, BlockKind>> = { title: 'heading', subtitle: 'heading', caption: 'caption' };
const BEGINS = /^#\+begin_(\S+)/i;
const ENDS = /^#\+end_(?:quote|verse)\b/i;
const KEYWORD = /^#\+([^\s:[]+)(?:\[[^\]]*\])?:/;
const PLANNING = /^(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/;
const DRAWER = /^:(?!end:)[\w-]+:$/i;
/** What the line's words are looked at by; nothing that matters is longer. */
const HEAD = 80;
const COMMENTED = /^\*+[ \t]+(?:(?:[A-Z]{3,12}[ \t]+)?(?:\[#\w\][ \t]*)?)COMMENT(?:[ \t]|$)/;

/** Emits the blocks of an Org text from `from` on. */
export function scanOrg(text: string, from: number, emit: (block: Block) => boolean): void {
  new OrgScanner(text, emit).scan(from);
}

/** Reads line by line. Headlines end whatever is open; an open block or drawer reaches to the next one. */
class OrgScanner extends LineScanner {
  /** Indents of the markers of the items that are open. */
  private readonly items: number[] = [];
  private quotes = 0;
  /** In the text of a footnote. */
  private inNote = false;
  private blankLines = 0;

  /** Reads the line, and those that belong to what it opens; gives the offset to go on from. */
  protected override readLine(): number {
    const { text, content } = this;
    const next = afterEol(text, this.lineEnd);
    if (content === this.lineEnd) {
      this.closeLeaf();
      if (++this.blankLines >= 2) {
        this.items.length = 0;
        this.inNote = false;
      }
      return next;
    }
    const stars = headlineStars(text, this.lineStart, this.lineEnd);
    if (stars > 0) return this.headline(stars, next);
    const special = this.special(next);
    this.blankLines = 0;
    if (special !== -1) return special;
    this.readText();
    return next;
  }

  private headline(stars: number, next: number): number {
    const { text } = this;
    this.closeLeaf();
    this.leaveAll();
    if (!COMMENTED.test(text.slice(this.lineStart, Math.min(this.lineEnd, this.lineStart + HEAD + stars)))) {
      this.emit('heading', stars, this.lineStart, this.lineEnd, true);
      return next;
    }
    // A commented tree ends before the next headline that is not below it.
    const start = this.lineStart;
    let end = this.lineEnd;
    let at = next;
    while (at < text.length) {
      const stop = lineEnd(text, at);
      const below = headlineStars(text, at, stop);
      if (below > 0 && below <= stars) break;
      end = stop;
      at = afterEol(text, stop);
    }
    this.emit('comment', 0, start, end, true);
    return at;
  }

  /** Reads a line that is no text, if it is one; -1 when it is. */
  private special(next: number): number {
    const { text, content } = this;
    const unit = text.charCodeAt(content);
    if (unit === HASH) return this.hash(next);
    if (unit === COLON) {
      const after = text.charCodeAt(content + 1);
      if (content + 1 >= this.lineEnd || after === SPACE) return this.lines('code', (at) => this.isFixedWidth(at));
      const stop = trimEnd(text, content, this.lineEnd);
      if (stop - content > HEAD || !DRAWER.test(text.slice(content, stop))) return -1;
      return this.upTo('definition', /^:end:\s*$/i, next);
    }
    if (unit === BAR) {
      this.closeLeaf();
      this.leaveItems();
      this.cells();
      return next;
    }
    if (unit === 0x5b && this.indent === 0 && text.startsWith('[fn:', content)) {
      const close = text.slice(content, Math.min(this.lineEnd, content + HEAD)).indexOf(']');
      if (close > 4 && !text.slice(content + 4, content + close).includes(':')) {
        this.closeLeaf();
        this.items.length = 0;
        this.inNote = true;
        this.openLeaf('definition', this.quotes === 0);
        return next;
      }
    }
    const head = text.slice(content, Math.min(this.lineEnd, content + 10));
    if (PLANNING.test(head)) {
      this.closeLeaf();
      this.emit('definition', 0, this.lineStart, this.lineEnd, this.atTop());
      return next;
    }
    if (unit === 0x2d && head.startsWith('-----') && /^-+\s*$/.test(text.slice(content, this.lineEnd))) {
      this.closeLeaf();
      return next;
    }
    return -1;
  }

  /** A line that begins with `#`: a comment, a keyword, the begin or end of a block. */
  private hash(next: number): number {
    const { text, content } = this;
    const after = text.charCodeAt(content + 1);
    if (content + 1 >= this.lineEnd || after === SPACE) {
      this.closeLeaf();
      this.emit('comment', 0, this.lineStart, this.lineEnd, this.atTop());
      return next;
    }
    if (after !== 0x2b) return -1;
    const head = text.slice(content, Math.min(this.lineEnd, content + HEAD));
    const begins = BEGINS.exec(head);
    if (begins) {
      this.closeLeaf();
      this.leaveItems();
      const name = begins[1].toLowerCase();
      const kind = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
      if (kind === 'quote') this.quotes++;
      else if (kind) return this.upTo(kind, new RegExp(`^#\\+end_${name}\\b`, 'i'), next);
      return next;
    }
    if (/^#\+begin:/i.test(head)) return this.upTo('code', /^#\+end:/i, next);
    if (ENDS.test(head)) {
      this.closeLeaf();
      this.items.length = 0;
      this.quotes = Math.max(0, this.quotes - 1);
      return next;
    }
    if (/^#\+end_/i.test(head)) {
      this.closeLeaf();
      return next;
    }
    const keyword = KEYWORD.exec(head)?.[1].toLowerCase();
    if (keyword === undefined) return -1;
    this.closeLeaf();
    const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : 'front-matter';
    this.emit(kind, kind === 'heading' ? 1 : 0, this.lineStart, this.lineEnd, this.atTop());
    return next;
  }

  /** A block from this line to the one that `closer` finds, or to the next headline. */
  private upTo(kind: BlockKind, closer: RegExp, next: number): number {
    const { text } = this;
    this.closeLeaf();
    this.leaveItems();
    const restart = this.atTop();
    const start = this.lineStart;
    let end = this.lineEnd;
    let at = next;
    while (at < text.length) {
      this.measure(at);
      if (headlineStars(text, at, this.lineEnd) > 0) break;
      end = this.lineEnd;
      at = afterEol(text, end);
      if (closer.test(text.slice(this.content, Math.min(end, this.content + HEAD)))) break;
    }
    this.emit(kind, 0, start, end, restart);
    return at;
  }

  /** A block of this line and those after it that `belongs` accepts. */
  private lines(kind: BlockKind, belongs: (at: number) => boolean): number {
    const { text } = this;
    this.closeLeaf();
    this.leaveItems();
    const restart = this.atTop();
    const start = this.lineStart;
    let end = this.lineEnd;
    let at = afterEol(text, end);
    while (at < text.length && belongs(at)) {
      end = lineEnd(text, at);
      at = afterEol(text, end);
    }
    this.emit(kind, 0, start, end, restart);
    return at;
  }

  private isFixedWidth(at: number): boolean {
    const { text } = this;
    const end = lineEnd(text, at);
    const content = skipBlank(text, at, end);
    return content < end && text.charCodeAt(content) === COLON && (content + 1 === end || text.charCodeAt(content + 1) === SPACE);
  }

  private cells(): void {
    const { text } = this;
    if (text.charCodeAt(this.content + 1) === 0x2d) return;
    let from = this.content + 1;
    for (let at = from; at <= this.lineEnd; at++) {
      if (at < this.lineEnd && text.charCodeAt(at) !== BAR) continue;
      const start = skipBlank(text, from, at);
      if (start < at) this.emitProse('table-cell', 0, start, at, false);
      from = at + 1;
    }
  }

  private readText(): void {
    const { text } = this;
    const marker = orgMarkerLength(text, this.content, this.lineEnd);
    const item = marker > 0 && (text.charCodeAt(this.content) !== STAR || this.indent > 0);
    const { items } = this;
    const before = items.length;
    while (items.length > 0 && this.indent <= items[items.length - 1]) items.pop();
    if (item) {
      this.closeLeaf();
      const restart = this.atTop() && items.length === 0;
      items.push(this.indent);
      this.openLeaf('list-item', restart);
      return;
    }
    if (items.length < before) this.closeLeaf();
    if (this.open) {
      this.leafEnd = this.lineEnd;
      return;
    }
    this.openLeaf(items.length > 0 ? 'list-item' : 'paragraph', this.atTop());
  }

  private openLeaf(kind: BlockKind, restart: boolean): void {
    this.startLeaf(kind, kind === 'list-item' ? this.items.length : 0, restart);
  }

  protected override closeLeaf(): void {
    if (!this.open) return;
    this.open = false;
    this.emitProse(this.leafKind, this.leafLevel, this.leafStart, this.leafEnd, this.leafRestart);
  }

  /** Leaves the items that a line of this indent is not part of. */
  private leaveItems(): void {
    while (this.items.length > 0 && this.indent <= this.items[this.items.length - 1]) this.items.pop();
  }

  private leaveAll(): void {
    this.items.length = 0;
    this.quotes = 0;
    this.inNote = false;
    this.blankLines = 0;
  }

  private atTop(): boolean {
    return this.items.length === 0 && this.quotes === 0 && !this.inNote;
  }

  /** Emits a block, prose taking the kind of what it stands in. */
  private emitProse(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    if (this.inNote) this.emit('definition', 0, start, end, restart);
    else if (this.quotes > 0) this.emit('quote', this.quotes, start, end, restart);
    else this.emit(kind, level, start, end, restart);
  }
}

/** How many stars make the line a headline; 0 when it is none. */
export function headlineStars(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && text.charCodeAt(to) === STAR) to++;
  return to > at && to < end && text.charCodeAt(to) === SPACE ? to - at : 0;
}

/** Length of the list marker at `at` (`-`, `+`, `*`, `1.`, `2)`), 0 when there is none. */
export function orgMarkerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let length = 1;
  if (isDigit(unit)) {
    while (length < 9 && isDigit(text.charCodeAt(at + length))) length++;
    const delimiter = text.charCodeAt(at + length);
    if (at + length >= end || (delimiter !== 0x2e && delimiter !== 0x29)) return 0;
    length++;
  } else if (unit !== 0x2d && unit !== 0x2b && unit !== STAR) {
    return 0;
  }
  return at + length >= end || isBlank(text.charCodeAt(at + length)) ? length : 0;
}
