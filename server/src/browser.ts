/// <reference lib="webworker" />
/** The language server in a web worker. */
import { createDraft } from './engine';
import { receiveLexicon } from './lexiconHandOver';
import { startInWorker } from './lsp/workerHost';

receiveLexicon(globalThis as unknown as DedicatedWorkerGlobalScope, () => startInWorker({ createDraft }));
