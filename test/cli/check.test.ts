import assert from 'node:assert/strict';
import type { JsonFile } from '../../server/src/cli/json';
import { createDraft } from '../../server/src/engine';
import { Folder } from './fakeHost';

const filesOf = (out: string): JsonFile[] => JSON.parse(out).files;

describe('check', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('exits 1 at or above --fail-on, 0 below', async () => {
    folder = new Folder({ 'a.txt': 'An inform here.' });
    assert.equal((await folder.run(['check', 'a.txt'])).code, 0);
    assert.equal((await folder.run(['check', '--fail-on', 'warning', 'a.txt'])).code, 0);
    assert.equal((await folder.run(['check', '--fail-on', 'information', 'a.txt'])).code, 1);
    assert.equal((await folder.run(['check', '--fail-on=hint', 'a.txt'])).code, 1);
    folder.write('b.txt', 'A warn here.');
    assert.equal((await folder.run(['check', 'b.txt'])).code, 1);
    assert.equal((await folder.run(['check', '--fail-on', 'none', 'b.txt'])).code, 0);
  });

  it('compares drafts with each other, but for those that the settings exclude', async () => {
    const meeting =
      'The whole council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the old harbour.';
    folder = new Folder({
      'a.txt': meeting,
      'b.txt': meeting,
      'archive/c.txt': meeting,
      'settings.json': '{"editorialBalance.duplicates.exclude": ["archive/"]}',
    });
    const shared = async (...args: string[]): Promise<string[][]> => {
      const { out } = await folder.run(['check', '--format', 'json', '.', ...args], { createDraft });
      return filesOf(out).map(({ findings }) => findings.flatMap(({ related }) => related.map(({ path }) => path ?? '')));
    };
    assert.deepEqual(await shared(), [
      ['archive/c.txt', 'b.txt'],
      ['a.txt', 'b.txt'],
      ['a.txt', 'archive/c.txt'],
    ]);
    assert.deepEqual(await shared('--config', 'settings.json'), [['b.txt'], [], ['a.txt']]);
  });

  it('prints positions from 1 in UTF-16 units, offsets from 0, and fixes with offsets', async () => {
    folder = new Folder({ 'a.md': 'One.\r\n\r\n🎈 a warn.\n' });
    const { out } = await folder.run(['check', '--format', 'json', 'a.md']);
    assert.equal(JSON.parse(out).version, 1);
    const [file] = filesOf(out);
    assert.equal(file.path, 'a.md');
    assert.deepEqual(file.findings, [
      {
        rule: 'loaded/mockery',
        family: 'loaded',
        severity: 'warning',
        message: 'warn (news, markdown)',
        start: { line: 3, column: 6, offset: 13 },
        end: { line: 3, column: 10, offset: 17 },
        text: 'warn',
        related: [],
        fixes: [
          { title: 'Delete', kind: 'delete', preferred: true, edits: [{ start: 13, end: 17, newText: '' }] },
          { title: 'Keep', kind: 'keep', preferred: false, edits: [] },
        ],
      },
    ]);
  });

  it('gives the whole copy of a duplicate, and the first as related', async () => {
    folder = new Folder({ 'a.txt': 'COPY\nEND\n\nbetween\n\nCOPY\nEND\n' });
    const [finding] = filesOf((await folder.run(['check', '--format', 'json', 'a.txt'])).out)[0].findings;
    assert.equal(finding.text, 'COPY\nEND');
    assert.deepEqual([finding.start.line, finding.end.line], [6, 7]);
    assert.deepEqual(finding.related, [
      {
        path: 'a.txt',
        start: { line: 1, column: 1, offset: 0 },
        end: { line: 2, column: 4, offset: 8 },
        message: 'First here',
      },
    ]);
  });

  it('reports every file, also those without findings', async () => {
    folder = new Folder({ 'a.txt': 'Fine.', 'b.txt': 'warn' });
    const files = filesOf((await folder.run(['check', '--format', 'json', 'a.txt', 'b.txt'])).out);
    assert.deepEqual(
      files.map((file) => [file.path, file.findings.length]),
      [
        ['a.txt', 0],
        ['b.txt', 1],
      ],
    );
  });

  it('goes on after a file that fails, and exits 2', async () => {
    folder = new Folder({ 'a.txt': 'crash', 'b.txt': 'warn' });
    const { code, out, err } = await folder.run(['check', '--format', 'json', 'a.txt', 'missing.txt', 'b.txt']);
    assert.equal(code, 2);
    assert.deepEqual(
      filesOf(out).map((file) => file.path),
      ['b.txt'],
    );
    assert.match(err, /a\.txt: the engine stumbled/);
    assert.match(err, /No such file or folder: missing\.txt/);
  });

  it('reads standard input, with its name and format', async () => {
    folder = new Folder();
    const plain = await folder.run(['check', '--format', 'json', '-'], { stdin: 'warn' });
    assert.deepEqual(
      filesOf(plain.out).map((file) => [file.path, file.findings[0].message]),
      [['-', 'warn (news, plain)']],
    );
    const named = await folder.run(['check', '--format', 'json', '--stdin-filename', 'x/y.md', '-'], { stdin: 'warn' });
    assert.deepEqual(
      filesOf(named.out).map((file) => [file.path, file.findings[0].message]),
      [['x/y.md', 'warn (news, markdown)']],
    );
    const told = await folder.run(['check', '--format', 'json', '--format-as', 'markdown', '-'], { stdin: 'warn' });
    assert.equal(filesOf(told.out)[0].findings[0].message, 'warn (news, markdown)');
  });

  it('takes thousands of paths in one call', async () => {
    folder = new Folder();
    const names = Array.from({ length: 3000 }, (_, i) => `d${i % 7}/${i}.txt`);
    for (const name of names) folder.write(name, 'warn');
    const { code, out } = await folder.run(['check', '--format', 'json', ...names]);
    assert.equal(code, 1);
    assert.deepEqual(
      filesOf(out).map((file) => file.path),
      names,
    );
  });

  it('reads UTF-16 and Windows-1252, and counts no byte order mark', async () => {
    folder = new Folder({
      'utf8.txt': '\uFEFFwarn',
      'utf16.txt': Buffer.from('\uFEFFé warn', 'utf16le'),
      'latin.txt': Buffer.from([0xe9, 0x20, 0x93, 0x77, 0x61, 0x72, 0x6e, 0x94]),
    });
    const files = filesOf((await folder.run(['check', '--format', 'json', 'utf8.txt', 'utf16.txt', 'latin.txt'])).out);
    assert.deepEqual(
      files.map((file) => [file.findings[0].text, file.findings[0].start.offset]),
      [
        ['warn', 0],
        ['warn', 2],
        ['warn', 3],
      ],
    );
  });
});

