import { numberedCitation } from '../citations';
import { Closers } from '../closers';
import { isAsciiLetter, isBlank, isDigit, isEol, lineEnd } from '../lines';
import type { Masking } from '../masking';
import { passReference } from '../references';

const SPECIAL = new Uint8Array(128);
for (const char of '*/_+=~[<{\\$@(:wW') SPECIAL[char.charCodeAt(0)] = 1;

const BEFORE = new Set([...'-(\'"{“‘']);
const AFTER = new Set([...'-.,:!?;\'")}[\\”’…']);
const LONGEST = 1000;
const TIMESTAMP =
  /^(?:<\d{4}-\d\d-\d\d[^>\n]{0,60}>|\[\d{4}-\d\d-\d\d[^\]\n]{0,60}\])(?:--(?:<\d{4}-\d\d-\d\d[^>\n]{0,60}>|\[\d{4}-\d\d-\d\d[^\]\n]{0,60}\]))?/;
const COOKIE = /^\[(?:\d{0,4}\/\d{0,4}|\d{0,3}%)\]/;
const CITE = /^\[cite((?:\/[^:\s\]]*)?):/;
const TARGET = /^<{2,3}[^<>\n]{1,200}>{2,3}/;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ldots: '…',
  dots: '…',
  mdash: '—',
  ndash: '–',
  euro: '€',
  pound: '£',
  deg: '°',
};
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf)$/i;

/** Masks the inline markup of a block of Org from `from` on. */
export function maskOrg(masking: Masking, from: number): void {
  new OrgMask(masking, from).run();
}

class OrgMask {
  private readonly text: string;
  private readonly end: number;
  private readonly closers: Closers;
  /** Marks that close emphasis which has been found already. */
  private readonly used = new Set<number>();
  /** Right behind a mark that opened emphasis another may open. */
  private opened = -1;
  /** The end of the line last asked about, and where emphasis in it ends at the latest. */
  private line = -1;
  private reach = -1;

  constructor(
    private readonly masking: Masking,
    private readonly from: number,
  ) {
    this.text = masking.text;
    this.end = masking.text.length;
    this.closers = new Closers(this.text, this.end, (closer, at) => closer.length > 1 || this.closesEmphasis(at));
  }

  run(): void {
    const { text, end } = this;
    for (let at = this.from; at < end; ) {
      const unit = text.charCodeAt(at);
      at = unit < 128 && SPECIAL[unit] === 1 && !this.used.has(at) ? this.special(unit, at) : at + 1;
    }
  }

  /** Reads the special character at `at`; gives the offset to go on from. */
  private special(unit: number, at: number): number {
    const { text, masking, from } = this;
    switch (unit) {
      case 0x5b: // [
        return this.bracket(at);
      case 0x3c: // <
        return this.angle(at);
      case 0x7b: // {
        return text.startsWith('{{{', at) ? this.upTo('}}}', at, at + 3) : at + 1;
      case 0x5c: // backslash
        return this.backslash(at);
      case 0x24: // $
        return this.dollar(at);
      case 0x40: // @
        return text.charCodeAt(at + 1) === 0x40 ? this.snippet(at) : passReference(unit, at, from, masking);
      case 0x28: // (
      case 0x3a: // :
      case 0x57:
      case 0x77: // w
        return passReference(unit, at, from, masking);
      default:
        return this.emphasis(unit, at);
    }
  }

  private emphasis(unit: number, at: number): number {
    const { text, masking } = this;
    const before = at === this.from ? ' ' : text[at - 1];
    const opens = isBlank(before.charCodeAt(0)) || BEFORE.has(before) || this.opened === at;
    if (!opens || at + 2 >= this.end || isBlank(text.charCodeAt(at + 1))) return at + 1;
    const close = this.closers.next(text[at], at + 2);
    if (close === -1 || close > this.reachFrom(at)) return at + 1;
    if (unit === 0x3d || unit === 0x7e) {
      masking.object(at, close + 1);
      masking.mark('code', at, close + 1, '');
      return close + 1;
    }
    masking.skip(at, at + 1);
    masking.skip(close, close + 1);
    this.used.add(close);
    this.opened = at + 1;
    if (unit === 0x2f) masking.mark('emphasis', at + 1, close, '');
    else if (unit === 0x2a) masking.mark('strong', at + 1, close, '');
    return at + 1;
  }

  private closesEmphasis(at: number): boolean {
    const { text, end } = this;
    if (at === 0 || isBlank(text.charCodeAt(at - 1))) return false;
    if (at + 1 >= end) return true;
    const after = text[at + 1];
    return isBlank(after.charCodeAt(0)) || AFTER.has(after) || '*/_+=~'.includes(after) || text.startsWith(']]', at + 1);
  }

  /** Emphasis runs over one line end at most. */
  private reachFrom(at: number): number {
    if (at > this.line) {
      this.line = Math.min(this.end, lineEnd(this.text, at));
      this.reach = Math.min(this.end, lineEnd(this.text, this.line + 1));
    }
    return this.reach;
  }

