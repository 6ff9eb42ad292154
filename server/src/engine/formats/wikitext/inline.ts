import { entityAt } from '../entities';
import { attribute, markupAt, roleOf } from '../html/tags';
import { isEol, lineEnd } from '../lines';
import type { Masking } from '../masking';
import { maskReference, REFERENCE_CHARACTERS } from '../references';
import { LONGEST_TAG, WikitextConstructs } from './constructs';
import { type Parameter, parameters, templateName, templateRole } from './templates';

const SPECIAL = new Uint8Array(128);
for (const char of `<&{[_'~${REFERENCE_CHARACTERS}`) SPECIAL[char.charCodeAt(0)] = 1;

const APOSTROPHE = 0x27;
const LONGEST_TARGET = 500;
const LONGEST_ADDRESS = 2000;

const FILE = /^\s*(?:file|image|media)\s*:/i;
/** Links that put the page in a list and show nothing where they stand. */
const SILENT = /^\s*(?:category|[a-z]{2,3}(?:-[a-z]+)*)\s*:/;
const CATEGORY = /^\s*category\s*:/i;
const EXTERNAL = /^\[((?:https?:|ftp:|mailto:|)\/\/[^\s[\]<>"]+|mailto:[^\s[\]<>"]+)([ \t]*)/i;
const SWITCH = /^__[A-Z]{3,30}__/;
/** Groups of references that hold remarks rather than sources. */
const REMARKS = /^(?:note|notes|nb|n|a|lower-alpha|lower-roman|lower-greek|upper-alpha|upper-roman)$/i;
/** Parameters of a picture that are no caption. */
const PICTURE_OPTION =
  /^(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|baseline|middle|sub|super|top|text-top|bottom|text-bottom|upright(?:\s*[\d.]+)?|\d*x?\d+px|\d+)$/i;
const PICTURE_NAMES = new Set(['alt', 'link', 'lang', 'class', 'page', 'upright', 'thumbtime', 'start', 'end', 'thumb']);

/** What a stretch ends with when the words in it have been read: a link's brackets, a template's braces. */
interface Ending {
  readonly at: number;
  readonly end: number;
  readonly link?: { readonly start: number; readonly target: string };
}

/** Masks the inline markup of `[from, to)` in `masking`'s block of wikitext. */
export function maskWikitextInline(masking: Masking, from: number, to: number): void {
  new WikitextInline(masking).words(from, to);
}

/** Masks a picture or a template that shows a quotation, all but the caption or the quoted words. */
export function maskWikitextShown(masking: Masking): void {
  const inline = new WikitextInline(masking);
  const { text } = masking;
  const all = parameters(text, 0, text.length, new WikitextConstructs(text));
  const file = text.startsWith('[[');
  const shown = file
    ? all
        .filter(
          ({ name, start, end }) =>
            !PICTURE_NAMES.has(name) && !PICTURE_OPTION.test(text.slice(start, Math.min(end, start + 20))),
        )
        .pop()
    : (all.find(({ name }) => name === 'text' || name === 'quote') ?? all.find(({ name }) => name === '1'));
  if (file) masking.mark('image', 0, text.length, text.slice(2, Math.min(text.length, LONGEST_TARGET)).split(/[|\]]/)[0].trim());
  masking.blank(0, shown?.start ?? text.length);
  if (shown === undefined) return;
  inline.words(shown.start, shown.end);
  masking.blank(shown.end, text.length);
}

class WikitextInline {
  private readonly text: string;
  /** Made when first asked for: most paragraphs have none. */
  private known: WikitextConstructs | undefined;
  private readonly endings: Ending[] = [];
  private from = 0;
  private to = 0;
  /** Where the line of quotation marks that were last balanced ends, and which run of three is an apostrophe and italics. */
  private balancedTo = -1;
  private split = -1;
  /** Up to here no `]` stands on the line. */
  private unclosedTo = -1;
  private italic = -1;
  private bold = -1;

  constructor(private readonly masking: Masking) {
    this.text = masking.text;
  }

  private get constructs(): WikitextConstructs {
    this.known ??= new WikitextConstructs(this.text);
    return this.known;
  }

  words(from: number, to: number): void {
    const { text, endings } = this;
    this.from = from;
    this.to = to;
    for (let at = from; at < to; ) {
      if (endings.length > 0 && endings[endings.length - 1].at <= at) {
        at = Math.max(at, this.close(endings.pop() as Ending));
        continue;
      }
      const unit = text.charCodeAt(at);
      if (unit < 128 && SPECIAL[unit] === 1) at = Math.max(this.special(unit, at), at + 1);
      else {
        if (isEol(unit)) this.endEmphasis(at);
        at++;
      }
    }
    this.endEmphasis(to);
  }

