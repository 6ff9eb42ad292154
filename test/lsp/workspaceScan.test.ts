import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocumentEdit } from 'vscode-languageserver';
import type { ScanResult } from '../../server/src/lsp/workspaceScan';
import { capabilities, type Document, Editor, type EditorOptions, span } from './support/editor';
import { endChildren, realInProcess, shipped } from './support/launch';

const MEETING =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const HARBOUR =
  'The harbour was built in the last century for the fishing fleet, which has since moved to the deeper port on the other side of the bay.';
const OWN = 'Nothing else in this draft is of any interest to the other one, so it stands here alone.';

const CROSS = 'duplicate/cross-document';
const WORKSPACE = () => ({ duplicates: { scope: 'workspace' } });

const related = async (draft: Document) =>
  (await draft.diagnostics())
    .filter(({ code }) => code === CROSS)
    .flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri));

/** The workspace as the fake editor tells of it. */
interface Folder {
  readonly uri: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  list(): string[];
  options(): EditorOptions;
}

/** A folder in memory, which only the editor can read. */
function folderInMemory(): Folder & { readonly asked: string[] } {
  const files = new Map<string, string>();
  const uri = 'vscode-vfs://github/desk';
  const asked: string[] = [];
  const list = () => [...files.keys()].map((path) => `${uri}/${encodeURI(path)}`);
  return {
    uri,
    asked,
    write: (path, text) => void files.set(path, text),
    remove: (path) => void files.delete(path),
    list,
    options: () => ({
      readFile: (file) => {
        asked.push(file);
        const text = files.get(decodeURI(file.slice(uri.length + 1)));
        return text === undefined ? { error: 'is not there' } : { text };
      },
    }),
  };
}

function folderOnDisk(path: string): Folder {
  const uri = pathToFileURL(path).href;
  return {
    uri,
    write(name, text) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    },
    remove: (name) => rmSync(join(path, name)),
    list: () =>
      (readdirSync(path, { recursive: true }) as string[])
        .filter((name) => /\.\w+$/.test(name))
        .map((name) => `${uri}/${encodeURI(name)}`),
    options: () => ({}),
  };
}

function start(launch: typeof shipped, folder: Folder, options: EditorOptions = {}): Promise<Editor> {
  return Editor.start(launch, {
    folders: [folder.uri],
    initializationOptions: { readFile: true, findFiles: true, commands: ['editorialBalance.compare'] },
    findFiles: () => ({ uris: folder.list() }),
    ...folder.options(),
    ...options,
  });
}

const scan = (editor: Editor) => editor.request<ScanResult>('editorialBalance/scanWorkspace', undefined);
const changed = (editor: Editor, uri: string, type: 1 | 2 | 3) =>
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

/** Waits for the next time that the server says its findings are new. */
function renewal(editor: Editor): Promise<unknown> {
  const before = editor.count('workspace/diagnostic/refresh');
  return editor.hears('workspace/diagnostic/refresh', () => editor.count('workspace/diagnostic/refresh') > before);
}

