/**
 * Writes the page of every rule, and their index, under docs/rules: from the rule registry, the guidelines and the
 * example sentences of the lexicon. `--check` writes nothing and exits with 1 when a page is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { createDraft, DEFAULT_SETTINGS, type Finding, type Fix } from '../server/src/engine';
import { RULES, type RuleInfo } from '../server/src/engine/rules';
import { type Family, PROFILES } from '../server/src/engine/types';
import { loadLexicon } from './lexicon';

const root = join(__dirname, '..');
const pagesFolder = join(root, 'docs/rules');
/** Sentences of rules that no lexicon stands behind. */
const examplesFile = join(__dirname, 'docs-examples.yaml');

const EXAMPLES_OF_A_KIND = 3;

const FAMILIES: Record<Family, { readonly title: string; readonly about: string }> = {
  loaded: { title: 'Loaded phrasing', about: 'Wording that judges where it should report.' },
  attribution: { title: 'Attribution', about: 'Claims, figures and quotations that nobody stands behind.' },
  duplicate: { title: 'Repeated text', about: 'Text that stands in more than one place.' },
};

/** Sentences with the flagged words in ⟦ ⟧, and sentences in which nothing is flagged. */
export interface Examples {
  readonly flags: readonly string[];
  readonly passes: readonly string[];
}

/** Examples by rule id. A rule without any has no entry. */
export function ruleExamples(): Map<string, Examples> {
  const all = new Map<string, { flags: string[]; passes: string[] }>();
  for (const { content } of loadLexicon().lexicons) {
    const examples = all.get(content.rule) ?? { flags: [], passes: [] };
    all.set(content.rule, examples);
    // One sentence of each entry, so that a page shows different words.
    for (const entry of content.groups.flatMap((group) => group.entries)) {
      examples.flags.push(entry.flags[0]);
      examples.passes.push(entry.passes[0]);
    }
  }
  const own: Record<string, Examples> = parse(readFileSync(examplesFile, 'utf8'));
  return new Map<string, Examples>([...all, ...Object.entries(own)]);
}

/** Every page by its path under docs/rules. */
export function rulePages(): Map<string, string> {
  const examples = ruleExamples();
  const { guidelines } = loadLexicon();
  const pages = new Map<string, string>();
  for (const rule of RULES) pages.set(`${rule.id}.md`, rulePage(rule, examples.get(rule.id), guidelines));
  pages.set('README.md', indexPage());
  return pages;
}

type Guidelines = Readonly<Record<string, { readonly title: string; readonly url: string }>>;

function rulePage(rule: RuleInfo, examples: Examples | undefined, guidelines: Guidelines): string {
  const sections = [
    `# ${rule.title}`,
    `\`${rule.id}\` · ${FAMILIES[rule.family].title}`,
    rule.summary,
    ['## How strongly it is shown', severityTable(rule), ...(rule.weight ? [rule.weight] : [])],
    ['## Why', rule.why],
    ['## When it is fine', rule.fine],
    examples ? ['## Examples', exampleLists(examples)] : [],
    examples ? offers(rule, examples) : [],
    rule.ofUsers ? ['## Your own list', OWN_LIST] : [],
    rule.guidelines.length === 0
      ? []
      : ['## Guidelines', rule.guidelines.map((key) => `- [${guidelines[key].title}](${guidelines[key].url})`).join('\n')],
    ['## To keep a wording', keeping(rule)],
    `[All rules](../README.md) · [Settings](../../settings.md)`,
  ];
  return `${sections.flat().join('\n\n')}\n`;
}

const OWN_LIST =
  'Nothing is flagged until you list phrases of your own, in the setting `editorialBalance.reject` or in a pack: [Your own words](../../packs.md) says how.';

function severityTable(rule: RuleInfo): string {
  return [
    `| ${PROFILES.join(' | ')} |`,
    `|${PROFILES.map(() => '---').join('|')}|`,
    `| ${PROFILES.map((profile) => rule.severity[profile]).join(' | ')} |`,
  ].join('\n');
}

function exampleLists({ flags, passes }: Examples): string {
  const list = (sentences: readonly string[]) => spread(sentences, EXAMPLES_OF_A_KIND).map((s) => `- ${emphasised(s)}`);
  return ['Flagged:', '', ...list(flags), '', 'Not flagged:', '', ...list(passes)].join('\n');
}

