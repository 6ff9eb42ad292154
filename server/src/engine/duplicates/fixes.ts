import { afterEol, isBlank, isEol, lineEnd } from '../formats/lines';
import type { Fix, Span, TextEdit } from '../types';
import type { DuplicateGroup } from './model';

/** More places to go to than this would bury the other fixes. */
const MOST_PLACES = 5;

/** What may be done about copy `index` of a group. */
export function duplicateFixes(text: string, group: DuplicateGroup, index: number): Fix[] {
  const copy = group.copies[index];
  const others = [group.first, ...group.copies.filter((other) => other !== copy)];
  const fixes: Fix[] = [deleteCopy(text, group, copy)];
  if (group.kind !== 'sentence') fixes.push(keepCopy(text, others));
  for (const other of others.slice(0, MOST_PLACES)) fixes.push(goTo(text, group, other));
  return fixes;
}

function deleteCopy(text: string, group: DuplicateGroup, copy: Span): Fix {
  if (group.kind === 'sentence') {
    const title = group.units === 1 ? 'Delete this sentence' : 'Delete these sentences';
    return { title, kind: 'delete', preferred: false, edits: [sentenceDeletion(text, copy)] };
  }
  return { title: 'Delete this copy', kind: 'delete', preferred: true, edits: blockDeletions(text, [copy]) };
}

function keepCopy(text: string, others: readonly Span[]): Fix {
  const what = others.length === 1 ? 'the other' : `the other ${others.length}`;
  return { title: `Keep this copy, delete ${what}`, kind: 'delete', preferred: false, edits: blockDeletions(text, others) };
}

function goTo(text: string, group: DuplicateGroup, other: Span): Fix {
  const title = `Go to the ${other === group.first ? 'first' : 'copy'} on line ${lineNumber(text, other.start)}`;
  return { title, kind: 'navigate', preferred: group.kind === 'sentence' && other === group.first, edits: [], target: other };
}

/**
 * Edits that delete whole blocks, each with the blank lines that would be left over. Nothing but white space outside
 * the blocks is touched, and the file ends as it did: with a line end, or without.
 */
export function blockDeletions(text: string, blocks: readonly Span[]): TextEdit[] {
  const merged: Span[] = [];
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && isBlankBetween(text, last.end, block.start)) merged[merged.length - 1] = { start: last.start, end: block.end };
    else merged.push(block);
  }
  return merged.map((block) => ({ ...deletedLines(text, block), newText: '' }));
}

function deletedLines(text: string, block: Span): Span {
  const start = blankStart(text, block.start, lineStart(text, block.start));
  const end = lineEnd(text, block.end);
  // Not alone on its lines (a table cell): only itself.
  if (start > block.start || !isBlankBetween(text, block.end, end)) return block;
  const after = afterEol(text, end);
  if (isBlankBetween(text, after, text.length)) return { start: contentEnd(text, start), end: contentEnd(text, text.length, end) };
  // A blank line goes with the block, unless it is all that parts what stands before from what follows.
  if (start > 0 && !isBlankBetween(text, lineStart(text, beforeEol(text, start)), start)) return { start, end: after };
  const next = lineEnd(text, after);
  return { start, end: isBlankBetween(text, after, next) ? afterEol(text, next) : after };
}

/** Deletes a sentence and the space that parted it from its neighbour. */
export function sentenceDeletion(text: string, sentence: Span): TextEdit {
  let { start, end } = sentence;
  while (isSpace(text.charCodeAt(end))) end++;
  const atLineEnd = end === text.length || isEol(text.charCodeAt(end));
  if (atLineEnd) {
    end = sentence.end;
    while (isSpace(text.charCodeAt(start - 1))) start--;
  }
  return { start, end, newText: '' };
}

/** 1-based line of an offset. */
function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = afterEol(text, lineEnd(text, 0)); at <= offset && at > 0; at = afterEol(text, lineEnd(text, at))) {
    line++;
    if (lineEnd(text, at) >= text.length) break;
  }
  return line;
}

/** Start of the line that holds `offset`. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isEol(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `from` when only white space stands between it and `offset`; else a place after `offset`. */
function blankStart(text: string, offset: number, from: number): number {
  return isBlankBetween(text, from, offset) ? from : offset + 1;
}

/** Offset of the EOL that ends just before `start`, a line's start. */
function beforeEol(text: string, start: number): number {
  return text.charCodeAt(start - 1) === 0x0a && text.charCodeAt(start - 2) === 0x0d ? start - 2 : start - 1;
}

/** Where the words before `offset` end, but not before `least`. */
function contentEnd(text: string, offset: number, least = 0): number {
  let at = offset;
  while (at > least && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

function isSpace(unit: number): boolean {
  return isBlank(unit) && !isEol(unit);
}
