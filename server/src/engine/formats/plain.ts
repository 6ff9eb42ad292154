import { numberedCitation, parentheticalCitation, sourceLine } from './citations';
import type { Block, Format } from './format';
import { afterEol, BOM, isDigit, lineEnd, SPACE, skipBlank, TAB, trimEnd } from './lines';
import { Masking } from './masking';
import { type Line, paragraphEnds } from './plain-lines';
import { emailAt, urlAtColon, urlAtWww } from './urls';

/** A run of lines is read in parts of at most so many, so that an edit never reads more anew. */
const LONGEST_RUN = 500;
const LONGEST_HEADING = 90;
const HEADING_WORDS = 14;

/** Plain text: paragraphs are runs of lines, or single lines where the lines do not wrap; `> ` quotes. */
export const plain: Format = {
  id: 'plain',
  blocks(text, from, emit) {
    let run: Line[] = [];
    for (let at = from; at < text.length || run.length > 0; ) {
      const line = at < text.length ? readLine(text, at) : undefined;
      const goesOn = line !== undefined && line.content < line.end && !isRule(text, line);
      if (run.length > 0 && (!goesOn || line.quotes > 0 !== run[0].quotes > 0 || run.length === LONGEST_RUN)) {
        if (!emitRun(text, run, emit)) return;
        run = [];
      }
      if (line === undefined) return;
      if (goesOn) run.push(line);
      at = afterEol(text, lineEnd(text, line.end));
    }
  },
  mask(text, block, out, marks) {
    const masking = new Masking(text, block, out, marks);
    maskLineStarts(text, block, masking);
    maskInline(text, block, masking);
  },
  comment: () => undefined,
};

function readLine(text: string, start: number): Line {
  const end = trimEnd(text, start, lineEnd(text, start));
  let content = start;
  let quotes = 0;
  let indent = 0;
  for (; content < end; content++) {
    const unit = text.charCodeAt(content);
    if (unit === 0x3e && (quotes > 0 || indent < 4)) quotes++;
    else if (unit === SPACE || unit === TAB || unit === BOM || unit === 0xa0) indent += unit === TAB ? 4 : 1;
    else break;
  }
  return { start, content, end, quotes, indent, marker: markerLength(text, content, end) };
}

/** Length of a list marker (`-`, `•`, `3.`) and 0 where there is none. Dashes open speech, so they are no markers. */
function markerLength(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let length = 1;
  if (isDigit(unit)) {
    while (length < 4 && isDigit(text.charCodeAt(at + length))) length++;
    const after = text.charCodeAt(at + length);
    if (length > 3 || (after !== 0x2e && after !== 0x29)) return 0;
    length++;
  } else if (unit !== 0x2d && unit !== 0x2a && unit !== 0x2022 && unit !== 0x25aa && unit !== 0x25cf) {
    return 0;
  }
  const after = text.charCodeAt(at + length);
  return at + length < end && (after === SPACE || after === TAB) ? length : 0;
}

/** A line of `=====`, `* * *` and the like, which only separates. */
function isRule(text: string, line: Line): boolean {
  if (line.end - line.content < 3) return false;
  for (let at = line.content; at < line.end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== SPACE && unit !== 0x3d && unit !== 0x2d && unit !== 0x2a && unit !== 0x5f && unit !== 0x7e && unit !== 0x23) return false;
  }
  return true;
}

function emitRun(text: string, run: readonly Line[], emit: (block: Block) => boolean): boolean {
  let first = 0;
  for (const last of paragraphEnds(text, run)) {
    const line = run[first];
    const block = { start: line.start, end: run[last].end, restart: first === 0 };
    const alone = first === last && (run.length === 1 || line.start === 0);
    let kind: Block['kind'] = 'paragraph';
    if (line.quotes > 0) kind = 'quote';
    else if (line.marker > 0) kind = 'list-item';
    else if (alone && isHeading(text.slice(line.content, line.end))) kind = 'heading';
    if (!emit({ ...block, kind, level: kind === 'quote' ? line.quotes : kind === 'paragraph' ? 0 : 1 })) return false;
    first = last + 1;
  }
  return true;
}

/** A short line without a full stop, comma or question mark that begins like a title and holds words. */
function isHeading(line: string): boolean {
  if (line.length > LONGEST_HEADING || /[.!?…:;,]["'”’)\]]*$/.test(line)) return false;
  if (!/^["'“‘(]?[\p{Lu}\d]/u.test(line) || !/\p{L}{2}/u.test(line)) return false;
  return !line.includes('://') && !line.includes('@') && line.split(/\s+/).length <= HEADING_WORDS;
}

/** Blanks quotation and list marks at the starts of lines. */
function maskLineStarts(text: string, block: Block, masking: Masking): void {
  for (let at = block.start; at < block.end; ) {
    const line = readLine(text, at);
    const marker = block.kind === 'list-item' && at === block.start ? line.marker : 0;
    masking.blank(at, Math.min(block.end, (block.kind === 'quote' ? line.content : skipBlank(text, at, line.end)) + marker));
    at = afterEol(text, lineEnd(text, line.end));
  }
}

function maskInline(text: string, block: Block, masking: Masking): void {
  const { start, end } = block;
  const source = sourceLine(text, skipBlank(text, start, end), end);
  if (source) masking.mark('citation', source.start, source.end, source.target);
  for (let at = start; at < end; ) {
    const next = maskAt(text, at, start, end, masking);
    at = Math.max(next, at + 1);
  }
}

/** Masks the address or citation that the character at `at` gives away; gives the offset after it, or -1. */
function maskAt(text: string, at: number, start: number, end: number, masking: Masking): number {
  switch (text.charCodeAt(at)) {
    case 0x3a: // :
      return maskAddress(text, urlAtColon(text, at, start, end), masking);
    case 0x40: // @
      return maskAddress(text, emailAt(text, at, start, end), masking);
    case 0x57:
    case 0x77: // w
      return maskAddress(text, urlAtWww(text, at, start, end), masking);
    case 0x28: // (
    case 0x5b: {
      const cite = text.charCodeAt(at) === 0x28 ? parentheticalCitation : numberedCitation;
      const citation = cite(text, at, end);
      if (!citation) return -1;
      masking.skip(citation.start, citation.end);
      masking.mark('citation', citation.start, citation.end, citation.target);
      return citation.end;
    }
    default:
      return -1;
  }
}

function maskAddress(text: string, span: { start: number; end: number } | undefined, masking: Masking): number {
  if (!span) return -1;
  masking.object(span.start, span.end);
  masking.mark('url', span.start, span.end, text.slice(span.start, span.end));
  return span.end;
}
