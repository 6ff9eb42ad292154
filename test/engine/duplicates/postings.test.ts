import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairFinder } from '../../../server/src/engine/duplicates/pairFinder';
import { Postings } from '../../../server/src/engine/duplicates/postings';

describe('postings', () => {
  it('are lists of units by fingerprint, whatever is added and removed', () => {
    const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const postings = new Postings();
        const model = new Map<number, Set<number>>();
        const out = new Int32Array(8);
        for (const [adds, fingerprint, unit] of steps) {
          const units = model.get(fingerprint) ?? new Set();
          model.set(fingerprint, units);
          if (adds && !units.has(unit)) {
            units.add(unit);
            assert.equal(postings.add(fingerprint * 7919, unit, 5), Math.min(5, units.size));
          } else if (!adds) {
            const was = units.delete(unit);
            assert.equal(postings.remove(fingerprint * 7919, unit, 5), was ? Math.min(5, units.size) : -1);
          }
          const count = postings.list(fingerprint * 7919, out, 8);
          if (units.size > 8) assert.equal(count, -1);
          else
            assert.deepEqual(
              [...out.subarray(0, count)].sort((a, b) => a - b),
              [...units].sort((a, b) => a - b),
            );
        }
      }),
    );
  });

  it('stay right while they grow', () => {
    const postings = new Postings();
    const out = new Int32Array(4);
    for (let n = 0; n < 50_000; n++) postings.add(Math.imul(n, 0x9e3779b1), n, 2);
    for (let n = 0; n < 50_000; n += 2) assert.equal(postings.remove(Math.imul(n, 0x9e3779b1), n, 2), 0);
    for (let n = 0; n < 50_000; n++) assert.equal(postings.list(Math.imul(n, 0x9e3779b1), out, 4), n % 2);
  });

  it('take no more room for what comes and goes', () => {
    const postings = new Postings();
    const live = 10_000;
    const fingerprint = (n: number): number => Math.imul(n, 0x9e3779b1);
    for (let n = 0; n < live; n++) postings.add(fingerprint(n), n, 2);
    const { bytes } = postings;
    for (let n = live; n < 20 * live; n++) {
      postings.remove(fingerprint(n - live), n - live, 2);
      postings.add(fingerprint(n), n, 2);
    }
    // The parts of the table are not always equally full.
    assert.ok(postings.bytes <= bytes * 1.5, `${postings.bytes} bytes after ${bytes}`);
  });
});

describe('the finder of pairs', () => {
  it('finds the same however the units came and went, even about fingerprints that too many have', () => {
    const units = Array.from({ length: 60 }, (_, n) => Int32Array.of(n % 2, n % 5, 100 + (n % 7), 200 + n));
    const fingerprints = (words: Int32Array, out: Int32Array): number => {
      out.set(words);
      return words.length;
    };
    const newFinder = () =>
      new PairFinder({ fingerprints, least: 1, compare: (_a, _b, shared) => shared }, (unit) => units[unit]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 59 }), { maxLength: 150 }), (steps) => {
        const finder = newFinder();
        const present = new Set<number>();
        for (const [at, unit] of steps.entries()) {
          if (present.delete(unit)) finder.remove(unit);
          else {
            present.add(unit);
            finder.add(unit);
          }
          // Asking fills what later steps must take back.
          if (at % 3 === 0 && present.has(unit)) finder.partners(unit);
        }
        const fresh = newFinder();
        for (const unit of [...present].sort((a, b) => b - a)) fresh.add(unit);
        for (const unit of present) assert.deepEqual(finder.partners(unit), fresh.partners(unit));
      }),
    );
  });
});
