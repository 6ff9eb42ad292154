import type { Place, Span } from '../types';
import { chained, type Link } from './chains';
import { changesBetween } from './differences';
import { type DocumentPrint, isCountedAt, Trait, wordCountAt, wordsAt } from './documentPrint';
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
  print: DocumentPrint;
  /** The number of each unit in the index. */
  units: Int32Array;
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

function bridging(own: Entry, other: Entry) {
  const light = (print: DocumentPrint, at: number): boolean => !isCountedAt(print, at) || wordCountAt(print, at) < LIGHT_WORDS;
  return {
    same: (first: number, copy: number) => other.print.keys[first] === own.print.keys[copy],
    light: (first: number, copy: number) => light(other.print, first) && light(own.print, copy),
    words: (copy: number) => wordCountAt(own.print, copy),
    apart: () => true,
  };
}

/** A long paragraph, or several that are as long together, and not only quoted on either side. */
function isWorth(own: Entry, other: Entry, { first, copy, length }: Link, minWords: number): boolean {
  let words = 0;
  for (let i = 0; i < length; i++) {
    const quoted = ((own.print.traits[copy + i] | other.print.traits[first + i]) & Trait.Quote) !== 0;
    if (!quoted && isCountedAt(own.print, copy + i)) words += wordCountAt(own.print, copy + i);
  }
  return words >= minWords;
}

function stretchOf(
  entry: Entry,
  { first, copy, length, exact }: Link,
  others: readonly { link: Link; other: Entry }[],
): SharedStretch {
  const { print } = entry;
  const [{ other }] = others;
  let words = 0;
  let figures = false;
  for (let i = 0; i < length; i++) {
    words += wordCountAt(print, copy + i);
    if (exact || print.keys[copy + i] === other.print.keys[first + i]) continue;
    figures ||= figuresDiffer(wordsAt(other.print, first + i), wordsAt(print, copy + i));
  }
  const wire =
    isCredited(print, copy, length) ||
    others.some(({ link, other: credited }) => isCredited(credited.print, link.first, link.length));
  const places = others.slice(0, MOST_PLACES).map(({ link, other: { uri, print: theirs } }): Place => {
    const last = link.first + link.length - 1;
    const lines = [theirs.lines[link.first * 2], theirs.lines[last * 2 + 1]] as const;
    return { uri, start: theirs.starts[link.first], end: theirs.ends[last], lines };
  });
  return { start: print.starts[copy], end: print.ends[copy + length - 1], units: length, words, exact, figures, wire, places };
}

function figuresDiffer(a: Int32Array, b: Int32Array): boolean {
  const some = (words: Int32Array, from: number, to: number): boolean => words.subarray(from, to).some(isFigure);
  return changesBetween(a, b).some(({ aFrom, aTo, bFrom, bTo }) => some(a, aFrom, aTo) && some(b, bFrom, bTo));
}

/** Whether an agency is credited in a stretch, right beside it, or at the top or the foot of its document. */
function isCredited({ traits }: DocumentPrint, from: number, length: number): boolean {
  for (let at = 0; at < traits.length; at++) {
    const near = at < CREDIT_UNITS || at >= traits.length - CREDIT_UNITS || (at >= from - 1 && at <= from + length);
    if (near && (traits[at] & Trait.Credit) !== 0) return true;
  }
  return false;
}
