import type { Hit } from './hits';

/** Which loaded rule wins where two flag the same words: the user's own, then the more specific, in this order. */
const SPECIFICITY: readonly string[] = [
  'loaded/house-style',
  'loaded/scare-quotes',
  'loaded/dehumanising-metaphor',
  'loaded/name-calling',
  'loaded/contentious-label',
  'loaded/mockery',
  'loaded/sensationalism',
  'loaded/euphemism',
  'loaded/doubt-marker',
  'loaded/presupposition',
  'loaded/persuasion-device',
  'loaded/sweeping-generalisation',
  'loaded/loaded-verb',
  'loaded/reporting-verb',
  'loaded/figurative-frame',
  'loaded/peacock',
  'loaded/evaluative-adjective',
  'loaded/certainty-booster',
  'loaded/editorial-adverb',
  'loaded/intensifier',
  'loaded/authorial-verdict',
  'loaded/prescriptive',
];
const RANK = new Map(SPECIFICITY.map((rule, i) => [rule, i]));
/** Of two entries for the same words, the one that is only a hint gives way. */
const weakness = (hit: Hit): number => (hit.severity === 'hint' ? 1 : 0);
const rank = (hit: Hit): number => RANK.get(hit.rule) ?? SPECIFICITY.length;

/**
 * “is widely regarded as one of the most influential”: who regards it so is what an editor asks first, and the praise and
 * the superlative that hang on the report are answered with it.
 */
const REPORT = 'attribution/agentless-report';
const FAME: ReadonlySet<string> = new Set([REPORT, 'loaded/peacock', 'attribution/unsourced-superlative']);

/** Rules that say the same of the same words, the one that stands first: “one of the finest” is a superlative and praise. */
const RANKING: readonly string[] = ['attribution/unsourced-superlative', 'loaded/peacock'];
/** “arguably” is an aside and a guess; of two as grave, the guess asks who argues so. */
const GUESSING: readonly string[] = ['attribution/hedged-inference', 'loaded/editorial-adverb', 'loaded/authorial-verdict'];

/** What stands a blank apart is less than this apart, in characters. */
const NEXT_WORD = 2;

/** A question is about a whole sentence: words inside it keep their own findings. */
const WHOLE_SENTENCE = 'loaded/rhetorical-question';

/**
 * One span, one finding, inside the loaded family, inside any one rule and among rules that say the same: within a rule the
 * longer match wins, among rules what is more than a hint, then the more specific rule. The winner carries what gave way in
 * `also`. Hits come back in order of position. `levelOf`: how grave a hit is under the settings in force.
 */
export function resolveOverlaps(hits: readonly Hit[], describe: (hit: Hit) => string, levelOf: (hit: Hit) => number): Hit[] {
  if (hits.length < 2) return [...hits];
  const rivals = new Map<string, Hit[]>();
  const graver = (a: Hit, b: Hit): number => levelOf(b) - levelOf(a);
  const ranked = once(RANKING, withoutReportedFame(hits), () => 0, describe, levelOf);
  for (const hit of once(GUESSING, ranked, graver, describe, levelOf)) {
    const key = hit.rule.startsWith('loaded/') && hit.rule !== WHOLE_SENTENCE ? 'loaded' : hit.rule;
    const group = rivals.get(key);
    if (group === undefined) rivals.set(key, [hit]);
    else group.push(hit);
  }
  return [...rivals.values()]
    .flatMap((group) => clustersOf(group).flatMap((cluster) => (cluster.length > 1 ? settle(cluster, describe) : cluster)))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The hits in groups that hang together by overlaps, or stand no more than `gap` apart, so that each is settled by itself. */
function clustersOf(hits: readonly Hit[], gap = 0): Hit[][] {
  const clusters: Hit[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    if (hit.from < end + gap) clusters[clusters.length - 1].push(hit);
    else clusters.push([hit]);
    end = Math.max(end, hit.to);
  }
  return clusters;
}

/** The hits of a cluster that stand. */
function settle(cluster: readonly Hit[], describe: (hit: Hit) => string): Hit[] {
  const order = [...longestOfEachRule(cluster)].sort(
    (a, b) => weakness(a) - weakness(b) || rank(a) - rank(b) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  const kept: Hit[] = [];
  const also = new Map<Hit, string[]>();
  for (const hit of order) {
    const winner = kept.find((other) => overlap(other, hit));
    if (winner === undefined) kept.push(hit);
    else also.set(winner, [...(also.get(winner) ?? []), describe(hit)]);
  }
  return kept.map((hit) => (also.has(hit) ? { ...hit, also: also.get(hit) } : hit));
}

const overlap = (a: Hit, b: Hit): boolean => a.from < b.to && b.from < a.to;

/** Without praise and superlatives that hang together by overlaps with a report that names nobody. */
function withoutReportedFame(hits: readonly Hit[]): readonly Hit[] {
  const fame = hits.filter(({ rule }) => FAME.has(rule));
  if (!fame.some(isReport)) return hits;
  const reported = new Set<Hit>();
  for (const cluster of clustersOf(fame))
    if (cluster.some(isReport)) for (const hit of cluster) if (hit.rule !== REPORT) reported.add(hit);
  return reported.size > 0 ? hits.filter((hit) => !reported.has(hit)) : hits;
}

/** One hit, as grave as the gravest, where two families say the same of overlapping words; `order`: which of them stands. */
function once(
  rules: readonly string[],
  hits: readonly Hit[],
  order: (a: Hit, b: Hit) => number,
  describe: (hit: Hit) => string,
  levelOf: (hit: Hit) => number,
): readonly Hit[] {
  const own = hits.filter(({ rule }) => rules.includes(rule));
  if (!own.some(({ rule }) => rule !== own[0].rule)) return hits;
  const settled: Hit[] = [];
  // “the finest” and “in the country” are a phrase.
  for (const cluster of clustersOf(own, NEXT_WORD)) {
    const [first, ...rest] = [...cluster].sort((a, b) => order(a, b) || rules.indexOf(a.rule) - rules.indexOf(b.rule));
    const others = rest.filter(({ rule }) => rule !== first.rule);
    if (others.length === 0) settled.push(...cluster);
    else {
      const raised = Math.max(...cluster.map(levelOf)) - levelOf(first);
      settled.push({ ...first, ...(raised > 0 ? { raised } : {}), also: others.map(describe) });
    }
  }
  return [...hits.filter((hit) => !own.includes(hit)), ...settled];
}

const isReport = (hit: Hit): boolean => hit.rule === REPORT && hit.severity !== 'hint';

/** Of the hits of one rule that overlap, the longest; of two for the same words, the one that is more than a hint. */
function longestOfEachRule(hits: readonly Hit[]): readonly Hit[] {
  const kept: Hit[] = [];
  const order = [...hits].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || weakness(a) - weakness(b));
  for (const hit of order) if (!kept.some((other) => other.rule === hit.rule && overlap(other, hit))) kept.push(hit);
  return kept;
}
