import { createDraft, DEFAULT_SETTINGS, type FormatId, type Profile, type RuleId } from '../../../server/src/engine';

interface Reading {
  readonly profile?: Profile;
  readonly format?: FormatId;
}

/** What one rule finds in a text: `severity: flagged words`. */
export function findingsOf(rule: RuleId, text: string, { profile = 'news', format = 'plain' }: Reading = {}): string[] {
  const settings = { ...DEFAULT_SETTINGS, profile };
  return createDraft(text, format, settings)
    .findings()
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.severity}: ${text.slice(finding.start, finding.end)}`);
}
