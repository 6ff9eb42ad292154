/** The language server in a web worker. */
import { createDraft } from './engine';
import { startInWorker } from './lsp/workerHost';

startInWorker({ createDraft });
