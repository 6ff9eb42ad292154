import { type Connection, type Diagnostic, DiagnosticSeverity, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { hasOwnWords, type LoadedWords, loadOwnWords, type Problem } from '../packs/userWords';
import type { Settings } from '../settings';
import type { Client } from './client';
import { visible } from './display';
import type { OpenDocument } from './documents';
import type { Folders } from './folders';
import { at } from './params';
import { uriOf, type WorkspaceFiles } from './workspaceFiles';

/** More sets of words than windows have folders are old settings. */
const MOST_KEPT = 8;

interface Kept {
  readonly folder: string | undefined;
  readonly loading: Promise<LoadedWords>;
  loaded?: LoadedWords;
}

/** The user's own words: loads what settings name, loads it again when a pack changes, and tells what cannot be used. */
export class OwnWords {
  private readonly kept = new Map<string, Kept>();
  private readonly used = new WeakMap<OpenDocument, string>();
  /** Packs that show mistakes in the editor, by URI, with what they show. */
  private readonly shown = new Map<string, string>();
  private readonly told = new Set<string>();
  private watching = false;

  /** @param changed is told when packs of open documents changed */
  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly folders: Folders,
    private readonly files: WorkspaceFiles,
    private readonly documents: () => readonly OpenDocument[],
    private readonly changed: () => void,
  ) {}

  /** A document's settings with the words that they name; at once where they name none. */
  complete(document: OpenDocument, settings: Settings): Settings | Promise<Settings> {
    if (!hasOwnWords(settings.own)) {
      if (this.used.delete(document)) this.show();
      return settings;
    }
    const folder = settings.own.packs.length > 0 ? this.folders.folderOf(document.uri) : undefined;
    const key = JSON.stringify([folder, settings.own]);
    this.used.set(document, key);
    return this.load(key, folder, settings).then(({ lexicon }) => ({ ...settings, engine: { ...settings.engine, lexicon } }));
  }

  /** A document was closed: what only it used is no longer shown. */
  closed(): void {
    if (this.shown.size > 0) this.show();
  }

  /** Everything is to be read again, in case that the client does not watch files. */
  forget(): void {
    this.kept.clear();
  }

  /** Takes `workspace/didChangeWatchedFiles`. */
  filesChanged(params: unknown): void {
    const changes = at(params, 'changes');
    const uris = Array.isArray(changes) ? changes.map((change) => plain(String(at(change, 'uri')))) : [];
    const outdated = [...this.kept].filter(([, { folder, loaded }]) => {
      // What is being read may have been read before the change.
      return loaded === undefined || loaded.files.some((file) => uris.includes(plain(uriOf(folder, file))));
    });
    if (outdated.length === 0) return;
    for (const [key] of outdated) this.kept.delete(key);
    this.changed();
  }

  private load(key: string, folder: string | undefined, { own }: Settings): Promise<LoadedWords> {
    const known = this.kept.get(key);
    if (known) return known.loading;
    if (own.packs.length > 0) this.watch();
    const kept: Kept = { folder, loading: loadOwnWords(own, this.files.readerIn(folder)) };
    if (this.kept.size >= MOST_KEPT) this.kept.delete([...this.kept.keys()][0]);
    this.kept.set(key, kept);
    return kept.loading.then((loaded) => {
      kept.loaded = loaded;
      this.tell(loaded.problems);
      this.show();
      return loaded;
    });
  }

  private watch(): void {
    if (this.watching || !this.client.registersFileWatchers) return;
    this.watching = true;
    const watchers = [{ globPattern: '**/*.{yaml,yml}' }];
    this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  }

  /** Each mistake once into the log. */
  private tell(problems: readonly Problem[]): void {
    for (const { file, place, message } of problems) {
      const where = file === undefined ? 'Setting editorialBalance.' : `${file}:${place?.line ?? 1}: `;
      const text = visible(`${where}${message}`);
      if (this.told.has(text)) continue;
      this.told.add(text);
      this.connection.console.warn(text);
    }
  }

  /** Mistakes in packs that open documents use, as diagnostics in the packs. */
  private show(): void {
    const keys = new Set(this.documents().map((document) => this.used.get(document)));
    const byUri = new Map<string, Map<string, Diagnostic>>();
    for (const key of keys) {
      const { folder, loaded } = this.kept.get(key ?? '') ?? {};
      for (const problem of loaded?.problems ?? []) {
        if (problem.file === undefined) continue;
        const uri = uriOf(folder, problem.file);
        const diagnostic = toDiagnostic(problem);
        byUri.set(uri, (byUri.get(uri) ?? new Map()).set(JSON.stringify(diagnostic), diagnostic));
      }
    }
    for (const uri of this.shown.keys()) if (!byUri.has(uri)) this.publish(uri, []);
    for (const [uri, diagnostics] of byUri) this.publish(uri, [...diagnostics.values()]);
  }

  private publish(uri: string, diagnostics: Diagnostic[]): void {
    const content = JSON.stringify(diagnostics);
    if (this.shown.get(uri) === content) return;
    if (diagnostics.length > 0) this.shown.set(uri, content);
    else this.shown.delete(uri);
    this.connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}

function toDiagnostic({ place, message }: Problem): Diagnostic {
  const { line, column, endColumn } = place ?? { line: 1, column: 1, endColumn: 2 };
  return {
    range: { start: { line: line - 1, character: column - 1 }, end: { line: line - 1, character: endColumn - 1 } },
    severity: DiagnosticSeverity.Warning,
    source: 'Editorial Balance',
    message: visible(message),
  };
}

/** Clients escape more or fewer characters of an address. */
function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
