import { afterEol, lineEnd, SPACE, skipBlank, TAB, trimEnd } from '../formats/lines';
import { type Line, paragraphEnds } from '../formats/plain/lines';
import type { Span } from '../types';

/** No editor wraps lines as long as this: each such line is a paragraph. */
const UNWRAPPED = 160;
/** Longer runs of lines are left as they are. */
const MOST_LINES = 500;

/**
 * The pieces of a paragraph that has lost its blank lines, as pasted text often has: short lines that do not wrap, and
 * lines too long to have been wrapped. Undefined when it is one piece. Offsets are those of `text`.
 */
export function lineUnits(text: string): Span[] | undefined {
  const lines: Line[] = [];
  for (let at = 0; at < text.length && lines.length <= MOST_LINES; ) {
    const end = lineEnd(text, at);
    const content = skipBlank(text, at, end);
    if (content < end)
      lines.push({
        start: at,
        content,
        end: trimEnd(text, content, end),
        quotes: 0,
        indent: indentOf(text, at, content),
        marker: 0,
      });
    at = afterEol(text, end);
  }
  if (lines.length < 2 || lines.length > MOST_LINES) return undefined;
  const ends = new Set(paragraphEnds(text, lines));
  const units: Span[] = [];
  let first = 0;
  for (const [index, line] of lines.entries()) {
    if (!ends.has(index) && line.end - line.content < UNWRAPPED) continue;
    units.push({ start: lines[first].content, end: line.end });
    first = index + 1;
  }
  if (first < lines.length) units.push({ start: lines[first].content, end: lines[lines.length - 1].end });
  return units.length > 1 ? units : undefined;
}

function indentOf(text: string, from: number, to: number): number {
  let indent = 0;
  for (let at = from; at < to; at++) indent += text.charCodeAt(at) === TAB ? 4 : text.charCodeAt(at) === SPACE ? 1 : 0;
  return indent;
}
