import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

const claimOf = (text: string): { readonly score: number; readonly kind: string } | null =>
  createDraft(text, 'markdown', DEFAULT_SETTINGS).sentences()[0].claim;

describe('the score of a claim', () => {
  it('grows with what a desk would ask a source for', () => {
    const scores = [
      'The hall is a place to sit on a warm day.',
      'The hall is the largest in the county.',
      'The hall cost 40 per cent more than planned.',
      'The hall cost 40 per cent more because of fraud and was clearly meant as an insult to the town.',
    ].map((text) => claimOf(text)?.score ?? -1);
    assert.deepEqual(
      [...scores].sort((a, b) => a - b),
      scores,
    );
    assert.ok(scores[0] < 1 && scores[2] >= 1, scores.join(', '));
  });

  it('names what counts most', () => assert.equal(claimOf('The council lost 900 homes.')?.kind, 'statistic'));
  it('is none for an opinion given as such', () => assert.equal(claimOf('I think 40 per cent is too much.')?.score, 0));
  it('sinks for events that people saw', () =>
    assert.equal(claimOf('The two ministers met on Monday in the largest hall in Cork.')?.score, 0));
  it('is not given to questions and headings', () =>
    assert.deepEqual([claimOf('Did the council lose 900 homes?'), claimOf('# 900 homes lost')], [null, null]));
  it('leaves out what others say', () =>
    assert.ok((claimOf('“Nine hundred homes are lost and 40 per cent have left,” said Okoye.')?.score ?? 1) < 1));
});
