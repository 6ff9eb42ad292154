/** CPU (user and system, of all threads) and wall time of one piece of work, in milliseconds. */
export interface Time {
  readonly cpu: number;
  readonly wall: number;
}

export function time(work: () => void): Time {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  work();
  const used = process.cpuUsage(cpu);
  return { cpu: (used.user + used.system) / 1000, wall: performance.now() - wall };
}

export async function timeAsync(work: () => Promise<void>): Promise<Time> {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const used = process.cpuUsage(cpu);
  return { cpu: (used.user + used.system) / 1000, wall: performance.now() - wall };
}

/** The `share` quantile, 0.5 for the median; of an even number the upper one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Runs pieces of work in turn (A B A B …), so that a busy moment of the machine hits all of them, and gives the median of each and how
 * far the middle half lies from it, after `warmMs` of rounds that do not count. No collection is forced between rounds: V8 would drop optimised code with it.
 */
export function interleaved(works: readonly (() => void)[], rounds: number, warmMs: number): (Time & { spread: number })[] {
  const started = performance.now();
  while (performance.now() - started < warmMs) for (const work of works) work();
  const times: Time[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) times[i].push(time(work));
  }
  return times.map((list) => {
    const cpu = list.map((t) => t.cpu);
    const middle = median(cpu);
    return {
      cpu: middle,
      wall: median(list.map((t) => t.wall)),
      spread: (quantile(cpu, 0.75) - quantile(cpu, 0.25)) / 2 / middle,
    };
  });
}
