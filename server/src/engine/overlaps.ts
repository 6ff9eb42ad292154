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

/** A question is about a whole sentence: words inside it keep their own findings. */
const WHOLE_SENTENCE = 'loaded/rhetorical-question';

/**
 * One span, one finding, inside the loaded family and inside any one rule: within a rule the longer match wins, among rules
 * what is more than a hint, then the more specific rule. The winner carries what gave way in `also`. Hits come back in order of position.
 */
export function resolveOverlaps(hits: readonly Hit[], describe: (hit: Hit) => string): Hit[] {
  if (hits.length < 2) return [...hits];
  const order = [...longestOfEachRule(withoutReportedFame(hits))].sort(
    (a, b) => weakness(a) - weakness(b) || rank(a) - rank(b) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  const kept: Hit[] = [];
  const also = new Map<Hit, string[]>();
  for (const hit of order) {
    const winner = kept.find((other) => overlap(other, hit) && competes(other, hit));
    if (winner === undefined) kept.push(hit);
    else also.set(winner, [...(also.get(winner) ?? []), describe(hit)]);
  }
  return kept
    .map((hit) => (also.has(hit) ? { ...hit, also: also.get(hit) } : hit))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

const overlap = (a: Hit, b: Hit): boolean => a.from < b.to && b.from < a.to;

/** Without praise and superlatives that hang together by overlaps with a report that names nobody. */
function withoutReportedFame(hits: readonly Hit[]): readonly Hit[] {
  const fame = hits.filter(({ rule }) => FAME.has(rule)).sort((a, b) => a.from - b.from);
  if (!fame.some(isReport)) return hits;
  const reported = new Set<Hit>();
  for (let i = 0; i < fame.length; ) {
    const cluster = [fame[i]];
    let end = fame[i].to;
    while (++i < fame.length && fame[i].from < end) {
      cluster.push(fame[i]);
      end = Math.max(end, fame[i].to);
    }
    if (cluster.some(isReport)) for (const hit of cluster) if (hit.rule !== REPORT) reported.add(hit);
  }
  return reported.size > 0 ? hits.filter((hit) => !reported.has(hit)) : hits;
}

const isReport = (hit: Hit): boolean => hit.rule === REPORT && hit.severity !== 'hint';

/** Of the hits of one rule that overlap, the longest; of two for the same words, the one that is more than a hint. */
function longestOfEachRule(hits: readonly Hit[]): readonly Hit[] {
  const order = [...hits].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || weakness(a) - weakness(b));
  const kept = new Map<string, Hit[]>();
  for (const hit of order) {
    const same = kept.get(hit.rule);
    if (same === undefined) kept.set(hit.rule, [hit]);
    else if (!same.some((other) => overlap(other, hit))) same.push(hit);
  }
  return [...kept.values()].flat();
}

function competes(a: Hit, b: Hit): boolean {
  if (a.rule === WHOLE_SENTENCE || b.rule === WHOLE_SENTENCE) return false;
  return a.rule.startsWith('loaded/') && b.rule.startsWith('loaded/');
}
