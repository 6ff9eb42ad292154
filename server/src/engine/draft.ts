import type { EngineSettings, Explanation, Finding, Fix, FormatId, SentenceReport, TextChange } from './types';

/**
 * One document under analysis. Edits mark what they touch; the next analysis re-runs only that.
 * Findings are those of the current text and settings, sorted by start, with absolute UTF-16 offsets.
 */
export interface Draft {
  readonly text: string;
  readonly format: FormatId;
  readonly settings: EngineSettings;
  /** Applies changes in order, each against the text the previous one left. */
  edit(changes: readonly TextChange[]): void;
  /** Replaces the whole text (cheaply where most of it is unchanged). */
  replace(text: string): void;
  configure(settings: EngineSettings): void;
  /** Analyses in slices of roughly 64 KB: iterate to the end for the findings, or drop the iterator to stop. */
  analyse(): Generator<void, readonly Finding[]>;
  /** Finishes the analysis at once and gives the findings. */
  findings(): readonly Finding[];
  explain(finding: Finding): Explanation;
  fixes(finding: Finding): readonly Fix[];
  sentences(): readonly SentenceReport[];
}

export function createDraft(text: string, format: FormatId, settings: EngineSettings): Draft {
  throw new Error(`not built yet: ${text.length} ${format} ${settings.profile}`);
}
