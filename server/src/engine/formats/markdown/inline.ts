import { numberedCitation, pandocCitation } from '../citations';
import { entityAt } from '../entities';
import { isAsciiAlphanumeric, isAsciiPunctuation, isEol, nextMatch, skipBlank } from '../lines';
import type { Masking } from '../masking';
import { passReference } from '../references';
import { emailAt, urlAtColon, urlAtWww } from '../urls';
import { type DelimiterRun, delimiterRun, resolveEmphasis } from './emphasis';
import { isInlineElement, tagEnd, tagName } from './html';
import { type LinkTarget, linkTargetAt } from './links';
import { noteReferenceEnd } from './markers';
import { TemplateTags } from './templateTags';

/** The characters that may begin or end markup, or give a reference away. */
const SPECIAL = /[\\`<&[\]!*_~:@({]|w(?=ww\.)/gi;

const AUTOLINK = /^<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>/i;
const AUTOLINK_EMAIL = /^<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)>/i;
const LONGEST_AUTOLINK = 2000;
const LONGEST_TITLE = 500;
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

interface Bracket {
  /** Offset of the `[`. */
  readonly at: number;
  readonly image: boolean;
  /** How many delimiter runs stood before it. */
  readonly runs: number;
}

/** Masks the inline markup of `masking`'s block from `from` on. */
export function maskInline(masking: Masking, from: number): void {
  new InlineMask(masking, from).run();
}

/**
 * CommonMark's inline rules in one pass: code, addresses and HTML bind first, then links, then emphasis
 * (resolved per link text and at the end). Each part looks at a character a bounded number of times.
 */
class InlineMask {
  private readonly text: string;
  private readonly end: number;
  private readonly html: HtmlMask;
  private readonly templates: TemplateTags;
  private readonly brackets: Bracket[] = [];
  private readonly runs: DelimiterRun[] = [];
  /** Brackets below this index hold a link already, so they cannot be links themselves. */
  private closedBrackets = 0;
  /** Last offset of a backtick run by length; made at the first backtick. */
  private backtickRuns: Map<number, number> | undefined;

  constructor(
    private readonly masking: Masking,
    private readonly from: number,
  ) {
    this.text = masking.text;
    this.end = masking.text.length;
    this.html = new HtmlMask(masking);
    this.templates = new TemplateTags(masking.text);
  }

  run(): void {
    const { text } = this;
    for (let at = nextMatch(SPECIAL, text, this.from); at >= 0; )
      at = nextMatch(SPECIAL, text, this.special(text.charCodeAt(at), at));
    resolveEmphasis(this.runs, 0, this.masking);
  }

  /** Reads the special character at `at`; gives the offset to go on from. */
  private special(unit: number, at: number): number {
    const { text, end, masking } = this;
    switch (unit) {
      case 0x5c: // backslash
        return this.escape(at);
      case 0x60: // backtick
        return this.code(at);
      case 0x3c: // <
        return this.angle(at);
      case 0x26: {
        const entity = entityAt(text, at, end);
        if (!entity) return at + 1;
        masking.character(at, entity.end, entity.character);
        return entity.end;
      }
      case 0x21: // !
        if (text.charCodeAt(at + 1) !== 0x5b || noteReferenceEnd(text, at + 1, end) !== -1) return at + 1;
        this.brackets.push({ at: at + 1, image: true, runs: this.runs.length });
        return at + 2;
      case 0x5b: // [
        return this.openBracket(at);
      case 0x5d: // ]
        return this.closeBracket(at);
      case 0x28: // (
        return passReference(unit, at, this.from, masking);
      case 0x7b: // {
        return this.templateTag(at);
      case 0x3a: // :
        return this.address(urlAtColon(text, at, this.from, end), at);
      case 0x40: // @
        return this.address(emailAt(text, at, this.from, end), at);
      case 0x57:
      case 0x77: // w
        return this.address(urlAtWww(text, at, this.from, end), at);
      default: {
        const run = delimiterRun(text, at, this.from, end);
        this.runs.push(run);
        return at + run.length;
      }
    }
  }

  private escape(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    if (isAsciiPunctuation(next)) {
      this.masking.skip(at, at + 1);
      return at + 2;
    }
    if (isEol(next)) this.masking.blank(at, at + 1);
    return at + 1;
  }

  private templateTag(at: number): number {
    const tag = this.templates.at(at);
    if (!tag) return at + 1;
    if (tag.shows) this.masking.object(at, tag.end);
    else this.masking.blank(at, tag.end);
    return tag.end;
  }

  private code(at: number): number {
    const length = this.backticks(at);
    this.backtickRuns ??= this.lastBacktickRuns();
    const last = this.backtickRuns.get(length) ?? -1;
    if (last < at + length) return at + length;
    let close = at + length;
    for (;;) {
      while (this.text.charCodeAt(close) !== 0x60) close++;
      const closing = this.backticks(close);
      if (closing === length) break;
      close += closing;
    }
    this.masking.object(at, close + length);
    this.masking.mark('code', at, close + length, '');
    return close + length;
  }

  private backticks(at: number): number {
    let to = at;
    while (this.text.charCodeAt(to) === 0x60) to++;
    return to - at;
  }

  private lastBacktickRuns(): Map<number, number> {
    const last = new Map<number, number>();
    for (let at = this.from; at < this.end; at++) {
      const length = this.backticks(at);
      if (length > 0) last.set(length, at);
      at += length;
    }
    return last;
  }

  private angle(at: number): number {
    const { masking } = this;
    const head = this.text.slice(at, Math.min(this.end, at + LONGEST_AUTOLINK));
    const close = head.indexOf('>');
    if (close > 3) {
      const inner = head.slice(0, close + 1);
      const match = inner.includes('<', 1) ? null : (AUTOLINK.exec(inner) ?? AUTOLINK_EMAIL.exec(inner));
      if (match) {
        masking.object(at, at + match[0].length);
        masking.mark('url', at, at + match[0].length, match[1]);
        return at + match[0].length;
      }
    }
    return Math.max(this.html.mask(at), at + 1);
  }

  private address(span: { start: number; end: number } | undefined, at: number): number {
    if (!span) return at + 1;
    // An address may have begun before the character that gave it away, at what looked like emphasis.
    while (this.runs.length > 0 && this.runs[this.runs.length - 1].at >= span.start) this.runs.pop();
    this.masking.object(span.start, span.end);
    this.masking.mark('url', span.start, span.end, this.text.slice(span.start, span.end));
    return span.end;
  }

  private openBracket(at: number): number {
    const { text, end, masking } = this;
    const note = noteReferenceEnd(text, at, end);
    if (note !== -1) {
      masking.skip(at, note);
      masking.mark('footnote', at, note, text.slice(at + 2, note - 1));
      return note;
    }
    const citation = numberedCitation(text, at, end) ?? pandocCitation(text, at, end);
    if (citation && text.charCodeAt(citation.end) !== 0x28) {
      masking.skip(citation.start, citation.end);
      masking.mark('citation', citation.start, citation.end, citation.target);
      return citation.end;
    }
    this.brackets.push({ at, image: false, runs: this.runs.length });
    return at + 1;
  }

  private closeBracket(at: number): number {
    const { text, masking } = this;
    const bracket = this.brackets.pop();
    if (!bracket) return at + 1;
    const usable = bracket.image || this.brackets.length >= this.closedBrackets;
    this.closedBrackets = Math.min(this.closedBrackets, this.brackets.length);
    const link: LinkTarget | undefined = usable
      ? (linkTargetAt(text, at + 1, this.end) ?? this.templateTarget(at + 1))
      : undefined;
    if (!link) return at + 1;
    resolveEmphasis(this.runs, bracket.runs, masking);
    if (bracket.image) {
      masking.object(bracket.at - 1, link.end);
      masking.mark('image', bracket.at - 1, link.end, link.target);
    } else {
      masking.skip(bracket.at, bracket.at + 1);
      masking.skip(at, link.end);
      masking.mark('link', bracket.at + 1, at, link.target);
      this.closedBrackets = this.brackets.length;
    }
    return link.end;
  }

  /** A target that a site's generator works out, and its title: `({{< ref "page" >}} "The page")`. */
  private templateTarget(at: number): LinkTarget | undefined {
    const { text, end } = this;
    if (text.charCodeAt(at) !== 0x28) return undefined;
    const tag = this.templates.at(at + 1);
    if (!tag) return undefined;
    const title = skipBlank(text, tag.end, end);
    const close = text.charCodeAt(title) === 0x22 ? titleClose(text, title + 1, end) : title;
    return close < end && text.charCodeAt(close) === 0x29 ? { end: close + 1, target: '' } : undefined;
  }
}

/** The bracket behind the mark that ends such a title; generators take marks inside it for words. Without one, `end`. */
function titleClose(text: string, from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + LONGEST_TITLE) && !isEol(text.charCodeAt(at)); at++)
    if (text.charCodeAt(at) === 0x22 && text.charCodeAt(at + 1) === 0x29) return at + 1;
  return end;
}

/** Masks HTML tags, comments, instructions and the like, and remembers which closers are known to be missing. */
class HtmlMask {
  private readonly missing = new Set<string>();
  private anchor: { start: number; target: string } | undefined;

  constructor(private readonly masking: Masking) {}

  /** Masks what the `<` at `at` opens and gives the offset after it, or -1 when it opens nothing. */
  mask(at: number): number {
    const { text } = this.masking;
    const next = text.charCodeAt(at + 1);
    if (next === 0x21) {
      if (text.startsWith('<!--', at)) return this.comment(at);
      if (text.startsWith('<![CDATA[', at)) return this.verbatim(at, ']]>');
      return isAsciiAlphanumeric(text.charCodeAt(at + 2)) ? this.verbatim(at, '>') : -1;
    }
    if (next === 0x3f) return this.verbatim(at, '?>');
    const after = tagEnd(text, at, text.length);
    if (after === -1) return -1;
    const name = tagName(text, at, text.length);
    if (isInlineElement(name)) this.masking.skip(at, after);
    else this.masking.blank(at, after);
    if (name === 'a') this.readAnchor(at, after);
    return after;
  }

  private comment(at: number): number {
    const { masking } = this;
    // `<!-->` and `<!--->` are whole comments.
    const from = masking.text.startsWith('->', at + 4) ? at + 3 : masking.text.charCodeAt(at + 4) === 0x3e ? at + 2 : at + 4;
    const close = this.find('-->', from);
    if (close === -1) return -1;
    masking.skip(at, close + 3);
    masking.mark('comment', at, close + 3, masking.text.slice(at + 4, Math.max(at + 4, close)).trim());
    return close + 3;
  }

  private verbatim(at: number, closer: string): number {
    const close = this.find(closer, at + 2);
    if (close === -1) return -1;
    this.masking.skip(at, close + closer.length);
    return close + closer.length;
  }

  private find(closer: string, from: number): number {
    if (this.missing.has(closer)) return -1;
    const found = this.masking.text.indexOf(closer, from);
    if (found === -1) this.missing.add(closer);
    return found;
  }

  private readAnchor(at: number, after: number): void {
    const { text } = this.masking;
    if (text.charCodeAt(at + 1) === 0x2f) {
      if (this.anchor) this.masking.mark('link', this.anchor.start, at, this.anchor.target);
      this.anchor = undefined;
      return;
    }
    const href = HREF.exec(text.slice(at, after));
    this.anchor = href ? { start: after, target: href[1] ?? href[2] ?? href[3] } : undefined;
  }
}
