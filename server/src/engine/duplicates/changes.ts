import type { Text } from '../text/sourceText';
import type { Span } from '../types';
import { changesBetween } from './differences';
import { isLight, tellsNumber } from './wordClasses';

/** What differs between a stretch and its edited copy, in words. */
export interface Changes {
  /** “3 → 8”; figures come first, then names, then other words, each in the order of the text. */
  readonly figures: readonly string[];
  readonly names: readonly string[];
  readonly words: readonly string[];
  /** How many of the units differ. */
  readonly units: number;
}

/** The units that are compared, by their index. */
export interface ComparedUnits {
  wordsOf(unit: number): Int32Array;
  /** The source text of some words of a unit. */
  textOf(unit: number, first: number, count: number): string;
}

const LONGEST = 60;

/** Compares `count` units from `first` on with as many from `copy` on. What is changed alike in several places is told once. */
export function describeChanges(first: number, copy: number, count: number, compared: ComparedUnits): Changes {
  const figures = new Set<string>();
  const names = new Set<string>();
  const words = new Set<string>();
  let units = 0;
  for (let i = 0; i < count; i++) {
    const a = compared.wordsOf(first + i);
    const b = compared.wordsOf(copy + i);
    const changes = changesBetween(a, b);
    if (changes.length > 0) units++;
    for (const { aFrom, aTo, bFrom, bTo } of changes) {
      const before = compared.textOf(first + i, aFrom, aTo - aFrom);
      const after = compared.textOf(copy + i, bFrom, bTo - bFrom);
      const told = `${shown(before)} → ${shown(after)}`;
      // A sentence that was left out with its figure contradicts nothing.
      if (hasNumber(a, aFrom, aTo) && hasNumber(b, bFrom, bTo)) figures.add(told);
      else if ((aFrom > 0 && isName(before)) || (bFrom > 0 && isName(after))) names.add(told);
      else words.add(told);
    }
  }
  return { figures: [...figures], names: [...names], words: [...words], units };
}

/** Whether one unit has some name where the other has another one. */
export function replacesName(a: number, b: number, compared: ComparedUnits): boolean {
  const names = (unit: number, from: number, to: number): boolean => holdsName(compared.textOf(unit, from, to - from), from);
  return changesBetween(compared.wordsOf(a), compared.wordsOf(b)).some(
    ({ aFrom, aTo, bFrom, bTo }) => names(a, aFrom, aTo) && names(b, bFrom, bTo),
  );
}

/** In how many places at least two forms differ that were filled in. */
const FILLED_IN_PLACES = 2;

/**
 * Whether two units are one form, filled in for two people or things: all that differs are names and figures, in several
 * places. A single other figure, or several without another name, may as well be a slip between two versions of one text.
 */
export function areFilledIn(a: number, b: number, compared: ComparedUnits): boolean {
  const changes = changesBetween(compared.wordsOf(a), compared.wordsOf(b));
  if (changes.length < FILLED_IN_PLACES) return false;
  const kinds = changes.map(({ aFrom, aTo, bFrom, bTo }) => [
    detailOf(a, aFrom, aTo, compared),
    detailOf(b, bFrom, bTo, compared),
  ]);
  return kinds.flat().every((kind) => kind !== undefined) && kinds.some(([own, its]) => own === 'name' && its === 'name');
}

/** What some words of a unit fill in; undefined: nothing of the kind. Whoever or whatever is spoken of first is named. */
function detailOf(unit: number, from: number, to: number, compared: ComparedUnits): 'figure' | 'name' | undefined {
  if (from === to) return undefined;
  const words = compared.wordsOf(unit);
  if (hasNumber(words, from, to)) return 'figure';
  const isNamed = (from === 0 && !isLight(words[0])) || holdsName(compared.textOf(unit, from, to - from), from);
  return isNamed ? 'name' : undefined;
}

/** The first word of a unit has its capital for that. */
const holdsName = (text: string, from: number): boolean => (from === 0 ? /\s\p{Lu}/u : /(?:^|\s)\p{Lu}/u).test(text);

/** All changes of a kind that readers would miss, then the others. */
export function allChanges({ figures, names, words }: Changes): string[] {
  return [...figures, ...names, ...words];
}

function hasNumber(words: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tellsNumber(words[i])) return true;
  return false;
}

const isName = (text: string): boolean => /^\p{Lu}/u.test(text);

function shown(text: string): string {
  if (text === '') return '(nothing)';
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  const cut = line.lastIndexOf(' ', LONGEST);
  return `${line.slice(0, cut > 0 ? cut : LONGEST)} …`;
}

/** A span with the currency sign before it or the per cent sign behind it: they belong to the figure. */
export function withSigns(text: Text, { start, end }: Span): Span {
  return {
    start: start > 0 && /[$£€¥]/.test(text.slice(start - 1, start)) ? start - 1 : start,
    end: /[%‰$£€¥]/.test(text.slice(end, end + 1)) ? end + 1 : end,
  };
}
