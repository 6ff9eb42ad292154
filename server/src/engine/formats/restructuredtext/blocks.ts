import type { Block, BlockKind } from '../format';
import { LineScanner } from '../lineScanner';
import {
  afterEol,
  isAsciiAlphanumeric,
  isAsciiPunctuation,
  isBlank,
  isDigit,
  lineEnd,
  SPACE,
  skipBlank,
  trimEnd,
} from '../lines';
import { directiveAt } from './directives';

const DOT = 0x2e;
const BAR = 0x7c;
const PLUS = 0x2b;

const DEFINITION = /^(?:_|\[[^\]\s]+\](?:\s|$)|\|[^|\s][^|]*\|\s)/;
const FIELD = /^:[^\s:`](?:[^:`\n]|:(?=\S))*:(?:\s|$)/;
const SIMPLE_RULE = /^=+(?: +=+)+\s*$/;
const COLUMN_RULE = /^(?:=+(?: +=+)*|-+(?: +-+)*)\s*$/;
const LEVELS = '=-~^';
/** How much of a line is looked at for what kind of line it is. */
const HEAD = 200;

interface Container {
  readonly kind: 'quote' | 'item' | 'figure' | 'plain';
  /** Indent of what the container belongs to: a line so far left ends it. */
  readonly base: number;
  /** Indent of its contents. */
  indent: number;
}

/** Emits the blocks of a reStructuredText from `from` on. */
export function scanRst(text: string, from: number, emit: (block: Block) => boolean): void {
  new RstScanner(text, emit).scan(from);
}

/** Reads line by line; what a line belongs to follows from its indent. A line at the left margin ends everything. */
class RstScanner extends LineScanner {
  private readonly containers: Container[] = [];
  private quotes = 0;
  private items = 0;
  /** A directive or announcement was read whose contents, if any, begin with the next line that is not empty. */
  private pending: { kind: Container['kind'] | 'literal'; base: number } | undefined;

  private leafLines = 0;
  /** Indent of the leaf's lines; -1 where the first line, behind a directive, does not tell. */
  private leafIndent = 0;

  /** Reads the line, and those that belong to what it opens; gives the offset to go on from. */
  protected override readLine(): number {
    const { text } = this;
    const next = afterEol(text, this.lineEnd);
    if (this.content === this.lineEnd) {
      this.closeLeaf();
      return next;
    }
    if (this.open && this.goesOn()) return next;
    this.closeLeaf();
    if (this.pending?.kind === 'literal' && this.indent > this.pending.base) return this.swallow('code', this.pending.base);
    this.enter();
    return this.begin(next);
  }

  /** Whether the line goes on with the open leaf; it may also turn it into a heading or a term. */
  private goesOn(): boolean {
    if (this.leafIndent < 0) {
      if (this.pending === undefined || this.indent <= this.pending.base || this.isField()) return false;
      this.leafIndent = this.indent;
    }
    if (this.indent < this.leafIndent) return false;
    if (
      this.leafLines === 1 &&
      this.indent === this.leafIndent &&
      this.leafKind === 'paragraph' &&
      this.containers.length === 0
    ) {
      const length = trimEnd(this.text, this.content, this.lineEnd) - this.content;
      if (this.isAdornment() && (length >= 4 || length >= this.leafEnd - this.leafStart)) {
        this.open = false;
        this.emit('heading', this.level(), this.leafStart, this.lineEnd, this.leafRestart);
        return true;
      }
    }
    if (this.leafLines === 1 && this.indent > this.leafIndent && this.pending === undefined) {
      // The line above is a term, and this one begins its definition.
      this.pending = { kind: 'item', base: this.leafIndent };
      return false;
    }
    this.leafLines++;
    this.leafEnd = this.lineEnd;
    return true;
  }

  /** Leaves the containers that the line is not in and enters the one that it begins. */
  private enter(): void {
    const { containers } = this;
    while (containers.length > 0 && containers[containers.length - 1].base >= this.indent) this.count(containers.pop(), -1);
    const { pending } = this;
    this.pending = undefined;
    if (pending && pending.kind !== 'literal' && this.indent > pending.base) {
      this.push(pending.kind, pending.base, this.indent);
      return;
    }
    const top = containers[containers.length - 1];
    const inner = top?.indent ?? 0;
    if (this.indent > inner) this.push('quote', inner, this.indent);
    else if (top) top.indent = this.indent;
  }

  private push(kind: Container['kind'], base: number, indent: number): void {
    const container = { kind, base, indent };
    this.containers.push(container);
    this.count(container, 1);
  }

  private count(container: Container | undefined, by: number): void {
    if (container?.kind === 'quote') this.quotes += by;
    else if (container?.kind === 'item') this.items += by;
  }

