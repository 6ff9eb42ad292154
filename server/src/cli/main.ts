import { version } from '../../../package.json';
import { FORMAT_IDS } from '../engine';
import { readArguments } from './arguments';
import { check } from './check';
import { loadSettings } from './configuration';
import { EXIT, type Host, UsageError } from './host';
import { testPacks } from './lexicon';
import { sentences } from './sentences';

const HELP = `Usage: editorial-balance check [options] PATH|GLOB|- …
       editorial-balance sentences [options] PATH|GLOB|- …
       editorial-balance lexicon test PACK …

check      flags loaded phrasing, unattributed claims and duplicated blocks
sentences  lists every sentence, who speaks in it and what stands behind it (JSON)
lexicon test  tells whether packs of your own words can be read, and whether their examples hold

  --format pretty|json       output of check for people (default) or for scripts
  --profile PROFILE          news (default), encyclopedia, report or opinion
  --config FILE              settings as in the editor: {"editorialBalance": {…}}
  --fail-on SEVERITY         exit 1 from warning (default), information or hint up, or none
  --format-as FORMAT         how to read standard input and named files: ${FORMAT_IDS.join(', ')}
  --stdin-filename NAME      name to show for standard input; its extension tells the format
  --help, --version

Exit codes: 0 nothing to fail on, 1 findings at or above --fail-on, 2 could not run.
`;

/** Runs a command line and gives its exit code. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help') {
    host.out(HELP);
    return EXIT.clean;
  }
  if (argv[0] === '--version') {
    host.out(`${version}\n`);
    return EXIT.clean;
  }
  try {
    const args = readArguments(argv);
    if (args.command === 'lexicon') return await testPacks(args.paths, host);
    const settings = await loadSettings(args, host);
    return await (args.command === 'check' ? check(args, settings, host) : sentences(args, settings.engine, host));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.err(`editorial-balance: ${error.message}\n`);
    return EXIT.couldNotRun;
  }
}
