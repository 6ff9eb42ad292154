type Similarity = (a: string, b: string) => number;

/** Below this two names are no longer a slip of the keyboard apart. */
const ALIKE = 0.84;
/** The measure is not linear; nobody mistypes a name longer than this. */
const LONGEST = 60;

/** The candidate most like a mistyped name, or undefined when none is close. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > LONGEST) return undefined;
  // Loaded only when somebody has mistyped something; the package's root would read files and print at start.
  const jaroWinkler: Similarity = require('natural/lib/natural/distance/jaro-winkler_distance');
  let best: string | undefined;
  let bestScore = ALIKE;
  for (const candidate of candidates) {
    // What both begin with ("loaded/") says nothing about the slip and would make all rules of a family look alike.
    const shared = name.slice(0, name.indexOf('/') + 1);
    const cut = candidate.startsWith(shared) ? shared.length : 0;
    const score = jaroWinkler(name.slice(cut).toLowerCase(), candidate.slice(cut).toLowerCase());
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** ` Did you mean "…"?` with a leading space, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const guess = nearest(name, candidates);
  return guess === undefined ? '' : ` Did you mean "${guess}"?`;
}
