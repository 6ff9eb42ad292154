import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

const claimsIn = (text: string): string[] =>
  createDraft(text, 'plain', DEFAULT_SETTINGS)
    .findings()
    .filter(({ rule }) => rule.startsWith('attribution/un'))
    .map(({ rule }) => rule.slice('attribution/'.length));

const CASES: [string, string[]][] = [
  // One claim a sentence; the figure comes first.
  ['There is no evidence the board ever met, and 40 per cent of tenants owe rent.', ['unsourced-statistic']],
  ['There is no evidence the board ever met.', ['unattributed-claim']],
  ['There is no evidence the board ever met, the audit found.', []],
  ['Immigration is to blame for housing shortages.', ['unsourced-causal']],
  ['Immigration is to blame for housing shortages, the minister said.', []],
  // Rank, not advice.
  ['It is the most corrupt port in the region.', ['unsourced-superlative']],
  ['She is the most powerful woman in banking.', ['unsourced-superlative']],
  ['The scandal is the worst in the history of the club.', ['unsourced-superlative']],
  ['The largest room is the one upstairs.', []],
  ['He saw compromise as the best way for the two towns in the valley.', []],
  // What somebody calls a thing is theirs, whoever they are.
  ['Supporters hail it as the most important scheme in the region.', []],
  ['Critics regarded it as the worst port in the region.', []],
  ['The paper named her the most powerful woman in the region.', []],
  ['It is regarded by many as the most corrupt port in the region.', []],
  ['Critics called the most corrupt port in the region a disgrace.', ['unsourced-superlative']],
  ['I guess it was only a matter of time before the mill closed.', []],
];

describe('claims of a sentence', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(claimsIn(text), expected));
});
