import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { capabilities, Editor, PUSH, span } from './support/editor';
import { endChildren, inProcess, spawned } from './support/launch';

/** The versions of a document for which diagnostics were published, in order. */
const published = (editor: Editor, uri: string) =>
  editor.heard
    .filter(({ method }) => method === 'textDocument/publishDiagnostics')
    .map(({ params }) => params as PublishDiagnosticsParams)
    .filter((params) => params.uri === uri)
    .map(({ version }) => version);

describe('the server in a bad hour', () => {
  after(endChildren);

  // Windows has no signal that suspends.
  for (const options of process.platform === 'win32' ? [] : [capabilities(PUSH), capabilities()]) {
    const pushes = (options.textDocument as { diagnostic?: unknown }).diagnostic === undefined;
    it(`catches up after it was suspended, and ${pushes ? 'publishes nothing twice' : 'answers every question'}`, async () => {
      const editor = await Editor.start(spawned, { capabilities: options });
      const draft = editor.open('The regime fell.\n');
      if (pushes) await draft.pushed();
      editor.running.process?.kill('SIGSTOP');
      const pulls: Promise<unknown>[] = [];
      for (let i = 0; i < 200; i++) {
        draft.change({ range: span(0, 0, 0), text: i % 2 === 0 ? 'regime ' : 'x ' });
        if (!pushes) pulls.push(draft.pull());
      }
      editor.running.process?.kill('SIGCONT');
      const items = pushes ? await draft.pushed() : await draft.diagnostics();
      assert.equal(items.length, 101);
      await Promise.all(pulls);
      if (pushes) {
        const versions = published(editor, draft.uri);
        assert.deepEqual(
          versions,
          [...new Set(versions)].sort((a, b) => Number(a) - Number(b)),
        );
      }
      assert.equal(await editor.stop(), 0);
    });
  }

  for (const [direction, by] of [
    ['back', -86_400_000],
    ['forward', 86_400_000],
  ] as const) {
    it(`goes on when the clock jumps ${direction} by a day`, async () => {
      const editor = await Editor.start(inProcess, { capabilities: capabilities(PUSH) });
      const asking = await Editor.start(inProcess);
      const draft = editor.open('The regime fell.\n');
      const asked = asking.open('The regime fell.\n');
      assert.equal((await draft.pushed()).length, 1);
      const before = await asked.pull();
      const { now } = Date;
      Date.now = () => now() + by;
      try {
        for (let i = 0; i < 3; i++) {
          draft.change({ range: span(0, 0, 0), text: 'regime ' });
          assert.equal((await draft.pushed()).length, 2 + i);
        }
        assert.equal((await asked.pull(before.resultId)).kind, 'unchanged');
        asked.change({ text: 'The regime, the regime.\n' });
        assert.equal((await asked.diagnostics()).length, 2);
      } finally {
        Date.now = now;
      }
      await Promise.all([editor.stop(), asking.stop()]);
    });
  }

  it('goes on when so much time has passed as in a machine that slept', async () => {
    const editor = await Editor.start(inProcess, { capabilities: capabilities(PUSH) });
    const draft = editor.open('The regime fell.\n');
    assert.equal((await draft.pushed()).length, 1);
    const { now } = performance;
    performance.now = () => now.call(performance) + 86_400_000;
    try {
      draft.change({ range: span(0, 0, 0), text: 'regime ' });
      assert.equal((await draft.pushed()).length, 2);
    } finally {
      performance.now = now;
    }
    await editor.stop();
  });

  it('answers with an error when a question is too much for it, and lives on', async () => {
    const editor = await Editor.start(spawned);
    const draft = editor.open('The fault of the engine.\n');
    const questions = ['hover', 'definition', 'references', 'documentHighlight', 'codeAction', 'diagnostic'];
    const params = { textDocument: { uri: draft.uri }, position: { line: 0, character: 0 }, range: span(0, 0, 3), context: {} };
    for (const question of questions) await editor.request(`textDocument/${question}`, params).catch(() => undefined);
    draft.change({ text: 'The regime fell.\n' });
    assert.equal((await draft.diagnostics()).length, 1);
    assert.equal(await editor.stop(), 0);
  });
});
