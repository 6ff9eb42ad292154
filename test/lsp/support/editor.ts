import {
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
  TextDocumentEdit,
} from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Launch, Running } from './launch';

type Json = Record<string, unknown>;

/** What a modern editor can do; tests take away or add by path, `{'textDocument.hover': undefined}`. */
export function capabilities(changes: Json = {}): Json {
  const all: Json = {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      diagnostics: { refreshSupport: true },
      workspaceEdit: { documentChanges: true },
    },
    textDocument: {
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: true,
        codeDescriptionSupport: true,
        dataSupport: true,
        tagSupport: { valueSet: [1, 2] },
      },
      diagnostic: {},
      hover: { contentFormat: ['markdown', 'plaintext'] },
      codeAction: { isPreferredSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    },
  };
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    let place = all;
    for (const key of keys) place = place[key] as Json;
    place[last] = value;
  }
  return all;
}

/** An editor that takes pushed diagnostics only. */
export const PUSH: Json = { 'textDocument.diagnostic': undefined };

export interface EditorOptions {
  readonly capabilities?: Json;
  readonly initializationOptions?: Json;
  /** Answers `workspace/configuration` for a resource; default null, as an editor without settings. */
  readonly settings?: (uri: string) => unknown;
  /** URIs of the open folders; default none. */
  readonly folders?: readonly string[];
  /** Answers `editorialBalance/readFile`. */
  readonly readFile?: (uri: string) => unknown;
  /** Answers `editorialBalance/findFiles`. */
  readonly findFiles?: () => unknown;
}

/** A fake editor: opens and edits documents, asks, and remembers what the server said. */
export class Editor {
  readonly connection: MessageConnection;
  readonly exit: Running['exit'];
  readonly running: Running;
  server!: InitializeResult;
  settings: (uri: string) => unknown;
  /** Methods of the server's requests and notifications, in order. */
  readonly heard: { method: string; params: unknown }[] = [];
  private readonly listeners = new Set<() => void>();

  private constructor(launch: Launch, options: EditorOptions) {
    this.running = launch();
    this.exit = this.running.exit;
    this.settings = options.settings ?? (() => null);
    this.connection = createMessageConnection(
      new StreamMessageReader(this.running.output),
      new StreamMessageWriter(this.running.input),
    );
    this.connection.onNotification((method, params) => this.hear(method, params));
    this.connection.onRequest((method, params) => {
      this.hear(method, params);
      if (method === 'editorialBalance/readFile') return options.readFile?.((params as { uri: string }).uri);
      if (method === 'editorialBalance/findFiles') return options.findFiles?.();
      const { items = [] } = (params ?? {}) as { items?: { scopeUri: string }[] };
      return method === 'workspace/configuration' ? Promise.all(items.map((item) => this.settings(item.scopeUri))) : null;
    });
    this.connection.listen();
  }

  static async start(launch: Launch, options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(launch, options);
    editor.server = await editor.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities: options.capabilities ?? capabilities(),
      initializationOptions: options.initializationOptions,
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  open(text: string, uri = 'file:///draft.md', languageId = 'markdown', version = 1): Document {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    return new Document(this, uri, version);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  /** The first message of a method, heard already or to come, that the test agrees with. */
  hears<T>(method: string, agrees: (params: T) => boolean = () => true): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.find((message) => message.method === method && agrees(message.params as T));
        if (!found) return;
        this.listeners.delete(look);
        resolve(found.params as T);
      };
      this.listeners.add(look);
      look();
    });
  }

  /** How often a method was heard. */
  count(method: string): number {
    return this.heard.filter((message) => message.method === method).length;
  }

  /** Waits until the server has handled what was sent before. */
  async settle(): Promise<void> {
    await this.request('editorialBalance/explainStatus', { uri: 'nowhere:' });
  }

  async stop(): Promise<number | string> {
    await this.connection.sendRequest('shutdown');
    this.notify('exit', undefined);
    return this.exit;
  }

  private hear(method: string, params: unknown): void {
    this.heard.push({ method, params });
    for (const listener of [...this.listeners]) listener();
  }
}

/** One document that the editor has open. */
export class Document {
  constructor(
    private readonly editor: Editor,
    readonly uri: string,
    public version: number,
  ) {}

  change(...contentChanges: TextDocumentContentChangeEvent[]): void {
    this.version++;
    this.editor.notify('textDocument/didChange', { textDocument: { uri: this.uri, version: this.version }, contentChanges });
  }

  close(): void {
    this.editor.notify('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  pull(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.editor.request('textDocument/diagnostic', { textDocument: { uri: this.uri }, previousResultId });
  }

  /** The diagnostics of the document as it is now. */
  async diagnostics(): Promise<Diagnostic[]> {
    const report = await this.pull();
    if (report.kind !== 'full') throw new Error('a full report was asked for');
    return report.items;
  }

  /** The diagnostics pushed for the document as it is now. */
  async pushed(): Promise<Diagnostic[]> {
    const { version, uri } = this;
    const params = await this.editor.hears<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (p) => p.uri === uri && p.version === version,
    );
    return params.diagnostics;
  }

  hover(line: number, character: number): Promise<Hover | null> {
    return this.editor.request('textDocument/hover', { textDocument: { uri: this.uri }, position: { line, character } });
  }

  actions(range: Range, context: Json = { diagnostics: [] }): Promise<CodeAction[]> {
    return this.editor.request('textDocument/codeAction', { textDocument: { uri: this.uri }, range, context });
  }
}

export const at = (line: number, character: number): Position => ({ line, character });
export const span = (line: number, from: number, to: number, endLine = line): Range => ({
  start: at(line, from),
  end: at(endLine, to),
});

/** The one document edit of an action, which must have it. */
export function documentEdit(action: CodeAction): TextDocumentEdit {
  const [change, ...others] = action.edit?.documentChanges ?? [];
  if (others.length > 0 || !TextDocumentEdit.is(change)) throw new Error(`not one document edit: ${JSON.stringify(action.edit)}`);
  return change;
}
