import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDuplicates, type Unit } from '../../../server/src/engine/duplicates';
import { findingRuns, MOST_OCCURRENCES, type Run, type RunRules } from '../../../server/src/engine/duplicates/runs';
import { finished } from '../../../server/src/engine/slices';
import { assertProportional } from '../../support/growth';
import { BY_KEY, listed } from './support';

/** Items 0–2 are prose, item 3 furniture that a run carries along; a run is worth it from two items, or with item 0. */
function rulesFor(ids: readonly number[]): RunRules {
  return {
    member: () => true,
    edge: (index) => ids[index] !== 3,
    linked: () => true,
    apart: () => true,
    worth: (start, length) => length >= 2 || ids[start] === 0,
  };
}

/** Each item named by the first that equals it. */
const idsOf = (keys: readonly number[]): Int32Array => Int32Array.from(keys, (key) => keys.indexOf(key));

const findRuns = (ids: Int32Array, rules: RunRules): Run[] => finished(findingRuns(ids, rules));

/** The same as `findingRuns` says it does, by trying everything. */
function runsByTrying(ids: readonly number[], rules: RunRules): Run[] {
  const runs: Run[] = [];
  const count = (id: number): number => ids.filter((other) => other === id).length;
  for (let copy = 0; copy < ids.length; ) {
    let best: Run | undefined;
    for (let length = ids.length - copy; length > 0 && !best; length--) {
      if (!rules.edge(copy) || !rules.edge(copy + length - 1) || count(ids[copy]) > MOST_OCCURRENCES) continue;
      for (let first = 0; first + length <= copy && !best; first++) {
        if (equal(ids, first, copy, length)) best = { first, copy, length };
      }
    }
    if (best) {
      const { length } = best;
      for (let period = 1; period < length; period++) {
        if (length % period === 0 && equal(ids, copy, copy + period, length - period)) {
          best = { ...best, length: period };
          break;
        }
      }
      for (let first = 0; first < best.first; first++) if (equal(ids, first, copy, best.length)) best = { ...best, first };
    }
    if (best && rules.worth(copy, best.length)) runs.push(best);
    else best = undefined;
    copy += best?.length ?? 1;
  }
  return runs;
}

function equal(ids: readonly number[], a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (ids[a + index] !== ids[b + index]) return false;
  return true;
}

describe('runs', () => {
  it('are those one finds by trying everything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }), (ids) => {
        assert.deepEqual(findRuns(idsOf(ids), rulesFor(ids)), runsByTrying(ids, rulesFor(ids)));
      }),
      { numRuns: 2000 },
    );
  });

  it('are equal, and copies do not overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 200 }), (ids) => {
        let end = 0;
        for (const { first, copy, length } of findRuns(idsOf(ids), rulesFor(ids))) {
          assert.ok(equal(ids, first, copy, length) && first + length <= copy && copy >= end);
          end = copy + length;
        }
      }),
    );
  });

  it('cover every copy that was planted', () => {
    const passage = fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 2, maxLength: 8 });
    const filler = fc.array(fc.integer({ min: 1000, max: 1_000_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(passage, filler, filler, filler, (planted, before, between, after) => {
        const ids = [...before, ...planted, ...between, ...planted, ...after];
        const copy = before.length + planted.length + between.length;
        const covered = new Set(
          findRuns(idsOf(ids), rulesFor(ids)).flatMap((run) => Array.from({ length: run.length }, (_, at) => run.copy + at)),
        );
        assert.ok(planted.every((_, index) => covered.has(copy + index)));
      }),
    );
  });
});

describe('the work on repetitive documents', () => {
  const units = (ids: readonly number[], words = 30): Unit[] =>
    ids.map((key, index) => ({
      key,
      words,
      kind: 'paragraph',
      furniture: false,
      counted: true,
      start: index * 10,
      end: index * 10 + 9,
    }));
  const numbers = (length: number, id: (index: number) => number): number[] => Array.from({ length }, (_, index) => id(index));
  const DOCUMENTS: Readonly<Record<string, (length: number) => Unit[]>> = {
    'equal paragraphs': (length) => units(numbers(length, () => 1)),
    'equal short lines': (length) =>
      units(
        numbers(length, () => 1),
        2,
      ),
    'two halves': (length) => units(numbers(length, (index) => index % (length / 2))),
    'twenty copies': (length) => units(numbers(length, (index) => index % (length / 20))),
    'twenty copies of short lines': (length) =>
      units(
        numbers(length, (index) => index % (length / 20)),
        1,
      ),
    'many periods': (length) => units(numbers(length, (index) => Math.floor(index / 20))),
    'nothing repeated': (length) => units(numbers(length, (index) => index)),
    'furniture only': (length) =>
      units(numbers(length, (index) => index % (length / 20))).map((unit) => ({ ...unit, furniture: true, counted: false })),
    'cells in twenty copies': (length) =>
      units(numbers(length, (index) => index % (length / 20))).map((unit, index) =>
        index % (length / 20) === 0 ? { ...unit, words: 2 } : { ...unit, kind: 'table-cell', counted: false },
      ),
  };
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    it(`stays in proportion: ${name}`, () =>
      assertProportional(document(48_000), document(6_000), (units) => {
        findDuplicates(listed(units), [], BY_KEY, 20);
      }));
  }
});
