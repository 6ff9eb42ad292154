import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairFinder } from '../../../server/src/engine/duplicates/pairFinder';
import { PASSAGES, sharedRuns } from '../../../server/src/engine/duplicates/passages';
import { duplicatesIn, paragraph, told } from './invented';
import { SuffixAutomaton } from './suffixAutomaton';

const words = (seed: number, count: number): string => paragraph(seed, count).toLowerCase().replace(/\.$/, '');
const lines = (...blocks: readonly string[]): string => blocks.join('\n\n');

describe('shared passages', () => {
  const shared = words(1, 20).replace('. ', ', ');
  const with_ = (passage: string, seed: number): string => `${paragraph(seed, 40)} So ${passage} ${words(seed + 50, 20)}.`;

  it('of sixteen words and more are found, in their full length', () => {
    const text = lines(with_(shared, 2), paragraph(9), with_(shared, 3));
    const [finding, ...others] = duplicatesIn(text);
    assert.deepEqual(others, []);
    assert.deepEqual([finding.rule, finding.severity], ['duplicate/passage', 'hint']);
    assert.equal(text.slice(finding.start, finding.end), `So ${shared}`);
    assert.equal(finding.message, 'These 21 words also stand, word for word, at line 1.');
  });

  it('are not shorter ones, nor names, nor addresses', () => {
    const fifteen = shared.split(' ').slice(0, 14).join(' ');
    assert.deepEqual(duplicatesIn(lines(with_(fifteen, 2), with_(fifteen, 3))), []);
    const name =
      'the Committee of the Harbours and Rivers of the United Provinces of Lower Marlow and the Island of Great Osei Sound';
    assert.deepEqual(duplicatesIn(lines(with_(name, 2), with_(name, 3))), []);
  });

  it('are not quotations that are credited both times', () => {
    const quoted = `“${shared},” Ms Osei said`;
    assert.deepEqual(duplicatesIn(lines(`${paragraph(2)} ${quoted} on Monday.`, `${paragraph(3)} ${quoted} again.`)), []);
  });

  it('are not told again where a sentence or a block is', () => {
    const sentence = `So ${shared}.`;
    const text = lines(`${paragraph(2)} ${sentence}`, `${paragraph(3)} ${sentence} ${paragraph(4)}`);
    assert.deepEqual(told(text, duplicatesIn(text)), ['sentence 3–3 → 1–1']);
  });
});

describe('the search for shared passages', () => {
  // Few different words, so that runs repeat, overlap and lie inside each other.
  const text = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.array(fc.nat({ max: 1000 }), { minLength: 16, maxLength: 90 }));
  const copied = fc
    .tuple(
      text,
      text,
      fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 }), fc.integer({ min: 10, max: 40 })), { maxLength: 3 }),
    )
    .map(([[kinds, a], [, b], copies]) => {
      const first = a.map((n, i) => (n % 3 === 0 ? n % kinds : 100 + i * 2));
      const second = b.map((n, i) => (n % 3 === 0 ? n % kinds : 10_000 + i * 2));
      for (const [from, to, length] of copies) second.splice(to, 0, ...first.slice(from, from + length));
      return [Int32Array.from(first), Int32Array.from(second)] as const;
    });

  it('finds every run of sixteen words that a suffix automaton finds, and no other', () => {
    fc.assert(
      fc.property(copied, ([a, b]) => {
        const automaton = new SuffixAutomaton(a);
        const covered = new Uint8Array(b.length);
        for (const run of sharedRuns(a, b)) {
          assert.ok(run.length >= 16);
          for (let i = 0; i < run.length; i++) {
            assert.equal(a[run.a + i], b[run.b + i]);
            covered[run.b + i] = 1;
          }
          assert.ok(run.a === 0 || run.b === 0 || a[run.a - 1] !== b[run.b - 1], 'may be longer on the left');
          assert.notEqual(a[run.a + run.length] ?? -1, b[run.b + run.length] ?? -2, 'may be longer on the right');
        }
        for (const { end, length } of automaton.longestRuns(b, 16)) {
          for (let i = end - length; i < end; i++) assert.equal(covered[i], 1, `word ${i} of a run of ${length} is not covered`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds by its fingerprints every pair that shares sixteen words', () => {
    fc.assert(
      fc.property(copied, ([a, b]) => {
        const units = [a, b];
        const finder = new PairFinder(PASSAGES, (unit) => units[unit]);
        finder.add(0);
        finder.add(1);
        assert.equal(finder.partners(0).length > 0, new SuffixAutomaton(a).longestRuns(b, 16).length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
