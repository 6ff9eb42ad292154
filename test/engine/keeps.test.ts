import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import { nameAround } from '../../server/src/engine/keeps';

describe('keeping words for good', () => {
  it('is offered for the phrase, and for the entry behind it', () => {
    const draft = createDraft('Ministers slammed the offer.', 'plain', DEFAULT_SETTINGS);
    assert.deepEqual(
      draft
        .fixes(draft.findings()[0])
        .filter(({ kind }) => kind === 'keep')
        .map(({ title, adds }) => [title, adds]),
      [
        ['Always accept “slammed”', { to: 'accept', item: 'slammed' }],
        ['Switch off the entry “loaded-verb.slam”', { to: 'entriesOff', item: 'loaded-verb.slam' }],
      ],
    );
  });

  for (const [text, words, name] of [
    ['She joined the Radical Party in May.', 'Radical', 'Radical Party'],
    ['The Radical Party won.', 'Radical', 'Radical Party'],
    ['Radical Party members left.', 'Radical', 'Radical Party'],
    ['He led the Campaign for Radical Change.', 'Radical', 'Campaign for Radical Change'],
    ['Radical plans were made.', 'Radical', undefined],
    ['The radical plans were made.', 'radical', undefined],
    ['A MAGA mob came.', 'MAGA mob', undefined],
    ['SHOCKING news.', 'SHOCKING', undefined],
  ] as const) {
    it(`sees ${name ? `the name “${name}”` : 'no name'} in “${text}”`, () => {
      const from = text.indexOf(words);
      assert.equal(nameAround(text, from, from + words.length), name);
    });
  }
});
