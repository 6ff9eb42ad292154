import assert from 'node:assert/strict';
import { createDraft, type Draft } from '../../server/src/engine';
import { pauseAfter } from '../../server/src/lsp/diagnostics';
import { at, capabilities, Editor, span } from './support/editor';
import { inProcessWith } from './support/launch';

const MEETING =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const DRAFT = `${MEETING}\n\nThe so-called experts met, Ms Okoye said.\n\n${MEETING}\n`;

/** A server with the real engine that counts how often each draft is analysed, by the address it is compared as. */
function counting() {
  const analyses = new Map<string, number>();
  const launch = () =>
    inProcessWith((...given) => {
      let name = '';
      const draft = createDraft(...given);
      return new Proxy(draft, {
        get(target, key, receiver) {
          if (key === 'compareWith')
            return (...[index, uri]: Parameters<Draft['compareWith']>) => {
              name = uri;
              target.compareWith(index, uri);
            };
          if (key === 'analyse') analyses.set(name, (analyses.get(name) ?? 0) + 1);
          return Reflect.get(target, key, receiver);
        },
      });
    });
  return { launch, analyses };
}

describe('an analysis', () => {
  it('is made once for each state of a document, whatever is asked about it', async () => {
    const { launch, analyses } = counting();
    const editor = await Editor.start(launch, {
      capabilities: capabilities({ 'textDocument.inlayHint': {} }),
      initializationOptions: { commands: ['editorialBalance.goTo', 'editorialBalance.compare', 'editorialBalance.showCopies'] },
      settings: () => ({ attributionLens: 'on', duplicates: { codeLens: true } }),
    });
    const draft = editor.open(DRAFT);
    const other = editor.open('Nothing is copied here.\n', 'file:///other.md');
    await other.diagnostics();
    const diagnostics = await draft.diagnostics();
    const before = new Map(analyses);
    const textDocument = { uri: draft.uri };
    const askAll = async (): Promise<void> => {
      for (const { range } of diagnostics) {
        assert.ok(await draft.hover(range.start.line, range.start.character));
        assert.ok((await draft.actions(range)).length > 0);
      }
      for (const request of ['definition', 'documentHighlight', 'references'])
        assert.ok(await editor.request(`textDocument/${request}`, { textDocument, position: at(4, 3), context: {} }), request);
      assert.ok(await editor.request('textDocument/codeLens', { textDocument }));
      const hints = await editor.request<unknown[]>('textDocument/inlayHint', { textDocument, range: span(0, 0, 0, 9) });
      assert.ok(hints.length > 0);
      editor.notify('textDocument/didSave', { textDocument });
      await draft.pull();
    };
    await askAll();
    assert.deepEqual(analyses, before);

    // What another document says changes the index of both, but nothing of this one.
    other.change({ text: 'Nothing is copied here either.\n' });
    await other.diagnostics();
    await askAll();
    assert.equal(analyses.get(draft.uri), before.get(draft.uri));
    assert.ok((analyses.get(other.uri) ?? 0) > (before.get(other.uri) ?? 0));
    await editor.stop();
  });

  it('is not what a hover right behind an edit waits for', async () => {
    const { launch } = counting();
    const editor = await Editor.start(launch);
    const draft = editor.open(`The plan was clearly late.\n\n${'Nothing is said here.\n\n'.repeat(5000)}`);
    await draft.diagnostics();
    draft.change({ range: span(2, 0, 2), text: 'Hardly ' }, { range: span(0, 0, 3), text: 'On Monday, the' });
    const diagnostics = draft.diagnostics();
    const hover = draft.hover(0, 24);
    const first = await Promise.race([hover.then(() => 'hover'), diagnostics.then(() => 'diagnostics')]);
    assert.equal(first, 'hover');
    assert.deepEqual((await hover)?.range, span(0, 24, 31));
    assert.deepEqual((await diagnostics)[0].range, span(0, 24, 31));
    await editor.stop();
  });

  it('that is pushed is followed by a pause that grows with its cost, within bounds', () => {
    assert.equal(pauseAfter(0), 0);
    assert.ok(pauseAfter(1) < pauseAfter(10) && pauseAfter(10) < pauseAfter(50));
    assert.equal(pauseAfter(10_000), pauseAfter(100_000));
  });
});
