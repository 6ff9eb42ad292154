/** A place where two units differ: words `[aFrom, aTo)` of the first stand for `[bFrom, bTo)` of the second; either may be empty. */
export interface Change {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Beyond this many comparisons the middle of two units counts as one change. */
const MOST_COMPARISONS = 1_000_000;

/** Where two units differ, by the longest common subsequence of their words, in order. */
export function changesBetween(a: Int32Array, b: Int32Array): Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const rows = a.length - head - tail;
  const columns = b.length - head - tail;
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARISONS)
    return [{ aFrom: head, aTo: head + rows, bFrom: head, bTo: head + columns }];
  return middleChanges(a.subarray(head, head + rows), b.subarray(head, head + columns)).map((change) => ({
    aFrom: change.aFrom + head,
    aTo: change.aTo + head,
    bFrom: change.bFrom + head,
    bTo: change.bTo + head,
  }));
}

function middleChanges(a: Int32Array, b: Int32Array): Change[] {
  const width = b.length + 1;
  // common[i][j]: length of the longest common subsequence of the words from i and from j.
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  let from = { i: 0, j: 0 };
  const close = (): void => {
    if (from.i < i || from.j < j) changes.push({ aFrom: from.i, aTo: i, bFrom: from.j, bTo: j });
  };
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      close();
      i++;
      j++;
      from = { i, j };
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) i++;
    else j++;
  }
  i = a.length;
  j = b.length;
  close();
  return changes;
}
