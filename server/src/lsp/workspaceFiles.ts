import type { Connection } from 'vscode-languageserver';
import { EXTENSIONS } from '../engine';
import type { FileReader, FolderFiles, Stamp } from '../files/files';
import type { Client } from './client';
import { visible } from './display';
import type { Folders } from './folders';
import { at } from './params';

/** Request to the client: the text of a file in one of its folders (`ReadFileParams` to `ReadFileResult`). */
export const READ_FILE = 'editorialBalance/readFile';
/** Request to the client: every draft in its folders that is not excluded, and their `.gitignore` files (`FindFilesParams` to `FindFilesResult`). */
export const FIND_FILES = 'editorialBalance/findFiles';

export interface ReadFileParams {
  readonly uri: string;
}

/** The text, or why there is none, as words that follow the file's name. */
export type ReadFileResult = { readonly text: string } | { readonly error: string };

export interface FindFilesParams {
  /** Of drafts, without the dot. */
  readonly extensions: readonly string[];
}

export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** The files of a folder, without asking the client; undefined where that is not possible. */
export type FilesIn = (folder: string) => FolderFiles | undefined;

/** The files of the client's folders: read by this process where it can, else through the client. */
export class WorkspaceFiles {
  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly folders: Folders,
    private readonly filesIn: FilesIn,
  ) {}

  readerIn(folder: string | undefined): FileReader {
    if (folder === undefined) return () => Promise.reject(new Error('cannot be looked for: no folder is open'));
    const own = this.filesIn(folder);
    if (own) return own.read;
    if (!this.client.readsFiles) return () => Promise.reject(new Error('cannot be read: this editor does not pass on files'));
    return async (path) => {
      const answer: unknown = await this.connection
        .sendRequest(READ_FILE, { uri: uriOf(folder, path) } satisfies ReadFileParams)
        .catch(() => undefined);
      const text = at(answer, 'text');
      if (typeof text === 'string') return text;
      const error = at(answer, 'error');
      throw new Error(typeof error === 'string' ? visible(error) : 'cannot be read');
    };
  }

  /** The text of a file in one of the folders. Rejects with a message that says why it cannot be read. */
  async read(uri: string): Promise<string> {
    return this.readerIn(this.folders.around(uri))(this.pathOf(uri));
  }

  /** Undefined where the file is not there, or cannot be looked at without reading it. */
  async stamp(uri: string): Promise<Stamp | undefined> {
    const folder = this.folders.around(uri);
    return folder === undefined ? undefined : this.filesIn(folder)?.stamp(this.pathOf(uri));
  }

  /** Addresses of all drafts and `.gitignore` files in the folders; undefined from a client that cannot tell. */
  async list(): Promise<string[] | undefined> {
    if (!this.client.findsFiles) return undefined;
    const answer: unknown = await this.connection
      .sendRequest(FIND_FILES, { extensions: EXTENSIONS } satisfies FindFilesParams)
      .catch(() => undefined);
    const uris = at(answer, 'uris');
    if (!Array.isArray(uris)) return undefined;
    return uris.filter((uri): uri is string => typeof uri === 'string' && this.folders.around(uri) !== undefined);
  }

  /** The path of a file below its folder; the whole address outside them all. */
  pathOf(uri: string): string {
    const folder = this.folders.around(uri);
    const path = folder === undefined ? uri : uri.slice(folder.length + 1);
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }
}

export const uriOf = (folder: string | undefined, path: string): string =>
  `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
