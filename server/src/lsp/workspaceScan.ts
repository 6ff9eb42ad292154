import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { createDraft, type DocumentPrint, type Draft, EXTENSIONS, type FormatId, formatForPath } from '../engine';
import { type KeptFile, LARGEST_FILE, type Stamp } from '../files/files';
import { DEFAULTS } from '../settings';
import type { Client } from './client';
import type { Copies } from './copies';
import { visible } from './display';
import type { Documents, OpenDocument } from './documents';
import { DraftList, isIgnoreFile } from './draftList';
import type { Exclusions } from './exclusions';
import type { Folders } from './folders';
import type { KeptDraft } from './indexFile';
import { Indexing } from './indexing';
import { KeptIndex } from './keptIndex';
import { at } from './params';
import { Positions } from './positions';
import type { EditedText } from './workspaceEdits';
import type { WorkspaceFiles } from './workspaceFiles';

/** Request: reads every draft of the workspace, so that open ones are compared with all of them (no params; `ScanResult`). */
export const SCAN = 'editorialBalance/scanWorkspace';

export interface ScanResult {
  /** Drafts of the workspace that the open ones are compared with now, themselves included. */
  readonly files: number;
  /** Drafts left out: too large, not UTF-8, gone, beyond the limit. */
  readonly skipped: number;
  readonly cancelled: boolean;
  /** Why nothing could be read. */
  readonly problem?: string;
}

/** Limits against workspaces that would fill the memory; lengths are those of the texts, in UTF-16 units. */
const MOST_FILES = 20_000;
const LONGEST_TOGETHER = 100_000_000;
/** Names of left-out files in the log of one scan. */
const MOST_TOLD = 20;

/** A draft of the workspace that is not open, as it was read for an edit. */
export interface ClosedFile extends EditedText {
  readonly draft: Draft;
  /** Whether the index had another state of it. */
  readonly outdated: boolean;
}

/**
 * Puts the drafts of the workspace that are not open into the index, and keeps them up to date. What is open always
 * counts as the editor has it. One piece of work is done after another, none longer than a few milliseconds at a time.
 */
export class WorkspaceScan {
  /** Every draft of the workspace that was read, or was open when its turn came; with its length as it was read. */
  private readonly drafts = new Map<string, number>();
  private together = 0;
  private readonly stamps = new Map<string, Stamp>();
  private readonly list: DraftList;
  private readonly indexing: Indexing;
  private readonly kept: KeptIndex;
  /** How many drafts of a scan did not have to be read. */
  private unread = 0;
  private last: Promise<unknown> = Promise.resolve();
  private started: 'by-setting' | 'by-command' | undefined;
  private watching = false;
  private changedFiles = new Set<string>();
  private listAgain = false;

