import { numberedCitation } from '../citations';
import { Closers } from '../closers';
import { isAsciiAlphanumeric, isBlank, isEol } from '../lines';
import type { Masking } from '../masking';
import { passReference } from '../references';

const SPECIAL = new Uint8Array(128);
for (const char of '*`|_[\\@(:wW') SPECIAL[char.charCodeAt(0)] = 1;

const BEFORE = new Set([...'\'"([{<-/:“‘«–—']);
const AFTER = new Set([...'\'")]}>-/:.,;!?\\”’»–—…_']);
const LONGEST = 1000;
/** What may stand between the words of a reference's name. */
const JOINTS = new Set([...'-._+:']);
const LONGEST_NAME = 60;
const REFERENCE = /^\[(?:#[\w.-]*|\*|[\w][\w.:+-]*)\]_/;
const ROLE = /^:([a-z][\w.+-]*(?::[a-z][\w.+-]*)*):/i;
const CITES = /^(?:foot)?cite(?:[pt]s?|:[a-z]+)?$/;
const CITES_IN_TEXT = /^(?:foot)?cite(?:t|:ts?|:author|:title)$/;
/** Roles whose text is prose. */
const WORDS = new Set(
  (
    'emphasis strong title title-reference t sub sup subscript superscript abbr abbreviation acronym dfn term any download ' +
    'guilabel menuselection'
  ).split(' '),
);
/** Roles that say where, with words of their own or without. */
const CROSS_REFERENCES = new Set(['ref', 'doc', 'numref', 'eq', 'issue', 'pr', 'user']);

/** Masks the inline markup of a block of reStructuredText from `from` on. It does not nest. */
export function maskRst(masking: Masking, from: number): void {
  new RstMask(masking, from).run();
}

class RstMask {
  private readonly text: string;
  private readonly end: number;
  private readonly closers: Closers;

  constructor(
    private readonly masking: Masking,
    private readonly from: number,
  ) {
    this.text = masking.text;
    this.end = masking.text.length;
    this.closers = new Closers(this.text, this.end, (closer, at) => this.closes(closer, at));
  }

  run(): void {
    const { text, end } = this;
    for (let at = this.from; at < end; ) {
      const unit = text.charCodeAt(at);
      at = unit < 128 && SPECIAL[unit] === 1 ? this.special(unit, at) : at + 1;
    }
  }

  /** Reads the special character at `at`; gives the offset to go on from. */
  private special(unit: number, at: number): number {
    const { text, masking, from } = this;
    switch (unit) {
      case 0x5c: // backslash
        return this.escape(at);
      case 0x2a: // *
        return this.emphasis(at);
      case 0x60: // backtick
        return text.charCodeAt(at + 1) === 0x60 ? this.literal(at) : this.interpreted(at, at, undefined);
      case 0x7c: {
        const close = this.opens(at, 1) ? this.closers.next('|', at + 1) : -1;
        if (close === -1 || close > at + LONGEST) return at + 1;
        return this.object(at, this.afterUnderscores(close + 1));
      }
      case 0x5f: // _
        return this.underscore(at);
      case 0x5b: // [
        return this.bracket(at);
      case 0x3a: {
        const role = this.opens(at, 1) ? ROLE.exec(text.slice(at, at + 60)) : null;
        if (role && text.charCodeAt(at + role[0].length) === 0x60) return this.interpreted(at, at + role[0].length, role[1]);
        return passReference(unit, at, from, masking);
      }
      default:
        return passReference(unit, at, from, masking);
    }
  }

  private escape(at: number): number {
    const unit = this.text.charCodeAt(at + 1);
    // An escaped blank is no blank: it parts markup from the letters beside it.
    const length = at + 1 < this.end && isBlank(unit) && !isEol(unit) ? 2 : 1;
    this.masking.skip(at, at + length);
    return at + 2;
  }

  /** Whether a mark of `length` characters at `at` may open. */
  private opens(at: number, length: number): boolean {
    const { text, end } = this;
    if (at + length >= end || isBlank(text.charCodeAt(at + length))) return false;
    if (at <= this.from) return true;
    const before = text[at - 1];
    return isBlank(before.charCodeAt(0)) || BEFORE.has(before) || (before === ' ' && text[at - 2] === '\\');
  }

  private closes(closer: string, at: number): boolean {
    const { text, end } = this;
    if (at === 0 || isBlank(text.charCodeAt(at - 1)) || (text[at - 1] === '\\' && closer !== '``')) return false;
    if (closer === '`' && text[at - 1] === '`') return false;
    const after = at + closer.length;
    return after >= end || isBlank(text.charCodeAt(after)) || AFTER.has(text[after]);
  }

  private emphasis(at: number): number {
    const { masking } = this;
    const mark = this.text.charCodeAt(at + 1) === 0x2a ? '**' : '*';
    const { length } = mark;
    const close = this.opens(at, length) ? this.closers.next(mark, at + length + 1) : -1;
    if (close === -1) return at + length;
    masking.skip(at, at + length);
    masking.skip(close, close + length);
    masking.mark(length === 2 ? 'strong' : 'emphasis', at + length, close, '');
    return close + length;
  }

  private literal(at: number): number {
    const close = this.opens(at, 2) ? this.closers.next('``', at + 3) : -1;
    if (close === -1) return at + 2;
    this.masking.mark('code', at, close + 2, '');
    return this.object(at, close + 2);
  }

  /** `` `text`_ ``, `` `text <address>`_ ``, `` :role:`text` ``; `start` is where its role begins, `at` the backtick. */
  private interpreted(start: number, at: number, prefix: string | undefined): number {
    const { text, masking } = this;
    const close = prefix !== undefined || this.opens(at, 1) ? this.closers.next('`', at + 1) : -1;
    if (close === -1 || close > at + LONGEST) return at + 1;
    let stop = this.afterUnderscores(close + 1);
    const isLink = stop > close + 1;
    const suffix = prefix === undefined && !isLink ? ROLE.exec(text.slice(stop, stop + 60)) : null;
    if (suffix) stop += suffix[0].length;
    const role = prefix ?? suffix?.[1].toLowerCase();
    const inner = text.slice(at + 1, close);
    if (role !== undefined && CITES.test(role)) {
      masking.mark('citation', start, stop, inner);
      if (CITES_IN_TEXT.test(role)) return this.object(start, stop);
      masking.skip(start, stop);
      return stop;
    }
    const pointed = /\s*<([^<>]*)>$/.exec(inner);
    const words = pointed ? close - pointed[0].length : close;
    const isCode = role !== undefined && !WORDS.has(role) && !(CROSS_REFERENCES.has(role) && pointed);
    if (isCode || words <= at + 1) {
      if (role === undefined && pointed) masking.mark('url', start, stop, pointed[1]);
      else if (!CROSS_REFERENCES.has(role ?? '')) masking.mark('code', start, stop, '');
      return this.object(start, stop);
    }
    masking.skip(start, at + 1);
    masking.skip(words, stop);
    if (isLink) masking.mark('link', at + 1, words, pointed?.[1].replace(/\s+/g, '') ?? `${inner}_`);
    else if (role === undefined || role === 'emphasis' || role.startsWith('t')) masking.mark('emphasis', at + 1, words, '');
    else if (role === 'strong') masking.mark('strong', at + 1, words, '');
    return stop;
  }

  /** The underscores of a reference behind its words, and those that open `` _`a target` ``. */
  private underscore(at: number): number {
    const { text, masking } = this;
    if (text.charCodeAt(at + 1) === 0x60 && this.opens(at, 1)) {
      masking.skip(at, at + 1);
      return this.interpreted(at, at + 1, 'abbr');
    }
    const stop = this.afterUnderscores(at);
    const next = text[stop] ?? ' ';
    if (this.endsName(at) && !/[\p{L}\p{N}_]/u.test(next)) masking.skip(at, stop);
    return Math.max(stop, at + 1);
  }

  /** Whether the name of a reference ends before `at`: words joined by single marks. */
  private endsName(at: number): boolean {
    const { text } = this;
    const limit = Math.max(this.from, at - LONGEST_NAME);
    let joint = true;
    let start = at;
    for (; start > limit; start--) {
      const unit = text.charCodeAt(start - 1);
      if (isAsciiAlphanumeric(unit) || unit >= 0xc0) joint = false;
      else if (!joint && JOINTS.has(text[start - 1])) joint = true;
      else break;
    }
    return start < at && !joint;
  }

  private afterUnderscores(at: number): number {
    let to = at;
    while (to < this.end && to < at + 2 && this.text.charCodeAt(to) === 0x5f) to++;
    return to;
  }

  private bracket(at: number): number {
    const { text, end, masking } = this;
    const reference = REFERENCE.exec(text.slice(at, at + 100));
    if (reference) {
      const stop = at + reference[0].length;
      const label = reference[0].slice(1, -2);
      masking.skip(at, stop);
      masking.mark(/^[#*\d]/.test(label) ? 'footnote' : 'citation', at, stop, label);
      return stop;
    }
    const citation = numberedCitation(text, at, end);
    if (!citation) return at + 1;
    masking.skip(citation.start, citation.end);
    masking.mark('citation', citation.start, citation.end, citation.target);
    return citation.end;
  }

  private object(start: number, end: number): number {
    this.masking.object(start, end);
    return end;
  }
}
