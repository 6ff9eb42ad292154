import { sourceLine } from './citations';
import type { Block, Format, InlineMark } from './format';
import { htmlBlockAt } from './html';
import { afterEol, isBlank, isEol, lineEnd, skipBlank } from './lines';
import { listMarkerLength, scanBlocks } from './markdown-blocks';
import { maskHtml, maskInline } from './markdown-inline';
import { Masking } from './masking';

/** Markdown: CommonMark with GFM tables, footnotes and bare addresses, front matter and Pandoc citations. */
export const markdown: Format = {
  id: 'markdown',
  blocks: scanBlocks,
  mask(text, block, out, marks) {
    const masking = new Masking(text, block, out, marks);
    const known = marks.length;
    maskBlock(text, block, masking);
    if (marks.length > known + 1) marks.push(...marks.splice(known).sort(byStart));
  },
  comment: (body) => `<!-- ${body.replaceAll('--', '- -')} -->`,
};

function byStart(a: InlineMark, b: InlineMark): number {
  return a.start - b.start || b.end - a.end;
}

function maskBlock(text: string, block: Block, masking: Masking): void {
  switch (block.kind) {
    case 'code':
    case 'front-matter':
    case 'definition':
      masking.blank(block.start, block.end);
      return;
    case 'comment':
      maskHtml(masking, block.start);
      masking.blank(block.start, block.end);
      return;
    case 'table-cell':
      maskInline(masking, block.start);
      return;
  }
  const content = blankMarkers(text, block, masking);
  const citation = sourceLine(text, content, block.end);
  if (citation) masking.mark('citation', citation.start, citation.end, citation.target);
  if (text.charCodeAt(content) === 0x3c && htmlBlockAt(text, content, lineEnd(text, content)) !== undefined) {
    maskHtml(masking, content);
  } else {
    maskInline(masking, content);
  }
}

/** Blanks quotation marks, list markers, heading hashes and underlines; gives the offset where the words start. */
function blankMarkers(text: string, block: Block, masking: Masking): number {
  const { start, end } = block;
  let content = skipBlank(text, start, end);
  for (let list = false; ; list = true) {
    const marker = listMarkerLength(text, content, end);
    const quote = block.kind === 'quote' && text.charCodeAt(content) === 0x3e ? 1 : 0;
    if (marker + quote > 0) {
      content = skipBlank(text, content + marker + quote, end);
    } else {
      if (list && /^\[[ xX]\][ \t]/.test(text.slice(content, content + 4))) content = skipBlank(text, content + 3, end);
      break;
    }
  }
  const hashes = headingHashes(text, content, end);
  if (hashes > 0) {
    content = skipBlank(text, content + hashes, end);
    let closing = end;
    while (closing > content && text.charCodeAt(closing - 1) === 0x23) closing--;
    if (closing === content || isBlank(text.charCodeAt(closing - 1))) masking.blank(closing, end);
  }
  masking.blank(start, content);
  blankContinuationMarkers(text, block, content, masking);
  return content;
}

function headingHashes(text: string, at: number, end: number): number {
  let hashes = 0;
  while (hashes < 7 && at + hashes < end && text.charCodeAt(at + hashes) === 0x23) hashes++;
  const after = at + hashes;
  return hashes <= 6 && (after >= end || isBlank(text.charCodeAt(after))) ? hashes : 0;
}

/** Blanks what stands before the words in the lines after the first, and a heading's underline. */
function blankContinuationMarkers(text: string, block: Block, content: number, masking: Masking): void {
  const { end } = block;
  const underlined = block.kind === 'heading' || block.kind === 'quote';
  if (!underlined) return;
  for (let at = afterEol(text, lineEnd(text, content)); at < end; ) {
    let from = skipBlankInLine(text, at, end);
    for (let depth = 0; block.kind === 'quote' && depth < block.level && text.charCodeAt(from) === 0x3e; depth++) {
      from = skipBlankInLine(text, from + 1, end);
    }
    const stop = Math.min(end, lineEnd(text, from));
    if (stop === end && /^(?:=+|-+)$/.test(text.slice(from, stop))) from = stop;
    masking.blank(at, from);
    at = afterEol(text, stop);
  }
}

function skipBlankInLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at)) && !isEol(text.charCodeAt(at))) at++;
  return at;
}
