import { isDeepStrictEqual } from 'node:util';
import { residentMegabytes } from './server';
import { type Change, ServerClient } from './serverClient';
import type { BenchText } from './texts';
import { median, quantile } from './timing';

export interface StormResult {
  readonly name: string;
  readonly edits: number;
  /** As many as were sent in truth. */
  readonly perSecond: number;
  /** Milliseconds until a hover is answered meanwhile. */
  readonly hoverP50: number;
  readonly hoverP99: number;
  readonly hoverMost: number;
  /** Milliseconds from the last edit to its diagnostics. */
  readonly behind: number;
  /** Whether they are those of the same text opened anew. */
  readonly same: boolean;
  /** Megabytes of the server after a third of the edits and after all; null where the system does not tell. */
  readonly early: number | null;
  readonly late: number | null;
}

const PER_SECOND = 1_000;
const SENTENCE = 'Critics say the “reform” was clearly a disaster, and 40 percent of the tenants left.\n';
const BETWEEN_HOVERS_MS = 20;

/** Types far faster than anybody can for some seconds, line after line in the middle of a document, taking back every other line. */
export async function serverStorm(server: string, text: BenchText, seconds: number): Promise<StormResult> {
  const client = await ServerClient.start(server);
  const uri = 'untitled:draft';
  try {
    await client.opened(uri, text);
    const middle = text.text.lastIndexOf('\n', text.text.length / 2) + 1;
    const typist = new Typist(text.text.slice(0, middle), text.text.slice(middle));
    const edits = Math.ceil(seconds * PER_SECOND);
    const hovers: Promise<number>[] = [];
    const shown = client.diagnosticsOf(uri, edits + 1);
    const began = performance.now();
    let last = began;
    let early: number | null = null;
    for (let sent = 0; sent < edits; ) {
      const due = Math.min(edits, Math.floor(((performance.now() - began) * PER_SECOND) / 1000) + 1);
      while (sent < due) void client.change(uri, ++sent + 1, typist.next());
      last = performance.now();
      if (early === null && sent >= edits / 3) early = residentMegabytes(client.pid);
      hovers.push(client.hover(uri, { line: typist.line, character: 3 }));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_HOVERS_MS));
    }
    const diagnostics = await shown;
    const behind = performance.now() - last;
    const waits = await Promise.all(hovers);
    const late = residentMegabytes(client.pid);
    await client.close(uri);
    const anew = await client.opened('untitled:anew', { ...text, text: typist.text });
    return {
      name: text.name,
      edits,
      perSecond: (edits / (last - began)) * 1000,
      hoverP50: median(waits),
      hoverP99: quantile(waits, 0.99),
      hoverMost: Math.max(...waits),
      behind,
      same: isDeepStrictEqual(diagnostics, anew),
      early,
      late,
    };
  } finally {
    client.end();
  }
}

/** Types a sentence letter by letter, then takes it back at once but for each other line. */
class Typist {
  readonly line: number;
  private typed = '';
  private lines = 0;

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {
    this.line = before.split('\n').length - 1;
  }

  get text(): string {
    return this.before + this.typed + this.after;
  }

  next(): Change {
    const line = this.line + Math.floor(this.typed.length / SENTENCE.length);
    const character = this.typed.length % SENTENCE.length;
    const at = { line, character };
    if (character === 0 && this.typed !== '' && ++this.lines % 2 === 0) {
      this.typed = this.typed.slice(0, -SENTENCE.length);
      return { range: { start: { line: line - 1, character: 0 }, end: at }, text: '' };
    }
    const text = SENTENCE[character];
    this.typed += text;
    return { range: { start: at, end: at }, text };
  }
}
