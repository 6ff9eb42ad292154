/** Gives out small numbers, those that were given back first. */
export class Numbers {
  private next = 0;
  private readonly free: number[] = [];

  take(): number {
    return this.free.pop() ?? this.next++;
  }

  release(number: number): void {
    this.free.push(number);
  }
}
