/** The server as a process, with the fake engine: what the suites start when they spawn one. */
import { startOnNode } from '../../../server/src/lsp/nodeHost';
import { createFakeDraft } from './fakeDraft';

startOnNode({ createDraft: createFakeDraft });
