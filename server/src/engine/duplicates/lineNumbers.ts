/** 1-based line numbers of offsets in a text; a line ends at LF, CRLF or a lone CR. Reads the text when first asked. */
export class LineNumbers {
  private starts: readonly number[] | undefined;

  constructor(private readonly text: string) {}

  of(offset: number): number {
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** First and last line of a span. */
  range({ start, end }: { readonly start: number; readonly end: number }): readonly [number, number] {
    return [this.of(start), this.of(Math.max(start, end - 1))];
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const lone = text.includes('\r');
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (!lone) return starts;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') starts.push(at + 1);
  return starts.sort((a, b) => a - b);
}
