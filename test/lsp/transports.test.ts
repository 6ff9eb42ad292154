import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from './support/editor';
import { endChildren, exitOf, serverFile, spawned } from './support/launch';

const INITIALIZE = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };

describe('the server as a process', () => {
  before(function () {
    this.timeout(30_000);
    serverFile();
  });
  after(endChildren);

  /** Starts a server that connects back to `address`, and gives its end of the socket. */
  async function connectBack(
    listen: (server: ReturnType<typeof createServer>) => void,
    args: (port: number) => string[],
  ): Promise<[ChildProcess, Socket]> {
    const server = createServer();
    const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
    await new Promise<void>((resolve) => {
      server.once('listening', resolve);
      listen(server);
    });
    const address = server.address();
    const child = spawn(process.execPath, [serverFile(), ...args(typeof address === 'object' ? (address?.port ?? 0) : 0)], {
      stdio: 'ignore',
    });
    const socket = await connected;
    server.close();
    return [child, socket];
  }

  it('speaks over Node IPC and ends when the channel closes', async () => {
    const child = fork(serverFile(), ['--node-ipc'], { stdio: 'ignore' });
    const exit = exitOf(child);
    const answer = new Promise<{ id: number; result: { capabilities: object } }>((resolve) =>
      child.once('message', resolve as never),
    );
    child.send(INITIALIZE);
    assert.ok((await answer).result.capabilities);
    child.disconnect();
    assert.equal(await exit, 1);
  });

  for (const kind of ['socket', 'pipe']) {
    it(`speaks over a ${kind} and ends when it closes`, async () => {
      const pipe = process.platform === 'win32' ? `\\\\.\\pipe\\eb-${process.pid}` : join(tmpdir(), `eb-${process.pid}.sock`);
      const [child, socket] =
        kind === 'socket'
          ? await connectBack(
              (s) => s.listen(0, '127.0.0.1'),
              (port) => [`--socket=${port}`],
            )
          : await connectBack(
              (s) => s.listen(pipe),
              () => [`--pipe=${pipe}`],
            );
      const exit = exitOf(child);
      const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve));
      const body = JSON.stringify(INITIALIZE);
      socket.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
      assert.match((await answer).toString(), /Content-Length/);
      socket.end();
      assert.equal(await exit, 1);
    });
  }

  it('says how it is used when no transport is named, and exits with 2', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [serverFile()], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /--stdio/);
  });

  it('exits with an error after a broken frame', async () => {
    const child = spawn(process.execPath, [serverFile(), '--stdio'], { stdio: ['pipe', 'ignore', 'pipe'] });
    const exit = exitOf(child);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdin.write('Content-Length: nonsense\r\n\r\n{}');
    assert.equal(await exit, 1);
    assert.match(said, /cannot read messages: Content-Length is not a number/);
  });

  it('exits when nobody reads its output any more', async () => {
    const server = await Editor.start(spawned);
    server.running.output.destroy();
    server.notify('textDocument/didOpen', {
      textDocument: { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: 'x' },
    });
    assert.equal(await server.exit, 1);
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`ends at once on ${signal}, even at work`, async () => {
      const server = await Editor.start(spawned);
      server.open('The regime. '.repeat(500_000));
      await server.settle();
      server.running.process?.kill(signal);
      assert.equal(await server.exit, signal);
    });
  }

  for (const way of ['processId', '--clientProcessId']) {
    it(`ends when the editor named by ${way} is gone, though the pipes stay open`, async () => {
      const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      const gone = exitOf(editor);
      const server = spawned(...(way === 'processId' ? ['--stdio'] : ['--stdio', `--clientProcessId=${editor.pid}`]));
      const params = { ...INITIALIZE.params, processId: way === 'processId' ? editor.pid : null };
      const body = JSON.stringify({ ...INITIALIZE, params });
      server.input.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
      await new Promise((resolve) => server.output.once('data', resolve));
      editor.kill('SIGKILL');
      await gone;
      assert.equal(await server.exit, 1);
    });
  }

  it('lets questions wait while the client does not read, and answers them all in the end', async () => {
    const editor = await Editor.start(spawned);
    const draft = editor.open('The regime.\n'.repeat(2000));
    await draft.diagnostics();
    editor.running.output.pause();
    const pulls = Array.from({ length: 60 }, () => draft.diagnostics());
    editor.running.output.resume();
    for (const items of await Promise.all(pulls)) assert.equal(items.length, 2000);
    await editor.stop();
  });
});
