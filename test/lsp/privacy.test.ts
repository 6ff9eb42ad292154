import assert from 'node:assert/strict';
import { capabilities, Editor, span } from './support/editor';
import { confined, endChildren, shipped } from './support/launch';

/** A word that is nowhere but in the document. */
const CANARY = 'zyzzyvasecret';
const TEXT = `The so-called ${CANARY} met.\n\n“The regime of ${CANARY} fell,” she said. <!-- balance: keep ${CANARY} -->\n`;

describe('the server as it ships, where it may only read', () => {
  after(endChildren);

  it('finds, explains and mends', async () => {
    const editor = await Editor.start(confined);
    const draft = editor.open(TEXT);
    assert.ok((await draft.diagnostics()).some(({ code }) => code === 'loaded/doubt-marker'));
    assert.ok(await draft.hover(0, 6));
    assert.ok((await draft.actions(span(0, 4, 6))).length > 0);
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);
});

describe('what the server writes to the log', () => {
  after(endChildren);

  it('never has words of a document, whatever is asked about it', async () => {
    const editor = await Editor.start(shipped, {
      capabilities: capabilities({ 'textDocument.inlayHint': {} }),
      settings: () => ({ attributionLens: 'on', rules: { 'no/such-rule': 'off' } }),
    });
    const draft = editor.open(TEXT);
    assert.ok((await draft.diagnostics()).some(({ code }) => code === 'loaded/doubt-marker'));
    const textDocument = { uri: draft.uri };
    const ask = (method: string, params: object) => editor.request(method, { textDocument, ...params }).catch(() => undefined);
    await draft.hover(0, 6);
    await draft.actions(span(0, 0, 40));
    for (const method of ['hover', 'definition', 'references', 'documentHighlight', 'codeLens', 'inlayHint', 'codeAction']) {
      await ask(`textDocument/${method}`, { position: { line: 0, character: 6 }, range: span(0, 0, 0, 3), context: {} });
      await ask(`textDocument/${method}`, { position: CANARY, range: { start: CANARY }, context: CANARY });
    }
    draft.change({ range: span(0, 9, 2), text: CANARY });
    draft.change({ range: { start: { line: -1, character: 0.5 }, end: { line: 1, character: 1 } }, text: CANARY });
    draft.change({ text: `${CANARY}. `.repeat(5_000) });
    await draft.diagnostics();
    await editor.settle();
    const logged = editor.heard.filter(({ method }) => method === 'window/logMessage' || method === '$/logTrace');
    assert.ok(logged.length > 0, 'the wrong setting should have been told');
    assert.doesNotMatch(JSON.stringify(logged), new RegExp(CANARY));
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);
});
