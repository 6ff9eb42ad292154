import type { Corpora } from './corpora';
import type { Section, Subject } from './measurement';
import { Counts } from './scores';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label?: 0 | 1;
  readonly jaccard5?: number;
}

/** From this overlap of five-word shingles two paragraphs are near copies; below the other, they are not. */
const NEAR = 0.6;
const APART = 0.2;

/** Pairs of texts are put into one document: the second half should be reported as a copy of the first, or not. */
export function measureDuplicates(corpora: Corpora, subject: Subject): Section[] {
  const articles = new Counts();
  for (const { a, b, label } of corpora.records<Pair>('duplicates.documents.jsonl'))
    articles.add(repeats(subject, a, b), label === 1);
  const paragraphs = new Counts();
  for (const { a, b, jaccard5 = 0 } of corpora.records<Pair>('duplicates.paragraphs.jsonl')) {
    if (jaccard5 >= NEAR || jaccard5 < APART) paragraphs.add(repeats(subject, a, b), jaccard5 >= NEAR);
  }
  if (articles.total + paragraphs.total === 0) return [];
  const row = (what: string, { total, precision, recall, f1 }: Counts) => ({ what, n: total, precision, recall, f1 });
  const note =
    `Articles cross-posted on two sites or unrelated, and paragraphs that share ${NEAR * 100} % or more of their five-word runs or less ` +
    `than ${APART * 100} %. The pair stands in one document; it counts as found when a block or near-block reaches from one into the other. ` +
    'Elsewhere, for the articles: containment of five-word runs F1 .99.';
  const rows = [row('articles', articles), row('paragraphs', paragraphs)].filter(({ n }) => n > 0);
  return [{ id: 'duplicates', title: 'Copied blocks', note, rows }];
}

function repeats(subject: Subject, a: string, b: string): boolean {
  const boundary = a.length + 2;
  const findings = subject.findings(`${a}\n\n${b}`);
  return findings.some(
    ({ rule, extent, related }) =>
      (rule === 'duplicate/block' || rule === 'duplicate/near-block') &&
      extent.end > boundary &&
      related.some((other) => other.start < boundary),
  );
}