function tests(launch: typeof shipped, make: () => Folder): void {
  let folder: Folder;
  beforeEach(() => {
    folder = make();
  });

  it('is compared with on command, and says how much was read', async () => {
    folder.write('old/vote 1.md', `${OWN}\n\n${MEETING}\n`);
    folder.write('other.txt', HARBOUR);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    assert.deepEqual(await related(draft), []);
    assert.deepEqual(await scan(editor), { files: 2, skipped: 0, cancelled: false });
    await editor.hears('workspace/diagnostic/refresh');
    const [diagnostic] = await draft.diagnostics();
    assert.equal(diagnostic.message, 'This paragraph (24 words) also stands in vote 1.md, line 3.');
    assert.deepEqual(
      diagnostic.relatedInformation?.map(({ location }) => location),
      [{ uri: `${folder.uri}/old/vote%201.md`, range: span(2, 0, 0, 3) }],
    );
    await editor.stop();
  });

  it('is compared with from the start where the settings say so, and no longer when they do not', async () => {
    folder.write('old.md', MEETING);
    const editor = await start(launch, folder, { settings: WORKSPACE });
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    await draft.diagnostics();
    await editor.hears('workspace/diagnostic/refresh');
    assert.deepEqual(await related(draft), [`${folder.uri}/old.md`]);
    editor.settings = () => null;
    const reset = renewal(editor);
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await reset;
    const forgotten = renewal(editor);
    await draft.diagnostics();
    await forgotten;
    assert.deepEqual(await related(draft), []);
    await editor.stop();
  });

  it('leaves out what .gitignore files and folders of tools hold', async () => {
    folder.write('.gitignore', 'build/\n*.txt\n');
    folder.write('notes/.gitignore', '!kept.txt\n');
    for (const path of ['build/a.md', 'b.txt', 'node_modules/c/c.md', '.cache/d.md', 'notes/e.txt']) folder.write(path, MEETING);
    folder.write('notes/kept.txt', MEETING);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    assert.equal((await scan(editor)).files, 1);
    assert.deepEqual(await related(draft), [`${folder.uri}/notes/kept.txt`]);
    await editor.stop();
  });

  it('leaves out what the settings exclude, also when they change', async () => {
    const text = `${MEETING} ${HARBOUR}\n`;
    for (const path of ['old.md', 'archive/2019.md', 'desk/visit-form.md']) folder.write(path, text);
    const editor = await start(launch, folder, { settings: () => ({ duplicates: { exclude: ['archive/', '*-form.md'] } }) });
    const draft = editor.open(text, `${folder.uri}/draft.md`);
    const form = editor.open(text, `${folder.uri}/new-form.md`);
    assert.equal((await scan(editor)).files, 1);
    assert.deepEqual(await related(draft), [`${folder.uri}/old.md`]);
    assert.deepEqual(await related(form), []);
    editor.settings = () => ({ duplicates: { exclude: ['*-form.md'] } });
    const reset = renewal(editor);
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await reset;
    const read = renewal(editor);
    await draft.diagnostics();
    await read;
    assert.deepEqual((await related(draft)).sort(), [`${folder.uri}/archive/2019.md`, `${folder.uri}/old.md`]);
    await editor.stop();
  });

  it('leaves out what is too large, and says so', async () => {
    folder.write('large.md', `${MEETING}\n\n`.repeat(40_000));
    folder.write('old.md', MEETING);
    const editor = await start(launch, folder, folder.uri.startsWith('file:') ? {} : { readFile: tooLarge });
    editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    assert.deepEqual(await scan(editor), { files: 1, skipped: 1, cancelled: false });
    await editor.hears<{ message: string }>(
      'window/logMessage',
      ({ message }) => message === 'Not compared: large.md is too large.',
    );
    await editor.stop();
  });

  it('follows its files as they change, come and go', async () => {
    folder.write('old.md', OWN);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING} ${HARBOUR}\n`, `${folder.uri}/draft.md`);
    await scan(editor);
    assert.deepEqual(await related(draft), []);
    const old = `${folder.uri}/old.md`;
    folder.write('old.md', `${OWN} Now.\n\n${MEETING} ${HARBOUR}`);
    let next = renewal(editor);
    changed(editor, old, 2);
    await next;
    assert.deepEqual(await related(draft), [old]);
    folder.write('new.md', `${MEETING} ${HARBOUR}`);
    next = renewal(editor);
    changed(editor, `${folder.uri}/new.md`, 1);
    await next;
    assert.deepEqual((await related(draft)).sort(), [`${folder.uri}/new.md`, old]);
    folder.remove('old.md');
    next = renewal(editor);
    changed(editor, old, 3);
    await next;
    assert.deepEqual(await related(draft), [`${folder.uri}/new.md`]);
    await editor.stop();
  });

  it('is what the open folders hold, as they come and go', async () => {
    folder.write('old.md', MEETING);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    await scan(editor);
    const own = { uri: folder.uri, name: 'drafts' };
    const never = { uri: 'vscode-vfs://nowhere/else', name: 'never opened' };
    for (const [added, removed, found] of [
      [[], [own, never], []],
      [[own], [], [`${folder.uri}/old.md`]],
    ] as const) {
      const next = renewal(editor);
      editor.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
      await next;
      assert.deepEqual(await related(draft), found);
    }
    await editor.stop();
  });

  it('takes thousands of changed files at once, of whatever kind', async () => {
    folder.write('old.md', OWN);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    await scan(editor);
    folder.write('old.md', MEETING);
    const strange = Array.from({ length: 2000 }, (_, i) => ({
      uri: i % 3 === 0 ? `${folder.uri}/gone ${i}.md` : i % 3 === 1 ? `${folder.uri}/a.png` : i,
      type: 1 + (i % 3),
    }));
    const next = renewal(editor);
    editor.notify('workspace/didChangeWatchedFiles', { changes: [...strange, { uri: `${folder.uri}/old.md`, type: 2 }] });
    await next;
    assert.deepEqual(await related(draft), [`${folder.uri}/old.md`]);
    await editor.stop();
  });

  it('counts as the editor has it where it is open, and as the file has it when it is closed', async () => {
    folder.write('old.md', MEETING);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    await scan(editor);
    const old = editor.open(`${OWN}\n`, `${folder.uri}/old.md`);
    await old.diagnostics();
    assert.deepEqual(await related(draft), []);
    const next = renewal(editor);
    old.close();
    await next;
    assert.deepEqual(await related(draft), [`${folder.uri}/old.md`]);
    await editor.stop();
  });

  it('is edited by the light bulb where it is not open, as its files are by then', async () => {
    folder.write('old.md', `${MEETING}\n`);
    const editor = await start(launch, folder);
    const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    await scan(editor);
    folder.write('old.md', `${OWN}\n\n${MEETING}\n`);
    const actions = await draft.actions(span(0, 3, 3));
    const keep = actions.find(({ title }) => title === 'Keep it here, delete it in the other document');
    assert.ok(keep, actions.map(({ title }) => title).join('; '));
    const [change] = keep.edit?.documentChanges ?? [];
    assert.ok(TextDocumentEdit.is(change));
    assert.deepEqual(change.textDocument, { uri: `${folder.uri}/old.md`, version: null });
    assert.deepEqual(
      change.edits.map((edit) => ('range' in edit ? edit.range : undefined)),
      [{ start: { line: 0, character: OWN.length }, end: { line: 2, character: MEETING.length } }],
    );
    const compare = actions.find(({ command }) => command?.command === 'editorialBalance.compare');
    assert.deepEqual(compare?.command?.arguments?.slice(0, 2), [`${folder.uri}/old.md`, span(2, 0, 0, 3)]);
    await editor.stop();
  });

  it('shows how far it is, and stops when told to', async () => {
    for (let i = 0; i < 40; i++) folder.write(`old${i}.md`, MEETING);
    const progress = capabilities({ window: { workDoneProgress: true } });
    let editor: Editor | undefined;
    const options: EditorOptions = {
      capabilities: progress,
      findFiles: () => {
        const created = editor?.heard.find(({ method }) => method === 'window/workDoneProgress/create');
        editor?.notify('window/workDoneProgress/cancel', created?.params);
        return { uris: folder.list() };
      },
    };
    editor = await start(launch, folder, options);
    const shown: string[] = [];
    editor.connection.onUnhandledProgress(({ value }) => void shown.push((value as { kind: string }).kind));
    editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
    const { files, cancelled } = await scan(editor);
    assert.ok(cancelled);
    assert.ok(files < 40, `${files}`);
    assert.deepEqual([shown[0], shown.at(-1)], ['begin', 'end']);
    await editor.stop();
  });
}

const tooLarge = (uri: string) => (uri.endsWith('large.md') ? { error: 'is too large' } : { text: MEETING });

describe('the workspace', () => {
  describe('on disk, in the server as it ships', function () {
    this.timeout(60_000);
    const made: string[] = [];
    after(() => {
      endChildren();
      for (const path of made) rmSync(path, { recursive: true });
    });
    tests(shipped, () => {
      const path = mkdtempSync(join(tmpdir(), 'editorial-balance-scan-'));
      made.push(path);
      return folderOnDisk(path);
    });
  });

  describe('kept between sessions', function () {
    this.timeout(60_000);
    let path: string;
    let folder: Folder;
    let storage: string;
    beforeEach(() => {
      path = mkdtempSync(join(tmpdir(), 'editorial-balance-kept-'));
      folder = folderOnDisk(join(path, 'drafts'));
      storage = join(path, 'storage');
    });
    afterEach(() => rmSync(path, { recursive: true }));
    after(endChildren);

    /** Scans in a session of its own; gives what was found, and what the log says. */
    async function session(): Promise<{ related: string[]; log: string[] }> {
      const editor = await start(shipped, folder, { initializationOptions: { findFiles: true, storage } });
      const draft = editor.open(`${MEETING}\n`, `${folder.uri}/draft.md`);
      await scan(editor);
      // What is kept is written by then: one piece of work after another.
      await scan(editor);
      const found = await related(draft);
      await editor.stop();
      const log = editor.heard.filter(({ method }) => method === 'window/logMessage');
      return { related: found, log: log.map(({ params }) => (params as { message: string }).message) };
    }
    const counted = ({ log }: { log: string[] }) =>
      log.map((line) => /(\d+) of them in an earlier/.exec(line)?.[1]).find(Boolean);

    it('reads again only what has changed', async () => {
      folder.write('old.md', MEETING);
      folder.write('older.md', OWN);
      assert.equal(counted(await session()), '0');
      assert.deepEqual(readdirSync(storage), ['copies.index']);
      const second = await session();
      assert.deepEqual(second.related, [`${folder.uri}/old.md`]);
      assert.equal(counted(second), '2');
      folder.write('old.md', `${OWN} And more of it.`);
      const third = await session();
      assert.deepEqual([third.related, counted(third)], [[], '1']);
    });

    it('is not trusted of a file that is as long as it was, but older: the clock may have been put back', async () => {
      const path = join(fileURLToPath(folder.uri), 'old.md');
      folder.write('old.md', MEETING);
      assert.deepEqual((await session()).related, [`${folder.uri}/old.md`]);
      folder.write(
        'old.md',
        MEETING.replaceAll(/\w+/g, (word) => [...word].reverse().join('')),
      );
      utimesSync(path, 1000, 1000);
      const second = await session();
      assert.deepEqual([second.related, counted(second)], [[], '0']);
    });

    it('is made anew where it is damaged', async () => {
      folder.write('old.md', MEETING);
      await session();
      const file = join(storage, 'copies.index');
      const good = readFileSync(file);
      for (const bad of [good.subarray(0, good.length - 8), Buffer.from('something else'), Buffer.alloc(0)]) {
        writeFileSync(file, bad);
        const { related: found, log } = await session();
        assert.deepEqual(found, [`${folder.uri}/old.md`]);
        assert.ok(log.includes('The kept index of copies is damaged or of another version: it is made anew.'), log.join(' '));
        assert.deepEqual(readFileSync(file), good);
      }
    });

    it('may fail to be kept', async () => {
      folder.write('old.md', MEETING);
      writeFileSync(storage, 'not a folder');
      const { related: found, log } = await session();
      assert.deepEqual(found, [`${folder.uri}/old.md`]);
      assert.ok(log.includes('The index of copies could not be kept for the next session.'));
    });
  });

  describe('through the client', () => {
    tests(realInProcess, folderInMemory);

    it('is not read where the editor cannot tell what is in it', async () => {
      const editor = await start(realInProcess, folderInMemory(), { initializationOptions: { readFile: true } });
      const { files, problem } = await scan(editor);
      assert.equal(files, 0);
      assert.match(problem ?? '', /does not say which files/);
      await editor.stop();
    });
  });
});
