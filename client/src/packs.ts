import { type Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** In bytes; more than the server takes. */
const LARGEST = 4_000_000;

/** What the server asks with `editorialBalance/readFile`. */
interface ReadFileParams {
  readonly uri: string;
}

/** The text, or else why there is none, as words that follow the file's name. */
interface ReadFileResult {
  readonly text?: string;
  readonly error?: string;
}

/** Hands the server packs of folders that it cannot read itself: in the browser, and where folders are not on disk. */
export function passOnPacks(client: BaseLanguageClient): Disposable {
  return client.onRequest(
    'editorialBalance/readFile',
    ({ uri }: ReadFileParams): Promise<ReadFileResult> => readPack(Uri.parse(uri, true)),
  );
}

async function readPack(uri: Uri): Promise<ReadFileResult> {
  // The server asks for nothing else; what it asks for comes from settings.
  if (!workspace.getWorkspaceFolder(uri) || !/\.ya?ml$/i.test(uri.path) || uri.path.split('/').includes('..')) {
    return { error: 'is not a YAML file of an open folder' };
  }
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
