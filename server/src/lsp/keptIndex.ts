import { printFingerprint } from '../engine';
import type { KeptFile, Stamp } from '../files/files';
import { decodeDrafts, encodeDraft, encodeHeader, type KeptDraft } from './indexFile';

/** What is known of the drafts of the workspace from one session to the next, as long as their files do not change. */
export class KeptIndex {
  /** What the last session left, as long as it was not needed. */
  private left: Map<string, KeptDraft> | undefined;
  /** Whether there is more to keep, or less, than the file has. */
  isOutdated = false;

  constructor(
    private readonly file: KeptFile | undefined,
    private readonly tell: (note: string) => void,
    /** Lets other work have its turn. */
    private readonly rest: () => Promise<void>,
  ) {}

  /** Reads what the last session left, once; nothing where that is damaged, or from another version. */
  async recall(): Promise<void> {
    if (this.left) return;
    const left = new Map<string, KeptDraft>();
    this.left = left;
    const file = await this.file?.read();
    if (!file) return;
    const work = decodeDrafts(file, printFingerprint());
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        if (step.value) return;
        this.tell('The kept index of copies is damaged or of another version: it is made anew.');
        this.isOutdated = true;
        return;
      }
      left.set(step.value.uri, step.value);
      await this.rest();
    }
  }

  /** What was kept of a draft whose file is still the same. */
  of(uri: string, stamp: Stamp | undefined): KeptDraft | undefined {
    const kept = this.left?.get(uri);
    return kept && kept.mtime === stamp?.mtime && kept.size === stamp.size ? kept : undefined;
  }

  /** The index has it now. */
  taken(uri: string): void {
    this.left?.delete(uri);
  }

  /** Keeps these drafts as they are `known` now; of those that are not, what was known before. */
  async keep(uris: readonly string[], known: (uri: string) => KeptDraft | undefined): Promise<void> {
    this.isOutdated = false;
    await this.file?.write(this.records(uris, known)).catch(() => {
      this.tell('The index of copies could not be kept for the next session.');
    });
  }

  private async *records(uris: readonly string[], known: (uri: string) => KeptDraft | undefined): AsyncGenerator<Uint8Array> {
    yield encodeHeader(printFingerprint());
    for (const uri of uris) {
      const draft = known(uri) ?? this.left?.get(uri);
      if (draft) yield encodeDraft(draft);
      await this.rest();
    }
  }
}
