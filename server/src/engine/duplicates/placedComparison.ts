import type { BlockEntry } from '../blocks';
import type { Text } from '../text/sourceText';
import type { Span } from '../types';
import { areFilledIn, type Changes, describeChanges, replacesName, withSigns } from './changes';
import { LEAST_JACCARD, type Likeness, SHORT } from './likeness';
import type { Comparison, LikeUnit, SentenceUnit, SharingUnit } from './model';
import type { PlacedUnits } from './placedUnits';
import { type SentencePrint, sameWords, type UnitPrint } from './print';
import type { Repeats } from './repeats';
import type { WordPlaces } from './wordPlaces';

/** Share of a passage in somebody's quoted words, or in capitalised names, from which it is no finding. */
const QUOTED_SHARE = 0.8;
const NAMES_SHARE = 0.75;

/** A paragraph this many times as long as one of its long sentences is not what the sentence was cut from, but what it was taken out of. */
const SENTENCE_SHARE = 3;
/** The part of a short unit that such a sentence makes up. */
const SENTENCE_PART = 0.5;

/** How much of two neighbours that are no sentences must be the same, in order. */
const LEAST_ALIGNED_LABEL = 0.6;
/** A paragraph that a neighbour says in other words is like no other one by its shingles. */
const NO_LIKENESS: Likeness = { jaccard: 0, containment: 0 };

const NONE: readonly never[] = [];

/** Short questions (of interviews, of forms) and captions with their credit (“Image: U.S. Navy.”). */
const ALIKE_BY_NATURE =
  /\?$|\b(?:Image|Photo|Photograph|Picture|Graphic|Credit|Source)s?: (?:[^.!?:]|(?<=\b[A-Z])\.){2,60}[.)]{0,2}$/;
