import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Lets long answers out one by one while the client does not read, so that they wait as questions, which are
 * small, and do not pile up in memory as answers.
 */
export class Outlet {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly output: Writable) {}

  /** Undefined when there is room; else resolves when there is, for one caller at a time. */
  room(): Promise<void> | undefined {
    if (!this.output.writableNeedDrain && this.waiting === 0) return undefined;
    this.waiting++;
    this.last = this.last.then(() => this.drained()).finally(() => this.waiting--);
    return this.last;
  }

  private async drained(): Promise<void> {
    // The answer of the caller before is written in a later turn than this one.
    await new Promise((resolve) => setImmediate(resolve));
    // A stream that was destroyed never drains, but then this process ends.
    if (this.output.writableNeedDrain) await once(this.output, 'drain');
  }
}
