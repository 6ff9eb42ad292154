import { resolve } from 'node:path';
import { type FormatId, formatForPath } from '../engine';
import type { Arguments } from './arguments';
import { expandPaths } from './files';
import type { Host } from './host';
import { decodeText, readText } from './readText';

/** A draft to read. Plain data: it may cross to another thread. */
export interface Source {
  /** As the user named it, with `/` between its parts. */
  readonly path: string;
  readonly format: FormatId;
  /** Of standard input, which can be read only once. */
  readonly text?: string;
}

const STDIN = '-';

/** The drafts of a command line: standard input first, then the files. What leads to none is told by `tell`. */
export async function findSources(args: Arguments, host: Host, tell: (problem: string) => void): Promise<Source[]> {
  const names = args.paths.filter((path) => path !== STDIN);
  const { files, problems } = expandPaths(names, host.cwd, args.formatAs);
  problems.forEach(tell);
  if (names.length === args.paths.length) return [...files];
  const path = args.stdinFilename ?? STDIN;
  const text = decodeText(await host.readStdin());
  return [{ path, format: args.formatAs ?? formatForPath(path) ?? 'plain', text }, ...files];
}

export function textOf({ path, text }: Source, cwd: string): string {
  return text ?? readText(resolve(cwd, path));
}
