import { createDraft, DEFAULT_SETTINGS, DocumentIndex, type Draft } from '../../server/src/engine';
import { Floor } from './floor';
import { randomNumbers } from './random';
import { type BenchText, benchText } from './texts';
import { interleaved, median, quantile, type Time, time } from './timing';

export interface AnalysisResult {
  readonly name: string;
  readonly characters: number;
  readonly findings: number;
  /** CPU milliseconds: the first analysis of the process, the median of the later ones, and the floor's median. */
  readonly first: number;
  readonly warm: number;
  /** Half the middle half of the later ones, as a share of their median. */
  readonly spread: number;
  readonly floor: number;
}

/** Full analysis from the text, and the floor with its phrases on the same text in turn with it. */
export function analysis(text: BenchText, phrases: readonly string[], rounds: number, warmMs: number): AnalysisResult {
  let findings = 0;
  const engine = (): void => {
    findings = open(text).findings().length;
  };
  const first = time(engine).cpu;
  const floor = new Floor(phrases);
  const [warm, bottom] = interleaved([engine, () => floor.run(text.text)], rounds, warmMs);
  return {
    name: text.name,
    characters: text.text.length,
    findings,
    first,
    warm: warm.cpu,
    spread: warm.spread,
    floor: bottom.cpu,
  };
}

export interface KeystrokeResult {
  readonly name: string;
  /** What is done: typing, pasting, deleting. */
  readonly edit: string;
  readonly place: string;
  readonly keystrokes: number;
  /** Wall milliseconds from the edit to all findings of the document. */
  readonly p50: number;
  readonly p99: number;
  /** The same in CPU time, which a busy machine disturbs less. */
  readonly cpuP50: number;
  readonly cpuP99: number;
}

const TYPED = 'The mayor said that critics clearly feared “a disaster”. It never came, 40 percent of them admitted.\n\nSo there.';
const PLACES: readonly (readonly [string, number])[] = [
  ['start', 0.02],
  ['middle', 0.5],
  ['end', 0.98],
];
const PASTED = 50_000;
const PASTES = 6;

/**
 * Edits at the start, in the middle and near the end of a document: types a sentence with a quotation and a paragraph break
 * and takes some of it back; pastes 50 KB (or five times a small document) and deletes them again. Each edit is followed by reading all findings.
 */
export function keystrokes(text: BenchText, rounds: number): KeystrokeResult[] {
  const draft = open(text);
  draft.findings();
  const pasted = benchText(Math.min(PASTED, 5 * text.text.length), text.format).text;
  const press = (times: Time[], start: number, end: number, newText: string): void => {
    times.push(
      time(() => {
        draft.edit([{ start, end, newText }]);
        draft.findings();
      }),
    );
  };
  return PLACES.flatMap(([place, share]) => {
    const typing: Time[] = [];
    const pasting: Time[] = [];
    const deleting: Time[] = [];
    for (let round = 0; round < rounds; round++) {
      let at = wordBoundary(draft.text, Math.floor(share * draft.text.length));
      const begin = at;
      for (const key of TYPED) {
        press(typing, at, at, key);
        at += key.length;
      }
      for (let i = 0; i < 20; i++, at--) press(typing, at - 1, at, '');
      press([], begin, at, '');
      // The first round warms up.
      if (round === 0) typing.length = 0;
    }
    for (let paste = 0; paste <= Math.min(rounds, PASTES); paste++) {
      const at = wordBoundary(draft.text, Math.floor(share * draft.text.length));
      press(pasting, at, at, pasted);
      press(deleting, at, at + pasted.length, '');
    }
    return [
      summary(text.name, 'typing', place, typing),
      summary(text.name, 'pasting', place, pasting.slice(1)),
      summary(text.name, 'deleting', place, deleting.slice(1)),
    ];
  });
}

function summary(name: string, edit: string, place: string, times: readonly Time[]): KeystrokeResult {
  const wall = times.map((t) => t.wall);
  const cpu = times.map((t) => t.cpu);
  return {
    name,
    edit,
    place,
    keystrokes: times.length,
    p50: median(wall),
    p99: quantile(wall, 0.99),
    cpuP50: median(cpu),
    cpuP99: quantile(cpu, 0.99),
  };
}

export interface MemoryResult {
  readonly name: string;
  /** Bytes kept per character of the document, beside the text itself. */
  readonly bytesPerCharacter: number;
  readonly edits: number;
  /** Bytes more after the edits than before, per edit. */
  readonly bytesPerEdit: number;
  readonly cycles: number;
  /** Bytes more after other documents were opened, held against this one and closed, each time. */
  readonly bytesPerCycle: number;
}

/** Characters of a document that is opened for a short while. */
const SHORT = 20_000;

/** What an open document keeps in memory, and whether editing it leaks. Needs --expose-gc. */
export function memory(text: BenchText, edits: number): MemoryResult {
  const random = randomNumbers(5);
  const type = (draft: Draft, count: number): void => {
    for (let i = 0; i < count; i += 2) {
      const at = Math.floor(random() * draft.source.length);
      draft.edit([{ start: at, end: at, newText: 'x' }]);
      draft.findings();
      draft.edit([{ start: at, end: at + 1, newText: '' }]);
      draft.findings();
    }
  };
  const short = (): Draft => {
    const start = Math.floor(random() * Math.max(1, text.text.length - SHORT));
    return open({ ...text, text: text.text.slice(start, start + SHORT) });
  };
  // Compiled code grows too, but not with the edits.
  type(short(), edits);
  const before = kept();
  const draft = open(text);
  draft.findings();
  const opened = kept();
  type(draft, edits);
  const edited = kept();
  const cycles = edits / 5;
  const index = new DocumentIndex();
  draft.compareWith(index, 'open');
  const visit = (): void => {
    const other = short();
    other.compareWith(index, 'other');
    other.findings();
    draft.findings();
    index.remove('other');
    draft.findings();
  };
  visit();
  const alone = kept();
  for (let i = 0; i < cycles; i++) visit();
  return {
    name: text.name,
    bytesPerCharacter: (opened - before) / text.text.length,
    edits,
    bytesPerEdit: (edited - opened) / edits,
    cycles,
    bytesPerCycle: (kept() - alone) / cycles,
  };
}

function kept(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function open({ text, format }: BenchText): Draft {
  return createDraft(text, format, DEFAULT_SETTINGS);
}

function wordBoundary(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 ? text.length : space;
}
