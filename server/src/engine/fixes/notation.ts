import type { FixPlan } from '../hits';
import type { Profile } from '../types';

/** A blank that a fix leaves for the writer: “[source?]”, “[by what measure?]”, “[name, role]”. */
export const BLANK = /\[(?:[^[\]\n]{1,60}\?|[Nn]ame, role)\]/;

/** Templates by which editors of wikis ask for a source; other questions go into `{{clarify}}`. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'source?': 'citation needed',
  'who?': 'who',
  'which?': 'which',
  'when?': 'when',
  'how many?': 'quantify',
  'by whom?': 'by whom',
  'according to whom?': 'according to whom',
  'who says so?': 'according to whom',
  'reported by whom?': 'by whom',
};

/**
 * A fix that leaves a note, in the notation that the format has for notes: `{{citation needed}}` in wikitext,
 * `\todo{source?}` in LaTeX. In an encyclopedia other formats say “[citation needed]”. Blanks inside a sentence
 * (“…, [who?] said”) stand as they are everywhere: a template there would be set above the line.
 */
export function inNotation(plan: FixPlan, format: string, profile: Profile): FixPlan {
  if (plan.kind !== 'placeholder') return plan;
  const write = notation(format, profile);
  const rewrite = (text: string): string => text.replace(new RegExp(`( ?)${BLANK.source}`, 'g'), write);
  const edits = plan.edits.map((edit) => ({ ...edit, newText: rewrite(edit.newText) }));
  if (edits.every(({ newText }, i) => newText === plan.edits[i].newText)) return plan;
  const title = plan.title.replace(/[[{\\].*$/, () => edits.map(({ newText }) => newText.trim()).join(' … '));
  return { ...plan, title, edits };
}

function notation(format: string, profile: Profile): (note: string, blank: string) => string {
  if (format === 'wikitext') return (note) => template(question(note));
  if (format === 'latex') return (note, blank) => `${blank}\\todo{${question(note)}}`;
  if (profile === 'encyclopedia') return (note, blank) => (question(note) === 'source?' ? `${blank}[citation needed]` : note);
  return (note) => note;
}

const question = (note: string): string => note.trim().slice(1, -1);

function template(asked: string): string {
  const name = TEMPLATES[asked.toLowerCase()];
  return name ? `{{${name}}}` : `{{clarify|reason=${asked}}}`;
}
