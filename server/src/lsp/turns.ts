/** Runs a function in a later turn of the event loop, after messages that are waiting had their chance. */
const later: (run: () => void) => void = typeof setImmediate === 'function' ? (run) => void setImmediate(run) : messageTurn();

/** Timers in browsers are held back to 4 ms; a message to oneself is not. */
function messageTurn(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (run) => {
    waiting.push(run);
    port2.postMessage(null);
  };
}

/** Resolves in a later turn of the event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => later(resolve));

/** A turn takes up one message that waits: so many are taken up before the next slice, or they would pile up behind slow ones. */
const TURNS_BETWEEN = 8;

function afterTurns(turns: number, run: () => void): void {
  later(turns > 1 ? () => afterTurns(turns - 1, run) : run);
}

/** Long work cut in slices: one slice after some turns of the event loop, tasks in rotation, so that nothing waits for all of it. */
export class Turns {
  private readonly tasks: (() => boolean)[] = [];
  private scheduled = false;

  /** Calls `slice` again and again until it returns true. It must not throw. */
  run(slice: () => boolean): void {
    this.tasks.push(slice);
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    afterTurns(TURNS_BETWEEN, () => {
      this.scheduled = false;
      const slice = this.tasks.shift();
      if (slice && !slice()) this.tasks.push(slice);
      if (this.tasks.length > 0) this.schedule();
    });
  }
}
