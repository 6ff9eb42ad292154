import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { at, capabilities, documentEdit, Editor, PUSH, span } from './support/editor';
import { eachWay } from './support/launch';

const marks = (diagnostics: Diagnostic[]) =>
  diagnostics.map(({ range }) => `${range.start.line}:${range.start.character}-${range.end.character}`);

eachWay('documents', (launch) => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start(launch);
  });
  afterEach(() => editor.stop());

  it('follow edits, several in one notification, ranges and full texts mixed', async () => {
    const draft = editor.open('One line.\nThe regime fell.\n');
    assert.deepEqual(marks(await draft.diagnostics()), ['1:4-10']);
    draft.change({ range: span(0, 0, 0), text: 'A 😀 regime. ' }, { range: { start: at(1, 0), end: at(1, 4) }, text: '' });
    assert.deepEqual(marks(await draft.diagnostics()), ['0:5-11', '1:0-6']);
    draft.change(
      { range: span(0, 0, 0), text: 'lost' },
      { text: 'A regime.\r\n' },
      { range: span(1, 0, 0), text: 'Our regime.' },
    );
    assert.deepEqual(marks(await draft.diagnostics()), ['0:2-8', '1:4-10']);
  });

  it('clamp ranges past the end of a line or of the text', async () => {
    const draft = editor.open('The\n.');
    draft.change({ range: span(0, 99, 99), text: ' regime' }, { range: span(99, 0, 0), text: ' regime' });
    assert.deepEqual(marks(await draft.diagnostics()), ['0:4-10', '1:2-8']);
  });

  it('keep the last good text when a change makes no sense, and mend with the next full one', async () => {
    const draft = editor.open('The regime.');
    for (const range of [span(0, 3, 1), span(0, -1, 0), span(0, 0.5, 1), span(1, 0, 0, 0)]) draft.change({ range, text: '' });
    draft.change({ range: span(0, 0, 4), text: '' }, { range: null, text: '' } as never);
    assert.deepEqual(marks(await draft.diagnostics()), ['0:4-10']);
    draft.change({ text: 'A regime.' });
    assert.deepEqual(marks(await draft.diagnostics()), ['0:2-8']);
  });

  it('begin afresh when they are opened again, in the same or in another language', async () => {
    const draft = editor.open('The regime.');
    editor.open('A regime.', draft.uri);
    assert.deepEqual(marks(await draft.diagnostics()), ['0:2-8']);
    editor.open('The regime.', draft.uri, 'python');
    assert.deepEqual(await draft.diagnostics(), []);
    editor.open('Our regime.', draft.uri, 'plaintext');
    assert.deepEqual(marks(await draft.diagnostics()), ['0:4-10']);
  });

  it('are forgotten when they are closed, once or twice', async () => {
    const draft = editor.open('The regime.');
    draft.close();
    draft.close();
    draft.change({ text: 'A regime.' });
    assert.deepEqual(await draft.diagnostics(), []);
  });

  it('may have any URI, which is echoed as it came', async () => {
    for (const uri of [
      'untitled:Untitled-1',
      'vscode-vfs://github/a/b.md',
      'file:///a%20b/%zz%',
      'just a name',
      '',
      'file:///é😀.md',
      '__proto__',
    ]) {
      assert.equal((await editor.open('The regime.', uri).diagnostics()).length, 1, uri);
      const [action] = await editor.open('The regime.', uri).actions(span(0, 4, 10));
      assert.equal(documentEdit(action).textDocument.uri, uri);
    }
  });

  it('that are too long are not read, which is said once', async () => {
    const draft = editor.open('The regime fell. '.repeat(1_250_000));
    assert.deepEqual(await draft.diagnostics(), []);
    const note = await editor.hears<{ message: string }>('window/logMessage');
    assert.match(note.message, /longer than 20000000 characters/);
    draft.close();
  });
});

eachWay('position encodings', (launch) => {
  for (const [encoding, expected] of [
    ['utf-16', '0:6-12'],
    ['utf-8', '0:10-16'],
    ['utf-32', '0:5-11'],
  ] as const) {
    it(`mark the same text in ${encoding}, and edit the same text`, async () => {
      const editor = await Editor.start(launch, { capabilities: capabilities({ 'general.positionEncodings': [encoding] }) });
      assert.equal(editor.server.capabilities.positionEncoding, encoding);
      const draft = editor.open('😀 漢 regime');
      const [diagnostic] = await draft.diagnostics();
      const start = Number(expected.slice(2, expected.indexOf('-'))) - 1;
      assert.deepEqual(marks([diagnostic]), [`0:${start}-${start + 6}`]);
      draft.change({ range: { start: diagnostic.range.start, end: diagnostic.range.start }, text: 'x' });
      draft.change({ range: { start: at(0, 0), end: at(0, 0) }, text: 'The ' });
      assert.deepEqual(await draft.diagnostics(), [], '"xregime" is another word');
      await editor.stop();
    });
  }

  it('are UTF-16 for a client that offers none or only unknown ones', async () => {
    for (const offer of [undefined, ['utf-7']]) {
      const editor = await Editor.start(launch, { capabilities: capabilities({ 'general.positionEncodings': offer }) });
      assert.equal(editor.server.capabilities.positionEncoding, 'utf-16');
      await editor.stop();
    }
  });
});

eachWay('documents of a client that takes pushes', (launch) => {
  it('lose their diagnostics when they are closed', async () => {
    const editor = await Editor.start(launch, { capabilities: capabilities(PUSH) });
    const draft = editor.open('The regime.');
    assert.equal((await draft.pushed()).length, 1);
    draft.close();
    await editor.hears(
      'textDocument/publishDiagnostics',
      (params: { diagnostics: Diagnostic[] }) => params.diagnostics.length === 0,
    );
    await editor.stop();
  });
});
