import { type EngineSettings, mergeUserWords, REJECT } from '../engine';
import type { FileReader } from '../files/files';
import { compileMistake, guessed, LEFT_OUT, type PackFile, readPack } from './pack';
import { packPath } from './paths';
import type { Place } from './yaml';

/** Limits against packs that would fill the memory or never end. */
const LONGEST_PACK = 1_000_000;
const MOST_PACKS = 64;
const DEEPEST = 8;
const MOST_TEXT = 4_000_000;
const MOST_PROBLEMS = 100;

/** What the settings say of the user's own words. */
export interface OwnWords {
  /** Paths of packs from the workspace folder. */
  readonly packs: readonly string[];
  readonly reject: Readonly<Record<string, string>>;
}

/** Something of the user's words that cannot be used: in a pack, or, without a file, in the settings. */
export interface Problem {
  readonly file?: string;
  readonly place?: Place;
  readonly message: string;
}

/** The user's words over the built-in ones, with what was wrong with them. */
export interface LoadedWords {
  readonly lexicon: NonNullable<EngineSettings['lexicon']>;
  /** Every pack that was looked for, there or not: when one changes, all is to be loaded again. */
  readonly files: readonly string[];
  /** Those that could be read. */
  readonly packs: ReadonlyMap<string, PackFile>;
  readonly problems: readonly Problem[];
}

/** Whether there is anything to load. */
export const hasOwnWords = ({ packs, reject }: OwnWords): boolean => packs.length > 0 || Object.keys(reject).length > 0;

/** Loads the packs and what they extend, and merges them and the rejected phrases over the built-in lexicon. */
export async function loadOwnWords({ packs, reject }: OwnWords, read: FileReader): Promise<LoadedWords> {
  const loading = new Loading(read);
  for (const [i, written] of packs.entries()) await loading.add(written, { message: `packs[${i}]` });
  const { files, problems } = loading;
  const found = new Map([...files].filter((entry): entry is [string, PackFile] => entry[1] !== undefined));
  const sources = [...found].map(([name, { content }]) => ({ name, content }));
  const lexicon = mergeUserWords({ packs: sources, reject }, (name, error) => {
    const file = name === REJECT ? undefined : files.get(name);
    if (!file) problems.push({ message: `reject["${error.path[0]}"]: ${guessed(error.message, error.unknown)}` });
    else if (!isLeftOut(file, error.path)) problems.push({ file: name, ...compileMistake(error, file) });
  });
  const order = (problem: Problem) => problem.place?.line ?? 0;
  problems.sort((a, b) => (a.file ?? '').localeCompare(b.file ?? '') || order(a) - order(b));
  return { lexicon, files: [...files.keys()], packs: found, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** Whether an error is about an entry that was no good already when it was read. */
function isLeftOut({ content }: PackFile, [list, i, , e]: readonly (string | number)[]): boolean {
  if (list === 'entries') return content.entries?.[Number(i)] === LEFT_OUT;
  return list === 'groups' && content.groups?.[Number(i)]?.entries[Number(e)] === LEFT_OUT;
}

class Loading {
  /** Packs by their path, those that others extend first; undefined where one cannot be read. */
  readonly files = new Map<string, PackFile | undefined>();
  readonly problems: Problem[] = [];
  /** The packs that are being read, each extending the next. */
  private readonly chain: string[] = [];
  private size = 0;

  constructor(private readonly read: FileReader) {}

  /** Adds the pack of a path that stands in `by`: a pack and the place in it, or a setting. */
  async add(written: string, by: Problem): Promise<void> {
    const tell = (message: string) =>
      this.problems.push(by.file === undefined ? { message: `${by.message}: ${message}` } : { ...by, message });
    const found = packPath(written, by.file);
    if ('mistake' in found) return void tell(found.mistake);
    const { path } = found;
    const from = this.chain.indexOf(path);
    if (from >= 0) return void tell(`the packs go round in a circle: ${[...this.chain.slice(from), path].join(' → ')}`);
    if (this.files.has(path)) return;
    if (this.chain.length === DEEPEST) return void tell(`more than ${DEEPEST} packs extend one another`);
    if (this.files.size === MOST_PACKS) return void tell(`more than ${MOST_PACKS} packs; the others are left out`);
    this.chain.push(path);
    const file = await this.file(path, tell);
    this.chain.pop();
    // After what it extends, so that it is merged over that.
    this.files.delete(path);
    this.files.set(path, file);
  }

  private async file(path: string, tell: (message: string) => void): Promise<PackFile | undefined> {
    this.files.set(path, undefined);
    let text: string;
    try {
      text = await this.read(path);
    } catch (error) {
      tell(`${path} ${(error as Error).message}`);
      return undefined;
    }
    this.size += text.length;
    if (text.length > LONGEST_PACK || this.size > MOST_TEXT) {
      tell(`${path} is too large: a pack has at most ${LONGEST_PACK} characters, all together ${MOST_TEXT}`);
      return undefined;
    }
    const file = await readPack(text);
    for (const mistake of file.mistakes) this.problems.push({ file: path, ...mistake });
    for (const [i, written] of (file.content.extends ?? []).entries())
      await this.add(written, { file: path, place: file.placeOf(['extends', i]), message: '' });
    return file;
  }
}