  /** Reads a line that begins something. */
  private begin(next: number): number {
    const { text, content } = this;
    const unit = text.charCodeAt(content);
    const after = content + 1 < this.lineEnd ? text.charCodeAt(content + 1) : SPACE;
    if (isAsciiAlphanumeric(unit) && !isDigit(unit)) {
      this.openLeaf('paragraph', this.indent);
      return next;
    }
    if (unit === DOT && after === DOT && (content + 2 >= this.lineEnd || isBlank(text.charCodeAt(content + 2))))
      return this.explicit(next);
    if (unit === 0x5f && after === 0x5f && text.charCodeAt(content + 2) === SPACE) return this.swallow('definition', this.indent);
    if (unit === PLUS && (after === 0x2d || after === 0x3d)) return this.gridTable();
    if (unit === 0x3d && SIMPLE_RULE.test(text.slice(content, this.lineEnd))) return this.simpleTable();
    if (this.isAdornment()) return this.overlined(next);
    if (unit === 0x3a && this.isField()) return this.swallow('definition', this.indent);
    if (unit === 0x3e && text.startsWith('>>> ', content)) return this.doctest();
    const marker = rstMarkerLength(text, content, this.lineEnd);
    if (marker > 0) {
      const words = skipBlank(text, content + marker, this.lineEnd);
      const restart = this.atTop();
      const indent = this.indent + (words < this.lineEnd ? words - content : marker + 1);
      this.push('item', this.indent, indent);
      if (words < this.lineEnd) this.openLeaf('list-item', indent, restart);
      return next;
    }
    this.openLeaf('paragraph', this.indent);
    return next;
  }

  /** A line that begins with `..`: a directive, a definition or a comment. */
  private explicit(next: number): number {
    const { text } = this;
    const words = skipBlank(text, this.content + 2, this.lineEnd);
    if (words === this.lineEnd) {
      const blank = next >= text.length || skipBlank(text, next, lineEnd(text, next)) === lineEnd(text, next);
      return blank ? next : this.swallow('comment', this.indent);
    }
    const head = text.slice(words, Math.min(this.lineEnd, words + HEAD));
    if (DEFINITION.test(head)) return this.swallow('definition', this.indent);
    const directive = directiveAt(head);
    if (!directive) return this.swallow('comment', this.indent);
    const { holds, title, length } = directive;
    if (holds === 'code') return this.swallow('code', this.indent);
    const argument = skipBlank(text, words + length, this.lineEnd);
    if (argument < this.lineEnd && title === 'paragraph') this.openLeaf(holds === 'quote' ? 'quote' : 'paragraph', -1);
    else if (argument < this.lineEnd && title)
      this.emitProse(title, title === 'heading' ? 3 : 0, this.lineStart, this.lineEnd, this.atTop());
    this.pending = { kind: holds, base: this.indent };
    return next;
  }

  /** A line of punctuation over a title with the same line under it, or else one that only separates. */
  private overlined(next: number): number {
    const { text } = this;
    const line = text.slice(this.content, trimEnd(text, this.content, this.lineEnd));
    const titleEnd = lineEnd(text, next);
    const under = afterEol(text, titleEnd);
    const underEnd = trimEnd(text, under, lineEnd(text, under));
    const title = this.indent === 0 && next < text.length && skipBlank(text, next, titleEnd) < titleEnd;
    if (!title || line.length !== underEnd - under || !text.startsWith(line, under)) return next;
    this.emit('heading', 1, this.lineStart, underEnd, this.atTop());
    return afterEol(text, lineEnd(text, under));
  }

  /** A block from this line on as long as lines are empty or indented more than `base`. */
  private swallow(kind: BlockKind, base: number): number {
    const { text } = this;
    const restart = this.atTop();
    this.pending = undefined;
    const start = this.lineStart;
    let end = this.lineEnd;
    let at = afterEol(text, end);
    while (at < text.length) {
      this.measure(at);
      if (this.content < this.lineEnd) {
        if (this.indent <= base) break;
        end = this.lineEnd;
      }
      at = afterEol(text, this.lineEnd);
    }
    this.emit(kind, 0, start, end, restart);
    return at;
  }

  private doctest(): number {
    const { text } = this;
    const start = this.lineStart;
    const restart = this.atTop();
    let at = start;
    let end = start;
    while (at < text.length) {
      this.measure(at);
      if (this.content === this.lineEnd) break;
      end = this.lineEnd;
      at = afterEol(text, end);
    }
    this.emit('code', 0, start, end, restart);
    return at;
  }

