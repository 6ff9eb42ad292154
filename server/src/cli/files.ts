import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { didYouMean } from '../didYouMean';
import { type FormatId, formatForPath } from '../engine';
import { globToRegExp, isGlob, splitGlob } from '../files/globs';

/** A draft to read. `path` is as the user gave it, with `/` between its parts; `-` is standard input. */
interface InputFile {
  readonly path: string;
  readonly format: FormatId;
}

export interface Expansion {
  readonly files: readonly InputFile[];
  /** Arguments that led to nothing, as messages for the user. */
  readonly problems: readonly string[];
}

/**
 * Expands path arguments to the drafts they name, each once, in the order given; folders and globs in the order of names.
 * `formatAs` applies to files named one by one, for which it overrules the name's extension.
 */
export function expandPaths(paths: readonly string[], cwd: string, formatAs?: FormatId): Expansion {
  const files = new Map<string, InputFile>();
  const problems: string[] = [];
  for (const path of paths) {
    const found = expandOne(path, cwd, formatAs);
    if (typeof found === 'string') problems.push(found);
    else for (const file of found) if (!files.has(resolve(cwd, file.path))) files.set(resolve(cwd, file.path), file);
  }
  return { files: [...files.values()], problems };
}

/** The drafts one argument names, or what is wrong with it. */
function expandOne(path: string, cwd: string, formatAs?: FormatId): InputFile[] | string {
  const stats = statOf(resolve(cwd, path));
  if (stats?.isDirectory()) {
    const found = draftsIn(path, cwd, () => true);
    return found.length > 0 ? found : `No drafts in the folder ${path}.`;
  }
  if (stats) {
    const format = formatAs ?? formatForPath(path);
    return format ? [{ path: slashes(path), format }] : `Not a format that is read: ${path}. Use --format-as to say which it is.`;
  }
  if (isGlob(path)) {
    const { base, rest } = splitGlob(slashes(path));
    const pattern = globToRegExp(rest);
    const found = draftsIn(base, cwd, (below) => pattern.test(below));
    return found.length > 0 ? found : `No drafts match ${path}.`;
  }
  return `No such file or folder: ${path}.${didYouMean(basename(path), namesIn(dirname(resolve(cwd, path))))}`;
}

/** Walks a folder for files of a known format, past dot folders and node_modules. `wanted` gets the path below the folder. */
function draftsIn(folder: string, cwd: string, wanted: (below: string) => boolean): InputFile[] {
  const found: InputFile[] = [];
  const walk = (below: string): void => {
    for (const entry of entriesOf(resolve(cwd, folder, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') walk(path);
        continue;
      }
      const format = formatForPath(entry.name);
      if (format && wanted(path) && isFile(entry, resolve(cwd, folder, path)))
        found.push({ path: slashes(join(folder, path)), format });
    }
  };
  walk('');
  return found;
}

/** Links to files count as files; links to folders are not followed, so that a walk always ends. */
function isFile(entry: { isFile(): boolean; isSymbolicLink(): boolean }, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statOf(path)?.isFile() === true);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

const namesIn = (folder: string): string[] => entriesOf(folder).map((entry) => entry.name);
const slashes = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A folder that may not be entered, or a name too long to exist.
    return undefined;
  }
}
