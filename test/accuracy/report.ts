import type { Row, Section } from './measurement';

/** All results of one run, as kept in out/accuracy.json. */
export interface Report {
  readonly date: string;
  readonly sections: readonly Section[];
}

const HEADINGS: Readonly<Record<string, string>> = {
  what: '',
  rule: '',
  f1: 'F1',
  macroF1: 'macro-F1',
  mustFind: 'must find',
  optionalFound: 'optional found',
  negativesTouched: 'negatives touched',
  flaggedShare: 'share flagged',
};

/** Columns of numbers from 0 to 1. */
const SHARES: ReadonlySet<string> = new Set([
  'precision',
  'recall',
  'f1',
  'macroF1',
  'flaggedShare',
  'recognised',
  'shuffled',
  'extents',
]);

/** Tables for a terminal. */
export function toText(report: Report, verbose: boolean): string {
  return report.sections
    .map((section) => [section.title, ...textTable(section.rows), ...(verbose ? (section.details ?? []) : [])].join('\n'))
    .join('\n\n');
}

/** The page docs/accuracy.md. */
export function toMarkdown(report: Report): string {
  const head = [
    '# Accuracy',
    '',
    `Measured ${report.date} by \`npm run accuracy -- --docs\`, which writes this page. Texts and labels are by others. They were at hand`,
    'while the rules were written, and findings in them were read to mend the rules, so the figures may flatter: they tell one version',
    'from the next, and are no forecast for other text.',
    '',
    'A sentence counts as flagged when it has a finding as the row says. Precision is the share of flagged ones that are labelled,',
    'recall the share of labelled ones that are flagged, F1 their harmonic mean; macro-F1 is the mean over both labels.',
    '',
  ];
  const sections = report.sections.map(({ title, note, rows }) =>
    [`## ${title}`, '', ...(note ? [note, ''] : []), ...markdownTable(rows), ''].join('\n'),
  );
  return [...head, ...sections].join('\n');
}

function textTable(rows: readonly Row[]): string[] {
  const cells = tableOf(rows);
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`.trimEnd(),
  );
}

function markdownTable(rows: readonly Row[]): string[] {
  const [heading, ...body] = tableOf(rows).map((row) => `| ${row.join(' | ')} |`);
  const columns = columnsOf(rows).map((_, i) => (i === 0 ? '---' : '---:'));
  return [heading, `| ${columns.join(' | ')} |`, ...body];
}

function tableOf(rows: readonly Row[]): string[][] {
  const columns = columnsOf(rows);
  return [
    columns.map((column) => HEADINGS[column] ?? column),
    ...rows.map((row) => columns.map((column) => cell(row[column], column))),
  ];
}

/** The rows of a table may leave columns out. */
function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function cell(value: string | number | null | undefined, column: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (SHARES.has(column)) return value.toFixed(3);
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(2);
}