  /** @param changed is told of the open documents when a file has changed on which their findings may rest */
  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    folders: Folders,
    private readonly files: WorkspaceFiles,
    private readonly documents: Documents,
    private readonly copies: Copies,
    exclusions: Exclusions,
    keptFile: KeptFile | undefined,
    private readonly changed: (documents: OpenDocument[]) => void,
  ) {
    this.list = new DraftList(folders, files, documents, exclusions);
    this.indexing = new Indexing(copies.index, (uri) => this.isOpen(uri));
    this.kept = new KeptIndex(
      keptFile,
      (note) => connection.console.info(note),
      () => this.indexing.rest(),
    );
  }

  /** Answers `editorialBalance/scanWorkspace`. */
  asked(token: CancellationToken): Promise<ScanResult> {
    this.started = 'by-command';
    return this.inTurn(() => this.scan(true, token));
  }

  /** Takes note of the settings: scans when one document asks for it first, forgets when none does any more. */
  configured(): void {
    const wanted = this.documents.all().some(({ settings }) => settings.enable && settings.compareWorkspace);
    if (wanted && this.started === undefined) {
      this.started = 'by-setting';
      void this.inTurn(() => this.scan(false));
    } else if (!wanted && this.started === 'by-setting' && this.documents.all().length > 0) {
      this.started = undefined;
      void this.inTurn(async () => this.forget());
    } else if (this.started !== undefined && this.documents.all().length > 0 && this.list.isOutdated) {
      this.listAgain = true;
      void this.inTurn(() => this.catchUp());
    }
  }

  /** A document was closed: its file speaks for itself again. */
  closed({ uri }: OpenDocument): void {
    if (this.drafts.has(uri)) this.fileChanged(uri);
  }

  /** Takes `workspace/didChangeWatchedFiles`. */
  filesChanged(params: unknown): void {
    const changes = at(params, 'changes');
    if (this.started === undefined || !Array.isArray(changes)) return;
    for (const change of changes) {
      const uri = at(change, 'uri');
      if (typeof uri !== 'string') continue;
      const isDraft = formatForPath(uri) !== undefined;
      // Only the client knows whether a file that is new to us is excluded by its settings.
      if (isIgnoreFile(uri) || (isDraft && !this.drafts.has(uri) && at(change, 'type') !== FileChangeType.Deleted))
        this.listAgain = true;
      if (isDraft && this.drafts.has(uri)) this.changedFiles.add(uri);
    }
    if (this.listAgain || this.changedFiles.size > 0) void this.inTurn(() => this.catchUp());
  }

  /** Another folder was opened, or one was closed. */
  foldersChanged(): void {
    if (this.started === undefined) return;
    this.listAgain = true;
    void this.inTurn(() => this.catchUp());
  }

  /** Reads a draft that is not open, for an edit; undefined when it cannot be read. Brings the index up to date with it. */
  async read(uri: string): Promise<ClosedFile | undefined> {
    const format = formatForPath(uri);
    if (format === undefined || !this.drafts.has(uri)) return undefined;
    const text = await this.files.read(uri).catch(() => undefined);
    if (text === undefined) return undefined;
    const print = await this.indexing.print(text, format);
    const known = this.copies.index.printOf(uri);
    const outdated = known === undefined || !samePrint(known, print);
    if (outdated && !this.isOpen(uri)) this.copies.index.set(uri, print);
    const draft = createDraft(text, format, DEFAULTS.engine);
    return { uri, version: null, draft, positions: new Positions(draft, this.client.encoding), outdated };
  }

  /** Work on the index, one after another: two would undo each other. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => this.connection.console.error('Reading the workspace failed.'));
    return done;
  }

  private async scan(isCommand: boolean, token?: CancellationToken): Promise<ScanResult> {
    const progress = await this.connection.window.createWorkDoneProgress().catch(() => undefined);
    progress?.begin('Editorial Balance: reading the drafts of the workspace', 0, undefined, isCommand);
    const isCancelled = () => token?.isCancellationRequested === true || progress?.token.isCancellationRequested === true;
    try {
      return await this.readAll(isCancelled, progress);
    } finally {
      progress?.done();
    }
  }

  private async readAll(isCancelled: () => boolean, progress?: WorkDoneProgressServerReporter): Promise<ScanResult> {
    const listed = await this.list.read();
    if (listed === undefined) {
      const problem = 'This editor does not say which files the workspace has; open the drafts to compare them.';
      this.connection.console.info(problem);
      return { files: 0, skipped: 0, cancelled: false, problem };
    }
    this.watch();
    await this.kept.recall();
    this.unread = 0;
    const left: string[] = [];
    const there = new Set(listed);
    for (const uri of [...this.drafts.keys()]) if (!there.has(uri)) this.remove(uri);
    let percent = 0;
    let cancelled = false;
    for (const [i, uri] of listed.entries()) {
      cancelled = isCancelled();
      if (cancelled) break;
      const problem = i < MOST_FILES ? await this.take(uri) : `is one too many: at most ${MOST_FILES} are read`;
      if (problem !== undefined) left.push(`${this.files.pathOf(uri)} ${problem}`);
      const done = Math.floor(((i + 1) * 100) / listed.length);
      if (done > percent) progress?.report(done, `${i + 1} of ${listed.length}`);
      percent = done;
    }
    this.tell(left, cancelled);
    this.outdate();
    if (this.kept.isOutdated && !cancelled) await this.kept.keep([...this.drafts.keys()], (uri) => this.known(uri));
    return { files: this.drafts.size, skipped: left.length, cancelled };
  }

  private tell(left: readonly string[], cancelled: boolean): void {
    for (const line of left.slice(0, MOST_TOLD)) this.connection.console.info(`Not compared: ${visible(line)}.`);
    const more = left.length > MOST_TOLD ? `, ${left.length - MOST_TOLD} of them not named` : '';
    const end = cancelled ? '; stopped before the end' : '';
    this.connection.console.info(
      `Comparing with the drafts of the workspace: ${this.drafts.size} read, ${this.unread} of them in an earlier session, ${left.length} left out${more}${end}.`,
    );
  }

  /** Brings what the index has of one draft up to date; says why the draft is left out, or nothing. */
  private async take(uri: string): Promise<string | undefined> {
    if (this.isOpen(uri)) {
      this.stamps.delete(uri);
      this.count(uri, this.lengthOf(uri));
      return undefined;
    }
    const stamp = await this.files.stamp(uri);
    const known = this.stamps.get(uri);
    if (stamp && known?.mtime === stamp.mtime && known.size === stamp.size && this.copies.index.has(uri)) return undefined;
    const kept = this.kept.of(uri, stamp);
    if (stamp && kept) {
      await this.indexing.put(uri, kept.print);
      this.kept.taken(uri);
      this.count(uri, kept.length);
      this.stamps.set(uri, stamp);
      this.unread++;
      return undefined;
    }
    this.kept.isOutdated = true;
    try {
      if (stamp && stamp.size > LARGEST_FILE) throw new Error('is too large');
      const text = await this.files.read(uri);
      if (this.together - this.lengthOf(uri) + text.length > LONGEST_TOGETHER)
        throw new Error(`is one too many: at most ${LONGEST_TOGETHER} characters are read together`);
      await this.indexing.put(uri, await this.indexing.print(text, formatForPath(uri) as FormatId));
      this.count(uri, text.length);
      if (stamp) this.stamps.set(uri, stamp);
      return undefined;
    } catch (error) {
      this.remove(uri);
      return (error as Error).message;
    }
  }

  /** What is to be kept of a draft that is not open. */
  private known(uri: string): KeptDraft | undefined {
    const stamp = this.stamps.get(uri);
    const print = stamp && !this.isOpen(uri) ? this.copies.index.printOf(uri) : undefined;
    return stamp && print && { uri, ...stamp, length: this.lengthOf(uri), print };
  }

  private isOpen(uri: string): boolean {
    return this.documents.get(uri) !== undefined || this.documents.whyUnread(uri) !== undefined;
  }

  private fileChanged(uri: string): void {
    this.changedFiles.add(uri);
    void this.inTurn(() => this.catchUp());
  }

  /** Reads what has changed since; all at once what came together. */
  private async catchUp(): Promise<void> {
    if (this.listAgain) {
      this.listAgain = false;
      const listed = (await this.list.read()) ?? [];
      const there = new Set(listed);
      for (const uri of this.drafts.keys()) if (!there.has(uri)) this.changedFiles.add(uri);
      for (const uri of listed.slice(0, MOST_FILES)) if (!this.drafts.has(uri)) this.changedFiles.add(uri);
    }
    const uris = [...this.changedFiles];
    this.changedFiles.clear();
    if (uris.length === 0) return;
    for (const uri of uris) {
      if (this.list.leavesOut(uri)) this.remove(uri);
      else await this.take(uri);
    }
    this.outdate();
  }

  /** Any open document may share something with what has changed, or did so far. */
  private outdate(): void {
    const open = this.documents.all();
    for (const document of open) document.outdate();
    if (open.length > 0) this.changed(open);
  }

  private lengthOf(uri: string): number {
    return this.drafts.get(uri) ?? 0;
  }

  private count(uri: string, length: number): void {
    this.together += length - this.lengthOf(uri);
    this.drafts.set(uri, length);
  }

  private remove(uri: string): void {
    this.count(uri, 0);
    this.drafts.delete(uri);
    this.stamps.delete(uri);
    if (!this.isOpen(uri)) this.copies.index.remove(uri);
  }

  private forget(): void {
    for (const uri of [...this.drafts.keys()]) this.remove(uri);
    this.outdate();
  }

  private watch(): void {
    if (this.watching || !this.client.registersFileWatchers) return;
    this.watching = true;
    // Two patterns: groups in groups are not understood everywhere.
    const watchers = [{ globPattern: `**/*.{${EXTENSIONS.join(',')}}` }, { globPattern: '**/.gitignore' }];
    this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  }
}

function samePrint(a: DocumentPrint, b: DocumentPrint): boolean {
  return a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i] && a.starts[i] === b.starts[i]);
}
