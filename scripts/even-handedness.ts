/**
 * Writes docs/even-handedness.md: how words of two camps are treated, in figures. What it says of pairs, sentences and names
 * is held by test/engine/evenHandedness; the rest is counted in the lexicon. `--check` writes nothing and exits with 1 when
 * the page is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../server/src/engine/rules';
import { NAMES, swapped } from './even-handedness-names';
import { filled, PAIRS } from './even-handedness-pairs';
import { treatmentsOf } from './even-handedness-treatment';
import { loadLexicon } from './lexicon';
import { type Dispute, loadDisputes, sideOf } from './lexicon-sides';

const page = join(__dirname, '../docs/even-handedness.md');

/** Totals of two camps may differ by this share of the larger. */
export const SHARE = 0.15;

interface Counted {
  readonly rule: string;
  readonly polarity: number;
  readonly side?: string;
}

/** Words of the two camps of a dispute: all together, and under each rule. */
export interface SideTotals {
  readonly dispute: Dispute;
  readonly rule: string;
  readonly counts: readonly [number, number];
  readonly even: boolean;
}

function entries(): Counted[] {
  return loadLexicon().lexicons.flatMap(({ content }) =>
    content.groups.flatMap((group) =>
      group.entries.map(({ polarity, side }) => ({ rule: content.rule, polarity: polarity ?? group.polarity ?? 0, side })),
    ),
  );
}

/** Whether two totals are alike; a difference of one is none, where there are few. */
export const areAlike = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1, SHARE * Math.max(a, b));

export function sideTotals(): SideTotals[] {
  const disputes = loadDisputes();
  const counts = new Map<string, { dispute: Dispute; rule: string; counts: [number, number] }>();
  for (const { rule, side } of entries()) {
    const found = side === undefined ? undefined : sideOf(side, disputes);
    if (!found) continue;
    const key = `${rule} ${found.dispute.about}`;
    const row = counts.get(key) ?? { dispute: found.dispute, rule, counts: [0, 0] };
    counts.set(key, row);
    row.counts[found.dispute.camps.indexOf(found.speaker)]++;
  }
  const order = new Map(RULES.map((rule, i) => [rule.id as string, i]));
  return [...counts.values()]
    .map((row) => ({ ...row, even: areAlike(...row.counts) }))
    .sort(
      (a, b) => disputes.indexOf(a.dispute) - disputes.indexOf(b.dispute) || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0),
    );
}

export function pageText(): string {
  return `${[
    '# Even-handedness',
    'A tool that flags one side’s words and lets the other’s pass is worse than none. So the word lists are held to rules that can be counted, and this page shows the counts. It is written by `npm run docs`, and the tests fail when it is not up to date.',
    'What is claimed is narrow: that the tool does not police one side’s *vocabulary*. It says nothing about which side is right, and a pair below is not an equation between what its words stand for.',
    ...pairSection(),
    ...nameSection(),
    ...sideSection(),
    ...valenceSection(),
    '## Found something one-sided?',
    'Tell us the word, its counterpart on the other side, and a sentence with each. Words are added in pairs.',
    '[Rules](rules/README.md) · [The lexicon](lexicon.md) · [How it decides](how-it-works.md)',
  ].join('\n\n')}\n`;
}

/** Fixes in words; ways to keep a wording are the same for all. */
const FIXES: Readonly<Record<string, string>> = {
  attribute: 'say whose word it is',
  describe: 'describe',
  placeholder: 'a note to fill in',
  replace: 'another word',
  delete: 'leave it out',
};

