import {
  DEFAULT_SETTINGS,
  type Draft,
  type EngineSettings,
  type Finding,
  type FormatId,
  type Profile,
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
      findings = this.draft(text, profile, format).findings();
      this.known.set(key, findings);
    }
    return findings;
  }
}

/** A finding an editor sees without looking for it. */
export function isProminent(finding: Finding): boolean {
  return finding.severity !== 'hint';
}

export function isLoaded(finding: Finding): boolean {
  return finding.family === 'loaded';
}
