import { BLANK } from '../fixes/notation';
import type { CompiledEntry } from './table';

/** What the names of fixes in YAML may be mistaken for. */
const KEYWORD_IN_BRACKETS = /\[(?:attribute|delete|describe|-)\]/;
const IS_BLANK = new RegExp(`^${BLANK.source}$`);
const LONGEST_PHRASE = 6;

/** What is wrong with one fix by itself; undefined when nothing is. */
export function fixMistake(fix: string): string | undefined {
  if (fix.trim() === '') return 'an empty `fix`: write `-` to delete';
  if (KEYWORD_IN_BRACKETS.test(fix))
    return `\`fix\` “${fix}”: \`attribute\` and \`-\` stand by themselves; a blank to fill in is [whom?]`;
  if ((fix.match(/\[/g) ?? []).length !== (fix.match(/\]/g) ?? []).length) return `\`fix\` “${fix}”: a bracket is not closed`;
  const blank = fix.match(/\[[^\]]*\]/g)?.find((words) => !IS_BLANK.test(words));
  if (blank) return `\`fix\` “${fix}”: a blank is a question, “${blank.slice(0, -1)}?]”, or it is not found again`;
  if (/^['"“]\[/.test(fix)) return `\`fix\` “${fix}”: a blank stands without quotation marks`;
  return undefined;
}

/** Replacements that another entry would flag at once, because it has no guard. */
export class Unguarded {
  private readonly flagged = new Map<string, string>();

  add(phrase: string, id: string): void {
    this.flagged.set(phrase, id);
  }

  /** The entry that flags some words of a replacement, and which. */
  findIn(fix: string, { id }: Pick<CompiledEntry, 'id'>): { readonly words: string; readonly by: string } | undefined {
    if (fix === '-' || fix === 'attribute') return undefined;
    const words = fix
      .toLowerCase()
      .replace(/\[[^\]]*\]/g, '|')
      .split(' ');
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to++) {
        const phrase = words.slice(from, to).join(' ');
        const by = this.flagged.get(phrase);
        if (by !== undefined && by !== id) return { words: phrase, by };
      }
    }
    return undefined;
  }
}
