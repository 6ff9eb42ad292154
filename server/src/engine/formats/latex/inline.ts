import { afterEol, isAsciiPunctuation, isBlank, isDigit, lineEnd, skipBlank } from '../lines';
import type { Masking } from '../masking';
import { passReference } from '../references';
import { accentedAt } from './accents';
import { Braces } from './braces';
import { type Command, commandNamed, MATH } from './commands';
import { addressEnd, braceName, nameEnd, optionsEnd, verbEnd } from './source';

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const APOSTROPHE = 0x27;
const BACKTICK = 0x60;
const DOLLAR = 0x24;
const BRACKET = 0x5b;

const SPECIAL = new Uint8Array(128);
for (const char of "\\%{}$~`'[(:@wW") SPECIAL[char.charCodeAt(0)] = 1;

/** A figure that is set as mathematics is a figure all the same: $40\%$, $1{,}200$. */
const FIGURE = /^\s*[-+]?\d[\d.,\s{}]*(?:\\?%)?\s*$/;
const LONGEST_FIGURE = 24;

/** Masks the commands, mathematics and comments of a block of LaTeX. */
export function maskLatex(masking: Masking): void {
  new LatexMask(masking).run();
}

class LatexMask {
  private readonly text: string;
  private readonly end: number;
  private readonly braces: Braces;
  /** Opening braces of the groups around. */
  private readonly groups: number[] = [];
  /** Closing braces that stand for a quotation mark. */
  private readonly closingMarks = new Map<number, string>();
  private quoteDepth = 0;
  /** The dollar that closes a figure. */
  private figureEnd = -1;
  private readonly missing = new Set<string>();

  constructor(private readonly masking: Masking) {
    this.text = masking.text;
    this.end = masking.text.length;
    this.braces = new Braces(this.text, this.end);
  }

  run(): void {
    const { text, end } = this;
    for (let at = 0; at < end; ) {
      const unit = text.charCodeAt(at);
      at = unit < 128 && SPECIAL[unit] === 1 ? this.special(unit, at) : at + 1;
    }
  }

  /** Reads the special character at `at`; gives the offset to go on from. */
  private special(unit: number, at: number): number {
    const { text, masking } = this;
    switch (unit) {
      case BACKSLASH:
        return this.command(at);
      case 0x25: // %
        return this.comment(at);
      case OPEN:
        if (this.braces.closeOf(at) !== 0) this.groups.push(at);
        masking.skip(at, at + 1);
        return at + 1;
      case CLOSE:
        return this.closeGroup(at);
      case DOLLAR:
        return this.dollar(at);
      case 0x7e: // ~
        masking.blank(at, at + 1);
        return at + 1;
      case BACKTICK:
        return this.quotationMark(at, text.charCodeAt(at + 1) === BACKTICK ? '“' : '‘');
      case APOSTROPHE:
        return this.quotationMark(at, text.charCodeAt(at + 1) === APOSTROPHE ? '”' : '’');
      default:
        return passReference(unit, at, 0, masking);
    }
  }

  private quotationMark(at: number, mark: string): number {
    const length = mark === '“' || mark === '”' ? 2 : 1;
    this.masking.character(at, at + length, mark);
    return at + length;
  }

  private closeGroup(at: number): number {
    const { masking } = this;
    const open = this.groups[this.groups.length - 1];
    if (open !== undefined && this.braces.closeOf(open) === at) this.groups.pop();
    const mark = this.closingMarks.get(at);
    if (mark !== undefined) {
      this.quoteDepth--;
      masking.character(at, at + 1, mark);
    } else if (this.text.charCodeAt(at + 1) === OPEN) {
      masking.blank(at, at + 1);
    } else {
      masking.skip(at, at + 1);
    }
    return at + 1;
  }

  private comment(at: number): number {
    const { text, end, masking } = this;
    const stop = lineEnd(text, at);
    masking.mark('comment', at, stop, text.slice(at, stop).replace(/^%+/, '').trim());
    masking.skip(at, stop);
    if (at === 0 || isBlank(text.charCodeAt(at - 1))) return stop;
    // A comment takes the end of its line and the next line's indent along: what stands around it is one word.
    const next = skipBlank(text, afterEol(text, stop), end);
    masking.skip(stop, next);
    return next;
  }

  private dollar(at: number): number {
    const { text, masking } = this;
    if (at === this.figureEnd) {
      masking.skip(at, at + 1);
      return at + 1;
    }
    const marker = text.charCodeAt(at + 1) === DOLLAR ? '$$' : '$';
    const close = this.find(marker, at + marker.length);
    if (close === -1) return at + marker.length;
    const head = text.slice(at + 1, Math.min(close, at + LONGEST_FIGURE));
    if (marker === '$' && close < at + LONGEST_FIGURE && FIGURE.test(head)) {
      this.figureEnd = close;
      masking.skip(at, at + 1);
      return at + 1;
    }
    return this.object(at, close + marker.length);
  }

