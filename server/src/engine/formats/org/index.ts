import type { Block, Format } from '../format';
import { lineEnd, lineStart, skipBlank } from '../lines';
import { type Masking, maskBlock } from '../masking';
import { headlineStars, orgMarkerLength, scanOrg } from './blocks';
import { maskOrg } from './inline';

/** What may stand before the words of a headline. */
const STATE = /^(?:TODO|NEXT|DOING|STARTED|WAIT|WAITING|HOLD|SOMEDAY|DONE|CANCELL?ED)(?=\s|$)/;
const PRIORITY = /^\[#\w\d?\]/;
const TAGS = /[ \t]:(?:[\p{L}\p{N}_@#%]+:)+$/u;
const KEYWORD = /^#\+\w+(?:\[[^\]\n]*\])?:/;
const ITEM = /^(?:\[@\d+\][ \t]*)?(?:\[[ Xx-]\](?=\s|$))?/;
const LONGEST_HEADLINE = 1000;

/** Org: headlines, items, quotations and tables of Emacs's outlines. */
export const org: Format = {
  id: 'org',
  blocks: scanOrg,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      const content = blankStart(block, masking);
      masking.sourceLine(content);
      maskOrg(masking, content);
    });
  },
  comment(text, span, body) {
    const start = lineStart(text, span.start);
    const content = skipBlank(text, start, span.end);
    // Between the rows of a table a comment would end it.
    if (text.charCodeAt(content) === 0x7c) return undefined;
    const indent = text.slice(start, content) + (orgMarkerLength(text, content, lineEnd(text, content)) > 0 ? '  ' : '');
    return { start, end: start, newText: `${indent}# ${body}\n` };
  },
  commentBody: (source) => source.replace(/^\s*#\+begin_comment.*|#\+end_comment\s*$|^\s*#\s?/gi, '').trim(),
};

/** Blanks what stands before the words (stars, states, markers, keywords) and a headline's tags; gives where they start. */
function blankStart(block: Block, masking: Masking): number {
  const { text } = masking;
  const end = text.length;
  let content = skipBlank(text, 0, end);
  const stars = block.kind === 'heading' ? headlineStars(text, content, end) : 0;
  if (stars > 0) {
    content = skipBlank(text, content + stars, end);
    for (const mark of [STATE, PRIORITY]) {
      const found = mark.exec(text.slice(content, content + 40));
      if (found) content = skipBlank(text, content + found[0].length, end);
    }
    const tags = end - content < LONGEST_HEADLINE ? TAGS.exec(text.slice(content)) : null;
    if (tags) masking.blank(content + tags.index, end);
  } else if (text.charCodeAt(content) === 0x23) {
    const keyword = KEYWORD.exec(text.slice(content, content + 200));
    if (keyword) content = skipBlank(text, content + keyword[0].length, end);
  } else if (block.kind === 'list-item' || block.kind === 'quote') {
    const marker = orgMarkerLength(text, content, end);
    if (marker > 0) {
      content = skipBlank(text, content + marker, end);
      content = skipBlank(text, content + (ITEM.exec(text.slice(content, content + 20))?.[0].length ?? 0), end);
      termOf(content, masking);
    }
  }
  masking.blank(0, content);
  return content;
}

/** In `- term :: text` one colon is enough. */
function termOf(content: number, masking: Masking): void {
  const { text } = masking;
  const at = text.slice(content, lineEnd(text, content)).indexOf(' :: ');
  if (at !== -1) masking.blank(content + at + 2, content + at + 3);
}
