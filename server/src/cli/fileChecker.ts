import {
  type DocumentPrint,
  type EngineSettings,
  type Finding,
  printDocument,
  type Severity,
  type SharedStretch,
  type SharedText,
} from '../engine';
import type { Arguments, FailOn } from './arguments';
import type { Host } from './host';
import { type Source, textOf } from './inputs';
import { type LinesOf, toJson } from './json';
import { linesOfFiles } from './lines';
import { countFindings, type FindingCounts, prettyFile } from './pretty';

/** A draft to check, with what it shares with the other drafts of the call; undefined where there are no others. */
export interface Task {
  readonly source: Source;
  readonly shared?: readonly SharedStretch[];
}

/** Work on several drafts, by kind. Plain data, as is its result: they may cross to another thread and back. */
interface Jobs {
  readonly print: { readonly kind: 'print'; readonly sources: readonly Source[] };
  readonly check: { readonly kind: 'check'; readonly tasks: readonly Task[] };
}
export type JobKind = keyof Jobs;
export type Job<K extends JobKind = JobKind> = Jobs[K];

/** What a job gives for each draft, in order. */
export interface JobResults {
  /** Undefined where a draft cannot be read. */
  readonly print: (DocumentPrint | undefined)[];
  readonly check: (FileReport | Failure)[];
}

/** What is to be said about a draft. */
export interface FileReport {
  readonly output: string;
  readonly counts: FindingCounts;
  /** Whether a finding is severe enough to fail on. */
  readonly fails: boolean;
}

/** Why there is nothing to say about a draft. */
export interface Failure {
  readonly problem: string;
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2 };

/** Reads and checks drafts, one at a time. */
export class FileChecker {
  private readonly linesOf: LinesOf;

  constructor(
    private readonly args: Arguments,
    private readonly settings: EngineSettings,
    private readonly host: Pick<Host, 'cwd' | 'colour' | 'createDraft'>,
  ) {
    this.linesOf = linesOfFiles(host);
  }

  run<K extends JobKind>(job: Job<K>): JobResults[K];
  run(job: Job): JobResults[JobKind] {
    return job.kind === 'print' ? job.sources.map((source) => this.print(source)) : job.tasks.map((task) => this.check(task));
  }

  /** A draft that cannot be read is told of when it is checked. */
  private print(source: Source): DocumentPrint | undefined {
    try {
      return printDocument(textOf(source, this.host.cwd), source.format);
    } catch {
      return undefined;
    }
  }

  private check({ source, shared }: Task): FileReport | Failure {
    const { path, format } = source;
    try {
      const text = textOf(source, this.host.cwd);
      const draft = this.host.createDraft(text, format, this.settings);
      if (shared) draft.compareWith(knownAs(shared), path);
      const findings = draft.findings();
      const output =
        this.args.format === 'json'
          ? JSON.stringify(toJson(path, draft, findings, this.linesOf))
          : prettyFile(path, text, findings, this.host.colour);
      return { output, counts: countFindings(findings), fails: findings.some((finding) => fails(finding, this.args.failOn)) };
    } catch (error) {
      return { problem: `${path}: ${(error as Error).message}` };
    }
  }
}

/** An index that has been asked already. */
const knownAs = (shared: readonly SharedStretch[]): SharedText => ({
  version: 0,
  size: 2,
  announce: () => {},
  *sharing() {
    yield;
    return [...shared];
  },
});

function fails(finding: Finding, failOn: FailOn): boolean {
  return failOn !== 'none' && RANK[finding.severity] >= RANK[failOn];
}
