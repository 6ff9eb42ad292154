import { createDraft, DEFAULT_SETTINGS, type Finding } from '../server/src/engine';

/** What a writer is shown for a sentence, without the words and places that must differ. */
export interface Treatment {
  readonly rule: string;
  readonly severity: string;
  readonly fixes: readonly string[];
  /** Length of the hover's words, in UTF-16 units. */
  readonly hover: number;
}

const SETTINGS = { ...DEFAULT_SETTINGS, severities: { duplicate: 'off' } } as const;

/** The findings in a text, with the text they stand on. */
export function findingsIn(text: string): readonly (Finding & { readonly words: string })[] {
  return createDraft(text, 'plain', SETTINGS)
    .findings()
    .map((finding) => ({ ...finding, words: text.slice(finding.start, finding.end) }));
}

export function treatmentsOf(text: string): Treatment[] {
  const draft = createDraft(text, 'plain', SETTINGS);
  return draft.findings().map((finding) => {
    const { quote, why, fine, guidelines } = draft.explain(finding);
    return {
      rule: finding.rule,
      severity: finding.severity,
      fixes: draft.fixes(finding).map(({ kind, preferred }) => (preferred ? `${kind}, preferred` : kind)),
      // The flagged words are the writer's; their length is no matter of treatment.
      hover:
        finding.message.length - quote.length + why.length + fine.length + guidelines.map(({ title }) => title).join().length,
    };
  });
}
