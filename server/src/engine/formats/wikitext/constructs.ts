import { htmlCommentEnd } from '../html/comments';
import { isBlank } from '../lines';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BRACES = { open: 0x7b, close: 0x7d, most: 3 } as const;
const BRACKETS = { open: 0x5b, close: 0x5d, most: 2 } as const;

/** Elements whose content is verbatim up to their own closing tag. */
const RAW =
  /<(nowiki|pre|syntaxhighlight|source|math|chem|ce|score|timeline|gallery|imagemap|templatedata|graph|mapframe|maplink|references|code|kbd|samp|tt|var)(?=[\s/>])/iy;
const REF = /<ref(?=[\s/>])/iy;
const REF_OR_CLOSE = /<(\/?)ref(?=[\s/>])|[\n\r]==/gi;
const SECTION = /[\n\r]==/g;
/** Longest opening tag, and most blanks in a closing one. */
export const LONGEST_TAG = 1000;
const MOST_BLANKS = 10;

/** A stretch of wikitext that is one: a comment, a reference, verbatim text. */
export interface Construct {
  readonly kind: 'comment' | 'ref' | 'raw';
  /** The element's name in lower case; a comment has none. */
  readonly name: string;
  /** Offset after its opening tag. */
  readonly inner: number;
  /** Offset after all of it; -1 when it is not closed. */
  readonly end: number;
}

/**
 * Finds the ends of what opens in a wikitext, in time that is linear over all calls. Nothing but a comment reaches beyond
 * its section, so that a brace just typed does not take the rest of the page with it.
 */
export class WikitextConstructs {
  /** How far ends were searched for beyond the line that asked: to there, nothing depends on the text before it alone. */
  lookedTo = 0;
  private readonly pairs = new Map<number, number>();
  /** Openers whose pair would be another if verbatim text that is open inside were closed. */
  private readonly uncertain = new Set<number>();
  private pairedFrom = 0;
  private pairedTo = 0;
  private section = -1;
  private sectionFrom = 0;
  private lastTagEnd: number | undefined;
  /** Elements that are known not to be closed from an offset on to the end of a section. */
  private readonly missing = new Map<string, { readonly from: number; readonly section: number }>();

  constructor(private readonly text: string) {}

  /** The construct that the `<` at `at` opens, if any. */
  at(at: number): Construct | undefined {
    const construct = this.verbatim(at) ?? this.ref(at);
    if (construct?.end === -1 && construct.kind !== 'comment') this.lookTo(this.sectionEnd(at));
    return construct;
  }

  /** Offset after the template or link whose `{{` or `[[` stands at `at`; -1 when it is not closed in its section. */
  pairEnd(at: number): number {
    if (at < this.pairedFrom || at >= this.pairedTo) this.pairUp(at);
    const end = this.pairs.get(at);
    if (end === undefined || this.uncertain.has(at)) this.lookTo(this.sectionEnd(at));
    return end ?? -1;
  }

  /** False where no `>` follows any more. */
  mayBeTag(at: number): boolean {
    this.lastTagEnd ??= this.text.lastIndexOf('>');
    return at < this.lastTagEnd;
  }

  /** Says that what was read so far depends on the text up to `end`. */
  lookTo(end: number): void {
    this.lookedTo = Math.max(this.lookedTo, end);
  }

  private ref(at: number): Construct | undefined {
    const { text } = this;
    REF.lastIndex = at;
    if (!REF.test(text)) return undefined;
    const inner = this.openingEnd(at);
    if (inner === -1) return { kind: 'ref', name: 'ref', inner: at, end: -1 };
    if (text.charCodeAt(inner - 2) === SLASH) return { kind: 'ref', name: 'ref', inner, end: inner };
    REF_OR_CLOSE.lastIndex = inner;
    const next = REF_OR_CLOSE.exec(text);
    const end = next?.[1] === '/' ? closingEnd(text, next.index, 'ref') : -1;
    return { kind: 'ref', name: 'ref', inner, end };
  }

