/** The language server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageserver/browser';
import { createDraft } from './engine';
import { connect } from './lsp/lifecycle';
import { serve } from './lsp/serve';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = connect(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), { exit: () => worker.close() });
serve(connection, { createDraft });
connection.listen();
