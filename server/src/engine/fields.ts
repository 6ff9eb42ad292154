import type { Lexicon } from './lexicon/lexicon';
import type { Tokens } from './text/tokens';

/** Subject fields whose technical senses the lexicon's guards know. */
export const FIELDS = [
  'medicine',
  'law',
  'maths',
  'computing',
  'sport',
  'military',
  'food',
  'weather',
  'biology',
  'music',
  'religion',
  'finance',
  'meeting',
  'study',
] as const;

/** So many different marker words of a field make a document one of that field. */
const MARKERS_NEEDED = 4;
/** … and so many of them per thousand words, so that long general texts do not drift into every field. */
const SHARE_NEEDED = 0.004;

/** Finds a block's field markers: word ids of the classes `field-<name>`. */
export class FieldMarkers {
  /** The bit of all marker words. */
  private readonly bit: number;
  private readonly classes: readonly number[];

  constructor(private readonly lexicon: Lexicon) {
    this.bit = lexicon.spots.bitOf([lexicon.classNumber('field-any')]);
    this.classes = FIELDS.map((field) => lexicon.classNumber(`field-${field}`));
  }

  /** Distinct marker words of a block. */
  collect(tokens: Tokens): readonly number[] {
    if ((tokens.spotted & this.bit) === 0) return NONE;
    const found: number[] = [];
    for (let i = 0; i < tokens.count; i++)
      if ((tokens.spots[i] & this.bit) !== 0 && !found.includes(tokens.word[i])) found.push(tokens.word[i]);
    return found;
  }

  /** The fields of a document: from how many blocks hold each marker, and how long the document is. */
  fieldsOf(counts: ReadonlyMap<number, number>, words: number): ReadonlySet<string> {
    const fields = new Set<string>();
    this.classes.forEach((classNumber, i) => {
      let distinct = 0;
      let all = 0;
      for (const [word, count] of counts) {
        if (!this.lexicon.isIn(classNumber, word)) continue;
        distinct++;
        all += count;
      }
      if (distinct >= MARKERS_NEEDED && all >= words * SHARE_NEEDED) fields.add(FIELDS[i]);
    });
    return fields;
  }
}

const NONE: readonly number[] = [];
