import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { BenchText } from './texts';

const LANGUAGE: Readonly<Record<BenchText['format'], string>> = { plain: 'plaintext', markdown: 'markdown' };

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Change {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** A language client that is pushed to, of the built server in a process of its own. */
export class ServerClient {
  private readonly child;
  private readonly connection;
  private readonly shown = new Map<string, (diagnostics: readonly unknown[]) => void>();

  private constructor(server: string) {
    this.child = spawn(process.execPath, [server, '--stdio']);
    this.child.stderr.resume();
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) =>
      this.shown.get(`${version} ${uri}`)?.(diagnostics),
    );
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    this.connection.listen();
  }

  static async start(server: string): Promise<ServerClient> {
    const client = new ServerClient(server);
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ['markdown'] } } },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Opens a document and gives its diagnostics. */
  async opened(uri: string, { format, text }: Pick<BenchText, 'format' | 'text'>): Promise<readonly unknown[]> {
    const shown = this.diagnosticsOf(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: LANGUAGE[format], version: 1, text },
    });
    return shown;
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  change(uri: string, version: number, ...contentChanges: Change[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** Asks for a hover; gives the milliseconds until it is answered. */
  async hover(uri: string, position: Position): Promise<number> {
    const asked = performance.now();
    await this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    return performance.now() - asked;
  }

  /** The diagnostics of a version, once they are pushed. */
  diagnosticsOf(uri: string, version: number): Promise<readonly unknown[]> {
    const key = `${version} ${uri}`;
    return new Promise((resolve) =>
      this.shown.set(key, (diagnostics) => {
        this.shown.delete(key);
        resolve(diagnostics);
      }),
    );
  }

  end(): void {
    this.connection.dispose();
    this.child.kill();
  }
}
