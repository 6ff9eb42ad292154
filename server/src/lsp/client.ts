import { at } from './params';
import { type Encoding, negotiateEncoding } from './positions';

/** What the client can take, and what it asked for in `initializationOptions`. */
export interface Client {
  readonly encoding: Encoding;
  /** Diagnostics are asked for by the client; without this they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly diagnosticVersion: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly markdownHover: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  /** Shows what an edit would do before it does it, where the edit asks for that. */
  readonly changeAnnotations: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly inlayHints: boolean;
  readonly refreshesInlayHints: boolean;
  /** Edits may have places to fill in (LSP 3.18). */
  readonly snippetEdits: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFileWatchers: boolean;
  /** Commands that the client carries out itself. */
  readonly commands: ReadonlySet<string>;
  /** Answers `editorialBalance/readFile` for files of its folders. */
  readonly readsFiles: boolean;
  /** Answers `editorialBalance/findFiles` with the drafts of its folders. */
  readonly findsFiles: boolean;
  /** Path of a folder of this machine for what is kept between sessions. */
  readonly storage: string | undefined;
  /** Wants `editorialBalance/status` after each analysis. */
  readonly status: boolean;
  /** Settings for clients that are not asked for any. */
  readonly settings: unknown;
}

export function readClient(params: unknown): Client {
  const can = (...path: string[]) => at(params, 'capabilities', ...path);
  // Until 3.18 only pushed diagnostics had these flags; clients that pull state them there as well.
  const diagnostics = (name: string) =>
    can('textDocument', 'publishDiagnostics', name) ?? can('textDocument', 'diagnostic', name);
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const options = (name: string) => at(params, 'initializationOptions', name);
  return {
    encoding: negotiateEncoding(can('general', 'positionEncodings')),
    pullsDiagnostics: can('textDocument', 'diagnostic') !== undefined && can('textDocument', 'diagnostic') !== null,
    refreshesDiagnostics: can('workspace', 'diagnostics', 'refreshSupport') === true,
    diagnosticVersion: can('textDocument', 'publishDiagnostics', 'versionSupport') === true,
    relatedInformation: diagnostics('relatedInformation') === true,
    unnecessaryTag: list(at(diagnostics('tagSupport'), 'valueSet')).includes(1),
    codeDescription: diagnostics('codeDescriptionSupport') === true,
    diagnosticData: diagnostics('dataSupport') === true,
    markdownHover:
      list(can('textDocument', 'hover', 'contentFormat')).find((kind) => kind === 'markdown' || kind === 'plaintext') ===
      'markdown',
    codeActionLiterals: at(can('textDocument', 'codeAction'), 'codeActionLiteralSupport') instanceof Object,
    preferredActions: can('textDocument', 'codeAction', 'isPreferredSupport') === true,
    documentChanges: can('workspace', 'workspaceEdit', 'documentChanges') === true,
    changeAnnotations: can('workspace', 'workspaceEdit', 'changeAnnotationSupport') instanceof Object,
    refreshesCodeLenses: can('workspace', 'codeLens', 'refreshSupport') === true,
    inlayHints: can('textDocument', 'inlayHint') instanceof Object,
    refreshesInlayHints: can('workspace', 'inlayHint', 'refreshSupport') === true,
    snippetEdits: can('workspace', 'workspaceEdit', 'snippetEditSupport') === true,
    configuration: can('workspace', 'configuration') === true,
    registersConfiguration: can('workspace', 'didChangeConfiguration', 'dynamicRegistration') === true,
    registersFileWatchers: can('workspace', 'didChangeWatchedFiles', 'dynamicRegistration') === true,
    readsFiles: options('readFile') === true,
    findsFiles: options('findFiles') === true,
    commands: new Set(list(options('commands')).filter((name) => typeof name === 'string')),
    storage: typeof options('storage') === 'string' ? (options('storage') as string) : undefined,
    status: options('status') === true,
    settings: options('settings'),
  };
}
