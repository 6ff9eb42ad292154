import type { Worker } from 'node:worker_threads';
import type { Draft, EngineSettings, FormatId } from '../engine';
import type { WorkerData } from './worker';

/** What the commands need from the world, so that tests can run them in process. */
export interface Host {
  readonly cwd: string;
  /** Whether pretty output may use colour. */
  readonly colour: boolean;
  /** Whether errors are read as they come, by a person: then long work tells how far it is. */
  readonly progress: boolean;
  out(text: string): void;
  err(text: string): void;
  readStdin(): Promise<Uint8Array>;
  createDraft(text: string, format: FormatId, settings: EngineSettings): Draft;
  /** Starts another thread of this command, which gets `data`; undefined where there are no threads. */
  readonly startWorker?: (data: WorkerData) => Worker;
}

/** The exit codes scripts rely on. */
export const EXIT = { clean: 0, found: 1, couldNotRun: 2 } as const;

/** A mistake in how the command was called or set up; its message is for the user. */
export class UsageError extends Error {}
