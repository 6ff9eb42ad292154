import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type FolderFiles, LARGEST_FILE, type Stamp } from './files';

/** Files below a folder on disk: regular files only, and none that a link puts outside it. */
export function filesOnDisk(folder: string): FolderFiles {
  return {
    async read(path) {
      const root = await realpath(folder).catch(() => fail('cannot be looked for: the folder is not there'));
      const file = await realpath(join(root, path)).catch(() => fail('is not there'));
      const below = relative(root, file);
      if (below === '' || below === '..' || below.startsWith(`..${sep}`) || below.includes(':'))
        return fail('leads out of the workspace folder through a link');
      // Not to wait for the other end of a pipe.
      const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => fail('cannot be opened'));
      try {
        const { size } = await handle.stat().then((stats) => (stats.isFile() ? stats : fail('is not a file')));
        if (size > LARGEST_FILE) return fail('is too large');
        return decode(await handle.readFile());
      } finally {
        await handle.close();
      }
    },
    async stamp(path): Promise<Stamp | undefined> {
      return stat(join(folder, path)).then(
        ({ mtimeMs, size }) => ({ mtime: mtimeMs, size }),
        () => undefined,
      );
    },
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('is not UTF-8 text');
  }
}

function fail(message: string): never {
  throw new Error(message);
}
