import assert from 'node:assert/strict';
import { capabilities, Editor, PUSH } from './support/editor';
import { eachWay } from './support/launch';

const OFF = { rules: { loaded: 'off' } };
const ASKED_NOT: Record<string, unknown> = { 'workspace.configuration': undefined };

eachWay('settings', (launch) => {
  it('are asked for per document and hold from its first diagnostics on', async () => {
    const editor = await Editor.start(launch, { settings: (uri) => (uri.includes('quiet') ? OFF : {}) });
    assert.equal((await editor.open('The regime.', 'file:///loud.md').diagnostics()).length, 1);
    assert.equal((await editor.open('The regime.', 'file:///quiet.md').diagnostics()).length, 0);
    assert.equal(editor.count('workspace/diagnostic/refresh'), 0);
    await editor.stop();
  });

  it('that change give new results for the open text, and one request to refresh', async () => {
    const editor = await Editor.start(launch);
    const drafts = ['a', 'b', 'c'].map((name) => editor.open('The regime.', `file:///${name}.md`));
    const before = await Promise.all(drafts.map((draft) => draft.pull()));
    editor.settings = () => OFF;
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.hears('workspace/diagnostic/refresh');
    for (const [index, draft] of drafts.entries()) {
      const after = await draft.pull(before[index].resultId);
      assert.ok(after.kind === 'full' && after.items.length === 0);
    }
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await drafts[0].diagnostics();
    assert.equal(editor.count('workspace/diagnostic/refresh'), 1, 'nothing changed the second time');
    await editor.stop();
  });

  it('that come late are waited for only so long, and then applied to the open text', async () => {
    let answer: (settings: unknown) => void = () => undefined;
    const editor = await Editor.start(launch, {
      settings: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const draft = editor.open('The regime.');
    assert.equal((await draft.diagnostics()).length, 1);
    assert.equal((await editor.open('The regime.', 'file:///next.md').diagnostics()).length, 1);
    answer(OFF);
    await editor.hears('workspace/diagnostic/refresh');
    await editor.stop();
  });

  it('that the client refuses are the defaults', async () => {
    const editor = await Editor.start(launch, { settings: () => Promise.reject(new Error('no')) });
    assert.equal((await editor.open('The regime.').diagnostics()).length, 1);
    await editor.stop();
  });

  it('come with the notification, or with initialize, for a client that is not asked', async () => {
    const editor = await Editor.start(launch, {
      capabilities: capabilities({ ...ASKED_NOT, ...PUSH }),
      initializationOptions: { settings: OFF },
    });
    const draft = editor.open('The regime.');
    assert.deepEqual(await draft.pushed(), []);
    editor.notify('workspace/didChangeConfiguration', { settings: { editorialBalance: { enable: true } } });
    await editor.hears(
      'textDocument/publishDiagnostics',
      (params: { diagnostics: unknown[] }) => params.diagnostics.length === 1,
    );
    assert.equal(editor.count('workspace/configuration'), 0);
    await editor.stop();
  });

  it('switch the whole off and on', async () => {
    const editor = await Editor.start(launch, { settings: () => ({ enable: false }) });
    const draft = editor.open('The regime.');
    assert.deepEqual(await draft.diagnostics(), []);
    assert.equal(await draft.hover(0, 5), null);
    editor.settings = () => ({ enable: true });
    editor.notify('workspace/didChangeConfiguration', {});
    await editor.hears('workspace/diagnostic/refresh');
    assert.equal((await draft.diagnostics()).length, 1);
    await editor.stop();
  });

  it('decide whether copies fade', async () => {
    const text = 'A paragraph of more than five words.\nA paragraph of more than five words.';
    const editor = await Editor.start(launch, { settings: () => ({ duplicates: { fadeCopies: false } }) });
    const [copy] = await editor.open(text).diagnostics();
    assert.equal(copy.code, 'duplicate/block');
    assert.equal(copy.tags, undefined);
    await editor.stop();
  });

  it('that are wrong are told once, by name, and do no harm', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`);
    const editor = await Editor.start(launch, { settings: () => ({ profile: 'encyclopaedia', rules: deep }) });
    assert.equal((await editor.open('The regime.').diagnostics()).length, 1);
    await editor.open('The regime.', 'file:///b.md').diagnostics();
    const messages = editor.heard
      .filter(({ method }) => method === 'window/logMessage')
      .map(({ params }) => (params as { message: string }).message);
    assert.equal(
      messages.filter((text) => /^Setting editorialBalance\.profile .* Did you mean "encyclopedia"\?$/.test(text)).length,
      1,
      messages.join('\n'),
    );
    assert.equal(messages.length, 2);
    for (const hostile of [
      null,
      [1],
      7,
      'x',
      { rules: [] },
      { accept: {} },
      JSON.parse('{"__proto__":{"enable":false},"constructor":{"prototype":{"x":1}}}'),
    ]) {
      editor.settings = () => hostile;
      editor.notify('workspace/didChangeConfiguration', { settings: hostile });
    }
    assert.equal((await editor.open('The regime.', 'file:///c.md').diagnostics()).length, 1);
    await editor.stop();
  });

  it('are watched only where the client lets itself be told so', async () => {
    const editor = await Editor.start(launch);
    await editor.hears('client/registerCapability');
    await editor.stop();
    const other = await Editor.start(launch, { capabilities: capabilities({ 'workspace.didChangeConfiguration': undefined }) });
    await other.open('The regime.').diagnostics();
    assert.equal(other.count('client/registerCapability'), 0);
    await other.stop();
  });
});
