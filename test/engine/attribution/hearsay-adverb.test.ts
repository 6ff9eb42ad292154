import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const found = (text: string): string[] => findingsOf('attribution/hearsay-adverb', text);

const CASES: [string, string[]][] = [
  ['The mayor reportedly agreed.', ['information: reportedly']],
  ['The chief allegedly kept two sets of books.', ['information: allegedly']],
  // The verb that the adverb stands on is no source of its own.
  ['The mayor reportedly agreed that the fee was dead.', ['information: reportedly']],
  ['The mayor reportedly left early, the Harbour Times said.', []],
  // The sentence before names who reports it, whoever the next one is about.
  ['Prosecutors at Leeds Crown Court said the books were false. The chief allegedly burned one.', []],
];

describe('hearsay', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(found(text), expected));

  it('and the figure that is hearsay are one finding', () => {
    const figures = (text: string) => findingsOf('attribution/unsourced-statistic', text).length;
    assert.equal(figures('There are reportedly about 5,000 migrants in the town.'), 0);
    assert.equal(figures('On Friday more than 900 tenants, reportedly, came to the hall.'), 0);
    assert.equal(figures('More than 900 tenants came, and it was reportedly late.'), 1);
  });
});
