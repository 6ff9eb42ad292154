import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageserver/browser';
import { connect } from './lifecycle';
import { type Services, serve } from './serve';

/** Starts the server in this web worker, which talks to the page that made it. */
export function startInWorker(services: Services): void {
  const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
  const connection = connect(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), { exit: () => worker.close() });
  serve(connection, services);
  connection.listen();
}
