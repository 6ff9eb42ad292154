import type { Host } from './host';

/** So many drafts take long enough to be told about. */
const LEAST_FILES = 50;
const BETWEEN_MS = 100;
const CLEAR_LINE = '\r\x1b[K';

/** One line on a terminal that tells how far a long run is, and leaves nothing behind. */
export class Progress {
  private done = 0;
  private doing = '';
  private shown = false;
  private last = performance.now();
  private readonly on: boolean;

  constructor(
    private readonly host: Pick<Host, 'progress' | 'err'>,
    private readonly files: number,
  ) {
    this.on = host.progress && files >= LEAST_FILES;
  }

  /** So many more files are done. Another word for what is being done counts from 0 again. */
  step(doing: string, files: number): void {
    if (doing !== this.doing) this.done = 0;
    this.doing = doing;
    this.done += files;
    const now = performance.now();
    if (!this.on || (!this.shown && now - this.last < BETWEEN_MS)) return;
    this.last = now;
    this.shown = true;
    this.host.err(`${CLEAR_LINE}${doing} ${this.done} of ${this.files} files`);
  }

  /** Takes the line away, for other output. */
  clear(): void {
    if (this.shown) this.host.err(CLEAR_LINE);
    this.shown = false;
  }
}
