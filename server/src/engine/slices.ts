/** Work in slices of a few milliseconds: each `yield` is a chance to do something else, or to drop it. */
export type Sliced<T = void> = Generator<void, T>;

/** Does all of it at once. */
export function finished<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
