import type { Block, BlockKind } from '../format';
import { afterEol, isAsciiPunctuation, isBlank, lineEnd, skipBlank, trimEnd } from '../lines';
import { commandNamed, MATH, TITLED, VERBATIM } from './commands';
import { Environments } from './environments';
import { addressEnd, braceName, groupEnd, isBlankLine, LONGEST, nameEnd, optionsEnd, verbEnd } from './source';

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const OPEN = 0x7b;
const BRACKET = 0x5b;
const ANGLE = 0x3c;
const CLOSE = 0x7d;
/** Longest argument of a command without prose that is passed over between paragraphs. */
const SHORT = 300;

const SPECIAL = new Uint8Array(128);
for (const char of '\\%&{}\n\r') SPECIAL[char.charCodeAt(0)] = 1;

/** Emits the blocks of a LaTeX text from `from` on. */
export function scanLatex(text: string, from: number, emit: (block: Block) => boolean): void {
  new LatexScanner(text, emit).scan(from);
}

/**
 * Reads paragraphs and what parts them: empty lines, headings, items, cells, environments. One leaf is open at a time and
 * is emitted when it closes. Only environments that change what a paragraph is (quotations, lists, tables) are kept in
 * mind; wherever none is open, reading may begin afresh.
 */
class LatexScanner {
  private stopped = false;
  /** Before `\begin{document}`. */
  private preamble = false;
  /** Nothing but `%` comments so far, so that the text may still turn out to have a preamble. */
  private lead = false;
  private readonly around = new Environments();

  private open = false;
  private leafKind: BlockKind = 'paragraph';
  private leafLevel = 0;
  private leafStart = 0;
  private leafRestart = false;
  /** Braces open in the leaf, where it is a command's argument; 0 elsewhere. */
  private depth = 0;
  /** Arguments of the leaf's command still to come. */
  private pending = 0;