  /** Reads the special character at `at`; gives the offset to go on from, or -1 when it is nothing but itself. */
  private special(unit: number, at: number): number {
    const { text, masking, to } = this;
    switch (unit) {
      case 0x3c: // <
        return this.tag(at);
      case 0x26: {
        const entity = entityAt(text, at, to);
        if (entity) masking.character(at, entity.end, entity.character);
        return entity?.end ?? -1;
      }
      case 0x7b: // {
        return text.charCodeAt(at + 1) === unit ? this.template(at) : -1;
      case 0x5b: // [
        return text.charCodeAt(at + 1) === unit ? this.link(at) : this.externalLink(at);
      case APOSTROPHE:
        return text.charCodeAt(at + 1) === unit ? this.quotes(at) : -1;
      case 0x5f: {
        const found = text.charCodeAt(at + 1) === unit ? SWITCH.exec(text.slice(at, at + 34)) : null;
        if (found) masking.blank(at, at + found[0].length);
        return found ? at + found[0].length : -1;
      }
      case 0x7e: {
        let end = at;
        while (text.charCodeAt(end) === unit) end++;
        if (end - at > 2) masking.blank(at, end);
        return end;
      }
      default:
        return maskReference(unit, at, this.from, masking);
    }
  }

  private close({ at, end, link }: Ending): number {
    this.masking.skip(at, end);
    if (link) this.masking.mark('link', link.start, at, link.target);
    return end;
  }

  private tag(at: number): number {
    const { text, masking } = this;
    const construct = this.constructs.at(at);
    if (construct !== undefined && construct.end !== -1) {
      const { kind, name, inner, end } = construct;
      if (kind === 'comment') {
        masking.skip(at, end);
        masking.mark('comment', at, end, text.slice(inner, end - 3).trim());
      } else if (kind === 'ref') {
        this.reference(at, inner, end);
      } else if (name === 'nowiki') {
        masking.skip(at, inner);
        const close = text.lastIndexOf('<', end - 1);
        if (close >= inner) masking.skip(close, end);
      } else {
        masking.object(at, end);
        if (name === 'code') masking.mark('code', at, end, '');
      }
      return end;
    }
    const markup = this.constructs.mayBeTag(at) ? markupAt(text, at, Math.min(this.to, at + LONGEST_TAG)) : undefined;
    if (markup === undefined || markup.end === -1 || markup.kind === 'comment' || markup.kind === 'other') return -1;
    if (construct !== undefined || roleOf(markup.name) === 'inline') masking.skip(at, markup.end);
    else masking.blank(at, markup.end);
    return markup.end;
  }

  private reference(at: number, inner: number, end: number): void {
    const { text, masking } = this;
    masking.skip(at, end);
    const tag = { kind: 'open', name: 'ref', start: at, end: inner } as const;
    if (REMARKS.test(attribute(text, tag, 'group') ?? '')) return;
    masking.mark(
      'footnote',
      at,
      end,
      attribute(text, tag, 'name') ?? text.slice(inner, Math.max(inner, text.lastIndexOf('<', end - 1))),
    );
  }

  private template(at: number): number {
    const { text, masking } = this;
    const end = this.constructs.pairEnd(at);
    if (end === -1 || end > this.to) return -1;
    if (text.charCodeAt(at + 2) === 0x7b) {
      masking.object(at, end);
      return end;
    }
    const name = templateName(text, at, end);
    const role = templateRole(name);
    switch (role.kind) {
      case 'citation':
        masking.skip(at, end);
        masking.mark('citation', at, end, name);
        return end;
      case 'note':
        masking.skip(at, end);
        return end;
      case 'character':
        masking.character(at, end, role.character);
        return end;
      case 'text': {
        const shown = parameters(text, at, end, this.constructs).find((parameter) => parameter.name === String(role.parameter));
        return this.shown(at, shown, end);
      }
      default:
        masking.object(at, end);
        return end;
    }
  }

  private shown(at: number, shown: Parameter | undefined, end: number): number {
    const { masking } = this;
    if (shown === undefined || shown.start >= shown.end) {
      masking.object(at, end);
      return end;
    }
    masking.skip(at, shown.start);
    this.endings.push({ at: shown.end, end });
    return shown.start;
  }

