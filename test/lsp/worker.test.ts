import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { shippedWorkerFile, workerFile } from './support/launch';

/** What a web worker's global has and a Node thread's has not, and the reverse. */
const WEB_GLOBALS = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = globalThis;
  const listeners = new Set();
  globalThis.addEventListener = (type, listener) => type === 'message' && listeners.add(listener);
  globalThis.removeEventListener = (type, listener) => listeners.delete(listener);
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  const { exit } = process;
  globalThis.close = () => exit(0);
  parentPort.on('message', (data) => [...listeners, globalThis.onmessage].forEach((hear) => hear?.({ data })));
  // Node makes its own of these at first use, by means of what is taken away next.
  void [Blob, DecompressionStream, TextDecoderStream];
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

describe('the server in a web worker, as it ships', () => {
  let worker: Worker;
  before(function () {
    this.timeout(30_000);
    worker = new Worker(`${WEB_GLOBALS}(${JSON.stringify(readFileSync(shippedWorkerFile(), 'utf8'))})`, { eval: true });
    const ready = new Promise((resolve) => worker.once('message', resolve));
    // This bundle holds its lexicon, but waits like the packed one.
    worker.postMessage(gzipSync('{}'));
    return ready;
  });
  after(() => worker.terminate());

  it('reads packs through the client', async () => {
    const uri = 'vscode-vfs://github/a/b.md';
    const pack = 'entries: [{ lemma: utilise, pos: v, fix: [use] }]';
    const asked: string[] = [];
    const send = (message: object) => worker.postMessage({ jsonrpc: '2.0', ...message });
    const settings = { packs: ['style/house.yaml'] };
    const pulled = new Promise<{ items: { code: string }[] }>((resolve) => {
      worker.on('message', ({ id, method, params, result }) => {
        if (method === 'editorialBalance/readFile') {
          asked.push(params.uri);
          send({ id, result: { text: pack } });
        } else if (id === 2) resolve(result);
      });
    });
    const initialize = {
      processId: null,
      rootUri: 'vscode-vfs://github/a/',
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { readFile: true, settings },
    };
    const text = 'The town utilised the hall.';
    send({ id: 1, method: 'initialize', params: initialize });
    send({ method: 'initialized', params: {} });
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version: 1, text } } });
    send({ id: 2, method: 'textDocument/diagnostic', params: { textDocument: { uri } } });
    assert.deepEqual(
      (await pulled).items.map(({ code }) => code),
      ['loaded/house-style'],
    );
    assert.deepEqual(asked, ['vscode-vfs://github/a/style/house.yaml']);
  });
});
