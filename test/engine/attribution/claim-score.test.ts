import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

const claimOf = (text: string): { readonly score: number; readonly kind: string } | null =>
  createDraft(text, 'markdown', DEFAULT_SETTINGS).sentences()[0].claim;

describe('the score of a claim', () => {
  it('grows with what can be checked', () => {
    const scores = [
      'The hall is a pleasant place to sit on a warm day.',
      'The council spent more on the hall last year.',
      'The council spent 40 per cent more on the hall last year.',
    ].map((text) => claimOf(text)?.score ?? -1);
    assert.deepEqual(
      [...scores].sort((a, b) => a - b),
      scores,
    );
    assert.ok(scores[0] < 0.5 && scores[2] >= 0.5, scores.join(', '));
  });

  it('names what counts most', () => assert.equal(claimOf('The council lost 900 homes.')?.kind, 'figure'));
  it('sinks with wishes and opinions', () =>
    assert.ok((claimOf('I think we should spend more.')?.score ?? 1) < (claimOf('The town did spend more.')?.score ?? 0)));
  it('is not given to questions and headings', () =>
    assert.deepEqual([claimOf('Did the council lose 900 homes?'), claimOf('# 900 homes lost')], [null, null]));
  it('leaves out what others say', () =>
    assert.ok((claimOf('“Nine hundred homes are lost and 40 per cent have left,” said Okoye.')?.score ?? 1) < 0.5));
});
