import type { Format } from '../format';
import { maskBlock } from '../masking';
import { scanHtmlBlocks } from './blocks';
import { htmlComment, htmlCommentBody } from './comments';
import { maskHtmlInline } from './inline';

/** HTML: the words a browser shows, read block element by block element. */
export const html: Format = {
  id: 'html',
  blocks: scanHtmlBlocks,
  mask(text, block, out, marks) {
    maskBlock(text, block, out, marks, (masking) => {
      masking.sourceLine(0);
      maskHtmlInline(masking, 0);
    });
  },
  comment: (_, { end }, body) => ({ start: end, end, newText: ` ${htmlComment(body)}` }),
  commentBody: htmlCommentBody,
};
