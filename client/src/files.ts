/** Hands the server files of the workspace that it cannot find or read itself. */
import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** In bytes; more than the server takes. */
const LARGEST = 4_000_000;
/** More files than the server reads. */
const MOST_FILES = 30_000;

/** What the server asks with `editorialBalance/readFile`. */
interface ReadFileParams {
  readonly uri: string;
}

/** The text, or else why there is none, as words that follow the file's name. */
interface ReadFileResult {
  readonly text?: string;
  readonly error?: string;
}

/** What the server asks with `editorialBalance/findFiles`. */
interface FindFilesParams {
  /** Of the drafts it reads, without the dot. */
  readonly extensions: readonly string[];
}

interface FindFilesResult {
  readonly uris: readonly string[];
}

/**
 * Tells the server which drafts the workspace has, and reads files of folders that it cannot read itself: in the browser,
 * and where folders are not on disk.
 */
export function passOnFiles(client: BaseLanguageClient): Disposable {
  const told = new Set<string>();
  return Disposable.from(
    client.onRequest('editorialBalance/readFile', async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      const file = Uri.parse(uri, true);
      // The server asks for nothing else: packs that settings name, and files that it was told of.
      return told.has(uri) || isPack(file) ? readFile(file) : { error: 'is not a YAML file of an open folder' };
    }),
    client.onRequest('editorialBalance/findFiles', async ({ extensions }: FindFilesParams): Promise<FindFilesResult> => {
      // Without a second argument these leave out what the setting `files.exclude` does.
      const found = await Promise.all([
        workspace.findFiles(`**/*.{${extensions.join(',')}}`, undefined, MOST_FILES),
        workspace.findFiles('**/.gitignore', undefined, MOST_FILES),
      ]);
      const uris = found.flat().map((uri) => client.code2ProtocolConverter.asUri(uri));
      told.clear();
      for (const uri of uris) told.add(uri);
      return { uris };
    }),
  );
}

function isPack(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined && /\.ya?ml$/i.test(uri.path) && !uri.path.split('/').includes('..');
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type !== FileType.File) {
      return { error: (type & FileType.SymbolicLink) !== 0 ? 'is a link, which is not followed here' : 'is not a file' };
    }
    if (size > LARGEST) {
      return { error: 'is too large' };
    }
    const bytes = await workspace.fs.readFile(uri);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') {
      return { error: 'is not there' };
    }
    return { error: error instanceof TypeError ? 'is not UTF-8 text' : 'cannot be read' };
  }
}
