import type { Hit } from '../hits';
import type { Reading } from '../text/reading';

/** A question in brackets, as our fixes leave them. */
const ASKED = String.raw`\[\p{L}[^\][\n]{0,58}\?\](?!\()`;
const IS_ASKED = new RegExp(`^${ASKED}$`, 'u');

/** Notes to self that are about to reach readers; an editor's “[who]” in a quotation is none: `[source?]`, `[citation needed]`, `TK`. */
const NOTE = new RegExp(
  [
    // Blanks that our fixes leave, and what writers put in their place.
    String.raw`\[(?:(?:source|citation needed|citation|according to whom|by whom|tk)[^\][\n]{0,40}|[Nn]ame, role)\](?!\()`,
    ASKED,
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

/** Before a note that stands for words of the sentence (“closed in [month year?]”, “[Who?] believes”), or behind it. */
const OWED =
  /\b(?:by|of|to|from|for|in|on|at|since|until|among|between|and|that|but|although|while|when|because|as|if|though) $|(?:^|[.!?]["”’)]* )$/i;
const STANDS_FOR_WORDS = /^ (?:said|says|say|called|calls|call|describes?|described)\b/;

/** Blanks and notes in a block that are still to be filled in: `[who?]`, `TK`, “source to come”. */
export function placeholders({ text, kind, quotes, turn }: Reading): Hit[] {
  if (kind === 'heading' || !MAY_HOLD.test(text)) return [];
  const hits: Hit[] = [];
  for (const found of text.matchAll(NOTE)) {
    const from = found.index;
    const to = from + found[0].length;
    if (text[from - 1] === '`') continue;
    // What an editor put in for the speaker: “Why did they [the board?] agree?”
    const spoken = turn >= 0 || quotes.some((quote) => quote.from < from && to < quote.to);
    if (spoken && IS_ASKED.test(found[0])) continue;
    hits.push({
      rule: 'attribution/placeholder',
      from,
      to,
      entry: -1,
      form: 0,
      message: `“${found[0]}” is a note to the writer that is still in the text.`,
      // A note that stands for words of the sentence cannot just go: “the delay was, [who?] said, shameful”.
      fixes:
        STANDS_FOR_WORDS.test(text.slice(to)) || OWED.test(text.slice(Math.max(0, from - 12), from))
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
