import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { capabilities, documentEdit, Editor, span } from './support/editor';
import { eachWay } from './support/launch';

const titles = (actions: CodeAction[]) => actions.map(({ title }) => title);
const COMMANDS = { commands: ['editorialBalance.goTo', 'editorialBalance.acceptPhrase'] };

eachWay('quick fixes', (launch) => {
  it('are versioned edits, linked to their diagnostic, one of them preferred', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime reportedly fell.', undefined, undefined, 7);
    const [loaded, hearsay] = await draft.diagnostics();
    const actions = await draft.actions(span(0, 0, 27));
    assert.deepEqual(actions, [
      {
        title: 'Replace with "government"',
        kind: 'quickfix',
        diagnostics: [loaded],
        isPreferred: true,
        edit: {
          documentChanges: [
            { textDocument: { uri: draft.uri, version: 7 }, edits: [{ range: span(0, 4, 10), newText: 'government' }] },
          ],
        },
      },
      {
        title: 'Name the source',
        kind: 'quickfix',
        diagnostics: [hearsay],
        edit: {
          documentChanges: [
            { textDocument: { uri: draft.uri, version: 7 }, edits: [{ range: span(0, 11, 21), newText: '[who says so?]' }] },
          ],
        },
      },
    ]);
    await editor.stop();
  });

  it('are plain for a client that takes no versions and no preference', async () => {
    const editor = await Editor.start(launch, {
      capabilities: capabilities({
        'workspace.workspaceEdit': undefined,
        'textDocument.codeAction.isPreferredSupport': undefined,
      }),
    });
    const draft = editor.open('The regime.');
    const [action] = await draft.actions(span(0, 5, 5));
    assert.deepEqual(action.edit, { changes: { [draft.uri]: [{ range: span(0, 4, 10), newText: 'government' }] } });
    assert.equal(action.isPreferred, undefined);
    await editor.stop();
  });

  it('are not offered to a client that takes commands only', async () => {
    const editor = await Editor.start(launch, { capabilities: {} });
    assert.equal(editor.server.capabilities.codeActionProvider, undefined);
    assert.deepEqual(await editor.open('The regime.').actions(span(0, 5, 5)), []);
    await editor.stop();
  });

  it('go by the range, at the edges of a finding too, and not by what the client says of diagnostics', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime fell.');
    for (const [from, to, offered] of [
      [0, 3, 0],
      [0, 4, 1],
      [10, 12, 1],
      [11, 12, 0],
      [0, 16, 1],
    ] as const) {
      assert.equal((await draft.actions(span(0, from, to))).length, offered, `${from}-${to}`);
    }
    const foreign = {
      range: span(5, 1, 2),
      message: 'x',
      code: 'loaded/contentious-label',
      data: { rule: 'x', start: 0, end: 3 },
    };
    assert.deepEqual(titles(await draft.actions(span(0, 5, 5), { diagnostics: [foreign] })), ['Replace with "government"']);
    await editor.stop();
  });

  it('fit the newest text when it changed after the diagnostics', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime fell.');
    await draft.diagnostics();
    draft.change({ range: span(0, 0, 0), text: 'Then\n' });
    assert.deepEqual(await draft.actions(span(0, 4, 10)), []);
    const [action] = await draft.actions(span(1, 4, 10));
    const change = documentEdit(action);
    assert.equal(change.textDocument.version, 2);
    assert.deepEqual(change.edits[0].range, span(1, 4, 10));
    await editor.stop();
  });

  it('are left out when only other kinds are asked for', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime.');
    for (const [only, offered] of [
      [['quickfix'], 1],
      [[''], 1],
      [['source.fixAll'], 0],
      [['source', 'quickfix'], 1],
      [['quickfix.other'], 0],
      [['refactor'], 0],
      [[], 0],
    ] as const) {
      assert.equal((await draft.actions(span(0, 5, 5), { diagnostics: [], only })).length, offered, JSON.stringify(only));
    }
    await editor.stop();
  });

  it('that only the client can carry out are commands, if it said that it can', async () => {
    const text = 'A paragraph of more than five words.\n\nA paragraph of more than five words.\n\nThe regime.';
    const editor = await Editor.start(launch, { initializationOptions: COMMANDS });
    const draft = editor.open(text);
    const [remove, goTo] = await draft.actions(span(2, 0, 0));
    assert.deepEqual([remove.isPreferred, goTo.isPreferred], [true, undefined]);
    assert.deepEqual(goTo.command, {
      title: 'Go to the first copy',
      command: 'editorialBalance.goTo',
      arguments: [draft.uri, span(0, 0, 36)],
    });
    const [, accept] = await draft.actions(span(4, 5, 5));
    assert.deepEqual(accept.command, {
      title: 'Accept "regime"',
      command: 'editorialBalance.acceptPhrase',
      arguments: ['regime', draft.uri],
    });
    await editor.stop();
    const other = await Editor.start(launch);
    assert.deepEqual(titles(await other.open(text).actions(span(2, 0, 11, 4))), [
      'Delete this copy',
      'Replace with "government"',
    ]);
    await other.stop();
  });
});
