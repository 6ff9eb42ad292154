import type { Hit } from '../hits';
import type { Reading } from '../text/reading';

/** Notes to self that are about to reach readers; an editor's “[who]” in a quotation is none: `[source?]`, `[citation needed]`, `TK`. */
const NOTE = new RegExp(
  [
    // Blanks that our fixes leave, and what writers put in their place.
    String.raw`\[(?:(?:source|citation needed|citation|according to whom|by whom|tk)[^\][\n]{0,40}|(?:who|whom|when|where|which|what|how|why|name|evidence|forecast|on what|by what|reason|date|place|x|y)[^\][\n]{0,40}\?|name, role)\](?!\()`,
    // Templates of wikis.
    String.raw`\{\{(?:citation needed|cn|fact|source needed|who|whom|by whom|according to whom|which|when|where|quantify|clarify|vague)(?:\|[^{}\n]{0,80})?\}\}`,
    String.raw`\\todo\{[^{}\n]{0,80}\}`,
    // “To come”; not TK Maxx or TK Smith.
    String.raw`(?<![\p{L}\p{N}-])(?:TKTK|TK(?=[\s.,;:])(?!\s+(?!officials|people|votes|per|of|and|percent)[A-Z])|XXX+)(?![\p{L}\p{N}-])`,
    String.raw`\((?:unspecified|citation needed|tk|tbc|(?:source|check|who|which|when)\?)\)`,
    String.raw`(?<![\p{L}\p{N}-])(?:FIXME|TODO(?=:)|Lorem ipsum dolor(?: sit amet)?)(?![\p{L}\p{N}-])`,
  ].join('|'),
  'gu',
);
/** A character or word that any of these holds: most paragraphs have none. */
const MAY_HOLD = /[[{\\]|\((?:unspec|cita|tk|tbc|sour|chec|wh)|TK|XXX|FIXME|TODO|Lorem/;

/** Behind a note that is a subject, and before one that a preposition wants. */
const STANDS_FOR_WORDS = /^ (?:said|says|say|called|calls|call|describes?|described)\b/;
const OWES_A_NAME = /\b(?:by|of|to|from|for) $/;

export function placeholders({ text, kind }: Reading): Hit[] {
  if (kind === 'heading' || !MAY_HOLD.test(text)) return [];
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
