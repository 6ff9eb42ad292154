import type { CancellationToken, CodeLens } from 'vscode-languageserver';
import { type Analyst, unlessCancelled } from './analysis';
import type { Copies } from './copies';
import type { Documents } from './documents';
import { documentUri } from './params';

/** A command of the client: `uri`, `position`, `locations`. */
export const SHOW_COPIES = 'editorialBalance.showCopies';

/** A sentence that stands twice is no matter for a line of its own. */
const SHOWN: ReadonlySet<string> = new Set(['duplicate/block', 'duplicate/near-block', 'duplicate/cross-document']);

/** “3 copies · 2 open files” above each copy, for those who ask for it in the settings. */
export class CodeLenses {
  constructor(
    private readonly documents: Documents,
    private readonly analyst: Analyst,
    private readonly copies: Copies,
  ) {}

  async lenses(params: unknown, token: CancellationToken): Promise<CodeLens[] | null> {
    const document = this.documents.get(documentUri(params));
    if (!document) return null;
    // Its settings are known for certain only then.
    await unlessCancelled(token, this.analyst.current(document));
    if (!document.settings.copiesLens) return null;
    return document.draft
      .copies()
      .filter(({ rule }) => SHOWN.has(rule))
      .flatMap(({ places }) => {
        const locations = places.map((place) => this.copies.locationOf(document, place));
        const files = new Set(locations.map(({ uri }) => uri)).size;
        const title = `${places.length} copies${files > 1 ? ` · ${files} files` : ''}`;
        return locations
          .filter(({ uri }) => uri === document.uri)
          .map(({ range: { start } }) => ({
            range: { start, end: start },
            command: { title, command: SHOW_COPIES, arguments: [document.uri, start, locations] },
          }));
      });
  }
}
