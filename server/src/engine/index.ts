/** The engine's façade: everything a skin (language server, CLI, tests) may import. */
export { createDraft, type Draft } from './draft';
export { formatForDocument, formatForPath } from './formats';
export { RULES, type RuleInfo, ruleById, severityOf } from './rules';
export * from './types';
