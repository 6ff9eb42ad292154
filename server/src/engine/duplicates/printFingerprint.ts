import { HASH_SEED, hashStep, hashStep2, type Vocabulary } from '../text/vocabulary';
import { FORMAT_IDS, type FormatId } from '../types';
import type { DocumentPrint } from './documentPrint';

/** To be raised when prints change in a way that the sample does not show. */
const VERSION = 1;

/** A little of all that leaves a trace in a print: units, marks, figures, credits, quotations, comments. */
const SAMPLE = `# A heading

LONDON (AFP) – The “harbour” was built in 1898 for £3.5m; it won't be sold, the owners' agent said.

> Nobody was *told* of it [1], see https://example.org/a and \`code\`.

- One thing
- Another – well-known – thing…

Share this

<!-- balance: keep duplicate -->
By Ann Lee
Updated 3 May
`;

/** A number, 53 bits, that is another one when documents would be printed in another way. */
export function printFingerprint(vocabulary: Vocabulary, print: (text: string, format: FormatId) => DocumentPrint): number {
  let h = hashStep(HASH_SEED, VERSION);
  let g = vocabulary.size;
  const add = (number: number): void => {
    h = hashStep(h, number);
    g = hashStep2(g, number);
  };
  vocabulary.lanes.forEach(add);
  for (const format of FORMAT_IDS) {
    const { starts, ends, lines, wordEnds, words, traits, keys } = print(SAMPLE, format);
    for (const array of [starts, ends, lines, wordEnds, words, traits]) array.forEach(add);
    for (const key of keys) add(key | 0);
  }
  return (h >>> 0) * 0x200000 + (g >>> 11);
}
