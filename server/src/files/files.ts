/** What the skins know of files: how to read them, wherever the folder is. */

/** Larger files are not read, in bytes. */
export const LARGEST_FILE = 4_000_000;

/** Reads a file by its path from a folder. Rejects with a message that says why it cannot be read, to follow the file's name. */
export type FileReader = (path: string) => Promise<string>;

/** What tells one state of a file from another without reading it: milliseconds, and bytes. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

/** The files of a folder, by their paths in it. */
export interface FolderFiles {
  readonly read: FileReader;
  /** Undefined where the file is not there. */
  stamp(path: string): Promise<Stamp | undefined>;
}

/** A file of our own that lasts from session to session. */
export interface KeptFile {
  /** Undefined where there is none. */
  read(): Promise<Uint8Array | undefined>;
  /** Replaces the whole file, or leaves it as it was. */
  write(parts: AsyncIterable<Uint8Array>): Promise<void>;
}
