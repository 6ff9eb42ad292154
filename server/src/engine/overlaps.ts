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

/** A question is about a whole sentence: words inside it keep their own findings. */
const WHOLE_SENTENCE = 'loaded/rhetorical-question';

/**
 * One span, one finding, inside the loaded family and inside any one rule: the more specific rule wins, within a rule
 * the longer match. The winner carries what gave way in `also`. Hits come back in order of position.
 */
export function resolveOverlaps(hits: readonly Hit[], describe: (hit: Hit) => string): Hit[] {
  if (hits.length < 2) return [...hits];
  const order = [...hits].sort(
    (a, b) => rank(a) - rank(b) || b.to - b.from - (a.to - a.from) || a.from - b.from || weakness(a) - weakness(b),
  );
  const kept: Hit[] = [];
  const also = new Map<Hit, string[]>();
  for (const hit of order) {
    const winner = kept.find((other) => other.from < hit.to && hit.from < other.to && competes(other, hit));
    if (winner === undefined) kept.push(hit);
    else if (winner.rule !== hit.rule) also.set(winner, [...(also.get(winner) ?? []), describe(hit)]);
  }
  return kept
    .map((hit) => (also.has(hit) ? { ...hit, also: also.get(hit) } : hit))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function competes(a: Hit, b: Hit): boolean {
  if (a.rule === b.rule) return true;
  if (a.rule === WHOLE_SENTENCE || b.rule === WHOLE_SENTENCE) return false;
  return a.rule.startsWith('loaded/') && b.rule.startsWith('loaded/');
}
