import type { Results } from './bench';

type Cells = readonly (string | number | null)[];

interface Table {
  readonly title: string;
  readonly note: string;
  readonly heading: readonly string[];
  readonly rows: readonly Cells[];
}

/** Where and when it was measured. */
export interface Circumstances {
  readonly date: string;
  readonly node: string;
  readonly cpu: string | undefined;
  readonly cores: number;
}

/** The results as tables for a terminal, with the ratios that the budgets are about. */
export function toText(results: Results): string {
  return tablesOf(results)
    .map(({ title, heading, rows }) => {
      const cells = [heading, ...rows.map((row) => row.map(cell))];
      const widths = heading.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
      const line = (row: readonly string[]): string =>
        `  ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ')}`.trimEnd();
      return [title, ...cells.map(line)].join('\n');
    })
    .join('\n\n');
}

/** The page docs/performance.md. */
export function toMarkdown(results: Results, { date, node, cpu, cores }: Circumstances): string {
  const head = [
    '# Performance',
    '',
    `Measured ${date} by \`npm run bench -- --docs\`, which writes this page: Node.js ${node}, ${cores} cores${cpu ? ` (${cpu})` : ''}.`,
    'Milliseconds differ from machine to machine; the ratios, each taken in one run, say more. A megabyte is a million characters.',
    '',
  ];
  const sections = tablesOf(results).map(({ title, note, heading, rows }) => {
    const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
    const rule = heading.map((_, i) => (i === 0 ? '---' : '---:'));
    return [`## ${title}`, '', note, '', line(heading), line(rule), ...rows.map((row) => line(row.map(cell))), ''].join('\n');
  });
  return [...head, ...sections].join('\n');
}

