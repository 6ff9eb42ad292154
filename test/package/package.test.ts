/** What is in the extension's package, how large it is, and that it comes out the same twice. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, vsix } from '../editor/support/draft';

const LARGEST = 1_500_000;

/** All that may be in the package. */
const ALLOWED = [
  /^dist\/(client|client\.browser|server|server\.browser)\.js$/,
  /^dist\/lexicon\.gz$/,
  /^docs\/rules\/(README|(loaded|attribution|duplicate)\/[a-z-]+)\.md$/,
  /^docs\/(settings|packs)\.md$/,
  /^schemas\/pack\.schema\.json$/,
  /^docs\/images\/icon\.png$/,
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
];
const REQUIRED = [
  'dist/client.js',
  'dist/client.browser.js',
  'dist/server.js',
  'dist/server.browser.js',
  'dist/lexicon.gz',
  'schemas/pack.schema.json',
  'package.json',
  'README.md',
  'LICENSE',
];

/** vsce, told not to look into node_modules: everything is bundled. */
function vsce(cwd: string, ...args: string[]): string {
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600' };
  const program = path.join(root, 'node_modules/@vscode/vsce/vsce');
  return execFileSync(process.execPath, [program, ...args, '--no-dependencies'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A copy of what packaging reads, so that a test can add files and pack without building again. */
function stage(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-package-'));
  for (const name of ['dist', 'docs', 'README.md', 'schemas', 'CHANGELOG.md', 'LICENSE', '.vscodeignore']) {
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  delete manifest.scripts['vscode:prepublish'];
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

describe('the package', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    folder = stage();
  });

  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is small enough for one download for desktop and web', () => {
    assert.ok(fs.statSync(vsix).size <= LARGEST);
  });

  it('holds only what is meant for users, whatever lies about in the clone', () => {
    for (const stray of ['.env', 'notes.md', 'dist/cli.js.map', 'docs/images/icon.psd']) {
      fs.writeFileSync(path.join(folder, stray), 'CANARY=1');
    }
    const files = vsce(folder, 'ls').trim().split(/\r?\n/);
    assert.deepEqual(
      files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))),
      [],
    );
    assert.deepEqual(
      REQUIRED.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('comes out the same, byte for byte, when it is packed twice', () => {
    const digests = ['a.vsix', 'b.vsix'].map((name) => {
      const file = path.join(folder, name);
      vsce(folder, 'package', '--no-rewrite-relative-links', '--allow-missing-repository', '-o', file);
      return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    });
    assert.equal(digests[0], digests[1]);
  });
});
