import { type CancellationToken, type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { documentName, type Finding, type Fix, type Place, type Span } from '../engine';
import { type Analyst, unlessCancelled } from './analysis';
import { firstBlank } from './blanks';
import type { Client } from './client';
import type { Copies } from './copies';
import { toDiagnostic } from './diagnostics';
import { visible } from './display';
import type { Documents, OpenDocument } from './documents';
import { at, documentUri, invalidParams, isRange } from './params';
import { type DocumentEdits, textEdits, workspaceEdit } from './workspaceEdits';
import type { ClosedFile, WorkspaceScan } from './workspaceScan';

const GO_TO = 'editorialBalance.goTo';
/** Sets a passage beside its copy: `uri`, `range`, `uri`, `range`. */
const COMPARE = 'editorialBalance.compare';
/** Deletes every later copy of a document at once. Asked for by name only, never on saving unless so set. */
const DELETE_COPIES = `${CodeActionKind.Source}.editorialBalance.deleteCopies`;
/** The client's command that adds to each list of the settings. */
const ADD: Readonly<Record<NonNullable<Fix['adds']>['to'], string>> = {
  accept: 'editorialBalance.acceptPhrase',
  names: 'editorialBalance.addName',
  entriesOff: 'editorialBalance.switchOffEntry',
  intended: 'editorialBalance.markIntended',
};

export const codeActionKinds = (): string[] => [CodeActionKind.QuickFix, DELETE_COPIES];

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
    private readonly copies: Copies,
    private readonly scan: WorkspaceScan,
  ) {}

  async actions(params: unknown, token: CancellationToken): Promise<CodeAction[]> {
    const range = at(params, 'range');
    if (!isRange(range)) throw invalidParams('range must have a start and an end');
    const document = this.documents.get(documentUri(params));
    if (!document || !this.client.codeActionLiterals) return [];
    const only = at(params, 'context', 'only');
    await unlessCancelled(token, this.settled(document));
    const actions: CodeAction[] = [];
    if (wants(only, CodeActionKind.QuickFix, true)) {
      const { findings, files } = await unlessCancelled(token, this.touched(document, range));
      actions.push(...findings.flatMap((finding) => this.fixes(document, finding, files)));
    }
    if (wants(only, DELETE_COPIES, false)) actions.push(...this.deletion(document));
    return actions;
  }

  /** The findings that a range touches, and the files that are not open but have copies of what they are about. */
  private async touched(
    document: OpenDocument,
    range: Range,
  ): Promise<{ readonly findings: readonly Finding[]; readonly files: ReadonlyMap<string, ClosedFile> }> {
    for (let again = false; ; again = true) {
      const all = (await this.analyst.current(document)).findings;
      const asked = document.positions.spanOf(range);
      const findings = all.filter(({ start, end }) => start <= asked.end && asked.start <= end).slice(0, MOST_FINDINGS);
      const uris = [...urisOf(findings)].filter((uri) => !this.documents.get(uri));
      const read = await Promise.all(uris.map((uri) => this.scan.read(uri)));
      const files = read.filter((file) => file !== undefined);
      if (again || !files.some(({ outdated }) => outdated))
        return { findings, files: new Map(files.map((file) => [file.uri, file])) };
      // Places in a file that has changed since it was read are found anew.
      document.outdate();
    }
  }

  /** Analyses a document, and those that its findings name: then the places in them are those of their newest text. */
  private async settled(document: OpenDocument): Promise<void> {
    const { findings } = await this.analyst.current(document);
    const others = [...urisOf(findings)].flatMap((uri) => this.documents.get(uri) ?? []);
    await Promise.all(others.map((other) => this.analyst.current(other)));
    if (others.length > 0) await this.analyst.current(document);
  }

  /** Deletes what a document repeats of its own, copy for copy; the first ones stay. */
  private deletion(document: OpenDocument): CodeAction[] {
    const groups = document.draft.copies().filter(({ rule }) => rule === 'duplicate/block');
    const copies = groups.flatMap(({ places }) => places.slice(1));
    const first = groups.map(({ places }) => places[0]);
    const edits = document.draft.deletions(outermost(copies), first);
    if (edits.length === 0) return [];
    const title = copies.length === 1 ? 'Delete the later copy' : `Delete ${copies.length} later copies`;
    const confirm = { label: title, description: 'The first copy of each passage stays.' };
    return [{ title, kind: DELETE_COPIES, edit: workspaceEdit(this.client, [{ document, edits }], confirm) }];
  }

  private fixes(document: OpenDocument, finding: Finding, files: ReadonlyMap<string, ClosedFile>): CodeAction[] {
    const diagnostics = [toDiagnostic(document, finding, this.client, this.copies)];
    const fixes = document.draft.fixes(finding);
    const preferred = fixes.find((fix) => fix.preferred);
    return fixes.flatMap((fix) => {
      const changes = this.changes(document, fix, files);
      const deed = changes
        ? { edit: workspaceEdit(this.client, changes), ...this.fillIn(document, fix) }
        : this.command(document, finding, fix);
      if (!deed) return [];
      const mark = this.client.preferredActions && fix === preferred ? { isPreferred: true } : {};
      const title = visible(fix.title + lossesIn(changes?.filter((change) => change.document.uri !== document.uri) ?? []));
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics, ...mark, ...deed }];
    });
  }

  /** The edits of a fix, in all documents that it touches; undefined where there are none, or not all texts are at hand. */
  private changes(document: OpenDocument, fix: Fix, files: ReadonlyMap<string, ClosedFile>): FixEdits[] | undefined {
    const changes: FixEdits[] = fix.edits.length > 0 ? [{ document, edits: fix.edits }] : [];
    const elsewhere = new Map<string, Place[]>();
    for (const place of fix.elsewhere ?? []) {
      const uri = place.uri ?? document.uri;
      elsewhere.set(uri, [...(elsewhere.get(uri) ?? []), place]);
    }
    for (const [uri, places] of elsewhere) {
      const edited = this.documents.get(uri) ?? files.get(uri);
      if (edited === undefined) return undefined;
      const edits = edited.draft.deletions(outermost(places));
      changes.push({ document: edited, edits, loss: edited.draft.lossOf(edits) });
    }
    return changes.length > 0 ? changes : undefined;
  }

  /** Selects the blank that an edit leaves, where the client can do that and has no tab stops. */
  private fillIn(document: OpenDocument, fix: Fix): Pick<CodeAction, 'command'> {
    const { snippetEdits, encoding, commands, documentChanges } = this.client;
    if ((snippetEdits && documentChanges) || encoding !== 'utf-16' || !commands.has(GO_TO)) return {};
    const blank = firstBlank(textEdits(document, fix.edits));
    return blank ? { command: { title: 'Fill in the blank', command: GO_TO, arguments: [document.uri, blank] } } : {};
  }

  /** What only the client can do, if it said that it can. */
  private command(document: OpenDocument, finding: Finding, fix: Fix): Pick<CodeAction, 'command'> | undefined {
    const title = visible(fix.title);
    if (fix.target) {
      const { uri, range } = this.copies.locationOf(document, fix.target);
      if (fix.kind === 'navigate' && this.client.commands.has(GO_TO))
        return { command: { title, command: GO_TO, arguments: [uri, range] } };
      const own = document.positions.rangeOf(finding.extent);
      if (fix.kind === 'compare' && this.client.commands.has(COMPARE))
        return { command: { title, command: COMPARE, arguments: [uri, range, document.uri, own] } };
    }
    if (fix.adds && this.client.commands.has(ADD[fix.adds.to])) {
      return { command: { title, command: ADD[fix.adds.to], arguments: [fix.adds.item, document.uri] } };
    }
    return undefined;
  }
}

