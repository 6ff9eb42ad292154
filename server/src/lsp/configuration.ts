import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { hasOwnWords } from '../packs/userWords';
import { readSettings, type Settings } from '../settings';
import type { Client } from './client';
import type { Documents, OpenDocument } from './documents';
import type { OwnWords } from './ownWords';
import { at } from './params';

const SECTION = 'editorialBalance';

/** How long the first findings of a document wait for its settings. */
const PATIENCE_MS = 1000;

/** Each document's settings: asked of the client per resource where it can be asked, else as it sends them. */
export class Configuration {
  /** What holds where the client says nothing else. */
  private general: Settings;
  private readonly waits = new WeakMap<OpenDocument, Promise<void>>();
  /** Counts the questions about a document, so that a late answer cannot undo a newer one. */
  private readonly questions = new WeakMap<OpenDocument, number>();
  private readonly told = new Set<string>();
  /** What the client said of a document last, before the user's words are in it. */
  private readonly said = new WeakMap<OpenDocument, Settings>();
  private unanswered = 0;
  /** Set while the client leaves questions unanswered: the next documents do not wait for it. */
  private silent = false;

  /** @param changed is told of the documents whose settings are new, all at once */
  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly documents: () => Documents,
    private readonly ownWords: OwnWords,
    private readonly changed: (documents: OpenDocument[]) => void,
  ) {
    this.general = this.read(client.settings);
  }

  /** Called once the session is open. */
  initialized(): void {
    if (!this.client.registersConfiguration) return;
    this.connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(() => undefined);
  }

  /** Resolves when the document's settings are known or were waited for long enough. */
  ready(document: OpenDocument): Promise<void> | undefined {
    return this.waits.get(document);
  }

  opened(document: OpenDocument): void {
    this.apply([document], [this.general]);
    if (this.client.configuration) this.wait(document, this.ask([document]));
    else if (hasOwnWords(this.general.own)) this.wait(document, this.give([document], [this.general]));
  }

  /** Takes `workspace/didChangeConfiguration`: what it carries counts only for clients that cannot be asked. */
  async didChange(params: unknown): Promise<void> {
    this.ownWords.forget();
    const documents = this.documents().all();
    if (this.client.configuration) {
      await this.ask(documents, true);
    } else {
      this.general = this.read(at(params, 'settings', SECTION));
      await this.give(
        documents,
        documents.map(() => this.general),
        true,
      );
    }
  }

  /** Packs changed, or where they are looked for: gives each document its words anew. */
  async ownWordsChanged(): Promise<void> {
    const documents = this.documents().all();
    await this.give(
      documents,
      documents.map((document) => this.said.get(document) ?? this.general),
      true,
    );
  }

  private wait(document: OpenDocument, given: Promise<void>): void {
    if (this.silent) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.silent = this.unanswered > 0;
        resolve();
      }, PATIENCE_MS);
    });
    this.waits.set(
      document,
      Promise.race([given, patience]).finally(() => {
        clearTimeout(timer);
        this.waits.delete(document);
      }),
    );
  }

  private async ask(documents: OpenDocument[], settled = false): Promise<void> {
    if (documents.length === 0) return;
    const numbers = documents.map((document) => this.begin(document));
    const items = documents.map((document) => ({ scopeUri: document.uri, section: SECTION }));
    this.unanswered++;
    const answers: unknown = await this.connection.workspace.getConfiguration(items).catch(() => undefined);
    this.unanswered--;
    this.silent = false;
    if (!Array.isArray(answers)) return;
    const fresh = documents.filter((document, i) => this.questions.get(document) === numbers[i]);
    await this.give(
      fresh,
      fresh.map((document) => this.read(answers[documents.indexOf(document)])),
      settled,
    );
  }

  /** Counts a question about a document; a later one makes its answer void. */
  private begin(document: OpenDocument): number {
    const number = (this.questions.get(document) ?? 0) + 1;
    this.questions.set(document, number);
    return number;
  }

  /** Gives documents what was said of them, when the words that it names are there, and tells of those to which it is new. */
  private async give(documents: OpenDocument[], settings: Settings[], settled = false): Promise<void> {
    const numbers = documents.map((document) => this.begin(document));
    documents.forEach((document, i) => {
      this.said.set(document, settings[i]);
    });
    const completed = documents.map((document, i) => this.ownWords.complete(document, settings[i]));
    // Without words of the user's nothing is to be waited for, not even a turn.
    const whole = completed.some((one) => one instanceof Promise) ? await Promise.all(completed) : (completed as Settings[]);
    const fresh = documents.filter((document, i) => !document.closed && this.questions.get(document) === numbers[i]);
    const changed = this.apply(
      fresh,
      fresh.map((document) => whole[documents.indexOf(document)]),
    );
    // Before a document's first findings nobody needs to hear that its settings came.
    this.tell(settled ? changed : changed.filter((document) => !this.waits.has(document)));
  }

  /** Gives each document its settings and returns those to which they are new. */
  private apply(documents: OpenDocument[], settings: Settings[]): OpenDocument[] {
    return documents.filter((document, i) => {
      if (JSON.stringify(document.settings) === JSON.stringify(settings[i])) return false;
      document.configure(settings[i]);
      return true;
    });
  }

  private tell(documents: OpenDocument[]): void {
    if (documents.length > 0) this.changed(documents);
  }

  private read(value: unknown): Settings {
    const { settings, problems } = readSettings(value, SECTION);
    for (const problem of problems.filter((text) => !this.told.has(text))) {
      this.told.add(problem);
      this.connection.console.warn(`Setting ${problem}`);
    }
    return settings;
  }
}
