import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Profile } from '../../../server/src/engine';

function flagged(text: string, profile: Profile): string[] {
  return createDraft(text, 'markdown', { ...DEFAULT_SETTINGS, profile })
    .findings()
    .filter(({ family, severity }) => family === 'loaded' && severity !== 'hint')
    .map(({ start, end }) => text.slice(start, end));
}

const STORY = 'A sycophantic clerk belittles his idiotic lieutenant.';

describe('sections in which loaded rules rest', () => {
  it('a story is told under “Plot” in an encyclopedia', () => {
    assert.deepEqual(flagged(`## Plot\n\n${STORY}\n`, 'encyclopedia'), []);
    assert.deepEqual(flagged(`## Plot summary\n\n${STORY}\n`, 'encyclopedia'), []);
  });

  it('not under other headings, behind the next heading, or elsewhere', () => {
    const all = ['sycophantic', 'belittles', 'idiotic'];
    assert.deepEqual(flagged(`## The plot against the king\n\n${STORY}\n`, 'encyclopedia'), all);
    assert.deepEqual(flagged(`## Plot\n\nA clerk leaves.\n\n## Reception\n\n${STORY}\n`, 'encyclopedia'), all);
    assert.deepEqual(flagged(`## Plot\n\n${STORY}\n`, 'news'), all);
  });

  it('a report may sum up and advise in its conclusions', () => {
    const advice = 'In sum, the talks were a shameful trick.';
    assert.deepEqual(flagged(`## Conclusions\n\n${advice}\n`, 'report'), ['shameful']);
    assert.deepEqual(flagged(`## Methods\n\n${advice}\n`, 'report'), ['In sum', 'shameful']);
  });
});
