import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchText } from './texts';
import { timeAsync } from './timing';

/** Other checkers of prose, at the versions compared. They are not dependencies: --install-peers puts them into a cache folder. */
export const PEER_PACKAGES: readonly string[] = [
  'write-good@1.0.8',
  'alex@11.0.1',
  'unified@11.0.5',
  'vfile@6.0.3',
  'retext-english@5.0.0',
  'retext-equality@7.1.0',
  'retext-intensify@7.0.0',
  'retext-passive@5.0.0',
  'retext-stringify@4.0.0',
  'cspell-lib@9.8.0',
];

export const PEER_CACHE = join(homedir(), '.cache', 'editorial-balance', 'peers');

/** Checks a text and gives the number of findings. */
type Check = (text: string) => number | Promise<number>;

/** Loads a package from the folder where the peers are installed. */
// biome-ignore lint/suspicious/noExplicitAny: the peers are not installed here, so their types are not known
type Load = (name: string) => Promise<any>;

interface Peer {
  readonly package: string;
  open(load: Load, format: BenchText['format']): Promise<Check>;
}

const PEERS: Readonly<Record<string, Peer>> = {
  'write-good': {
    package: 'write-good',
    open: async (load) => {
      const { default: writeGood } = await load('write-good');
      return (text) => writeGood(text).length;
    },
  },
  alex: {
    package: 'alex',
    open: async (load, format) => {
      const alex = await load('alex');
      const check = format === 'markdown' ? alex.markdown : alex.text;
      return (text) => check(text).messages.length;
    },
  },
  'retext (equality, intensify, passive)': {
    package: 'retext-equality',
    open: async (load) => {
      const plugins = ['retext-english', 'retext-equality', 'retext-intensify', 'retext-passive', 'retext-stringify'];
      const { unified } = await load('unified');
      const { VFile } = await load('vfile');
      let processor = unified();
      for (const name of plugins) processor = processor.use((await load(name)).default);
      processor.freeze();
      return async (text) => {
        const file = new VFile(text);
        await processor.run(processor.parse(file), file);
        return file.messages.length;
      };
    },
  },
  cspell: {
    package: 'cspell-lib',
    open: async (load, format) => {
      const { getDefaultSettings, spellCheckDocument } = await load('cspell-lib');
      const settings = { ...(await getDefaultSettings()), maxNumberOfProblems: 1e6 };
      const languageId = format === 'markdown' ? 'markdown' : 'plaintext';
      const options = { generateSuggestions: false, noConfigSearch: true };
      return async (text) => {
        const document = { uri: 'file:///draft', text, languageId, locale: 'en' };
        return (await spellCheckDocument(document, options, settings)).issues.length;
      };
    },
  },
};

/** The peers that are installed in a folder. */
export function installedPeers(folder: string): string[] {
  return Object.keys(PEERS).filter((name) => existsSync(join(folder, 'node_modules', PEERS[name].package)));
}

export interface PeerResult {
  readonly peer: string;
  readonly name: string;
  readonly characters: number;
  readonly findings: number;
  /** CPU milliseconds to load it, and to check the text (the best of the runs, in its favour). */
  readonly start: number;
  readonly check: number;
}

/** Times one peer on one text, after a short text to warm up. */
export async function peer(name: string, folder: string, text: BenchText, runs: number): Promise<PeerResult> {
  let check: Check = () => 0;
  const start = await timeAsync(async () => {
    check = await PEERS[name].open(loaderFrom(folder), text.format);
  });
  await check(text.text.slice(0, 10_000));
  let findings = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const taken = await timeAsync(async () => {
      findings = await check(text.text);
    });
    best = Math.min(best, taken.cpu);
  }
  return { peer: name, name: text.name, characters: text.text.length, findings, start: start.cpu, check: best };
}

/** Imports by the rules of modules from inside the folder, so that packages that only offer an `import` entry load as well. */
function loaderFrom(folder: string): Load {
  const probe = join(folder, 'load.mjs');
  if (!existsSync(probe)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'export const load = (name) => import(name);\n');
  }
  const require = createRequire(probe);
  return async (name) => {
    const { load } = await import(pathToFileURL(require.resolve(probe)).href);
    return load(name);
  };
}
