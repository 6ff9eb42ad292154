import assert from 'node:assert/strict';
import { type Hover, type InlayHint, MarkupContent, type Range } from 'vscode-languageserver';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import { capabilities, type Document, Editor, type EditorOptions, span } from './support/editor';
import { realInProcess } from './support/launch';

const HINTS = { 'textDocument.inlayHint': {}, 'workspace.inlayHint': { refreshSupport: true } };
const ON = { attributionLens: 'on' };

const start = (options: EditorOptions = {}) =>
  Editor.start(realInProcess, { capabilities: capabilities(HINTS), settings: () => ON, ...options });

const hints = (editor: Editor, draft: Document, range: Range) =>
  editor.request<InlayHint[] | null>('textDocument/inlayHint', { textDocument: { uri: draft.uri }, range });

const LONG = span(0, 0, 0, 99);

async function labels(text: string, range = LONG): Promise<unknown[]> {
  const editor = await start();
  const draft = editor.open(text);
  const found = (await hints(editor, draft, range)) ?? [];
  await editor.stop();
  return found.map(({ label, position }) => [position.line, position.character, label]);
}

const told = (hover: Hover | null) => (hover && MarkupContent.is(hover.contents) ? hover.contents.value : null);

describe('who says what', () => {
  it('stands behind each sentence that rests on somebody, or should', async () => {
    const text = [
      'Ms Okoye said the bridge was unsafe. It was closed in May.',
      'A spokesman for Eastern Rail denied that it had been warned.',
      'Crime rose by 40% in a year because of the closure.',
      'The fair opened on Sunday.',
    ];
    assert.deepEqual(await labels(text.join('\n\n')), [
      [0, 36, 'Ms Okoye'],
      [0, 58, 'carried from Ms Okoye'],
      [2, 60, 'a spokesman for Eastern Rail'],
      [4, 51, 'no source'],
    ]);
  });

  it('gives a quotation to the speaker beside it, and a citation its due', async () => {
    assert.deepEqual(await labels('“We were never asked,” Mr Lim said. “Nobody told us of the plan at all.”'), [
      [0, 35, 'Mr Lim'],
      [0, 72, 'quoted: Mr Lim'],
    ]);
    assert.deepEqual(await labels('Rents [rose by a third](https://example.org/rents) last year.'), [[0, 61, 'cited']]);
  });

  it('is told of the range that is asked for', async () => {
    const text = 'Ms Okoye said it was late.\n\nMr Lim said it was early.\n\nMs Osei said it was neither.';
    assert.deepEqual(await labels(text, span(2, 0, 25)), [[2, 25, 'Mr Lim']]);
  });

  it('says which words tell it', async () => {
    const editor = await start();
    const draft = editor.open('Ms Okoye said the bridge was unsafe.');
    const [hint] = (await hints(editor, draft, LONG)) ?? [];
    assert.match(String(hint.tooltip), /a named person or body\. Told by “said”\. \d+ % of the sentence is theirs\./);
    await editor.stop();
  });

  it('tells at a source how far it reaches', async () => {
    const editor = await start();
    const draft = editor.open('Ms Okoye said the bridge was unsafe. It was closed in May. Mr Lim said it was safe.');
    assert.equal(told(await draft.hover(0, 4)), 'Speaks in this sentence and the next; 9 words are theirs.');
    assert.equal(told(await draft.hover(0, 62)), 'Speaks in this sentence; 3 words are theirs.');
    assert.equal(await draft.hover(0, 20), null);
    await editor.stop();
  });

  it('is off by default, hover and all, and follows the setting', async () => {
    const editor = await start({ settings: () => null });
    const draft = editor.open('Ms Okoye said the bridge was unsafe.');
    assert.equal(await hints(editor, draft, LONG), null);
    assert.equal(await draft.hover(0, 4), null);
    editor.settings = () => ON;
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.hears('workspace/inlayHint/refresh');
    assert.equal((await hints(editor, draft, LONG))?.length, 1);
    draft.change({ range: span(0, 0, 8), text: 'Nobody' });
    assert.deepEqual(await hints(editor, draft, LONG), []);
    await editor.stop();
  });

  it('is offered only to editors that show hints, and refuses a range that is none', async () => {
    const without = await start({ capabilities: capabilities() });
    assert.equal(without.server.capabilities.inlayHintProvider, undefined);
    await without.stop();
    const editor = await start();
    assert.equal(editor.server.capabilities.inlayHintProvider, true);
    const draft = editor.open('Ms Okoye said so.');
    const params = { textDocument: { uri: draft.uri }, range: { start: 'here' } };
    await assert.rejects(editor.request('textDocument/inlayHint', params), /range/);
    await editor.stop();
  });

  it('reads no more of the document than is asked for', () => {
    const text = 'Ms Okoye said it was late.\n\n'.repeat(50);
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const at = text.length / 2;
    const some = draft.sentences({ start: at, end: at + 5 });
    assert.ok(some.length <= 2, String(some.length));
    assert.deepEqual(
      some,
      draft.sentences().filter(({ start }) => some.some((one) => one.start === start)),
    );
  });
});
