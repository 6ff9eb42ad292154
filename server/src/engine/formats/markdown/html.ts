import { isAsciiAlphanumeric, isAsciiLetter, isBlank, skipBlank } from '../lines';

const GT = 0x3e;
const SLASH = 0x2f;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that open an HTML block wherever a line starts with them (CommonMark, start condition 6). */
const BLOCK_ELEMENTS = names(
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem ' +
    'nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul',
);
/** Elements inside which everything is verbatim (start condition 1). */
const RAW_ELEMENTS = names('script pre style textarea');
/** Elements whose tags leave no gap between the words on either side. */
const INLINE_ELEMENTS = names(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr',
);

/** CommonMark's kinds of HTML block, which differ in what ends them. */
export type HtmlBlock = 'raw' | 'comment' | 'instruction' | 'declaration' | 'cdata' | 'element' | 'lone-tag';

/** Which kind of HTML block a line with the `<` at `at` opens, if any. */
export function htmlBlockAt(text: string, at: number, end: number): HtmlBlock | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 0x21) {
    if (text.startsWith('--', at + 2)) return 'comment';
    if (text.startsWith('[CDATA[', at + 2)) return 'cdata';
    return isAsciiLetter(text.charCodeAt(at + 2)) ? 'declaration' : undefined;
  }
  if (next === 0x3f) return 'instruction';
  const closing = next === SLASH;
  const name = tagName(text, at, end);
  if (name === '') return undefined;
  const after = at + 1 + (closing ? 1 : 0) + name.length;
  const unit = after < end ? text.charCodeAt(after) : 0x20;
  const selfClosing = unit === SLASH && text.charCodeAt(after + 1) === GT;
  if (!closing && RAW_ELEMENTS.has(name) && (isBlank(unit) || unit === GT)) return 'raw';
  if (BLOCK_ELEMENTS.has(name) && (isBlank(unit) || unit === GT || selfClosing)) return 'element';
  const tag = tagEnd(text, at, end);
  if (tag === -1 || skipBlank(text, tag, end) < end) return undefined;
  return RAW_ELEMENTS.has(name) && !closing ? undefined : 'lone-tag';
}

const CLOSERS: Partial<Record<HtmlBlock, RegExp>> = {
  raw: /<\/(?:script|pre|style|textarea)>/i,
  comment: /-->/,
  instruction: /\?>/,
  declaration: />/,
  cdata: /\]\]>/,
};

/** Whether the block's end stands on this line; `element` and `lone-tag` end at a blank line instead. */
export function htmlBlockCloses(block: HtmlBlock, line: string): boolean {
  return CLOSERS[block]?.test(line) ?? false;
}

/** The element's name in lower case, of the opening or closing tag at `at`; empty when there is none. */
export function tagName(text: string, at: number, end: number): string {
  let from = at + 1;
  if (text.charCodeAt(from) === SLASH) from++;
  if (from >= end || !isAsciiLetter(text.charCodeAt(from))) return '';
  let to = from + 1;
  while (to < end && (isAsciiAlphanumeric(text.charCodeAt(to)) || text.charCodeAt(to) === 0x2d)) to++;
  return text.slice(from, to).toLowerCase();
}

export function isInlineElement(name: string): boolean {
  return INLINE_ELEMENTS.has(name);
}

/** Offset after the complete opening or closing tag at `at`, or -1. */
export function tagEnd(text: string, at: number, end: number): number {
  const name = tagName(text, at, end);
  if (name === '') return -1;
  if (text.charCodeAt(at + 1) === SLASH) {
    const close = skipBlank(text, at + 2 + name.length, end);
    return close < end && text.charCodeAt(close) === GT ? close + 1 : -1;
  }
  let position = at + 1 + name.length;
  for (;;) {
    const next = skipBlank(text, position, end);
    if (next >= end) return -1;
    const unit = text.charCodeAt(next);
    if (unit === GT) return next + 1;
    if (unit === SLASH) return text.charCodeAt(next + 1) === GT && next + 1 < end ? next + 2 : -1;
    if (next === position) return -1;
    position = attributeEnd(text, next, end);
    if (position === -1) return -1;
  }
}

function attributeEnd(text: string, from: number, end: number): number {
  const first = text.charCodeAt(from);
  if (!isAsciiLetter(first) && first !== 0x5f && first !== 0x3a) return -1;
  let at = from + 1;
  while (at < end && isAttributeName(text.charCodeAt(at))) at++;
  const equals = skipBlank(text, at, end);
  if (equals >= end || text.charCodeAt(equals) !== 0x3d) return at;
  const value = skipBlank(text, equals + 1, end);
  const quote = text.charCodeAt(value);
  if (quote === 0x22 || quote === 0x27) {
    for (let to = value + 1; to < end; to++) if (text.charCodeAt(to) === quote) return to + 1;
    return -1;
  }
  let to = value;
  while (to < end && isUnquoted(text.charCodeAt(to))) to++;
  return to > value ? to : -1;
}

function isAttributeName(unit: number): boolean {
  return isAsciiAlphanumeric(unit) || unit === 0x5f || unit === 0x3a || unit === 0x2e || unit === 0x2d;
}

function isUnquoted(unit: number): boolean {
  return !isBlank(unit) && unit !== 0x22 && unit !== 0x27 && unit !== 0x3c && unit !== 0x3d && unit !== GT && unit !== 0x60;
}
