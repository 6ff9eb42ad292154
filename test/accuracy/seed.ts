import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family, Finding, RuleId, Span } from '../../server/src/engine';
import type { Row, Section, Subject } from './measurement';
import { overlaps, ratio } from './scores';

/** One article labelled by hand, with a repeated body; see its `conventions`. */
interface Gold {
  readonly seed: string;
  readonly loaded: readonly GoldItem[];
  readonly attribution: readonly GoldItem[];
  readonly negatives: readonly GoldSpan[];
  readonly duplicates: readonly GoldDuplicate[];
}

interface GoldSpan {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly copy: number;
  readonly why?: string;
}

interface GoldItem extends GoldSpan {
  readonly rule: RuleId;
  readonly alt?: readonly RuleId[];
  readonly must: boolean;
}

interface GoldDuplicate {
  readonly first: readonly [number, number];
  readonly copies: readonly (readonly [number, number])[];
  readonly rule: RuleId;
  readonly must: boolean;
}

/** Copies 2 and 3 repeat copy 1; counting them would count everything three times. */
const SCORED_COPIES = [0, 1];

export function measureSeed(folder: string, subject: Subject): Section[] {
  const goldFile = join(folder, 'gold.json');
  if (!existsSync(goldFile)) return [];
  const gold: Gold = JSON.parse(readFileSync(goldFile, 'utf8'));
  const text = readFileSync(join(folder, gold.seed), 'utf8');
  return [scoreFamilies(text, gold, subject.findings(text)), scoreDuplicates(text, gold, subject.findings(text))];
}

function scoreFamilies(text: string, gold: Gold, findings: readonly Finding[]): Section {
  const lineStarts = startsOfLines(text);
  const spanOf = (item: GoldSpan): Span => ({
    start: lineStarts[item.line - 1] + item.start,
    end: lineStarts[item.line - 1] + item.end,
  });
  const matches = (item: GoldItem, finding: Finding): boolean =>
    overlaps(spanOf(item), finding) && (finding.rule === item.rule || item.alt?.includes(finding.rule) === true);
  const judged = findings.filter((finding) => finding.family !== 'duplicate');
  const items = [...gold.loaded, ...gold.attribution];
  const negatives = gold.negatives.filter((negative) => SCORED_COPIES.includes(negative.copy));
  const isExpected = (finding: Finding): boolean => items.some((item) => matches(item, finding));
  const details: string[] = [];
  const show = (span: GoldSpan): string => `line ${span.line}: “${span.text}”`;

  const scoreFamily = (what: string, family: readonly GoldItem[], families: readonly Family[]): Row => {
    const scored = family.filter((item) => SCORED_COPIES.includes(item.copy));
    const must = scored.filter((item) => item.must);
    const found = must.filter((item) => judged.some((finding) => matches(item, finding)));
    const optional = scored.filter((item) => !item.must);
    const optionalFound = optional.filter((item) => judged.some((finding) => matches(item, finding)));
    const own = judged.filter((finding) => families.includes(finding.family));
    const touched = negatives.filter((negative) => own.some((f) => overlaps(f, spanOf(negative)) && !isExpected(f)));
    const unlisted = own.filter((f) => !isExpected(f) && !gold.negatives.some((negative) => overlaps(f, spanOf(negative))));
    if (families.length === 1) {
      for (const item of must.filter((m) => !found.includes(m))) details.push(`missed ${item.rule} ${show(item)}`);
      for (const negative of touched) {
        const rules = own.filter((f) => overlaps(f, spanOf(negative)) && !isExpected(f)).map((f) => f.rule);
        details.push(`false alarm ${rules.join(', ')} ${show(negative)} (${negative.why})`);
      }
    }
    return {
      what,
      mustFind: must.length,
      found: found.length,
      recall: ratio(found.length, must.length),
      optional: optional.length,
      optionalFound: optionalFound.length,
      negatives: negatives.length,
      negativesTouched: touched.length,
      unlisted: unlisted.length,
    };
  };

  const rows = [
    scoreFamily('loaded', gold.loaded, ['loaded']),
    scoreFamily('attribution', gold.attribution, ['attribution']),
    scoreFamily('both', items, ['loaded', 'attribution']),
  ];
  const note =
    'One article of opinion passed off as news, its body pasted three times, labelled by hand. The rules were written with it in view, so ' +
    'this says how well it is fitted, not what to expect of another text. Recall is over the must-find spans of the ' +
    'first copy; negatives are spans that must stay unflagged; unlisted findings (over all three copies) are unjudged.';
  return { id: 'seed', title: 'The sample draft', note, rows, details };
}

function scoreDuplicates(text: string, gold: Gold, findings: readonly Finding[]): Section {
  const lineStarts = startsOfLines(text);
  const linesOf = (span: Span): readonly [number, number] => [lineAt(lineStarts, span.start), lineAt(lineStarts, span.end - 1)];
  const copies = findings.filter((f) => f.family === 'duplicate').map((f) => ({ rule: f.rule, lines: linesOf(f.extent) }));
  const wanted = gold.duplicates.flatMap(({ rule, must, copies: places }) => places.map((lines) => ({ rule, must, lines })));
  const same = (a: (typeof copies)[number], b: (typeof copies)[number]): boolean =>
    a.rule === b.rule && a.lines[0] === b.lines[0] && a.lines[1] === b.lines[1];
  const must = wanted.filter((copy) => copy.must);
  const exact = must.filter((copy) => copies.some((found) => same(found, copy)));
  const extra = copies.filter((found) => !wanted.some((copy) => same(found, copy)));
  const show = (copy: (typeof copies)[number]): string => `${copy.rule} lines ${copy.lines[0]}–${copy.lines[1]}`;
  return {
    id: 'seed-duplicates',
    title: 'The sample draft: copies',
    note: 'A copy counts when its rule and its first and last line are right.',
    rows: [{ what: 'copies', mustFind: must.length, exact: exact.length, reported: copies.length, other: extra.length }],
    details: [
      ...must.filter((copy) => !exact.includes(copy)).map((copy) => `missed ${show(copy)}`),
      ...extra.map((copy) => `not in the labels: ${show(copy)}`),
    ],
  };
}

function startsOfLines(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), (match) => match.index + 1)];
}

/** The number, from 1, of the line that holds `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  const next = starts.findIndex((start) => start > offset);
  return next < 0 ? starts.length : next;
}
