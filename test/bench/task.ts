import { copyPeer } from './copyPeers';
import { documents } from './documentTasks';
import { analysis, keystrokes, memory } from './engineTasks';
import { phrasesFrom } from './floor';
import { peer } from './peerTasks';
import { type BenchText, benchText, hostileTexts } from './texts';

/** One measurement, run in a process of its own so that none warms up or burdens another. */
export type Task =
  | { readonly kind: 'analysis'; readonly text: TextChoice; readonly rounds: number; readonly warmMs: number }
  | { readonly kind: 'keystrokes' | 'memory'; readonly text: TextChoice; readonly rounds: number }
  | { readonly kind: 'documents'; readonly size: number; readonly corpora?: string }
  | { readonly kind: 'copies'; readonly peer: string; readonly folder: string; readonly size: number; readonly corpora?: string }
  | { readonly kind: 'peer'; readonly peer: string; readonly folder: string; readonly text: TextChoice; readonly rounds: number };

export type TextChoice =
  | { readonly size: number; readonly format: BenchText['format']; readonly corpora?: string }
  | { readonly hostile: number; readonly scale: number };

function textOf(choice: TextChoice): BenchText {
  if ('hostile' in choice) return hostileTexts(choice.scale)[choice.hostile];
  return benchText(choice.size, choice.format, choice.corpora);
}

/** The floor's phrases are the same for every size, so that they are as frequent in each. */
function phrases(choice: TextChoice): string[] {
  const corpora = 'corpora' in choice ? choice.corpora : undefined;
  return phrasesFrom(benchText(corpora === undefined ? 100_000 : 1_000_000, 'plain', corpora).text);
}

async function run(task: Task): Promise<object> {
  if (task.kind === 'documents') return documents(task.size, task.corpora);
  if (task.kind === 'copies') return copyPeer(task.peer, task.folder, task.size, task.corpora);
  const text = textOf(task.text);
  switch (task.kind) {
    case 'analysis':
      return analysis(text, phrases(task.text), task.rounds, task.warmMs);
    case 'keystrokes':
      return keystrokes(text, task.rounds);
    case 'memory':
      return memory(text, task.rounds);
    case 'peer':
      return peer(task.peer, task.folder, text, task.rounds);
  }
}

run(JSON.parse(process.argv[2])).then((result) => {
  process.send?.(result);
});
