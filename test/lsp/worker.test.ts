import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { workerFile } from './support/launch';

/** What a web worker's global has and a Node thread's has not, and the reverse. */
const WEB_GLOBALS = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = globalThis;
  globalThis.addEventListener = () => undefined;
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  const { exit } = process;
  globalThis.close = () => exit(0);
  parentPort.on('message', (data) => globalThis.onmessage({ data }));
  for (const name of ['setImmediate', 'process', 'Buffer']) delete globalThis[name];
  (0, eval)`;

describe('the server in a web worker', () => {
  let worker: Worker;
  before(function () {
    this.timeout(30_000);
    worker = new Worker(`${WEB_GLOBALS}(${JSON.stringify(readFileSync(workerFile(), 'utf8'))})`, { eval: true });
  });
  after(() => worker.terminate());

  it('answers as it does in a process', async () => {
    const answer = (id: number) =>
      new Promise<Record<string, unknown>>((resolve) => {
        worker.on('message', (message) => {
          if (message.id === id) resolve(message.result);
        });
      });
    const send = (message: object) => worker.postMessage({ jsonrpc: '2.0', ...message });
    const document = {
      uri: 'vscode-vfs://github/a/b.md',
      languageId: 'markdown',
      version: 1,
      text: 'The regime. '.repeat(20_000),
    };
    const initialized = answer(1);
    send({
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } },
    });
    assert.ok((await initialized).capabilities);
    const pulled = answer(2);
    send({ method: 'textDocument/didOpen', params: { textDocument: document } });
    send({ id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri: document.uri } } });
    assert.equal(((await pulled).items as unknown[]).length, 2000);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    send({ method: 'exit' });
    assert.equal(await ended, 0);
  });
});
