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

interface Waiting {
  readonly job: Job;
  done(results: never): void;
  failed(error: Error): void;
}

/** Does several jobs at a time, in threads of their own. */
class Threads implements Bench {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly working = new Map<Worker, Waiting>();
  private readonly waiting: Waiting[] = [];

  constructor(count: number, start: () => Worker) {
    for (let i = 0; i < count; i++) {
      const worker = start();
      worker.on('message', (results) => {
        const { done } = this.working.get(worker) as Waiting;
        this.working.delete(worker);
        this.idle.push(worker);
        this.next();
        done(results as never);
      });
      worker.on('error', (error) => this.stopped(error));
      this.workers.push(worker);
      this.idle.push(worker);
    }
  }

  async *results<K extends JobKind>(jobs: Iterable<Job<K>>): AsyncGenerator<JobResults[K]> {
    const running: Promise<JobResults[K]>[] = [];
    for (const job of jobs) {
      const result = this.run(job);
      // Told when its turn comes.
      result.catch(() => {});
      running.push(result);
      if (running.length > AHEAD * this.workers.length) yield running.shift() as Promise<JobResults[K]>;
    }
    for (const result of running) yield result;
  }

  end(): void {
    for (const worker of this.workers) void worker.terminate();
  }

  private run<K extends JobKind>(job: Job<K>): Promise<JobResults[K]> {
    return new Promise((done, failed) => {
      this.waiting.push({ job, done, failed });
      this.next();
    });
  }

  private next(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop() as Worker;
      const waiting = this.waiting.shift() as Waiting;
      this.working.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  }

  /** A thread that ran out of memory, say: the files it had are not checked, so that the run as a whole has failed. */
  private stopped(error: Error): void {
    const all = [...this.working.values(), ...this.waiting.splice(0)];
    this.working.clear();
    for (const { failed } of all) failed(new UsageError(`A thread has stopped: ${error.message}`));
  }
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
