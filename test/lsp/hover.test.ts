import assert from 'node:assert/strict';
import { type Hover, MarkupContent } from 'vscode-languageserver';
import { capabilities, Editor, span } from './support/editor';
import { eachWay } from './support/launch';

/** The contents of a hover, which must be there and be MarkupContent. */
function contents(hover: Hover | null): MarkupContent {
  assert.ok(hover && MarkupContent.is(hover.contents));
  return hover.contents;
}
const value = (hover: Hover | null) => contents(hover).value;

eachWay('hover', (launch) => {
  it('adds to the message what an editor needs to decide', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime reportedly fell.');
    const hover = await draft.hover(0, 4);
    assert.deepEqual(hover?.range, span(0, 4, 10));
    assert.equal(contents(hover).kind, 'markdown');
    const text = value(hover);
    for (const part of [
      '**The rule loaded/contentious-label**',
      'Around it stands',
      'It is fine in a quotation',
      '[A guideline](https://example.org/guideline)',
      'Suggested fix:** Replace with "government"',
      'About this rule',
    ]) {
      assert.ok(text.includes(part), `${part}\n${text}`);
    }
    assert.ok(!text.includes('takes a side'));
    assert.ok(!text.includes('Evidence'));
    assert.match(value(await draft.hover(0, 15)), /\*\*Evidence:\*\* No source was found/);
    await editor.stop();
  });

  it('is there on the word and nowhere else', async () => {
    const editor = await Editor.start(launch);
    const draft = editor.open('The regime fell.');
    for (const [character, shown] of [
      [3, false],
      [4, true],
      [9, true],
      [10, false],
      [99, false],
    ] as const) {
      assert.equal((await draft.hover(0, character)) !== null, shown, String(character));
    }
    assert.equal(
      await editor.request('textDocument/hover', {
        textDocument: { uri: 'file:///other.md' },
        position: { line: 0, character: 0 },
      }),
      null,
    );
    await editor.stop();
  });

  it('is plain text for a client that wants it so', async () => {
    for (const contentFormat of [['plaintext', 'markdown'], ['plaintext'], undefined]) {
      const editor = await Editor.start(launch, { capabilities: capabilities({ 'textDocument.hover': { contentFormat } }) });
      const hover = await editor.open('The *regime* fell.').hover(0, 5);
      assert.equal(contents(hover).kind, 'plaintext');
      assert.match(value(hover), /Around it stands: The \*regime\* fell\.\n\nFine as it is: It/);
      assert.match(value(hover), /A guideline \(https:\/\/example\.org\/guideline\)/);
      await editor.stop();
    }
  });

  it('never makes Markdown out of the document', async () => {
    const editor = await Editor.start(launch);
    const evil = [
      '[a](command:b)',
      '![i](http://x.invalid/p.png)',
      '<img src=x>',
      'http://x.invalid',
      '`` ` ``',
      '&lt;img&gt;',
      '**b**',
    ];
    for (const [index, text] of evil.entries()) {
      const shown = value(await editor.open(`${text} regime ${text}`, `file:///${index}.md`).hover(0, text.length + 2));
      assert.doesNotMatch(
        shown.replace(/\[(A guideline|About this rule)\]\(https:[^)]*\)/g, ''),
        /(?<!\\)[<`[]|(?<!\\)\]\(|http:\/\/|(?<!\\)&|\*\*b\*\*/,
        shown,
      );
    }
    await editor.stop();
  });
});
