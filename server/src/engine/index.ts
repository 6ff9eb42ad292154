/** The engine's façade: everything a skin (language server, CLI, tests) may import. */
export { createDraft, type Draft } from './draft';
export { RULES, ruleById, severityOf, type RuleInfo } from './rules';
export { formatForLanguage, formatForPath } from './formats';
export * from './types';
