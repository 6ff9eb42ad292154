import type { Text } from '../text/sourceText';
import type { Span } from '../types';
import { allChanges, type Changes } from './changes';
import type { DuplicateGroup } from './model';

/** How many changes a message names; the hover names more. */
const MOST_CHANGES = 2;

/** What a finding says of a copy of a group that stands at `lines` first. */
export function duplicateMessage(group: DuplicateGroup, lines: readonly [number, number], changes: Changes | undefined): string {
  const where = linesText(lines);
  const { copies, units, label } = group;
  if (label === 'refrain') return `These words stand ${copies.length + 1} times in this document, first at ${where}.`;
  if (label === 'template')
    return `${copies.length + 1} entries share this wording, the first at ${where}; they differ only in details.`;
  switch (group.kind) {
    case 'block':
      return units === 1
        ? `This paragraph (${wordCount(group.words)}) also stands at ${where}.`
        : `${theseParagraphs(units)} (${wordCount(group.words)} in all) repeat ${where}.`;
    case 'near-block':
      return nearMessage(group, where, changes);
    case 'boilerplate':
      return `This page furniture also stands at ${where}.`;
    case 'sentence':
      return label === 'pull-quote'
        ? `This repeats the standfirst or pull quote at ${where}.`
        : `${units === 1 ? 'This sentence' : 'These sentences'} also ${units === 1 ? 'stands' : 'stand'} at ${where}.`;
    case 'passage':
      return `These ${group.words} words also stand, word for word, at ${where}.`;
  }
}

function nearMessage({ units, words, label }: DuplicateGroup, where: string, changes: Changes | undefined): string {
  const differ = changes ? changesText(changes) : '';
  if (label === 'reworded') return `This may be another wording of the paragraph before it (${where})${differ && `: ${differ}`}.`;
  if (units > 1) {
    const some = changes ? `, ${changes.units} of ${units} edited` : '';
    return `${theseParagraphs(units)} (${wordCount(words)} in all) repeat ${where}${some}${differ && `: ${differ}`}.`;
  }
  const onlyFigures = changes && changes.figures.length > 0 && changes.names.length + changes.words.length === 0;
  if (onlyFigures)
    return `Same text as at ${where}, different ${changes.figures.length === 1 ? 'figure' : 'figures'}: ${differ}.`;
  return `This paragraph is an edited copy of ${where}${differ && `: ${differ}`}.`;
}

/** The first changes, figures and names before others. */
function changesText(changes: Changes): string {
  const all = allChanges(changes);
  const named = all.slice(0, MOST_CHANGES).join('; ');
  return all.length > MOST_CHANGES ? `${named}; and ${all.length - MOST_CHANGES} more` : named;
}

const theseParagraphs = (units: number): string => `This and the next ${units === 2 ? 'paragraph' : `${units - 1} paragraphs`}`;

/** “1,059 words”. */
export const wordCount = (words: number): string => `${String(words).replace(/\B(?=(\d{3})+$)/g, ',')} words`;

/** “line 7”, “lines 6–60”. Lines count from 1. */
export const linesText = ([first, last]: readonly [number, number]): string =>
  first === last ? `line ${first}` : `lines ${first}–${last}`;

/** A copied block is marked on its first line: a squiggle over pages hides what else is found there. */
export function firstLineEnd(text: Text, { start, end }: Span): number {
  const first = text.slice(start, end).search(/[\n\r]/);
  return first < 0 ? end : start + first;
}