describe('check, pretty', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  it('shows place, severity, rule, message and the words underlined, then a summary', async () => {
    folder = new Folder({ 'a.txt': 'Fine.\nA warn\there.\n', 'b.txt': 'Fine.' });
    const { out } = await folder.run(['check', 'a.txt', 'b.txt']);
    assert.equal(
      out,
      [
        'a.txt',
        '  a.txt:2:3  warning  loaded/mockery',
        '    warn (news, plain)',
        '      A warn here.',
        '        ^^^^',
        '',
        '1 finding (1 warning), 2 files read. loaded 1.',
        '',
      ].join('\n'),
    );
  });

  it('cuts long lines around the words and keeps the marks under them', async () => {
    folder = new Folder({ 'a.txt': `${'lorem ipsum '.repeat(30)}warn ${'dolor '.repeat(40)}` });
    const { out } = await folder.run(['check', 'a.txt']);
    const rows = out.split('\n');
    const marks = rows.findIndex((row) => /\^/.test(row));
    const at = rows[marks].indexOf('^');
    assert.equal(rows[marks - 1].slice(at, at + 4), 'warn');
    assert.ok(rows[marks - 1].length < 110);
  });

  it('uses colour only when asked, and lets no draft steer the terminal', async () => {
    folder = new Folder({ 'a.txt': 'x \u001b[31m warn' });
    assert.ok(!(await folder.run(['check', 'a.txt'])).out.includes('\u001b'));
    assert.ok((await folder.run(['check', 'a.txt'], { colour: true })).out.includes('\u001b[33mwarning\u001b[0m'));
  });

  it('counts families and severities', async () => {
    folder = new Folder({ 'a.txt': 'warn inform hint hint\n\nCOPY\nEND\n\nCOPY\nEND' });
    const { out } = await folder.run(['check', 'a.txt']);
    assert.match(out, /5 findings \(2 warnings, 1 information, 2 hints\), 1 file read\. loaded 4, duplicate 1\.\n$/);
    assert.match(out, /see 3:1 {2}First here/);
  });

  it('says so when there is nothing', async () => {
    folder = new Folder({ 'a.txt': 'Fine.' });
    assert.equal((await folder.run(['check', 'a.txt'])).out, 'No findings, 1 file read.\n');
  });
});

describe('sentences', () => {
  it('prints every sentence of every file', async () => {
    const folder = new Folder({ 'a.txt': 'One.', 'b.md': 'Two.' });
    const { code, out } = await folder.run(['sentences', '--format', 'json', 'a.txt', 'b.md']);
    folder.remove();
    assert.equal(code, 0);
    const sentence = {
      start: 0,
      end: 4,
      block: 0,
      voice: 'narration',
      attribution: null,
      attributions: [],
      claim: { score: 0.5, kind: 'number' },
      quotes: [],
    };
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      files: [
        { path: 'a.txt', sentences: [sentence] },
        { path: 'b.md', sentences: [sentence] },
      ],
    });
  });
});
