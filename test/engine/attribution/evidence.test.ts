import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Profile } from '../../../server/src/engine';

/** Status and grade of every sentence. */
function evidenceOf(text: string, profile: Profile = 'news'): string[] {
  return createDraft(text, 'markdown', { ...DEFAULT_SETTINGS, profile })
    .sentences()
    .map(({ attribution }) => `${attribution?.status} ${attribution?.grade.toFixed(2)}`);
}

const CASES: [string, string[]][] = [
  ['Okoye said the levy is dead.', ['cued 1.00']],
  [
    'Okoye said the levy is dead. It would not come back. Nobody would miss it. The rest is known.',
    ['cued 1.00', 'carried 0.60', 'carried 0.36', 'none 0.00'],
  ],
  ['Okoye said the levy is dead. But the board had other plans.', ['cued 1.00', 'none 0.00']],
  ['Okoye said the levy is dead. The minister left for the coast.', ['cued 1.00', 'none 0.00']],
  // Free indirect style is carried, never more.
  ['Okoye told the board he was furious. The levy would go.', ['cued 1.00', 'carried 0.60']],
  // Thoughts are known of somebody, but nobody is said to have told them.
  ['The premier wants a headline.', ['cued 0.20']],
  // A sentence may say whose view the one before is.
  ['Rents doubled. Okoye said so in May.', ['carried 1.00', 'cued 1.00']],
  ['Rents doubled. That is the view of the auditor Kim Sato.', ['carried 0.90', 'none 0.90']],
  ['Rents doubled. So said the audit.', ['carried 0.90', 'none 0.90']],
  ['Rents doubled. That was a long year.', ['none 0.00', 'none 0.00']],
  // A cue that is denied attributes nothing.
  ['Okoye did not say whether the levy is dead.', ['none 0.00']],
  ['The levy is dead ([minutes](https://council.example/minutes)).', ['cited 0.90']],
  ['The levy is dead ([minutes](minutes.md)).', ['none 0.00']],
];

describe('evidence', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(evidenceOf(text), expected));

  it('of a last citation covers the paragraph where sources are given that way', () => {
    const text = 'The mill closed. The town shrank.[^1]\n\n[^1]: Archive.\n';
    assert.deepEqual(evidenceOf(text, 'encyclopedia').slice(0, 2), ['cited 0.90', 'cited 0.90']);
    assert.deepEqual(evidenceOf(text, 'news').slice(0, 2), ['none 0.00', 'cited 0.90']);
  });
});
