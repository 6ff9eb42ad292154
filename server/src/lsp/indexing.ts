import { type DocumentIndex, type DocumentPrint, type FormatId, printSteps } from '../engine';
import { turn } from './turns';

/** Other work waits no longer than this. */
const SLICE_MS = 5;

/** Reads drafts that are not open for the index of copies, and puts them in, a few milliseconds at a time. */
export class Indexing {
  private nextTurn = 0;

  /** @param isOpen says of which drafts the editor's text counts */
  constructor(
    private readonly index: DocumentIndex,
    private readonly isOpen: (uri: string) => boolean,
  ) {}

  async print(text: string, format: FormatId): Promise<DocumentPrint> {
    const work = printSteps(text, format);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await this.rest();
    }
  }

  async put(uri: string, print: DocumentPrint): Promise<void> {
    await this.rest();
    const work = this.index.has(uri) ? undefined : this.index.setInSteps(uri, print);
    // It may be opened at any rest, and then the editor's text counts.
    for (;;) {
      if (this.isOpen(uri)) return;
      if (work === undefined) return this.index.set(uri, print);
      if (work.next().done) return;
      await this.rest();
    }
  }

  /** Lets other work have its turn when this has had its own. */
  async rest(): Promise<void> {
    if (performance.now() < this.nextTurn) return;
    await turn();
    this.nextTurn = performance.now() + SLICE_MS;
  }
}
