import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentsOf } from './documentTasks';
import { sizeName } from './texts';

/** Finders of copies, at the versions compared; installed with the other checkers. */
export const COPY_PEER_PACKAGES: readonly string[] = ['jscpd@5.3.3', 'minhash@0.0.9'];

/** Copies shorter than this, in words, are not looked for. */
const LEAST_WORDS = 20;

export interface CopyPeerResult {
  readonly peer: string;
  readonly name: string;
  readonly characters: number;
  /** Wall milliseconds; of a program of its own, from its start to its end. */
  readonly milliseconds: number;
  readonly found: string;
}

/** The finders of copies that are installed in a folder. */
export function installedCopyPeers(folder: string): string[] {
  return Object.keys(PEERS).filter((name) => existsSync(join(folder, 'node_modules', name)));
}

/** Lets one of them look through documents of `size` characters in all. */
export function copyPeer(name: string, folder: string, size: number, corpora?: string): CopyPeerResult {
  const documents = [...documentsOf(size, corpora)].map(({ text }) => text);
  const characters = documents.reduce((sum, text) => sum + text.length, 0);
  return { peer: name, name: sizeName(size), characters, ...PEERS[name](documents, folder) };
}

type Run = (documents: readonly string[], folder: string) => Pick<CopyPeerResult, 'milliseconds' | 'found'>;

const PEERS: Readonly<Record<string, Run>> = {
  /** Equal runs of tokens, as a program of its own. */
  jscpd(documents, folder) {
    const drafts = mkdtempSync(join(tmpdir(), 'editorial-balance-bench-'));
    mkdirSync(drafts, { recursive: true });
    for (const [i, text] of documents.entries()) writeFileSync(join(drafts, `draft-${i}.txt`), text);
    const program = join(folder, 'node_modules/jscpd/run-jscpd.js');
    const options = ['--min-tokens', String(LEAST_WORDS), '--min-lines', '1', '--max-size', '100mb', '--reporters', 'silent'];
    const started = performance.now();
    const { stdout } = spawnSync(process.execPath, [program, ...options, drafts], { encoding: 'utf8', maxBuffer: 1e9 });
    const milliseconds = performance.now() - started;
    rmSync(drafts, { recursive: true });
    return { milliseconds, found: `${/(\d+) exact clones/.exec(stdout)?.[1] ?? '?'} clones` };
  },
  /** Candidates for edited copies among paragraphs, by their shingles of three words. */
  minhash(documents, folder) {
    const { Minhash, LshIndex } = createRequire(join(folder, 'load.cjs'))('minhash');
    const started = performance.now();
    const index = new LshIndex();
    const hashes = [];
    for (const text of documents) {
      for (const paragraph of text.split(/\n\s*\n/)) {
        const words = paragraph.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        if (words.length < LEAST_WORDS) continue;
        const hash = new Minhash();
        for (let i = 0; i + 2 < words.length; i++) hash.update(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
        index.insert(`${hashes.length}`, hash);
        hashes.push(hash);
      }
    }
    let pairs = 0;
    for (const hash of hashes) pairs += index.query(hash).length - 1;
    return { milliseconds: performance.now() - started, found: `${pairs / 2} candidate pairs` };
  },
};
