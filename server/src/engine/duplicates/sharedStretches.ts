import type { Place, Span } from '../types';
import { chained, type Link } from './chains';
import { changesBetween } from './differences';
import { Trait } from './documentPrint';
import { type DocumentUnits, isCountedAt } from './documentUnits';
import { isFigure } from './print';

/** A passage of one document that also stands in others. */
export interface SharedStretch extends Span {
  readonly units: number;
  readonly words: number;
  /** Whether it stands word for word in the document named first. */
  readonly exact: boolean;
  /** Whether an edited copy in the document named first has other figures. */
  readonly figures: boolean;
  /** Whether a news agency is credited on either side. */
  readonly wire: boolean;
  /** Where else it, or a part of it, stands: the longest first, then by name. */
  readonly places: readonly Place[];
}

/** A document in the index. */
export interface Entry {
  readonly uri: string;
  units: DocumentUnits;
  /** The number of each unit in the index. */
  numbers: Int32Array;
}

const LIGHT_WORDS = 8;
/** Credits stand at the top or the foot of a text. */
const CREDIT_UNITS = 3;
const MOST_PLACES = 20;

/**
 * The passages of a document that stand in others too, in order. `links` tell for each of these which unit of it stands
 * for which one here.
 */
export function sharedStretches(
  entry: Entry,
  links: ReadonlyMap<Entry, readonly Link[]>,
  minWords: number,
  leftOut: (uri: string) => boolean,
): SharedStretch[] {
  const stretches: { link: Link; other: Entry }[] = [];
  for (const [other, own] of links) {
    if (leftOut(other.uri)) continue;
    for (const link of chained(own, bridging(entry, other))) {
      if (isWorth(entry, other, link, minWords)) stretches.push({ link, other });
    }
  }
  stretches.sort(
    (a, b) =>
      b.link.length - a.link.length ||
      Number(b.link.exact) - Number(a.link.exact) ||
      (a.other.uri < b.other.uri ? -1 : a.other.uri > b.other.uri ? 1 : 0) ||
      a.link.copy - b.link.copy,
  );
  const groups: { link: Link; others: { link: Link; other: Entry }[] }[] = [];
  for (const { link, other } of stretches) {
    const around = groups.find(
      (group) => group.link.copy <= link.copy && link.copy + link.length <= group.link.copy + group.link.length,
    );
    if (around) around.others.push({ link, other });
    else groups.push({ link, others: [{ link, other }] });
  }
  return groups.sort((a, b) => a.link.copy - b.link.copy).map(({ link, others }) => stretchOf(entry, link, others));
}

function bridging({ units: own }: Entry, { units: theirs }: Entry) {
  const light = (units: DocumentUnits, at: number): boolean => !isCountedAt(units, at) || units.wordCount(at) < LIGHT_WORDS;
  return {
    same: (first: number, copy: number) => theirs.key(first) === own.key(copy),
    light: (first: number, copy: number) => light(theirs, first) && light(own, copy),
    words: (copy: number) => own.wordCount(copy),
    apart: () => true,
  };
}

/** A long paragraph, or several that are as long together, and not only quoted on either side. */
function isWorth({ units: own }: Entry, { units: theirs }: Entry, { first, copy, length }: Link, minWords: number): boolean {
  let words = 0;
  for (let i = 0; i < length; i++) {
    const quoted = ((own.traits(copy + i) | theirs.traits(first + i)) & Trait.Quote) !== 0;
    if (!quoted && isCountedAt(own, copy + i)) words += own.wordCount(copy + i);
  }
  return words >= minWords;
}

function stretchOf(
  { units }: Entry,
  { first, copy, length, exact }: Link,
  others: readonly { link: Link; other: Entry }[],
): SharedStretch {
  const [{ other }] = others;
  let words = 0;
  let figures = false;
  for (let i = 0; i < length; i++) {
    words += units.wordCount(copy + i);
    if (exact || units.key(copy + i) === other.units.key(first + i)) continue;
    figures ||= figuresDiffer(other.units.words(first + i), units.words(copy + i));
  }
  const wire =
    isCredited(units, copy, length) ||
    others.some(({ link, other: credited }) => isCredited(credited.units, link.first, link.length));
  const places = others.slice(0, MOST_PLACES).map(({ link, other: { uri, units: theirs } }): Place => {
    const last = link.first + link.length - 1;
    const lines = [theirs.lines(link.first)[0], theirs.lines(last)[1]] as const;
    return { uri, start: theirs.start(link.first), end: theirs.end(last), lines };
  });
  return { start: units.start(copy), end: units.end(copy + length - 1), units: length, words, exact, figures, wire, places };
}

function figuresDiffer(a: Int32Array, b: Int32Array): boolean {
  const some = (words: Int32Array, from: number, to: number): boolean => words.subarray(from, to).some(isFigure);
  return changesBetween(a, b).some(({ aFrom, aTo, bFrom, bTo }) => some(a, aFrom, aTo) && some(b, bFrom, bTo));
}

/** Whether an agency is credited in a stretch, right beside it, or at the top or the foot of its document. */
function isCredited(units: DocumentUnits, from: number, length: number): boolean {
  const isAt = (first: number, end: number): boolean => {
    for (let at = Math.max(0, first); at < Math.min(end, units.count); at++)
      if ((units.traits(at) & Trait.Credit) !== 0) return true;
    return false;
  };
  return isAt(from - 1, from + length + 1) || isAt(0, CREDIT_UNITS) || isAt(units.count - CREDIT_UNITS, units.count);
}
