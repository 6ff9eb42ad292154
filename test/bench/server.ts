import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { median } from './timing';

export interface StartResult {
  readonly what: string;
  /** From spawn to the answer, in milliseconds. */
  readonly wall: number;
  /** Of all threads until the answer; null where the system does not tell. */
  readonly cpu: number | null;
  /** Resident memory at the answer, in megabytes; null where the system does not tell. */
  readonly rss: number | null;
}

const INITIALIZE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: process.pid, rootUri: null, capabilities: {} },
});

/** What Node itself needs to start and answer. */
const BARE = ['-e', 'process.stdin.once("data", () => process.stdout.write(\'"id":1\'))'];

/** Cold starts of the language server, from spawn to its answer to `initialize`, beside those of an empty program. */
export async function serverStart(server: string, runs: number): Promise<StartResult[]> {
  const commands: readonly [string, readonly string[]][] = [
    ['node alone', BARE],
    ['language server', [server, '--stdio']],
  ];
  const results: StartResult[][] = commands.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [i, [what, args]] of commands.entries()) results[i].push(await startOnce(what, args));
  }
  return results.map((list, i) => ({
    what: commands[i][0],
    wall: median(list.map((r) => r.wall)),
    cpu: medianOrNull(list.map((r) => r.cpu)),
    rss: medianOrNull(list.map((r) => r.rss)),
  }));
}

function startOnce(what: string, args: readonly string[]): Promise<StartResult> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args);
    let out = '';
    let err = '';
    const timer = setTimeout(() => child.kill(), 20_000);
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.on('data', (data) => {
      out += data;
      if (!/"id":\s*1/.test(out)) return;
      const wall = performance.now() - started;
      resolve({ what, wall, ...resourcesOf(child) });
      child.kill();
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      reject(new Error(`${what} gave no answer to initialize. It printed: ${(out + err).slice(0, 400)}`));
    });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(INITIALIZE)}\r\n\r\n${INITIALIZE}`);
  });
}

/** Linux tells the time of each thread in nanoseconds. */
function resourcesOf({ pid }: ChildProcessWithoutNullStreams): { cpu: number | null; rss: number | null } {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return { cpu: nanoseconds.reduce((sum, n) => sum + n, 0) / 1e6, rss: residentMegabytes(pid) };
  } catch {
    return { cpu: null, rss: null };
  }
}

/** Resident memory of a process; null where the system does not tell. */
export function residentMegabytes(pid: number | undefined): number | null {
  try {
    const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return rss && Number(rss[1]) / 1024;
  } catch {
    return null;
  }
}

function medianOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length > 0 ? median(known) : null;
}
