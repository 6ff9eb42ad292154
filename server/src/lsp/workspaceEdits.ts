import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as EngineEdit, Span } from '../engine';
import { withTabStops } from './blanks';
import type { Client } from './client';
import type { Positions } from './positions';

/** A text that edits are for: an open document, or a file that is not open and so has no version. */
export interface EditedText {
  readonly uri: string;
  readonly version: number | null;
  readonly positions: Positions;
}

/** Edits to one text. */
export interface DocumentEdits {
  readonly document: EditedText;
  readonly edits: readonly EngineEdit[];
}

/**
 * The engine's edits as one edit of the workspace, which the editor undoes as one. It names the version of each document
 * where the client can hold it to that. With `confirm` the client is asked to show the changes before it makes them.
 */
export function workspaceEdit(client: Client, changes: readonly DocumentEdits[], confirm?: ChangeAnnotation): WorkspaceEdit {
  if (!client.documentChanges)
    return { changes: Object.fromEntries(changes.map(({ document, edits }) => [document.uri, textEdits(document, edits)])) };
  const annotated = confirm !== undefined && client.changeAnnotations;
  return {
    documentChanges: changes.map(({ document, edits }) => ({
      textDocument: { uri: document.uri, version: document.version },
      edits: annotated
        ? textEdits(document, edits).map((edit) => ({ ...edit, annotationId: ANNOTATION }))
        : fillable(client, textEdits(document, edits)),
    })),
    ...(annotated ? { changeAnnotations: { [ANNOTATION]: { ...confirm, needsConfirmation: true } } } : {}),
  };
}

const ANNOTATION = 'confirm';

/** With tab stops at the blanks where the client takes them; the protocol's types know no such edits yet. */
const fillable = ({ snippetEdits }: Client, edits: TextEdit[]): TextEdit[] =>
  snippetEdits ? (withTabStops(edits) as TextEdit[]) : edits;

/** The engine's edits as the protocol writes them. */
export function textEdits(document: EditedText, edits: readonly EngineEdit[]): TextEdit[] {
  return edits.map((edit) => ({
    range: document.positions.rangeOf(edit),
    newText: withLineBreaks(document, edit, edit.newText),
  }));
}

/** The text with the line breaks that the document has at this place. */
function withLineBreaks(document: EditedText, place: Span, text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, document.positions.lineBreakAt(place.start)) : text;
}
