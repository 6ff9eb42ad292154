import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type CopyPeerResult, installedCopyPeers } from './copyPeers';
import type { DocumentsResult } from './documentTasks';
import type { AnalysisResult, KeystrokeResult, MemoryResult } from './engineTasks';
import { installedPeers, type PeerResult } from './peerTasks';
import { type StartResult, serverStart } from './server';
import { type StormResult, serverStorm } from './serverStorm';
import { serverTyping, type TypingResult } from './serverTyping';
import type { Task, TextChoice } from './task';
import { type BenchText, benchText, hostileTexts } from './texts';

export const PARTS = ['analysis', 'keystrokes', 'memory', 'documents', 'hostile', 'peers', 'server', 'typing', 'storm'] as const;
export type Part = (typeof PARTS)[number];

/** What to measure; the defaults of run.ts are the full bench. */
export interface Plan {
  readonly root: string;
  readonly parts: readonly Part[];
  readonly corpora?: string;
  readonly peers?: string;
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How long an analysis is repeated before it counts. */
  readonly warmMs: number;
  readonly keystrokeSizes: readonly number[];
  readonly keystrokeRounds: number;
  /** Edits sent to the server. */
  readonly typingKeystrokes: number;
  readonly stormSeconds: number;
  readonly memorySize: number;
  readonly memoryEdits: number;
  /** Characters of all documents of an index together. */
  readonly documentSizes: readonly number[];
  readonly peerSize: number;
  readonly hostileScale: number;
  readonly serverRuns: number;
}

/** Parts that were not asked for, or could not be measured, are empty. */
export interface Results {
  readonly analysis: readonly AnalysisResult[];
  readonly keystrokes: readonly KeystrokeResult[];
  readonly memory: readonly MemoryResult[];
  readonly documents: readonly DocumentsResult[];
  readonly copyPeers: readonly CopyPeerResult[];
  readonly hostile: readonly AnalysisResult[];
  readonly peers: readonly PeerResult[];
  readonly server: readonly StartResult[];
  readonly typing: readonly TypingResult[];
  readonly storm: readonly StormResult[];
}

type Format = BenchText['format'];
const FORMATS: readonly Format[] = ['plain', 'markdown'];

/** Past this size fewer rounds do. */
const LARGE = 5_000_000;

/** Others are not asked to look through more than this. */
const LARGEST_FOR_PEERS = 10_000_000;

/** Characters of the document of the typing storm. */
const STORM_SIZE = 50_000;

/** A hostile text that takes longer has brought the engine down. */
const HOSTILE_LIMIT_MS = 60_000;

/** Runs a plan. `told` hears what is being measured. */
export async function bench(plan: Plan, told: (what: string) => void): Promise<Results> {
  return new Bench(plan, await bundle(plan.root), told).run();
}

class Bench {
  constructor(
    private readonly plan: Plan,
    private readonly worker: string,
    private readonly told: (what: string) => void,
  ) {}

  async run(): Promise<Results> {
    const part = <T>(name: Part, measure: () => Promise<T[]>): Promise<T[]> =>
      this.plan.parts.includes(name) ? measure() : Promise.resolve([]);
    return {
      analysis: await part('analysis', () => this.analysis()),
      keystrokes: await part('keystrokes', () => this.keystrokes()),
      memory: await part('memory', () => this.memory()),
      documents: await part('documents', () => this.documents()),
      copyPeers: await part('documents', () => this.copyPeers()),
      hostile: await part('hostile', () => this.hostile()),
      peers: await part('peers', () => this.peers()),
      server: await part('server', () => this.server()),
      typing: await part('typing', () => this.typing()),
      storm: await part('storm', () => this.storm()),
    };
  }

  private async analysis(): Promise<AnalysisResult[]> {
    const results: AnalysisResult[] = [];
    const { warmMs } = this.plan;
    for (const size of this.plan.sizes) {
      const rounds = size > LARGE ? Math.ceil(this.plan.rounds / 3) : this.plan.rounds;
      for (const format of FORMATS) {
        const task: Task = { kind: 'analysis', text: this.text(size, format), rounds, warmMs };
        results.push(await this.measure(`analysis, ${format}, ${size}`, task));
      }
    }
    return results;
  }

  private async keystrokes(): Promise<KeystrokeResult[]> {
    const results: KeystrokeResult[] = [];
    for (const format of FORMATS) {
      for (const size of this.plan.keystrokeSizes) {
        const task: Task = {
          kind: 'keystrokes',
          text: this.text(size, format),
          rounds: size > LARGE ? 2 : this.plan.keystrokeRounds,
        };
        results.push(...(await this.measure<KeystrokeResult[]>(`keystrokes, ${format}, ${size}`, task)));
      }
    }
    return results;
  }

