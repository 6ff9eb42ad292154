import type { TextEdit } from '../../server/src/engine/types';

/** The text after edits that do not overlap, in order. */
export const applied = (text: string, edits: readonly TextEdit[] = []): string =>
  [...edits].reverse().reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