  private gridTable(): number {
    const { text } = this;
    let at = this.lineStart;
    while (at < text.length) {
      this.measure(at);
      const unit = text.charCodeAt(this.content);
      if (this.content === this.lineEnd || (unit !== PLUS && unit !== BAR)) return at;
      if (unit === BAR) {
        let from = this.content + 1;
        for (let to = from; to < this.lineEnd; to++) {
          if (text.charCodeAt(to) !== BAR && text.charCodeAt(to) !== PLUS) continue;
          this.cell(from, to);
          from = to + 1;
        }
      }
      at = afterEol(text, this.lineEnd);
    }
    return at;
  }

  private simpleTable(): number {
    const { text } = this;
    const columns = [...text.slice(this.content, this.lineEnd).matchAll(/=+/g)].map(({ index }) => index);
    const offset = this.content - this.lineStart;
    let at = afterEol(text, this.lineEnd);
    while (at < text.length) {
      this.measure(at);
      if (this.content === this.lineEnd) return at;
      const unit = text.charCodeAt(this.content);
      if ((unit !== 0x3d && unit !== 0x2d) || !COLUMN_RULE.test(text.slice(this.content, this.lineEnd))) {
        for (let column = 0; column < columns.length; column++) {
          const from = this.lineStart + offset + columns[column];
          const to = column + 1 < columns.length ? this.lineStart + offset + columns[column + 1] : this.lineEnd;
          if (from < this.lineEnd) this.cell(from, Math.min(to, this.lineEnd));
        }
      }
      at = afterEol(text, this.lineEnd);
    }
    return at;
  }

  private cell(from: number, to: number): void {
    const start = skipBlank(this.text, from, to);
    if (start < to) this.emitProse('table-cell', 0, start, to, false);
  }

  private isField(): boolean {
    return FIELD.test(this.text.slice(this.content, Math.min(this.lineEnd, this.content + HEAD)));
  }

  /** Whether the line is one punctuation character again and again. */
  private isAdornment(): boolean {
    const { text, content } = this;
    const unit = text.charCodeAt(content);
    if (!isAsciiPunctuation(unit)) return false;
    const end = trimEnd(text, content, this.lineEnd);
    for (let at = content + 1; at < end; at++) if (text.charCodeAt(at) !== unit) return false;
    return end - content >= 2;
  }

  private level(): number {
    const level = LEVELS.indexOf(this.text[this.content]);
    return level === -1 ? 3 : level + 1;
  }

  private openLeaf(kind: BlockKind, indent: number, restart = this.atTop()): void {
    this.startLeaf(kind, 0, restart);
    this.leafLines = 1;
    this.leafIndent = indent;
  }

  protected override closeLeaf(): void {
    if (!this.open) return;
    this.open = false;
    const { text } = this;
    const end = trimEnd(text, this.leafStart, this.leafEnd);
    if (text.charCodeAt(end - 1) === 0x3a && text.charCodeAt(end - 2) === 0x3a) {
      const top = this.containers[this.containers.length - 1];
      const base =
        this.leafIndent < 0 ? (this.pending?.base ?? 0) : this.leafKind === 'list-item' ? (top?.indent ?? 0) : this.leafIndent;
      this.pending = { kind: 'literal', base };
    }
    this.emitProse(this.leafKind, 0, this.leafStart, this.leafEnd, this.leafRestart);
  }

  private atTop(): boolean {
    return this.containers.length === 0 && this.indent === 0;
  }

  /** Emits a block, prose taking the kind of what it stands in. */
  private emitProse(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const inFigure = this.containers[this.containers.length - 1]?.kind === 'figure';
    if (this.quotes > 0 || kind === 'quote') this.emit('quote', Math.max(1, this.quotes), start, end, restart);
    else if (kind === 'list-item' || (kind === 'paragraph' && this.items > 0))
      this.emit('list-item', this.items, start, end, restart);
    else if (kind === 'paragraph' && inFigure) this.emit('caption', 0, start, end, restart);
    else this.emit(kind, level, start, end, restart);
  }
}

/** Length of the list marker at `at` (`-`, `*`, `•`, `1.`, `#.`, `(2)`), 0 when there is none. */
export function rstMarkerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let to = at + 1;
  if (unit === 0x28 || isDigit(unit) || unit === 0x23) {
    const from = unit === 0x28 ? to : at;
    to = from;
    while (to < end && to < from + 6 && isDigit(text.charCodeAt(to))) to++;
    if (to === from && text.charCodeAt(to) === 0x23) to++;
    const delimiter = text.charCodeAt(to);
    if (to === from || to >= end || !(delimiter === 0x29 || (unit !== 0x28 && delimiter === DOT))) return 0;
    to++;
  } else if (unit !== 0x2d && unit !== 0x2a && unit !== PLUS && unit !== 0x2022) {
    return 0;
  }
  return to >= end || isBlank(text.charCodeAt(to)) ? to - at : 0;
}
