import { LISTS, QUOTATIONS, TABLES } from './commands';

/** Environments nest no deeper; more are read as text. */
const MAX_NESTING = 100;

/** Whether an environment changes what the paragraphs in it are. */
const isKept = (environment: string): boolean => QUOTATIONS.has(environment) || LISTS.has(environment) || TABLES.has(environment);

/** The quotations, lists and tables around what is read, the outermost first; other environments change no paragraph. */
export class Environments {
  private readonly open: string[] = [];
  /** How many of the open ones are quotations, and lists. */
  quotes = 0;
  lists = 0;

  get none(): boolean {
    return this.open.length === 0;
  }

  get inTable(): boolean {
    return this.open.length > 0 && TABLES.has(this.open[this.open.length - 1]);
  }

  enter(environment: string): void {
    if (this.open.length >= MAX_NESTING || !isKept(environment)) return;
    this.open.push(environment);
    this.count(environment, 1);
  }

  /** Leaves the innermost environment of a name, if there is one, and all that were opened in it. */
  leave(environment: string): void {
    if (!isKept(environment) || !this.open.includes(environment)) return;
    for (;;) {
      const closed = this.open.pop() as string;
      this.count(closed, -1);
      if (closed === environment) return;
    }
  }

  private count(environment: string, by: number): void {
    if (QUOTATIONS.has(environment)) this.quotes += by;
    else if (LISTS.has(environment)) this.lists += by;
  }
}
