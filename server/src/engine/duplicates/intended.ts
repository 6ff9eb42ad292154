import type { Format } from '../formats/format';
import type { Text } from '../text/sourceText';
import type { Vocabulary } from '../text/vocabulary';
import type { Span } from '../types';
import { DocumentPrinter } from './documentPrint';
import { keyOf } from './print';

/** Words of a passage that its entry shows. */
const SHOWN_WORDS = 5;
const NUMBER = /#([0-9a-f]{8})\s*$/i;

/**
 * Passages that are meant to stand in several places, as the settings list them: “The views expressed here … #3fa9c1e0”.
 * The number stands for all words of the passage, whatever their case, spacing, marks and markup, so that an entry holds
 * wherever the passage stands and until its own words change. What is written before the number is for people.
 */
export class Intended {
  private readonly numbers: ReadonlySet<string>;
  private readonly printer: DocumentPrinter;

  constructor(
    entries: readonly string[],
    private readonly format: Format,
    vocabulary: Vocabulary,
  ) {
    this.numbers = new Set(entries.flatMap((entry) => NUMBER.exec(entry)?.[1].toLowerCase() ?? []));
    this.printer = new DocumentPrinter(vocabulary);
  }

  get any(): boolean {
    return this.numbers.size > 0;
  }

  has(text: Text, span: Span): boolean {
    return this.any && this.numbers.has(this.numberOf(text.slice(span.start, span.end)));
  }

  /** The entry for a passage. */
  entryFor(text: string, { start, end }: Span): string {
    const passage = text.slice(start, end);
    const words = passage.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
    return `${words.slice(0, SHOWN_WORDS).join(' ').slice(0, 100)} … #${this.numberOf(passage)}`;
  }

  private numberOf(passage: string): string {
    const { words } = this.printer.print(passage, this.format);
    return (keyOf(words, 0, words.length) % 0x1_0000_0000).toString(16).padStart(8, '0');
  }
}
