import assert from 'node:assert/strict';
import { documentEdit, Editor } from './support/editor';
import { endChildren, shipped } from './support/launch';

const PARAGRAPH =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const DRAFT = `${PARAGRAPH}\n\nThe so-called experts reportedly met in private.\n\n${PARAGRAPH}\n`;

describe('the server as it ships', () => {
  after(endChildren);

  it('finds, explains and mends with the real engine', async () => {
    const editor = await Editor.start(shipped, { initializationOptions: { commands: ['editorialBalance.goTo'] } });
    const draft = editor.open(DRAFT);
    const diagnostics = await draft.diagnostics();
    assert.ok(diagnostics.some(({ code }) => code === 'loaded/doubt-marker'));
    for (const { range, code } of diagnostics) {
      assert.ok(await draft.hover(range.start.line, range.start.character), `no hover for ${code}`);
      const actions = await draft.actions(range);
      assert.ok(actions.length > 0, `no fix for ${code}`);
      for (const action of actions.filter(({ edit }) => edit)) assert.equal(documentEdit(action).textDocument.version, 1);
    }
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);

  it('moves what it found when a line before it is parted at a blank', async () => {
    const editor = await Editor.start(shipped);
    const draft = editor.open(DRAFT);
    const lines = async () => (await draft.diagnostics()).map(({ range }) => range.start.line);
    const before = await lines();
    const blank = { line: 0, character: PARAGRAPH.indexOf(' ') };
    draft.change({ range: { start: blank, end: { line: 0, character: blank.character + 1 } }, text: '\n' });
    assert.deepEqual(
      await lines(),
      before.map((line) => line + 1),
    );
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);

  const IN_LANGUAGE: Readonly<Record<string, string>> = {
    wikitext: "{{Infobox|a=so-called}} The ''so-called'' experts met.",
    html: '<p class="so-called">The <i>so-called</i> experts met.</p>',
    asciidoc: '* The _so-called_ experts met.\n\n[so-called]\n----\nso-called\n----',
    org: '* TODO The /so-called/ experts met.',
    restructuredtext: '* The *so-called* experts met.',
    latex: '\\label{so-called}The \\emph{so-called} experts met.',
  };
  it('reads each language by its own rules', async () => {
    const editor = await Editor.start(shipped);
    for (const [language, text] of Object.entries(IN_LANGUAGE)) {
      const draft = editor.open(text, `file:///draft.${language}`, language);
      const found = (await draft.diagnostics()).filter(({ code }) => code === 'loaded/doubt-marker');
      const start = text.indexOf('so-called', text.indexOf('The'));
      assert.deepEqual(
        found.map(({ range }) => [range.start.character, range.end.character]),
        [[start, start + 'so-called'.length]],
        language,
      );
    }
    assert.equal(await editor.stop(), 0);
  }).timeout(60_000);
});
