import { createDraft, DEFAULT_SETTINGS, DocumentIndex, printDocument } from '../../server/src/engine';
import { randomNumbers } from './random';
import { benchText, sizeName } from './texts';
import { median, quantile, time } from './timing';

export interface DocumentsResult {
  readonly name: string;
  readonly documents: number;
  readonly characters: number;
  /** CPU milliseconds to read all documents for their words, to put them into the index, and to ask what each shares with the others. */
  readonly print: number;
  readonly index: number;
  readonly ask: number;
  /** Bytes kept per character of the documents. */
  readonly bytesPerCharacter: number;
  /** CPU milliseconds from an edit of one of them to all findings of it. */
  readonly editP50: number;
  readonly editP99: number;
}

const DOCUMENT_CHARACTERS = 10_000;
/** What there is of real text; more is made of it. */
const REAL_CHARACTERS = 10_000_000;
const EDITS = 2_000;

/** The index over documents of about 10 KB that together have `size` characters. Needs --expose-gc. */
export function documents(size: number, corpora?: string): DocumentsResult {
  // What the engine itself keeps does not count.
  printDocument('A few words.', 'plain');
  const before = kept();
  const index = new DocumentIndex();
  let first: { name: string; text: string } | undefined;
  let characters = 0;
  let print = 0;
  let put = 0;
  for (const { name, text } of documentsOf(size, corpora)) {
    first ??= { name, text };
    characters += text.length;
    let printed = printDocument('', 'plain');
    print += time(() => {
      printed = printDocument(text, 'plain');
    }).cpu;
    put += time(() => index.set(name, printed)).cpu;
  }
  const bytesPerCharacter = (kept() - before) / characters;
  const ask = time(() => {
    for (const uri of index.uris()) index.shared(uri, DEFAULT_SETTINGS.duplicateMinWords);
  }).cpu;
  const edits = first ? editTimes(index, first) : [0];
  return {
    name: sizeName(size),
    documents: index.size,
    characters,
    print,
    index: put,
    ask,
    bytesPerCharacter,
    editP50: median(edits),
    editP99: quantile(edits, 0.99),
  };
}

function editTimes(index: DocumentIndex, { name, text }: { name: string; text: string }): number[] {
  const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
  draft.compareWith(index, name);
  draft.findings();
  const random = randomNumbers(5);
  const edit = (start: number, end: number, newText: string): number =>
    time(() => {
      draft.edit([{ start, end, newText }]);
      draft.findings();
    }).cpu;
  const times: number[] = [];
  for (let i = 0; i < EDITS; i += 2) {
    const at = Math.floor(random() * draft.text.length);
    const typed = i % 10 === 0 ? ' a few words.\n\nMore' : 'x';
    times.push(edit(at, at, typed), edit(at, at + typed.length, ''));
  }
  // The first edits warm up.
  return times.slice(EDITS / 5);
}

/**
 * Real text cut into documents. Past its length, the same with the letters of the alphabet moved on: words as long and as
 * frequent, but none of them the same.
 */
export function* documentsOf(size: number, corpora?: string): Generator<{ readonly name: string; readonly text: string }> {
  const real = benchText(Math.min(size, REAL_CHARACTERS), 'plain', corpora).text;
  for (let part = 0, left = size; left > 0; part++, left -= real.length) {
    const text = part === 0 ? real : moved(real, part);
    for (let at = 0, n = 0; at < Math.min(left, text.length); n++) {
      const cut = text.indexOf('\n\n', at + DOCUMENT_CHARACTERS);
      const end = cut < 0 ? text.length : cut;
      // A new string: a slice would keep the whole text alive.
      yield { name: `part ${part}/draft ${n}`, text: Buffer.from(text.slice(at, end)).toString() };
      at = end + 2;
    }
  }
}

function moved(text: string, by: number): string {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i++) {
    const lower = bytes[i] | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) bytes[i] = ((lower - 0x61 + by) % 26) + (bytes[i] === lower ? 0x61 : 0x41);
  }
  return bytes.toString();
}

function kept(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
