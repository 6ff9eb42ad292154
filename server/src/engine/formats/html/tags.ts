import { isAsciiLetter, isBlank } from '../lines';
import { htmlCommentEnd } from './comments';

const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** What an element means for the words round it. */
export type Role =
  /** Its tags leave no gap: words run on through them. */
  | 'inline'
  /** Inline, but not known: its tags part words. */
  | 'unknown'
  | 'break'
  /** Verbatim inside a sentence. */
  | 'code'
  /** Has no content, stands like a noun. */
  | 'object'
  /** Its content is no prose; the whole stands like a noun. */
  | 'figure'
  /** Its content is never shown. */
  | 'hidden'
  | 'preformatted'
  | 'block';

const ROLES = new Map<string, Role>();
const give = (role: Role, names: string) => {
  for (const name of names.split(' ')) ROLES.set(name, role);
};
give(
  'inline',
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr output q rb rp rt ruby s slot small span strike strong sub sup time u wbr',
);
give('break', 'br');
give('code', 'code kbd samp tt var');
give('object', 'img input embed meter progress');
give('figure', 'audio button canvas iframe math object select svg textarea video');
give('hidden', 'script style template title noscript noembed noframes datalist');
give('preformatted', 'pre listing xmp plaintext');
give(
  'block',
  'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main map menu meta nav ol optgroup option p ' +
    'param search section source summary table tbody td tfoot th thead tr track ul base',
);

/** What an element does to the words around it, by its name in lower case. */
export const roleOf = (name: string): Role => ROLES.get(name) ?? 'unknown';

/** Elements whose content is text up to their own closing tag, whatever it looks like. */
const RAW = new Set('script style textarea title xmp iframe noscript noembed noframes'.split(' '));
/** Elements that end where a block begins, as a browser ends a drawing or formula that was not closed. */
const FOREIGN = new Set(['svg', 'math']);

/** What a `<` opens: an opening or closing tag, a comment, or another thing that is not shown (doctype, instruction). */
export interface Markup {
  readonly kind: 'open' | 'close' | 'comment' | 'other';
  /** The element's name in lower case; empty where there is none. */
  readonly name: string;
  readonly start: number;
  /** Offset after its `>`; -1 when the text ends before. */
  readonly end: number;
}

/** What the `<` at `at` opens; undefined where it is a character like any other. */
export function markupAt(text: string, at: number, end: number): Markup | undefined {
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (isAsciiLetter(next)) return tag('open', text, at, at + 1, end);
  if (next === SLASH) {
    if (at + 2 < end && isAsciiLetter(text.charCodeAt(at + 2))) return tag('close', text, at, at + 2, end);
    return at + 2 < end ? { kind: 'other', name: '', start: at, end: after('>', text, at + 2, end) } : undefined;
  }
  if (next === 0x21) {
    const comment = text.startsWith('--', at + 2) && at + 4 <= end;
    const stop = comment ? htmlCommentEnd(text, at) : after('>', text, at + 2, end);
    return { kind: comment ? 'comment' : 'other', name: '', start: at, end: stop > end ? -1 : stop };
  }
  return next === 0x3f ? { kind: 'other', name: '', start: at, end: after('>', text, at + 2, end) } : undefined;
}

function tag(kind: 'open' | 'close', text: string, start: number, from: number, end: number): Markup {
  let at = from + 1;
  while (at < end && !endsName(text.charCodeAt(at))) at++;
  return { kind, name: text.slice(from, at).toLowerCase(), start, end: tagEnd(text, at, end) };
}

/** Offset after the `>` of a tag whose attributes begin at `from`. A quotation mark opens a value behind a `=` only. */
function tagEnd(text: string, from: number, end: number): number {
  let named = false;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === GT) return at + 1;
    if (unit === EQUALS && named) {
      at++;
      while (at < end && isBlank(text.charCodeAt(at))) at++;
      const quote = text.charCodeAt(at);
      if (quote === 0x22 || quote === 0x27) {
        at = text.indexOf(quote === 0x22 ? '"' : "'", at + 1);
        if (at === -1 || at >= end) return -1;
      } else {
        while (at < end && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== GT) at++;
        at--;
      }
      named = false;
    } else if (unit === SLASH) {
      named = false;
    } else if (!isBlank(unit)) {
      named = true;
    }
  }
  return -1;
}

/** Offset after the end of the element that `open` begins; -1 when it is not closed before `end`. */
export function elementEnd(text: string, open: Markup, end: number): number {
  if (RAW.has(open.name)) return rawEnd(text, open, end);
  if (open.name === 'plaintext') return -1;
  const foreign = FOREIGN.has(open.name);
  let depth = 1;
  for (let at = text.indexOf('<', open.end); at !== -1 && at < end; at = text.indexOf('<', at)) {
    const markup = markupAt(text, at, end);
    if (markup === undefined) {
      at++;
      continue;
    }
    if (markup.end === -1) return -1;
    if (markup.name === open.name) {
      depth += markup.kind === 'open' ? 1 : -1;
      if (depth === 0) return markup.end;
    } else if (foreign && markup.kind === 'open' && roleOf(markup.name) === 'block' && depth > 0) {
      return at;
    }
    at = markup.kind === 'open' && !foreign && RAW.has(markup.name) ? rawEnd(text, markup, end) : markup.end;
    if (at === -1) return -1;
  }
  return -1;
}

function rawEnd(text: string, open: Markup, end: number): number {
  const { name } = open;
  for (let at = text.indexOf('</', open.end); at !== -1 && at < end; at = text.indexOf('</', at + 2)) {
    const stop = at + 2 + name.length;
    if (stop < end && endsName(text.charCodeAt(stop)) && text.slice(at + 2, stop).toLowerCase() === name) {
      return tagEnd(text, stop, end);
    }
  }
  return -1;
}

function endsName(unit: number): boolean {
  return isBlank(unit) || unit === SLASH || unit === GT;
}

function after(closer: string, text: string, from: number, end: number): number {
  const found = text.indexOf(closer, from);
  return found === -1 || found >= end ? -1 : found + closer.length;
}

/** What finds an attribute, by its name. */
const ATTRIBUTES = new Map<string, RegExp>();

/** The value of an attribute of the opening tag `[start, end)`; undefined when it has none. */
export function attribute(text: string, open: Markup, name: string): string | undefined {
  let pattern = ATTRIBUTES.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i');
    ATTRIBUTES.set(name, pattern);
  }
  const found = pattern.exec(text.slice(open.start, open.end));
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}
