import type { Finding, Span } from '../types';

/** Takes out the findings that lie inside copies: they were found in the first ones. Findings are sorted by start, or nearly so. */
export function silence(found: Finding[], copies: readonly Span[]): void {
  if (copies.length === 0) return;
  const sorted = [...copies].sort((a, b) => a.start - b.start);
  let next = 0;
  let end = 0;
  let kept = 0;
  for (const finding of found) {
    for (; next < sorted.length && sorted[next].start <= finding.start; next++) end = Math.max(end, sorted[next].end);
    if (finding.end > end) found[kept++] = finding;
  }
  found.length = kept;
}
