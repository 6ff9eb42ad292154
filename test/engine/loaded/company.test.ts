import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Profile } from '../../../server/src/engine';

/** The flagged words of a text that count only in loaded company. */
const leaning = (text: string, profile: Profile = 'news', entriesOff: readonly string[] = []) =>
  createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile, entriesOff })
    .findings()
    .filter(({ entry }) => entry?.endsWith('-in-company'))
    .map(({ start, end }) => text.slice(start, end));

describe('words that lean in loaded company', () => {
  it('are flagged beside another loaded finding of their sentence', () => {
    assert.deepEqual(leaning('The shameful deal emboldened the board and fed tribalism.'), ['emboldened', 'tribalism']);
    assert.deepEqual(leaning('The deal emboldened the board.'), []);
    assert.deepEqual(leaning('The deal was shameful. It fed tribalism.'), []);
  });

  it('are no company to each other, nor is a hint, nor what is quoted or switched off', () => {
    assert.deepEqual(leaning('The ominous deal fed tribalism.'), []);
    assert.deepEqual(leaning('The controversial deal fed tribalism.'), []);
    assert.deepEqual(leaning('The “shameful and despicable” deal fed tribalism, Ms Roy said.'), []);
    assert.deepEqual(leaning('The shameful deal fed tribalism.', 'news', ['evaluative-adjective.shameful']), []);
  });

  it('rest in their plain senses, and in an encyclopedia', () => {
    assert.deepEqual(leaning('The shameful council let toxic waste into the river.'), []);
    assert.deepEqual(leaning('The shameful guard gave him a broken rib.'), []);
    assert.deepEqual(leaning('The shameful firm was held in contempt.'), []);
    assert.deepEqual(leaning('The shameful deal fed tribalism.', 'encyclopedia'), []);
  });
});
