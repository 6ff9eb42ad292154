import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { findingsOf } from './findings';

const found = (text: string): string[] => findingsOf('attribution/unclear-speaker', text);

const CASES: [string, string[]][] = [
  ['Lind met Boro. He said the fee was dead.', ['hint: He']],
  ['Ana Ruiz thanked Tom Bell. She said the fee was dead.', ['hint: She']],
  // Only one of the two can be meant.
  ['Mr Lind met Ms Boro. She said the fee was dead.', []],
  ['Lind met the board. He said the fee was dead.', []],
  ['Lind visited Norway. He said the fee was dead.', []],
  // Who spoke goes on speaking.
  ['Lind told Boro that the fee was high. He said it would fall.', []],
  // Nobody has been named yet.
  ['They say the well is dry.', ['hint: They']],
  ['He said the fee was dead.', ['hint: He']],
  ['A spokesman said the line was closed.', ['hint: A spokesman']],
  ['The line is run by Eastern Rail. A spokesman said it was closed.', []],
  ['Dana Osei chairs the board.\n\nShe said the fee was dead.', []],
  ['“They say the well is dry,” Ms Adair said.', []],
];

describe('speakers who cannot be told', () => {
  for (const [text, expected] of CASES) it(JSON.stringify(text), () => assert.deepEqual(found(text), expected));

  it('may be named from the light bulb, one fix for each', () => {
    const draft = createDraft('Lind met Boro. He said the fee was dead.', 'plain', DEFAULT_SETTINGS);
    const [finding] = draft.findings().filter(({ rule }) => rule === 'attribution/unclear-speaker');
    const names = draft.fixes(finding).flatMap(({ edits }) => edits.map(({ newText }) => newText));
    assert.deepEqual(names, ['Lind', 'Boro']);
  });

  it('are told again once somebody is named above, as if the text were read anew', () => {
    const draft = createDraft('# News\n\nThe rain fell.\n\nShe said the fee was dead.', 'markdown', DEFAULT_SETTINGS);
    const speakers = (): number => draft.findings().filter(({ rule }) => rule === 'attribution/unclear-speaker').length;
    assert.equal(speakers(), 1);
    const at = draft.text.indexOf('The rain');
    draft.edit([{ start: at, end: at + 'The rain fell.'.length, newText: 'Dana Osei chairs the board.' }]);
    assert.equal(speakers(), 0);
  });
});
