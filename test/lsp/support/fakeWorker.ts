/** The server for a web worker, with the fake engine. */
import { startInWorker } from '../../../server/src/lsp/workerHost';
import { createFakeDraft } from './fakeDraft';

startInWorker({ createDraft: createFakeDraft });
