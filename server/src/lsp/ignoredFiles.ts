import type { Ignore } from 'ignore';

/** The end of a path of what is never a draft: folders of tools and their packages. */
const TOOLS = /(?:^|\/)(?:\.[^/]+|node_modules)\//;

/** Which files the folders' `.gitignore` files leave out. Paths have `/` between their parts and may begin with a folder's address. */
export class IgnoredFiles {
  private constructor(private readonly byFolder: ReadonlyMap<string, Ignore>) {}

  /**
   * Reads `.gitignore` files, each given with its path. `read` gives a file's text; one that cannot be read leaves out
   * nothing.
   */
  static async load<T>(files: ReadonlyMap<string, T>, read: (file: T) => Promise<string>): Promise<IgnoredFiles> {
    const byFolder = new Map<string, Ignore>();
    if (files.size > 0) {
      const { default: ignore } = await import('ignore');
      for (const [path, file] of files) {
        const text = await read(file).catch(() => '');
        byFolder.set(path.slice(0, path.lastIndexOf('/')), ignore().add(text));
      }
    }
    return new IgnoredFiles(byFolder);
  }

  /** Whether a file below a folder is left out. The nearest `.gitignore` that speaks of it decides. */
  has(folder: string, below: string): boolean {
    if (TOOLS.test(below)) return true;
    const path = `${folder}/${below}`;
    for (let end = path.lastIndexOf('/'); end >= folder.length; end = path.lastIndexOf('/', end - 1)) {
      const said = this.byFolder.get(path.slice(0, end))?.test(path.slice(end + 1));
      if (said?.ignored) return true;
      if (said?.unignored) return false;
    }
    return false;
  }
}
