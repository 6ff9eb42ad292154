import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { BenchText } from './texts';
import { median, quantile } from './timing';

export interface TypingResult {
  readonly name: string;
  /** Milliseconds from sending the text to its diagnostics. */
  readonly opened: number;
  readonly keystrokes: number;
  /** Wall milliseconds from sending an edit to the diagnostics of its version, message and all. */
  readonly p50: number;
  readonly p99: number;
  /** The same for a hover asked for right after the edit. */
  readonly hoverP50: number;
  readonly hoverP99: number;
}

const LANGUAGE: Readonly<Record<BenchText['format'], string>> = { plain: 'plaintext', markdown: 'markdown' };
const TYPED = ' The mayor clearly feared “a disaster”, 40 percent of them admitted.';
const WARM = 40;

/** Types into a document of the built server, over its standard input and output, as an editor does. */
export async function serverTyping(server: string, { name, format, text }: BenchText, keystrokes: number): Promise<TypingResult> {
  const child = spawn(process.execPath, [server, '--stdio']);
  child.stderr.resume();
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const shown = new Map<number, () => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ version }: { version: number }) => shown.get(version)?.());
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.listen();
  const uri = 'untitled:draft';
  const diagnosticsOf = (version: number): Promise<void> => new Promise((resolve) => shown.set(version, resolve));
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ['markdown'] } } },
    });
    await connection.sendNotification('initialized', {});
    const began = performance.now();
    const first = diagnosticsOf(1);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: LANGUAGE[format], version: 1, text },
    });
    await first;
    const opened = performance.now() - began;
    const middle = text.lastIndexOf('\n', text.length / 2) + 1;
    const position = { line: text.slice(0, middle).split('\n').length - 1, character: 0 };
    const times: number[] = [];
    const hovers: number[] = [];
    for (let i = 0; i < keystrokes + WARM; i++) {
      const version = i + 2;
      const sent = performance.now();
      const done = diagnosticsOf(version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text: TYPED[TYPED.length - 1 - (i % TYPED.length)] }],
      });
      const hover = connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
      const hovered = hover.then(() => performance.now() - sent);
      await done;
      const taken = performance.now() - sent;
      const answered = await hovered;
      if (i < WARM) continue;
      times.push(taken);
      hovers.push(answered);
    }
    return {
      name,
      opened,
      keystrokes,
      p50: median(times),
      p99: quantile(times, 0.99),
      hoverP50: median(hovers),
      hoverP99: quantile(hovers, 0.99),
    };
  } finally {
    connection.dispose();
    child.kill();
  }
}
