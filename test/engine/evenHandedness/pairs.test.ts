import assert from 'node:assert/strict';
import { filled, PAIRS } from '../../../scripts/even-handedness-pairs';
import { type Treatment, treatmentsOf } from '../../../scripts/even-handedness-treatment';

/** Hovers of a pair may differ by this share of the longer one. */
const HOVER_SHARE = 0.2;

const withoutLength = ({ hover: _, ...rest }: Treatment) => rest;

describe('pairs of terms from two camps', () => {
  it('are forty-four, each in four sentences or more', () => {
    assert.equal(PAIRS.length, 44);
    for (const { terms, frames } of PAIRS) assert.ok(new Set(frames).size >= 4, terms.join(' / '));
  });

  for (const { terms, frames } of PAIRS) {
    describe(terms.join(' / '), () => {
      for (const frame of frames) {
        it(frame, () => {
          const [one, other] = terms.map((term) => treatmentsOf(filled(frame, term)));
          assert.ok(one.length > 0, `nothing is flagged in “${filled(frame, terms[0])}”`);
          assert.deepEqual(other.map(withoutLength), one.map(withoutLength));
          one.forEach(({ hover }, i) => {
            const difference = Math.abs(hover - other[i].hover);
            assert.ok(
              difference <= HOVER_SHARE * Math.max(hover, other[i].hover),
              `hovers of ${hover} and ${other[i].hover} characters`,
            );
          });
        });
      }
    });
  }
});
