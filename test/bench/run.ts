import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bench, PARTS, type Plan } from './bench';
import { COPY_PEER_PACKAGES } from './copyPeers';
import { PEER_CACHE, PEER_PACKAGES } from './peerTasks';
import { toMarkdown, toText } from './report';

const USAGE = `npm run bench -- [options]

  --corpora DIR      real text (default ../shared/corpora; without it, invented text)
  --peers DIR        where the other checkers are installed (default ${PEER_CACHE})
  --install-peers    install them there first
  --only PART        one of ${PARTS.join(', ')}; may be given more than once
  --docs             write docs/performance.md as well
  --quick            small texts and few rounds, to see that all of it runs
`;

const ROOT = resolve(__dirname, '../..');

const FULL = {
  sizes: [100_000, 1_000_000, 10_000_000],
  rounds: 15,
  warmMs: 4_000,
  keystrokeSizes: [10_000, 100_000, 1_000_000, 10_000_000],
  keystrokeRounds: 4,
  typingKeystrokes: 300,
  stormSeconds: 30,
  memorySize: 1_000_000,
  memoryEdits: 10_000,
  documentSizes: [1_000_000, 10_000_000, 100_000_000],
  peerSize: 1_000_000,
  hostileScale: 1,
  serverRuns: 9,
};

const QUICK: typeof FULL = {
  sizes: [5_000, 20_000],
  rounds: 2,
  warmMs: 50,
  keystrokeSizes: [2_000, 10_000],
  keystrokeRounds: 2,
  typingKeystrokes: 20,
  stormSeconds: 1,
  memorySize: 10_000,
  memoryEdits: 50,
  documentSizes: [20_000, 50_000],
  peerSize: 5_000,
  hostileScale: 0.01,
  serverRuns: 1,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpora: { type: 'string' },
      peers: { type: 'string', default: PEER_CACHE },
      'install-peers': { type: 'boolean' },
      only: { type: 'string', multiple: true },
      docs: { type: 'boolean' },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const peers = resolve(values.peers);
  if (values['install-peers']) installPeers(peers);
  const corpora = resolve(values.corpora ?? join(ROOT, '../shared/corpora'));
  if (values.corpora !== undefined && !existsSync(corpora)) throw new Error(`There is no folder ${corpora}.`);
  const parts = PARTS.filter((part) => values.only === undefined || values.only.includes(part));
  if (parts.length === 0) throw new Error(`--only is one of ${PARTS.join(', ')}.`);
  const plan: Plan = {
    root: ROOT,
    parts,
    corpora: existsSync(corpora) ? corpora : undefined,
    peers,
    ...(values.quick ? QUICK : FULL),
  };
  const results = await bench(plan, (what) => console.error(what));
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(ROOT, 'out/bench.json'), `${JSON.stringify({ date, machine, ...results }, null, 1)}\n`);
  if (values.docs) writeFileSync(join(ROOT, 'docs/performance.md'), toMarkdown(results, { date, ...machine }));
  console.log(toText(results));
  console.log(`\nNode ${process.version}, ${machine.cpu}. Written to out/bench.json.`);
  if (parts.includes('server') && results.server.length === 0)
    console.log('The server is not built, so its start was not measured: npm run build.');
  if (parts.includes('peers') && results.peers.length === 0)
    console.log('Other checkers are not installed: npm run bench -- --install-peers.');
}

function installPeers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', ...PEER_PACKAGES, ...COPY_PEER_PACKAGES], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`npm install failed in ${folder}.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
