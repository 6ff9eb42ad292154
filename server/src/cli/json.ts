import type { Draft, Family, Finding, FixKind, RuleId, Severity } from '../engine';
import { Lines, type Position } from './lines';

/** The shapes of `check --format json`. Scripts rely on them: fields may be added, none changed. */
export interface JsonFile {
  readonly path: string;
  readonly findings: readonly JsonFinding[];
}

interface JsonFinding {
  readonly rule: RuleId;
  readonly family: Family;
  readonly severity: Severity;
  readonly message: string;
  /** Of a copy, the whole of it. */
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
  readonly related: readonly { path: string; start: Position; end: Position; message: string }[];
  readonly fixes: readonly JsonFix[];
}

interface JsonFix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  /** `start` and `end` are offsets; without `path`, into the finding's own file. */
  readonly edits: readonly { path?: string; start: number; end: number; newText: string }[];
}

/** The findings of one draft, as scripts read them. */
export function toJson(path: string, draft: Draft, findings: readonly Finding[], linesOf: LinesOf): JsonFile {
  const lines = new Lines(draft.text);
  return { path, findings: findings.map((finding) => findingToJson(path, draft, lines, finding, linesOf)) };
}

/** The lines of another file that a finding speaks about; undefined when it cannot be read. */
export type LinesOf = (path: string) => Lines | undefined;

function findingToJson(path: string, draft: Draft, lines: Lines, finding: Finding, linesOf: LinesOf): JsonFinding {
  const { start, end } = finding.extent;
  return {
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    message: finding.message,
    start: lines.position(start),
    end: lines.position(end),
    text: draft.text.slice(start, end),
    related: finding.related.map((related) => {
      const theirs = related.uri === undefined ? lines : linesOf(related.uri);
      const [first, last] = related.lines ?? [1, 1];
      return {
        path: related.uri ?? path,
        start: theirs?.position(related.start) ?? { line: first, column: 1, offset: related.start },
        end: theirs?.position(related.end) ?? { line: last, column: 1, offset: related.end },
        message: related.message,
      };
    }),
    fixes: draft.fixes(finding).map(({ title, kind, preferred, edits }) => ({
      title,
      kind,
      preferred,
      edits: edits.map((edit) => ({ start: edit.start, end: edit.end, newText: edit.newText })),
    })),
  };
}

/** Writes `{"version":1,"files":[…]}` one file at a time, so that thousands of files need not be held. */
export class JsonFiles {
  private first = true;

  constructor(private readonly write: (text: string) => void) {
    write('{"version":1,"files":[');
  }

  /** @param file a file as JSON */
  add(file: string): void {
    this.write(`${this.first ? '' : ','}\n${file}`);
    this.first = false;
  }

  end(): void {
    this.write('\n]}\n');
  }
}
