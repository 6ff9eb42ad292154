import type { Range, TextEdit } from 'vscode-languageserver';
import { BLANK } from '../engine';

/** A text edit with places to fill in, as LSP 3.18 has it. */
export interface SnippetTextEdit {
  readonly range: Range;
  readonly snippet: { readonly kind: 'snippet'; readonly value: string };
}

/** The same edits with a tab stop at each blank (“[who?]”), numbered from the first. */
export function withTabStops(edits: readonly TextEdit[]): (TextEdit | SnippetTextEdit)[] {
  let stop = 0;
  return edits.map((edit) => {
    if (!BLANK.test(edit.newText)) return edit;
    const value = edit.newText
      .split(EVERY_BLANK)
      .map((part) => (BLANK.test(part) ? `\${${++stop}:${escaped(part)}}` : escaped(part)))
      .join('');
    return { range: edit.range, snippet: { kind: 'snippet', value } };
  });
}

const EVERY_BLANK = new RegExp(`(${BLANK.source})`);
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Where the first blank stands once the edits (ascending, not overlapping, columns in UTF-16 units) are made. */
export function firstBlank(edits: readonly TextEdit[]): Range | undefined {
  let lines = 0;
  /** How far the edits so far moved what stands behind the last of them on its line. */
  let shift = { line: -1, by: 0 };
  for (const { range, newText } of edits) {
    const column = range.start.character + (shift.line === range.start.line ? shift.by : 0);
    const blank = BLANK.exec(newText);
    if (blank) {
      const before = newText.slice(0, blank.index).split('\n');
      const line = range.start.line + lines + before.length - 1;
      const character = before.length > 1 ? before[before.length - 1].length : column + before[0].length;
      return { start: { line, character }, end: { line, character: character + blank[0].length } };
    }
    const inserted = newText.split('\n');
    lines += inserted.length - 1 - (range.end.line - range.start.line);
    const lastColumn = inserted.length > 1 ? inserted[inserted.length - 1].length : column + newText.length;
    shift = { line: range.end.line, by: lastColumn - range.end.character };
  }
  return undefined;
}
