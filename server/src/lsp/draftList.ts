import { formatForPath } from '../engine';
import type { Documents } from './documents';
import type { Exclusions } from './exclusions';
import type { Folders } from './folders';
import { IgnoredFiles } from './ignoredFiles';
import type { WorkspaceFiles } from './workspaceFiles';

/** Which files of the workspace are drafts: not those that `.gitignore` files or the settings leave out. */
export class DraftList {
  private ignored: IgnoredFiles | undefined;
  /** The exclusions of the open documents when the drafts were listed last. */
  private excluded = '';

  constructor(
    private readonly folders: Folders,
    private readonly files: WorkspaceFiles,
    private readonly documents: Documents,
    private readonly exclusions: Exclusions,
  ) {}

  /** The drafts of the workspace by address, in order; undefined where the files cannot be listed. */
  async read(): Promise<string[] | undefined> {
    const uris = await this.files.list();
    if (uris === undefined) return undefined;
    const inFolder = (uri: string) => `${this.folders.around(uri)}/${this.files.pathOf(uri)}`;
    const ignoreFiles = new Map(uris.filter(isIgnoreFile).map((uri) => [inFolder(uri), uri]));
    const ignored = await IgnoredFiles.load(ignoreFiles, (uri) => this.files.read(uri));
    this.ignored = ignored;
    this.excluded = this.exclusionsNow();
    const open = this.documents.all();
    const isExcluded = (uri: string) => open.length > 0 && open.every((document) => this.exclusions.has(document, uri));
    const isDraft = (uri: string) =>
      formatForPath(uri) !== undefined &&
      !ignored.has(this.folders.around(uri) ?? '', this.files.pathOf(uri)) &&
      !isExcluded(uri);
    return [...new Set(uris)].filter(isDraft).sort();
  }

  /** Whether the settings of the open documents exclude other drafts than when the list was read. */
  get isOutdated(): boolean {
    return this.excluded !== this.exclusionsNow();
  }

  /** Whether a file stands in no folder of the workspace, or was left out of the list as one that is ignored. */
  leavesOut(uri: string): boolean {
    const folder = this.folders.around(uri);
    return folder === undefined || (this.ignored?.has(folder, this.files.pathOf(uri)) ?? true);
  }

  private exclusionsNow(): string {
    return JSON.stringify([...new Set(this.documents.all().map(({ settings }) => settings.excluded.join('\n')))].sort());
  }
}

export const isIgnoreFile = (uri: string): boolean => uri.endsWith('/.gitignore');
