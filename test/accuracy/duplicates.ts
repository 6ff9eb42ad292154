import { randomNumbers } from '../bench/random';
import type { Corpora } from './corpora';
import type { Row, Section, Subject } from './measurement';
import { RAW_FOLDERS } from './raw';
import { Counts, ratio } from './scores';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label?: 0 | 1;
  readonly jaccard5?: number;
  readonly containment5?: number;
}

/** From this overlap of five-word shingles on two paragraphs are copies; below the last, they are not. */
const NEAR = 0.6;
const CONTAINED = 0.8;
const APART = 0.4;

/** Pairs of texts are put into one document: the second half should be reported as a copy of the first, or not. */
export function measureDuplicates(corpora: Corpora, subject: Subject): Section[] {
  const articles = new Counts();
  const undisputed = new Counts();
  for (const { a, b, label } of corpora.records<Pair>('duplicates.documents.jsonl')) {
    const found = repeats(subject, [a, b]);
    articles.add(found, label === 1);
    const shared = containment(a, b);
    if (label === 1 ? shared >= APART : shared < CONTAINED) undisputed.add(found, label === 1);
  }
  const paragraphs = new Counts();
  for (const { a, b, jaccard5 = 0, containment5 = 0 } of corpora.records<Pair>('duplicates.paragraphs.jsonl')) {
    const copied = jaccard5 >= NEAR || containment5 >= CONTAINED;
    if (copied || Math.max(jaccard5, containment5) < APART) paragraphs.add(repeats(subject, [a, b]), copied);
  }
  const row = (what: string, { total, precision, recall, f1 }: Counts): Row => ({ what, n: total, precision, recall, f1 });
  const note =
    `Articles cross-posted on two sites or unrelated, and paragraphs that share ${NEAR * 100} % or more of their five-word runs (or one ` +
    `${CONTAINED * 100} % of its own), or less than ${APART * 100} % either way. The pair stands in one document; it counts as found when a ` +
    'block or near-block reaches from one into the other. Undisputed are articles whose label their words bear out: not called unrelated ' +
    `though one has ${CONTAINED * 100} % of the other's five-word runs, nor cross-posted with less than ${APART * 100} %. Elsewhere, for the ` +
    'articles: containment of five-word runs F1 .99.';
  const rows = [row('articles', articles), row('articles, undisputed', undisputed), row('paragraphs', paragraphs)].filter(
    ({ n }) => n !== 0,
  );
  const edits = measureEdits(corpora.records<Pair>('duplicates.edits.jsonl'), subject);
  return [
    ...(rows.length > 0 ? [{ id: 'duplicates', title: 'Copied blocks', note, rows }] : []),
    ...edits,
    ...measureApart(corpora, subject),
  ];
}

/** Share of the five-word runs of one text that the other has too: of the one that shares more of its own. */
function containment(a: string, b: string): number {
  const runsOf = (text: string): Set<string> => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
  };
  const [own, other] = [runsOf(a), runsOf(b)];
  return ratio([...own].filter((run) => other.has(run)).length, Math.min(own.size, other.size));
}

/** Sentences before and after an edit, and against the edit of another. */
function measureEdits(pairs: readonly Pair[], subject: Subject): Section[] {
  if (pairs.length === 0) return [];
  const random = randomNumbers(11);
  const others = pairs.map(({ b }) => b);
  for (let i = others.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [others[i], others[j]] = [others[j], others[i]];
  }
  const row = (what: string, kept: readonly Pair[]): Row => {
    const share = (paragraphsOf: (pair: Pair) => readonly string[]): number =>
      ratio(kept.filter((pair) => repeats(subject, paragraphsOf(pair), COPIED_SENTENCE)).length, kept.length);
    return {
      what,
      n: kept.length,
      recognised: share(({ a, b }) => [a, b]),
      apart: share(({ a, b }) => [a, BETWEEN, b]),
      shuffled: share(({ a }) => [a, others[pairs.findIndex((pair) => pair.a === a)]]),
    };
  };
  const words = ({ a, b }: Pair): number => Math.min(a.split(/\s+/).length, b.split(/\s+/).length);
  const note =
    'A sentence and its edit, each a paragraph of one document, one right behind the other: recognised as block, near-block or (where the ' +
    'words are the same) repeated sentence; apart: the same with a paragraph between them, where far more must be the same, and eight words ' +
    'at least; shuffled: sentences that do not belong together. Edits are of any size, down to a few words left.';
  return [
    {
      id: 'duplicates-edits',
      title: 'Edited sentences',
      note,
      rows: [
        row('all', pairs),
        row(
          'of 8 words and more',
          pairs.filter((pair) => words(pair) >= 8),
        ),
        row(
          'of 12 words and more',
          pairs.filter((pair) => words(pair) >= 12),
        ),
        row(
          'of 25 words and more',
          pairs.filter((pair) => words(pair) >= 25),
        ),
      ],
    },
  ];
}

/** The different sentences of a real document, each a paragraph of its own: hardly any is an edit of another. */
function measureApart(corpora: Corpora, subject: Subject): Section[] {
  const details: string[] = [];
  const rows = RAW_FOLDERS.map((folder): Row => {
    let n = 0;
    let edited = 0;
    for (const { path, text, format } of corpora.documents(folder)) {
      const sentences = new Set(
        subject
          .draft(text, 'news', format)
          .sentences()
          .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')),
      );
      n += sentences.size;
      const apart = [...sentences].join('\n\n');
      for (const { rule, extent, related } of subject.draft(apart).findings()) {
        if (rule !== 'duplicate/near-block') continue;
        edited++;
        const [first, copy] = [related[0], extent].map(({ start, end }) => apart.slice(start, end));
        details.push(`${path}: ${first}\n    ${copy}`);
      }
    }
    return { what: folder, n, edited };
  }).filter(({ n }) => n !== 0);
  const note = 'Findings of an edited copy among the sentences of one document, each put into a paragraph of its own.';
  return rows.length > 0 ? [{ id: 'duplicates-apart', title: 'Different sentences', note, rows, details }] : [];
}

/** What says that a text is a copy of another one, and that a single sentence is. */
const COPIED: ReadonlySet<string> = new Set(['duplicate/block', 'duplicate/near-block']);
const COPIED_SENTENCE: ReadonlySet<string> = new Set([...COPIED, 'duplicate/sentence']);
/** Stands between two sentences that are to be apart. */
const BETWEEN = 'Nobody at the harbour had seen the lamps of the ferry before the fog came in.';

/** Whether, with these paragraphs in one document, the last is reported as a copy of the first. */
function repeats(subject: Subject, paragraphs: readonly string[], rules = COPIED): boolean {
  const text = paragraphs.join('\n\n');
  const firstEnd = paragraphs[0].length + 2;
  const lastStart = text.length - (paragraphs.at(-1) as string).length;
  return subject
    .findings(text)
    .some(
      ({ rule, extent, related }) => rules.has(rule) && extent.end > lastStart && related.some((other) => other.start < firstEnd),
    );
}
