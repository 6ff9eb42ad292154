import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type Family, type Finding, type FormatId, type Profile, RULES, severityOf } from '../engine';
import type { Settings } from '../settings';
import { type Analysis, type Analyst, unlessCancelled } from './analysis';
import type { Client } from './client';
import { MOST_FINDINGS } from './diagnostics';
import type { Documents, OpenDocument } from './documents';
import { at, invalidParams } from './params';

/** Request: what the server thinks of a document (`StatusParams` to `Status`). */
export const EXPLAIN_STATUS = 'editorialBalance/explainStatus';
/** Notification after each analysis (`StatusNotification`), for clients with `initializationOptions.status`. */
export const STATUS = 'editorialBalance/status';

export interface StatusParams {
  readonly uri: string;
}

export type Counts = Readonly<Record<Family, number>>;

export interface StatusNotification extends Counts {
  readonly uri: string;
  readonly version: number;
}

/** Why a document shows no findings. */
export type Silence = 'not-open' | 'language' | 'too-large' | 'disabled' | 'all-rules-off' | 'clean';

export interface Status {
  readonly uri: string;
  readonly version: number | null;
  readonly format: FormatId | null;
  readonly profile: Profile | null;
  readonly counts: Counts;
  /** How many findings the editor shows, and how many there are. */
  readonly shown: number;
  readonly total: number;
  /** Why there are none; null when there are. */
  readonly silence: Silence | null;
  /** The same for people; empty when there are findings. */
  readonly explanation: string;
}

const EXPLANATIONS: Readonly<Record<Silence, string>> = {
  'not-open': 'The document is not open.',
  language: 'This kind of text is not checked.',
  'too-large': 'The document is too long to be checked.',
  disabled: 'Checking is switched off (setting editorialBalance.enable).',
  'all-rules-off': 'Every rule is switched off (setting editorialBalance.rules).',
  clean: 'Nothing was found.',
};

const NONE: Counts = { loaded: 0, attribution: 0, duplicate: 0 };

/** Tells the client's status item how a document fares. */
export class StatusReports {
  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly documents: Documents,
    private readonly analyst: Analyst,
  ) {}

  /** Answers `editorialBalance/explainStatus`. */
  async explain(params: unknown, token: CancellationToken): Promise<Status> {
    const uri = at(params, 'uri');
    if (typeof uri !== 'string') throw invalidParams('uri must be a string');
    const document = this.documents.get(uri);
    if (!document) {
      const silence = this.documents.whyUnread(uri) ?? 'not-open';
      return {
        uri,
        version: null,
        format: null,
        profile: null,
        counts: NONE,
        shown: 0,
        total: 0,
        silence,
        explanation: EXPLANATIONS[silence],
      };
    }
    const { version, findings } = await unlessCancelled(token, this.analyst.current(document));
    const silence = findings.length > 0 ? null : whySilent(document.settings);
    return {
      uri,
      version,
      format: document.format,
      profile: document.settings.engine.profile,
      counts: count(findings),
      shown: Math.min(findings.length, MOST_FINDINGS),
      total: findings.length,
      silence,
      explanation: silence ? EXPLANATIONS[silence] : '',
    };
  }

  analysed(document: OpenDocument, { version, findings }: Analysis): void {
    if (!this.client.status) return;
    const status: StatusNotification = { uri: document.uri, version, ...count(findings) };
    this.connection.sendNotification(STATUS, status).catch(() => undefined);
  }
}

function whySilent(settings: Settings): Silence {
  if (!settings.enable) return 'disabled';
  return RULES.every((rule) => severityOf(rule, settings.engine) === 'off') ? 'all-rules-off' : 'clean';
}

function count(findings: readonly Finding[]): Counts {
  const counts = { ...NONE } as Record<Family, number>;
  for (const finding of findings) counts[finding.family]++;
  return counts;
}
