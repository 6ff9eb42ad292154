import type { Format } from '../format';
import { byStart, Masking } from '../masking';
import { scanHtmlBlocks } from './blocks';
import { htmlComment, htmlCommentBody } from './comments';
import { maskHtmlInline } from './inline';

/** HTML: the words a browser shows, read block element by block element. */
export const html: Format = {
  id: 'html',
  blocks: scanHtmlBlocks,
  mask(text, block, out, marks) {
    const known = marks.length;
    const masking = new Masking(text, block, out, marks);
    if (block.kind === 'comment') {
      masking.mark('comment', 0, masking.text.length, htmlCommentBody(masking.text).trim());
      masking.blank(0, masking.text.length);
    } else if (block.kind === 'code') {
      masking.blank(0, masking.text.length);
    } else {
      masking.sourceLine(0);
      maskHtmlInline(masking, 0);
    }
    if (marks.length > known + 1) marks.push(...marks.splice(known).sort(byStart));
  },
  comment: (_, { end }, body) => ({ start: end, end, newText: ` ${htmlComment(body)}` }),
  commentBody: htmlCommentBody,
};
