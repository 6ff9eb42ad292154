import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding, Fix, Span } from '../engine';
import { type Analyst, unlessCancelled } from './analysis';
import type { Client } from './client';
import { toDiagnostic } from './diagnostics';
import { visible } from './display';
import type { Documents, OpenDocument } from './documents';
import { at, documentUri, invalidParams, isRange } from './params';

const GO_TO = 'editorialBalance.goTo';
const ACCEPT_PHRASE = 'editorialBalance.acceptPhrase';

/** A selection over more findings than this asks for a list that nobody reads. */
const MOST_FINDINGS = 100;

/**
 * Offers the engine's fixes as quick fixes. What the client says of diagnostics is not looked at: it may be old, or
 * count columns differently; the range and our own findings of the current text are what counts.
 */
export class CodeActions {
  constructor(
    private readonly client: Client,
    private readonly documents: Documents,
    private readonly analyst: Analyst,
  ) {}

  async actions(params: unknown, token: CancellationToken): Promise<CodeAction[]> {
    const range = at(params, 'range');
    if (!isRange(range)) throw invalidParams('range must have a start and an end');
    const document = this.documents.get(documentUri(params));
    if (!document || !this.client.codeActionLiterals || !wanted(at(params, 'context', 'only'))) return [];
    const { findings } = await unlessCancelled(token, this.analyst.current(document));
    const asked = document.positions.spanOf(range);
    const touched = findings.filter((finding) => finding.start <= asked.end && asked.start <= finding.end);
    return touched.slice(0, MOST_FINDINGS).flatMap((finding) => this.fixes(document, finding));
  }

  private fixes(document: OpenDocument, finding: Finding): CodeAction[] {
    const diagnostics = [toDiagnostic(document, finding, this.client)];
    const fixes = document.draft.fixes(finding);
    const preferred = fixes.find((fix) => fix.preferred);
    return fixes.flatMap((fix) => {
      const deed = fix.edits.length > 0 ? { edit: this.edit(document, fix) } : this.command(document, fix);
      if (!deed) return [];
      const mark = this.client.preferredActions && fix === preferred ? { isPreferred: true } : {};
      return [{ title: visible(fix.title), kind: CodeActionKind.QuickFix, diagnostics, ...mark, ...deed }];
    });
  }

  private edit(document: OpenDocument, fix: Fix): WorkspaceEdit {
    const edits: TextEdit[] = fix.edits.map((edit) => ({
      range: document.positions.rangeOf(edit),
      newText: withLineBreaks(document, edit, edit.newText),
    }));
    if (!this.client.documentChanges) return { changes: { [document.uri]: edits } };
    return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
  }

  /** What only the client can do, if it said that it can. */
  private command(document: OpenDocument, fix: Fix): Pick<CodeAction, 'command'> | undefined {
    const title = visible(fix.title);
    if (fix.kind === 'navigate' && fix.target && fix.target.uri === undefined && this.client.commands.has(GO_TO)) {
      return { command: { title, command: GO_TO, arguments: [document.uri, document.positions.rangeOf(fix.target)] } };
    }
    if (fix.accept !== undefined && this.client.commands.has(ACCEPT_PHRASE)) {
      return { command: { title, command: ACCEPT_PHRASE, arguments: [fix.accept, document.uri] } };
    }
    return undefined;
  }
}

/** Whether quick fixes are among the kinds asked for: the kind itself, the empty kind that means all, or no list. */
function wanted(only: unknown): boolean {
  return !Array.isArray(only) || only.some((kind) => kind === CodeActionKind.QuickFix || kind === CodeActionKind.Empty);
}

/** The text with the line breaks that the document has at this place. */
function withLineBreaks(document: OpenDocument, place: Span, text: string): string {
  return text.includes('\n') ? text.replace(/\r?\n/g, document.positions.lineBreakAt(place.start)) : text;
}
