/// <reference lib="webworker" />
/** How the compiled lexicon comes into a web worker, which cannot read files: the page hands it over before anything else. */

/** What the worker answers when it has the lexicon, and listens to the protocol from then on; else, why it has not. */
type Answer = { readonly ready: true } | { readonly failed: string };

let text: string | undefined;

/** The compiled lexicon. */
export function lexiconText(): string {
  if (text === undefined) throw new Error('The lexicon has not been handed over');
  return text;
}

/** Waits in the worker for the packed lexicon, calls `start`, and tells the page. */
export function receiveLexicon(worker: DedicatedWorkerGlobalScope, start: () => void): void {
  worker.addEventListener('message', async function receive({ data }: MessageEvent<unknown>) {
    if (!(data instanceof Uint8Array)) return;
    worker.removeEventListener('message', receive);
    try {
      text = await unpacked(new Uint8Array(data));
      start();
      worker.postMessage({ ready: true } satisfies Answer);
    } catch (error) {
      worker.postMessage({ failed: `The word lists could not be unpacked: ${(error as Error).message}` } satisfies Answer);
    }
  });
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  let whole = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) whole += part.value;
  return whole;
}

/** Hands the packed lexicon to a worker, from the page; resolves once the worker listens to the protocol. */
export function handOverLexicon(worker: Worker, packed: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent<Answer>): void => {
      worker.removeEventListener('message', hear);
      if ('ready' in data) resolve();
      else reject(new Error(data.failed));
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(packed);
  });
}
