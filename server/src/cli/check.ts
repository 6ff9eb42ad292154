import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { DocumentIndex } from '../engine';
import { pathMatcher } from '../files/globs';
import type { Arguments } from './arguments';
import { type Bench, benchFor } from './bench';
import type { RunSettings } from './configuration';
import type { Task } from './fileChecker';
import { EXIT, type Host } from './host';
import { findSources, type Source } from './inputs';
import { JsonFiles } from './json';
import { PrettySummary } from './pretty';
import { Progress } from './progress';

/** `check`: the findings of every draft, for people or for scripts. */
export async function check(args: Arguments, settings: RunSettings, host: Host): Promise<number> {
  let code: number = EXIT.clean;
  const tell = (problem: string): void => {
    host.err(`${problem}\n`);
    code = EXIT.couldNotRun;
  };
  const sources = await findSources(args, host, tell);
  const { batches, bytes } = inBatches(sources, host.cwd);
  const bench = benchFor(batches.length, bytes, args, settings.engine, host);
  const progress = new Progress(host, sources.length);
  const json = args.format === 'json' ? new JsonFiles(host.out) : undefined;
  const summary = new PrettySummary(host.colour);
  let failed = false;
  try {
    const taskOf = await comparison(batches, settings, bench, progress, host.cwd);
    for await (const reports of bench.results<'check'>(jobs(batches, (batch) => ({ kind: 'check', tasks: batch.map(taskOf) })))) {
      progress.clear();
      for (const report of reports) {
        if ('problem' in report) {
          tell(report.problem);
          continue;
        }
        failed ||= report.fails;
        summary.add(report.counts);
        if (json) json.add(report.output);
        else host.out(report.output);
      }
      progress.step('Checked', reports.length);
    }
  } finally {
    progress.clear();
    bench.end();
  }
  if (json) json.end();
  else host.out(summary.text());
  if (code !== EXIT.clean) return code;
  return failed ? EXIT.found : EXIT.clean;
}

/**
 * All drafts of one call are one set: each is read for its words first, so that the order of the files does not matter.
 * Gives what each draft shares with the others, as part of its task; those that the settings exclude are not compared.
 */
async function comparison(
  batches: readonly Source[][],
  { engine, excluded }: RunSettings,
  bench: Bench,
  progress: Progress,
  cwd: string,
): Promise<(source: Source) => Task> {
  if (batches.length < 2 && (batches[0] ?? []).length < 2) return (source) => ({ source });
  const index = new DocumentIndex();
  const isExcluded = pathMatcher(excluded);
  /** Standard input may go by the name of a file that is read too: the last of a name is the one that others share with. */
  const indexed = new Map<string, Source>();
  const printed = batches.values();
  for await (const prints of bench.results<'print'>(jobs(batches, (sources) => ({ kind: 'print', sources })))) {
    const sources = printed.next().value as Source[];
    for (const [i, print] of prints.entries()) {
      if (!print || isExcluded(relative(cwd, resolve(cwd, sources[i].path)).split(sep).join('/'))) continue;
      index.set(sources[i].path, print);
      indexed.set(sources[i].path, sources[i]);
    }
    progress.step('Read', prints.length);
  }
  return (source) => {
    if (indexed.get(source.path) !== source) return { source };
    const shared = index.shared(source.path, engine.duplicateMinWords);
    return shared.length > 0 ? { source, shared } : { source };
  };
}

/** Jobs are made when there is room for them. */
function* jobs<T>(batches: readonly Source[][], job: (batch: Source[]) => T): Generator<T> {
  for (const batch of batches) yield job(batch);
}

const BATCH_BYTES = 100_000;
const BATCH_FILES = 64;

/** Parts the drafts into batches, in order, each worth a message to another thread; `bytes` is the size of all. */
function inBatches(sources: readonly Source[], cwd: string): { batches: Source[][]; bytes: number } {
  const batches: Source[][] = [];
  let bytes = 0;
  let room = 0;
  for (const source of sources) {
    const last = batches[batches.length - 1];
    if (last && room > 0 && last.length < BATCH_FILES) last.push(source);
    else {
      batches.push([source]);
      room = BATCH_BYTES;
    }
    const size = sizeOf(source, cwd);
    room -= size;
    bytes += size;
  }
  return { batches, bytes };
}

/** 0 for a file that is gone: reading it will tell. */
function sizeOf({ path, text }: Source, cwd: string): number {
  try {
    return text?.length ?? statSync(resolve(cwd, path)).size;
  } catch {
    return 0;
  }
}
