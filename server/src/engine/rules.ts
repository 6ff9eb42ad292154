import { ATTRIBUTION_RULES } from './registry/attribution';
import { DUPLICATE_RULES } from './registry/duplicate';
import { LOADED_RULES } from './registry/loaded';
import type { RuleInfo } from './registry/ruleInfo';
import type { EngineSettings, Severity } from './types';

export type { RuleInfo } from './registry/ruleInfo';

/** Where the pages of the rules stand (docs/rules, written by scripts/docs.ts): `<base>/<rule id>.md`. */
export const RULE_DOCS_BASE = 'https://github.com/editorial-balance/editorial-balance/blob/main/docs/rules';

/** Every rule there is, in the order of the documentation. */
export const RULES: readonly RuleInfo[] = [...LOADED_RULES, ...ATTRIBUTION_RULES, ...DUPLICATE_RULES];

const BY_ID = new Map<string, RuleInfo>(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): RuleInfo | undefined {
  return BY_ID.get(id);
}

/** The severity a rule has under these settings: a setting for the rule, for its family, or the profile's default. */
export function severityOf(rule: RuleInfo, settings: EngineSettings): Severity | 'off' {
  return settings.severities[rule.id] ?? settings.severities[rule.family] ?? rule.severity[settings.profile];
}
