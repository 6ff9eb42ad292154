import assert from 'node:assert/strict';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { capabilities, Editor, PUSH, span } from './support/editor';
import { eachWay } from './support/launch';

const COPIED = 'A paragraph of more than five words.\n\nThe regime reportedly fell.\n\nA paragraph of more than five words.\n';

eachWay('diagnostics that are pulled', (launch) => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start(launch);
  });
  afterEach(() => editor.stop());

  it('carry rule, page, severity, copies and data', async () => {
    const draft = editor.open(COPIED);
    const [loaded, hearsay, copy] = await draft.diagnostics();
    assert.deepEqual(
      { ...loaded, codeDescription: undefined },
      {
        range: span(2, 4, 10),
        severity: 3,
        code: 'loaded/contentious-label',
        codeDescription: undefined,
        source: 'Editorial Balance',
        message: '"regime" takes a side.',
        data: { rule: 'loaded/contentious-label', start: 42, end: 48 },
      },
    );
    assert.match(loaded.codeDescription?.href ?? '', /^https:\/\/.*\/loaded\/contentious-label\.md$/);
    assert.equal(hearsay.code, 'attribution/hearsay-adverb');
    assert.equal(hearsay.tags, undefined);
    assert.equal(copy.severity, 2);
    assert.deepEqual(copy.tags, [1]);
    assert.deepEqual(copy.relatedInformation, [
      { location: { uri: draft.uri, range: span(0, 0, 36) }, message: 'The first copy' },
    ]);
  });

  it('are unchanged only for the same text, whatever id the client makes up', async () => {
    const draft = editor.open(COPIED);
    const first = await draft.pull();
    assert.equal(first.kind, 'full');
    assert.deepEqual(await draft.pull(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    assert.equal((await draft.pull('made up')).kind, 'full');
    draft.change({ range: span(0, 0, 0), text: ' ' });
    const second = await draft.pull(first.resultId);
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
  });

  it('are those of the newest text when it changes while a pull waits', async () => {
    const draft = editor.open('Quiet. '.repeat(300_000));
    const waiting = draft.diagnostics();
    draft.change({ text: 'The regime.' });
    assert.equal((await waiting).length, 1);
  });

  it('let other requests through while a long text is read', async () => {
    const long = editor.open('The regime. '.repeat(400_000), 'file:///long.md');
    const order: string[] = [];
    const slow = long.diagnostics().then(() => order.push('long'));
    await editor.settle();
    order.push('other');
    await slow;
    assert.deepEqual(order, ['other', 'long']);
  });

  it('of a small text do not wait for those of a long one', async () => {
    const long = editor.open('The regime. '.repeat(400_000), 'file:///long.md');
    const order: string[] = [];
    const slow = long.diagnostics().then(() => order.push('long'));
    await editor.open('The regime.', 'file:///small.md').diagnostics();
    order.push('small');
    await slow;
    assert.deepEqual(order, ['small', 'long']);
  });

  it('can be cancelled', async () => {
    const draft = editor.open('The regime. '.repeat(400_000));
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const pull = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: draft.uri } }, source.token);
    source.cancel();
    await assert.rejects(pull, { code: -32800 });
  });

  it('are capped, and the cap is told once', async () => {
    const draft = editor.open('The regime.\n'.repeat(2500));
    assert.equal((await draft.diagnostics()).length, 2000);
    draft.change({ range: span(0, 0, 0), text: ' ' });
    assert.equal((await draft.diagnostics()).length, 2000);
    const note = await editor.hears<{ message: string }>('window/logMessage');
    assert.match(note.message, /first 2000 of 2500/);
    assert.equal(editor.count('window/logMessage'), 1);
  });

  it('are empty for a text that the engine fails on, and the log does not quote it', async () => {
    const draft = editor.open('A secret and a fault of the engine. The regime.');
    assert.deepEqual(await draft.diagnostics(), []);
    const note = await editor.hears<{ message: string }>('window/logMessage');
    assert.match(note.message, /analysis failed/);
    assert.doesNotMatch(note.message, /secret/);
    draft.change({ text: 'The regime.' });
    assert.equal((await draft.diagnostics()).length, 1);
  });

  it('are empty for a document that is not open', async () => {
    assert.deepEqual(await editor.request('textDocument/diagnostic', { textDocument: { uri: 'file:///other.md' } }), {
      kind: 'full',
      items: [],
    });
  });
});

eachWay('diagnostics that are pushed', (launch) => {
  it('carry the version, and the newest version wins', async () => {
    const editor = await Editor.start(launch, { capabilities: capabilities(PUSH) });
    assert.equal(editor.server.capabilities.diagnosticProvider, undefined);
    const draft = editor.open('Quiet.');
    for (const letter of 'The regime.') draft.change({ range: span(0, 99, 99), text: letter });
    assert.equal((await draft.pushed()).length, 1);
    const versions = editor.heard
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => (params as PublishDiagnosticsParams).version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.equal(versions.at(-1), draft.version);
    await editor.stop();
  });

  it('hold nothing that the client did not ask for', async () => {
    const editor = await Editor.start(launch, { capabilities: {} });
    editor.open(COPIED);
    const { version, diagnostics } = await editor.hears<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    assert.equal(version, undefined);
    assert.equal(diagnostics.length, 3);
    const keys = new Set(diagnostics.flatMap((diagnostic: Diagnostic) => Object.keys(diagnostic)));
    assert.deepEqual([...keys].sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.deepEqual(
      editor.heard.map(({ method }) => method),
      ['textDocument/publishDiagnostics'],
    );
    await editor.stop();
  });
});
