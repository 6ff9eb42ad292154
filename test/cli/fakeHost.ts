import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../server/src/cli/host';
import { main } from '../../server/src/cli/main';
import { type Draft, type EngineSettings, type Finding, type FormatId, LineIndex, type Severity } from '../../server/src/engine';

/** An engine of three words and one copied line, so that these tests are about the command line alone. */
function fakeDraft(text: string, format: FormatId, settings: EngineSettings): Draft {
  const findings: Finding[] = [];
  for (const match of text.matchAll(/warn|inform|hint|crash/g)) {
    if (match[0] === 'crash') throw new Error('the engine stumbled');
    const severity: Severity = match[0] === 'warn' ? 'warning' : match[0] === 'inform' ? 'information' : 'hint';
    const span = { start: match.index, end: match.index + match[0].length };
    const message = `${match[0]} (${settings.profile}, ${format})`;
    findings.push({ ...span, rule: 'loaded/mockery', family: 'loaded', severity, message, extent: span, related: [] });
  }
  const copy = /(COPY\nEND)[\s\S]*(COPY\nEND)/.exec(text);
  if (copy) {
    const start = text.lastIndexOf('COPY');
    const first = { start: copy.index, end: copy.index + 8, message: 'First here' };
    const extent = { start, end: start + 8 };
    const place = { start, end: start + 4, extent, related: [first] };
    findings.push({ ...place, rule: 'duplicate/block', family: 'duplicate', severity: 'warning', message: 'A copy' });
  }
  const unused = () => {
    throw new Error('not part of the command line');
  };
  return {
    text,
    source: text,
    format,
    settings,
    lines: new LineIndex(text),
    findings: () => findings,
    near: () => undefined,
    fixes: ({ start, end }) => [
      { title: 'Delete', kind: 'delete', preferred: true, edits: [{ start, end, newText: '' }] },
      { title: 'Keep', kind: 'keep', preferred: false, edits: [], adds: { to: 'accept', item: text.slice(start, end) } },
    ],
    sentences: () => [
      {
        start: 0,
        end: text.length,
        block: 0,
        voice: 'narration',
        attribution: null,
        attributions: [],
        claim: { score: 0.5, kind: 'number' },
        quotes: [],
      },
    ],
    compareWith: () => {},
    copies: unused,
    deletions: unused,
    lossOf: unused,
    edit: unused,
    replace: unused,
    configure: unused,
    analyse: unused,
    explain: unused,
  };
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of drafts and a command line to run in it. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'editorial-balance-cli-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async run(args: readonly string[], { stdin = '', colour = false, createDraft = fakeDraft } = {}): Promise<Run> {
    let out = '';
    let err = '';
    const host: Host = {
      cwd: this.path,
      colour,
      progress: false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      readStdin: async () => Buffer.from(stdin),
      createDraft,
    };
    return { code: await main(args, host), out, err };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
