import type { Draft, FormatId } from '../engine';
import { type createDraft, formatForDocument } from '../engine';
import { DEFAULTS, type Settings } from '../settings';
import type { Client } from './client';
import { at, isRange } from './params';
import { Positions } from './positions';

/** Longer texts are not read: editors stop sending them at a like size, and a note says so. */
const LONGEST_TEXT = 20_000_000;

/** Why an open document is not checked. */
export type Unread = 'language' | 'too-large';

let revisions = 0;

/** One open document that is checked. */
export class OpenDocument {
  readonly positions: Positions;
  settings: Settings = DEFAULTS;
  /** Grows with each change of the text or the settings, over all documents: no two states share one. */
  revision = ++revisions;
  closed = false;
  /** Set when the note about the cap on findings was sent. */
  toldOfCap = false;

  constructor(
    readonly uri: string,
    readonly format: FormatId,
    public version: number,
    readonly draft: Draft,
    encoding: Client['encoding'],
  ) {
    this.positions = new Positions(draft, encoding);
  }

  configure(settings: Settings): void {
    this.settings = settings;
    this.draft.configure(settings.engine);
    this.revision = ++revisions;
  }

  /** What is found in it may have changed though its text has not: it rests on another document. */
  outdate(): void {
    this.revision = ++revisions;
  }

  /** Applies one change: a range of the text so far, or all of it. */
  apply(change: Change): void {
    if (change.range === undefined) this.draft.replace(change.text);
    else this.draft.edit([{ ...this.positions.spanOf(change.range), newText: change.text }]);
    this.positions.edited();
    this.revision = ++revisions;
  }
}

type Change = {
  readonly range?: { start: { line: number; character: number }; end: { line: number; character: number } };
  readonly text: string;
};

function isChange(value: unknown): value is Change {
  const range = at(value, 'range');
  return typeof at(value, 'text') === 'string' && (range === undefined || isRange(range));
}

/** What the features want to hear of. */
export interface DocumentEvents {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  /** A document was opened that is longer than any that is read. */
  refused(uri: string, limit: number): void;
}

/**
 * The open documents, as the client tells of them and never from disk. A notification that makes no sense is
 * dropped whole: the document keeps its last good text, and the next full text mends it.
 */
export class Documents {
  private readonly open = new Map<string, OpenDocument>();
  private readonly unread = new Map<string, Unread>();

  constructor(
    private readonly client: Client,
    private readonly create: typeof createDraft,
    private readonly events: DocumentEvents,
  ) {}

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  /** Why an open document is not read; undefined when it is, or is not open. */
  whyUnread(uri: string): Unread | undefined {
    return this.unread.get(uri);
  }

  all(): OpenDocument[] {
    return [...this.open.values()];
  }

  didOpen(params: unknown): void {
    const [uri, language, version, text] = ['uri', 'languageId', 'version', 'text'].map((key) => at(params, 'textDocument', key));
    if (typeof uri !== 'string' || typeof language !== 'string' || typeof text !== 'string') return;
    this.forget(uri);
    const format = formatForDocument(language, uri);
    if (format === undefined) {
      this.unread.set(uri, 'language');
    } else if (text.length > LONGEST_TEXT) {
      this.unread.set(uri, 'too-large');
      this.events.refused(uri, LONGEST_TEXT);
    } else {
      const draft = this.create(text, format, DEFAULTS.engine);
      const document = new OpenDocument(
        uri,
        format,
        Number.isInteger(version) ? (version as number) : 0,
        draft,
        this.client.encoding,
      );
      this.open.set(uri, document);
      this.events.opened(document);
    }
  }

  didChange(params: unknown): void {
    const document = this.open.get(at(params, 'textDocument', 'uri') as string);
    const version = at(params, 'textDocument', 'version');
    const changes = at(params, 'contentChanges');
    if (!document || !Array.isArray(changes) || !changes.every(isChange)) return;
    for (const change of changes) document.apply(change);
    document.version = Number.isInteger(version) ? (version as number) : document.version + 1;
    this.events.changed(document);
  }

  didClose(params: unknown): void {
    this.forget(at(params, 'textDocument', 'uri') as string);
  }

  /** Forgets every document without a word to the client, for the end of the session. */
  dispose(): void {
    for (const document of this.open.values()) document.closed = true;
    this.open.clear();
    this.unread.clear();
  }

  private forget(uri: string): void {
    this.unread.delete(uri);
    const document = this.open.get(uri);
    if (!document) return;
    this.open.delete(uri);
    document.closed = true;
    this.events.closed(document);
  }
}