  /**
   * Something was looked for in vain up to here (a bracket, a brace, the end of a formula). When it is written, what
   * stands before it is no block any more, so reading may not begin afresh before this.
   */
  private unsureBefore = 0;
  private nextBlankLine = -1;
  private readonly nextEnd = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly emitBlock: (block: Block) => boolean,
  ) {}

  scan(from: number): void {
    const { text } = this;
    let at = from === 0 ? this.begins() : from;
    while (at < text.length && !this.stopped) {
      const unit = text.charCodeAt(at);
      if (unit < 128 && SPECIAL[unit] === 1) at = this.special(unit, at);
      else {
        if (!this.open && !isBlank(unit)) this.openLeaf(at);
        at++;
      }
    }
    this.closeLeaf(text.length);
  }

  /** Whether the text has a preamble is told by its first command. */
  private begins(): number {
    const { text } = this;
    let at = skipBlank(text, 0, text.length);
    while (text.charCodeAt(at) === PERCENT) at = skipBlank(text, lineEnd(text, at), text.length);
    this.preamble = text.startsWith('\\documentclass', at) || text.startsWith('\\documentstyle', at);
    this.lead = !this.preamble;
    return 0;
  }

  private special(unit: number, at: number): number {
    const { text } = this;
    switch (unit) {
      case BACKSLASH:
        return this.command(at);
      case PERCENT: {
        const stop = lineEnd(text, at);
        if (!this.open && !this.preamble) this.emit('comment', 0, at, stop, this.mayBegin(at) && !this.lead);
        else if (!this.open) this.openLeaf(at);
        return stop;
      }
      case OPEN:
        if (this.depth > 0) this.depth++;
        break;
      case CLOSE:
        if (this.depth > 0 && --this.depth === 0) return this.closeArgument(at + 1);
        break;
      case AMPERSAND:
        if (this.depth > 0 || !this.around.inTable) break;
        this.closeLeaf(at);
        return at + 1;
      default: {
        const next = afterEol(text, at);
        if (this.open && (!this.preamble || this.depth > 0) && isBlankLine(text, next, text.length)) this.closeLeaf(at);
        return next;
      }
    }
    if (!this.open) this.openLeaf(at);
    return at + 1;
  }

  private command(at: number): number {
    const { text } = this;
    const end = text.length;
    const after = nameEnd(text, at, end);
    if (after === at + 1) return this.controlSymbol(at);
    const name = text.slice(at + 1, after);
    const { role, count } = commandNamed(name);
    if (role === 'environment') {
      const environment = braceName(text, after, end);
      if (environment === undefined) return this.inline(at, after, -1);
      const inside = after + environment.length + 2;
      return name === 'begin' ? this.beginEnvironment(environment, at, inside) : this.endEnvironment(environment, at, inside);
    }
    if (this.preamble && !name.endsWith('title')) return this.inline(at, after, -1);
    if (role === 'verb') return this.inline(at, after, this.sure(after, verbEnd(text, after, end)));
    if (role === 'url' || role === 'link' || role === 'path') {
      return this.inline(at, after, this.address(this.options(after)));
    }
    if (this.depth > 0) return after;
    switch (role) {
      case 'paragraph':
        this.closeLeaf(at);
        return after;
      case 'item':
        this.closeLeaf(at);
        this.openLeaf(at, 'list-item');
        return after;
      case 'false':
        return this.verbatim('comment', at, after, '\\fi');
      case 'epigraph':
        return this.openArgument('quote', 1, at, after, 2);
      case 'heading':
        return this.openArgument('heading', count, at, after, 1);
      case 'caption':
        return this.openArgument('caption', 0, at, count > 0 ? Math.max(after, this.pass(after, count)) : after, 1);
      case 'silent': {
        const passed = this.open ? -1 : this.pass(after, count);
        return passed === -1 ? this.inline(at, after, -1) : passed;
      }
      default:
        return this.inline(at, after, -1);
    }
  }

  private controlSymbol(at: number): number {
    const { text } = this;
    const unit = text.charCodeAt(at + 1);
    if (unit === BACKSLASH && this.depth === 0 && this.around.inTable) {
      this.closeLeaf(at);
      return this.options(at + 2);
    }
    if (!this.open) this.openLeaf(at);
    return isAsciiPunctuation(unit) ? at + 2 : at + 1;
  }

  /** Goes on in a paragraph, at `stop` where something verbatim ends, else behind the command's name. */
  private inline(at: number, after: number, stop: number): number {
    this.openUnlessOpen(at);
    return stop === -1 ? after : stop;
  }

  /** Offset after the arguments of a command without prose; -1 when they are not where they should be. */
  private pass(from: number, count: number): number {
    const { text } = this;
    let at = this.options(from);
    for (let left = count; left > 0; left--) {
      const after = text.charCodeAt(at) === BACKSLASH ? nameEnd(text, at, text.length) : this.group(at);
      if (after === -1) return -1;
      at = this.options(after);
    }
    return at;
  }

  private beginEnvironment(name: string, at: number, after: number): number {
    const { text } = this;
    const plain = name.endsWith('*') ? name.slice(0, -1) : name;
    if (this.preamble) {
      if (name === 'document') {
        this.openUnlessOpen(at);
        this.closeLeaf(after);
        this.preamble = false;
        return after;
      }
      this.openUnlessOpen(at);
      const verbatim = plain === 'filecontents' || name === 'comment';
      return verbatim ? this.endOr(text.length, `\\end{${name}}`, after) : after;
    }
    if (VERBATIM.has(plain)) return this.verbatim('code', at, after, `\\end{${name}}`);
    if (name === 'comment') return this.verbatim('comment', at, after, '\\end{comment}');
    if (MATH.has(plain)) {
      this.openUnlessOpen(at);
      const stop = this.endOr(after, `\\end{${name}}`, after);
      if (stop !== after && stop <= this.blankLineAfter(after)) return stop;
      this.unsureBefore = Math.max(this.unsureBefore, this.blankLineAfter(after));
      return after;
    }
    this.closeLeaf(at);
    if (TITLED.has(plain)) {
      const argument = this.options(after);
      return text.charCodeAt(argument) === OPEN ? this.openArgument('heading', 3, at, after, 1) : argument;
    }
    this.around.enter(plain);
    let to = this.options(after);
    for (let next = this.group(to); next !== -1; next = this.group(to)) {
      to = this.options(next);
    }
    return to;
  }

  private endEnvironment(name: string, at: number, after: number): number {
    const plain = name.endsWith('*') ? name.slice(0, -1) : name;
    if (this.preamble || MATH.has(plain)) {
      this.openUnlessOpen(at);
      return after;
    }
    this.closeLeaf(at);
    if (name === 'document') {
      this.emit('code', 0, at, this.text.length, this.mayBegin(at));
      return this.text.length;
    }
    this.around.leave(plain);
    return after;
  }

  /** A block from `at` to behind `closer`, or to the end of the text. */
  private verbatim(kind: BlockKind, at: number, after: number, closer: string): number {
    this.closeLeaf(at);
    this.lead = false;
    const stop = this.endOr(this.text.length, closer, after);
    this.emit(kind, 0, at, stop, this.mayBegin(at));
    return stop;
  }

  /** Offset after the next `closer`, or `otherwise` without one. Asked for in ascending order, so found once. */
  private endOr(otherwise: number, closer: string, from: number): number {
    let found = this.nextEnd.get(closer);
    if (found === undefined || found < from) {
      const next = this.text.indexOf(closer, from);
      found = next === -1 ? Number.POSITIVE_INFINITY : next;
      this.nextEnd.set(closer, found);
    }
    return found === Number.POSITIVE_INFINITY ? otherwise : found + closer.length;
  }

  private blankLineAfter(from: number): number {
    const { text } = this;
    if (this.nextBlankLine >= from) return this.nextBlankLine;
    let at = lineEnd(text, from);
    while (at < text.length && !isBlankLine(text, afterEol(text, at), text.length)) at = lineEnd(text, afterEol(text, at));
    this.nextBlankLine = at;
    return at;
  }

  /** Opens a leaf that is the argument of the command at `at`, or an ordinary one where the argument is missing. */
  private openArgument(kind: BlockKind, level: number, at: number, after: number, count: number): number {
    const { text } = this;
    const argument = this.options(after);
    if (text.charCodeAt(argument) !== OPEN) {
      this.openUnlessOpen(at);
      return after;
    }
    this.closeLeaf(at);
    this.openLeaf(at, kind, level);
    this.depth = 1;
    this.pending = count - 1;
    return argument + 1;
  }

  /** The leaf's argument has closed before `at`: takes in the next one, else the label and comment in its line. */
  private closeArgument(at: number): number {
    const { text } = this;
    if (this.pending > 0 && text.charCodeAt(skipBlank(text, at, at + 10)) === OPEN) {
      this.pending--;
      this.depth = 1;
      return skipBlank(text, at, at + 10) + 1;
    }
    const stop = lineEnd(text, at);
    let end = at;
    for (let next = skipBlank(text, end, stop); next < stop; next = skipBlank(text, end, stop)) {
      if (text.charCodeAt(next) === PERCENT) {
        end = stop;
        break;
      }
      const label = text.startsWith('\\label{', next) ? this.group(next + 6) : -1;
      if (label === -1 || label > stop) break;
      end = label;
    }
    this.closeLeaf(end);
    return end;
  }

  private options(at: number): number {
    const stop = optionsEnd(this.text, at, this.text.length);
    const next = this.text.charCodeAt(stop);
    return next === BRACKET || next === ANGLE ? this.sure(stop, -1, stop) : stop;
  }

  private group(at: number): number {
    if (this.text.charCodeAt(at) !== OPEN) return -1;
    return this.sure(at, groupEnd(this.text, at, this.text.length, SHORT));
  }

  private address(at: number): number {
    if (this.text.charCodeAt(at) !== OPEN) return -1;
    return this.sure(at, addressEnd(this.text, at, this.text.length));
  }

  /** Passes on where something that begins at `at` ends; where it does not, the text up to where it might is unsure. */
  private sure(at: number, found: number, otherwise = -1): number {
    if (found !== -1) return found;
    this.unsureBefore = Math.max(this.unsureBefore, at + LONGEST);
    return otherwise;
  }

  private openUnlessOpen(at: number): void {
    if (!this.open) this.openLeaf(at);
  }

  private openLeaf(at: number, kind: BlockKind = this.preamble ? 'front-matter' : 'paragraph', level = 0): void {
    this.open = true;
    this.leafStart = at;
    this.leafRestart = this.mayBegin(at);
    this.lead = false;
    this.depth = 0;
    this.leafLevel = level;
    this.leafKind = kind;
    if (kind === 'front-matter') return;
    const { quotes, lists } = this.around;
    if (quotes > 0) {
      this.leafKind = 'quote';
      this.leafLevel = quotes;
    } else if (kind === 'list-item' || (kind === 'paragraph' && lists > 0)) {
      this.leafKind = 'list-item';
      this.leafLevel = Math.max(1, lists);
    } else if (kind === 'paragraph' && this.around.inTable) {
      this.leafKind = 'table-cell';
    }
  }

  private closeLeaf(at: number): void {
    if (!this.open) return;
    this.open = false;
    this.depth = 0;
    this.pending = 0;
    this.emit(this.leafKind, this.leafLevel, this.leafStart, at, this.leafRestart);
  }

  /** Whether reading may begin afresh at `at`. */
  private mayBegin(at: number): boolean {
    return this.around.none && !this.preamble && at >= this.unsureBefore;
  }

  private emit(kind: BlockKind, level: number, start: number, end: number, restart: boolean): void {
    const trimmed = trimEnd(this.text, start, end);
    if (this.stopped || trimmed <= start) return;
    this.stopped = !this.emitBlock({ kind, level, start, end: trimmed, restart });
  }
}
