import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeyHolders } from '../../../server/src/engine/duplicates/keyHolders';

describe('holders of keys', () => {
  it('are counted and summed as in a map of lists, through growth and keys that nobody holds any more', () => {
    const change = fc.record({
      key: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0x3fffffff })),
      holder: fc.integer({ min: 0, max: 100_000 }),
      goes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
        const holders = new KeyHolders();
        const model = new Map<number, number[]>();
        for (const { key, holder, goes } of changes) {
          const held = model.get(key) ?? [];
          model.set(key, held);
          const leaving = goes ? held.pop() : undefined;
          if (leaving !== undefined) assert.equal(holders.remove(key, leaving), held.length);
          else assert.equal(holders.add(key, holder), held.push(holder));
        }
        for (const [key, held] of model) {
          assert.equal(holders.count(key), held.length);
          assert.equal(
            holders.sum(key),
            held.reduce((sum, holder) => sum + holder, 0),
          );
        }
        assert.equal(holders.count(0x3ffffffe), model.get(0x3ffffffe)?.length ?? 0);
      }),
    );
  });
});
