import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeptFile } from './files';

/** What a process that died left half written is cleared away after this long, in milliseconds. */
const STALE_MS = 24 * 60 * 60 * 1000;

/** A file of our own on disk. It is replaced whole: whoever reads it meanwhile, in another window, has the old one. */
export function keptOnDisk(path: string): KeptFile {
  return {
    read: () => readFile(path).catch(() => undefined),
    async write(parts) {
      await mkdir(dirname(path), { recursive: true });
      await clearAway(path);
      const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
      try {
        const handle = await open(temporary, 'wx');
        try {
          for await (const part of parts) await handle.writeFile(part);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

async function clearAway(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.tmp')) continue;
    const file = join(dirname(path), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(file, { force: true });
  }
}
