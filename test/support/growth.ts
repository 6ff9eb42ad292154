import assert from 'node:assert/strict';

/** A busy machine makes a run slower, never faster: the least time of several is what the work costs. */
const ROUNDS = 12;
/** Shorter work is hidden behind the clock and the collector. */
const UNSEEN_MS = 5;

/** Fails when `work` costs more than `most` times what `floor` does, however slow the machine is. */
export function assertWithin(most: number, floor: () => void, work: () => void): void {
  let measured = Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    measured = Math.min(measured, cost(work));
    if (measured <= UNSEEN_MS) return;
    for (let i = 0; i < 3; i++) least = Math.min(least, cost(floor));
    if (measured <= most * least) return;
  }
  assert.fail(`${measured.toFixed(1)} ms, more than ${most} times ${least.toFixed(1)} ms`);
}

/**
 * Fails when the work on the whole costs far more than on a part, an eighth as large. Cost that grows with the square would
 * be 64 times as much; 24 leave room for caches that are too small.
 */
export function assertProportional<T>(whole: T, eighth: T, work: (input: T) => void): void {
  assertWithin(
    24,
    () => work(eighth),
    () => work(whole),
  );
}

/** CPU time of the process in milliseconds. */
function cost(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
