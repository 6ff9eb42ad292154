/** Writes the schema of `editorialBalance.rules` into package.json from the rule registry. Run after adding a rule. */
import fs from 'node:fs';
import path from 'node:path';
import { RULES, type RuleInfo } from '../server/src/engine/rules';
import { type Family, PROFILES } from '../server/src/engine/types';

const SEVERITIES = ['warning', 'information', 'hint', 'off'];
const FAMILIES: Record<Family, string> = {
  loaded: 'Every rule about loaded phrasing.',
  attribution: 'Every rule about claims without a source.',
  duplicate: 'Every rule about repeated text.',
};

/** The schema's `properties`: one per family, then one per rule. */
export function ruleProperties(): Record<string, unknown> {
  const families = Object.entries(FAMILIES).map(([id, description]) => [id, { enum: SEVERITIES, description }]);
  const rules = RULES.map((rule) => [rule.id, { enum: SEVERITIES, description: defaults(rule) }]);
  return Object.fromEntries([...families, ...rules]);
}

/** `Default: information; encyclopedia warning.` */
function defaults(rule: RuleInfo): string {
  const usual = rule.severity.news;
  const others = PROFILES.filter((profile) => rule.severity[profile] !== usual).map(
    (profile) => `${profile} ${rule.severity[profile]}`,
  );
  return `Default: ${[usual, ...others].join('; ')}.`;
}

if (require.main === module) {
  const file = path.resolve(__dirname, '../package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const group of manifest.contributes.configuration) {
    const rules = group.properties['editorialBalance.rules'];
    if (rules) {
      rules.properties = ruleProperties();
    }
  }
  fs.writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
