import type { Block, Format } from '../format';
import { htmlComment, htmlCommentBody } from '../html/comments';
import { maskHtmlInline } from '../html/inline';
import { afterEol, isBlank, isEol, lineEnd, skipBlank } from '../lines';
import { type Masking, maskBlock } from '../masking';
import { scanBlocks } from './blocks';
import { htmlBlockAt } from './html';
import { maskInline } from './inline';
import { listMarkerLength } from './markers';

/** Markdown: CommonMark with GFM tables, footnotes and bare addresses, front matter and Pandoc citations. */
export const markdown: Format = {
  id: 'markdown',
  blocks: scanBlocks,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => maskWords(block, masking));
  },
  comment: (_, { end }, body) => ({ start: end, end, newText: ` ${htmlComment(body)}` }),
  commentBody: htmlCommentBody,
};

function maskWords(block: Block, masking: Masking): void {
  const { text } = masking;
  if (block.kind === 'table-cell') {
    maskInline(masking, 0);
    return;
  }
  const content = blankMarkers(block, masking);
  masking.sourceLine(content);
  if (text.charCodeAt(content) === 0x3c && htmlBlockAt(text, content, lineEnd(text, content)) !== undefined) {
    maskHtmlInline(masking, content);
  } else {
    maskInline(masking, content);
  }
}

/** Blanks quotation marks, list markers, heading hashes and underlines; gives the offset where the words start. */
function blankMarkers(block: Block, masking: Masking): number {
  const { text } = masking;
  const end = text.length;
  let content = skipBlank(text, 0, end);
  for (let inItem = false; ; ) {
    const marker = listMarkerLength(text, content, end);
    const quote = block.kind === 'quote' && text.charCodeAt(content) === 0x3e ? 1 : 0;
    if (marker + quote === 0) {
      if (inItem && /^\[[ xX]\][ \t]/.test(text.slice(content, content + 4))) content = skipBlank(text, content + 3, end);
      break;
    }
    inItem = marker > 0;
    content = skipBlank(text, content + marker + quote, end);
  }
  const hashes = headingHashes(text, content);
  if (hashes > 0) {
    content = skipBlank(text, content + hashes, end);
    let closing = end;
    while (closing > content && text.charCodeAt(closing - 1) === 0x23) closing--;
    if (closing === content || isBlank(text.charCodeAt(closing - 1))) masking.blank(closing, end);
  }
  masking.blank(0, content);
  if (block.kind === 'quote' || block.kind === 'heading') blankLaterMarkers(block, content, masking);
  return content;
}

function headingHashes(text: string, at: number): number {
  let hashes = 0;
  while (hashes < 7 && text.charCodeAt(at + hashes) === 0x23) hashes++;
  const after = at + hashes;
  return hashes <= 6 && (after >= text.length || isBlank(text.charCodeAt(after))) ? hashes : 0;
}

/** Blanks the quotation marks of the lines after the first, and a heading's underline, in the text as in the mask. */
function blankLaterMarkers(block: Block, content: number, masking: Masking): void {
  const { text } = masking;
  const lines: string[] = [];
  let start = afterEol(text, lineEnd(text, content));
  if (start >= text.length) return;
  lines.push(text.slice(0, start));
  while (start < text.length) {
    const stop = lineEnd(text, start);
    const after = afterEol(text, stop);
    let from = skipBlankInLine(text, start);
    for (let depth = 0; block.kind === 'quote' && depth < block.level && text.charCodeAt(from) === 0x3e; depth++) {
      from = skipBlankInLine(text, from + 1);
    }
    if (stop === text.length && /^(?:=+|-+)$/.test(text.slice(from, stop))) from = stop;
    masking.blank(start, from);
    lines.push(' '.repeat(from - start), text.slice(from, after));
    start = after;
  }
  masking.text = lines.join('');
}

function skipBlankInLine(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at)) && !isEol(text.charCodeAt(at))) at++;
  return at;
}
