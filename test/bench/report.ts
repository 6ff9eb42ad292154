import type { Results } from './bench';

type Cells = readonly (string | number | null)[];

/** The results as tables for a terminal, with the ratios that the budgets are about. */
export function toText(results: Results): string {
  const { analysis, hostile, keystrokes, memory, peers, server } = results;
  const ours = (name: string): number => analysis.find((row) => row.name === name)?.warm ?? Number.NaN;
  const parts = [
    table(
      'Full analysis (CPU ms, median; the floor is one fused pass of tokenising, look-up and hashing)',
      ['text', 'first', 'warm', 'ms per MB', 'floor', '× floor', 'findings'],
      analysis.map((r) => [r.name, r.first, r.warm, perMegabyte(r.warm, r.characters), r.floor, r.warm / r.floor, r.findings]),
    ),
    table(
      'Keystroke to findings (ms)',
      ['document', 'keystrokes', 'p50', 'p99', 'CPU p50', 'CPU p99', '× first (CPU p99)'],
      keystrokes.map((r) => [r.name, r.keystrokes, r.p50, r.p99, r.cpuP50, r.cpuP99, r.cpuP99 / keystrokes[0].cpuP99]),
    ),
    table(
      'Memory of an open document',
      ['document', 'bytes per character', 'edits', 'bytes more per edit'],
      memory.map((r) => [r.name, r.bytesPerCharacter, r.edits, r.bytesPerEdit]),
    ),
    table(
      'Hostile texts (CPU ms)',
      ['text', 'characters', 'first', 'warm', 'floor', '× floor', 'findings'],
      hostile.map((r) => [r.name, r.characters, r.first, r.warm, r.floor, r.warm / r.floor, r.findings]),
    ),
    table(
      'Server start to the answer to initialize',
      ['', 'wall ms', 'CPU ms', 'RSS MB'],
      server.map((r) => [r.what, r.wall, r.cpu, r.rss]),
    ),
    table(
      'Other checkers on the same text (CPU ms, one run)',
      ['checker', 'text', 'start', 'check', 'ms per MB', '× ours', 'findings'],
      peers.map((r) => [
        r.peer,
        r.name,
        r.start,
        r.check,
        perMegabyte(r.check, r.characters),
        r.check / ours(r.name),
        r.findings,
      ]),
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const perMegabyte = (milliseconds: number, characters: number): number => (milliseconds / characters) * 1e6;

function table(title: string, heading: readonly string[], rows: readonly Cells[]): string {
  if (rows.length === 0) return '';
  const cells = [heading, ...rows.map((row) => row.map(cell))];
  const widths = heading.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ')}`.trimEnd();
  return [title, ...cells.map(line)].join('\n');
}

function cell(value: string | number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  if (typeof value === 'string') return value;
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) < 1 ? 3 : 1);
}
