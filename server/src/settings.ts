import * as v from 'valibot';
import { didYouMean } from './didYouMean';
import { DEFAULT_SETTINGS, type EngineSettings, type Family, PROFILES, RULES, type SeveritySetting } from './engine';
import { isReadableGlob } from './files/globs';
import type { OwnWords } from './packs/userWords';

const ATTRIBUTION_LENS = ['off', 'on'] as const;
type AttributionLens = (typeof ATTRIBUTION_LENS)[number];

/** The user's settings as the skins use them, whole and valid. */
export interface Settings {
  readonly enable: boolean;
  readonly engine: EngineSettings;
  /** Whether editors show exact copies faded. */
  readonly fadeCopies: boolean;
  /** Whether editors show above each copy how many there are. */
  readonly copiesLens: boolean;
  /** Whether drafts are compared with every draft of the workspace, not only with the open ones. */
  readonly compareWorkspace: boolean;
  /** Patterns of drafts, by their paths in the folder, that are compared with no other. */
  readonly excluded: readonly string[];
  /** Whether editors show behind each sentence who says it. */
  readonly attributionLens: AttributionLens;
  /** The user's own words, still to be loaded (see packs/userWords.ts). */
  readonly own: OwnWords;
}

export const DEFAULTS: Settings = {
  enable: true,
  engine: { ...DEFAULT_SETTINGS, silenceCopies: true },
  fadeCopies: true,
  copiesLens: false,
  compareWorkspace: false,
  excluded: [],
  attributionLens: 'off',
  own: { packs: [], reject: {} },
};

/** Limits against settings files that would fill the memory. */
const MOST_ENTRIES = 100_000;
const LONGEST_ENTRY = 200;
const MOST_PROBLEMS = 20;

const SEVERITIES: readonly SeveritySetting[] = ['warning', 'information', 'hint', 'off'];
const FAMILIES: readonly Family[] = ['loaded', 'attribution', 'duplicate'];
const RULE_NAMES: readonly string[] = [...FAMILIES, ...RULES.map((rule) => rule.id)];

const oneOf = <T extends string>(values: readonly T[]) =>
  v.picklist(values, `must be one of ${values.map((value) => `"${value}"`).join(', ')}`);
const truth = v.boolean('must be true or false');
const severity = oneOf(SEVERITIES);
const profile = oneOf(PROFILES);
const indirectSpeech = oneOf(['off', 'hint', 'full'] as const);
const scope = oneOf(['openFiles', 'workspace'] as const);
const attributionLens = oneOf(ATTRIBUTION_LENS);
const minWords = v.pipe(
  v.number('must be a whole number'),
  v.integer('must be a whole number'),
  v.minValue(5, 'must be 5 or more'),
  v.maxValue(1000, 'must be 1000 or less'),
);
const entry = v.pipe(
  v.string('must be a text'),
  v.maxLength(LONGEST_ENTRY, `must not be longer than ${LONGEST_ENTRY} characters`),
);

const glob = v.pipe(entry, v.check(isReadableGlob, 'must be a pattern such as "archive/" or "**/*-form.md"'));

type Group = Readonly<Record<string, unknown>>;

/** One reading of a settings value: collects what it could not use, and falls back to the default there. */
class Reading {
  readonly problems: string[] = [];

  constructor(private readonly root: string) {}

