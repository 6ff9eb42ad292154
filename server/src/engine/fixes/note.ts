import type { FixPlan } from '../hits';
import type { Place } from './place';

/** A question to the writer behind the match, in front of what belongs to the words after it. */
export function note(words: string, { entry, hit, core, end }: Place): FixPlan {
  const at = entry.pos === 'phrase' ? hit.from + core.length : end;
  return { title: `Mark it with a note: ${words}`, kind: 'placeholder', edits: [{ from: at, to: at, newText: ` ${words}` }] };
}
