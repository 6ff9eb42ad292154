import type { Hit } from '../hits';
import type { Reading } from '../text/reading';

/** Notes to self that are about to reach readers; an editor's “[who]” in a quotation is none: `[source?]`, `[citation needed]`, `TK`. */
const NOTE =
  /\[(?:(?:source|citation needed|according to whom|by whom)[^\][\n]{0,40}|(?:who|whom|when|where|which|how many|name|evidence|forecast|on what)[^\][\n]{0,40}\?|name, role)\]|\{\{(?:citation needed|who|by whom|when)[^{}\n]{0,60}\}\}|(?<![\p{L}\p{N}-])(?:TKTK|TK(?=[\s.,;:])(?!\s+(?!officials|people|votes|per|of|and|percent)[A-Z])|XXX+)(?![\p{L}\p{N}-])/gu;

/** Behind a note that is a subject, and before one that a preposition wants. */
const STANDS_FOR_WORDS = /^ (?:said|says|say|called|calls|call|describes?|described)\b/;
const OWES_A_NAME = /\b(?:by|of|to|from|for) $/;

export function placeholders({ text, kind }: Reading): Hit[] {
  if (kind === 'heading' || !/[[{]|TK|XXX/.test(text)) return [];
  const hits: Hit[] = [];
  for (const found of text.matchAll(NOTE)) {
    const from = found.index;
    const to = from + found[0].length;
    if (text[from - 1] === '`') continue;
    hits.push({
      rule: 'attribution/placeholder',
      from,
      to,
      entry: -1,
      form: 0,
      message: `“${found[0]}” is a note to the writer that is still in the text.`,
      // A note that stands for words of the sentence cannot just go: “the delay was, [who?] said, shameful”.
      fixes:
        STANDS_FOR_WORDS.test(text.slice(to)) || OWES_A_NAME.test(text.slice(Math.max(0, from - 12), from))
          ? []
          : [
              {
                title: 'Remove the note',
                kind: 'delete',
                edits: [{ from: text[from - 1] === ' ' ? from - 1 : from, to, newText: '' }],
              },
            ],
    });
  }
  return hits;
}
