import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Finding } from '../engine';
import type { OpenDocument } from './documents';
import { Turns } from './turns';

/** The findings of one state of a document. */
export interface Analysis {
  readonly revision: number;
  readonly version: number;
  readonly findings: readonly Finding[];
  /** Milliseconds it took, without what else was done meanwhile. */
  readonly cost: number;
}

/** How long one slice may take: other requests wait no longer than this for their turn. */
const SLICE_MS = 5;

/** Finds out what is to be said about documents, a slice at a time, always for their newest state. */
export class Analyst {
  private readonly results = new WeakMap<OpenDocument, Analysis>();
  private readonly running = new WeakMap<OpenDocument, Promise<Analysis>>();
  private readonly turns = new Turns();

  /**
   * @param ready resolves when a document's settings are known, or have been waited for long enough
   * @param failed is told of an error in the engine; the document counts as without findings then
   */
  constructor(
    private readonly ready: (document: OpenDocument) => Promise<void> | undefined,
    private readonly done: (document: OpenDocument, analysis: Analysis) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The analysis of the document as it is when the promise resolves; a closed one has no findings. */
  current(document: OpenDocument): Promise<Analysis> {
    const known = this.results.get(document);
    if (known?.revision === document.revision) return Promise.resolve(known);
    let run = this.running.get(document);
    if (!run) {
      run = this.run(document).finally(() => this.running.delete(document));
      this.running.set(document, run);
    }
    return run;
  }

  /** What is found at an offset of the document as it is, where that can be told without an analysis of all of it. */
  near(document: OpenDocument, offset: number): readonly Finding[] | undefined {
    if (document.closed || !document.settings.enable) return undefined;
    try {
      return document.draft.near(offset);
    } catch {
      // The analysis tells.
      return undefined;
    }
  }

  private async run(document: OpenDocument): Promise<Analysis> {
    await this.ready(document);
    const analysis = await new Promise<Analysis>((resolve) => {
      let revision: number | undefined;
      let steps: Iterator<void, readonly Finding[]>;
      let cost = 0;
      const finish = (findings: readonly Finding[]) => {
        resolve({ revision: document.revision, version: document.version, findings, cost });
        return true;
      };
      this.turns.run(() => {
        if (document.closed || !document.settings.enable) return finish([]);
        const begin = performance.now();
        try {
          // Every change begins anew; the draft keeps what the change did not touch.
          if (revision !== document.revision) steps = document.draft.analyse();
          revision = document.revision;
          for (;;) {
            const step = steps.next();
            const taken = performance.now() - begin;
            if (!step.done && taken < SLICE_MS) continue;
            cost += taken;
            return step.done ? finish(step.value) : false;
          }
        } catch (error) {
          this.failed(error);
          return finish([]);
        }
      });
    });
    // The document may have changed in the moment between.
    if (!document.closed && analysis.revision !== document.revision) return this.run(document);
    if (!document.closed) {
      this.results.set(document, analysis);
      this.done(document, analysis);
    }
    return analysis;
  }
}

/** The promise's value, or the protocol's error as soon as the client no longer wants it. */
export function unlessCancelled<T>(token: CancellationToken, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled'));
    if (token.isCancellationRequested) return cancel();
    const listening = token.onCancellationRequested(cancel);
    promise.then(resolve, reject).finally(() => listening.dispose());
  });
}