  private link(at: number): number {
    const { text, masking } = this;
    const end = this.constructs.pairEnd(at);
    if (end === -1 || end > this.to) return -1;
    const head = text.slice(at + 2, Math.min(end - 2, at + LONGEST_TARGET));
    const named = head.includes(':');
    if (named && FILE.test(head)) {
      masking.object(at, end);
      masking.mark('image', at, end, head.split('|')[0].trim());
      return end;
    }
    if (named && (SILENT.test(head) || CATEGORY.test(head))) {
      masking.skip(at, end);
      return end;
    }
    const pipe = head.indexOf('|');
    const from = pipe === -1 || at + 3 + pipe >= end - 2 ? at + 2 : at + 3 + pipe;
    const target = pipe === -1 ? head : head.slice(0, pipe);
    // `[[Mercury (planet)|]]` shows its target; a colon in front only says that it is shown.
    const start = from === at + 2 && text.charCodeAt(from) === 0x3a ? from + 1 : from;
    masking.skip(at, start);
    const close = from === at + 2 && pipe !== -1 ? at + 2 + pipe : end - 2;
    this.endings.push({ at: close, end, link: { start, target: target.trim() } });
    return start;
  }

  /** `[https://… words]`: the words are read; without words it is the number of a source. */
  private externalLink(at: number): number {
    const { text, masking } = this;
    const found = EXTERNAL.exec(text.slice(at, Math.min(this.to, at + LONGEST_ADDRESS)));
    if (!found) return maskReference(0x5b, at, this.from, masking);
    let close = Math.max(at, this.unclosedTo);
    while (close < this.to && text.charCodeAt(close) !== 0x5d && !isEol(text.charCodeAt(close))) close++;
    if (text.charCodeAt(close) !== 0x5d || close >= this.to) {
      this.unclosedTo = close;
      return -1;
    }
    const words = at + found[0].length;
    if (words >= close) {
      masking.skip(at, close + 1);
      masking.mark('citation', at, close + 1, found[1]);
      return close + 1;
    }
    masking.skip(at, words);
    this.endings.push({ at: close, end: close + 1, link: { start: words, target: found[1] } });
    return words;
  }

  /** A run of two or more apostrophes: italics, bold or both, and those that are left over. */
  private quotes(at: number): number {
    const { text, masking } = this;
    if (at >= this.balancedTo) this.balance(at);
    let end = at;
    while (end < this.to && text.charCodeAt(end) === APOSTROPHE) end++;
    const marks = at === this.split ? 2 : marksIn(end - at);
    const from = end - marks;
    masking.skip(from, end);
    if (marks !== 2) this.bold = this.toggle('strong', this.bold, from, end);
    if (marks !== 3) this.italic = this.toggle('emphasis', this.italic, from, end);
    return end;
  }

  private toggle(kind: 'emphasis' | 'strong', open: number, from: number, end: number): number {
    if (open === -1) return end;
    if (open < from) this.masking.mark(kind, open, from, '');
    return -1;
  }

  /** Emphasis does not go on over the end of a line. */
  private endEmphasis(at: number): void {
    if (this.italic !== -1) this.italic = this.toggle('emphasis', this.italic, at, at);
    if (this.bold !== -1) this.bold = this.toggle('strong', this.bold, at, at);
  }

  /**
   * Where a line has an odd number of both italics and bold, one run of three is an apostrophe and italics (`l'''amour''`):
   * MediaWiki takes the first behind a word of one letter, else the first behind a longer word, else behind a blank.
   */
  private balance(at: number): void {
    const { text } = this;
    const end = Math.min(lineEnd(text, at), this.to);
    this.balancedTo = end;
    this.split = -1;
    let italics = 0;
    let bolds = 0;
    const behind = [-1, -1, -1];
    for (let i = text.indexOf("''", at); i !== -1 && i < end; i = text.indexOf("''", i)) {
      let to = i;
      while (to < end && text.charCodeAt(to) === APOSTROPHE) to++;
      const marks = marksIn(to - i);
      if (marks !== 3) italics++;
      if (marks !== 2) bolds++;
      if (marks === 3) {
        const before = text[to - 4] ?? ' ';
        const rank = before === ' ' ? 2 : (text[to - 5] ?? ' ') === ' ' ? 0 : 1;
        if (behind[rank] === -1) behind[rank] = i;
      }
      i = to;
    }
    if (italics % 2 === 1 && bolds % 2 === 1) this.split = behind.find((position) => position !== -1) ?? -1;
  }
}

/** How many apostrophes of a run of two or more are markup. */
function marksIn(length: number): number {
  return length >= 5 ? 5 : length === 4 ? 3 : length;
}
