import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { bench, PARTS, type Plan, type Results } from './bench';
import { Floor, phrasesFrom } from './floor';
import { toMarkdown, toText } from './report';
import { hostileTexts, inventedText } from './texts';
import { interleaved, median, quantile } from './timing';

/** The analysis costs less than so many times the floor, on any machine: a guard against slips, not the aim. */
const FARTHEST = 100;

describe('bench', () => {
  it('runs every measurement at a small size and prints the ratios', async function () {
    this.timeout(120_000);
    const plan = {
      root: resolve(__dirname, '../..'),
      parts: PARTS,
      sizes: [2_000],
      rounds: 1,
      warmMs: 0,
      keystrokeSizes: [1_000, 2_000],
      keystrokeRounds: 2,
      typingKeystrokes: 4,
      stormSeconds: 0.2,
      memorySize: 2_000,
      memoryEdits: 10,
      documentSizes: [20_000, 40_000],
      peerSize: 2_000,
      hostileScale: 0.002,
      serverRuns: 1,
    };
    const results = await bench(plan, () => {});
    assert.deepEqual(
      results.analysis.map((row) => row.name),
      ['plain, 2 KB, invented', 'markdown, 2 KB, invented'],
    );
    for (const row of [...results.analysis, ...results.hostile]) {
      assert.ok(row.warm > 0 && row.floor > 0, `${row.name} was not measured`);
    }
    assert.equal(results.hostile.length, hostileTexts(0).length);
    assert.equal(results.keystrokes.length, 2 * 2 * 3 * 3, 'formats, sizes, kinds of edit, places');
    for (const row of results.keystrokes) assert.ok(row.p99 >= row.p50 && row.keystrokes > 0, `${row.name}, ${row.edit}`);
    assert.deepEqual(
      results.typing.map((row) => row.p99 >= row.p50 && row.p50 > 0 && row.hoverP50 > 0 && row.waitMost > 0),
      [true, true],
    );
    assert.deepEqual(
      results.storm.map(({ edits, same }) => [edits, same]),
      [[200, true]],
    );
    for (const row of results.documents) assert.ok(row.documents > 1 && row.bytesPerCharacter > 0 && row.editP99 >= row.editP50);
    assert.equal(results.documents.length, 2);
    assert.match(toText(results), /× floor/);
    const page = toMarkdown(results, { date: '2026-01-01', node: 'v20', cpu: undefined, cores: 2 });
    assert.match(page, /^# Performance\n/);
    assert.match(page, /\| markdown, 2 KB, invented \| pasting \| middle \|/);
  });

  it('analyses within reach of the floor, and at a cost that grows no faster than the text', async function () {
    this.timeout(120_000);
    const plan: Plan = {
      root: resolve(__dirname, '../..'),
      parts: ['analysis'],
      sizes: [50_000, 400_000],
      rounds: 7,
      warmMs: 1_500,
      keystrokeSizes: [],
      keystrokeRounds: 0,
      typingKeystrokes: 0,
      stormSeconds: 0,
      memorySize: 0,
      memoryEdits: 0,
      documentSizes: [],
      peerSize: 0,
      hostileScale: 0,
      serverRuns: 0,
    };
    const { analysis } = await bench(plan, () => {});
    for (const row of analysis)
      assert.ok(row.warm <= FARTHEST * row.floor, `${row.name}: ${(row.warm / row.floor).toFixed(1)} × floor`);
    for (const format of ['plain', 'markdown']) {
      const [small, large] = analysis.filter(({ name }) => name.startsWith(format)).map((row) => row.warm / row.floor);
      assert.ok(large <= 2 * small, `${format}: ${small.toFixed(1)} × floor at 50 KB, ${large.toFixed(1)} at 400 KB`);
    }
  });

  it('tells how many times slower the others and the floor are', () => {
    const analysis = { name: 'plain, 1 MB', characters: 1_000_000, findings: 7, first: 90, warm: 40, spread: 0.05, floor: 10 };
    const results: Results = {
      analysis: [analysis],
      documents: [],
      copyPeers: [],
      hostile: [],
      keystrokes: [
        { name: 'plain, small', edit: 'typing', place: 'end', keystrokes: 9, p50: 1, p99: 2, cpuP50: 1, cpuP99: 2 },
        { name: 'plain, large', edit: 'typing', place: 'end', keystrokes: 9, p50: 1, p99: 3, cpuP50: 1, cpuP99: 3 },
      ],
      typing: [],
      storm: [],
      memory: [{ name: 'large', bytesPerCharacter: 9.5, edits: 10, bytesPerEdit: 0, cycles: 2, bytesPerCycle: 0 }],
      server: [{ what: 'language server', wall: 80, cpu: null, rss: null }],
      peers: [{ peer: 'other', name: 'plain, 1 MB', characters: 1_000_000, findings: 3, start: 50, check: 2_800 }],
    };
    const text = toText(results);
    assert.match(text, /plain, 1 MB\s+90\s+40\s+5 %\s+40\s+10\s+4\s+7/);
    assert.match(text, /large\s+typing\s+end\s+9\s+1\s+3\s+1\s+3\s+1\.5/);
    assert.match(text, /other\s+plain, 1 MB\s+50\s+2,800\s+2,800\s+70\s+3/);
    assert.match(text, /language server\s+80\s+–\s+–/);
    assert.doesNotMatch(text, /Hostile/);
  });
});

describe('bench floor', () => {
  it('finds phrases as whole words, without case, longest or not', () => {
    const floor = new Floor(['regime', 'so-called', 'clearly a', 'clearly a disaster']);
    const text = 'The Regime, the regimes and a so-called deal. Clearly a disaster.\n\nIt was clearly a plan; clearly not.';
    assert.deepEqual(floor.run(text), { words: 18, phrases: 4, sentences: 2, paragraphs: 1 });
  });

  it('hashes equal paragraphs alike', () => {
    const floor = new Floor([]);
    assert.equal(floor.run('One two.\n\nThree.\n\nOne, two!\n\n').paragraphs, 2);
  });

  it('takes phrases from a text, the same every time', () => {
    const text = inventedText(50_000, 'plain');
    const phrases = phrasesFrom(text, 100);
    assert.deepEqual(phrases, phrasesFrom(text, 100));
    assert.ok(new Floor(phrases).run(text).phrases >= phrases.length / 2);
  });
});

describe('bench texts', () => {
  it('are invented the same every time, at the size asked for', () => {
    for (const format of ['plain', 'markdown'] as const) {
      assert.equal(inventedText(10_000, format).length, 10_000);
      assert.equal(inventedText(10_000, format), inventedText(10_000, format));
    }
    assert.notEqual(inventedText(10_000, 'plain', 1), inventedText(10_000, 'plain', 2));
  });
});

describe('bench timing', () => {
  it('takes medians and quantiles', () => {
    assert.equal(median([5, 1, 9]), 5);
    const hundred = Array.from({ length: 100 }, (_, i) => i);
    assert.equal(quantile(hundred, 0.99), 99);
  });

  it('runs the works in turn', () => {
    const order: string[] = [];
    const times = interleaved([() => order.push('a'), () => order.push('b')], 3, 0);
    assert.equal(order.join(''), 'ababab');
    assert.equal(times.length, 2);
  });
});
