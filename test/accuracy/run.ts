import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createDraft } from '../../server/src/engine';
import { Corpora } from './corpora';
import { dump, SOURCES } from './dump';
import { measure } from './measure';
import { Subject } from './measurement';
import { toMarkdown, toText } from './report';

const USAGE = `npm run accuracy -- [options]

  --corpora DIR         labelled sets (default ../shared/corpora)
  --seed DIR            the labelled sample draft (default: seed, beside the corpora)
  --verbose             list what was missed or wrongly flagged in the sample draft
  --docs                write docs/accuracy.md as well
  --dump RULE [N]       instead of measuring, print N (20) findings of a rule or family, for reading
  --from ${SOURCES.join('|')}  where they are drawn from (default raw)
  --sample FILE         write them to a file
`;

const ROOT = resolve(__dirname, '../..');
const OUT = join(ROOT, 'out/accuracy.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpora: { type: 'string' },
    seed: { type: 'string' },
    verbose: { type: 'boolean' },
    docs: { type: 'boolean' },
    dump: { type: 'string' },
    from: { type: 'string', default: 'raw' },
    sample: { type: 'string' },
    help: { type: 'boolean' },
  },
});

function main(): void {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const folder = resolve(values.corpora ?? join(ROOT, '../shared/corpora'));
  if (!existsSync(folder)) throw new Error(`No labelled sets in ${folder}. Name their folder with --corpora DIR.`);
  const corpora = new Corpora(folder);
  const subject = new Subject(createDraft);
  if (values.dump !== undefined) {
    printCases(values.dump, corpora, subject);
    return;
  }

  const started = performance.now();
  const sections = measure(corpora, values.seed ?? join(dirname(folder), 'seed'), subject, (title, ms) =>
    console.error(`${title}: ${(ms / 1000).toFixed(1)} s`),
  );
  const report = { date: new Date().toISOString().slice(0, 10), sections };
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, `${JSON.stringify(report, null, 1)}\n`);
  if (values.docs) writeFileSync(join(ROOT, 'docs/accuracy.md'), toMarkdown(report));
  console.log(toText(report, values.verbose === true));
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s; written to out/accuracy.json`);
}

function printCases(rule: string, corpora: Corpora, subject: Subject): void {
  const source = SOURCES.find((name) => name === values.from);
  if (!source) throw new Error(`--from is one of ${SOURCES.join(', ')}.`);
  const cases = dump(rule, Number(positionals[0] ?? 20), source, corpora, subject).join('\n\n');
  if (values.sample === undefined) console.log(cases);
  else writeFileSync(values.sample, `${cases}\n`);
}

main();
