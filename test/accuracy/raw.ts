import { RULES, type Severity } from '../../server/src/engine';
import type { Corpora } from './corpora';
import type { Row, Section, Subject } from './measurement';
import { countWords, ratio } from './scores';

/** Real text of different kinds. Little of it is loaded, so a rule that is loud here is wrong or too eager. */
export const RAW_FOLDERS = ['wikinews', 'digitalgov', '18f', 'state_union', 'masc'] as const;

interface Tally {
  readonly folder: string;
  readonly documents: number;
  readonly words: number;
  readonly severities: ReadonlyMap<Severity, number>;
  readonly rules: ReadonlyMap<string, number>;
}

export function measureRaw(corpora: Corpora, subject: Subject): Section[] {
  const tallies = RAW_FOLDERS.map((folder) => tally(folder, corpora, subject)).filter(({ words }) => words > 0);
  if (tallies.length === 0) return [];
  const perThousand = (count: number, { words }: Tally): number => ratio(count * 1000, words);
  const bySeverity = tallies.map((t): Row => {
    const of = (severity: Severity): number => perThousand(t.severities.get(severity) ?? 0, t);
    const [warning, information, hint] = [of('warning'), of('information'), of('hint')];
    return {
      what: t.folder,
      documents: t.documents,
      words: t.words,
      warning,
      information,
      hint,
      all: warning + information + hint,
    };
  });
  const loud = RULES.filter((rule) => tallies.some((t) => t.rules.has(rule.id)));
  const byRule = loud.map(
    ({ id }): Row => ({
      rule: id,
      ...Object.fromEntries(tallies.map((t) => [t.folder, perThousand(t.rules.get(id) ?? 0, t)])),
    }),
  );
  const note =
    'Findings per 1,000 words, profile news: news (wikinews), government blogs (digitalgov, 18f), speeches (state_union), mixed (masc).';
  return [
    { id: 'raw', title: 'Findings in real text', note, rows: bySeverity },
    { id: 'raw-rules', title: 'Findings in real text, by rule', note, rows: byRule },
  ];
}

function tally(folder: string, corpora: Corpora, subject: Subject): Tally {
  const severities = new Map<Severity, number>();
  const rules = new Map<string, number>();
  const documents = corpora.documents(folder);
  let words = 0;
  for (const { text, format } of documents) {
    words += countWords(text);
    for (const { severity, rule } of subject.findings(text, 'news', format)) {
      severities.set(severity, (severities.get(severity) ?? 0) + 1);
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
    }
  }
  return { folder, documents: documents.length, words, severities, rules };
}
