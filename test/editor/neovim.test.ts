/** The built server with Neovim's own LSP client: an editor that knows nothing of VS Code's client library. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findNeovim } from '../../scripts/editors-system.mjs';
import { draft, draftFolder, findingsOfDraft, root } from './support/draft';

/** What neovim.lua prints. */
interface Session {
  readonly diagnostics: readonly { readonly line: number; readonly message: string; readonly source: string }[];
  readonly hover: string;
  readonly actions: readonly string[];
  /** The line of the word after the fix. */
  readonly line: string;
  readonly failure?: string;
}

describe('Neovim', function () {
  this.timeout(60_000);
  const word = 'slammed';
  const replacement = 'criticised';
  let session: Session;

  before(() => {
    const neovim = findNeovim();
    assert.ok(neovim, 'Neovim is missing (apt-get install neovim), so its suite cannot run.');
    const { folder, remove } = draftFolder();
    const script = path.join(__dirname, 'neovim.lua');
    const { stdout, stderr } = spawnSync(neovim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', script, 'draft.md'], {
      cwd: folder,
      env: { ...process.env, SERVER: path.join(root, 'dist/server.js'), WORD: word, FIX: replacement },
      encoding: 'utf8',
      timeout: 50_000,
      input: '',
    });
    remove();
    assert.match(stdout, /^\{.*\}$/m, `Neovim printed no result: ${stdout}${stderr}`);
    session = JSON.parse(stdout.trim());
    assert.equal(session.failure, undefined);
  });

  it('shows what the command line reports', () => {
    const expected = findingsOfDraft().map(({ start, message }) => `${start.line}: ${message}`);
    const shown = session.diagnostics.map(({ line, message }) => `${line}: ${message}`);
    assert.deepEqual(shown.sort(), expected.sort());
    assert.ok(session.diagnostics.every(({ source }) => source === 'Editorial Balance'));
  });

  it('explains a finding in the hover', () => {
    assert.match(session.hover, /Fine as it is:/);
  });

  it('replaces the word by a fix', () => {
    const line = draft.split('\n').find((text) => text.includes(word));
    assert.equal(session.line, line?.replace(word, replacement));
  });

  it('offers no command that only VS Code could carry out', () => {
    assert.ok(session.actions.length > 0);
    assert.deepEqual(
      session.actions.filter((title) => /^(Go to|Always accept)/.test(title)),
      [],
    );
  });
});