const OPENS_QUOTE = /^["“„«]/;
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/;
const SEVERAL_SENTENCES = /[.!?…]["'”’»)\]]*\s+["'“‘«([]*\p{Lu}/u;

/** A sentence that stands elsewhere too, and its words in its unit. */
export interface PlacedSentence extends SentenceUnit {
  readonly first: number;
}

/** What is kept between the searches of a document. */
export interface Known {
  readonly places: WordPlaces;
  /** Whether a unit is of a kind that is alike by nature. */
  readonly forms: WeakMap<UnitPrint, boolean>;
  /** By both units: whether they are copies though they are not much alike. */
  readonly copies: WeakMap<UnitPrint, WeakMap<UnitPrint, boolean>>;
  /** By unit and stretch of its words: whether the stretch is exempt. */
  readonly exempt: WeakMap<UnitPrint, Map<number, boolean>>;
}

/** Compares the units of a document as they stand in its text. */
export class PlacedComparison implements Comparison {
  constructor(
    private readonly text: Text,
    private readonly units: PlacedUnits,
    private readonly sentences: readonly PlacedSentence[],
    private readonly repeats: Repeats,
    private readonly known: Known,
  ) {}

  sameUnits(a: number, b: number): boolean {
    return this.units.areSame(a, b);
  }

  sameSentences(a: number, b: number): boolean {
    return sameWords(this.wordsOfSentence(a), this.wordsOfSentence(b));
  }

  like(unit: number): readonly LikeUnit[] {
    const { units } = this;
    const print = units.print(unit);
    const like = this.repeats.like(print);
    const reworded = this.rewordingOf(unit);
    if ((like.length === 0 && !reworded) || this.isForm(unit)) return NONE;
    const copies: LikeUnit[] = [];
    for (const { print: other, match } of like) {
      const index = units.indexOf(other);
      if (match.jaccard >= LEAST_JACCARD || this.isCopy(unit, index)) copies.push({ index, likeness: match });
    }
    if (reworded && copies.every(({ index }) => index !== reworded.index)) copies.push(reworded);
    // In the order of the text, not in that in which they were written.
    return copies.sort((a, b) => a.index - b.index);
  }

  sharing(unit: number): readonly SharingUnit[] {
    return this.repeats
      .sharing(this.units.print(unit))
      .map(({ print, match }) => ({ index: this.units.indexOf(print), runs: match }));
  }

  wordsOf(unit: number): Int32Array {
    return this.units.print(unit).words;
  }

  placeOf(unit: number, first: number, count: number): Span {
    return this.known.places.span(this.text, this.units.owner(unit), this.units.print(unit), first, count);
  }

  isExempt(unit: number, first: number, count: number): boolean {
    const print = this.units.print(unit);
    let known = this.known.exempt.get(print);
    if (known === undefined) {
      known = new Map();
      this.known.exempt.set(print, known);
    }
    const stretch = first * print.words.length + count;
    let exempt = known.get(stretch);
    if (exempt === undefined) {
      exempt = this.isQuotedOrName(unit, first, count);
      known.set(stretch, exempt);
    }
    return exempt;
  }

  private isQuotedOrName(unit: number, first: number, count: number): boolean {
    return (
      this.units.unit(unit).kind === 'quote' ||
      isAddress(this.text, this.placeOf(unit, first, count), count) ||
      quotedShare(this.units.print(unit), first, count) >= QUOTED_SHARE ||
      namesShare(this.text, count, (at) => this.placeOf(unit, first + at, 1)) >= NAMES_SHARE
    );
  }

  areFilledIn(a: number, b: number): boolean {
    return Math.max(this.units.unit(a).words, this.units.unit(b).words) < SHORT && areFilledIn(a, b, this);
  }

  /** What a copy of `count` units has changed. */
  changes(first: number, copy: number, count: number): Changes {
    return describeChanges(first, copy, count, this);
  }

  /** The source text of some words of a unit. */
  textOf(unit: number, first: number, count: number): string {
    if (count === 0) return '';
    const { start, end } = withSigns(this.text, this.placeOf(unit, first, count));
    return this.text.slice(start, end);
  }

  private wordsOfSentence(index: number): Int32Array {
    const { unit, first, words } = this.sentences[index];
    return this.wordsOf(unit).subarray(first, first + words);
  }

  /** Whether two units that are not much alike are copies for all that. */
  private isCopy(unit: number, other: number): boolean {
    const [print, its] = [this.units.print(unit), this.units.print(other)];
    let known = this.known.copies.get(print);
    if (known === undefined) {
      known = new WeakMap();
      this.known.copies.set(print, known);
    }
    let copy = known.get(its);
    if (copy === undefined) {
      copy = !(this.areEntries(unit, other) || this.isSentenceOf(unit, other));
      known.set(its, copy);
    }
    return copy;
  }

  /** Whether what one unit shares with the other, longer one is a whole sentence: a repeated sentence, not a copied block. */
  private isSentenceOf(a: number, b: number): boolean {
    const { units } = this;
    const [short, long] = units.unit(a).words <= units.unit(b).words ? [a, b] : [b, a];
    const count = units.unit(short).words;
    if (count >= SHORT && count * SENTENCE_SHARE > units.unit(long).words) return false;
    const sentences = (unit: number): readonly SentencePrint[] => sentencesOf(units.owner(unit), units.print(unit));
    const known = new Set(sentences(long).map(({ key }) => key));
    const least = count >= SHORT ? count : count * SENTENCE_PART;
    return sentences(short).some(({ key, words }) => words >= least && known.has(key));
  }

  private isForm(unit: number): boolean {
    const print = this.units.print(unit);
    const known = this.known.forms.get(print);
    if (known !== undefined) return known;
    const { start, end, words } = this.units.unit(unit);
    const form = isTag(this.text, start) || (words < SHORT && ALIKE_BY_NATURE.test(this.text.slice(start, end)));
    this.known.forms.set(print, form);
    return form;
  }

  /** Entries of lists share a form; short ones that share no more than that are no copies. */
  private areEntries(a: number, b: number): boolean {
    const [one, other] = [this.units.unit(a), this.units.unit(b)];
    return one.kind === 'list-item' && other.kind === 'list-item' && Math.min(one.words, other.words) < SHORT;
  }

  /**
   * The sentence beside that says the same in other words, and not of somebody else. A sentence stays one however it is
   * worded; labels and lines of verse, which are none, have their form in common.
   */
  private rewordingOf(unit: number): LikeUnit | undefined {
    const beside = this.repeats.reworded(this.units.print(unit));
    if (!beside) return undefined;
    const index = this.units.indexOf(beside.print);
    const [own, other] = [unit, index].map((at) => this.text.slice(this.units.unit(at).start, this.units.unit(at).end));
    if (SEVERAL_SENTENCES.test(own) || SEVERAL_SENTENCES.test(other)) return undefined;
    const isSentence = SENTENCE_END.test(own);
    if (SENTENCE_END.test(other) !== isSentence || (!isSentence && beside.match < LEAST_ALIGNED_LABEL)) return undefined;
    const isSpoken = (print: UnitPrint, text: string): boolean =>
      OPENS_QUOTE.test(text) || quotedShare(print, 0, print.words.length) >= QUOTED_SHARE;
    if (isSpoken(this.units.print(unit), own) || isSpoken(beside.print, other) || this.isForm(index)) return undefined;
    if (replacesName(unit, index, this)) return undefined;
    return { index, likeness: NO_LIKENESS, reworded: true };
  }
}

function sentencesOf({ result }: BlockEntry, print: UnitPrint): readonly SentencePrint[] {
  return (result?.sentences ?? []).filter(({ unit }) => result?.units[unit] === print);
}

/** Whether a tag of a site template begins here. */
const isTag = (text: Text, start: number): boolean => /^\{[{%]/.test(text.slice(start, start + 2));

/** Whether most of the words are not parted by blanks, as those of an address or a file name. */
function isAddress(text: Text, { start, end }: Span, count: number): boolean {
  const blanks = text.slice(start, end).match(/\s+/g)?.length ?? 0;
  return blanks * 2 < count;
}

function quotedShare({ quoted }: UnitPrint, first: number, count: number): number {
  let words = 0;
  for (const [from, to] of quoted) words += Math.max(0, Math.min(to, first + count) - Math.max(from, first));
  return words / count;
}

/** How many of the words of four letters and more begin with a capital. */
function namesShare(text: Text, count: number, placeOf: (at: number) => Span): number {
  let names = 0;
  let words = 0;
  for (let at = 0; at < count; at++) {
    const { start, end } = placeOf(at);
    if (end - start < 4) continue;
    words++;
    if (/\p{Lu}/u.test(text.slice(start, start + 1))) names++;
  }
  return words === 0 ? 0 : names / words;
}
