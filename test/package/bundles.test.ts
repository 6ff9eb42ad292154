/** What the bundles may do, and what was installed to make them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../editor/support/draft';
import { READ_ONLY } from '../lsp/support/launch';

const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

/** Ways out to other machines, and to code that is made of text. */
const NETWORK_MODULES = /require\("(?:node:)?(?:https?|http2|dns|dgram|tls|undici)(?:\/[a-z]+)?"\)/;
const NETWORK_IN_PAGES = /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bimportScripts\b/;
const CODE_FROM_TEXT = /\beval\(|\bnew Function\(|require\("(?:node:)?vm"\)|\bimport\(/;

const DRAFT = 'The so-called experts met.';

function run(args: readonly string[], input: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...READ_ONLY, ...args], { cwd: root, input, encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
}

describe('the bundles', () => {
  for (const name of ['server', 'cli', 'server.browser', 'client.browser']) {
    it(`know no way to other machines: ${name}`, () => {
      assert.doesNotMatch(read(`dist/${name}.js`), NETWORK_MODULES);
      if (name === 'server.browser') assert.doesNotMatch(read(`dist/${name}.js`), NETWORK_IN_PAGES);
    });
    it(`make no code of text: ${name}`, () => assert.doesNotMatch(read(`dist/${name}.js`), CODE_FROM_TEXT));
  }

  it('check a draft when they may read, and do nothing else', () => {
    assert.match(run(['dist/cli.js', 'check', '-'], DRAFT), /loaded\/doubt-marker/);
  });
});

describe('what is installed', () => {
  it('comes from the registry of npm alone, each as it was published', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>;
    };
    for (const [name, { resolved, integrity }] of Object.entries(packages)) {
      if (name === '') continue;
      if (resolved !== undefined) assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, name);
      assert.match(integrity ?? '', /^sha512-/, name);
    }
  });
});
