import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { createDraft } from '../../server/src/engine';
import { Folder } from './fakeHost';

/** The command as users run it: bundled, in a process of its own, with the real engine. */
describe('the built command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'editorial-balance-entry-'));
  const cli = join(folder, 'cli.js');
  before(() => {
    const entry = resolve(__dirname, '../../server/src/cli.ts');
    buildSync({ entryPoints: [entry], outfile: cli, bundle: true, platform: 'node', format: 'cjs', target: 'es2022' });
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8', cwd: folder, maxBuffer: 2 ** 26 });

  it('ends with the exit code and tells mistakes on standard error', () => {
    const { status, stdout, stderr } = run(['chekc', '-']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /Did you mean "check"\?/);
  });

  it('checks standard input without a trace of colour, and finds a copied block', () => {
    const paragraph =
      'The council met on Monday and voted to close the bridge for repairs, which the mayor had asked for in a letter to all members in May.';
    const { status, stdout } = run(['check', '-'], `${paragraph}\n\nNobody spoke.\n\n${paragraph}\n`);
    assert.equal(status, 1);
    assert.match(stdout, /duplicate\/block/);
    assert.ok(!stdout.includes('\u001b'));
  });

  const AS: Readonly<Record<string, string>> = {
    html: '<script>"The so-called experts met."</script><p>The so-called experts met.</p>',
    asciidoc: '// so-called\n----\nso-called\n----\n* The so-called experts met.',
    org: '# so-called\n#+begin_src sh\nso-called\n#+end_src\n* The so-called experts met.',
    restructuredtext: '.. so-called\n\n:f: so-called\n\nThe so-called experts met.',
    latex: '\\documentclass{article} % so-called\n\\begin{document}\nThe so-called experts met.\n\\end{document}',
    wikitext: "{{Infobox\n| a = The so-called experts met.\n}}\nThe ''so-called'' experts met.",
  };
  for (const [format, input] of Object.entries(AS)) {
    it(`reads ${format}`, () => {
      const { stdout } = run(['check', '--format', 'json', '--format-as', format, '-'], input);
      const found = JSON.parse(stdout).files[0].findings.filter(({ rule }: { rule: string }) => rule === 'loaded/doubt-marker');
      assert.deepEqual(
        found.map(({ start }: { start: { offset: number } }) => start.offset),
        [input.lastIndexOf('so-called')],
      );
    });
  }

  it('gives all of a large output through a pipe', () => {
    const text = 'The mayor said the plan was fine. '.repeat(20_000);
    const { stdout } = run(['sentences', '-'], text);
    const [{ sentences }] = JSON.parse(stdout).files;
    assert.equal(sentences.length, 20_000);
  });

  it('is quiet when the reader of its output has gone', async () => {
    const child = spawn(process.execPath, [cli, 'sentences', '-'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.destroy();
    child.stdin.on('error', () => {});
    child.stdin.end('The mayor said the plan was fine. '.repeat(20_000));
    await new Promise((done) => child.on('close', done));
    assert.equal(stderr, '');
  });

  describe('over many files', () => {
    const drafts = new Folder();
    after(() => drafts.remove());
    before(() => {
      const shared =
        'The so-called experts met on Monday, and the mayor, who had called for a vote in May, left before anyone had '.concat(
          'spoken about the price of the bridge or the time that repairs to its deck would take.',
        );
      const words = (i: number) => Array.from({ length: 60 }, (_, n) => `w${(i + 1) * (n + 7)}`).join(' ');
      for (let i = 0; i < 30; i++) {
        const own = Array.from({ length: 120 }, (_, n) => words(i * 120 + n)).join('.\n\n');
        drafts.write(`${i}.md`, `A shocking year.\n\n${own}\n\n${i % 3 === 0 ? shared : ''}\n`);
      }
      drafts.write('empty.txt', '');
    });

    for (const format of ['json', 'pretty']) {
      it(`finds the same in several threads as in one: ${format}`, async () => {
        const args = ['check', '--format', format, '--fail-on', 'none', '--stdin-filename', '7.md', '.', '-', 'missing.md'];
        const stdin = 'The so-called experts met.';
        const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
          input: stdin,
          encoding: 'utf8',
          cwd: drafts.path,
          maxBuffer: 2 ** 28,
        });
        const { code, out, err } = await drafts.run(args, { stdin, createDraft });
        assert.deepEqual([status, stderr], [code, err]);
        assert.ok(stdout.includes('duplicate/cross-document'));
        assert.ok(stdout === out, 'the output of one thread');
      });
    }

    it('ends at once when interrupted', async () => {
      const child = spawn(process.execPath, [cli, 'check', '.'], { cwd: drafts.path });
      let stderr = '';
      child.stderr.on('data', (data) => {
        stderr += data;
      });
      child.stdout.once('data', () => child.kill('SIGINT'));
      const [, signal] = await once(child, 'close');
      assert.deepEqual([signal, stderr], ['SIGINT', '']);
    });
  });
});