const MOST_OFFERS = 4;

/** What the light bulb makes of one of the examples shown: that with most to offer. Nothing for rules about whole drafts. */
function offers(rule: RuleInfo, { flags }: Examples): string[] {
  const tried = spread(flags, EXAMPLES_OF_A_KIND).map((example) => changesOf(rule, example.replace(/[⟦⟧]/g, '')));
  const best = tried.reduce((a, b) => (b.length > a.length ? b : a));
  if (best.length === 0) return [];
  const rows = best.slice(0, MOST_OFFERS).map(({ title, after }) => `| ${escaped(title)} | ${escaped(after) || '(left out)'} |`);
  return ['## What the light bulb offers', ['| choice | the sentence then |', '|---|---|', ...rows].join('\n')];
}

function changesOf(rule: RuleInfo, text: string): { readonly title: string; readonly after: string }[] {
  for (const profile of PROFILES) {
    const draft = createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile, severities: { [rule.id]: 'information' } });
    const finding: Finding | undefined = draft.findings().find((found) => found.rule === rule.id);
    if (!finding) continue;
    const changes = draft.fixes(finding).filter(({ edits, kind }) => edits.length > 0 && kind !== 'keep');
    return changes.map((fix) => ({ title: fix.title, after: applied(text, fix) }));
  }
  return [];
}

function applied(text: string, { edits }: Fix): string {
  let result = text;
  for (const { start, end, newText } of [...edits].reverse()) result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** So many items, from different parts of the list. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);
}

/** Escapes what Markdown would read as markup. */
const escaped = (text: string): string => text.replace(/[\\*_[\]<>#`|]/g, '\\$&');

/** Sets the flagged words in bold. */
const emphasised = (sentence: string): string => escaped(sentence).replaceAll('⟦', '**').replaceAll('⟧', '**');

function keeping(rule: RuleInfo): string {
  const ways = [
    `In Markdown, put a comment in or before the paragraph, with a reason if you like: \`<!-- balance: keep ${rule.id} -- house style -->\`.`,
    ...(rule.family === 'loaded'
      ? ['To keep the words everywhere, add them to `editorialBalance.accept`; the light bulb does it for you.']
      : []),
    `To switch the rule off, set \`"${rule.id}": "off"\` in \`editorialBalance.rules\`.`,
  ];
  return ways.map((way) => `- ${way}`).join('\n');
}

function indexPage(): string {
  const sections = [
    '# Rules',
    'What Editorial Balance looks for. A finding is a place an editor may want to look at, never an error: quoted speech is left alone, and each page says when a wording is fine as it stands.',
    ...Object.entries(FAMILIES).flatMap(([family, { title, about }]) => [
      `## ${title}`,
      about,
      [
        '| rule | what it flags | in news |',
        '|---|---|---|',
        ...RULES.filter((rule) => rule.family === family).map(
          (rule) => `| [${rule.title}](${rule.id}.md) | ${rule.summary} | ${rule.severity.news} |`,
        ),
      ].join('\n'),
    ]),
    'How strongly a rule is shown depends on the kind of text; see [Settings](../settings.md).',
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Pages under docs/rules that differ from what would be written, are missing, or belong to no rule. */
export function stalePages(pages: ReadonlyMap<string, string>, folder = pagesFolder): string[] {
  const present = existsSync(folder)
    ? (readdirSync(folder, { recursive: true }) as string[])
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => file.endsWith('.md'))
    : [];
  const orphans = present.filter((file) => !pages.has(file));
  const changed = [...pages].filter(
    ([file, text]) => !present.includes(file) || readFileSync(join(folder, file), 'utf8') !== text,
  );
  return [...changed.map(([file]) => file), ...orphans].sort();
}

function main(): void {
  const pages = rulePages();
  const stale = stalePages(pages);
  if (process.argv.includes('--check')) {
    for (const file of stale) console.error(`docs/rules/${file} is stale: run \`npm run docs\``);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  for (const file of stale) {
    const path = join(pagesFolder, file);
    const text = pages.get(file);
    if (text === undefined) {
      rmSync(path);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`docs/rules: ${pages.size} pages, ${stale.length} written`);
}

if (require.main === module) main();