/** The tables that have rows. */
function tablesOf(results: Results): Table[] {
  const { analysis, copyPeers, documents, hostile, keystrokes, memory, peers, server, storm, typing } = results;
  const ours = (name: string): number => analysis.find((row) => row.name === name)?.warm ?? Number.NaN;
  const smallest = (row: (typeof keystrokes)[number]): number =>
    keystrokes.find(({ name, edit, place }) => edit === row.edit && place === row.place && formatOf(name) === formatOf(row.name))
      ?.cpuP99 ?? Number.NaN;
  const tables: Table[] = [
    {
      title: 'Full analysis',
      note: 'CPU milliseconds from the text to all findings: the first time in a process, and the median once warm (± half of the middle half). The floor is one fused pass that only cuts words, looks each up, matches phrases, finds sentence ends and hashes paragraphs: the least that work of this kind can cost, measured in turn with ours.',
      heading: ['text', 'first', 'warm', '±', 'per MB', 'floor', '× floor', 'findings'],
      rows: analysis.map((r) => [
        r.name,
        r.first,
        r.warm,
        `${(r.spread * 100).toFixed(0)} %`,
        perMegabyte(r.warm, r.characters),
        r.floor,
        r.warm / r.floor,
        r.findings,
      ]),
    },
    {
      title: 'Keystroke to findings',
      note: 'Milliseconds from an edit to all findings of the document, inside the engine. Pasted and deleted are 50 KB. The last column holds the slowest hundredth against that of the smallest document.',
      heading: ['document', 'edit', 'at the', 'edits', 'p50', 'p99', 'CPU p50', 'CPU p99', '× smallest'],
      rows: keystrokes.map((r) => [
        r.name,
        r.edit,
        r.place,
        r.keystrokes,
        r.p50,
        r.p99,
        r.cpuP50,
        r.cpuP99,
        r.cpuP99 / smallest(r),
      ]),
    },
    {
      title: 'Typing through the language server',
      note: 'Milliseconds from sending an edit to the diagnostics of its version, and to the answer to a hover asked for right behind it, over standard input and output.',
      heading: ['document', 'edits', 'p50', 'p99', 'hover p50', 'hover p99'],
      rows: typing.map((r) => [r.name, r.keystrokes, r.p50, r.p99, r.hoverP50, r.hoverP99]),
    },
    {
      title: 'Opening through the language server',
      note: 'Milliseconds from sending the text to its diagnostics, in a server just started, and how long hovers over another document wait meanwhile, one every 10 ms.',
      heading: ['document', 'opened', 'hover p50', 'hover p99', 'longest'],
      rows: typing.map((r) => [r.name, r.opened, r.waitP50, r.waitP99, r.waitMost]),
    },
    {
      title: 'Typing storm',
      note: 'A thousand edits a second in the middle of a document: milliseconds until a hover is answered meanwhile, and from the last edit to its diagnostics; whether these are those of the same text opened anew; megabytes of the server after a third of the edits and after all.',
      heading: ['document', 'edits', 'per second', 'hover p50', 'hover p99', 'longest', 'behind', 'same', 'MB early', 'MB late'],
      rows: storm.map((r) => [
        r.name,
        r.edits,
        r.perSecond,
        r.hoverP50,
        r.hoverP99,
        r.hoverMost,
        r.behind,
        r.same ? 'yes' : 'no',
        r.early,
        r.late,
      ]),
    },
    {
      title: 'Memory of an open document',
      note: 'Bytes kept for each character beside the text itself, bytes more after many edits, and after other documents of 20 KB were opened beside it, held against it and closed. Code is compiled before.',
      heading: ['document', 'bytes per character', 'edits', 'bytes more per edit', 'opened and closed', 'bytes more each time'],
      rows: memory.map((r) => [r.name, r.bytesPerCharacter, r.edits, r.bytesPerEdit, r.cycles, r.bytesPerCycle]),
    },
    {
      title: 'Copies across documents',
      note: 'An index over documents of about 10 KB: CPU milliseconds to read all of them for their words, to put them in, and to ask of each what it shares with the others; bytes kept for each character; and from an edit of one document to all findings of it. Past 10 MB the text is made of real text with its letters exchanged.',
      heading: ['text', 'documents', 'read', 'put in', 'ask', 'per 10 MB', 'bytes per character', 'edit p50', 'edit p99'],
      rows: documents.map((r) => [
        r.name,
        r.documents,
        r.print,
        r.index,
        r.ask,
        perMegabyte(r.print + r.index, r.characters) * 10,
        r.bytesPerCharacter,
        r.editP50,
        r.editP99,
      ]),
    },
    {
      title: 'Other finders of copies on the same documents',
      note: 'Wall milliseconds, with what they report: jscpd equal runs of tokens, as a native program; minhash candidates for edited paragraphs, which would have to be compared yet.',
      heading: ['finder', 'text', 'ms', 'per 10 MB', 'found'],
      rows: copyPeers.map((r) => [r.peer, r.name, r.milliseconds, perMegabyte(r.milliseconds, r.characters) * 10, r.found]),
    },
    {
      title: 'Hostile texts',
      note: 'CPU milliseconds for texts that have brought other checkers down.',
      heading: ['text', 'characters', 'first', 'warm', 'floor', '× floor', 'findings'],
      rows: hostile.map((r) => [r.name, r.characters, r.first, r.warm, r.floor, r.warm / r.floor, r.findings]),
    },
    {
      title: 'Server start',
      note: 'From starting the process to its answer to `initialize`, beside an empty program.',
      heading: ['', 'wall ms', 'CPU ms', 'RSS MB'],
      rows: server.map((r) => [r.what, r.wall, r.cpu, r.rss]),
    },
    {
      title: 'Other checkers on the same text',
      note: 'CPU milliseconds, one run after a short text to warm up. They look for other things than we do; the comparison is of cost alone.',
      heading: ['checker', 'text', 'start', 'check', 'per MB', '× ours', 'findings'],
      rows: peers.map((r) => [
        r.peer,
        r.name,
        r.start,
        r.check,
        perMegabyte(r.check, r.characters),
        r.check / ours(r.name),
        r.findings,
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

const formatOf = (name: string): string => name.slice(0, name.indexOf(','));

const perMegabyte = (milliseconds: number, characters: number): number => (milliseconds / characters) * 1e6;

function cell(value: string | number | null): string {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return '–';
  if (typeof value === 'string') return value;
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(Math.abs(value) < 1 ? 3 : 1);
}
