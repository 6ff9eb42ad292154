import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { EngineSettings } from '../engine';
import type { Arguments } from './arguments';
import { FileChecker, type Job, type JobKind, type JobResults } from './fileChecker';
import { type Host, UsageError } from './host';

/** Where jobs are done. */
export interface Bench {
  /** Takes jobs as there is room for them, and gives their results in the same order. */
  results<K extends JobKind>(jobs: Iterable<Job<K>>): AsyncIterable<JobResults[K]>;
  end(): void;
}

/** Does one job after the other, in this thread. */
class OneThread implements Bench {
  constructor(private readonly checker: FileChecker) {}

  async *results<K extends JobKind>(jobs: Iterable<Job<K>>): AsyncGenerator<JobResults[K]> {
    for (const job of jobs) yield this.checker.run(job);
  }

  end(): void {}
}

/** More threads than this only wait for the one that gathers their results. */
const MOST_THREADS = 8;
/** Jobs given out ahead of the first whose result is not taken yet, for each thread: bounds what is held. */
const AHEAD = 4;
/** When so many threads end one after the other and none gets anything done, no other will. */
const MOST_LOST = 8;

interface Waiting {
  readonly job: Job;
  done(results: never): void;
  failed(error: Error): void;
}

/** A thread ended in the midst of a job, which may be what ended it. */
class ThreadLost extends Error {}

/**
 * Does several jobs at a time, in threads of their own. Where a thread is lost, another one takes its place, and the drafts
 * it had are tried one by one, so that the one which is too much for a thread is told of and the others are checked.
 */
export class Threads implements Bench {
  private readonly workers = new Set<Worker>();
  private readonly idle: Worker[] = [];
  private readonly working = new Map<Worker, Waiting>();
  private readonly waiting: Waiting[] = [];
  /** Threads lost since one has done a job. */
  private lost = 0;

  constructor(
    private readonly count: number,
    private readonly start: () => Worker,
  ) {
    for (let i = 0; i < count; i++) this.hire();
  }

  async *results<K extends JobKind>(jobs: Iterable<Job<K>>): AsyncGenerator<JobResults[K]> {
    const running: Promise<JobResults[K]>[] = [];
    for (const job of jobs) {
      const result = this.run(job);
      // Told when its turn comes.
      result.catch(() => {});
      running.push(result);
      if (running.length > AHEAD * this.count) yield running.shift() as Promise<JobResults[K]>;
    }
    for (const result of running) yield result;
  }

  end(): void {
    for (const worker of this.workers) void worker.removeAllListeners('exit').terminate();
  }

  private async run<K extends JobKind>(job: Job<K>): Promise<JobResults[K]> {
    try {
      return await this.given(job);
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      const parts = partsOf(job);
      if (parts.length === 1) return lostResults(job, error.message) as JobResults[K];
      const results: unknown[] = [];
      for (const part of parts) results.push(...(await this.run(part)));
      return results as JobResults[K];
    }
  }

  private given<K extends JobKind>(job: Job<K>): Promise<JobResults[K]> {
    return new Promise((done, failed) => {
      this.waiting.push({ job, done, failed });
      this.next();
    });
  }

  private hire(): void {
    const worker = this.start();
    let reason = 'its thread ended';
    worker.on('message', (results) => {
      const { done } = this.working.get(worker) as Waiting;
      this.working.delete(worker);
      this.idle.push(worker);
      this.lost = 0;
      this.next();
      done(results as never);
    });
    worker.on('error', ({ message }) => {
      reason = message;
    });
    worker.on('exit', () => this.exited(worker, reason));
    this.workers.add(worker);
    this.idle.push(worker);
  }

  private next(): void {
    if (this.lost > MOST_LOST) return;
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop() as Worker;
      const waiting = this.waiting.shift() as Waiting;
      this.working.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  }

  private exited(worker: Worker, reason: string): void {
    const waiting = this.working.get(worker);
    this.workers.delete(worker);
    this.working.delete(worker);
    if (this.idle.includes(worker)) this.idle.splice(this.idle.indexOf(worker), 1);
    if (++this.lost > MOST_LOST) {
      const error = new UsageError(`Threads end again and again: ${reason}`);
      for (const { failed } of [...this.working.values(), ...this.waiting, ...(waiting ? [waiting] : [])]) failed(error);
      return;
    }
    this.hire();
    this.next();
    waiting?.failed(new ThreadLost(reason));
  }
}

/** A job for each draft of a job. */
function partsOf<K extends JobKind>(job: Job<K>): Job<K>[];
function partsOf(job: Job): Job[] {
  return job.kind === 'print'
    ? job.sources.map((source) => ({ kind: 'print', sources: [source] }))
    : job.tasks.map((task) => ({ kind: 'check', tasks: [task] }));
}

/** What a job gives that cannot be done. */
function lostResults(job: Job, reason: string): JobResults[JobKind] {
  if (job.kind === 'print') return job.sources.map(() => undefined);
  return job.tasks.map(({ source }) => ({ problem: `${source.path}: could not be checked: ${reason}` }));
}

/** The bench for so many jobs with so much text. */
export function benchFor(jobs: number, bytes: number, args: Arguments, settings: EngineSettings, host: Host): Bench {
  const { cwd, colour, startWorker } = host;
  const threads = Math.min(availableParallelism(), MOST_THREADS, jobs);
  if (!startWorker || threads < 2 || bytes < LEAST_PARALLEL_BYTES) return new OneThread(new FileChecker(args, settings, host));
  return new Threads(threads, () => startWorker({ args, cwd, colour }));
}

/** With less text, starting threads takes longer than they save. */
const LEAST_PARALLEL_BYTES = 1_000_000;
