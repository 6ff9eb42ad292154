import * as v from 'valibot';
import { didYouMean } from '../didYouMean';
import type { LexiconError, Pack, PackEntry } from '../engine';
import { type Place, readYaml } from './yaml';

/** Something in a pack that cannot be used. */
export interface Mistake {
  readonly place: Place;
  readonly message: string;
}

/** A pack as read: what of it has the right shape, and what has not. */
export interface PackFile {
  readonly content: Pack;
  readonly mistakes: readonly Mistake[];
  placeOf(path: readonly (string | number)[]): Place;
}

type Path = readonly (string | number)[];
type Entry = PackEntry;

/** Reads a pack. Entries with mistakes are left out; a file that is no pack at all is an empty one. */
export async function readPack(text: string): Promise<PackFile> {
  const { value, errors, placeOf } = await readYaml(text);
  // Not part of the façade: the shapes are built only where somebody has a pack.
  const { guardShape, packEntryShape, packFrameShape } =
    require('../engine/lexicon/schema') as typeof import('../engine/lexicon/schema');
  const keys = [packFrameShape, packEntryShape, guardShape].flatMap(({ entries }) => Object.keys(entries));
  if (errors.length > 0) return { content: {}, mistakes: errors.map(({ place, message }) => ({ place, message })), placeOf };
  if (value === null || value === undefined) return { content: {}, mistakes: [], placeOf };
  const mistakes: Mistake[] = [];
  const read = <T extends v.GenericSchema>(shape: T, data: unknown, path: Path): v.InferOutput<T> | undefined => {
    // A list is an object to JavaScript.
    const result = v.safeParse(shape, Array.isArray(data) ? 'a list' : data);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const within = [...path, ...(issue.path ?? []).map(({ key }) => key as string | number)];
      mistakes.push({ place: placeOf(within), message: told(issue, within, keys) });
    }
    return undefined;
  };
  const frame = read(packFrameShape, value, []);
  if (!frame) return { content: {}, mistakes, placeOf };
  // An entry that is left out keeps its place, so that the paths of the others stay true.
  const readEntries = (list: readonly unknown[], path: Path): Entry[] =>
    list.map((entry, i) => read(packEntryShape, entry, [...path, 'entries', i]) ?? LEFT_OUT);
  const content: Pack = {
    ...frame,
    ...(frame.groups
      ? { groups: frame.groups.map((group, g) => ({ ...group, entries: readEntries(group.entries, ['groups', g]) })) }
      : {}),
    ...(frame.entries ? { entries: readEntries(frame.entries, []) } : {}),
  } as Pack;
  mistakes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return { content, mistakes, placeOf };
}

/** Stands for an entry that is told as a mistake already. */
export const LEFT_OUT: Entry = {};

/** Every entry of a pack, with what it takes from its group and its pack. */
export function entriesOf({ rule = 'loaded/house-style', groups = [], entries = [] }: Pack): {
  readonly entry: Entry;
  readonly group: Omit<NonNullable<Pack['groups']>[number], 'entries'>;
  readonly rule: string;
  readonly path: Path;
}[] {
  return [
    ...entries.map((entry, e) => ({ entry, group: {}, rule, path: ['entries', e] })),
    ...groups.flatMap((group, g) =>
      group.entries.map((entry, e) => ({ entry, group, rule: group.rule ?? rule, path: ['groups', g, 'entries', e] })),
    ),
  ].filter(({ entry }) => entry !== LEFT_OUT);
}

/** A mistake that was found when packs were put together, with a guess at what was meant. */
export function compileMistake({ message, path, unknown }: LexiconError, file: Pick<PackFile, 'placeOf'>): Mistake {
  return { place: file.placeOf(path), message: guessed(message, unknown) };
}

/** A message about a name that is not known, with a guess at what was meant. */
export function guessed(message: string, unknown: LexiconError['unknown']): string {
  const guess = unknown ? didYouMean(unknown.name, unknown.known) : '';
  return guess ? `${message}.${guess}` : message;
}

function told({ message, expected, received }: v.BaseIssue<unknown>, path: Path, keys: readonly string[]): string {
  const last = String(path[path.length - 1] ?? '');
  if (expected === 'never') return `“${last}” ${message}.${didYouMean(last, keys)}`;
  const name = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
  if (received === 'undefined') return `${name} ${message}`;
  const quote = /^(?:\d|true|false|null|NaN)/.test(received) && /text/.test(message) ? ': put it in quotation marks' : '';
  const shown = /^[A-Z]/.test(received) ? '' : `, not ${received.length > 60 ? 'this' : received}`;
  return `${name || 'A pack'} ${message}${shown}${quote}`;
}
