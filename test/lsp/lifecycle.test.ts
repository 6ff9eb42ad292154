import assert from 'node:assert/strict';
import type { Readable } from 'node:stream';
import { FrameCutter } from '../../server/src/lsp/framing';
import { capabilities, Editor, PUSH } from './support/editor';
import { eachWay, type Launch, type Running } from './support/launch';

type Message = { id?: unknown; method?: string; result?: unknown; error?: { code: number } };

/** Writes bytes as they are, and reads messages: for what no well-behaved client sends. */
class Wire {
  private readonly running: Running;
  private readonly messages: AsyncIterator<Message>;
  readonly exit: Running['exit'];

  constructor(launch: Launch) {
    this.running = launch();
    this.exit = this.running.exit;
    this.messages = read(this.running.output);
  }

  send(message: unknown): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...(message as object) });
    this.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  body(body: string): void {
    this.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  write(bytes: string): void {
    this.running.input.write(bytes);
  }

  end(): void {
    this.running.input.end();
  }

  async next(): Promise<Message> {
    return (await this.messages.next()).value;
  }

  /** The server's answer to a request that it gets now. */
  async ask(id: unknown, method: string, params?: unknown): Promise<Message> {
    this.send({ id, method, params });
    for (;;) {
      const message = await this.next();
      if (message.method === undefined && message.id === id) return message;
    }
  }

  async initialize(): Promise<void> {
    await this.ask('init', 'initialize', { processId: null, rootUri: null, capabilities: {} });
    this.send({ method: 'initialized', params: {} });
  }
}

async function* read(stream: Readable): AsyncGenerator<Message> {
  const cutter = new FrameCutter();
  for await (const chunk of stream) for (const body of cutter.push(chunk)) yield JSON.parse(body.toString('utf8'));
}

const OPEN = {
  method: 'textDocument/didOpen',
  params: { textDocument: { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: 'The regime fell.' } },
};
const HOVER = { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 5 } };

eachWay('lifecycle', (launch) => {
  it('refuses requests before initialize, drops notifications, and then starts all the same', async () => {
    const wire = new Wire(launch);
    assert.equal((await wire.ask(1, 'textDocument/hover', HOVER)).error?.code, -32002);
    assert.equal((await wire.ask(2, 'shutdown')).error?.code, -32002);
    wire.send(OPEN);
    await wire.initialize();
    // Had it been opened before, there would be something to explain.
    assert.equal((await wire.ask(3, 'textDocument/hover', HOVER)).result, null);
    wire.end();
  });

  it('refuses a second initialize and goes on', async () => {
    const wire = new Wire(launch);
    await wire.initialize();
    assert.equal((await wire.ask(1, 'initialize', { capabilities: {} })).error?.code, -32600);
    wire.send(OPEN);
    assert.notEqual((await wire.ask(2, 'textDocument/hover', HOVER)).result, null);
    wire.end();
  });

  it('answers initialize without usable params with an error, and waits for a better one', async () => {
    const wire = new Wire(launch);
    assert.equal((await wire.ask(1, 'initialize')).error?.code, -32602);
    assert.equal((await wire.ask(2, 'initialize', [])).error?.code, -32602);
    assert.ok((await wire.ask(3, 'initialize', { capabilities: null })).result);
    wire.end();
  });

  it('after shutdown refuses requests, publishes nothing, and exits with 0', async () => {
    const editor = await Editor.start(launch, { capabilities: capabilities(PUSH) });
    const draft = editor.open('Quiet.');
    await draft.pushed();
    await editor.request('shutdown', undefined);
    const published = editor.count('textDocument/publishDiagnostics');
    draft.change({ text: 'The regime fell.' });
    await assert.rejects(editor.request('textDocument/hover', HOVER), { code: -32600 });
    editor.notify('exit', undefined);
    assert.equal(await editor.exit, 0);
    assert.equal(editor.count('textDocument/publishDiagnostics'), published);
  });

  it('exits with 1 without a shutdown, before and after initialize, and when its input ends', async () => {
    const early = new Wire(launch);
    early.send({ method: 'exit' });
    assert.equal(await early.exit, 1);
    const open = new Wire(launch);
    await open.initialize();
    open.send({ method: 'exit' });
    assert.equal(await open.exit, 1);
    const left = new Wire(launch);
    await left.initialize();
    left.end();
    assert.equal(await left.exit, 1);
  });

  it('answers what it does not know, and echoes ids of either kind', async () => {
    const wire = new Wire(launch);
    await wire.initialize();
    for (const id of ['text', '', 0, 2147483647]) assert.equal((await wire.ask(id, 'unheard/of', {})).error?.code, -32601);
    assert.equal((await wire.ask(5, '$/unheardOf', {})).error?.code, -32601);
    assert.equal((await wire.ask(6, '__proto__', {})).error?.code, -32601);
    wire.end();
  });

  it('answers requests with wrong params with an error and lives on', async () => {
    const wire = new Wire(launch);
    await wire.initialize();
    const wrong = [
      null,
      [],
      7,
      'text',
      {},
      { textDocument: null },
      { textDocument: { uri: 7 }, position: { line: 0, character: 0 }, range: 7 },
    ];
    for (const method of ['textDocument/hover', 'textDocument/codeAction', 'editorialBalance/explainStatus']) {
      for (const [id, params] of wrong.entries())
        assert.equal((await wire.ask(id, method, params)).error?.code, -32602, `${method} ${JSON.stringify(params)}`);
    }
    wire.end();
  });

  it('ignores notifications with wrong params', async () => {
    const wire = new Wire(launch);
    await wire.initialize();
    wire.send(OPEN);
    for (const method of ['didOpen', 'didChange', 'didClose']
      .map((name) => `textDocument/${name}`)
      .concat('$/cancelRequest', 'workspace/didChangeConfiguration')) {
      for (const params of [
        null,
        [],
        7,
        {},
        { textDocument: null },
        { id: null },
        { textDocument: { uri: 'file:///a.md', version: 2 }, contentChanges: [{}] },
      ]) {
        if (method !== 'textDocument/didClose' || !JSON.stringify(params).includes('a.md')) wire.send({ method, params });
      }
    }
    assert.notEqual((await wire.ask(1, 'textDocument/hover', HOVER)).result, null);
    wire.end();
  });

  it('answers messages that are no requests with the codes of JSON-RPC', async () => {
    const wire = new Wire(launch);
    await wire.initialize();
    const next = async () => (await wire.next()).error?.code;
    wire.body('[]');
    assert.equal(await next(), -32600);
    wire.body('{"jsonrpc":"2.0","id":{"a":1},"method":"x"}');
    assert.equal(await next(), -32600);
    wire.body('{"jsonrpc":"2.0","id":1,"method":7}');
    assert.equal(await next(), -32600);
    assert.equal((await wire.ask(1, 'unheard/of')).error?.code, -32601);
    wire.end();
  });
});
