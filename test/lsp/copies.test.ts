import assert from 'node:assert/strict';
import type { CodeLens, DocumentHighlight, Location } from 'vscode-languageserver';
import { at, capabilities, type Document, documentEdit, Editor, type EditorOptions, PUSH, span } from './support/editor';
import { endChildren, shipped } from './support/launch';

const MEETING =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const HARBOUR =
  'The harbour was built in the last century for the fishing fleet, which has since moved to the deeper port on the other side of the bay.';
const OWN = 'Nothing else in this draft is of any interest to the other one, so it stands here alone.';

const COMMANDS = {
  initializationOptions: {
    commands: ['editorialBalance.goTo', 'editorialBalance.compare', 'editorialBalance.showCopies'],
  },
};

const codes = async (draft: Document) => (await draft.diagnostics()).map(({ code }) => code);

describe('copies in the server as it ships', function () {
  this.timeout(60_000);
  after(endChildren);

  const start = (options: EditorOptions = {}) => Editor.start(shipped, { ...COMMANDS, ...options });

  it('lead to the first one, to all, and to those in sight', async () => {
    const editor = await start();
    const draft = editor.open(`${MEETING}\n\n${OWN}\n\n${MEETING}\n\n${HARBOUR}\n`);
    const other = editor.open(`${HARBOUR}\n`, 'file:///other.md');
    await other.diagnostics();
    const params = { textDocument: { uri: draft.uri }, position: at(4, 10) };
    const first = { uri: draft.uri, range: span(0, 0, MEETING.length) };
    const second = { uri: draft.uri, range: span(4, 0, MEETING.length) };
    assert.deepEqual(await editor.request<Location>('textDocument/definition', params), first);
    assert.deepEqual(await editor.request<Location[]>('textDocument/references', params), [first, second]);
    const later = { ...params, context: { includeDeclaration: false } };
    assert.deepEqual(await editor.request<Location[]>('textDocument/references', later), [second]);
    assert.deepEqual(
      (await editor.request<DocumentHighlight[]>('textDocument/documentHighlight', params)).map(({ range }) => range),
      [first.range, second.range],
    );
    const elsewhere = { ...params, position: at(6, 3) };
    assert.deepEqual(await editor.request<Location[]>('textDocument/references', elsewhere), [
      { uri: draft.uri, range: span(6, 0, HARBOUR.length) },
      { uri: other.uri, range: span(0, 0, HARBOUR.length) },
    ]);
    assert.equal(await editor.request('textDocument/definition', { ...params, position: at(2, 3) }), null);
    await editor.stop();
  });

  it('are told in every open document that has them, as long as it has them', async () => {
    const editor = await start();
    const one = editor.open(`${MEETING}\n`, 'file:///one.md');
    assert.deepEqual(await codes(one), []);
    const two = editor.open(`${OWN}\n\n${MEETING}\n`, 'file:///two.md');
    assert.deepEqual(await codes(two), ['duplicate/cross-document']);
    await editor.hears('workspace/diagnostic/refresh');
    const [diagnostic] = await one.diagnostics();
    assert.equal(diagnostic.code, 'duplicate/cross-document');
    assert.deepEqual(
      diagnostic.relatedInformation?.map(({ location }) => location),
      [{ uri: two.uri, range: span(2, 0, MEETING.length) }],
    );
    two.change({ range: span(2, 0, MEETING.length), text: OWN });
    assert.ok(!(await codes(two)).includes('duplicate/cross-document'));
    assert.deepEqual(await codes(one), []);
    two.change({ range: span(2, 0, OWN.length), text: MEETING });
    await two.diagnostics();
    assert.deepEqual(await codes(one), ['duplicate/cross-document']);
    two.close();
    assert.deepEqual(await codes(one), []);
    await editor.stop();
  });

  it('are pushed anew to the other documents of a client that does not ask', async () => {
    const editor = await start({ capabilities: capabilities(PUSH) });
    const one = editor.open(`${MEETING}\n`, 'file:///one.md');
    assert.deepEqual(await one.pushed(), []);
    editor.open(`${MEETING}\n`, 'file:///two.md');
    await editor.hears<{ uri: string; diagnostics: unknown[] }>(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }) => uri === one.uri && diagnostics.length === 1,
    );
    await editor.stop();
  });

  it('are compared, and deleted in all open documents by one versioned edit', async () => {
    const editor = await start();
    const one = editor.open(`${MEETING}\n`, 'file:///one.md');
    const two = editor.open(`${OWN}\n\n${MEETING}\n`, 'file:///two.md', 'markdown', 4);
    await two.diagnostics();
    const actions = await one.actions(span(0, 3, 3));
    const compare = actions.find(({ command }) => command?.command === 'editorialBalance.compare');
    assert.deepEqual(compare?.command?.arguments, [two.uri, span(2, 0, MEETING.length), one.uri, span(0, 0, MEETING.length)]);
    const keep = actions.find(({ title }) => title.startsWith('Keep it here'));
    assert.ok(keep, actions.map(({ title }) => title).join('; '));
    const edit = documentEdit(keep);
    assert.deepEqual(edit.textDocument, { uri: two.uri, version: 4 });
    assert.deepEqual(
      edit.edits.map((change) => ('range' in change ? change.range.end.line : undefined)),
      [2],
    );
    await editor.stop();
  });

  it('are deleted in other documents under a title that tells what would be missed there', async () => {
    const editor = await start();
    const one = editor.open(`${HARBOUR}\n`, 'file:///one.md');
    const two = editor.open(`${HARBOUR} <a id="bay"></a>\n\n${OWN} See [the bay](#bay).\n`, 'file:///two.md');
    await two.diagnostics();
    const keep = async (): Promise<string | undefined> => {
      await one.diagnostics();
      return (await one.actions(span(0, 3, 3))).find(({ title }) => title.startsWith('Keep it here'))?.title;
    };
    assert.equal(await keep(), 'Keep it here, delete it in the other document (its anchor #bay is linked to there)');
    const three = editor.open(`${HARBOUR}\n\n${MEETING}\n`, 'file:///three.md');
    await three.diagnostics();
    assert.equal(
      await keep(),
      'Keep it here, delete it in the 2 other documents (in two.md, its anchor #bay is linked to elsewhere)',
    );
    await editor.stop();
  });

  it('are all deleted at once only when that is asked for by name, and shown first', async () => {
    const changes = { 'workspace.workspaceEdit.changeAnnotationSupport': {} };
    const editor = await start({ capabilities: capabilities(changes) });
    const draft = editor.open(`${MEETING}\n\n${HARBOUR}\n\n${OWN}\n\n${MEETING}\n\n${OWN} Twice.\n\n${HARBOUR}\n`);
    const whole = span(0, 0, 0, 20);
    const unasked = await draft.actions(whole);
    assert.ok(unasked.every(({ kind }) => kind === 'quickfix'));
    assert.deepEqual(await draft.actions(whole, { diagnostics: [], only: ['source.fixAll'] }), []);
    const [action, ...others] = await draft.actions(whole, { diagnostics: [], only: ['source'] });
    assert.equal(others.length, 0);
    assert.equal(action.kind, 'source.editorialBalance.deleteCopies');
    assert.equal(action.title, 'Delete 2 later copies');
    const annotations = Object.values(action.edit?.changeAnnotations ?? {});
    assert.deepEqual(
      annotations.map(({ needsConfirmation }) => needsConfirmation),
      [true],
    );
    assert.deepEqual(
      documentEdit(action).edits.map((change) => ('range' in change ? change.range.start.line : undefined)),
      [6, 8],
    );
    await editor.stop();
  });

  it('are counted above each where the settings ask for it', async () => {
    const editor = await start({ settings: () => ({ duplicates: { codeLens: true } }) });
    const one = editor.open(`${MEETING}\n\n${OWN}\n\n${MEETING}\n`, 'file:///one.md');
    const two = editor.open(`${HARBOUR}\n\n${OWN} Or not.\n`, 'file:///two.md');
    const three = editor.open(`${HARBOUR}\n`, 'file:///three.md');
    await Promise.all([one, two, three].map((draft) => draft.diagnostics()));
    const lenses = async (draft: Document) =>
      (await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: draft.uri } })).map(
        ({ range, command }) => [range.start.line, command?.title, command?.command],
      );
    const show = 'editorialBalance.showCopies';
    assert.deepEqual(await lenses(one), [
      [0, '2 copies', show],
      [4, '2 copies', show],
    ]);
    assert.deepEqual(await lenses(three), [[0, '2 copies · 2 files', show]]);
    await editor.stop();
  });
});