  group(value: unknown, path: string, keys?: readonly string[]): Group {
    if (value === undefined || value === null) return {};
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.problem(path, `must be an object, not ${kindOf(value)}`);
      return {};
    }
    const unknown = keys ? Object.keys(value).filter((key) => !keys.includes(key)) : [];
    for (const key of unknown) this.problem(join(path, key), `is not a setting.${didYouMean(key, keys ?? [])}`);
    return value as Group;
  }

  value<T>(group: Group, path: string, key: string, schema: v.GenericSchema<unknown, T>, fallback: T): T {
    const value = Object.hasOwn(group, key) ? group[key] : undefined;
    if (value === undefined || value === null) return fallback;
    const result = v.safeParse(schema, value, { abortEarly: true });
    if (result.success) return result.output;
    this.wrong(join(path, key), result.issues[0].message, value, schema);
    return fallback;
  }

  list(group: Group, key: string, path = key, schema: v.GenericSchema<unknown, string> = entry): readonly string[] {
    const value = Object.hasOwn(group, key) ? group[key] : undefined;
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.problem(path, `must be a list of texts, not ${kindOf(value)}`);
      return [];
    }
    if (value.length > MOST_ENTRIES) this.problem(path, `has ${value.length} entries; only the first ${MOST_ENTRIES} are used`);
    const kept: string[] = [];
    for (const [index, item] of value.slice(0, MOST_ENTRIES).entries()) {
      const result = v.safeParse(schema, item, { abortEarly: true });
      if (!result.success) this.wrong(`${path}[${index}]`, result.issues[0].message, item, schema);
      else if (result.output.trim() !== '') kept.push(result.output.trim());
    }
    return kept;
  }

  /** A map of phrases to what is said of them. */
  phrases(group: Group, key: string): Readonly<Record<string, string>> {
    const kept: Record<string, string> = {};
    const value = Object.hasOwn(group, key) ? group[key] : undefined;
    if (Array.isArray(value)) {
      this.problem(key, 'must be an object, such as { "utilise~v": "use" }, not a list');
      return kept;
    }
    for (const [phrase, advice] of Object.entries(this.group(value, key)).slice(0, MOST_ENTRIES)) {
      const wrong = [phrase, advice]
        .map((text) => v.safeParse(entry, text, { abortEarly: true }))
        .find(({ success }) => !success);
      if (wrong?.issues) this.wrong(`${key}["${phrase.slice(0, 40)}"]`, wrong.issues[0].message, advice, entry);
      else if (phrase.trim() !== '')
        Object.defineProperty(kept, phrase.trim(), { value: advice, enumerable: true, configurable: true });
    }
    return kept;
  }

  severities(value: unknown): Readonly<Record<string, SeveritySetting>> {
    const kept: Record<string, SeveritySetting> = {};
    for (const [name, setting] of Object.entries(this.group(value, 'rules'))) {
      if (!RULE_NAMES.includes(name)) {
        this.problem('rules', `has "${name}", which is neither a rule nor a family of rules.${didYouMean(name, RULE_NAMES)}`);
        continue;
      }
      const result = v.safeParse(severity, setting);
      if (result.success) kept[name] = result.output;
      else this.wrong(`rules["${name}"]`, result.issues[0].message, setting, severity);
    }
    return kept;
  }

  private wrong(path: string, message: string, value: unknown, schema: unknown): void {
    const options = at(schema, 'options');
    const guess = typeof value === 'string' && Array.isArray(options) ? didYouMean(value, options) : '';
    this.problem(path, `${message}, not ${kindOf(value)}.${guess}`);
  }

  private problem(path: string, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(`${join(this.root, path)} ${message}`);
  }
}

const at = (value: unknown, key: string): unknown => (value as Group)[key];
const join = (path: string, key: string): string => (path === '' ? key : key === '' ? path : `${path}.${key}`);

function kindOf(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? 'a long text' : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

const KEYS = [
  'enable',
  'profile',
  'rules',
  'accept',
  'reject',
  'names',
  'entriesOff',
  'packs',
  'indirectSpeech',
  'attributionLens',
  'duplicates',
  'trace',
];

/**
 * Reads a settings object as an editor or a configuration file has it. What is missing, null or wrong takes its
 * default; each wrong value is told in `problems`, by its name after `root` and with how to mend it.
 */
export function readSettings(value: unknown, root = 'editorialBalance'): { settings: Settings; problems: string[] } {
  const reading = new Reading(root);
  const all = reading.group(value, '', KEYS);
  const duplicates = reading.group(all.duplicates, 'duplicates', [
    'minWords',
    'scope',
    'exclude',
    'intended',
    'fadeCopies',
    'silenceCopies',
    'codeLens',
  ]);
  const settings: Settings = {
    enable: reading.value(all, '', 'enable', truth, DEFAULTS.enable),
    engine: {
      profile: reading.value(all, '', 'profile', profile, DEFAULT_SETTINGS.profile),
      severities: reading.severities(all.rules),
      accept: reading.list(all, 'accept'),
      names: reading.list(all, 'names'),
      entriesOff: reading.list(all, 'entriesOff'),
      indirectSpeech: reading.value(all, '', 'indirectSpeech', indirectSpeech, DEFAULT_SETTINGS.indirectSpeech),
      duplicateMinWords: reading.value(duplicates, 'duplicates', 'minWords', minWords, DEFAULT_SETTINGS.duplicateMinWords),
      intended: reading.list(duplicates, 'intended', 'duplicates.intended'),
      silenceCopies: reading.value(duplicates, 'duplicates', 'silenceCopies', truth, DEFAULTS.engine.silenceCopies),
    },
    fadeCopies: reading.value(duplicates, 'duplicates', 'fadeCopies', truth, DEFAULTS.fadeCopies),
    copiesLens: reading.value(duplicates, 'duplicates', 'codeLens', truth, DEFAULTS.copiesLens),
    compareWorkspace: reading.value(duplicates, 'duplicates', 'scope', scope, 'openFiles') === 'workspace',
    excluded: reading.list(duplicates, 'exclude', 'duplicates.exclude', glob),
    attributionLens: reading.value(all, '', 'attributionLens', attributionLens, DEFAULTS.attributionLens),
    own: { packs: reading.list(all, 'packs'), reject: reading.phrases(all, 'reject') },
  };
  return { settings, problems: reading.problems };
}
