/** The language server as a process of its own: `node dist/server.js --stdio`. */
import { createDraft } from './engine';
import { startOnNode } from './lsp/nodeHost';

startOnNode({ createDraft });
