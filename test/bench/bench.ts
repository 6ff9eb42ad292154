import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { AnalysisResult, KeystrokeResult, MemoryResult } from './engineTasks';
import { installedPeers, type PeerResult } from './peerTasks';
import { type StartResult, serverStart } from './server';
import type { Task, TextChoice } from './task';
import { type BenchText, hostileTexts } from './texts';

/** What to measure; the defaults of run.ts are the full bench. */
export interface Plan {
  readonly root: string;
  readonly corpora?: string;
  readonly peers?: string;
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How long an analysis is repeated before it counts. */
  readonly warmMs: number;
  readonly keystrokeSizes: readonly number[];
  readonly keystrokeRounds: number;
  readonly memoryEdits: number;
  readonly peerSize: number;
  readonly hostileScale: number;
  readonly serverRuns: number;
}

export interface Results {
  readonly analysis: readonly AnalysisResult[];
  readonly hostile: readonly AnalysisResult[];
  readonly keystrokes: readonly KeystrokeResult[];
  readonly memory: MemoryResult;
  readonly server: readonly StartResult[];
  readonly peers: readonly PeerResult[];
}

/** Past this size fewer rounds do. */
const LARGE = 5_000_000;

/** Runs a plan. `told` hears what is being measured. */
export async function bench(plan: Plan, told: (what: string) => void): Promise<Results> {
  const worker = await bundle(plan.root);
  const measure = <T>(what: string, task: Task): Promise<T> => {
    told(what);
    return inProcess<T>(worker, task);
  };
  const formats: readonly BenchText['format'][] = ['plain', 'markdown'];
  const choice = (size: number, format: BenchText['format']): TextChoice => ({ size, format, corpora: plan.corpora });

  const analysis: AnalysisResult[] = [];
  for (const size of plan.sizes) {
    const rounds = size > LARGE ? Math.ceil(plan.rounds / 3) : plan.rounds;
    for (const format of formats) {
      analysis.push(
        await measure(`analysis ${format} ${size}`, {
          kind: 'analysis',
          text: choice(size, format),
          rounds,
          warmMs: plan.warmMs,
        }),
      );
    }
  }
  const keystrokes: KeystrokeResult[] = [];
  for (const size of plan.keystrokeSizes) {
    const task: Task = { kind: 'keystrokes', text: choice(size, 'plain'), rounds: plan.keystrokeRounds };
    keystrokes.push(await measure(`keystrokes ${size}`, task));
  }
  const largest = Math.max(...plan.keystrokeSizes);
  const memory = await measure<MemoryResult>('memory', {
    kind: 'memory',
    text: choice(largest, 'plain'),
    rounds: plan.memoryEdits,
  });
  const hostile: AnalysisResult[] = [];
  for (const [index, { name }] of hostileTexts(0).entries()) {
    const task: Task = { kind: 'analysis', text: { hostile: index, scale: plan.hostileScale }, rounds: 1, warmMs: 0 };
    hostile.push(await measure(name, task));
  }
  const peers: PeerResult[] = [];
  for (const format of formats) {
    for (const peer of plan.peers === undefined ? [] : installedPeers(plan.peers)) {
      const task: Task = { kind: 'peer', peer, folder: plan.peers as string, text: choice(plan.peerSize, format), rounds: 1 };
      peers.push(await measure(`${peer} ${format}`, task));
    }
  }
  const server = join(plan.root, 'dist/server.js');
  told('server start');
  return {
    analysis,
    hostile,
    keystrokes,
    memory,
    peers,
    server: existsSync(server) ? await serverStart(server, plan.serverRuns) : [],
  };
}

/** Bundles the engine with the measurements, as it is shipped, so that no TypeScript loader is timed. */
async function bundle(root: string): Promise<string> {
  const outfile = join(root, 'out/bench/task.js');
  mkdirSync(join(root, 'out/bench'), { recursive: true });
  const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'es2022', logLevel: 'warning' } as const;
  await build({ ...shared, entryPoints: [join(root, 'test/bench/task.ts')], outfile });
  return outfile;
}

function inProcess<T>(worker: string, task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [JSON.stringify(task)], { execArgv: ['--expose-gc'] });
    child.once('message', (result) => resolve(result as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The measurement ${JSON.stringify(task)} ended with ${code} and no result.`)));
  });
}
