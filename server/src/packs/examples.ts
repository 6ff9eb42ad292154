import { createDraft, DEFAULT_SETTINGS, type EngineSettings, type Profile } from '../engine';
import { entriesOf, type PackFile } from './pack';
import type { Place } from './yaml';

/** An example sentence that does not hold. */
interface Failure {
  readonly place: Place;
  readonly kind: 'flags' | 'passes';
  readonly example: string;
  /** What was found, or missed. */
  readonly message: string;
}

/** How the examples of a pack fared. */
export interface Tested {
  readonly examples: number;
  /** Entries without a single example. */
  readonly untested: number;
  readonly failures: readonly Failure[];
}

/** Runs the `flags` and `passes` sentences of a pack, each rule by itself. */
export function testExamples(pack: PackFile, lexicon: NonNullable<EngineSettings['lexicon']>): Tested {
  const failures: Failure[] = [];
  let examples = 0;
  let untested = 0;
  for (const { entry, group, rule, path } of entriesOf(pack.content)) {
    const { flags = [], passes = [] } = entry;
    if (flags.length + passes.length === 0) untested++;
    // An entry of some kinds of text only is tried in the first of them.
    const profile = [...(group.need ?? []), ...(entry.need ?? [])].find((guard) => guard.profile)?.profile?.[0] as
      | Profile
      | undefined;
    // The full id of a built-in entry says the rule.
    const under = lexicon.entries.find(({ id }) => id === entry.id)?.rule ?? rule;
    const found = (text: string) => findingsOf(under, text, lexicon, profile);
    for (const [kind, list] of [
      ['flags', flags],
      ['passes', passes],
    ] as const) {
      for (const [i, example] of list.entries()) {
        examples++;
        const message = kind === 'flags' ? missed(example, found) : wronglyFound(example, found);
        if (message) failures.push({ place: pack.placeOf([...path, kind, i]), kind, example, message });
      }
    }
  }
  return { examples, untested, failures };
}

type Find = (text: string) => readonly (readonly [start: number, end: number])[];

function findingsOf(rule: string, text: string, lexicon: EngineSettings['lexicon'], profile: Profile = 'news'): ReturnType<Find> {
  // On even where it is off by default, and not giving way to a more specific one.
  const severities = { loaded: 'off', attribution: 'off', duplicate: 'off', [rule]: 'information' } as const;
  return createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile, severities, lexicon })
    .findings()
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => [start, end]);
}

function missed(example: string, find: Find): string | undefined {
  const { text, spans } = unmark(example);
  if (spans.length === 0) return 'marks no words: put those that must be flagged in ⟦ ⟧';
  const found = find(text);
  const lost = spans.find(([start, end]) => !found.some(([from, to]) => from === start && to === end));
  if (!lost) return undefined;
  const instead = found.length > 0 ? `; flagged: ${quoted(text, found)}` : '; nothing is flagged';
  return `“${text.slice(...lost)}” is not flagged${instead}`;
}

function wronglyFound(example: string, find: Find): string | undefined {
  const found = find(example);
  return found.length > 0 ? `flagged: ${quoted(example, found)}` : undefined;
}

const quoted = (text: string, spans: ReturnType<Find>) => spans.map(([start, end]) => `“${text.slice(start, end)}”`).join(', ');

/** The sentence without its marks, and the spans that they enclosed. */
function unmark(example: string): { text: string; spans: [number, number][] } {
  const spans: [number, number][] = [];
  let text = '';
  for (const piece of example.split(/([⟦⟧])/)) {
    if (piece === '⟦') spans.push([text.length, text.length]);
    else if (piece !== '⟧') text += piece;
    else if (spans.length > 0) spans[spans.length - 1][1] = text.length;
  }
  return { text, spans };
}
