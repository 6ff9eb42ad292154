import type { Block, Format } from '../format';
import { afterEol, isBlank, isEol, lineEnd, lineStart, skipBlank, trimEnd } from '../lines';
import { type Masking, maskBlock } from '../masking';
import { rstMarkerLength, scanRst } from './blocks';
import { maskRst } from './inline';

const DIRECTIVE = /^\.\. +[\w:.+-]+ ?::[ \t]*/;
const ADORNMENT = /^([!-/:-@[-`{-~])\1+[ \t]*$/;
const BAR = 0x7c;

/** reStructuredText, with the directives and roles of Sphinx that hold prose. */
export const restructuredtext: Format = {
  id: 'restructuredtext',
  blocks: scanRst,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      const content = blankMarkup(block, masking);
      masking.sourceLine(content);
      maskRst(masking, content);
    });
  },
  comment(text, span, body) {
    const start = lineStart(text, span.start);
    // A comment is a block of its own: without an empty line before it, it would be text.
    let before = start;
    while (before > 0 && isBlank(text.charCodeAt(before - 1)) && !isEol(text.charCodeAt(before - 1))) before--;
    if (before > 0) {
      const above = before - (text.charCodeAt(before - 1) === 0x0a && text.charCodeAt(before - 2) === 0x0d ? 2 : 1);
      const blank = trimEnd(text, 0, above) < above || above === 0;
      if (!blank) return undefined;
    }
    const content = skipBlank(text, start, span.end);
    return { start, end: start, newText: `${text.slice(start, content)}.. ${body}\n\n` };
  },
  commentBody: (source) => source.replace(/^\s*\.\.\s*/, '').trim(),
};

/** Blanks adornments, markers, names of directives and the colons that announce a literal block; gives where words start. */
function blankMarkup(block: Block, masking: Masking): number {
  const { text } = masking;
  const end = text.length;
  let content = skipBlank(text, 0, end);
  if (block.kind === 'heading') {
    const first = lineEnd(text, content);
    if (first < end && ADORNMENT.test(text.slice(content, first))) content = skipBlank(text, first, end);
    const last = afterEol(text, lineEnd(text, content));
    if (last < end) masking.blank(last, end);
  }
  const directive = DIRECTIVE.exec(text.slice(content, content + 80));
  if (directive) content += directive[0].length;
  else if (block.kind !== 'heading') {
    const marker = rstMarkerLength(text, content, end);
    if (marker > 0 && (block.kind === 'list-item' || block.kind === 'quote')) content = skipBlank(text, content + marker, end);
    if (text.charCodeAt(content) === BAR && isBlank(text.charCodeAt(content + 1))) blankBars(content, masking);
    if (text.endsWith('::')) masking.blank(isBlank(text.charCodeAt(end - 3)) || end === 2 ? end - 2 : end - 1, end);
  }
  masking.blank(0, content);
  return content;
}

/** The bars of a line block, one at the start of each line. */
function blankBars(content: number, masking: Masking): void {
  const { text } = masking;
  for (let at = content; at < text.length; ) {
    const start = skipBlank(text, at, text.length);
    if (text.charCodeAt(start) === BAR) masking.blank(start, start + 1);
    at = afterEol(text, lineEnd(text, start));
  }
}
