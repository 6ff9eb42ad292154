import assert from 'node:assert/strict';
import { findDuplicates, type SentenceUnit } from '../../../server/src/engine/duplicates';
import { BY_KEY, groupsOf, unitsOf } from './support';

describe('duplicated blocks', () => {
  it('finds a paragraph that stands twice', () => {
    assert.deepEqual(groupsOf('A A'), ['block 0-0 → 1-1']);
    assert.deepEqual(groupsOf('A B C A'), ['block 0-0 → 3-3']);
  });

  it('finds nothing where nothing repeats', () => {
    assert.deepEqual(groupsOf('A B C D'), []);
    assert.deepEqual(groupsOf('A'), []);
  });

  it('reports a run once, in its full length', () => {
    assert.deepEqual(groupsOf('A B C A B C'), ['block 0-2 → 3-5']);
  });

  it('puts copies of one stretch into one group, whatever stands between', () => {
    assert.deepEqual(groupsOf('A B C h A B C D A B C'), ['block 0-2 → 4-6, 8-10']);
  });

  it('carries furniture, headings and cells inside a run, not at its ends', () => {
    assert.deepEqual(groupsOf('A f B A f B'), ['block 0-2 → 3-5']);
    assert.deepEqual(groupsOf('h A h1 B h2 C h A h1 B h2'), ['block 1-3 → 7-9']);
    assert.deepEqual(groupsOf('A t B A t B'), ['block 0-2 → 3-5']);
  });

  it('takes two short paragraphs in a row, not one alone', () => {
    assert.deepEqual(groupsOf('a b C a b'), ['block 0-1 → 3-4']);
    assert.deepEqual(groupsOf('a C a'), []);
  });

  it('passes headings and cells that repeat alone', () => {
    assert.deepEqual(groupsOf('h A h B'), []);
    assert.deepEqual(groupsOf('t t t'), []);
  });

  it('gives a longer copy its own group', () => {
    assert.deepEqual(groupsOf('A B C h A B h1 A B C'), ['block 0-1 → 4-5', 'block 0-2 → 7-9']);
  });

  it('finds a run that begins inside an earlier copy', () => {
    assert.deepEqual(groupsOf('A b C A b d e b d'), ['block 0-1 → 3-4', 'block 4-5 → 7-8']);
  });

  it('takes periodic text for copies of its period', () => {
    assert.deepEqual(groupsOf('A A A A'), ['block 0-0 → 1-1, 2-2, 3-3']);
    assert.deepEqual(groupsOf('A B A B A B'), ['block 0-1 → 2-3, 4-5']);
    assert.deepEqual(groupsOf('A B A B A'), ['block 0-1 → 2-3', 'block 0-0 → 4-4']);
    assert.deepEqual(groupsOf('a a a a'), []);
  });

  it('asks for equal words where only the keys are equal', () => {
    const units = unitsOf('A B A B');
    const sameUnits = (a: number, b: number): boolean => a % 2 === b % 2 && a !== 1;
    const groups = findDuplicates(units, [], { ...BY_KEY, sameUnits }, 20);
    assert.deepEqual(
      groups.map((group) => [group.first.start, group.copies.map((copy) => copy.start)]),
      [[0, [200]]],
    );
  });

  it('counts blocks and words', () => {
    const [group] = findDuplicates(unitsOf('A f b A f b'), [], BY_KEY, 20);
    assert.deepEqual([group.units, group.words], [3, 45]);
  });

  it('obeys the least number of words', () => {
    assert.equal(findDuplicates(unitsOf('A A'), [], BY_KEY, 31).length, 0);
    assert.equal(findDuplicates(unitsOf('a a'), [], BY_KEY, 12).length, 1);
  });
});

describe('repeated furniture', () => {
  it('is found alone and in runs', () => {
    assert.deepEqual(groupsOf('f A B f'), ['boilerplate 0-0 → 3-3']);
    assert.deepEqual(groupsOf('A f1 f2 f3 f2 f3 f1'), ['boilerplate 2-3 → 4-5', 'boilerplate 1-1 → 6-6']);
  });

  it('is not found once, nor inside a copied run', () => {
    assert.deepEqual(groupsOf('A f B'), []);
    assert.deepEqual(groupsOf('A f B h A f B'), ['block 0-2 → 4-6']);
  });
});

describe('refrains', () => {
  it('get one group, however many there are', () => {
    const [group, ...others] = groupsOf(new Array(200).fill('A').join(' '));
    assert.deepEqual(others, []);
    assert.match(group, /^boilerplate \(refrain\) 0-0 → 1-1, 2-2, /);
  });

  it('are passed where they are short, headings or cells', () => {
    for (const name of ['a', 'h', 't']) assert.deepEqual(groupsOf(new Array(200).fill(name).join(' ')), []);
  });

  it('do not keep a run from being found', () => {
    const refrain = new Array(25).fill('a').join(' ');
    assert.deepEqual(groupsOf(`${refrain} B a C D B a C`), ['block 25-27 → 29-31']);
  });
});

describe('repeated sentences', () => {
  /** Sentences from shorthand: per unit a string of letters, a letter a sentence of 9 words, lower case one of 3. */
  function sentencesOf(...perUnit: readonly string[]): SentenceUnit[] {
    return perUnit.flatMap((letters, unit) =>
      [...letters].map((letter, index) => ({
        key: letter.charCodeAt(0),
        words: letter === letter.toUpperCase() ? 9 : 3,
        unit,
        quoted: letter === 'Q',
        start: unit * 100 + index,
        end: unit * 100 + index + 1,
      })),
    );
  }
  function sentenceGroups(units: string, ...perUnit: readonly string[]): string[] {
    return findDuplicates(unitsOf(units), sentencesOf(...perUnit), BY_KEY, 20)
      .filter((group) => group.kind === 'sentence')
      .map(
        ({ first, copies, label }) =>
          `${[first, ...copies].map(({ start, end }) => `${start}-${end}`).join(' ')}${label ? ` ${label}` : ''}`,
      );
  }

  it('are found in different blocks', () => {
    assert.deepEqual(sentenceGroups('A B', 'XYZ', 'UVX'), ['0-1 102-103']);
    assert.deepEqual(sentenceGroups('A B C', 'XYZ', 'UVX', 'WTX'), ['0-1 102-103 202-203']);
  });

  it('are reported together where they follow each other', () => {
    assert.deepEqual(sentenceGroups('A B', 'XYZW', 'UYZV'), ['1-3 101-103']);
  });

  it('are passed in the same block, when short, and inside copied blocks', () => {
    assert.deepEqual(sentenceGroups('A B', 'XYX', 'UVW'), []);
    assert.deepEqual(sentenceGroups('A B', 'xyz', 'uvx'), []);
    assert.deepEqual(sentenceGroups('A B A', 'XYZ', 'UVW', 'XYZ'), []);
    assert.deepEqual(sentenceGroups('h B h', 'X', 'UVW', 'X'), []);
  });

  it('do not run on from one block into the next', () => {
    assert.deepEqual(sentenceGroups('A B C', 'XYZ', 'UVWX', 'YTS'), ['0-1 103-104', '1-2 200-201']);
  });

  it('are told apart as pull-quotes and repeated quotations', () => {
    assert.deepEqual(sentenceGroups('a B', 'X', 'UVX'), ['0-1 102-103 pull-quote']);
    assert.deepEqual(sentenceGroups('A q', 'XUVW', 'XYZ'), ['0-1 100-101 pull-quote']);
    assert.deepEqual(sentenceGroups('A B', 'QYZ', 'UVQ'), ['0-1 102-103 quotation']);
  });
});
