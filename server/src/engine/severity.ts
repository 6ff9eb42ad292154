import type { Hit } from './hits';
import { ruleById, severityOf } from './rules';
import type { EngineSettings, Severity } from './types';

/** From the lightest on. */
export const SEVERITIES: readonly Severity[] = ['hint', 'information', 'warning'];

/** How grave a hit is under the settings, as an index of SEVERITIES; -1 where its rule is off. */
export function levelOf(hit: Hit, settings: EngineSettings): number {
  const rule = ruleById(hit.rule);
  const base = rule ? severityOf(rule, settings) : 'off';
  if (!rule || base === 'off') return -1;
  const set = settings.severities[rule.id] ?? settings.severities[rule.family];
  // A hint of an entry's own stays a hint in every profile; a higher severity moves with the profile.
  const own = set === undefined ? hit.severity : undefined;
  const raised = hit.raised ?? 0;
  if (own === 'hint') return raised;
  const lift = own ? SEVERITIES.indexOf(own) - Math.max(0, SEVERITIES.indexOf(rule.severity.news as Severity)) : 0;
  const level = SEVERITIES.indexOf(base) + (set === undefined ? lift + (hit.shift ?? 0) : 0);
  return Math.max(0, Math.min(SEVERITIES.length - 1, level + raised));
}
