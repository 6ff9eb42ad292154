import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver';
import { firstBlank, withTabStops } from '../../server/src/lsp/blanks';
import { capabilities, Editor, span } from './support/editor';
import { eachWay } from './support/launch';

const edit = (from: number, to: number, newText: string, line = 0): TextEdit => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  newText,
});

const stop = (number: number, blank: string): string => `\${${number}:${blank}}`;

describe('blanks that a fix leaves', () => {
  it('become tab stops, with what has a meaning in snippets escaped', () =>
    assert.deepEqual(withTabStops([edit(0, 0, 'cost $5 }, [who?] said'), edit(9, 9, ' on [date?]'), edit(20, 21, '')]), [
      { range: edit(0, 0, '').range, snippet: { kind: 'snippet', value: `cost \\$5 \\}, ${stop(1, '[who?]')} said` } },
      { range: edit(9, 9, '').range, snippet: { kind: 'snippet', value: ` on ${stop(2, '[date?]')}` } },
      edit(20, 21, ''),
    ]));

  it('are found where they stand after the edits', () => {
    assert.deepEqual(firstBlank([edit(10, 10, ', [who?] said')]), span(0, 12, 18));
    assert.deepEqual(firstBlank([edit(0, 3, ''), edit(10, 10, ' [source?]')]), span(0, 8, 17));
    assert.deepEqual(firstBlank([edit(4, 4, '[^1]', 2), edit(3, 3, '\n\n[^1]: [source?]\n', 5)])?.start, {
      line: 7,
      character: 6,
    });
    assert.equal(firstBlank([edit(0, 3, 'the')]), undefined);
  });
});

eachWay('fixes that leave a blank', (launch) => {
  const TEXT = 'The regime reportedly fell.';
  const HEARSAY = span(0, 11, 21);

  it('are snippets for a client that takes snippet edits', async () => {
    const editor = await Editor.start(launch, {
      capabilities: capabilities({ 'workspace.workspaceEdit.snippetEditSupport': true }),
    });
    const [action] = (await editor.open(TEXT).actions(span(0, 15, 15))).filter(({ title }) => title === 'Name the source');
    const [change] = action.edit?.documentChanges ?? [];
    assert.deepEqual('edits' in change && change.edits, [
      { range: HEARSAY, snippet: { kind: 'snippet', value: stop(1, '[who says so?]') } },
    ]);
    await editor.stop();
  });

  it('have the blank selected by a client that can', async () => {
    const editor = await Editor.start(launch, { initializationOptions: { commands: ['editorialBalance.goTo'] } });
    const draft = editor.open(TEXT);
    const [action] = (await draft.actions(span(0, 15, 15))).filter(({ title }) => title === 'Name the source');
    assert.deepEqual(action.command?.arguments, [draft.uri, span(0, 11, 25)]);
    await editor.stop();
  });
});
