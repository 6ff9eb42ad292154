import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tally } from '../../server/src/engine/tally';

describe('a tally', () => {
  it('counts as a map does, through growth and numbers that leave', () => {
    const change = fc.record({
      number: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0x3fffffff })),
      more: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
        const tally = new Tally();
        const counts = new Map<number, number>();
        for (const { number, more } of changes) {
          const before = counts.get(number) ?? 0;
          if (before === 0 && !more) continue;
          counts.set(number, before + (more ? 1 : -1));
          assert.equal(tally.add(number, more ? 1 : -1), counts.get(number));
        }
        for (const [number, count] of counts) assert.equal(tally.count(number), count);
        assert.equal(tally.count(0x3ffffffe), counts.get(0x3ffffffe) ?? 0);
      }),
    );
  });
});
