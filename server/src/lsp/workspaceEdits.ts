import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as EngineEdit, Span } from '../engine';
import type { Client } from './client';
import type { OpenDocument } from './documents';

/** Edits to one open document. */
export interface DocumentEdits {
  readonly document: OpenDocument;
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
      edits: textEdits(document, edits).map((edit) => (annotated ? { ...edit, annotationId: ANNOTATION } : edit)),
    })),
    ...(annotated ? { changeAnnotations: { [ANNOTATION]: { ...confirm, needsConfirmation: true } } } : {}),
  };
}

const ANNOTATION = 'confirm';

function textEdits(document: OpenDocument, edits: readonly EngineEdit[]): TextEdit[] {
  return edits.map((edit) => ({
    range: document.positions.rangeOf(edit),
    newText: withLineBreaks(document, edit, edit.newText),
  }));
}

/** The text with the line breaks that the document has at this place. */
function withLineBreaks(document: OpenDocument, place: Span, text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, document.positions.lineBreakAt(place.start)) : text;
}
