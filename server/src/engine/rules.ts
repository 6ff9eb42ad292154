import type { EngineSettings, Family, Profile, RuleId, Severity, SeveritySetting } from './types';

/** What the registry knows of a rule; its texts for hovers and pages. */
export interface RuleInfo {
  readonly id: RuleId;
  readonly family: Family;
  /** Default severity per profile: news, encyclopedia, report, opinion. */
  readonly severity: Readonly<Record<Profile, SeveritySetting>>;
}

const rule = (id: RuleId, news: SeveritySetting, encyclopedia: SeveritySetting, report: SeveritySetting, opinion: SeveritySetting): RuleInfo => ({
  id,
  family: id.slice(0, id.indexOf('/')) as Family,
  severity: { news, encyclopedia, report, opinion },
});

/** Every rule there is, in the order of the documentation. */
export const RULES: readonly RuleInfo[] = [
  rule('loaded/scare-quotes', 'information', 'warning', 'information', 'hint'),
  rule('loaded/doubt-marker', 'information', 'warning', 'information', 'information'),
  rule('loaded/contentious-label', 'information', 'warning', 'information', 'hint'),
  rule('loaded/name-calling', 'warning', 'warning', 'warning', 'information'),
  rule('loaded/reporting-verb', 'information', 'information', 'information', 'hint'),
  rule('loaded/loaded-verb', 'information', 'information', 'information', 'hint'),
  rule('loaded/editorial-adverb', 'information', 'warning', 'information', 'hint'),
  rule('loaded/certainty-booster', 'information', 'information', 'information', 'hint'),
  rule('loaded/intensifier', 'hint', 'information', 'hint', 'off'),
  rule('loaded/evaluative-adjective', 'information', 'warning', 'information', 'hint'),
  rule('loaded/peacock', 'information', 'warning', 'information', 'hint'),
  rule('loaded/mockery', 'warning', 'warning', 'warning', 'information'),
  rule('loaded/figurative-frame', 'hint', 'information', 'hint', 'off'),
  rule('loaded/dehumanising-metaphor', 'warning', 'warning', 'warning', 'warning'),
  rule('loaded/sensationalism', 'information', 'warning', 'information', 'hint'),
  rule('loaded/sweeping-generalisation', 'information', 'information', 'information', 'information'),
  rule('loaded/rhetorical-question', 'information', 'warning', 'information', 'hint'),
  rule('loaded/presupposition', 'information', 'information', 'information', 'hint'),
  rule('loaded/persuasion-device', 'information', 'warning', 'information', 'hint'),
  rule('loaded/euphemism', 'information', 'information', 'information', 'information'),
  rule('loaded/authorial-verdict', 'hint', 'information', 'hint', 'off'),
  rule('loaded/prescriptive', 'hint', 'information', 'hint', 'off'),
  rule('loaded/asymmetric-terms', 'information', 'information', 'information', 'information'),
  rule('attribution/unattributed-claim', 'hint', 'information', 'hint', 'hint'),
  rule('attribution/unsourced-statistic', 'information', 'warning', 'warning', 'information'),
  rule('attribution/unsourced-causal', 'information', 'information', 'information', 'hint'),
  rule('attribution/unsourced-superlative', 'hint', 'information', 'information', 'hint'),
  rule('attribution/unsourced-prediction', 'information', 'warning', 'information', 'hint'),
  rule('attribution/mental-state', 'information', 'warning', 'information', 'hint'),
  rule('attribution/anonymous-source', 'information', 'information', 'information', 'information'),
  rule('attribution/vague-authority', 'information', 'warning', 'warning', 'information'),
  rule('attribution/hearsay-adverb', 'information', 'warning', 'information', 'information'),
  rule('attribution/agentless-report', 'information', 'warning', 'information', 'hint'),
  rule('attribution/hedged-inference', 'hint', 'information', 'off', 'off'),
  rule('attribution/orphan-quote', 'information', 'warning', 'warning', 'information'),
  rule('attribution/undated-statement', 'hint', 'information', 'hint', 'hint'),
  rule('attribution/unclear-speaker', 'hint', 'hint', 'hint', 'hint'),
  rule('attribution/headline-mismatch', 'information', 'off', 'information', 'information'),
  rule('attribution/vague-time', 'off', 'information', 'hint', 'off'),
  rule('attribution/placeholder', 'information', 'hint', 'information', 'information'),
  rule('duplicate/block', 'warning', 'warning', 'warning', 'warning'),
  rule('duplicate/near-block', 'information', 'information', 'information', 'information'),
  rule('duplicate/sentence', 'hint', 'hint', 'hint', 'hint'),
  rule('duplicate/passage', 'hint', 'hint', 'hint', 'off'),
  rule('duplicate/boilerplate', 'hint', 'hint', 'hint', 'hint'),
  rule('duplicate/cross-document', 'information', 'information', 'information', 'information'),
];

const BY_ID = new Map<string, RuleInfo>(RULES.map((r) => [r.id, r]));

export function ruleById(id: string): RuleInfo | undefined {
  return BY_ID.get(id);
}

/** The severity a rule has under these settings: a setting for the rule, for its family, or the profile's default. */
export function severityOf(rule: RuleInfo, settings: EngineSettings): Severity | 'off' {
  return settings.severities[rule.id] ?? settings.severities[rule.family] ?? rule.severity[settings.profile];
}
