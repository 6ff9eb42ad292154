import { Console } from 'node:console';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ErrorCodes, type Message, type MessageReader, type MessageWriter } from 'vscode-languageserver';
import { IPCMessageReader, IPCMessageWriter, StreamMessageWriter } from 'vscode-languageserver/node';
import type { FolderFiles, KeptFile } from '../files/files';
import { keptOnDisk } from '../files/keptOnDisk';
import { filesOnDisk } from '../files/onDisk';
import { FrameReader } from './framing';
import { connect, type Host } from './lifecycle';
import { Outlet } from './outlet';
import { type Services, serve } from './serve';

const USAGE = 'editorial-balance-server: use --stdio, --node-ipc, --socket=PORT or --pipe=NAME';

/** How often the editor's process is looked for. */
const WATCH_MS = 1000;

/** Starts the server in this process, on the transport that the command line names. */
export function startOnNode(services: Services): void {
  const { values } = parseArgs({
    options: {
      stdio: { type: 'boolean' },
      'node-ipc': { type: 'boolean' },
      socket: { type: 'string' },
      pipe: { type: 'string' },
      clientProcessId: { type: 'string' },
    },
    strict: false,
  });
  // Standard output belongs to the protocol: whatever logs, ours or a package's, goes to standard error.
  globalThis.console = new Console(process.stderr, process.stderr);
  if (values.clientProcessId !== undefined) watch(Number(values.clientProcessId));

  if (values['node-ipc'] && process.send) {
    const host: Host = { exit, watch, onGone: (listener) => process.once('disconnect', listener) };
    run(new IPCMessageReader(process), new IPCMessageWriter(process), host, services);
  } else if (values.stdio) {
    runOnStreams(process.stdin, process.stdout, services);
  } else if (typeof values.socket === 'string' || typeof values.pipe === 'string') {
    const socket =
      typeof values.pipe === 'string' ? connectSocket(values.pipe) : connectSocket(Number(values.socket), '127.0.0.1');
    runOnStreams(socket, socket, services);
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

function runOnStreams(input: Readable, output: Writable, services: Services): void {
  const writer = new StreamMessageWriter(output);
  const reader = new FrameReader(input, () => {
    const message = { jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message: 'the message is not JSON' } };
    writer.write(message as Message).catch(() => undefined);
  });
  reader.onError((error) => fail(`cannot read messages: ${error.message}`));
  // EPIPE and the like: nobody reads any more.
  output.on('error', () => exit(1));
  const host: Host = { exit, watch, onGone: (listener) => input.once('end', listener).once('close', listener) };
  const outlet = new Outlet(output);
  run(reader, writer, host, { ...services, room: () => outlet.room() });
}

function run(reader: MessageReader, writer: MessageWriter, host: Host, services: Services): void {
  const connection = connect(reader, writer, host);
  serve(connection, { filesIn, keptIn, ...services });
  connection.listen();
}

/** Folders on this machine are read from disk, also when the editor would pass their files on. */
function filesIn(folder: string): FolderFiles | undefined {
  return folder.startsWith('file:') ? filesOnDisk(fileURLToPath(folder)) : undefined;
}

function keptIn(folder: string): KeptFile {
  return keptOnDisk(join(folder, 'copies.index'));
}

function fail(message: string): never {
  console.error(`editorial-balance-server: ${message}`);
  return exit(1);
}

/** SIGTERM, SIGINT and SIGHUP need no handler: without one they end the process at once, even in the midst of work. */
function exit(code: number): never {
  return process.exit(code);
}

/** Ends this process soon after the editor's, even if a third process keeps the pipes open. */
function watch(processId: number): void {
  if (!Number.isInteger(processId) || processId <= 0) return;
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch (error) {
      // EPERM would mean that it lives under another user.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') exit(1);
    }
  }, WATCH_MS).unref();
}
