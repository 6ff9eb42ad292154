import type { Block, Format } from '../format';
import { afterEol, lineEnd, lineStart, skipBlank } from '../lines';
import { type Masking, maskBlock } from '../masking';
import { scanAsciidoc } from './blocks';
import { maskAsciidoc } from './inline';
import { isCommentLine, isDirectiveLine, markerLength, termEnd, termMarkLength, titleSigns } from './lines';

const ADMONITION = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]/;
const CHECKBOX = /^\[[ xX*]\][ \t]/;

/** AsciiDoc as Asciidoctor reads it, and the citations of its bibliography extensions. */
export const asciidoc: Format = {
  id: 'asciidoc',
  blocks: scanAsciidoc,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      const content = blankStart(block, masking);
      blankLines(content, masking);
      masking.sourceLine(content);
      maskAsciidoc(masking, content);
    });
  },
  comment(text, span, body) {
    const start = lineStart(text, span.start);
    // Behind another cell of its row there is no place for a comment.
    const before = text.slice(start, span.start).trim();
    if (before !== '' && before.indexOf('|') !== before.length - 1) return undefined;
    return { start, end: start, newText: `// ${body}\n` };
  },
  commentBody: (source) => source.replace(/^\/{4,}[ \t]*[\r\n]*|[\r\n]+\/{4,}\s*$|^\/\/\s?/g, '').trim(),
};

/** Blanks what stands before the words (signs, markers, labels) and a title's underline; gives where they start. */
function blankStart(block: Block, masking: Masking): number {
  const { text } = masking;
  const end = text.length;
  let content = skipBlank(text, 0, end);
  if (block.kind === 'heading') {
    content = skipBlank(text, content + titleSigns(text, content, end), end);
    const second = afterEol(text, lineEnd(text, content));
    if (second < end) masking.blank(second, end);
    const signs = content > 0 ? / [=#]{1,6}$/.exec(text.slice(-8)) : null;
    if (signs) masking.blank(end - signs[0].length, end);
  } else if (block.kind === 'caption') {
    content++;
  } else if (block.kind === 'quote' && text.charCodeAt(content) === 0x3e) {
    content = blankQuoteSigns(masking);
  } else {
    const marker = markerLength(text, content, end);
    if (marker > 0 && block.kind !== 'paragraph') {
      content = skipBlank(text, content + marker, end);
      content = skipBlank(text, content + (CHECKBOX.exec(text.slice(content, content + 5))?.[0].length ?? 0), end);
    }
    if (marker === 0 && (block.kind === 'list-item' || block.kind === 'quote')) blankTerm(content, masking);
    if (block.kind === 'quote') blankAttribution(content, masking);
    const label = ADMONITION.exec(text.slice(content, content + 12));
    if (label) content += label[0].length;
  }
  masking.blank(0, content);
  return content;
}

/** The last line of a quotation that says who spoke. */
function blankAttribution(content: number, masking: Masking): void {
  const { text } = masking;
  const line = text.lastIndexOf('\n', text.length) + 1;
  if (text.charCodeAt(content) === 0x22 && text.startsWith('-- ', line)) masking.blank(line, text.length);
}

/** In `term:: text` one colon is enough. */
function blankTerm(content: number, masking: Masking): void {
  const { text } = masking;
  const at = termEnd(text, content, lineEnd(text, content));
  if (at !== -1) masking.blank(at + 1, at + termMarkLength(text, at));
}

/** The `>` before each line of a quotation in Markdown's manner; gives where the words start. */
function blankQuoteSigns(masking: Masking): number {
  const { text } = masking;
  for (let at = 0; at < text.length; at = afterEol(text, lineEnd(text, at))) {
    if (text.charCodeAt(at) === 0x3e) masking.blank(at, at + 1);
  }
  return skipBlank(text, 1, text.length);
}

/** Blanks the lines within a block that are comments or orders to the reader of AsciiDoc. */
function blankLines(content: number, masking: Masking): void {
  const { text } = masking;
  let read = '';
  let kept = 0;
  for (let at = afterEol(text, lineEnd(text, content)); at < text.length; ) {
    const end = lineEnd(text, at);
    const comment = isCommentLine(text, at);
    if (comment) masking.mark('comment', at, end, text.slice(at + 2, end).trim());
    if (comment || isDirectiveLine(text, at)) {
      masking.blank(at, end);
      read += text.slice(kept, at) + ' '.repeat(end - at);
      kept = end;
    }
    at = afterEol(text, end);
  }
  if (kept > 0) masking.text = read + text.slice(kept);
}
