import type { Fix, TextEdit } from '../types';

/** How a format writes a footnote to fill in: at the place itself, or as a mark there and a note at the end of the text. */
interface Notation {
  readonly mark: (label: number) => string;
  /** Absent where the note stands at its mark. */
  readonly note?: (label: number) => string;
  /** Finds the labels that are taken. */
  readonly taken?: RegExp;
}

const BLANK = '[source?]';
const NOTATIONS: Readonly<Record<string, Notation>> = {
  markdown: { mark: (n) => `[^${n}]`, note: (n) => `[^${n}]: ${BLANK}`, taken: /\[\^(\d+)\]/g },
  org: { mark: (n) => `[fn:${n}]`, note: (n) => `[fn:${n}] ${BLANK}`, taken: /\[fn:(\d+)\]/g },
  restructuredtext: { mark: (n) => ` [${n}]_`, note: (n) => `.. [${n}] ${BLANK}`, taken: /\[(\d+)\]/g },
  wikitext: { mark: () => `<ref>${BLANK}</ref>` },
  latex: { mark: () => `\\footnote{${BLANK}}` },
  asciidoc: { mark: () => `footnote:[${BLANK.slice(1, -1)}]` },
};

/** Adds a footnote for the sentence whose last word ends at `at`; nothing in formats without footnotes. */
export function footnoteFix(format: string, text: string, at: number): Fix | undefined {
  const notation = NOTATIONS[format];
  if (!notation) return undefined;
  let end = at;
  while (end < text.length && /[.!?…”"’')\]]/.test(text[end])) end++;
  const label = notation.taken ? free(text, notation.taken) : 0;
  const mark = notation.mark(label);
  const edits: TextEdit[] = [{ start: end, end, newText: mark }];
  if (notation.note) edits.push(noteAtEnd(text, notation.note(label)));
  return { title: `Add a footnote: ${mark.trim()}`, kind: 'placeholder', preferred: false, edits };
}

/** A note as a paragraph of its own behind the text. */
export function noteAtEnd(text: string, note: string): TextEdit {
  const gap = text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return { start: text.length, end: text.length, newText: `${gap}${note}\n` };
}

function free(text: string, taken: RegExp): number {
  let highest = 0;
  for (const [, label] of text.matchAll(taken)) highest = Math.max(highest, Number(label));
  return highest + 1;
}
