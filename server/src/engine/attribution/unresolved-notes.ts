import type { BlockEntry } from '../blocks';
import { noteAtEnd } from '../fixes/footnote';
import type { InlineMark } from '../formats/format';
import { ruleById, severityOf } from '../rules';
import type { Text } from '../text/sourceText';
import type { DocumentFinding, EngineSettings, FormatId, Span } from '../types';

const RULE = 'attribution/placeholder';

/** A footnote mark, offsets from its block's start. */
export interface NoteMark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** How a format writes the note that a mark points to; formats not listed have their notes where the marks are. */
const DEFINITION: Readonly<Partial<Record<FormatId, RegExp>>> = {
  markdown: /^\s*\[\^([^\]\n]+)\]:/,
};

/** The footnote marks of a block that need a note elsewhere. */
export function noteMarks(marks: readonly InlineMark[], format: FormatId): readonly NoteMark[] {
  if (!DEFINITION[format] || !marks.some(({ kind }) => kind === 'footnote')) return NONE;
  return marks
    .filter(({ kind, target }) => kind === 'footnote' && target !== '')
    .map(({ start, end, target }) => ({ from: start, to: end, label: normal(target) }));
}
const NONE: readonly NoteMark[] = [];

/**
 * Footnote marks without a note: “[^9]” where no “[^9]:” follows. `marked` are the blocks with marks, `definitions` those
 * that define something.
 */
export function unresolvedNotes(
  marked: readonly BlockEntry[],
  definitions: readonly Span[],
  text: Text,
  format: FormatId,
  settings: EngineSettings,
): DocumentFinding[] {
  const definition = DEFINITION[format];
  const rule = ruleById(RULE);
  const severity = rule ? severityOf(rule, settings) : 'off';
  if (!definition || severity === 'off') return [];
  const known = new Set<string>();
  for (const { start, end } of definitions) {
    const label = definition.exec(text.slice(start, end));
    if (label) known.add(normal(label[1]));
  }
  return marked.flatMap(({ start, result }) =>
    (result?.notes ?? [])
      .filter(({ label }) => !known.has(label))
      .map(({ from, to }): DocumentFinding => {
        const span = { start: start + from, end: start + to };
        const mark = text.slice(span.start, span.end);
        return {
          rule: RULE,
          family: 'attribution',
          severity,
          ...span,
          extent: span,
          message: `“${mark}” points to a note that the document does not have.`,
          evidence: `No “${mark}:” was found in the document.`,
          related: [],
          fixes: (current) => [
            {
              title: `Add the note: ${mark}: [source?]`,
              kind: 'placeholder',
              preferred: false,
              edits: [noteAtEnd(current, `${mark}: [source?]`)],
            },
            { title: 'Remove the mark', kind: 'delete', preferred: false, edits: [{ ...span, newText: '' }] },
          ],
        };
      }),
  );
}

/** Labels are compared as CommonMark does: without case, blanks run together. */
const normal = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, ' ');
