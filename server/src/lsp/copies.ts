import type { Location, Range } from 'vscode-languageserver';
import { DocumentIndex, type Finding, type Place, type SharedText } from '../engine';
import type { Documents, OpenDocument } from './documents';
import type { Exclusions } from './exclusions';

const CROSS_DOCUMENT = 'duplicate/cross-document';

/** What a document was last found to share: with whom, and in what words it is told. */
interface Shared {
  readonly uris: ReadonlySet<string>;
  readonly told: string;
}

const NOTHING: Shared = { uris: new Set(), told: '' };

/** What the open documents have in common: one index over all of them, and who must be looked at again when one changes. */
export class Copies {
  readonly index = new DocumentIndex();
  private readonly shared = new WeakMap<OpenDocument, Shared>();

  /** @param outdated is told of documents whose findings rest on another document that has changed */
  constructor(
    private readonly documents: () => Documents,
    private readonly exclusions: Exclusions,
    private readonly outdated: (documents: OpenDocument[]) => void,
  ) {}

  opened(document: OpenDocument): void {
    document.draft.compareWith(this.comparedWith(document), document.uri);
  }

  closed(document: OpenDocument): void {
    this.index.remove(document.uri);
    this.tell(document, this.shared.get(document) ?? NOTHING, NOTHING);
  }

  /** Takes note of an analysis. The others hear of it only if what they say of this document has changed with it. */
  analysed(document: OpenDocument, findings: readonly Finding[]): void {
    if (!document.settings.enable) this.index.remove(document.uri);
    const uris = new Set<string>();
    const told: string[] = [];
    for (const finding of findings) {
      if (finding.rule !== CROSS_DOCUMENT) continue;
      for (const { uri } of finding.related) if (uri !== undefined) uris.add(uri);
      const { start, end } = document.positions.rangeOf(finding.extent);
      told.push(`${start.line}-${end.line} ${finding.message}`);
    }
    const before = this.shared.get(document) ?? NOTHING;
    const now = { uris, told: told.join('\n') };
    this.shared.set(document, now);
    if (before.told !== now.told) this.tell(document, before, now);
  }

  /** Where a place of a finding of `document` is. Of a document that is not open only the lines are known. */
  locationOf(document: OpenDocument, place: Place): Location {
    if (place.uri === undefined || place.uri === document.uri)
      return { uri: document.uri, range: document.positions.rangeOf(place) };
    const other = this.documents().get(place.uri);
    return { uri: place.uri, range: other ? other.positions.rangeOf(place) : linesRange(place.lines) };
  }

  /** The index, without what the settings of a document exclude. */
  private comparedWith(document: OpenDocument): SharedText {
    const { index, exclusions } = this;
    return {
      get size() {
        return index.size;
      },
      get version() {
        return index.version;
      },
      announce: (uri, units) => index.announce(uri, units),
      *sharing(uri, minWords) {
        if (exclusions.has(document, uri)) return [];
        return yield* index.sharing(uri, minWords, (other) => exclusions.has(document, other));
      },
    };
  }

  private tell(document: OpenDocument, before: Shared, now: Shared): void {
    const others = [...new Set([...before.uris, ...now.uris])]
      .map((uri) => this.documents().get(uri))
      .filter((other) => other !== undefined && other !== document) as OpenDocument[];
    for (const other of others) other.outdate();
    if (others.length > 0) this.outdated(others);
  }
}

function linesRange(lines: Place['lines']): Range {
  const [first, last] = lines ?? [1, 1];
  return { start: { line: first - 1, character: 0 }, end: { line: last, character: 0 } };
}
