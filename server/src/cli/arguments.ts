import { parseArgs } from 'node:util';
import { didYouMean } from '../didYouMean';
import { FORMAT_IDS, type FormatId, PROFILES, type Profile, type Severity } from '../engine';
import { UsageError } from './host';

const COMMANDS = ['check', 'sentences', 'lexicon'] as const;
type Command = (typeof COMMANDS)[number];
type OutputFormat = 'pretty' | 'json';
export type FailOn = Severity | 'none';

/** A command line, checked. */
export interface Arguments {
  readonly command: Command;
  readonly format: OutputFormat;
  readonly failOn: FailOn;
  readonly profile?: Profile;
  readonly config?: string;
  readonly formatAs?: FormatId;
  readonly stdinFilename?: string;
  /** Files, folders, globs, and `-` for stdin. */
  readonly paths: readonly string[];
}

/** The values each option takes; null where any text will do. */
const OPTIONS: Readonly<Record<Command, Readonly<Record<string, readonly string[] | null>>>> = {
  check: {
    format: ['pretty', 'json'],
    profile: PROFILES,
    config: null,
    'fail-on': ['warning', 'information', 'hint', 'none'],
    'format-as': FORMAT_IDS,
    'stdin-filename': null,
  },
  sentences: {
    format: ['json'],
    profile: PROFILES,
    config: null,
    'format-as': FORMAT_IDS,
    'stdin-filename': null,
  },
  lexicon: {},
};

const isCommand = (word: string): word is Command => (COMMANDS as readonly string[]).includes(word);

/** Reads a command line; throws a UsageError that says what is wrong with it. */
export function readArguments(argv: readonly string[]): Arguments {
  const [command, ...rest] = argv;
  if (command === undefined) throw new UsageError(`No command given. Use one of: ${COMMANDS.join(', ')}.`);
  if (!isCommand(command)) {
    throw new UsageError(`Unknown command '${command}'.${didYouMean(command, COMMANDS)} Use one of: ${COMMANDS.join(', ')}.`);
  }
  const { values, paths } = readOptions(command, rest);
  if (command === 'lexicon') takeSubcommand(paths);
  if (paths.length === 0) throw new UsageError(`Nothing to read. Name files, folders or globs, or - for standard input.`);
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError(`Standard input (-) can be read only once.`);
  return {
    command,
    format: (values.format ?? (command === 'check' ? 'pretty' : 'json')) as OutputFormat,
    failOn: (values['fail-on'] ?? 'warning') as FailOn,
    profile: values.profile as Profile | undefined,
    config: values.config,
    formatAs: values['format-as'] as FormatId | undefined,
    stdinFilename: values['stdin-filename'],
    paths,
  };
}

/** `lexicon test PACK …`: leaves the packs. */
function takeSubcommand(paths: string[]): void {
  const word = paths.shift();
  if (word !== 'test') throw new UsageError(`Use: lexicon test PACK …${word === undefined ? '' : `, not lexicon ${word}`}.`);
  if (paths.length === 0) throw new UsageError('No pack given. Use: lexicon test PACK …');
}

function readOptions(command: Command, args: string[]): { values: Record<string, string>; paths: string[] } {
  const known = OPTIONS[command];
  const names = Object.keys(known);
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string> = {};
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(known, token.name)) {
      throw new UsageError(
        `Unknown option '${token.rawName}' for ${command}.${didYouMean(
          token.rawName,
          names.map((n) => `--${n}`),
        )}`,
      );
    }
    const allowed = known[token.name];
    const value = token.value ?? '';
    if (value === '' || (!token.inlineValue && value.startsWith('--'))) {
      throw new UsageError(`Option --${token.name} needs a value${allowed ? `: ${allowed.join(', ')}` : ''}.`);
    }
    if (allowed && !allowed.includes(value)) {
      throw new UsageError(
        `'${value}' is no value of --${token.name}.${didYouMean(value, allowed)} Use one of: ${allowed.join(', ')}.`,
      );
    }
    values[token.name] = value;
  }
  return { values, paths };
}
