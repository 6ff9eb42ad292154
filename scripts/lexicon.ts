/** Compiles server/lexicon into the table the engine runs on. Prints every mistake with file and line; exits 1 if any. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import * as yaml from 'yaml';
import { compileLexicon, type SourceFile } from '../server/src/engine/lexicon/compile';
import type { LexiconError } from '../server/src/engine/lexicon/lexiconError';
import { packGraph } from '../server/src/engine/lexicon/packedGraph';
import { classFileShape, lexiconFileShape } from '../server/src/engine/lexicon/schema';
import { parseYaml } from '../server/src/packs/yaml';
import { lexiconMistakes } from './lexicon-checks';
import { loadDisputes } from './lexicon-sides';

const root = join(__dirname, '..');
const lexiconFolder = join(root, 'server/lexicon');
const target = join(root, 'server/src/engine/lexicon/lexicon.generated.json');

export interface LoadedFile<T> extends SourceFile<T> {
  readonly line: (path: readonly (string | number)[]) => number;
}

export interface Loaded {
  readonly lexicons: LoadedFile<v.InferOutput<typeof lexiconFileShape>>[];
  readonly classes: LoadedFile<v.InferOutput<typeof classFileShape>>[];
  readonly guidelines: Record<string, { title: string; url: string }>;
  readonly problems: string[];
}

/** Reads every YAML file of the lexicon; mistakes of shape are collected, not thrown. */
export function loadLexicon(folder = lexiconFolder): Loaded {
  const problems: string[] = [];
  const read = <T extends v.GenericSchema>(file: string, shape: T): LoadedFile<v.InferOutput<T>> | undefined => {
    const name = relative(root, file);
    const { value, errors, placeOf } = parseYaml(yaml, readFileSync(file, 'utf8'));
    if (errors.length > 0) {
      for (const { place, message } of errors) problems.push(`${name}:${place.line}: ${message}`);
      return undefined;
    }
    const line = (path: readonly (string | number)[]) => placeOf(path).line;
    const result = v.safeParse(shape, value);
    if (!result.success) {
      for (const issue of result.issues) {
        const path = (issue.path ?? []).map((item) => item.key as string | number);
        problems.push(`${name}:${line(path)}: ${path.join('.')}: ${issue.message}`);
      }
      return undefined;
    }
    return { name, content: result.output, line };
  };
  const files = (sub: string) =>
    (readdirSync(join(folder, sub), { recursive: true }) as string[])
      .filter((f) => f.endsWith('.yaml'))
      .sort()
      .map((f) => join(folder, sub, f));
  const present = <T>(items: (T | undefined)[]) => items.filter((item): item is T => item !== undefined);
  return {
    lexicons: present([...files('loaded'), ...files('attribution')].map((file) => read(file, lexiconFileShape))),
    classes: present(files('classes').map((file) => read(file, classFileShape))),
    guidelines: yaml.parse(readFileSync(join(folder, 'guidelines.yaml'), 'utf8')),
    problems,
  };
}

function main(): void {
  const { lexicons, classes, guidelines, problems } = loadLexicon();
  const table = compileLexicon(lexicons, classes, (name, error: LexiconError) => {
    const file = [...lexicons, ...classes].find((f) => f.name === name);
    problems.push(`${name}:${file?.line(error.path) ?? 1}: ${error.message}`);
  });
  for (const { file: name, path, message } of lexiconMistakes(lexicons, { guidelines, disputes: loadDisputes() })) {
    const file = lexicons.find((f) => f.name === name);
    problems.push(`${name}:${file?.line(path) ?? 1}: ${message}`);
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify({ ...table, graph: packGraph(table.graph), guidelines }));
  const count = table.entries.length;
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error(`${problems.length} mistakes in the lexicon`);
    process.exitCode = 1;
  }
  console.log(`lexicon: ${count} entries, ${table.words.split(' ').length} words, ${Object.keys(table.classes).length} classes`);
}

if (require.main === module) main();
