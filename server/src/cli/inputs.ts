import { resolve } from 'node:path';
import { type FormatId, formatForPath } from '../engine';
import type { Arguments } from './arguments';
import { expandPaths } from './files';
import { EXIT, type Host } from './host';
import { decodeText, readText } from './readText';

/** A draft as read. */
export interface Input {
  /** As the user named it, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
  readonly format: FormatId;
}

const STDIN = '-';

/**
 * Hands every draft of a command line to `visit`, one at a time: standard input first, then the files. What cannot be
 * read or analysed is told on stderr and passed over. With `prepare`, and more than one draft, each is handed to that
 * first: for what has to be known of all before the first is visited. Gives `EXIT.couldNotRun` if there was any mistake,
 * else `EXIT.clean`.
 */
export async function visitInputs(
  args: Arguments,
  host: Host,
  visit: (input: Input) => void,
  prepare?: (input: Input) => void,
): Promise<number> {
  let code: number = EXIT.clean;
  const tell = (message: string): void => {
    host.err(`${message}\n`);
    code = EXIT.couldNotRun;
  };
  const names = args.paths.filter((path) => path !== STDIN);
  const { files, problems } = expandPaths(names, host.cwd, args.formatAs);
  problems.forEach(tell);
  const inputs: { readonly path: string; readonly read: () => Input }[] = [];
  if (names.length < args.paths.length) {
    const path = args.stdinFilename ?? STDIN;
    const text = decodeText(await host.readStdin());
    inputs.push({ path, read: () => ({ path, text, format: args.formatAs ?? formatForPath(path) ?? 'plain' }) });
  }
  for (const { path, format } of files) {
    inputs.push({ path, read: () => ({ path, text: readText(resolve(host.cwd, path)), format }) });
  }
  if (prepare && inputs.length > 1) {
    for (const { read } of inputs) {
      try {
        prepare(read());
      } catch {
        // It is told when the draft is visited.
      }
    }
  }
  for (const { path, read } of inputs) {
    try {
      visit(read());
    } catch (error) {
      tell(`${path}: ${(error as Error).message}`);
    }
  }
  return code;
}
