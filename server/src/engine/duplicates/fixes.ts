import { afterEol, isBlank, isEol, lineEnd, lineStart, skipBlank, trimEnd } from '../formats/lines';
import type { Fix, FormatId, Span, TextEdit } from '../types';
import { lostMarks } from './lostMarks';
import type { DuplicateGroup } from './model';

/** More places to go to than this would bury the other fixes. */
const MOST_PLACES = 5;

/** What may be done about copy `index` of a group. `asides` are the blocks of the document that hold no prose. */
export function duplicateFixes(
  text: string,
  format: FormatId,
  group: DuplicateGroup,
  index: number,
  asides: readonly Span[] = [],
): Fix[] {
  const copy = group.copies[index];
  const others = [group.first, ...group.copies.filter((other) => other !== copy)];
  const goTos = others.slice(0, MOST_PLACES).map((other) => goTo(text, group, other));
  const compare = compareWith(text, group, group.first);
  const deletions = (what: string): Fix[] => [
    deleteBlock(text, format, copyDeletions(text, [copy], asides, others), what),
    keepBlock(text, format, copyDeletions(text, others, asides, [copy]), others.length, what),
  ];
  switch (group.kind) {
    case 'block':
      return [...deletions('copy'), compare, ...goTos];
    case 'boilerplate':
      return [...deletions('copy'), ...goTos];
    case 'near-block':
      // Entries of a list are all meant to stay.
      if (group.label === 'template') return [compare, ...goTos];
      return [compare, ...deletions('version'), ...goTos];
    case 'sentence':
      return [deleteSentences(text, format, group, copy), ...goTos];
    case 'passage':
      return [...goTos, compare];
  }
}

function deleteBlock(text: string, format: FormatId, edits: TextEdit[], what: string): Fix {
  return { title: `Delete this ${what}${losses(text, format, edits)}`, kind: 'delete', preferred: what === 'copy', edits };
}

function keepBlock(text: string, format: FormatId, edits: TextEdit[], others: number, what: string): Fix {
  const rest = others === 1 ? 'the other' : `the other ${others}`;
  return { title: `Keep this ${what}, delete ${rest}${losses(text, format, edits)}`, kind: 'delete', preferred: false, edits };
}

/** What a title has to say of anchors and notes that would be missed. */
export function losses(text: string, format: FormatId, edits: readonly TextEdit[]): string {
  const loss = lossOf(text, format, edits);
  return loss === undefined ? '' : ` (${loss} elsewhere)`;
}

/** The anchors and notes that would be missed, “its note n is referred to”. */
export function lossOf(text: string, format: FormatId, edits: readonly TextEdit[]): string | undefined {
  const [first, ...more] = lostMarks(text, format, edits);
  if (first === undefined) return undefined;
  const what = first.kind === 'note' ? `note ${first.name}` : `anchor #${first.name}`;
  const use = first.kind === 'note' ? 'referred to' : 'linked to';
  return more.length === 0 ? `its ${what} is ${use}` : `its ${what} and ${more.length} more are ${use}`;
}

function deleteSentences(text: string, format: FormatId, group: DuplicateGroup, copy: Span): Fix {
  const what = group.units === 1 ? 'this sentence' : 'these sentences';
  const edits = sentenceDeletion(text, copy);
  return { title: `Delete ${what}${losses(text, format, edits)}`, kind: 'delete', preferred: false, edits };
}

function compareWith(text: string, group: DuplicateGroup, other: Span): Fix {
  const title = `Compare with line ${lineNumber(text, other.start)} side by side`;
  return { title, kind: 'compare', preferred: group.kind === 'near-block', edits: [], target: other };
}

function goTo(text: string, group: DuplicateGroup, other: Span): Fix {
  const isFirst = other === group.first;
  const title = `Go to the ${isFirst ? 'first' : 'copy'} on line ${lineNumber(text, other.start)}`;
  const preferred = isFirst && (group.kind === 'sentence' || group.kind === 'passage');
  return { title, kind: 'navigate', preferred, edits: [], target: other };
}

/**
 * Edits that delete copied stretches, but not what stands in them and nowhere else: code, notes and comments (`asides`,
 * in order) that do not also stand in one of the places that are left.
 */
export function copyDeletions(text: string, copies: readonly Span[], asides: readonly Span[], left: readonly Span[]): TextEdit[] {
  const pieces = copies.flatMap((copy) => {
    const own = asides.filter(
      ({ start, end }) =>
        copy.start <= start &&
        end <= copy.end &&
        !left.some((place) => text.slice(place.start, place.end).includes(text.slice(start, end).trim())),
    );
    const bounds = [copy.start, ...own.flatMap(({ start, end }) => [start, end]), copy.end];
    return Array.from({ length: bounds.length / 2 }, (_, i) => trimmed(text, bounds[2 * i], bounds[2 * i + 1]));
  });
  return blockDeletions(
    text,
    pieces.filter(({ start, end }) => start < end),
  );
}

function trimmed(text: string, from: number, to: number): Span {
  const start = skipBlank(text, from, to);
  return { start, end: Math.max(start, trimEnd(text, start, to)) };
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
  if (!hasOwnLines(text, block)) return block;
  const start = lineStart(text, block.start);
  const end = lineEnd(text, block.end);
  const after = afterEol(text, end);
  if (isBlankBetween(text, after, text.length)) return { start: trimEnd(text, 0, start), end };
  // A blank line goes with the block, unless it is all that parts what stands before from what follows.
  const parts = start > 0 && !isBlankBetween(text, lineStart(text, start - 1), start);
  const next = lineEnd(text, after);
  return { start, end: !parts && isBlankBetween(text, after, next) ? afterEol(text, next) : after };
}

/** Edits that delete a sentence with the space that parted it from its neighbour. */
export function sentenceDeletion(text: string, sentence: Span): TextEdit[] {
  if (hasOwnLines(text, sentence)) return blockDeletions(text, [sentence]);
  let { start, end } = sentence;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  if (end === text.length || isEol(text.charCodeAt(end))) {
    end = sentence.end;
    while (start > 0 && isSpace(text.charCodeAt(start - 1))) start--;
  }
  return [{ start, end, newText: '' }];
}

/** 1-based line of an offset. */
function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = lineEnd(text, 0); at < offset; at = lineEnd(text, afterEol(text, at))) line++;
  return line;
}

/** Whether nothing else stands on the lines of a span. */
function hasOwnLines(text: string, { start, end }: Span): boolean {
  return isBlankBetween(text, lineStart(text, start), start) && isBlankBetween(text, end, lineEnd(text, end));
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  return skipBlank(text, from, to) === to;
}

function isSpace(unit: number): boolean {
  return isBlank(unit) && !isEol(unit);
}
