/**
 * Writes into package.json what follows from the source: the schema of `editorialBalance.rules` from the rule registry, and
 * the languages in which commands are offered. Run after adding a rule or a language.
 */
import fs from 'node:fs';
import path from 'node:path';
import { PROSE } from '../client/src/prose';
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

interface MenuItem {
  readonly command: string;
  readonly when: string;
}

/** Menus with the languages of prose wherever they ask for a language. */
export function withLanguages(menus: Readonly<Record<string, readonly MenuItem[]>>): Record<string, MenuItem[]> {
  const asked = `editorLangId =~ /^(${PROSE.join('|')})$/`;
  const current = (item: MenuItem) => ({ ...item, when: item.when.replace(/editorLangId =~ \S+/, asked) });
  return Object.fromEntries(Object.entries(menus).map(([menu, items]) => [menu, items.map(current)]));
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
  manifest.contributes.menus = withLanguages(manifest.contributes.menus);
  fs.writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
