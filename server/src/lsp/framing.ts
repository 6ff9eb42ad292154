import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, Disposable, type MessageReader } from 'vscode-languageserver';

const HEADER_END = Buffer.from('\r\n\r\n');
const LONGEST_HEADER = 64 * 1024;
const LONGEST_BODY = 256 * 1024 * 1024;

/** The stream can no longer be cut into messages: what follows would be guesswork. */
export class BrokenFrame extends Error {}

/** Cuts a stream of bytes into message bodies, whatever chunks they come in. */
export class FrameCutter {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Length of the body that is awaited; undefined while a header is. */
  private awaited: number | undefined;

  /** The bodies that the chunk completes. Throws `BrokenFrame`. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    for (;;) {
      this.awaited ??= this.header();
      // Joined only when the body is whole, so that a long one in many chunks is copied once.
      if (this.awaited === undefined || this.size < this.awaited) return;
      const body = this.take(this.awaited);
      this.awaited = undefined;
      yield body;
    }
  }

  /** Takes the header off the front and gives the length it states; undefined while it is not whole. */
  private header(): number | undefined {
    const all = this.join();
    const end = all.indexOf(HEADER_END);
    if (end > LONGEST_HEADER || (end < 0 && all.length > LONGEST_HEADER))
      throw new BrokenFrame(`header longer than ${LONGEST_HEADER} bytes`);
    if (end < 0) return undefined;
    const length = contentLength(this.take(end + HEADER_END.length).toString('latin1', 0, end));
    if (length > LONGEST_BODY) throw new BrokenFrame(`message longer than ${LONGEST_BODY} bytes`);
    return length;
  }

  private take(length: number): Buffer {
    const all = this.join();
    this.chunks = all.length > length ? [all.subarray(length)] : [];
    this.size = all.length - length;
    return all.subarray(0, length);
  }

  private join(): Buffer {
    if (this.chunks.length !== 1) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0];
  }
}

function contentLength(header: string): number {
  let length: number | undefined;
  for (const line of header.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) throw new BrokenFrame('header line without a colon');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'content-length') {
      if (!/^\d{1,15}$/.test(value)) throw new BrokenFrame('Content-Length is not a number');
      length = Number(value);
    } else if (name === 'content-type' && /charset=(?!"?utf-?8)/i.test(value)) {
      throw new BrokenFrame('only UTF-8 is read');
    }
  }
  if (length === undefined) throw new BrokenFrame('header without Content-Length');
  return length;
}

/**
 * Reads messages from a stream. The library's reader goes deaf after a broken header; this one reports it as an
 * error, after which the host should end the server, and lets a body that is no JSON be answered.
 */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  constructor(
    private readonly stream: Readable,
    private readonly onBadBody: () => void,
  ) {
    super();
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    const cutter = new FrameCutter();
    const onData = (chunk: Buffer) => {
      try {
        for (const body of cutter.push(chunk)) {
          const message = parse(body);
          if (message === undefined) this.onBadBody();
          else callback(message.value);
        }
      } catch (error) {
        this.stream.off('data', onData);
        this.fireError(error);
      }
    };
    this.stream.on('data', onData);
    return Disposable.create(() => this.stream.off('data', onData));
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sends is anything until the gate has looked at it
function parse(body: Buffer): { value: any } | undefined {
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}
