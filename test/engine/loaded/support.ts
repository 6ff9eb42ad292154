import { createDraft, DEFAULT_SETTINGS, type FormatId, type RuleId } from '../../../server/src/engine';

/** What one rule flags in a text, every other rule being off. */
export function flagged(rule: RuleId, text: string, format: FormatId = 'plain'): string[] {
  const severities = { loaded: 'off', attribution: 'off', duplicate: 'off', [rule]: 'information' } as const;
  const findings = createDraft(text, format, { ...DEFAULT_SETTINGS, severities }).findings();
  return findings.filter((finding) => finding.rule === rule).map(({ start, end }) => text.slice(start, end));
}
