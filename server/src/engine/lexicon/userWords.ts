import { lexicon } from './builtIn';
import { compilePacks, type Report, type SourceFile } from './compile';
import { Lexicon } from './lexicon';
import { LexiconError } from './lexiconError';
import type { Pack, PackEntry } from './schema';

/** Name under which mistakes in the `reject` setting are reported; their paths begin with the phrase. */
export const REJECT = 'reject';

/** Words of the user's, read and checked for their shape. */
export interface UserWords {
  /** The later are merged over the earlier. */
  readonly packs: readonly SourceFile<Pack>[];
  /** Phrases to flag, each with what to write instead and, behind ` -- `, the reason; either may be missing. */
  readonly reject: Readonly<Record<string, string>>;
}

/** The built-in lexicon with the user's words merged over it. What is wrong is left out, and reported with its place. */
export function mergeUserWords({ packs, reject }: UserWords, report: Report): Lexicon {
  const phrases = Object.keys(reject);
  const rejected: SourceFile<Pack> = {
    name: REJECT,
    content: { entries: phrases.map((phrase) => entryOf(phrase, reject[phrase])) },
  };
  const table = compilePacks([...packs, rejected], lexicon(), (file, error) => {
    const [, index] = error.path;
    report(file, file === REJECT ? new LexiconError(error.message, [phrases[index as number]], error.unknown) : error);
  });
  const guidelines = Object.assign({}, ...packs.map(({ content }) => content.guidelines));
  return new Lexicon(table, guidelines, lexicon());
}

function entryOf(phrase: string, advice: string): PackEntry {
  const [, use, why] = /^(.*?)(?:(?:^|\s)--\s+(.*))?$/s.exec(advice.trim()) ?? [];
  return {
    lemma: phrase.trim().toLowerCase().replaceAll('’', "'"),
    ...(use.trim() ? { fix: [use.trim()] } : {}),
    ...(why?.trim() ? { why: why.trim() } : {}),
  };
}