  private async memory(): Promise<MemoryResult[]> {
    const size = this.plan.memorySize;
    return [await this.measure('memory', { kind: 'memory', text: this.text(size, 'plain'), rounds: this.plan.memoryEdits })];
  }

  private async documents(): Promise<DocumentsResult[]> {
    const results: DocumentsResult[] = [];
    for (const size of this.plan.documentSizes) {
      results.push(await this.measure(`documents, ${size}`, { kind: 'documents', size, corpora: this.plan.corpora }));
    }
    return results;
  }

  private async copyPeers(): Promise<CopyPeerResult[]> {
    const { peers: folder, corpora } = this.plan;
    if (folder === undefined) return [];
    const results: CopyPeerResult[] = [];
    for (const size of this.plan.documentSizes.filter((characters) => characters <= LARGEST_FOR_PEERS)) {
      for (const peer of installedCopyPeers(folder)) {
        results.push(await this.measure(`${peer}, ${size}`, { kind: 'copies', peer, folder, size, corpora }));
      }
    }
    return results;
  }

  private async hostile(): Promise<AnalysisResult[]> {
    const results: AnalysisResult[] = [];
    for (const [index, { name, text }] of hostileTexts(this.plan.hostileScale).entries()) {
      const choice: TextChoice = { hostile: index, scale: this.plan.hostileScale };
      const task: Task = { kind: 'analysis', text: choice, rounds: 1, warmMs: 0 };
      const failed = {
        name,
        characters: text.length,
        findings: Number.NaN,
        first: Number.NaN,
        warm: Number.NaN,
        spread: Number.NaN,
        floor: Number.NaN,
      };
      results.push(await this.measure<AnalysisResult>(name, task, HOSTILE_LIMIT_MS).catch(() => failed));
    }
    return results;
  }

  private async peers(): Promise<PeerResult[]> {
    const folder = this.plan.peers;
    if (folder === undefined) return [];
    const results: PeerResult[] = [];
    for (const format of FORMATS) {
      for (const peer of installedPeers(folder)) {
        const task: Task = { kind: 'peer', peer, folder, text: this.text(this.plan.peerSize, format), rounds: 1 };
        results.push(await this.measure(`${peer}, ${format}`, task));
      }
    }
    return results;
  }

  private async server(): Promise<StartResult[]> {
    const server = join(this.plan.root, 'dist/server.js');
    if (!existsSync(server)) return [];
    this.told('server start');
    return serverStart(server, this.plan.serverRuns);
  }

  private async typing(): Promise<TypingResult[]> {
    const server = join(this.plan.root, 'dist/server.js');
    const results: TypingResult[] = [];
    if (!existsSync(server)) return results;
    for (const size of this.plan.keystrokeSizes) {
      this.told(`typing through the server, ${size}`);
      results.push(await serverTyping(server, benchText(size, 'markdown', this.plan.corpora), this.plan.typingKeystrokes));
    }
    return results;
  }

  private async storm(): Promise<StormResult[]> {
    const server = join(this.plan.root, 'dist/server.js');
    if (!existsSync(server)) return [];
    this.told('typing storm');
    return [await serverStorm(server, benchText(STORM_SIZE, 'markdown', this.plan.corpora), this.plan.stormSeconds)];
  }

  private text(size: number, format: Format): TextChoice {
    return { size, format, corpora: this.plan.corpora };
  }

  private measure<T>(what: string, task: Task, limit?: number): Promise<T> {
    this.told(what);
    return inProcess<T>(this.worker, task, limit);
  }
}

/** Bundles the engine with the measurements, as it is shipped, so that no TypeScript loader is timed. */
async function bundle(root: string): Promise<string> {
  const outfile = join(root, 'out/bench/task.js');
  mkdirSync(join(root, 'out/bench'), { recursive: true });
  const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'es2022', logLevel: 'warning' } as const;
  await build({ ...shared, entryPoints: [join(root, 'test/bench/task.ts')], outfile });
  return outfile;
}

function inProcess<T>(worker: string, task: Task, timeout?: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [JSON.stringify(task)], { execArgv: ['--expose-gc'], timeout });
    child.once('message', (result) => resolve(result as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The measurement ${JSON.stringify(task)} ended with ${code} and no result.`)));
  });
}
