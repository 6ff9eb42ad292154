import type { Family, Finding, Severity } from '../engine';
import { Lines } from './lines';

/** How much of a line an excerpt shows, and how much of it before the flagged words. */
const EXCERPT_WIDTH = 90;
const EXCERPT_BEFORE = 36;

const SEVERITIES: readonly Severity[] = ['warning', 'information', 'hint'];
const FAMILIES: readonly Family[] = ['loaded', 'attribution', 'duplicate'];

type Style = 'bold' | 'dim' | 'yellow' | 'blue' | 'cyan';
const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, yellow: 33, blue: 34, cyan: 36 };
const STYLE_OF: Readonly<Record<Severity, Style>> = { warning: 'yellow', information: 'blue', hint: 'cyan' };

/** How many findings there are of what. */
export interface FindingCounts {
  readonly severities: Readonly<Partial<Record<Severity, number>>>;
  readonly families: Readonly<Partial<Record<Family, number>>>;
}

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const severities: Partial<Record<Severity, number>> = {};
  const families: Partial<Record<Family, number>> = {};
  for (const { severity, family } of findings) {
    severities[severity] = (severities[severity] ?? 0) + 1;
    families[family] = (families[family] ?? 0) + 1;
  }
  return { severities, families };
}

/** The last line for people: how much there is of what in all drafts. */
export class PrettySummary {
  private files = 0;
  private readonly severities = new Map<Severity, number>();
  private readonly families = new Map<Family, number>();

  constructor(private readonly colour: boolean) {}

  /** Counts the findings of one more draft. */
  add({ severities, families }: FindingCounts): void {
    this.files++;
    for (const s of SEVERITIES) if (severities[s]) this.severities.set(s, (this.severities.get(s) ?? 0) + severities[s]);
    for (const f of FAMILIES) if (families[f]) this.families.set(f, (this.families.get(f) ?? 0) + families[f]);
  }

  text(): string {
    const total = [...this.severities.values()].reduce((sum, n) => sum + n, 0);
    const read = `${count(this.files, 'file')} read`;
    if (total === 0) return `No findings, ${read}.\n`;
    const bySeverity = SEVERITIES.filter((s) => this.severities.has(s)).map((s) => count(this.severities.get(s) ?? 0, s));
    const byFamily = FAMILIES.filter((f) => this.families.has(f)).map((f) => `${f} ${this.families.get(f)}`);
    const findings = painter(this.colour)('bold', count(total, 'finding'));
    return `${findings} (${bySeverity.join(', ')}), ${read}. ${byFamily.join(', ')}.\n`;
  }
}

/** Output for people: the findings of one draft, each with the words in question underlined; nothing when there are none. */
export function prettyFile(path: string, text: string, findings: readonly Finding[], colour: boolean): string {
  if (findings.length === 0) return '';
  const lines = new Lines(text);
  const paint = painter(colour);
  const parts = findings.map((finding) => prettyFinding(path, lines, finding, paint));
  return `${paint('bold', printable(path))}\n${parts.join('\n')}\n`;
}

function prettyFinding(path: string, lines: Lines, finding: Finding, paint: Paint): string {
  const { line, column } = lines.position(finding.start);
  const place = printable(`${path}:${line}:${column}`);
  const severity = paint(STYLE_OF[finding.severity], finding.severity);
  const rows = [`  ${place}  ${severity}  ${paint('dim', finding.rule)}`, `    ${printable(finding.message)}`];
  rows.push(...excerpt(lines, finding, paint));
  for (const related of finding.related) {
    const at = lines.position(related.start);
    const place = related.uri === undefined ? `${at.line}:${at.column}` : `${printable(related.uri)}:${related.lines?.[0] ?? 1}`;
    rows.push(`    ${paint('dim', `see ${place}`)}  ${printable(related.message)}`);
  }
  return `${rows.join('\n')}\n`;
}

/** The line around the flagged words, cut to a width, and a line of ^ under them. */
function excerpt(lines: Lines, finding: Finding, paint: Paint): string[] {
  const line = lines.lineAt(finding.start);
  const from = finding.start - line.start;
  const to = Math.max(from + 1, Math.min(finding.end - line.start, line.text.length));
  const begin = from > EXCERPT_BEFORE ? wordStart(line.text, from - EXCERPT_BEFORE, from) : 0;
  const end = Math.min(line.text.length, begin + EXCERPT_WIDTH);
  const before = (begin > 0 ? '…' : '') + printable(line.text.slice(begin, from));
  const words = printable(line.text.slice(from, Math.min(to, end)));
  const after = printable(line.text.slice(Math.min(to, end), end)) + (end < line.text.length ? '…' : '');
  const marks = ' '.repeat(width(before)) + paint(STYLE_OF[finding.severity], '^'.repeat(Math.max(1, width(words))));
  return [`      ${before}${words}${after}`, `      ${marks}`];
}

type Paint = (style: Style, text: string) => string;

const painter =
  (colour: boolean): Paint =>
  (style, text) =>
    colour ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text;

/** The first start of a word at or after `from`, so that an excerpt does not begin inside one; at most `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < limit ? space + 1 : from;
}

/** Text of a draft must not steer the terminal: control characters become spaces. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** Columns a terminal needs for a text, near enough: combining marks none, wide scripts and emoji two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    columns += /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character)
      ? 2
      : 1;
  }
  return columns;
}

const PLURAL: Readonly<Record<string, string>> = { information: 'information' };

function count(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : (PLURAL[noun] ?? `${noun}s`)}`;
}