  private bracket(at: number): number {
    const { text, end, masking } = this;
    const head = text.slice(at, at + 160);
    if (head.startsWith('[[')) return this.link(at);
    if (head.startsWith('[fn:')) {
      const close = this.closeOf(at);
      if (close === -1) return at + 1;
      const label = text.slice(at + 4, close);
      masking.skip(at, close + 1);
      masking.mark('footnote', at, close + 1, label.split(':')[0]);
      return close + 1;
    }
    const cite = CITE.exec(head);
    if (cite) {
      const close = this.closeOf(at);
      if (close === -1) return at + 1;
      const keys = [...text.slice(at, close).matchAll(/@([^\s;,\]]+)/g)].map(([, key]) => key);
      masking.mark('citation', at, close + 1, keys.join(', '));
      if (/^\/(?:t|text|a|author)\b/.test(cite[1])) masking.object(at, close + 1);
      else masking.skip(at, close + 1);
      return close + 1;
    }
    const cookie = COOKIE.exec(head);
    if (cookie) {
      masking.skip(at, at + cookie[0].length);
      return at + cookie[0].length;
    }
    const time = isDigit(text.charCodeAt(at + 1)) ? TIMESTAMP.exec(head) : null;
    if (time) {
      masking.object(at, at + time[0].length);
      return at + time[0].length;
    }
    const citation = numberedCitation(text, at, end);
    if (!citation) return at + 1;
    masking.skip(citation.start, citation.end);
    masking.mark('citation', citation.start, citation.end, citation.target);
    return citation.end;
  }

  /** Offset of the bracket that closes the one at `at`, with others between, or -1. */
  private closeOf(at: number): number {
    const { text } = this;
    const stop = Math.min(this.end, at + LONGEST);
    if (!text.slice(at, stop).includes(']')) return -1;
    let depth = 0;
    for (let to = at; to < stop; to++) {
      const unit = text.charCodeAt(to);
      if (unit === 0x5b) depth++;
      else if (unit === 0x5d && --depth === 0) return to;
    }
    return -1;
  }

  private link(at: number): number {
    const { text, masking } = this;
    const stop = this.closers.next(']]', at + 2);
    if (stop === -1 || stop > at + LONGEST) return at + 1;
    const inner = text.slice(at + 2, stop);
    const middle = inner.indexOf('][');
    const target = middle === -1 ? inner : inner.slice(0, middle);
    if (/[[\]\n]/.test(target)) return at + 1;
    if (middle === -1) {
      if (!/^(?:[a-z][a-z0-9+.-]*:|\.{0,2}\/)/i.test(target)) {
        // A heading or target of this document, shown by its name.
        masking.skip(at, at + 2);
        masking.skip(stop, stop + 2);
        return at + 2;
      }
      masking.object(at, stop + 2);
      masking.mark(IMAGE.test(target) ? 'image' : 'url', at, stop + 2, target);
      return stop + 2;
    }
    const words = at + 2 + middle + 2;
    masking.skip(at, words);
    masking.skip(stop, stop + 2);
    masking.mark('link', words, stop, target);
    this.used.add(stop);
    this.opened = words;
    return words;
  }

  private angle(at: number): number {
    const { text, masking } = this;
    const head = text.slice(at, at + 220);
    const time = isDigit(text.charCodeAt(at + 1)) ? TIMESTAMP.exec(head) : null;
    if (time) {
      masking.object(at, at + time[0].length);
      return at + time[0].length;
    }
    const target = TARGET.exec(head);
    if (target) {
      // `<<<words>>>` are words; `<<name>>` is only a place.
      if (head.startsWith('<<<')) {
        masking.skip(at, at + 3);
        masking.skip(at + target[0].length - 3, at + target[0].length);
      } else {
        masking.skip(at, at + target[0].length);
      }
      return at + target[0].length;
    }
    const url = /^<((?:https?|ftp|mailto):[^\s<>]{1,200})>/i.exec(head);
    if (!url) return at + 1;
    masking.object(at, at + url[0].length);
    masking.mark('url', at, at + url[0].length, url[1]);
    return at + url[0].length;
  }

  private backslash(at: number): number {
    const { text, end, masking } = this;
    const next = text[at + 1];
    if (next === '(' || next === '[') return this.upTo(next === '(' ? '\\)' : '\\]', at, at + 2);
    if (next === '\\') {
      if (at + 2 < end && !isEol(text.charCodeAt(at + 2))) return at + 2;
      masking.blank(at, at + 2);
      return at + 2;
    }
    let stop = at + 1;
    while (stop < end && isAsciiLetter(text.charCodeAt(stop))) stop++;
    const name = text.slice(at + 1, stop);
    if (!Object.hasOwn(ENTITIES, name)) return Math.max(at + 1, stop);
    if (text.startsWith('{}', stop)) stop += 2;
    masking.character(at, stop, ENTITIES[name]);
    return stop;
  }

  /** `$x$`, in which money is not mistaken for mathematics: “from $5 to $6”. */
  private dollar(at: number): number {
    const { text, end } = this;
    if (text.charCodeAt(at + 1) === 0x24) return this.upTo('$$', at, at + 2);
    const close = text.slice(at + 1, Math.min(end, at + 200)).search(/[$\n]/) + at + 1;
    if (close <= at + 1 || text[close] !== '$' || isBlank(text.charCodeAt(at + 1)) || isBlank(text.charCodeAt(close - 1)))
      return at + 1;
    if (close + 1 < end && !/[\s.,;:!?"')-]/.test(text[close + 1])) return at + 1;
    this.masking.object(at, close + 1);
    return close + 1;
  }

  /** `@@html:…@@`: only for one way of export. */
  private snippet(at: number): number {
    const close = this.closers.next('@@', at + 2);
    if (close === -1) return at + 2;
    this.masking.skip(at, close + 2);
    return close + 2;
  }

  /** Puts an object from `at` to behind the next `closer`. */
  private upTo(closer: string, at: number, from: number): number {
    const close = this.closers.next(closer, from);
    if (close === -1) return from;
    this.masking.object(at, close + closer.length);
    return close + closer.length;
  }
}
