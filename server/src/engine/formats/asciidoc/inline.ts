import { Closers } from '../closers';
import { entityAt } from '../entities';
import { isAsciiAlphanumeric, isBlank, isEol } from '../lines';
import type { Masking } from '../masking';
import { passReference, REFERENCE_CHARACTERS } from '../references';
import { type MacroName, macroName } from './macros';
import { passAttribute, passParenthesis } from './replacements';

const SPECIAL = new Uint8Array(128);
for (const char of `*_\`#^~+<{\\"'&[(:,${REFERENCE_CHARACTERS}`) SPECIAL[char.charCodeAt(0)] = 1;

const BACKTICK = 0x60;
const PLUS = 0x2b;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const LONGEST = 1000;
const LONGEST_TARGET = 500;

const ROLE = /^\[[^[\]\n]{1,80}\](?=[*_`#])/;
const ANCHOR = /^\[\[(\[?)[\p{L}_:][^[\]\n]{0,200}\]\1?\]/u;
const CROSS_REFERENCE = /^<<([^<>\n,]{1,200})(?:,\s*([^<>]{1,500}))?>>/;
const SCRIPT = /^([\^~])([^\s^~]{1,60})\1/;
const KEYS = /^[^\s[\]]{0,100}$/;
/** What comes behind the words of a link in its brackets: `,window=_blank`, `^`. */
const LINK_OPTIONS = /(?:,\s*[\w-]+=[^\]]*|\^)$/;

/** Masks the inline markup of a block of AsciiDoc from `from` on. */
export function maskAsciidoc(masking: Masking, from: number): void {
  new AsciidocMask(masking, from).run();
}

class AsciidocMask {
  private readonly text: string;
  private readonly end: number;
  private readonly closers: Closers;
  /** Offsets of marks that close what has been opened, with their lengths. */
  private readonly used = new Map<number, number>();
  /** Right behind a mark that opened another may open. */
  private opened = -1;
  /** Where the target that was last looked at ends. */
  private targetTo = -1;

  constructor(
    private readonly masking: Masking,
    private readonly from: number,
  ) {
    this.text = masking.text;
    this.end = masking.text.length;
    this.closers = new Closers(this.text, this.end, (closer, at) => this.closes(closer, at));
  }

  run(): void {
    const { text, end, used } = this;
    for (let at = this.from; at < end; ) {
      const unit = text.charCodeAt(at);
      if (unit < 128 && SPECIAL[unit] === 1)
        at = used.size > 0 && used.has(at) ? at + (used.get(at) ?? 1) : this.special(unit, at);
      else at++;
    }
  }

  /** Reads the special character at `at`; gives the offset to go on from. */
  private special(unit: number, at: number): number {
    const { text, masking } = this;
    switch (unit) {
      case 0x2a: // *
      case 0x5f: // _
      case 0x23: // #
      case BACKTICK:
        return this.formatted(unit, at);
      case 0x2c: // a comma ends the words of a link only
        return at + 1;
      case 0x22: // "
      case 0x27: // '
        return text.charCodeAt(at + 1) === BACKTICK ? this.curved(at) : at + 1;
      case 0x5e:
      case 0x7e: {
        const script = SCRIPT.exec(text.slice(at, at + 62));
        if (!script) return at + 1;
        masking.skip(at, at + 1);
        masking.skip(at + script[0].length - 1, at + script[0].length);
        return at + script[0].length;
      }
      case PLUS:
        return this.plus(at);
      case 0x3c: // <
        return this.angle(at);
      case 0x7b: // {
        return passAttribute(at, masking);
      case 0x26: {
        const entity = entityAt(text, at, this.end);
        if (!entity) return at + 1;
        masking.character(at, entity.end, entity.character);
        return entity.end;
      }
      case 0x5c: // backslash
        return this.escape(at);
      case OPEN:
        return this.bracket(at);
      case 0x28: {
        const stop = passParenthesis(at, masking);
        return stop === -1 ? this.reference(unit, at) : stop;
      }
      case 0x3a: {
        const macro = macroName(text, at, this.from);
        const stop = macro ? this.macro(macro, at) : -1;
        return stop === -1 ? this.reference(unit, at) : stop;
      }
      default:
        return this.reference(unit, at);
    }
  }

  private reference(unit: number, at: number): number {
    return passReference(unit, at, this.from, this.masking);
  }

  /** `*bold*` at the edges of words, `**bold**` anywhere, and the like. */
  private formatted(unit: number, at: number): number {
    const { text } = this;
    const mark = text[at];
    if (text.charCodeAt(at + 1) === unit) {
      const close = this.closers.next(mark + mark, at + 3);
      if (close !== -1 && !this.used.has(close)) return this.format(unit, at, close, 2);
    }
    if (!this.opensAt(at, 1)) {
      // An apostrophe that is to be curved: it`'s.
      if (unit !== BACKTICK || text.charCodeAt(at + 1) !== 0x27) return at + 1;
      this.masking.character(at, at + 2, '’');
      return at + 2;
    }
    const close = this.closers.next(mark, at + 2);
    if (close === -1 || this.used.has(close)) return at + 1;
    return this.format(unit, at, close, 1);
  }

  private format(unit: number, at: number, close: number, length: number): number {
    const { masking } = this;
    if (unit === BACKTICK) {
      masking.object(at, close + length);
      masking.mark('code', at, close + length, '');
      return close + length;
    }
    masking.skip(at, at + length);
    masking.skip(close, close + length);
    this.used.set(close, length);
    // An underscore is a letter of a word to Asciidoctor: nothing else opens behind it.
    if (unit !== 0x5f) this.opened = at + length;
    if (unit === 0x2a) masking.mark('strong', at + length, close, '');
    else if (unit === 0x5f) masking.mark('emphasis', at + length, close, '');
    return at + length;
  }

  /** "`quoted`" and '`quoted`' have curved marks. */
  private curved(at: number): number {
    const { text, masking } = this;
    const double = text[at] === '"';
    if (!this.opensAt(at, 2)) return at + 1;
    const close = this.closers.next(double ? '`"' : "`'", at + 3);
    if (close === -1 || this.used.has(close)) return at + 2;
    masking.character(at, at + 2, double ? '“' : '‘');
    masking.character(close, close + 2, double ? '”' : '’');
    this.used.set(close, 2);
    this.opened = at + 2;
    return at + 2;
  }

  /** Whether a mark of `length` characters at `at` may open where words are parted. */
  private opensAt(at: number, length: number): boolean {
    const { text } = this;
    if (at + length >= this.end || isBlank(text.charCodeAt(at + length))) return false;
    if (at <= this.from || at === this.opened) return true;
    const before = text.charCodeAt(at - 1);
    if (isWord(text, at - 1) || '&;:}'.includes(text[at - 1])) return false;
    return text.charCodeAt(at) !== BACKTICK || (before !== 0x22 && before !== 0x27 && before !== BACKTICK);
  }

  private closes(closer: string, at: number): boolean {
    const { text, end } = this;
    const after = at + closer.length;
    if (closer === ']' || closer === '+++') return text[at - 1] !== '\\';
    if (closer.length === 2 && closer[0] === closer[1]) return true;
    if (at === 0 || isBlank(text.charCodeAt(at - 1)) || text[at - 1] === '\\') return false;
    if (after < end && isWord(text, after)) return false;
    if (closer === '`') return text[after] !== '"' && text[after] !== "'" && text[after] !== '`';
    return true;
  }

  /** `+text+` and `+++text+++` show what is in them as it is; ` +` at a line's end breaks it. */
  private plus(at: number): number {
    const { text, end, masking } = this;
    if (at > this.from && isBlank(text.charCodeAt(at - 1)) && (at + 1 >= end || isEol(text.charCodeAt(at + 1)))) {
      masking.blank(at, at + 1);
      return at + 1;
    }
    const mark = text.startsWith('+++', at) ? '+++' : text.startsWith('++', at) ? '++' : '+';
    const { length } = mark;
    if (length === 1 && !this.opensAt(at, 1)) return at + 1;
    const close = this.closers.next(mark, at + length + 1);
    if (close === -1) return at + length;
    masking.skip(at, at + length);
    masking.skip(close, close + length);
    if (length === 3) this.skipTags(at + 3, close);
    return close + length;
  }

  /** The tags in what is passed through to HTML. */
  private skipTags(from: number, to: number): void {
    for (const { index, 0: tag } of this.text.slice(from, to).matchAll(/<\/?[a-z][^<>]*>/gi)) {
      this.masking.skip(from + index, from + index + tag.length);
    }
  }

  private angle(at: number): number {
    const { text, masking } = this;
    const reference = text.charCodeAt(at + 1) === 0x3c ? CROSS_REFERENCE.exec(text.slice(at, at + 720)) : null;
    if (!reference) return at + 1;
    const stop = at + reference[0].length;
    const [, target, words] = reference;
    if (words === undefined) {
      // A work in the list of sources, or another part of the text: either way a reader can look it up.
      masking.object(at, stop);
      masking.mark('citation', at, stop, target);
      return stop;
    }
    const start = stop - 2 - words.length;
    masking.skip(at, start);
    this.closeLater(stop - 2, 2);
    masking.mark('link', start, stop - 2, target);
    this.opened = start;
    return start;
  }

  private closeLater(at: number, length: number): void {
    this.masking.skip(at, at + length);
    this.used.set(at, length);
  }

  private escape(at: number): number {
    const { text } = this;
    const unit = text.charCodeAt(at + 1);
    if (at + 1 >= this.end || unit >= 128 || SPECIAL[unit] !== 1 || isAsciiAlphanumeric(unit) || unit === 0x5c) return at + 1;
    this.masking.skip(at, at + 1);
    let stop = at + 2;
    while (stop < this.end && stop < at + 4 && text.charCodeAt(stop) === unit) stop++;
    return stop;
  }

  private bracket(at: number): number {
    const { text, masking } = this;
    if (text.charCodeAt(at + 1) === OPEN) {
      const anchor = ANCHOR.exec(text.slice(at, at + 210));
      if (!anchor) return at + 1;
      masking.skip(at, at + anchor[0].length);
      return at + anchor[0].length;
    }
    const role = ROLE.exec(text.slice(at, at + 90));
    if (role) {
      const mark = at + role[0].length;
      const opened = this.opened;
      this.opened = mark;
      const stop = this.formatted(text.charCodeAt(mark), mark);
      if (stop > mark && this.isSkipped(mark, stop)) {
        masking.skip(at, mark);
        return stop;
      }
      this.opened = opened;
    }
    return this.reference(OPEN, at);
  }

  /** Whether reading the mark at `mark`, up to `stop`, found where it closes. */
  private isSkipped(mark: number, stop: number): boolean {
    return this.opened === stop || stop > mark + 2;
  }

  /** The macro whose name ends at `colon`; gives the offset to go on from, or -1 when it is none. */
  private macro({ role, name, start }: MacroName, colon: number): number {
    const { text, masking } = this;
    const open = this.brackets(colon + 1);
    if (open === -1) return -1;
    if ((role === 'footnote' || role === 'citation' || role === 'source') && !KEYS.test(text.slice(colon + 1, open))) return -1;
    const close = this.closeOf(open);
    if (close === -1) return -1;
    const stop = close + 1;
    const target = text.slice(name === 'link' || name === 'xref' ? colon + 1 : start, open);
    switch (role) {
      case 'footnote':
        masking.skip(start, stop);
        masking.mark('footnote', start, stop, text.slice(colon + 1, open));
        return stop;
      case 'citation':
      case 'source':
        if (role === 'source') masking.object(start, stop);
        else masking.skip(start, stop);
        masking.mark('citation', start, stop, text.slice(colon + 1, close).replace(/[[\]]/g, ''));
        return stop;
      case 'silent':
        masking.skip(start, stop);
        return stop;
      case 'words':
        masking.skip(start, open + 1);
        masking.skip(close, stop);
        if (name === 'pass') this.skipTags(open + 1, close);
        return name === 'pass' ? stop : open + 1;
      case 'link':
        return this.link(start, open, close, target);
      default:
        masking.object(start, stop);
        if (role !== 'object') masking.mark(role, start, stop, role === 'image' ? text.slice(colon + 1, open) : '');
        return stop;
    }
  }

  private link(start: number, open: number, close: number, target: string): number {
    const { text, masking } = this;
    const inner = text.slice(open + 1, close);
    const options = LINK_OPTIONS.exec(inner.slice(-200));
    const words = close - (options?.[0].length ?? 0);
    if (words <= open + 1) {
      masking.object(start, close + 1);
      masking.mark('url', start, close + 1, target);
      return close + 1;
    }
    masking.skip(start, open + 1);
    this.closeLater(words, close + 1 - words);
    masking.mark('link', open + 1, words, target);
    this.opened = open + 1;
    return open + 1;
  }

  /** Offset of the bracket behind a macro's target, which has no blanks, or -1. */
  private brackets(from: number): number {
    const { text, end } = this;
    if (from > this.targetTo) {
      let at = from;
      for (; at < end; at++) {
        const unit = text.charCodeAt(at);
        if (unit === OPEN || isBlank(unit) || unit === CLOSE || unit === 0x3c || unit === 0x3e) break;
      }
      this.targetTo = at;
    }
    return this.targetTo < end && this.targetTo <= from + LONGEST_TARGET && text.charCodeAt(this.targetTo) === OPEN
      ? this.targetTo
      : -1;
  }

  /** Offset of the bracket that closes the one at `at`, with others between, or -1. */
  private closeOf(at: number): number {
    const { text } = this;
    const last = this.closers.next(']', at + 1);
    if (last === -1) return -1;
    const stop = Math.min(this.end, at + LONGEST);
    let depth = 0;
    for (let to = at; to < stop; to++) {
      const unit = text.charCodeAt(to);
      if (unit === 0x5c) to++;
      else if (unit === OPEN) depth++;
      else if (unit === CLOSE && --depth === 0) return to;
    }
    return -1;
  }
}

/** Whether the character at `at` is a letter, a digit or an underscore. */
function isWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return isAsciiAlphanumeric(unit) || unit === 0x5f;
  return /[\p{L}\p{N}]/u.test(text[at]);
}