  private verbatim(at: number): Construct | undefined {
    const { text } = this;
    if (text.startsWith('!--', at + 1)) return { kind: 'comment', name: '', inner: at + 4, end: htmlCommentEnd(text, at) };
    RAW.lastIndex = at;
    const found = RAW.exec(text);
    if (!found) return undefined;
    const name = found[1].toLowerCase();
    const inner = this.openingEnd(at);
    if (inner === -1) return { kind: 'raw', name, inner: at, end: -1 };
    const alone = text.charCodeAt(inner - 2) === SLASH;
    return { kind: 'raw', name, inner, end: alone ? inner : this.rawEnd(name, inner) };
  }

  private rawEnd(name: string, inner: number): number {
    const { text } = this;
    const section = this.sectionEnd(inner);
    const missing = this.missing.get(name);
    if (missing && missing.section === section && missing.from <= inner) return -1;
    for (let at = text.indexOf('</', inner); at !== -1 && at < section; at = text.indexOf('</', at + 2)) {
      const end = closingEnd(text, at, name);
      if (end !== -1) return end;
    }
    this.missing.set(name, { from: inner, section });
    return -1;
  }

  private openingEnd(at: number): number {
    if (!this.mayBeTag(at)) return -1;
    const length = this.text.slice(at, Math.min(this.sectionEnd(at), at + LONGEST_TAG)).indexOf('>');
    return length === -1 ? -1 : at + length + 1;
  }

  /** Where the next line that begins like a heading ends the section of `at`. */
  private sectionEnd(at: number): number {
    if (this.section <= at || at < this.sectionFrom) {
      SECTION.lastIndex = at;
      this.section = SECTION.exec(this.text)?.index ?? this.text.length;
      this.sectionFrom = at;
    }
    return this.section;
  }

  /** Pairs the braces and brackets from `at` to the end of its section, innermost first, as MediaWiki does. */
  private pairUp(at: number): void {
    const { text } = this;
    const end = this.sectionEnd(at);
    this.pairedFrom = at;
    this.pairedTo = end;
    const braces: Run[] = [];
    const brackets: Run[] = [];
    let openVerbatim = -1;
    for (let i = at; i < end; ) {
      const unit = text.charCodeAt(i);
      if (unit === BRACES.open || unit === BRACES.close) i = this.pairRun(i, end, BRACES, braces, openVerbatim);
      else if (unit === BRACKETS.open || unit === BRACKETS.close) i = this.pairRun(i, end, BRACKETS, brackets, openVerbatim);
      else if (unit === LT) {
        const construct = this.verbatim(i);
        if (construct?.kind === 'comment' && construct.end === -1) return;
        if (construct?.end === -1) openVerbatim = i;
        i = construct === undefined || construct.end === -1 ? i + 1 : construct.end;
      } else i++;
    }
  }

  /** Pairs a run of equal braces with the innermost ones that are open; gives the offset after it. */
  private pairRun(at: number, end: number, kind: Pair, open: Run[], openVerbatim: number): number {
    const { text } = this;
    const unit = text.charCodeAt(at);
    let to = at + 1;
    while (to < end && text.charCodeAt(to) === unit) to++;
    if (unit === kind.open) {
      if (to - at > 1) open.push({ at, left: to - at });
      return to;
    }
    for (let from = at; to - from > 1 && open.length > 0; ) {
      const top = open[open.length - 1];
      const matched = Math.min(top.left, to - from, kind.most);
      top.left -= matched;
      from += matched;
      this.pairs.set(top.at + top.left, from);
      if (openVerbatim > top.at) this.uncertain.add(top.at + top.left);
      if (top.left < 2) open.pop();
    }
    return to;
  }
}

type Pair = typeof BRACES | typeof BRACKETS;

/** Opening braces: where, and how many are left to be paired. */
interface Run {
  readonly at: number;
  left: number;
}

/** Offset after the closing tag `</name>` at `at`, or -1 when another stands there. */
function closingEnd(text: string, at: number, name: string): number {
  const after = at + 2 + name.length;
  if (text.slice(at + 2, after).toLowerCase() !== name) return -1;
  let end = after;
  while (end < after + MOST_BLANKS && isBlank(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === GT ? end + 1 : -1;
}
