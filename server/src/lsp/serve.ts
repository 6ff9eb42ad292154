import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  type InitializeResult,
  InlayHintRefreshRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { createDraft } from '../engine';
import type { KeptFile } from '../files/files';
import { Analyst } from './analysis';
import { type Client, readClient } from './client';
import { CodeActions, codeActionKinds } from './codeActions';
import { CodeLenses, SHOW_COPIES } from './codeLens';
import { Configuration } from './configuration';
import { Copies } from './copies';
import { Diagnostics } from './diagnostics';
import { Documents, type OpenDocument } from './documents';
import { Exclusions } from './exclusions';
import { Folders } from './folders';
import { Hovers } from './hover';
import { InlayHints } from './inlayHints';
import { Navigation } from './navigation';
import { OwnWords } from './ownWords';
import { Speakers } from './speakers';
import { EXPLAIN_STATUS, StatusReports } from './status';
import { type FilesIn, WorkspaceFiles } from './workspaceFiles';
import { SCAN, WorkspaceScan } from './workspaceScan';

/** What the server works with; tests pass their own. */
export interface Services {
  readonly createDraft: typeof createDraft;
  /** Undefined when the client keeps up with reading, else a promise to wait for before a long answer. */
  readonly room?: () => Promise<void> | undefined;
  /** Where files can be read without the client. */
  readonly filesIn?: FilesIn;
  /** The file that keeps the index of copies in a folder of this machine. */
  readonly keptIn?: (folder: string) => KeptFile;
}

/** Wires the features to a connection. They come to life with `initialize`, when it is known what the client can do. */
export function serve(connection: Connection, services: Services): void {
  connection.onInitialize((params) => {
    const client = readClient(params);
    start(connection, client, new Folders(params), services);
    return capabilities(client);
  });
}

function capabilities(client: Client): InitializeResult {
  return {
    serverInfo: { name: 'Editorial Balance' },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      ...(client.inlayHints ? { inlayHintProvider: true } : {}),
      // A lens without a command of the client's would lead nowhere.
      ...(client.commands.has(SHOW_COPIES) ? { codeLensProvider: {} } : {}),
      // Without literals an action could only be a command that edits behind the client's back.
      ...(client.codeActionLiterals ? { codeActionProvider: { codeActionKinds: codeActionKinds() } } : {}),
      ...(client.pullsDiagnostics
        ? { diagnosticProvider: { identifier: 'editorial-balance', interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
    },
  };
}

function start(connection: Connection, client: Client, folders: Folders, services: Services): void {
  const documents = new Documents(client, services.createDraft, {
    opened(document) {
      copies.opened(document);
      configuration.opened(document);
      diagnostics.changed(document);
    },
    changed: (document) => diagnostics.changed(document),
    closed(document) {
      copies.closed(document);
      scan.closed(document);
      diagnostics.closed(document);
      ownWords.closed();
    },
    refused: (_uri, limit) =>
      connection.console.info(`A document longer than ${limit} characters was opened; it is not checked.`),
  });
  const files = new WorkspaceFiles(connection, client, folders, services.filesIn ?? (() => undefined));
  const exclusions = new Exclusions((uri) => files.pathOf(uri));
  const copies = new Copies(() => documents, exclusions, renewed);
  const kept = client.storage === undefined ? undefined : services.keptIn?.(client.storage);
  const scan = new WorkspaceScan(connection, client, folders, files, documents, copies, exclusions, kept, renewed);
  const ownWords = new OwnWords(
    connection,
    client,
    folders,
    files,
    () => documents.all(),
    () => configuration.ownWordsChanged(),
  );
  const configuration = new Configuration(connection, client, () => documents, ownWords, resettled);
  const analyst = new Analyst(
    (document) => configuration.ready(document),
    (document, analysis) => {
      status.analysed(document, analysis);
      copies.analysed(document, analysis.findings);
      scan.configured();
    },
    (error) => connection.console.error(`An analysis failed; the document is shown without findings. ${placeOf(error)}`),
  );
  const diagnostics = new Diagnostics(connection, client, documents, analyst, copies, services.room ?? (() => undefined));
  const speakers = new Speakers();
  const hovers = new Hovers(client, documents, analyst, speakers);
  const inlayHints = new InlayHints(documents, analyst, speakers);
  const codeActions = new CodeActions(client, documents, analyst, copies, scan);
  const navigation = new Navigation(documents, analyst, copies);
  const lenses = new CodeLenses(documents, analyst, copies);
  const status = new StatusReports(connection, client, documents, analyst);

  function resettled(changed: OpenDocument[]): void {
    renewed(changed);
    if (client.refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    if (client.refreshesInlayHints) connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  }

  /** The findings of these documents have changed though nobody typed in them. */
  function renewed(changed: OpenDocument[]): void {
    for (const document of changed) diagnostics.changed(document);
    if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  connection.onInitialized(() => configuration.initialized());
  connection.onDidOpenTextDocument((params) => documents.didOpen(params));
  connection.onDidChangeTextDocument((params) => documents.didChange(params));
  connection.onDidCloseTextDocument((params) => documents.didClose(params));
  connection.onDidChangeConfiguration((params) => configuration.didChange(params));
  connection.onDidChangeWatchedFiles((params) => {
    ownWords.filesChanged(params);
    scan.filesChanged(params);
  });
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, (params) => {
    folders.didChange(params);
    scan.foldersChanged();
    configuration.ownWordsChanged();
  });
  connection.onHover((params, token) => hovers.hover(params, token));
  connection.onDefinition((params, token) => navigation.definition(params, token));
  connection.onReferences((params, token) => navigation.references(params, token));
  connection.onDocumentHighlight((params, token) => navigation.highlights(params, token));
  connection.onCodeLens((params, token) => lenses.lenses(params, token));
  connection.languages.inlayHint.on((params, token) => inlayHints.hints(params, token));
  connection.onCodeAction((params, token) => codeActions.actions(params, token));
  connection.onRequest(SCAN, (...params: unknown[]) => scan.asked(params.at(-1) as CancellationToken));
  connection.onRequest(EXPLAIN_STATUS, (params, token) => status.explain(params, token));
  if (client.pullsDiagnostics) connection.languages.diagnostics.on((params, token) => diagnostics.pull(params, token));
  connection.onShutdown(() => documents.dispose());
}

/** Where an error happened, without its message: that could carry text of the document into a log. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const place =
    error.stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim() ?? '';
  return `${error.name} ${place}`;
}
