import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type Range,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../engine';
import { RULE_DOCS_BASE } from '../engine/rules';
import { type Analyst, unlessCancelled } from './analysis';
import type { Client } from './client';
import type { Copies } from './copies';
import { visible } from './display';
import type { Documents, OpenDocument } from './documents';
import { at, documentUri } from './params';

/** More than this says no more to a reader, and slows editors down. */
export const MOST_FINDINGS = 2000;

/** After an analysis that was pushed, the next one waits this many times as long as that took, so that fast typing in a long text leaves time for other work. */
const PAUSE_SHARE = 2;
const LONGEST_PAUSE_MS = 200;

/** How long to wait after an analysis that took `cost` milliseconds before the next one is pushed. */
export const pauseAfter = (cost: number): number => Math.min(LONGEST_PAUSE_MS, PAUSE_SHARE * cost);

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The page that explains a rule. */
export function rulePage(rule: string): string {
  return `${RULE_DOCS_BASE}/${rule}.md`;
}

/** A finding as the protocol has it, with only what the client can take. */
export function toDiagnostic(document: OpenDocument, finding: Finding, client: Client, copies: Copies): Diagnostic {
  const diagnostic: Diagnostic = {
    range: document.positions.rangeOf(finding),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    source: 'Editorial Balance',
    message: visible(finding.message),
  };
  if (client.codeDescription) diagnostic.codeDescription = { href: rulePage(finding.rule) };
  if (client.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((related) => ({
      location: copies.locationOf(document, related),
      message: visible(related.message),
    }));
  }
  if (client.unnecessaryTag && finding.rule === 'duplicate/block' && document.settings.fadeCopies)
    diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (client.diagnosticData) diagnostic.data = { rule: finding.rule, start: finding.start, end: finding.end };
  return diagnostic;
}

const sameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;

/** Tells the client what was found: when it asks, or by itself where it cannot ask. */
export class Diagnostics {
  /** Result ids of an earlier server must not pass for ours after a restart. */
  private readonly session = Date.now().toString(36);
  private readonly due = new Set<OpenDocument>();
  /** When each may be pushed again. */
  private readonly pausedUntil = new WeakMap<OpenDocument, number>();
  /** What was made of findings that speak of no other place; most of them are the same after the next keystroke. */
  private readonly made = new WeakMap<Finding, Diagnostic>();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly documents: Documents,
    private readonly analyst: Analyst,
    private readonly copies: Copies,
    /** Undefined when the client keeps up with reading, else a promise to wait for. */
    private readonly room: () => Promise<void> | undefined,
  ) {}

  /** Answers `textDocument/diagnostic`. */
  async pull(params: unknown, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const document = this.documents.get(documentUri(params));
    if (!document) return { kind: 'full', items: [] };
    const room = this.room();
    if (room) await unlessCancelled(token, room);
    const { revision, findings } = await unlessCancelled(token, this.analyst.current(document));
    const resultId = `${this.session}-${revision}`;
    if (at(params, 'previousResultId') === resultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: this.items(document, findings) };
  }

  /** The document or its settings changed: pushes what is found, at once unless the last time was costly and just now. */
  changed(document: OpenDocument): void {
    if (this.client.pullsDiagnostics || this.due.has(document)) return;
    this.due.add(document);
    const pause = (this.pausedUntil.get(document) ?? 0) - performance.now();
    // A timer takes a millisecond even where there is nothing to wait for.
    if (pause > 0) setTimeout(() => this.push(document), pause);
    else void this.push(document);
  }

  closed(document: OpenDocument): void {
    if (!this.client.pullsDiagnostics) this.send(document.uri, undefined, []);
  }

  private async push(document: OpenDocument): Promise<void> {
    await this.room();
    const { version, findings, cost } = await this.analyst.current(document);
    this.due.delete(document);
    if (document.closed) return;
    const begin = performance.now();
    this.send(document.uri, version, this.items(document, findings));
    const end = performance.now();
    this.pausedUntil.set(document, end + pauseAfter(cost + end - begin));
  }

  private send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const versioned = this.client.diagnosticVersion && version !== undefined ? { version } : {};
    this.connection.sendDiagnostics({ uri, ...versioned, diagnostics }).catch(() => undefined);
  }

  private items(document: OpenDocument, findings: readonly Finding[]): Diagnostic[] {
    if (findings.length > MOST_FINDINGS && !document.toldOfCap) {
      document.toldOfCap = true;
      this.connection.console.info(
        `Editorial Balance shows the first ${MOST_FINDINGS} of ${findings.length} findings in ${visible(document.uri)}.`,
      );
    }
    return findings.slice(0, MOST_FINDINGS).map((finding) => this.item(document, finding));
  }

  private item(document: OpenDocument, finding: Finding): Diagnostic {
    const made = this.made.get(finding);
    // The finding may stand where it stood while lines before it were joined or parted.
    if (made && sameRange(made.range, document.positions.rangeOf(finding))) return made;
    const diagnostic = toDiagnostic(document, finding, this.client, this.copies);
    if (finding.related.length === 0) this.made.set(finding, diagnostic);
    return diagnostic;
  }
}
