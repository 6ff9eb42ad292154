import { at } from './params';

/** The folders that the client has open, by their URIs without a slash at the end. */
export class Folders {
  private folders: string[];

  /** @param params those of `initialize` */
  constructor(params: unknown) {
    const root = at(params, 'rootUri');
    const given = urisOf(at(params, 'workspaceFolders'));
    this.folders = given.length > 0 || typeof root !== 'string' ? given : [trimmed(root)];
  }

  /** Takes `workspace/didChangeWorkspaceFolders`. */
  didChange(params: unknown): void {
    const removed = urisOf(at(params, 'event', 'removed'));
    const added = urisOf(at(params, 'event', 'added'));
    this.folders = [...this.folders.filter((folder) => !removed.includes(folder) && !added.includes(folder)), ...added];
  }

  /** The innermost folder that holds a file; undefined for one outside them all. */
  around(uri: string): string | undefined {
    return this.folders.filter((folder) => uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
  }

  /** The innermost folder that holds a document; for one outside them all the first, whose settings hold for it too. */
  folderOf(uri: string): string | undefined {
    return this.around(uri) ?? this.folders[0];
  }
}

const trimmed = (uri: string) => uri.replace(/\/$/, '');

function urisOf(folders: unknown): string[] {
  if (!Array.isArray(folders)) return [];
  return folders.map((folder) => at(folder, 'uri')).flatMap((uri) => (typeof uri === 'string' ? [trimmed(uri)] : []));
}
