import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { filesOnDisk } from '../files/onDisk';
import { testExamples } from '../packs/examples';
import { loadOwnWords } from '../packs/userWords';
import { EXIT, type Host, UsageError } from './host';
import { placed } from './problems';

/** `lexicon test`: whether packs can be read, and do with their examples what they say. */
export async function testPacks(packs: readonly string[], host: Host): Promise<number> {
  let code: number = EXIT.clean;
  for (const pack of packs) if (!(await testPack(pack, host))) code = EXIT.found;
  return code;
}

async function testPack(pack: string, host: Host): Promise<boolean> {
  const file = resolve(host.cwd, pack);
  const below = relative(host.cwd, file);
  const [root, path] = below.startsWith('..') || isAbsolute(below) ? [dirname(file), basename(file)] : [host.cwd, below];
  const { lexicon, packs, problems } = await loadOwnWords(
    { packs: [path.replaceAll('\\', '/')], reject: {} },
    filesOnDisk(root).read,
  );
  if (packs.size === 0) throw new UsageError(problems.map(({ message }) => message.replace(/^packs\[0\]: /, '')).join('\n'));
  for (const problem of problems) host.out(`${placed(problem, root, host)}\n`);
  let examples = 0;
  let untested = 0;
  let failed = 0;
  for (const [name, content] of packs) {
    const tested = testExamples(content, lexicon);
    examples += tested.examples;
    untested += tested.untested;
    failed += tested.failures.length;
    for (const { place, kind, example, message } of tested.failures)
      host.out(`${placed({ file: name, place, message: `${kind}: ${example}\n    ${message}` }, root, host)}\n`);
  }
  const counts = [
    ...(problems.length > 0 ? [`${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}`] : []),
    failed > 0 ? `${failed} of ${examples} examples do not hold` : `${examples} examples hold`,
    ...(untested > 0 ? [`${untested} ${untested === 1 ? 'entry has' : 'entries have'} no examples`] : []),
  ];
  host.out(`${pack}: ${counts.join(', ')}.\n`);
  return problems.length + failed === 0;
}
