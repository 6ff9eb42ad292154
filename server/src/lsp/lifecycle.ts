import {
  type Connection,
  createConnection,
  createProtocolConnection,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver';
import { at, isRecord } from './params';

/** What the server runs in: a process or a worker. */
export interface Host {
  exit(code: number): void;
  /** Ends the server when the editor's process is gone. */
  watch?(processId: number): void;
  /** Calls back when nothing can come from the client any more. */
  onGone?(listener: () => void): void;
}

/** A connection that keeps the protocol's order of life, which the library leaves to its users. */
export function connect(reader: MessageReader, writer: MessageWriter, host: Host): Connection {
  const watchDog = {
    shutdownReceived: false,
    initialize(params: unknown) {
      const processId = at(params, 'processId');
      if (Number.isInteger(processId) && (processId as number) > 0) host.watch?.(processId as number);
    },
    exit: (code: number) => host.exit(code),
  };
  host.onGone?.(() => host.exit(watchDog.shutdownReceived ? 0 : 1));
  const gate = new Gate(reader, (id, code, message) => {
    // A client that cannot be written to is gone, and the host ends the server for that.
    writer.write({ jsonrpc: '2.0', id, error: { code, message } } as Message).catch(() => undefined);
  });
  return createConnection((logger) => createProtocolConnection(gate, writer, logger), watchDog) as Connection;
}

/** Clients write "no parameters" in several ways. */
function isNothing(params: unknown): boolean {
  return params === null || (Array.isArray(params) && params.every((param) => param === null));
}

type Refuse = (id: number | string | null, code: number, message: string) => void;

/**
 * Stands before the library and lets through what the protocol allows at this point of the session: nothing before
 * `initialize`, one `initialize`, nothing but `exit` after `shutdown`, and only messages with a proper shape.
 */
class Gate implements MessageReader {
  readonly onError: MessageReader['onError'];
  readonly onClose: MessageReader['onClose'];
  readonly onPartialMessage: MessageReader['onPartialMessage'];
  private state: 'new' | 'open' | 'shut' = 'new';

  constructor(
    private readonly reader: MessageReader,
    private readonly refuse: Refuse,
  ) {
    this.onError = reader.onError;
    this.onClose = reader.onClose;
    this.onPartialMessage = reader.onPartialMessage;
  }

  listen(callback: (message: Message) => void): Disposable {
    return this.reader.listen((message) => {
      if (this.admits(message)) callback(message);
    });
  }

  dispose(): void {
    this.reader.dispose();
  }

  private admits(message: unknown): boolean {
    if (!isRecord(message)) {
      this.refuse(null, ErrorCodes.InvalidRequest, 'a message must be an object');
      return false;
    }
    const { id, method } = message;
    if (method === undefined) return id !== undefined && (message.result !== undefined || message.error !== undefined);
    if (typeof method !== 'string') {
      this.refuse(null, ErrorCodes.InvalidRequest, 'method must be a string');
      return false;
    }
    if (isNothing(message.params)) delete message.params;
    if (id === undefined) return this.admitsNotification(method, message.params);
    if (typeof id !== 'string' && typeof id !== 'number') {
      this.refuse(null, ErrorCodes.InvalidRequest, 'id must be a string or a number');
      return false;
    }
    const refusal = this.refusal(method, message.params);
    if (refusal) this.refuse(id, ...refusal);
    return refusal === undefined;
  }

  private admitsNotification(method: string, params: unknown): boolean {
    if (method === 'exit') return true;
    if (this.state !== 'open') return false;
    if (method === '$/cancelRequest') return typeof at(params, 'id') === 'string' || typeof at(params, 'id') === 'number';
    return params === undefined || isRecord(params);
  }

  private refusal(method: string, params: unknown): [code: number, message: string] | undefined {
    if (this.state === 'shut') return [ErrorCodes.InvalidRequest, 'the server is shut down'];
    if (this.state === 'new' && method !== 'initialize')
      return [ErrorCodes.ServerNotInitialized, 'the server is not initialized'];
    if (this.state === 'open' && method === 'initialize') return [ErrorCodes.InvalidRequest, 'the server is initialized already'];
    if (params !== undefined && !isRecord(params)) return [ErrorCodes.InvalidParams, `params of ${method} must be an object`];
    if (method === 'initialize') {
      if (params === undefined) return [ErrorCodes.InvalidParams, 'initialize needs params'];
      if (!isRecord(params.capabilities)) params.capabilities = {};
      this.state = 'open';
    }
    if (method === 'shutdown') this.state = 'shut';
    return undefined;
  }
}
