import {
  type CancellationToken,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver';
import type { CopyGroup, Place, Span } from '../engine';
import { type Analyst, unlessCancelled } from './analysis';
import type { Copies } from './copies';
import type { Documents, OpenDocument } from './documents';
import { at, documentUri, invalidParams, isPosition } from './params';

/** Leads from a copied passage to its first copy, to all of them, and shows those in sight. */
export class Navigation {
  constructor(
    private readonly documents: Documents,
    private readonly analyst: Analyst,
    private readonly copies: Copies,
  ) {}

  /** Answers `textDocument/definition`: the first copy. */
  async definition(params: unknown, token: CancellationToken): Promise<Location | null> {
    const found = await this.groupAt(params, token);
    return found && this.copies.locationOf(found.document, found.group.places[0]);
  }

  /** Answers `textDocument/references`: every copy; the first one counts as the declaration. */
  async references(params: unknown, token: CancellationToken): Promise<Location[] | null> {
    const found = await this.groupAt(params, token);
    if (!found) return null;
    const places = at(params, 'context', 'includeDeclaration') === false ? found.group.places.slice(1) : found.group.places;
    return places.map((place) => this.copies.locationOf(found.document, place));
  }

  /** Answers `textDocument/documentHighlight`: the copies in this document. */
  async highlights(params: unknown, token: CancellationToken): Promise<DocumentHighlight[] | null> {
    const found = await this.groupAt(params, token);
    if (!found) return null;
    return found.group.places
      .filter(isHere)
      .map((place) => ({ range: found.document.positions.rangeOf(place), kind: DocumentHighlightKind.Text }));
  }

  /** The shortest copied passage at the position asked about. */
  private async groupAt(
    params: unknown,
    token: CancellationToken,
  ): Promise<{ readonly document: OpenDocument; readonly group: CopyGroup } | null> {
    const position: unknown = at(params, 'position');
    if (!isPosition(position)) throw invalidParams('position must have a line and a character');
    const document = this.documents.get(documentUri(params));
    if (!document) return null;
    await unlessCancelled(token, this.analyst.current(document));
    const group = shortestAt(document, position);
    return group ? { document, group } : null;
  }
}

const isHere = (place: Place): boolean => place.uri === undefined;

function shortestAt(document: OpenDocument, position: Position): CopyGroup | undefined {
  const offset = document.positions.offsetAt(position);
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  let found: CopyGroup | undefined;
  for (const group of document.draft.copies()) {
    if (!group.places.some((place) => isHere(place) && holds(place))) continue;
    if (found === undefined || group.words < found.words) found = group;
  }
  return found;
}
