import { Form, nounForms, verbForms } from './inflection';
import type { EntrySource } from './schema';
import type { CompiledAffix, CompiledEntry } from './table';

/** The word classes that a formed word may be of, and that are matched by more than one spelling. */
export type Made = Exclude<CompiledEntry['pos'], 'phrase'>;

const LETTERS = /^\p{Ll}+$/u;
/** A shorter affix is part of too many words to be looked for by its letters alone. */
const SHORTEST_BARE = 4;
const LEAST_STEM = 2;

export const isAffix = ({ pos }: Pick<EntrySource, 'pos'>): boolean => pos === 'prefix' || pos === 'suffix';

/** What is wrong with the keys of an entry with or without an affix; undefined when nothing is. */
export function affixMistake(entry: EntrySource): string | undefined {
  const { pos, lemma, makes, hyphen, least, except, stems, forms } = entry;
  if (!isAffix(entry)) {
    const stray = Object.entries({ makes, hyphen, least, except, stems }).find(([, value]) => value !== undefined);
    return stray && `\`${stray[0]}\` is only for \`pos: prefix\` and \`pos: suffix\``;
  }
  const shape = pos === 'prefix' ? 'pseudo-' : '-monger';
  const lemmas = typeof lemma === 'string' ? [lemma] : lemma;
  for (const written of lemmas) {
    const letters = pos === 'prefix' ? written.replace(/-$/, '') : written.replace(/^-/, '');
    if (letters === written || !LETTERS.test(letters))
      return `“${written}”: write a ${pos} as lower-case letters with a hyphen, like \`${shape}\``;
    if (letters.length < SHORTEST_BARE && !stems && hyphen !== 'required')
      return `“${written}” is too short to stand alone: add \`stems\`, or \`hyphen: required\``;
  }
  if (!makes) return `“${lemmas[0]}”: say in \`makes\` what the whole word is: n, adj, adv or v`;
  if (forms) return '`forms` is not for affixes';
  return undefined;
}

/** An affix as the table holds it, without the stems it is joined to. */
export function compileAffix(entry: EntrySource, makes: Made, lemma: string): Omit<CompiledAffix, 'entry' | 'stems'> {
  const side = entry.pos as CompiledAffix['side'];
  const letters = lemma.replaceAll('-', '');
  // Only the last part of a word is inflected: a prefix has one spelling.
  const spellings: ReadonlyMap<string, number> = side === 'suffix' ? formsOf(letters, makes) : new Map([[letters, Form.Fixed]]);
  return {
    side,
    spellings: [...spellings],
    hyphen: entry.hyphen ?? 'optional',
    least: entry.least ?? LEAST_STEM,
    except: (entry.except ?? []).flatMap((word) => [...formsOf(word.replaceAll('-', ''), makes).keys()]),
  };
}

/** Whether a word (letters only) is made with one of these affixes, or is one of them. */
export function isFormable(letters: string, affixes: readonly Pick<CompiledAffix, 'side' | 'spellings'>[]): boolean {
  return affixes.some(({ side, spellings }) =>
    spellings.some(([affix]) => (side === 'prefix' ? letters.startsWith(affix) : letters.endsWith(affix))),
  );
}

function formsOf(word: string, makes: Made): ReadonlyMap<string, number> {
  if (makes === 'n') return nounForms(word);
  return makes === 'v' ? verbForms(word) : new Map([[word, Form.Fixed]]);
}
