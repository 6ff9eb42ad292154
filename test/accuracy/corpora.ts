import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormatId, formatForPath } from '../../server/src/engine';

/** A folder of labelled sets; any of them may be missing, and then what it measures is left out. */
export class Corpora {
  constructor(readonly folder: string) {}

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  /** The records of a JSON Lines file. */
  records<T>(name: string): T[] {
    if (!this.has(name)) return [];
    const lines = readFileSync(join(this.folder, name), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
  }

  /** The documents of `raw/NAME`, in the order of their names. */
  documents(name: string): RawDocument[] {
    const folder = join(this.folder, 'raw', name);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .map((file) => ({
        path: `${name}/${file}`,
        text: readFileSync(join(folder, file), 'utf8'),
        format: formatForPath(file) ?? 'plain',
      }));
  }
}

export interface RawDocument {
  readonly path: string;
  readonly text: string;
  readonly format: FormatId;
}
