import { entityAt } from '../entities';
import type { Masking } from '../masking';
import { maskReference, REFERENCE_CHARACTERS } from '../references';
import { attribute, elementEnd, type Markup, markupAt, roleOf } from './tags';

const SPECIAL = new Uint8Array(128);
for (const char of `<&{${REFERENCE_CHARACTERS}`) SPECIAL[char.charCodeAt(0)] = 1;

const LT = 0x3c;
const AMPERSAND = 0x26;
const BRACE = 0x7b;
/** Longest `{{ … }}` of a page template, and longest `<sup>` round a note's mark. */
const LONGEST_TEMPLATE = 200;
const LONGEST_NOTE = 500;
const LONGEST_MARK = 24;
/** A note's mark: `1`, `[12]`, `*`, `[a], [b]`. */
const NOTE = /^[[(\s]*(?:[\d*†‡§¶]{1,4}|[a-z]{1,2}|note \d{1,3})(?:[\])\s,;]+(?:[\d*†‡§¶]{1,4}|[a-z]{1,2})|[\])\s])*$/i;
/** How the address or the attributes of a link to a note look. */
const NOTE_LINK = /note|fn|cite|\bref|\bbib/i;

const EMPHASIS: Readonly<Record<string, 'emphasis' | 'strong'>> = {
  em: 'emphasis',
  i: 'emphasis',
  b: 'strong',
  strong: 'strong',
};

/** Masks the tags, comments and character references of a block of HTML from `from` on; what stands between is words. */
export function maskHtmlInline(masking: Masking, from: number): void {
  new HtmlInline(masking, from).run();
}

class HtmlInline {
  private readonly text: string;
  private readonly end: number;
  /** Starts of the content of the emphasis, citations and links that are open, by element. */
  private readonly opened = new Map<string, number[]>();
  private link: { readonly tag: Markup; readonly target: string } | undefined;
  private quoteDepth = 0;

  constructor(
    private readonly masking: Masking,
    private readonly from: number,
  ) {
    this.text = masking.text;
    this.end = masking.text.length;
  }

  run(): void {
    const { text, end } = this;
    for (let at = this.from; at < end; ) {
      const unit = text.charCodeAt(at);
      at = unit < 128 && SPECIAL[unit] === 1 ? Math.max(this.special(unit, at), at + 1) : at + 1;
    }
  }

  /** Reads the special character at `at`; gives the offset to go on from, or -1 when it is nothing but itself. */
  private special(unit: number, at: number): number {
    switch (unit) {
      case LT: {
        const markup = markupAt(this.text, at, this.end);
        return markup === undefined ? -1 : this.markup(markup);
      }
      case AMPERSAND: {
        const entity = entityAt(this.text, at, this.end);
        if (entity === undefined) return -1;
        this.masking.character(at, entity.end, entity.character);
        return entity.end;
      }
      case BRACE:
        return this.template(at);
      default:
        return maskReference(unit, at, this.from, this.masking);
    }
  }

  private markup(markup: Markup): number {
    const { masking, text } = this;
    const { kind, name, start } = markup;
    const end = markup.end === -1 ? this.end : markup.end;
    if (kind === 'comment') {
      masking.skip(start, end);
      masking.mark('comment', start, end, text.slice(start + 4, Math.max(start + 4, end - 3)).trim());
      return end;
    }
    if (kind === 'other') {
      masking.skip(start, end);
      return end;
    }
    switch (roleOf(name)) {
      case 'inline':
        return kind === 'open' ? this.openInline({ ...markup, end }) : this.closeInline(name, start, end);
      case 'code':
        return kind === 'open' ? this.verbatim({ ...markup, end }, 'code') : this.leaveNoGap(start, end);
      case 'figure':
        return kind === 'open' ? this.verbatim({ ...markup, end }, undefined) : this.leaveNoGap(start, end);
      case 'object':
        masking.object(start, end);
        if (name === 'img') masking.mark('image', start, end, attribute(text, markup, 'src') ?? '');
        return end;
      case 'hidden': {
        const stop = kind === 'open' ? elementEnd(text, markup, this.end) : end;
        return this.leaveNoGap(start, stop === -1 ? this.end : stop);
      }
      default:
        masking.blank(start, end);
        return end;
    }
  }