/**
 * Whether actions of a kind are asked for: the kind itself or one that takes it in, such as the empty one. `unasked` says
 * what holds for a request that names no kinds.
 */
function wants(only: unknown, kind: string, unasked: boolean): boolean {
  if (!Array.isArray(only)) return unasked;
  return only.some((asked) => (asked === CodeActionKind.Empty ? unasked : kind === asked || kind.startsWith(`${asked}.`)));
}

/** The edits of a fix in one document, and what would be missed there. */
interface FixEdits extends DocumentEdits {
  readonly loss?: string | undefined;
}

/** What a title has to say of notes and anchors that would be missed in other documents. */
function lossesIn(changes: readonly FixEdits[]): string {
  const first = changes.find(({ loss }) => loss !== undefined);
  if (first === undefined) return '';
  return changes.length === 1 ? ` (${first.loss} there)` : ` (in ${documentName(first.document.uri)}, ${first.loss} elsewhere)`;
}

/** The other documents that findings name. */
const urisOf = (findings: readonly Finding[]): Set<string> =>
  new Set(findings.flatMap(({ related }) => related.flatMap(({ uri }) => uri ?? [])));

/** Without the spans that lie in others. */
function outermost(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) if (kept.length === 0 || span.start >= kept[kept.length - 1].end) kept.push(span);
  return kept;
}
