import {
  type Comparison,
  type DuplicateGroup,
  findDuplicates,
  type SentenceUnit,
  type Unit,
  type Units,
} from '../../../server/src/engine/duplicates';

/** Units and sentences are the same where their keys are, and nothing is alike or shares a passage. */
export const BY_KEY: Comparison = {
  sameUnits: () => true,
  sameSentences: () => true,
  like: () => [],
  areFilledIn: () => false,
  sharing: () => [],
  wordsOf: () => new Int32Array(0),
  placeOf: () => ({ start: 0, end: 0 }),
  isExempt: () => false,
};

/** Width of a unit's span in the documents below: unit n stands at 100n to 100n + 99. */
const WIDTH = 100;

/**
 * A document in the shorthand of the rules: `A`, `B` … are paragraphs of 30 words, `a`, `b` … of 12, `h` headings,
 * `f` furniture, `q` block quotes of 30 words, `t` table cells; a digit tells several apart (`h1`).
 */
export function unitsOf(shorthand: string): Units {
  return listed(
    shorthand.split(' ').map((name, index) => ({ ...unit(name), start: index * WIDTH, end: index * WIDTH + WIDTH - 1 })),
  );
}

export const listed = (units: readonly Unit[]): Units => ({
  count: units.length,
  repeated: [...units.keys()],
  paired: [],
  unit: (index) => units[index],
});

function unit(name: string): Omit<Unit, 'start' | 'end'> {
  const key = [...name].reduce((hash, char) => hash * 31 + char.charCodeAt(0), 7);
  const furniture = name.startsWith('f');
  const kinds: Readonly<Record<string, Unit['kind']>> = { h: 'heading', q: 'quote', t: 'table-cell' };
  const kind = kinds[name[0]] ?? 'paragraph';
  const counted = !furniture && kind !== 'heading' && kind !== 'table-cell';
  return { key, kind, furniture, counted, words: kind === 'heading' ? 4 : furniture ? 3 : /^[A-Z]|q|t/.test(name) ? 30 : 12 };
}

/** Groups of a document in shorthand, as "kind first → copies", with unit numbers. */
export function groupsOf(shorthand: string, sentences: readonly SentenceUnit[] = []): string[] {
  return findDuplicates(unitsOf(shorthand), sentences, BY_KEY, 20).map(describeGroup);
}

export function describeGroup({ kind, first, copies, label }: DuplicateGroup): string {
  const show = ({ start, end }: { start: number; end: number }): string => `${start / WIDTH}-${(end - WIDTH + 1) / WIDTH}`;
  return `${kind}${label ? ` (${label})` : ''} ${show(first)} → ${copies.map(show).join(', ')}`;
}