  private leaveNoGap(start: number, end: number): number {
    this.masking.skip(start, end);
    return end;
  }

  private verbatim(open: Markup, mark: 'code' | undefined): number {
    const stop = elementEnd(this.text, open, this.end);
    const end = stop === -1 ? this.end : stop;
    this.masking.object(open.start, end);
    if (mark !== undefined) this.masking.mark(mark, open.start, end, '');
    return end;
  }

  private openInline(tag: Markup): number {
    const { masking, text } = this;
    const { name, start, end } = tag;
    if (name === 'q') {
      masking.character(start, end, this.quoteDepth++ % 2 === 0 ? '“' : '‘');
      return end;
    }
    if (name === 'sup') {
      const note = this.noteMark(tag);
      if (note !== -1) return note;
    }
    if (name === 'rt' || name === 'rp') {
      const stop = text.indexOf('<', end);
      return this.leaveNoGap(start, stop === -1 ? this.end : stop);
    }
    masking.skip(start, end);
    if (name === 'a') {
      const target = attribute(text, tag, 'href');
      this.link = target === undefined ? undefined : { tag, target };
    } else if (name in EMPHASIS || name === 'cite') {
      const opened = this.opened.get(name);
      if (opened) opened.push(end);
      else this.opened.set(name, [end]);
    }
    return end;
  }

  private closeInline(name: string, start: number, end: number): number {
    const { masking, text } = this;
    if (name === 'q' && this.quoteDepth > 0) {
      masking.character(start, end, --this.quoteDepth % 2 === 0 ? '”' : '’');
      return end;
    }
    masking.skip(start, end);
    if (name === 'a') {
      this.closeLink(start);
      return end;
    }
    const from = this.opened.get(name)?.pop();
    if (from === undefined) return end;
    masking.mark(EMPHASIS[name] ?? 'emphasis', from, start, '');
    if (name === 'cite') masking.mark('citation', from, start, text.slice(from, start));
    return end;
  }

  private closeLink(close: number): void {
    const { link, masking, text } = this;
    this.link = undefined;
    if (link === undefined) return;
    const { tag, target } = link;
    const within = tag.end < close && close - tag.end < LONGEST_NOTE ? withoutTags(text.slice(tag.end, close)) : '';
    if (target.startsWith('#') && NOTE.test(within) && NOTE_LINK.test(text.slice(tag.start, tag.end))) {
      masking.skip(tag.start, close);
      masking.mark('footnote', tag.start, close, target.slice(1));
    } else {
      masking.mark('link', tag.end, close, target);
    }
  }

  /** Skips a `<sup>` that holds nothing but links to notes, and marks it; -1 when it holds something else. */
  private noteMark(tag: Markup): number {
    const { masking, text } = this;
    const near = text.slice(tag.end, Math.min(this.end, tag.end + LONGEST_NOTE));
    const close = /<\/sup\s*>/i.exec(near);
    if (!close) return -1;
    const inner = near.slice(0, close.index);
    const href = /<a\s[^>]*?href\s*=\s*["']?([^"'\s>]*)/i.exec(inner);
    if (!href || !NOTE.test(withoutTags(inner))) return -1;
    const end = tag.end + close.index + close[0].length;
    masking.skip(tag.start, end);
    masking.mark('footnote', tag.start, end, href[1].replace(/^#/, ''));
    return end;
  }

  /** What a page template puts in: `{{ title }}` stands like a noun, `{% if … %}` is not shown. */
  private template(at: number): number {
    const { text, masking } = this;
    const second = text[at + 1];
    if (second !== '{' && second !== '%') return -1;
    const near = text.slice(at, Math.min(this.end, at + LONGEST_TEMPLATE));
    const close = near.indexOf(second === '{' ? '}}' : '%}', 2);
    if (close === -1 || near.slice(0, close).includes('<')) return -1;
    const end = at + close + 2;
    if (second === '{') masking.object(at, end);
    else masking.skip(at, end);
    return end;
  }
}

function withoutTags(html: string): string {
  const words = html.replace(/<[^<>]*>/g, '').replaceAll('&nbsp;', ' ');
  return words.length > LONGEST_MARK ? '' : words;
}
