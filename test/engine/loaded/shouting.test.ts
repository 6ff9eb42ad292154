import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { flagged } from './support';

const shouting = (text: string) => flagged('loaded/sensationalism', text);

describe('shouting', () => {
  it('flags a plain word in capitals', () => {
    assert.deepEqual(shouting('It was NEVER approved by the board.'), ['NEVER']);
    assert.deepEqual(shouting('EVERY ward lost a bus.'), ['EVERY']);
  });

  const passes: [string, string][] = [
    ['acronyms', 'NASA and UNESCO signed the accord.'],
    ['an acronym’s possessive', 'The WHO’s report came out in May.'],
    ['an acronym in a name', 'The DATA Act passed in May.'],
    ['an acronym in brackets', 'The coating (LESS) is new.'],
    ['words on a sign', 'The sign says GIVE WAY in red.'],
    ['a label of a form', 'Write to us. STATE: Norland. FROM: the port.'],
    ['a notice in capitals', 'THIS NOTICE MUST NEVER BE REMOVED.'],
    ['a heading', '# NEVER again\n'],
    ['somebody’s words', '“NEVER!” shouted the delegate.'],
    ['one exclamation mark', 'The bell rang at last! Nobody came.'],
    ['exclamation marks of a speaker', '“Stop! Go back! Now!” the guard said.'],
    ['code', 'Set `NEVER` in the file.'],
  ];
  for (const [what, text] of passes)
    it(`leaves ${what} alone`, () => assert.deepEqual(flagged('loaded/sensationalism', text, 'markdown'), []));

  it('flags exclamation marks from the second of a paragraph on, and beside a question mark', () => {
    assert.deepEqual(shouting('The bell rang! Nobody came! They slept.'), ['!']);
    assert.deepEqual(shouting('The bell rang?! Nobody came.'), ['!']);
  });

  it('mends the type', () => {
    const mended = (text: string) => {
      const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
      const [finding] = draft.findings().filter(({ rule }) => rule === 'loaded/sensationalism');
      const [edit] = draft.fixes(finding).find(({ preferred }) => preferred)?.edits ?? [];
      return text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
    };
    assert.equal(mended('It was NEVER approved.'), 'It was never approved.');
    assert.equal(mended('EVERY ward lost a bus.'), 'Every ward lost a bus.');
    assert.equal(mended('The bell rang! Nobody came!'), 'The bell rang! Nobody came.');
    assert.equal(mended('The bell rang?! Nobody came.'), 'The bell rang? Nobody came.');
  });
});
