import type { FieldMarkers } from './fields';
import type { GuardContext } from './lexicon/guards';
import { Tally } from './tally';
import type { QuoteStyle } from './text/quotations';
import type { QuoteContext } from './text/quoteClasses';
import type { Profile } from './types';

/** What one block tells about the document it stands in. Depends on the block's text and incoming state alone. */
export interface BlockSummary {
  /** Attributed quotations of eight words or more, by style. */
  readonly speech: Readonly<Record<QuoteStyle, number>>;
  /** Quotations of four words or fewer, by style. */
  readonly short: Readonly<Record<QuoteStyle, number>>;
  /** Hashes of the word sequences inside attributed quotations that a short quotation may repeat. */
  readonly spokenWords: readonly number[];
  /** Distinct marker words of subject fields. */
  readonly markers: readonly number[];
  readonly words: number;
}

/** Sums of the block summaries of a document; kept up to date block by block. */
export class DocumentContext implements QuoteContext {
  private readonly speech = { double: 0, single: 0 };
  private readonly short = { double: 0, single: 0 };
  private readonly spokenWords = new Tally();
  private readonly markers = new Map<number, number>();
  private words = 0;
  /** Grows whenever a quoted word sequence appears in or disappears from the document. */
  spokenVersion = 0;
  speechStyle: QuoteStyle | undefined;
  fields: ReadonlySet<string> = new Set();

  constructor(private readonly fieldMarkers: FieldMarkers) {}

  add(summary: BlockSummary): void {
    this.count(summary, 1);
  }

  remove(summary: BlockSummary): void {
    this.count(summary, -1);
  }

  isQuotedElsewhere(hash: number): boolean {
    return this.spokenWords.count(hash) > 0;
  }

  /** Draws the conclusions anew; true when the style of speech or the fields changed. */
  conclude(): { style: boolean; fields: boolean } {
    const { speech, short } = this;
    const style: QuoteStyle | undefined =
      speech.double > 0 && short.single > short.double
        ? 'double'
        : speech.single > 0 && short.double > short.single && speech.double === 0
          ? 'single'
          : undefined;
    const fields = this.fieldMarkers.fieldsOf(this.markers, this.words);
    const changed = { style: style !== this.speechStyle, fields: !sameSet(fields, this.fields) };
    this.speechStyle = style;
    if (changed.fields) this.fields = fields;
    return changed;
  }

  private count(summary: BlockSummary, by: 1 | -1): void {
    for (const style of ['double', 'single'] as const) {
      this.speech[style] += by * summary.speech[style];
      this.short[style] += by * summary.short[style];
    }
    this.words += by * summary.words;
    for (const hash of summary.spokenWords) if (this.spokenWords.add(hash, by) === (by > 0 ? 1 : 0)) this.spokenVersion++;
    for (const marker of summary.markers) tally(this.markers, marker, by);
  }
}

/** What a block asks of the document it stands in, and what of the answers its result rests on. */
export class Questions implements QuoteContext, GuardContext {
  readonly speechStyle: QuoteStyle | undefined;
  readonly asked: { readonly hash: number; readonly answer: boolean }[] = [];
  usesFields = false;

  constructor(
    private readonly context: DocumentContext,
    readonly profile: Profile,
  ) {
    this.speechStyle = context.speechStyle;
  }

  isQuotedElsewhere(hash: number): boolean {
    const answer = this.context.isQuotedElsewhere(hash);
    this.asked.push({ hash, answer });
    return answer;
  }

  get fields(): ReadonlySet<string> {
    this.usesFields = true;
    return this.context.fields;
  }
}

function tally(counts: Map<number, number>, key: number, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) if (!b.has(item)) return false;
  return true;
}
