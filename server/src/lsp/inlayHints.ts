import type { CancellationToken, InlayHint } from 'vscode-languageserver';
import { type Analyst, unlessCancelled } from './analysis';
import { visible } from './display';
import type { Documents } from './documents';
import { at, documentUri, invalidParams, isRange } from './params';
import type { Speakers } from './speakers';
import { evidenceOf, labelOf } from './whoSays';

/** “Ms Okoye”, “carried from Ms Okoye”, “no source” behind each sentence, for those who ask for it in the settings. */
export class InlayHints {
  constructor(
    private readonly documents: Documents,
    private readonly analyst: Analyst,
    private readonly speakers: Speakers,
  ) {}

  async hints(params: unknown, token: CancellationToken): Promise<InlayHint[] | null> {
    const range = at(params, 'range');
    if (!isRange(range)) throw invalidParams('range must have a start and an end');
    const document = this.documents.get(documentUri(params));
    if (!document) return null;
    // Its settings are known for certain only then.
    await unlessCancelled(token, this.analyst.current(document));
    if (document.settings.attributionLens !== 'on') return null;
    const within = document.positions.spanOf(range);
    return this.speakers
      .said(document, within)
      .filter(({ sentence }) => sentence.end >= within.start && sentence.end <= within.end)
      .map((said) => ({
        position: document.positions.positionAt(said.sentence.end),
        label: visible(labelOf(said)),
        tooltip: visible(evidenceOf(said, document.draft.text)),
        paddingLeft: true,
      }));
  }
}