function pairSection(): string[] {
  const sentences: (readonly string[])[] = [];
  const letterOf = (frames: readonly string[]) => {
    const known = sentences.findIndex((other) => other.join() === frames.join());
    return String.fromCharCode(65 + (known >= 0 ? known : sentences.push(frames) - 1));
  };
  const rows = PAIRS.map(({ terms, frames }, i) => {
    const [treatment] = treatmentsOf(filled(frames[0], terms[0]));
    const fixes = treatment.fixes.map((fix) => FIXES[fix.replace(', preferred', '')]).filter((fix) => fix !== undefined);
    const offered = [...new Set(fixes)].join(', ') || '–';
    return `| ${i + 1} | ${terms[0]} | ${terms[1]} | ${link(treatment.rule)} | ${treatment.severity} | ${offered} | ${letterOf(frames)} |`;
  });
  return [
    '## Pairs of terms',
    `${PAIRS.length} pairs of terms that two camps use of each other, or of themselves. In each of at least four sentences both members get the same rules, the same severity, the same fixes in the same order, and hovers whose length differs by a fifth at most. The words are test data, not endorsements. In the last pairs the members are people, parties or armies, and the sentences bring the loaded word.`,
    [
      '| | term | counterpart | flagged as | shown in news as | offered | sentences |',
      '|--:|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    'The sentences, with `{}` for the term:',
    sentences
      .map((frames, i) => `- **${String.fromCharCode(65 + i)}** ${frames.map((frame) => `*${frame}*`).join(' ')}`)
      .join('\n'),
  ];
}

function nameSection(): string[] {
  const sentences = loadLexicon()
    .lexicons.flatMap(({ content }) =>
      content.groups.flatMap((group) => group.entries.flatMap(({ flags, passes }) => [...flags, ...passes])),
    )
    .map((example) => example.replace(/[⟦⟧]/g, ''))
    .filter((text) => swapped(text) !== text);
  return [
    '## Names',
    `Who is written about changes nothing in what is found. In ${thousands(sentences.length)} example sentences of the lexicon that hold one of these names, it is exchanged for the other of its pair, and the findings stay the same:`,
    `${NAMES.map(([a, b]) => `${a} / ${b}`).join(' · ')}.`,
  ];
}

function sideSection(): string[] {
  const totals = sideTotals();
  const uneven = totals.filter(({ even }) => !even);
  const rows = totals.map(({ dispute, rule, counts, even }) => {
    const [a, b] = dispute.camps.map(({ who }) => who);
    return `| ${dispute.about} | ${link(rule)} | ${a}: ${counts[0]} | ${b}: ${counts[1]} | ${even ? 'yes' : '**no**'} |`;
  });
  return [
    '## Whose words they are',
    `Where most uses of a word come from one camp, its entry says so. The numbers of both camps’ words under each rule should differ by no more than ${SHARE * 100} % (or by one word, where there are few). ${verdict(totals.length, uneven.length)}`,
    ['| dispute | rule | words of | words of | alike |', '|---|---|---|---|---|', ...rows].join('\n'),
  ];
}

function verdict(all: number, uneven: number): string {
  if (uneven === 0) return `They do in all ${all} rows.`;
  return `In ${all - uneven} of ${all} rows they do; in ${uneven} the lists still have to be filled up on one side, and until then that side’s words are flagged less often.`;
}

function valenceSection(): string[] {
  const all = entries();
  const rows = RULES.filter((rule) => rule.family === 'loaded' && all.some((entry) => entry.rule === rule.id)).map(({ id }) => {
    const of = (polarity: number) => all.filter((entry) => entry.rule === id && entry.polarity === polarity).length;
    return `| ${link(id)} | ${of(1)} | ${of(-1)} | ${of(0)} |`;
  });
  const count = (polarity: number) =>
    all.filter((entry) => entry.rule.startsWith('loaded/') && entry.polarity === polarity).length;
  return [
    '## Praise and blame',
    `Praise is loaded as well as blame: ${thousands(count(1))} entries praise what they are applied to, ${thousands(count(-1))} blame it, ${thousands(count(0))} do neither by themselves. Some rules are about one of the two by their nature: name-calling blames, peacock words praise.`,
    ['| rule | praise | blame | neither |', '|---|--:|--:|--:|', ...rows].join('\n'),
  ];
}

const link = (rule: string): string => `[${RULES.find(({ id }) => id === rule)?.title ?? rule}](rules/${rule}.md)`;
const thousands = (n: number): string => n.toLocaleString('en');

export function isStale(): boolean {
  return !existsSync(page) || readFileSync(page, 'utf8') !== pageText();
}

if (require.main === module) {
  const stale = isStale();
  if (process.argv.includes('--check')) {
    if (stale) console.error('docs/even-handedness.md is stale: run `npm run docs`');
    process.exitCode = stale ? 1 : 0;
  } else {
    if (stale) writeFileSync(page, pageText());
    console.log(`docs/even-handedness.md: ${stale ? 'written' : 'up to date'}`);
  }
}
