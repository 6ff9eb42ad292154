// TEMPORARY until engine/rules.ts has it
export const RULE_DOCS_BASE = 'https://github.com/editorial-balance/editorial-balance/blob/main/docs/rules';
