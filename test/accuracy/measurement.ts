import {
  DEFAULT_SETTINGS,
  type Draft,
  type EngineSettings,
  type Finding,
  type FormatId,
  type Profile,
  RULES,
  type RuleId,
} from '../../server/src/engine';

/** One table of results. Rows keep raw numbers; what prints them rounds. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly Row[];
  /** Single cases worth reading, for --verbose. */
  readonly details?: readonly string[];
}

export type Row = Readonly<Record<string, string | number | null>>;

export type CreateDraft = (text: string, format: FormatId, settings: EngineSettings) => Draft;

/** The engine under measurement. */
export class Subject {
  /** Several measurements read the same sentences. */
  private readonly known = new Map<string, readonly Finding[]>();

  constructor(private readonly createDraft: CreateDraft) {}

  draft(text: string, profile: Profile = 'news', format: FormatId = 'plain'): Draft {
    return this.createDraft(text, format, { ...DEFAULT_SETTINGS, profile });
  }

  findings(text: string, profile: Profile = 'news', format: FormatId = 'plain'): readonly Finding[] {
    const key = `${profile} ${format} ${text}`;
    let findings = this.known.get(key);
    if (findings === undefined) {
      const draft = this.draft(text, profile, format);
      findings = draft.findings();
      for (const finding of findings) noteWhatGaveWay(finding, draft);
      this.known.set(key, findings);
    }
    return findings;
  }
}

/** A finding an editor sees without looking for it. */
export function isProminent(finding: Finding): boolean {
  return finding.severity !== 'hint';
}

/** Rules whose finding gave way to another on the same words, by the one that tells it: “one of the finest” is a superlative and praise. */
const toldIn = new WeakMap<Finding, readonly RuleId[]>();

function noteWhatGaveWay(finding: Finding, draft: Draft): void {
  const { also } = draft.explain(finding);
  if (also.length === 0) return;
  const rules = RULES.filter(({ title }) => also.some((words) => words.startsWith(`${title}: `)));
  toldIn.set(
    finding,
    rules.map(({ id }) => id),
  );
}

/** The rules that a finding tells something of: its own, and those that gave way to it. */
export function rulesTold(finding: Finding): readonly RuleId[] {
  return [finding.rule, ...(toldIn.get(finding) ?? [])];
}

export const isLoadedRule = (rule: RuleId): boolean => rule.startsWith('loaded/');

export function isLoaded(finding: Finding): boolean {
  return rulesTold(finding).some(isLoadedRule);
}
