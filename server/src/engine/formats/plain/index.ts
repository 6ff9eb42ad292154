import type { Block, BlockKind, Format } from '../format';
import { afterEol, BOM, isDigit, lineEnd, nextMatch, SPACE, skipBlank, TAB, trimEnd } from '../lines';
import { Masking } from '../masking';
import { passReference } from '../references';
import { type Line, paragraphEnds } from './lines';

/** A run of lines is read in parts of at most so many, so that an edit never reads more anew. */
const LONGEST_RUN = 500;
const LONGEST_HEADING = 90;
const HEADING_WORDS = 14;

const FINAL = '.!?…:;,';
const CLOSING = '"\'”’)]';
const QUOTES = '"\'“‘(';

/** The characters that may give a reference away. */
const SPECIAL = /[:@([]|w(?=ww\.)/gi;

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
    maskLineStarts(block, masking);
    maskInline(masking);
  },
  comment: () => undefined,
  commentBody: (source) => source,
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
    if (unit !== SPACE && unit !== 0x3d && unit !== 0x2d && unit !== 0x2a && unit !== 0x5f && unit !== 0x7e && unit !== 0x23)
      return false;
  }
  return true;
}

function emitRun(text: string, run: readonly Line[], emit: (block: Block) => boolean): boolean {
  let first = 0;
  for (const last of run.length === 1 ? [0] : paragraphEnds(text, run)) {
    const line = run[first];
    const alone = first === last && (run.length === 1 || line.start === 0);
    const kind = kindOf(text, line, alone);
    const level = kind === 'quote' ? line.quotes : kind === 'paragraph' ? 0 : 1;
    if (!emit({ start: line.start, end: run[last].end, kind, level, restart: first === 0 })) return false;
    first = last + 1;
  }
  return true;
}

function kindOf(text: string, first: Line, alone: boolean): BlockKind {
  if (first.quotes > 0) return 'quote';
  if (first.marker > 0) return 'list-item';
  return alone && isHeading(text, first) ? 'heading' : 'paragraph';
}

/** A short line without a full stop, comma or question mark that begins like a title and holds words. */
function isHeading(text: string, { content, end }: Line): boolean {
  if (end - content > LONGEST_HEADING) return false;
  let last = end - 1;
  while (last > content && CLOSING.includes(text[last])) last--;
  if (FINAL.includes(text[last])) return false;
  const first = text[QUOTES.includes(text[content]) ? content + 1 : content] ?? '';
  if (first === first.toLowerCase() && !isDigit(first.charCodeAt(0))) return false;
  const line = text.slice(content, end);
  return /\p{L}{2}/u.test(line) && !line.includes('://') && !line.includes('@') && line.split(/\s+/).length <= HEADING_WORDS;
}

/** Blanks quotation and list marks at the starts of lines. */
function maskLineStarts(block: Block, masking: Masking): void {
  const { text } = masking;
  if (block.kind === 'list-item') {
    const { content, marker } = readLine(text, 0);
    masking.blank(0, content + marker);
  }
  for (let at = 0; block.kind === 'quote' && at < text.length; ) {
    const line = readLine(text, at);
    masking.blank(at, line.content);
    at = afterEol(text, lineEnd(text, line.end));
  }
  if (text.charCodeAt(0) === BOM) masking.blank(0, 1);
}

function maskInline(masking: Masking): void {
  const { text } = masking;
  masking.sourceLine(skipBlank(text, 0, text.length));
  for (let at = nextMatch(SPECIAL, text, 0); at >= 0; )
    at = nextMatch(SPECIAL, text, passReference(text.charCodeAt(at), at, 0, masking));
}
