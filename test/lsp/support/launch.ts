import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { buildSync } from 'esbuild';
import { StreamMessageWriter } from 'vscode-languageserver/node';
import { createDraft } from '../../../server/src/engine';
import { FrameReader } from '../../../server/src/lsp/framing';
import { connect } from '../../../server/src/lsp/lifecycle';
import { serve } from '../../../server/src/lsp/serve';
import { createFakeDraft } from './fakeDraft';

/** A running server, whichever way it runs. */
export interface Running {
  readonly input: Writable;
  readonly output: Readable;
  /** The exit code, or the name of the signal that ended it. */
  readonly exit: Promise<number | string>;
  /** The process, where there is one. */
  readonly process?: ChildProcess;
}

export type Launch = (...args: string[]) => Running;

/** The server in this process, over two streams. */
export const inProcess: Launch = () => inProcessWith(createFakeDraft);
/** The same with the real engine. */
export const realInProcess: Launch = () => inProcessWith(createDraft);

/** The same with any engine. */
export function inProcessWith(draft: typeof createDraft): Running {
  const input = new PassThrough();
  const output = new PassThrough();
  const exit = new Promise<number>((resolve) => {
    const reader = new FrameReader(input, () => undefined);
    const host = { exit: resolve, onGone: (listener: () => void) => void input.once('end', listener) };
    const connection = connect(reader, new StreamMessageWriter(output), host);
    serve(connection, { createDraft: draft });
    connection.listen();
  });
  return { input, output, exit };
}

let folder: string | undefined;

/** Bundles an entry point, named from this folder; once per run, removed when the tests end. */
function bundle(entry: string, platform: 'node' | 'browser'): string {
  if (!folder) {
    const made = mkdtempSync(join(tmpdir(), 'editorial-balance-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  const outfile = join(folder, `${basename(entry)}.js`);
  if (!existsSync(outfile)) {
    const format = platform === 'node' ? 'cjs' : 'iife';
    buildSync({ entryPoints: [join(__dirname, `${entry}.ts`)], bundle: true, platform, format, outfile, logLevel: 'error' });
  }
  return outfile;
}

/** The bundled server with the fake engine, for a process of its own. */
export const serverFile = () => bundle('fakeServer', 'node');
/** The bundled server as it ships. */
const shippedFile = () => bundle('../../../server/src/node', 'node');
/** The server for a web worker, as it ships. */
export const shippedWorkerFile = () => bundle('../../../server/src/browser', 'browser');
/** The server with the fake engine for a web worker. */
export const workerFile = () => bundle('fakeWorker', 'browser');

/** The server as a process over its standard streams. */
export const spawned: Launch = (...args) => start(serverFile(), args.length > 0 ? args : ['--stdio']);

/** The server as it ships, with the real engine. */
export const shipped: Launch = () => start(shippedFile(), ['--stdio']);

/** Options of Node.js under which it may read files and nothing else: write none, start no program, make no code of text. */
export const READ_ONLY: readonly string[] = [
  process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  '--allow-fs-read=*',
  '--disallow-code-generation-from-strings',
  '--no-warnings',
];

/** The server as it ships, where it may do nothing but read. */
export const confined: Launch = () => start(shippedFile(), ['--stdio'], READ_ONLY);

function start(file: string, args: readonly string[], options: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...options, file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  // A server that ends while it is written to is part of some tests.
  child.stdin.on('error', () => undefined);
  return { input: child.stdin, output: child.stdout, exit: exitOf(child), process: child };
}

const children = new Set<ChildProcess>();

export function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')));
}

/** Ends what a failed test left running. */
export function endChildren(): void {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  children.clear();
}

/** Runs a suite against the server in this process and against one of its own. */
export function eachWay(title: string, suite: (launch: Launch) => void): void {
  describe(`${title} (in process)`, () => suite(inProcess));
  describe(`${title} (spawned)`, () => {
    before(function () {
      this.timeout(30_000);
      serverFile();
    });
    after(endChildren);
    suite(spawned);
  });
}
