import type { Block, BlockKind } from '../format';
import { afterEol, BOM, isEol, lineEnd, SPACE, skipBlank, TAB, trimEnd } from '../lines';
import { WikitextConstructs } from './constructs';
import { afterNested, templateName, templateRole } from './templates';

const LT = 0x3c;
const EQUALS = 0x3d;
const PIPE = 0x7c;
const BANG = 0x21;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Sections that list works and links and hold no prose of the article. */
const REFERENCE_SECTIONS = new Set(
  'references,external links,notes,notes and references,footnotes,citations,sources,bibliography,works cited,further reading,see also,explanatory notes,general references'.split(
    ',',
  ),
);
const FILE = /\[\[\s*(?:file|image)\s*:/iy;
/** A line that shows nothing: categories, links to other languages, switches such as `__NOTOC__`, a redirect. */
const SILENT = /^(?:\s|\[\[\s*(?:category|[a-z]{2,3}(?:-[a-z]+)*)\s*:[^[\]]*\]\]|__[A-Z]+__)*$|^#redirect\b/i;
const ONLY_TAGS = /^(?:<\/?[a-z][^<>]*>\s*)+$/i;
const LONGEST_SILENT = 2000;
/** What ends a line or may carry it over line ends. */
const STOPS = new Uint8Array(128);
for (const char of '\n\r{[<') STOPS[char.charCodeAt(0)] = 1;

/** Emits the blocks of a wikitext from `from` on. */
export function scanWikitextBlocks(text: string, from: number, emit: (block: Block) => boolean): void {
  new WikitextBlocks(text, emit).scan(from);
}

/**
 * Reads line by line; a template, reference or comment that goes on over several lines belongs to the line it begins on.
 * What stays open between lines (tables, quotations, a section of references) ends with the section at the latest.
 */
class WikitextBlocks {
  private stopped = false;
  private tables = 0;
  private quotes = 0;
  /** In a section of references and the like. */
  private references = false;
  private readonly constructs: WikitextConstructs;
  /** Tags stand in the line, outside its templates. */
  private hasTags = false;

  /** The paragraph or run of preformatted lines that is open. */
  private open: 'paragraph' | 'code' | undefined;
  private start = 0;
  private end = 0;
  private restart = false;

  constructor(
    private readonly text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {
    this.constructs = new WikitextConstructs(text);
  }

  scan(from: number): void {
    const { text } = this;
    // A byte order mark is not part of the first line: what stands behind it may be a marker.
    const first = from === 0 && text.charCodeAt(0) === BOM ? 1 : from;
    for (let at = first; at < text.length && !this.stopped; ) {
      const end = this.logicalLineEnd(at, text.length);
      this.readLine(at, end);
      at = end < text.length && isEol(text.charCodeAt(end)) ? afterEol(text, end) : end;
    }
    this.close();
  }

  /** The end of the line, past the line ends inside templates, references and comments. */
  private logicalLineEnd(from: number, limit: number): number {
    const { text } = this;
    this.hasTags = false;
    for (let at = from; at < limit; ) {
      const unit = text.charCodeAt(at);
      if (unit >= 128 || STOPS[unit] === 0) {
        at++;
        continue;
      }
      if (isEol(unit)) return at;
      if (unit === LT) {
        this.hasTags = true;
        const construct = this.constructs.at(at);
        // A comment that is never closed takes the rest; what stands before it is a line.
        if (construct?.kind === 'comment' && construct.end === -1) return at === from ? limit : at;
        at = construct === undefined || construct.end === -1 ? at + 1 : construct.end;
      } else if (text.charCodeAt(at + 1) === unit && (unit === OPEN_BRACE || isFile(text, at))) {
        at = afterNested(text, at, this.constructs);
      } else at++;
    }
    return limit;
  }

  private readLine(start: number, end: number): void {
    const { text } = this;
    const first = skipBlank(text, start, end);
    const last = trimEnd(text, first, end);
    if (first === last) {
      this.close();
      return;
    }
    const unit = text.charCodeAt(first);
    if (unit === EQUALS && this.heading(first, last)) return;
    if (unit === LT && this.comment(first, last)) return;
    if (this.tableLine(first, last)) return;
    if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      const after = this.leadingBlock(first, last);
      if (after === last) return;
      if (after > first) {
        this.readLine(after, end);
        return;
      }
    }
    if (this.isSilent(first, last)) {
      this.close();
      this.emit('definition', 0, first, last, this.isFree(first));
      return;
    }
    this.quotationTags(first, last, 1);
    if (unit === LT && ONLY_TAGS.test(text.slice(first, Math.min(last, first + LONGEST_SILENT)))) {
      this.close();
    } else if (isListMark(unit) && first === start) {
      this.close();
      let level = 1;
      while (isListMark(text.charCodeAt(first + level))) level++;
      this.emitProse('list-item', level, first, last, this.isFree(first));
    } else if (text.startsWith('----', first)) {
      this.close();
    } else {
      const preformatted = first > start && (text.charCodeAt(start) === SPACE || text.charCodeAt(start) === TAB);
      if (preformatted && this.tables === 0 && this.open !== 'paragraph') this.continue('code', start, last);
      else this.continue('paragraph', first, last, first === start || !isListMark(unit));
    }
    this.quotationTags(first, last, -1);
  }

  /**
   * A line of words goes on with what is open, or opens it. `alike`: the words behind the line's blanks would be read the
   * same if they began the line.
   */
  private continue(what: 'paragraph' | 'code', first: number, last: number, alike = true): void {
    if (this.open !== what) {
      this.close();
      this.open = what;
      this.start = first;
      this.restart = alike && this.isFree(first);
    }
    this.end = last;
  }

  private close(): void {
    const { open } = this;
    this.open = undefined;
    if (open === 'paragraph') this.emitProse('paragraph', 0, this.start, this.end, this.restart);
    else if (open === 'code') this.emit('code', 0, this.start, this.end, this.restart);
  }

  private heading(first: number, last: number): boolean {
    const heading = headingAt(this.text, first, last);
    if (heading === undefined) return false;
    const { level, end } = heading;
    this.close();
    this.tables = 0;
    this.quotes = 0;
    this.references = false;
    this.emit('heading', level, first, last, this.isFree(first));
    this.references = REFERENCE_SECTIONS.has(
      this.text
        .slice(first + level, end - level)
        .trim()
        .toLowerCase(),
    );
    return true;
  }

  /** A comment that is alone on its line, between paragraphs. */
  private comment(first: number, last: number): boolean {
    if (!this.text.startsWith('<!--', first)) return false;
    const construct = this.constructs.at(first);
    if (this.open === 'paragraph' && construct?.end !== -1) return false;
    const end = construct === undefined || construct.end === -1 ? last : construct.end;
    if (end > last) return false;
    this.close();
    this.emit('comment', 0, first, end, this.isFree(first));
    if (skipBlank(this.text, end, last) < last) this.readLine(skipBlank(this.text, end, last), last);
    return true;
  }

  private tableLine(first: number, last: number): boolean {
    const { text } = this;
    const unit = text.charCodeAt(first);
    const next = text.charCodeAt(first + 1);
    if (unit === OPEN_BRACE && next === PIPE) {
      this.close();
      this.tables++;
      return true;
    }
    if (this.tables === 0 || (unit !== PIPE && unit !== BANG)) return false;
    this.close();
    if (unit === PIPE && next === 0x7d) this.tables--;
    else if (unit === PIPE && next === 0x2b) this.cells(first + 2, last, 'caption', false);
    else if (unit !== PIPE || next !== 0x2d) this.cells(first + 1, last, 'table-cell', unit === BANG);
    return true;
  }

  /** Emits the cells of a table's line, each without its attributes (`style=… |`). */
  private cells(from: number, to: number, kind: BlockKind, head: boolean): void {
    const { text } = this;
    let start = from;
    let attributes = true;
    for (let at = from; at <= to; ) {
      const unit = at < to ? text.charCodeAt(at) : PIPE;
      const double = at + 1 < to && text.charCodeAt(at + 1) === unit && (unit === PIPE || (head && unit === BANG));
      if (at === to || double) {
        const first = skipBlank(text, start, at);
        const last = trimEnd(text, first, at);
        if (first < last) this.emitProse(kind, 0, first, last, false);
        start = at + 2;
        at = start;
        attributes = true;
      } else if (unit === PIPE && attributes) {
        attributes = false;
        start = ++at;
      } else {
        const after = afterNested(text, at, this.constructs);
        if (after > at + 1) attributes = false;
        at = Math.min(after, to);
      }
    }
  }

  /** Emits the picture's caption, the quotation or the box that a line begins with; gives the offset after it. */
  private leadingBlock(first: number, last: number): number {
    const { text } = this;
    const file = isFile(text, first);
    if (!file && (text.charCodeAt(first) !== OPEN_BRACE || text.charCodeAt(first + 1) !== OPEN_BRACE)) return first;
    const end = this.constructs.pairEnd(first);
    if (end > last) this.constructs.lookTo(end);
    if (end === -1 || end > last) return first;
    const role = file ? 'file' : templateRole(templateName(text, first, end)).kind;
    // An infobox may end on the line on which the text begins.
    const box = role === 'object' && end < last && lineEnd(text, first) < end;
    if (role !== 'file' && role !== 'quotation' && !box) return first;
    this.close();
    if (box) this.emit('definition', 0, first, end, this.isFree(first));
    else this.emitProse(file ? 'caption' : 'quote', file ? 0 : 1, first, end, this.isFree(first));
    return skipBlank(text, end, last);
  }

  /** Whether a line outside paragraphs shows no words: templates, categories, switches, verbatim text. */
  private isSilent(first: number, last: number): boolean {
    const { text } = this;
    if (!'{[_<#'.includes(text[first]) || (this.open === 'paragraph' && text.charCodeAt(first) === LT)) return false;
    let rest = '';
    for (let at = first; at < last && rest.length < LONGEST_SILENT; ) {
      const after = afterNested(text, at, this.constructs);
      if (after > last) this.constructs.lookTo(after);
      if (after === at + 1 || this.showsWords(at, after)) rest += text.slice(at, after);
      at = after;
    }
    return rest.length < LONGEST_SILENT && SILENT.test(rest);
  }

  private showsWords(at: number, end: number): boolean {
    const { text } = this;
    const unit = text.charCodeAt(at);
    if (unit === OPEN_BRACKET) return true;
    if (unit === LT)
      return !/^<(?:gallery|pre|syntaxhighlight|source|references|math|timeline|score|!--|ref)/i.test(text.slice(at, at + 20));
    const { kind } = templateRole(templateName(text, at, end));
    return kind === 'text' || kind === 'quotation' || kind === 'character';
  }

  /** Opens (before the line is read) or closes (after) the quotations whose tags stand in it. */
  private quotationTags(first: number, last: number, by: 1 | -1): void {
    const { text } = this;
    if (!this.hasTags) return;
    const line = text.slice(first, last);
    if (!line.includes('blockquote')) return;
    if (by === 1) {
      const opened = line.match(/<blockquote\b/gi)?.length ?? 0;
      if (opened > 0) this.close();
      this.quotes += opened;
    } else {
      const closed = line.match(/<\/blockquote\b/gi)?.length ?? 0;
      if (closed > 0) this.close();
      this.quotes = Math.max(0, this.quotes - closed);
    }
  }

  private isFree(start: number): boolean {
    return this.tables === 0 && this.quotes === 0 && !this.references && start >= this.constructs.lookedTo;
  }

  private emitProse(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    if (this.references) this.emit('furniture', 0, start, end, restart);
    else if (this.quotes > 0 && kind !== 'caption') this.emit('quote', this.quotes, start, end, restart);
    else if (this.tables > 0 && kind !== 'caption') this.emit('table-cell', 0, start, end, restart);
    else this.emit(kind, level, start, end, restart);
  }

  private emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    if (!this.stopped) this.stopped = !this.emitBlock({ kind, level, start, end, restart });
  }
}

/** Whether the brackets at `at` open a picture. */
function isFile(text: string, at: number): boolean {
  FILE.lastIndex = at;
  return FILE.test(text);
}

function isListMark(unit: number): boolean {
  return unit === 0x2a || unit === 0x23 || unit === 0x3a || unit === 0x3b;
}

/** The level of the heading at `[first, last)` and where its `=` end; comments may follow. Undefined when it is none. */
export function headingAt(text: string, first: number, last: number): { level: number; end: number } | undefined {
  let end = last;
  while (end > first && text.startsWith('-->', end - 3)) {
    const comment = text.lastIndexOf('<!--', end - 5);
    if (comment <= first) break;
    end = trimEnd(text, first, comment);
  }
  let level = 0;
  while (level < 6 && text.charCodeAt(first + level) === EQUALS && text.charCodeAt(end - 1 - level) === EQUALS) level++;
  return level > 0 && end - first > 2 * level && lineEnd(text, first) >= end ? { level, end } : undefined;
}
