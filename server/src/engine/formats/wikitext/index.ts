import type { Format } from '../format';
import { htmlComment, htmlCommentBody } from '../html/comments';
import { skipBlank } from '../lines';
import { type Masking, maskBlock } from '../masking';
import { headingAt, scanWikitextBlocks } from './blocks';
import { maskWikitextInline, maskWikitextShown } from './inline';

/** A picture or a template, whose words are those it shows. */
const SHOWN = /^(?:\[\[\s*(?:file|image)\s*:|\{\{)/i;

/** MediaWiki's wikitext, as in Wikipedia: templates, references, tables, pictures. */
export const wikitext: Format = {
  id: 'wikitext',
  blocks: scanWikitextBlocks,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      if (SHOWN.test(masking.text) && block.kind !== 'paragraph' && block.kind !== 'list-item') maskWikitextShown(masking);
      else maskWords(masking, block.kind === 'heading');
    });
  },
  comment: (_, { end }, body) => ({ start: end, end, newText: ` ${htmlComment(body)}` }),
  commentBody: htmlCommentBody,
};

/** Masks the marks of a heading or list item, and what stands in its words. */
function maskWords(masking: Masking, isHeading: boolean): void {
  const { text } = masking;
  let from = 0;
  let to = text.length;
  const heading = isHeading ? headingAt(text, 0, to) : undefined;
  if (heading) {
    from = heading.level;
    to = heading.end - heading.level;
    masking.blank(to, heading.end);
    maskWikitextInline(masking, heading.end, text.length);
  } else {
    while (from < to && '*#:;'.includes(text[from])) from++;
  }
  masking.blank(0, from);
  masking.sourceLine(skipBlank(text, from, to));
  maskWikitextInline(masking, from, to);
}
