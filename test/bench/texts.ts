import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from './random';

/** The formats there is a long text of. */
export type BenchFormat = 'plain' | 'markdown';

/** A text to measure on. */
export interface BenchText {
  readonly name: string;
  readonly format: BenchFormat;
  readonly text: string;
}

const FILES: Readonly<Record<BenchFormat, string>> = { plain: 'concat_10mb.txt', markdown: 'concat_10mb.md' };

/** The first `size` characters, to the end of a paragraph, of a corpus's long text, or of an invented one where there is none. */
export function benchText(size: number, format: BenchFormat, corpora?: string): BenchText {
  const file = corpora === undefined ? undefined : join(corpora, 'raw', FILES[format]);
  const real = file !== undefined && existsSync(file);
  const whole = real ? readFileSync(file, 'utf8') : inventedText(size, format);
  const name = `${format}, ${sizeName(size)}${real ? '' : ', invented'}`;
  if (whole.length <= size) return { name, format, text: whole };
  const end = whole.lastIndexOf('\n\n', size);
  // A new string: a slice would keep the whole text alive and be read through a pointer into it.
  return { name, format, text: Buffer.from(whole.slice(0, end > size / 2 ? end : size)).toString() };
}

export function sizeName(size: number): string {
  return size >= 1e6 ? `${size / 1e6} MB` : `${size / 1e3} KB`;
}

const WORDS = (
  'the of and to in a that for on with said council city was by it from has were at an as report which year plan after new people ' +
  'government minister new officials according million house law state company court police first two three bridge water school ' +
  'hospital budget vote members party local public claimed clearly so-called regime reportedly critics experts often many some ' +
  'would could must never always remarkable failed crisis disaster shocking slammed admitted revealed sources likely allegedly'
).split(' ');
const NAMES = ['Mr. Okafor', 'Ms. Lindqvist', 'Maria Delgado', 'Dr. Chen', 'the Board', 'the U.S. Treasury', 'Leeds', 'Nairobi'];

/** Prose only in shape: words of falling frequency in sentences, quotations and paragraphs; now and then a paragraph comes again. */
export function inventedText(size: number, format: BenchFormat, seed = 1): string {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const word = (): string => WORDS[Math.floor(WORDS.length * random() ** 2)];
  const sentence = (): string => {
    const words = Array.from({ length: 6 + Math.floor(random() * 20) }, word);
    if (random() < 0.5) words[Math.floor(random() * words.length)] = pick(NAMES);
    if (random() < 0.2) words.splice(3, 0, `${Math.floor(random() * 90) + 10} percent of`);
    let text = words.join(' ');
    if (random() < 0.2) text = `“${text},” said ${pick(NAMES)}`;
    else if (random() < 0.1) text = `${text} ‘${word()}’`;
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (): string => Array.from({ length: 2 + Math.floor(random() * 5) }, sentence).join(' ');
  const markdown = (text: string): string => {
    const kind = random();
    if (kind < 0.1) return `## ${text.slice(0, 40)}`;
    if (kind < 0.2) return `- ${text.replaceAll('. ', '.\n- ')}`;
    if (kind < 0.25) return `> ${text}`;
    return text.replace(/ (\w+) (\w+) /, ' [$1](https://example.org/$2) *$2* ');
  };
  const paragraphs: string[] = [];
  for (let length = 0; length < size; ) {
    const next = paragraphs.length > 0 && random() < 0.03 ? pick(paragraphs) : paragraph();
    const shaped = format === 'markdown' ? markdown(next) : next;
    paragraphs.push(shaped);
    length += shaped.length + 2;
  }
  return paragraphs.join('\n\n').slice(0, size);
}

/** Texts that have brought other checkers down. `scale` 1 gives the full size. */
export function hostileTexts(scale = 1): BenchText[] {
  const times = (text: string, count: number): string => text.repeat(Math.ceil(count * scale));
  const plain = (name: string, text: string): BenchText => ({ name, format: 'plain', text });
  const markdown = (name: string, text: string): BenchText => ({ name, format: 'markdown', text });
  return [
    plain('one line of 1 MB', inventedText(1e6 * scale, 'plain').replaceAll('\n', ' ')),
    plain('no full stop in 1 MB', times('said the council of many people ', 31_250)),
    plain('one word of 1 MB', times('a', 1e6)),
    plain('100k short lines', times('Yes.\n', 100_000)),
    plain('100k equal paragraphs', times('It is said.\n\n', 100_000)),
    plain('only quotation marks', times('“‘"\'’”', 50_000)),
    plain('only emoji', times('👩‍👩‍👧‍👦🎈é', 30_000)),
    markdown('50k brackets', times('[', 50_000)),
    markdown('25k block quotes', times('> ', 25_000)),
    markdown('12k open emphases', times('*a _`', 12_000)),
    markdown('25k links', times('[a](b ', 25_000)),
  ];
}
