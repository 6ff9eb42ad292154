import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { Threads } from '../../server/src/cli/bench';
import type { JobResults } from '../../server/src/cli/fileChecker';
import type { Source } from '../../server/src/cli/inputs';

/** A thread that ends, throws or runs out of memory over drafts of those names, and reports the others by theirs. */
const THREAD = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ kind, sources, tasks }) => {
    const paths = kind === 'print' ? sources.map(({ path }) => path) : tasks.map(({ source }) => source.path);
    if (paths.includes('end')) process.exit(0);
    if (paths.includes('throw')) throw new Error('no such word');
    if (paths.includes('memory')) for (const all = []; ; ) all.push(new Array(10000).fill(paths));
    parentPort.postMessage(paths.map((output) => ({ output })));
  });
`;
const thread = (): Worker =>
  new Worker(THREAD, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 20 }, stdout: true, stderr: true });

const sourceOf = (path: string): Source => ({ path, format: 'plain' });

async function checked(batches: readonly (readonly string[])[], start = thread): Promise<JobResults['check'][]> {
  const bench = new Threads(2, start);
  const jobs = batches.map((paths) => ({ kind: 'check' as const, tasks: paths.map((path) => ({ source: sourceOf(path) })) }));
  const all: JobResults['check'][] = [];
  try {
    for await (const results of bench.results<'check'>(jobs)) all.push(results);
  } finally {
    bench.end();
  }
  return all;
}

describe('threads', () => {
  it('give results in the order of the jobs', async () => {
    const batches = Array.from({ length: 40 }, (_, i) => [`${i}`, `${i} too`]);
    assert.deepEqual(
      await checked(batches),
      batches.map((paths) => paths.map((output) => ({ output }))),
    );
  });

  for (const [fault, reason] of [
    ['end', /^end: could not be checked: its thread ended$/],
    ['throw', /^throw: could not be checked: no such word$/],
    ['memory', /^memory: could not be checked: .*memory/],
  ] as const) {
    it(`that are lost are replaced, and only the draft that did it is not checked: ${fault}`, async () => {
      const [first, second, third, ...others] = await checked([['a'], ['b', fault, 'c'], [fault], ['d'], ['e'], ['f']]);
      const problem = (report: unknown) => (report as { problem: string }).problem;
      assert.deepEqual(first, [{ output: 'a' }]);
      assert.deepEqual([second[0], second[2]], [{ output: 'b' }, { output: 'c' }]);
      assert.match(problem(second[1]), reason);
      assert.match(problem(third[0]), reason);
      assert.deepEqual(others, [[{ output: 'd' }], [{ output: 'e' }], [{ output: 'f' }]]);
    }).timeout(30_000);
  }

  it('leave a draft without a print that cannot be read for its words', async () => {
    const bench = new Threads(2, thread);
    const all: unknown[] = [];
    for await (const prints of bench.results<'print'>([{ kind: 'print', sources: [sourceOf('a'), sourceOf('end')] }]))
      all.push(prints);
    bench.end();
    assert.deepEqual(all, [[{ output: 'a' }, undefined]]);
  });

  it('that cannot start at all are an error, and no endless loop', async () => {
    const broken = (): Worker => new Worker('throw new Error("no room")', { eval: true });
    const batches = Array.from({ length: 40 }, (_, i) => [`${i}`]);
    await assert.rejects(checked(batches, broken), /again and again: no room/);
  });
});
