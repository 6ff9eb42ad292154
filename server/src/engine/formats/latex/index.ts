import type { Format } from '../format';
import { lineEnd, skipBlank } from '../lines';
import { maskBlock } from '../masking';
import { scanLatex } from './blocks';
import { maskLatex } from './inline';
import { hasComment } from './source';

/** LaTeX: what it sets as running text, with the usual packages for quotations, citations, notes and tables. */
export const latex: Format = {
  id: 'latex',
  blocks: scanLatex,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      maskLatex(masking);
    });
  },
  comment(text, { end }, body) {
    // Behind a comment on the last line there is no room for another.
    const stop = lineEnd(text, end);
    if (skipBlank(text, end, stop) < stop) return undefined;
    return { start: end, end, newText: `${hasComment(text, end) ? '\n' : ' '}% ${body}` };
  },
  commentBody: (source) =>
    source
      .replace(/^\\begin\{comment\}|^\\iffalse\b|^%+/, '')
      .replace(/\\end\{comment\}$|\\fi$/, '')
      .trim(),
};
