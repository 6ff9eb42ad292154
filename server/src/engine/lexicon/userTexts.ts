import type { PackEntry } from './schema';
import type { CompiledGroup } from './table';

/** The rule of phrases that the user's own lists ask to flag. */
export const HOUSE_RULE = 'loaded/house-style';

const TEXTS = ['message', 'why', 'fine', 'source', 'polarity'] as const;

/** The texts of an entry of the user's, who may leave any of them out. */
export function houseTexts(
  group: Partial<CompiledGroup>,
  entry: Pick<PackEntry, (typeof TEXTS)[number]>,
  fix: readonly string[],
): Partial<CompiledGroup> {
  const own: Partial<CompiledGroup> = {};
  for (const key of TEXTS) if (entry[key] !== undefined) Object.assign(own, { [key]: entry[key] });
  const why = entry.why ?? group.why;
  return {
    ...own,
    message: entry.message ?? group.message ?? `is on your own list${advice(fix[0], why)}`,
    why: why ?? 'Your own list of phrases asks for it to be flagged.',
  };
}

function advice(fix: string | undefined, why: string | undefined): string {
  if (fix === '-') return ': leave it out';
  if (fix === 'attribute') return ': say whose words these are';
  if (fix !== undefined && !fix.includes('[') && !fix.includes('{')) return `: write “${fix}”`;
  return why ? `: ${why}` : '';
}
