import { ServerClient } from './serverClient';
import type { BenchText } from './texts';
import { median, quantile } from './timing';

export interface TypingResult {
  readonly name: string;
  /** Milliseconds from sending the text to its diagnostics. */
  readonly opened: number;
  /** Milliseconds until hovers over another document are answered meanwhile, asked for every few milliseconds. */
  readonly waitP50: number;
  readonly waitP99: number;
  readonly waitMost: number;
  readonly keystrokes: number;
  /** Wall milliseconds from sending an edit to the diagnostics of its version, message and all. */
  readonly p50: number;
  readonly p99: number;
  /** The same for a hover asked for right after the edit. */
  readonly hoverP50: number;
  readonly hoverP99: number;
}

const TYPED = ' The mayor clearly feared “a disaster”, 40 percent of them admitted.';
const WARM = 40;
const BETWEEN_HOVERS_MS = 10;
/** The next letter comes so many times later than the findings for the last one as those took: nobody types faster. */
const REST = 3;

/** Opens a document in the built server and types into it, over its standard input and output, as an editor does. */
export async function serverTyping(server: string, text: BenchText, keystrokes: number): Promise<TypingResult> {
  const client = await ServerClient.start(server);
  const uri = 'untitled:draft';
  try {
    const { opened, waits } = await opening(client, uri, text);
    const middle = text.text.lastIndexOf('\n', text.text.length / 2) + 1;
    const position = { line: text.text.slice(0, middle).split('\n').length - 1, character: 0 };
    const times: number[] = [];
    const hovers: number[] = [];
    for (let i = 0; i < keystrokes + WARM; i++) {
      const version = i + 2;
      const sent = performance.now();
      const done = client.diagnosticsOf(uri, version);
      await client.change(uri, version, {
        range: { start: position, end: position },
        text: TYPED[TYPED.length - 1 - (i % TYPED.length)],
      });
      const hovered = client.hover(uri, position);
      await done;
      const taken = performance.now() - sent;
      const answered = await hovered;
      await new Promise((resolve) => setTimeout(resolve, REST * taken));
      if (i < WARM) continue;
      times.push(taken);
      hovers.push(answered);
    }
    return {
      name: text.name,
      opened,
      waitP50: median(waits),
      waitP99: quantile(waits, 0.99),
      waitMost: Math.max(...waits),
      keystrokes,
      p50: median(times),
      p99: quantile(times, 0.99),
      hoverP50: median(hovers),
      hoverP99: quantile(hovers, 0.99),
    };
  } finally {
    client.end();
  }
}

/** Opens a document, and asks for hovers over another one until its diagnostics are there. */
async function opening(client: ServerClient, uri: string, text: BenchText): Promise<{ opened: number; waits: number[] }> {
  const other = 'untitled:other';
  await client.opened(other, { format: 'plain', text: 'The regime slammed the plan.' });
  const waits: Promise<number>[] = [];
  const ask = () => waits.push(client.hover(other, { line: 0, character: 6 }));
  const began = performance.now();
  const shown = client.opened(uri, text);
  ask();
  const timer = setInterval(ask, BETWEEN_HOVERS_MS);
  await shown;
  const opened = performance.now() - began;
  clearInterval(timer);
  return { opened, waits: await Promise.all(waits) };
}