  /** Offset of the next `closer`, the escaped ones aside, or -1; what is missing once is missing for good. */
  private find(closer: string, from: number): number {
    if (this.missing.has(closer)) return -1;
    let found = this.text.indexOf(closer, from);
    while (found > 0 && closer[0] === '$' && this.text.charCodeAt(found - 1) === BACKSLASH) {
      found = this.text.indexOf(closer, found + 1);
    }
    if (found === -1) this.missing.add(closer);
    return found;
  }

  private object(start: number, end: number): number {
    this.masking.object(start, end);
    return end;
  }

  private skip(start: number, end: number): number {
    this.masking.skip(start, end);
    return end;
  }

  private command(at: number): number {
    const { text, end, masking } = this;
    const after = nameEnd(text, at, end);
    if (after === at + 1) return this.controlSymbol(at);
    const name = text.slice(at + 1, after);
    const command = commandNamed(name);
    const { role, count, char } = command;
    switch (role) {
      case 'letter':
      case 'character': {
        let stop = role === 'letter' ? skipBlank(text, after, end) : after;
        if (text.charCodeAt(after) === OPEN && text.charCodeAt(after + 1) === CLOSE) stop = after + 2;
        masking.character(at, stop, char);
        return stop;
      }
      case 'accent':
        return this.accent(at, after, char);
      case 'quotation':
        return this.quotation(name, count, at, after);
      case 'citation':
      case 'cited':
        return this.citation(name, role, at, after);
      case 'emphasis':
      case 'strong':
        return this.emphasis(role, at, after);
      case 'switch': {
        const close = this.groups.length > 0 ? this.braces.closeOf(this.groups[this.groups.length - 1]) : 0;
        const content = skipBlank(text, after, end);
        if (content < close) masking.mark('emphasis', content, close, '');
        return this.skip(at, after);
      }
      case 'footnote':
      case 'comment':
        return this.note(role, at, after);
      case 'url':
      case 'link':
        return this.link(role, at, after);
      case 'code':
      case 'verb':
      case 'path':
        return this.code(command, at, after);
      case 'environment':
        return this.environment(name, at, after);
      case 'silent':
        return this.skip(at, this.braces.argumentsEnd(after, count));
      case 'object':
        return this.object(at, this.braces.argumentsEnd(after, count));
      case 'image': {
        const stop = this.object(at, this.braces.argumentsEnd(after, count));
        masking.mark('image', at, stop, '');
        return stop;
      }
      case 'item': {
        // The term of a description stands before its text like a label.
        const stop = optionsEnd(text, after, end);
        if (text.charCodeAt(after) !== BRACKET || text.charCodeAt(stop - 1) !== 0x5d) return this.skip(at, stop);
        masking.blank(at, after + 1);
        masking.character(stop - 1, stop, ':');
        return after + 1;
      }
      case 'prose':
      case 'caption':
        return this.skip(at, this.braces.argumentsEnd(after, count));
      default:
        return this.skip(at, optionsEnd(text, after, end));
    }
  }

