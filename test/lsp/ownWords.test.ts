import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Editor, type EditorOptions, span } from './support/editor';
import { endChildren, realInProcess, shipped } from './support/launch';

const HOUSE = 'entries:\n  - { lemma: utilise, pos: v, fix: [use], why: Plain words are read faster. }\n';
const DRAFT = 'The town utilised the hall.';
const SETTINGS = { packs: ['style/house 1.yaml'] };

/** A folder in memory, which the editor hands out. */
class Folder {
  readonly files = new Map<string, string>([['style/house 1.yaml', HOUSE]]);
  readonly uri = 'vscode-vfs://github/desk';

  start(settings: unknown = SETTINGS, options: EditorOptions = {}): Promise<Editor> {
    return Editor.start(realInProcess, {
      folders: [`${this.uri}/`],
      settings: () => settings,
      initializationOptions: { readFile: true, commands: ['editorialBalance.acceptPhrase'] },
      readFile: (uri) => {
        const text = this.files.get(decodeURIComponent(uri.slice(this.uri.length + 1)));
        return text === undefined ? { error: 'is not there' } : { text };
      },
      ...options,
    });
  }

  changed(editor: Editor, path = 'style/house%201.yaml'): void {
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${this.uri}/${path}`, type: 2 }] });
  }
}

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);
const ofPack = (published: PublishDiagnosticsParams) => published.uri.includes('house');

describe('the user’s own words', () => {
  const folder = new Folder();
  const draftUri = `${folder.uri}/draft.md`;
  beforeEach(() => folder.files.set('style/house 1.yaml', HOUSE));

  it('are found, explained and mended from the first diagnostics on', async () => {
    const editor = await folder.start();
    const draft = editor.open(DRAFT, draftUri);
    const [finding] = await draft.diagnostics();
    assert.equal(finding.code, 'loaded/house-style');
    assert.equal(finding.message, '“utilised” is on your own list: write “use”.');
    assert.match(JSON.stringify(await draft.hover(0, 10)), /Plain words are read faster/);
    const [first] = await draft.actions(span(0, 10, 10));
    assert.equal(first.title, 'Replace with “used”');
    assert.equal(editor.count('workspace/diagnostic/refresh'), 0);
    await editor.stop();
  });

  it('come from the reject setting without a folder', async () => {
    const editor = await folder.start({ reject: { 'utilise~v': 'use' } }, { folders: [] });
    assert.deepEqual(codes(await editor.open(DRAFT, 'untitled:Untitled-1').diagnostics()), ['loaded/house-style']);
    await editor.stop();
  });

  it('are read again when a pack changes, and only then', async () => {
    const editor = await folder.start();
    const draft = editor.open(DRAFT, draftUri);
    assert.equal((await draft.diagnostics()).length, 1);
    const { registrations } = await editor.hears<{ registrations: { method: string }[] }>('client/registerCapability', (params) =>
      params.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    assert.equal(registrations.length, 1);
    folder.files.set('style/house 1.yaml', 'entries: []');
    folder.changed(editor, 'other.yaml');
    assert.equal((await draft.diagnostics()).length, 1);
    folder.changed(editor);
    await editor.hears('workspace/diagnostic/refresh');
    assert.equal((await draft.diagnostics()).length, 0);
    await editor.stop();
  });

  it('are read again when the settings are, for editors that watch no files', async () => {
    const editor = await folder.start();
    const draft = editor.open(DRAFT, draftUri);
    assert.equal((await draft.diagnostics()).length, 1);
    folder.files.delete('style/house 1.yaml');
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.hears('workspace/diagnostic/refresh');
    assert.equal((await draft.diagnostics()).length, 0);
    await editor.stop();
  });

  it('show their mistakes in the pack and in the log, until they are mended', async () => {
    folder.files.set('style/house 1.yaml', `${HOUSE}  - lemma: (quaff\n`);
    const editor = await folder.start();
    const draft = editor.open(DRAFT, draftUri);
    assert.equal((await draft.diagnostics()).length, 1);
    const { uri, diagnostics } = await editor.hears<PublishDiagnosticsParams>('textDocument/publishDiagnostics', ofPack);
    assert.equal(uri, `${folder.uri}/style/house%201.yaml`);
    assert.deepEqual(diagnostics, [
      { range: span(2, 4, 17), severity: 2, source: 'Editorial Balance', message: '“(quaff”: a bracket is not closed' },
    ]);
    await editor.hears<{ message: string }>('window/logMessage', ({ message }) =>
      message.startsWith('style/house 1.yaml:3: “(quaff”'),
    );
    folder.files.set('style/house 1.yaml', HOUSE);
    folder.changed(editor);
    await editor.hears<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (p) => ofPack(p) && p.diagnostics.length === 0,
    );
    assert.equal(editor.count('window/showMessage'), 0);
    await editor.stop();
  });

  it('show no mistakes of packs that no open document uses', async () => {
    folder.files.set('style/house 1.yaml', 'entires: []');
    const editor = await folder.start();
    const draft = editor.open(DRAFT, draftUri);
    await editor.hears<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (p) => ofPack(p) && p.diagnostics.length === 1,
    );
    draft.close();
    await editor.hears<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (p) => ofPack(p) && p.diagnostics.length === 0,
    );
    await editor.stop();
  });

  it('are told in the log when they cannot be looked for', async () => {
    const told = async (settings: unknown, options: EditorOptions, message: RegExp) => {
      const editor = await folder.start(settings, options);
      await editor.open(DRAFT, draftUri).diagnostics();
      await editor.hears<{ message: string }>('window/logMessage', (params) => message.test(params.message));
      await editor.stop();
    };
    await told(
      SETTINGS,
      { folders: [] },
      /^Setting editorialBalance\.packs\[0\]: style\/house 1\.yaml cannot be looked for: no folder is open/,
    );
    await told(SETTINGS, { initializationOptions: {} }, /this editor does not pass on files/);
    await told({ packs: ['../x.yaml'] }, {}, /leads out of the workspace folder/);
    await told({ packs: ['gone.yaml'] }, {}, /gone\.yaml is not there/);
    await told({ reject: { 'a(': '' } }, {}, /^Setting editorialBalance\.reject\["a\("\]: “a\(”: a bracket is not closed/);
  });

  it('differ from folder to folder', async () => {
    const other = 'vscode-vfs://github/desk/inner';
    folder.files.set('inner/style/house 1.yaml', 'entries: [{ lemma: hall }]');
    const editor = await folder.start(SETTINGS, { folders: [folder.uri, other] });
    const outer = await editor.open(DRAFT, draftUri).diagnostics();
    const inner = await editor.open(DRAFT, `${other}/draft.md`).diagnostics();
    assert.deepEqual(
      [outer, inner].map(([{ range }]) => range.start.character),
      [9, 22],
    );
    folder.files.delete('inner/style/house 1.yaml');
    await editor.stop();
  });
});

describe('packs on disk', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'editorial-balance-packs-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));
  after(endChildren);

  it('are read by the server as it ships', async () => {
    writeFileSync(join(path, 'house.yaml'), HOUSE);
    const uri = pathToFileURL(path).href;
    const editor = await Editor.start(shipped, { folders: [uri], settings: () => ({ packs: ['house.yaml'] }) });
    const draft = editor.open(DRAFT, `${uri}/draft.md`);
    assert.deepEqual(codes(await draft.diagnostics()), ['loaded/house-style']);
    writeFileSync(join(path, 'house.yaml'), '');
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${uri}/house.yaml`, type: 2 }] });
    await editor.hears('workspace/diagnostic/refresh');
    assert.deepEqual(await draft.diagnostics(), []);
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);
});
