import { didYouMean } from '../../server/src/didYouMean';
import { type Finding, type Profile, RULES } from '../../server/src/engine';
import { randomNumbers } from '../bench/random';
import type { Corpora } from './corpora';
import type { Subject } from './measurement';
import { RAW_FOLDERS } from './raw';

/** Where flagged text is drawn from: real text, or labelled sentences. */
export const SOURCES = ['raw', 'featured', 'babe'] as const;
export type Source = (typeof SOURCES)[number];

interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly label: number;
  readonly source: string;
  readonly subset?: string;
}

const CONTEXT = 160;

/** `count` findings of a rule or family, drawn at random but always the same, each with its surroundings and `[[…]]` around it. */
export function dump(rule: string, count: number, source: Source, corpora: Corpora, subject: Subject): string[] {
  const names = [...new Set(RULES.flatMap(({ id, family }) => [id as string, family]))];
  if (!names.includes(rule)) throw new Error(`There is no rule or family '${rule}'.${didYouMean(rule, names)}`);
  const cases: string[] = [];
  for (const { name, text, findings } of texts(source, corpora, subject)) {
    for (const finding of findings) {
      if (finding.rule === rule || finding.family === rule) cases.push(excerpt(name, text, finding));
    }
  }
  return sample(cases, count);
}

function* texts(
  source: Source,
  corpora: Corpora,
  subject: Subject,
): Generator<{ name: string; text: string; findings: readonly Finding[] }> {
  if (source === 'raw') {
    for (const { path, text, format } of RAW_FOLDERS.flatMap((folder) => corpora.documents(folder))) {
      yield { name: path, text, findings: subject.findings(text, 'news', format) };
    }
    return;
  }
  const profile: Profile = source === 'featured' ? 'encyclopedia' : 'news';
  for (const { id, text, label, source: corpus, subset } of corpora.records<Labelled>('loaded.sentences.jsonl')) {
    if (source === 'featured' ? subset === 'neutral_featured' : corpus === 'babe') {
      yield { name: `${id} label ${label}`, text, findings: subject.findings(text, profile) };
    }
  }
}

function excerpt(name: string, text: string, { start, end, rule, severity, entry }: Finding): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  const shown = `${before}[[${text.slice(start, end)}]]${after}`.replace(/\s+/g, ' ').trim();
  return `${name}  ${rule}  ${severity}${entry === undefined ? '' : `  ${entry}`}\n    ${shown}`;
}

/** A random sample without repeats, in random order; the same for the same list. */
export function sample<T>(items: readonly T[], count: number, seed = 1): T[] {
  const pool = [...items];
  const random = randomNumbers(seed);
  const drawn: T[] = [];
  while (drawn.length < count && pool.length > 0) {
    const index = Math.floor(random() * pool.length);
    drawn.push(pool[index]);
    pool[index] = pool[pool.length - 1];
    pool.pop();
  }
  return drawn;
}
