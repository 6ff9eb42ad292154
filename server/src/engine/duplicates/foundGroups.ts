import type { Span } from '../types';
import type { Changes } from './changes';
import { NO_CLUSTER } from './clusters';
import type { DuplicateGroup, PlacedGroup } from './model';
import type { PlacedComparison } from './placedComparison';
import type { PlacedUnits } from './placedUnits';
import type { UnitPrint } from './print';

/** A group as found in the text as it was searched; `changes` are those of each copy, of edited ones. */
export interface FoundGroup extends DuplicateGroup {
  readonly changes?: readonly Changes[];
  /** Stretches of the copies that are the same as in the first, so that what is found there was found before. */
  readonly same: readonly Span[];
  /** The units that were compared, of edited copies. */
  readonly compared: readonly UnitPrint[];
  /** The cluster of blocks it was found in, known once the search is over. */
  cluster: number;
}

/** The groups of an earlier search that no edit went into, and that have moved with the text: they need not be described again. */
export class KnownGroups {
  private readonly byStart = new Map<number, FoundGroup[]>();

  constructor(groups: readonly FoundGroup[]) {
    for (const group of groups) {
      const others = this.byStart.get(group.first.start);
      if (others) others.push(group);
      else this.byStart.set(group.first.start, [group]);
    }
  }

  /** The group that is the same as one that was found now. */
  find(found: PlacedGroup, units: PlacedUnits): FoundGroup | undefined {
    return this.byStart.get(found.first.start)?.find((known) => isSame(known, found, units));
  }
}

function isSame(known: FoundGroup, found: PlacedGroup, units: PlacedUnits): boolean {
  if (known.kind !== found.kind || known.label !== found.label) return false;
  if (known.units !== found.units || known.words !== found.words || known.copies.length !== found.copies.length) return false;
  if (!sameSpan(known.first, found.first) || !known.copies.every((copy, i) => sameSpan(copy, found.copies[i]))) return false;
  // What is written as code may reach beyond its unit.
  const compared = comparedUnits(found, units);
  return known.compared.length === compared.length && known.compared.every((print, i) => print === compared[i]);
}

/** The units that have to be compared to tell what the copies of a group have changed. */
const comparedUnits = ({ kind, label, at, units: count }: PlacedGroup, units: PlacedUnits): UnitPrint[] =>
  kind !== 'near-block' || label === 'template'
    ? []
    : at.flatMap((first) => Array.from({ length: count }, (_, i) => units.print(first + i)));

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** A group with what its copies have changed, and left as it was. */
export function detailed(group: PlacedGroup, units: PlacedUnits, comparison: PlacedComparison): FoundGroup {
  const compared = comparedUnits(group, units);
  const found = { ...group, compared, cluster: NO_CLUSTER };
  if (compared.length === 0) return { ...found, same: group.kind === 'block' ? group.copies : [] };
  const [first, ...copies] = group.at;
  const same: Span[] = [];
  for (const copy of copies)
    for (let i = 0; i < group.units; i++)
      if (units.unit(copy + i).key === units.unit(first + i).key) same.push(spanOf(units.unit(copy + i)));
  return { ...found, same, changes: copies.map((copy) => comparison.changes(first, copy, group.units)) };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
