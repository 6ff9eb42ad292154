import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { filesOnDisk } from '../files/onDisk';
import { hasOwnWords, loadOwnWords } from '../packs/userWords';
import { readSettings, type Settings } from '../settings';
import type { Arguments } from './arguments';
import { type Host, UsageError } from './host';
import { parseJsonc } from './jsonc';
import { placed } from './problems';

const SECTION = 'editorialBalance';

/** What of the settings holds for a run. */
export type RunSettings = Pick<Settings, 'engine' | 'excluded'>;

/**
 * The settings of a run: `.vscode/settings.json` of the working folder, then the file of `--config`, then `--profile`.
 * A mistake in the file the user named stops the run; one in the folder's settings is only told.
 */
export async function loadSettings(args: Arguments, host: Pick<Host, 'cwd' | 'err'>): Promise<RunSettings> {
  let section: Record<string, unknown> = {};
  const folderFile = join(host.cwd, '.vscode', 'settings.json');
  try {
    section = sectionOf(readFileSync(folderFile, 'utf8'));
    for (const problem of readSettings(section).problems) host.err(`${folderFile}: ${problem}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') host.err(`${folderFile}: ${(error as Error).message}\n`);
  }
  const named = args.config === undefined ? {} : readConfigFile(args.config, host);
  section = { ...section, ...named };
  // Scripts get every finding unless they say otherwise; only in an editor do copies crowd out the rest.
  const duplicates = isObject(section.duplicates) ? section.duplicates : {};
  const { engine, own, excluded } = readSettings({ ...section, duplicates: { silenceCopies: false, ...duplicates } }).settings;
  const settings = args.profile === undefined ? engine : { ...engine, profile: args.profile };
  if (!hasOwnWords(own)) return { engine: settings, excluded };
  const isNamed = args.config !== undefined && ('packs' in named || 'reject' in named);
  const root = 'packs' in named ? packFolder(resolve(host.cwd, args.config as string)) : host.cwd;
  const { lexicon, problems } = await loadOwnWords(own, filesOnDisk(root).read);
  const told = problems.map((problem) =>
    problem.file === undefined
      ? `${isNamed ? args.config : folderFile}: ${SECTION}.${problem.message}`
      : placed(problem, root, host),
  );
  if (isNamed && told.length > 0) throw new UsageError(told.join('\n'));
  for (const message of told) host.err(`${message}\n`);
  return { engine: { ...settings, lexicon }, excluded };
}

/** Where the packs of a configuration file stand: beside it, or, for an editor's settings, in the folder that is open. */
function packFolder(file: string): string {
  const folder = dirname(file);
  return basename(folder) === '.vscode' ? dirname(folder) : folder;
}

function readConfigFile(file: string, host: Pick<Host, 'cwd'>): Record<string, unknown> {
  let section: Record<string, unknown>;
  try {
    section = sectionOf(readFileSync(resolve(host.cwd, file), 'utf8'));
  } catch (error) {
    throw new UsageError(`Cannot read the configuration ${file}: ${(error as Error).message}`);
  }
  const { problems } = readSettings(section);
  if (problems.length > 0) throw new UsageError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return section;
}

/**
 * Our section of a settings file, nested: `{"editorialBalance": {"profile": "news"}}` and
 * `{"editorialBalance.profile": "news"}` say the same.
 */
function sectionOf(source: string): Record<string, unknown> {
  const file = parseJsonc(source);
  if (!isObject(file)) throw new Error('the file holds no JSON object');
  const nested = file[SECTION] ?? {};
  if (!isObject(nested)) throw new Error(`"${SECTION}" is no JSON object`);
  const section: Record<string, unknown> = { ...nested };
  for (const [key, value] of Object.entries(file)) {
    if (key.startsWith(`${SECTION}.`)) setDeep(section, key.slice(SECTION.length + 1).split('.'), value);
  }
  return section;
}

function setDeep(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (rest.length === 0) {
    defineOwn(target, key, value);
    return;
  }
  const inner = Object.hasOwn(target, key) ? target[key] : undefined;
  const copy: Record<string, unknown> = isObject(inner) ? { ...inner } : {};
  defineOwn(target, key, copy);
  setDeep(copy, rest, value);
}

/** Plain assignment would take a key `__proto__` for the prototype. */
function defineOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
