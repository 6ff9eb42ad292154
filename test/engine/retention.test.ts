import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import { randomNumbers } from '../bench/random';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const COPIES = 60;
/** Paragraphs that are never edited, so that keeping an earlier text is dear. */
const REST = 1600;

describe('a draft that is edited', () => {
  it('keeps none of its earlier texts for the sake of copies in it', () => {
    const random = randomNumbers(3);
    const word = () => Array.from({ length: 7 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
    const paragraph = () => `The ${Array.from({ length: 24 }, word).join(' ')}.`;
    const copied = Array.from({ length: COPIES }, paragraph);
    // Each behind one that stands nowhere else, so that no two are copied in one piece.
    const apart = () => copied.flatMap((text) => [paragraph(), text]);
    const rest = Array.from({ length: REST }, paragraph);
    const draft = createDraft([...apart(), ...apart(), ...rest].join('\n\n'), 'plain', DEFAULT_SETTINGS);
    assert.equal(draft.findings().filter(({ rule }) => rule === 'duplicate/block').length, COPIES);

    const edit = (paragraph: string): void => {
      const at = draft.text.indexOf(paragraph) + 30;
      draft.edit([{ start: at, end: at, newText: 'x' }]);
      draft.findings();
      draft.edit([{ start: at, end: at + 1, newText: '' }]);
      draft.findings();
    };
    edit(copied[0]);
    const before = used();
    for (const paragraph of copied) edit(paragraph);
    const texts = (used() - before) / draft.text.length;
    assert.ok(texts < COPIES / 4, `${texts.toFixed(1)} times the text`);
  });
});

function used(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