  private controlSymbol(at: number): number {
    const { text, end, masking } = this;
    const unit = text.charCodeAt(at + 1);
    const char = text[at + 1] ?? '';
    const { role, char: combining } = commandNamed(char);
    if (role === 'accent') return this.accent(at, at + 2, combining);
    switch (char) {
      case '\\': {
        const stop = optionsEnd(text, at + 2, end);
        masking.blank(at, stop);
        return stop;
      }
      case '(':
      case '[': {
        const close = this.find(char === '(' ? '\\)' : '\\]', at + 2);
        return close === -1 ? this.skip(at, at + 2) : this.object(at, close + 2);
      }
      case '-':
      case '/':
      case '@':
      case '!':
      case ')':
      case ']':
        return this.skip(at, at + 2);
      case ',':
        // A thin space parts the thousands of a figure.
        if (at > 0 && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 2))) return this.skip(at, at + 2);
        masking.blank(at, at + 2);
        return at + 2;
      case ';':
      case ':':
      case '>':
        masking.blank(at, at + 2);
        return at + 2;
    }
    if (isBlank(unit)) {
      masking.blank(at, at + 1);
      return at + 1;
    }
    masking.skip(at, at + 1);
    return isAsciiPunctuation(unit) ? at + 2 : at + 1;
  }

  private accent(at: number, after: number, combining: string): number {
    const { stop, character } = accentedAt(this.text, after, this.end, combining);
    if (character === undefined) return this.skip(at, stop);
    this.masking.character(at, stop, character);
    return stop;
  }

  /** `\enquote{…}` and its kin: the command is the opening mark, the closing brace the closing one. */
  private quotation(name: string, before: number, at: number, after: number): number {
    const { text, end, masking } = this;
    const keyed = before > 0 && name.includes('cquote');
    let open = optionsEnd(text, after, end);
    const options = open;
    if (before > 0) open = this.braces.argumentsEnd(after, before);
    const close = text.charCodeAt(open) === OPEN ? this.braces.closeOf(open) : 0;
    if (close === 0) return this.skip(at, after);
    const single = text.charCodeAt(after) === 0x2a || this.quoteDepth % 2 === 1;
    masking.character(at, open + 1, single ? '‘' : '“');
    this.closingMarks.set(close, single ? '’' : '”');
    this.quoteDepth++;
    if (keyed) masking.mark('citation', after, open, text.slice(options + 1, open - 1));
    else if (text.slice(after, options).includes('cite')) masking.mark('citation', after, options, text.slice(after, options));
    return open + 1;
  }

  private citation(name: string, role: 'citation' | 'cited', at: number, after: number): number {
    const { text, end, masking } = this;
    let stop = optionsEnd(text, after, end);
    if (text.charCodeAt(stop) !== OPEN) return this.skip(at, after);
    const keys: string[] = [];
    while (text.charCodeAt(stop) === OPEN && this.braces.closeOf(stop) !== 0 && (keys.length === 0 || name.endsWith('s'))) {
      keys.push(text.slice(stop + 1, this.braces.closeOf(stop)).trim());
      stop = optionsEnd(text, this.braces.closeOf(stop) + 1, end);
    }
    if (keys.length === 0) return this.skip(at, after);
    masking.mark('citation', at, stop, keys.join(', '));
    return role === 'cited' ? this.object(at, stop) : this.skip(at, stop);
  }

  private emphasis(kind: 'emphasis' | 'strong', at: number, after: number): number {
    const { text, end } = this;
    const open = optionsEnd(text, after, end);
    const close = text.charCodeAt(open) === OPEN ? this.braces.closeOf(open) : 0;
    if (close > open + 1) this.masking.mark(kind, open + 1, close, '');
    return this.skip(at, open);
  }

  /** A note for readers, or one between writers: its words are no part of the sentence. */
  private note(kind: 'footnote' | 'comment', at: number, after: number): number {
    const stop = this.braces.argumentsEnd(after, 1);
    const open = optionsEnd(this.text, after, this.end);
    this.masking.mark(kind, at, stop, kind === 'comment' ? this.text.slice(open + 1, Math.max(open + 1, stop - 1)).trim() : '');
    return this.skip(at, stop);
  }

  private link(role: 'url' | 'link', at: number, after: number): number {
    const { text, end, masking } = this;
    const from = optionsEnd(text, after, end);
    const stop = addressEnd(text, from, end);
    if (stop === -1) return this.skip(at, after);
    const target = text.slice(from + 1, stop - 1).trim();
    if (role === 'url') {
      masking.mark('url', at, stop, target);
      return this.object(at, stop);
    }
    const close = text.charCodeAt(stop) === OPEN ? this.braces.closeOf(stop) : 0;
    if (close > stop + 1) masking.mark('link', stop + 1, close, target);
    return this.skip(at, stop);
  }

  private code({ role, count }: Command, at: number, after: number): number {
    const { text, end, masking } = this;
    const from = this.braces.argumentsEnd(after, count - 1);
    let stop = role === 'verb' ? verbEnd(text, from, end) : -1;
    if (stop === -1) stop = role === 'path' ? addressEnd(text, from, end) : this.braces.argumentsEnd(from, 1);
    if (stop === -1) return this.skip(at, after);
    masking.mark('code', at, stop, '');
    return this.object(at, stop);
  }

  /** Mathematics on display stands in its sentence; of other environments only the command is markup. */
  private environment(command: string, at: number, after: number): number {
    const { text, end } = this;
    const name = braceName(text, after, end);
    if (name === undefined) return this.skip(at, after);
    const inside = after + name.length + 2;
    if (command === 'begin' && MATH.has(name.replace('*', ''))) {
      const closer = `\\end{${name}}`;
      const close = this.find(closer, inside);
      if (close !== -1) return this.object(at, close + closer.length);
    }
    return this.skip(at, optionsEnd(text, inside, end));
  }
}
