import assert from 'node:assert/strict';
import { areAlike, isStale, pageText, sideTotals } from '../../scripts/even-handedness';
import { PAIRS } from '../../scripts/even-handedness-pairs';

describe('the page on even-handedness', () => {
  const page = pageText();

  it('says what the lexicon and the engine say (else: npm run docs)', () => assert.equal(isStale(), false));

  it('shows every pair', () => {
    PAIRS.forEach(({ terms }, i) => {
      assert.ok(page.includes(`| ${i + 1} | ${terms.join(' | ')} |`), terms.join(' / '));
    });
  });

  it('hides no rule in which one camp has more words', () => {
    const uneven = sideTotals().filter(({ even }) => !even).length;
    assert.equal(page.split('| **no** |').length - 1, uneven);
    assert.ok(uneven === 0 || page.includes(`in ${uneven} the lists still have to be filled up`));
  });

  it('calls totals alike that differ by 15 per cent, or by one', () => {
    for (const [a, b, alike] of [
      [20, 17, true],
      [20, 16, false],
      [1, 0, true],
      [2, 0, false],
      [0, 0, true],
    ] as const)
      assert.equal(areAlike(a, b), alike, `${a} and ${b}`);
  });
});
