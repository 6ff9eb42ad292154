import type { Block, BlockKind } from '../format';
import { skipBlank, trimEnd } from '../lines';
import { elementEnd, type Markup, markupAt, roleOf } from './tags';

const EMPTY_PARAGRAPH = '&nbsp;';
/** Page furniture: what leads elsewhere or closes a page. */
const FURNITURE = new Set(['nav', 'footer', 'address']);
const LISTS = new Set(['ul', 'ol', 'dl', 'dir', 'menu']);
const INSIDE_CAPTIONS = new Set(['p', 'div']);
const ITEMS = new Set(['li', 'dt', 'dd']);

/** What the words stand in, apart from lists, quotations and furniture, which nest. */
type Place = 'text' | 'heading' | 'cell' | 'caption' | 'item';

/** Emits the blocks of an HTML text from `from` on. */
export function scanHtmlBlocks(text: string, from: number, emit: (block: Block) => boolean): void {
  new HtmlBlocks(text, emit).scan(from);
}

/**
 * Reads tag by tag and holds what is open as counts, not as a tree: that is all a block's kind depends on, so reading may
 * begin afresh wherever the counts are zero. A block is the words and inline markup between two tags of block elements.
 */
class HtmlBlocks {
  private stopped = false;
  private quotes = 0;
  private lists = 0;
  private furniture = 0;
  private place: Place = 'text';
  private headingLevel = 0;

  /** Start of the block that is open, -1 when none is. */
  private start = -1;
  /** Where its content ends so far. */
  private end = 0;
  private hasWords = false;
  private restart = false;
  /** Line breaks since the last words; two in a row end a paragraph. */
  private breaks = 0;

  constructor(
    private readonly text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {}

  scan(from: number): void {
    const { text } = this;
    for (let at = from; at < text.length && !this.stopped; ) {
      const open = text.indexOf('<', at);
      const stop = open === -1 ? text.length : open;
      this.words(at, stop);
      if (open === -1) break;
      const markup = markupAt(text, open, text.length);
      if (markup === undefined) this.words(open, open + 1);
      at = markup === undefined ? open + 1 : this.markup(markup);
    }
    this.close();
  }

  private words(from: number, to: number): void {
    const first = skipBlank(this.text, from, to);
    if (first === to) return;
    const last = trimEnd(this.text, first, to);
    if (last - first === EMPTY_PARAGRAPH.length && this.text.startsWith(EMPTY_PARAGRAPH, first)) return;
    this.open(first);
    this.hasWords = true;
    this.breaks = 0;
    this.end = last;
  }

  /** Reads a tag or comment and gives the offset to go on from. */
  private markup(markup: Markup): number {
    const { kind, start } = markup;
    const end = markup.end === -1 ? this.text.length : markup.end;
    if (kind === 'comment') this.comment(start, end, markup.end !== -1);
    else if (markup.end === -1) this.close();
    else if (kind === 'close') this.closingTag(markup);
    else if (kind === 'open') return this.openingTag(markup);
    return end;
  }

  /** A comment among words is theirs; any other, and one that never ends, is a block of its own. */
  private comment(start: number, end: number, closed: boolean): void {
    if (this.hasWords && closed) {
      this.end = end;
      return;
    }
    this.close();
    this.emit('comment', 0, start, end, this.isNeutral());
  }

  private openingTag(tag: Markup): number {
    const role = roleOf(tag.name);
    switch (role) {
      case 'break':
        if (++this.breaks > 1) this.close();
        return tag.end;
      case 'hidden':
      case 'figure': {
        const end = elementEnd(this.text, tag, this.text.length);
        if (end === -1) return this.text.length;
        if (role === 'figure') this.inline(tag.start, end);
        return end;
      }
      case 'preformatted': {
        this.close();
        const end = elementEnd(this.text, tag, this.text.length);
        const stop = end === -1 ? this.text.length : end;
        this.emit('code', 0, tag.start, stop, this.isNeutral());
        return stop;
      }
      case 'block':
        this.close();
        this.enter(tag.name);
        return tag.end;
      default:
        this.inline(tag.start, tag.end);
        return tag.end;
    }
  }

  private closingTag({ name, end }: Markup): void {
    const role = roleOf(name);
    if (role === 'block') {
      this.close();
      this.leave(name);
    } else if (this.start >= 0 && role !== 'break') {
      this.end = end;
    }
  }

  private inline(start: number, end: number): void {
    this.open(start);
    this.end = end;
  }

  private open(start: number): void {
    if (this.start >= 0) return;
    this.start = start;
    this.restart = this.isNeutral();
  }

  private enter(name: string): void {
    if (name === 'blockquote') this.quotes++;
    else if (LISTS.has(name)) this.lists++;
    else if (FURNITURE.has(name)) this.furniture++;
    if (name === 'td' || name === 'th') this.place = 'cell';
    else if (name === 'caption' || name === 'figcaption') this.place = 'caption';
    else if (this.place === 'caption' && INSIDE_CAPTIONS.has(name)) return;
    else if (ITEMS.has(name)) this.place = this.lists === 0 ? 'item' : 'text';
    else if (isHeading(name)) {
      this.place = 'heading';
      this.headingLevel = name.charCodeAt(1) - 0x30;
    } else this.place = 'text';
  }

  private leave(name: string): void {
    if (name === 'blockquote') this.quotes = Math.max(0, this.quotes - 1);
    else if (LISTS.has(name)) this.lists = Math.max(0, this.lists - 1);
    else if (FURNITURE.has(name)) this.furniture = Math.max(0, this.furniture - 1);
    else if (name === 'body' || name === 'html') this.quotes = this.lists = this.furniture = 0;
    if (this.place !== 'caption' || !INSIDE_CAPTIONS.has(name)) this.place = 'text';
  }

  private isNeutral(): boolean {
    return this.quotes === 0 && this.lists === 0 && this.furniture === 0 && this.place === 'text';
  }

  private close(): void {
    const { start, hasWords } = this;
    this.start = -1;
    this.hasWords = false;
    this.breaks = 0;
    if (start < 0 || !hasWords) return;
    if (this.furniture > 0) this.emit('furniture', 0, start, this.end, this.restart);
    else if (this.quotes > 0) this.emit('quote', this.quotes, start, this.end, this.restart);
    else if (this.place === 'heading') this.emit('heading', this.headingLevel, start, this.end, this.restart);
    else if (this.place === 'cell') this.emit('table-cell', 0, start, this.end, this.restart);
    else if (this.place === 'caption') this.emit('caption', 0, start, this.end, this.restart);
    else if (this.lists > 0 || this.place === 'item')
      this.emit('list-item', Math.max(1, this.lists), start, this.end, this.restart);
    else this.emit('paragraph', 0, start, this.end, this.restart);
  }

  private emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    if (!this.stopped) this.stopped = !this.emitBlock({ kind, level, start, end, restart });
  }
}

function isHeading(name: string): boolean {
  return name.length === 2 && name >= 'h1' && name <= 'h6';
}
