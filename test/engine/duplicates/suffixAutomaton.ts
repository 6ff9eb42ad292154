interface State {
  length: number;
  link: number;
  readonly next: Map<number, number>;
}

/** All runs of a sequence of numbers, by a suffix automaton (Blumer et al. 1985): another way to find what two texts share. */
export class SuffixAutomaton {
  private readonly states: State[] = [{ length: 0, link: -1, next: new Map() }];

  constructor(sequence: Iterable<number>) {
    let last = 0;
    for (const item of sequence) last = this.extend(last, item);
  }

  /** Runs of `other` of at least `least` items that the sequence has too: the longest that ends at each place, where it cannot go on. */
  longestRuns(other: ArrayLike<number>, least: number): { readonly end: number; readonly length: number }[] {
    const runs: { end: number; length: number }[] = [];
    let state = 0;
    let length = 0;
    for (let i = 0; i < other.length; i++) {
      while (state > 0 && !this.states[state].next.has(other[i])) {
        state = this.states[state].link;
        length = this.states[state].length;
      }
      const next = this.states[state].next.get(other[i]);
      if (next !== undefined) {
        state = next;
        length++;
      }
      if (length >= least) runs.push({ end: i + 1, length });
    }
    return runs;
  }

  private extend(last: number, item: number): number {
    const { states } = this;
    const current = states.push({ length: states[last].length + 1, link: 0, next: new Map() }) - 1;
    let at = last;
    for (; at >= 0 && !states[at].next.has(item); at = states[at].link) states[at].next.set(item, current);
    if (at < 0) return current;
    const target = states[at].next.get(item) as number;
    if (states[target].length === states[at].length + 1) {
      states[current].link = target;
      return current;
    }
    const clone =
      states.push({ length: states[at].length + 1, link: states[target].link, next: new Map(states[target].next) }) - 1;
    for (; at >= 0 && states[at].next.get(item) === target; at = states[at].link) states[at].next.set(item, clone);
    states[target].link = clone;
    states[current].link = clone;
    return current;
  }
}
