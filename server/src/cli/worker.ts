import type { MessagePort } from 'node:worker_threads';
import type { createDraft } from '../engine';
import type { Arguments } from './arguments';
import { loadSettings } from './configuration';
import { FileChecker, type Job } from './fileChecker';

/** What another thread needs to know of the call. */
export interface WorkerData {
  readonly args: Arguments;
  readonly cwd: string;
  readonly colour: boolean;
}

/** Another thread of `check`: does the jobs it is sent, one at a time. */
export function serveJobs({ args, cwd, colour }: WorkerData, port: MessagePort, create: typeof createDraft): void {
  // What is wrong with the settings was told by the main thread, which has read them too.
  const checker = loadSettings(args, { cwd, err: () => {} }).then(
    ({ engine }) => new FileChecker(args, engine, { cwd, colour, createDraft: create }),
  );
  port.on('message', async (job: Job) => port.postMessage((await checker).run(job)));
}
