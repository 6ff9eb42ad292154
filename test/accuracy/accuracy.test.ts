import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Draft, type Finding, type RuleId, ruleById, type SentenceReport } from '../../server/src/engine';
import { Corpora } from './corpora';
import { dump, sample } from './dump';
import { measure } from './measure';
import { type CreateDraft, isLoaded, type Row, rulesTold, type Section, Subject } from './measurement';
import { toMarkdown, toText } from './report';
import { Counts, countWords, spansFromCodePoints } from './scores';

const RULE_OF: Readonly<Record<string, RuleId>> = {
  laughably: 'loaded/mockery',
  allegedly: 'attribution/hearsay-adverb',
  thug: 'loaded/name-calling',
};

/** An engine that knows three words, "said", digits, and a repeated paragraph. */
const threeWords: CreateDraft = (text, format, settings) => {
  const findings: Finding[] = [];
  for (const match of text.matchAll(/laughably|allegedly|thug/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const rule = RULE_OF[match[0]];
    const family = rule.startsWith('loaded/') ? 'loaded' : 'attribution';
    findings.push({
      ...span,
      rule,
      family,
      severity: match[0] === 'thug' ? 'hint' : 'warning',
      message: '',
      extent: span,
      related: [],
    });
  }
  const copy = /^(.+)$(?=[\s\S]*^(\1)$)/m.exec(text);
  if (copy) {
    const start = text.lastIndexOf(copy[1]);
    const extent = { start, end: start + copy[1].length };
    const related = [{ start: copy.index, end: copy.index + copy[1].length, message: '' }];
    findings.push({ ...extent, rule: 'duplicate/block', family: 'duplicate', severity: 'warning', message: '', extent, related });
  }
  const sentences = Array.from(text.matchAll(/[^.\n]+\./g), (match): SentenceReport => {
    const cue = match[0].indexOf('said');
    const status = cue >= 0 ? 'cued' : 'none';
    const at = match.index + cue;
    return {
      start: match.index,
      end: match.index + match[0].length,
      block: 0,
      voice: 'narration',
      attribution: { status, grade: 0, source: null, cue: null, class: null, share: cue >= 0 ? 1 : 0 },
      attributions: cue >= 0 ? [{ source: null, cue: [at, at + 4], content: null, evidence: true }] : [],
      claim: /\d/.test(match[0]) ? { score: 0.8, kind: 'number' } : null,
      quotes: [],
    };
  });
  // “allegedly” takes praise right behind it into its own finding.
  const explain = ({ rule, end }: Finding) => {
    const praised = rule === 'attribution/hearsay-adverb' && text.startsWith(' great', end);
    return { also: praised ? [`${ruleById('loaded/peacock')?.title}: “great”`] : [] };
  };
  return { text, format, settings, findings: () => findings, explain, sentences: () => sentences } as unknown as Draft;
};

const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ARTICLE = 'The mayor said the bridge is safe. It opened in May. The plan laughably failed.';

function writeCorpora(folder: string): void {
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'raw/wikinews'), { recursive: true });
  mkdirSync(join(folder, 'seed'));
  const babe = [
    { id: 'a', text: 'It laughably failed.', label: 1, source: 'babe', spans: [[3, 12]] },
    { id: 'b', text: 'It failed.', label: 1, source: 'babe', spans: [[3, 9]] },
    { id: 'c', text: 'The thug left.', label: 1, source: 'babe', spans: [[4, 8]] },
    { id: 'd', text: '🎈 It opened laughably late.', label: 0, source: 'babe', spans: [] },
    { id: 'e', text: 'It opened.', label: 0, source: 'babe', spans: [] },
  ];
  const featured = [
    { id: 'f', text: 'It laughably opened.', label: 0, source: 'wikinpov', subset: 'neutral_featured' },
    { id: 'g', text: 'It opened.', label: 0, source: 'wikinpov', subset: 'neutral_featured' },
  ];
  write('loaded.sentences.jsonl', lines([...babe, ...featured]));
  write('loaded.spans.jsonl', lines(babe));
  write('attribution.documents.jsonl', lines([{ id: 'polnear-x', text: ARTICLE }]));
  const attributed = [true, false, true];
  const sentences = ARTICLE.match(/[^.]+\./g) ?? [];
  write(
    'attribution.sentences.jsonl',
    lines(
      sentences.map((text, i) => {
        const sentence = text.trim();
        // “The mayor” speaks; of the two labelled cues the second is not found.
        const attrs = attributed[i] ? [{ source: [[0, 9]], cue: [[Math.max(0, sentence.indexOf('said')), 14]] }] : [];
        return { article: 'x', text: sentence, attributed_main: attributed[i], attrs };
      }),
    ),
  );
  write(
    'attribution.weasel.jsonl',
    lines([
      { text: 'It allegedly broke.', weasel: 1 },
      { text: 'It broke.', weasel: 0 },
    ]),
  );
  write(
    'attribution.claims.jsonl',
    lines([
      { text: 'It cost 5.', check_worthy: 1 },
      { text: 'It is 3.', check_worthy: 0 },
    ]),
  );
  write(
    'duplicates.documents.jsonl',
    lines([
      { a: 'One two.', b: 'One two.', label: 1 },
      { a: 'One.', b: 'Two.', label: 0 },
    ]),
  );
  write(
    'duplicates.edits.jsonl',
    lines([
      { a: 'A thug ran.', b: 'A thug ran.' },
      { a: 'It rained.', b: 'It poured.' },
    ]),
  );
  write('raw/wikinews/a.txt', 'The laughably late thug allegedly left. Others stayed at home.');
  // Two documents that share a paragraph, in a collection of their own.
  mkdirSync(join(folder, 'raw/18f'), { recursive: true });
  const shared =
    'The bridge over the river was closed for most of the winter, and boats had to wait at the old pier until it was mended.';
  write('raw/18f/a.md', `${shared}\n`);
  write('raw/18f/b.md', `Something else.\n\n${shared}\n`);
  write('seed/article.txt', 'It laughably failed.\nIt allegedly opened.\nThug, a film.\nIt laughably failed.\n');
  const span = (line: number, start: number, text: string) => ({ line, start, end: start + text.length, text, copy: 1 });
  write(
    'seed/gold.json',
    JSON.stringify({
      seed: 'article.txt',
      loaded: [
        { ...span(1, 3, 'laughably'), rule: 'loaded/editorial-adverb', alt: ['loaded/mockery'], must: true },
        { ...span(3, 0, 'Thug'), rule: 'loaded/name-calling', must: true },
      ],
      attribution: [],
      negatives: [{ ...span(2, 3, 'allegedly'), why: 'invented' }],
      duplicates: [{ first: [1, 1], copies: [[4, 4]], rule: 'duplicate/block', must: true }],
    }),
  );
}

describe('accuracy', () => {
  let folder: string;
  let sections: Section[];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'editorial-balance-accuracy-'));
    writeCorpora(folder);
    sections = measure(new Corpora(folder), join(folder, 'seed'), new Subject(threeWords));
  });
  after(() => rmSync(folder, { recursive: true }));

  const row = (id: string, what: string): Row => {
    const found = sections.find((section) => section.id === id)?.rows.find((r) => r.what === what || r.rule === what);
    assert.ok(found, `no row ${what} in ${id}`);
    return found;
  };

  it('scores the labelled draft: finds by rule or another accepted one, touched negatives, exact copies', () => {
    assert.deepEqual(row('seed', 'loaded'), {
      what: 'loaded',
      mustFind: 2,
      found: 1,
      recall: 0.5,
      optional: 0,
      optionalFound: 0,
      negatives: 1,
      negativesTouched: 0,
      unlisted: 1,
    });
    assert.equal(row('seed', 'attribution').negativesTouched, 1);
    assert.deepEqual(row('seed-duplicates', 'copies'), { what: 'copies', mustFind: 1, exact: 1, reported: 1, other: 0 });
    assert.match(toText({ date: '', sections }, true), /missed loaded\/name-calling line 3: “Thug”/);
  });

  it('scores sentences, and hints only where the row says so', () => {
    const [prominent, sensitive] = sections.find((section) => section.id === 'loaded-sentences')?.rows ?? [];
    assert.deepEqual([prominent.precision, prominent.recall], [1 / 2, 1 / 3]);
    assert.deepEqual([sensitive.precision, sensitive.recall], [2 / 3, 2 / 3]);
    assert.deepEqual(row('loaded-rules', 'loaded/mockery'), { rule: 'loaded/mockery', biased: 1, neutral: 1, precision: 0.5 });
    assert.equal(row('loaded-encyclopedia', 'wikinpov neutral_featured').flaggedShare, 0.5);
  });

  it('scores words', () => {
    const words = row('loaded-words', 'babe, words');
    assert.deepEqual([words.precision, words.recall], [1 / 2, 1 / 3]);
  });

  it('scores attribution, weasel phrasing and claims', () => {
    const attributed = row('attribution-sentences', 'cued or cited, or a reported voice');
    assert.deepEqual([attributed.precision, attributed.recall], [1, 0.5]);
    const cues = row('attribution-spans', 'cue');
    assert.deepEqual([cues.precision, cues.recall], [1, 0.5]);
    assert.equal(row('attribution-spans', 'source').recall, 0);
    assert.equal(row('attribution-weasel', 'all five rules').f1, 1);
    const claims = row('attribution-claims', 'claim score 0.5 and up');
    assert.deepEqual([claims.precision, claims.recall], [0.5, 1]);
  });

  it('scores copied articles', () => {
    assert.deepEqual(row('duplicates', 'articles'), { what: 'articles', n: 2, precision: 1, recall: 1, f1: 1 });
  });

  it('scores edited sentences, and sentences that do not belong together', () => {
    const edits = row('duplicates-edits', 'all');
    assert.deepEqual([edits.n, edits.recognised], [2, 0.5]);
  });

  it('counts different sentences that are taken for edits of each other', () => {
    assert.deepEqual(row('duplicates-apart', 'wikinews'), { what: 'wikinews', n: 2, edited: 0 });
  });

  it('counts what documents of a collection share', () => {
    assert.deepEqual(row('shared-text', '18f'), { what: '18f', documents: 2, exact: 2, edited: 0, wire: 0 });
  });

  it('counts findings per 1,000 words of real text', () => {
    const news = row('raw', 'wikinews');
    assert.deepEqual([news.words, news.warning, news.hint], [10, 200, 100]);
    assert.equal(row('raw-rules', 'loaded/mockery').wikinews, 100);
  });

  it('prints every table as text and as a page', () => {
    const report = { date: '2000-01-02', sections };
    const page = toMarkdown(report);
    for (const { title } of sections) {
      assert.ok(page.includes(`## ${title}`));
      assert.ok(toText(report, false).includes(title));
    }
    assert.match(page, /Measured 2000-01-02/);
    assert.match(page, /\| attribution \| 0 \| 0 \| 0\.000 \|/);
  });

  it('counts a finding that tells two things for both', () => {
    const [both] = new Subject(threeWords).findings('It is allegedly great.');
    const [one] = new Subject(threeWords).findings('It is allegedly small.');
    assert.deepEqual(rulesTold(both), ['attribution/hearsay-adverb', 'loaded/peacock']);
    assert.deepEqual([isLoaded(both), isLoaded(one)], [true, false]);
  });

  it('draws findings to read, marked in their surroundings', () => {
    const corpora = new Corpora(folder);
    const subject = new Subject(threeWords);
    const [only] = dump('attribution', 5, 'raw', corpora, subject);
    assert.match(
      only,
      /wikinews\/a\.txt {2}attribution\/hearsay-adverb {2}warning\n {4}The laughably late thug \[\[allegedly\]\] left/,
    );
    assert.equal(dump('loaded/mockery', 1, 'babe', corpora, subject).length, 1);
    assert.throws(() => dump('loaded/mockry', 1, 'raw', corpora, subject), /Did you mean "loaded\/mockery"/);
  });

  it('leaves out what there are no labels for', () => {
    const empty = mkdtempSync(join(tmpdir(), 'editorial-balance-accuracy-'));
    assert.deepEqual(measure(new Corpora(empty), empty, new Subject(threeWords)), []);
    rmSync(empty, { recursive: true });
  });
});

describe('accuracy scores', () => {
  it('computes precision, recall, F1 and the mean over both labels', () => {
    const counts = new Counts();
    counts.add(true, true, 6);
    counts.add(true, false, 2);
    counts.add(false, true, 4);
    counts.add(false, false, 8);
    assert.deepEqual([counts.precision, counts.recall, counts.falseAlarms], [0.75, 0.6, 0.2]);
    assert.ok(Math.abs(counts.f1 - 2 / 3) < 1e-9);
    assert.ok(Math.abs(counts.macroF1 - (2 / 3 + 16 / 22) / 2) < 1e-9);
  });

  it('is 0, not NaN, when nothing was counted', () => {
    assert.deepEqual([new Counts().precision, new Counts().f1, new Counts().macroF1], [0, 0, 0]);
  });

  it('turns code points into UTF-16 offsets', () => {
    assert.deepEqual(spansFromCodePoints('🎈 a', [[2, 3]]), [{ start: 3, end: 4 }]);
  });

  it('counts words with apostrophes and hyphens as one', () => {
    assert.equal(countWords('It’s a so-called “test”, isn’t it?'), 6);
  });

  it('samples the same every time, without repeats', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    assert.deepEqual(sample(items, 10), sample(items, 10));
    assert.equal(new Set(sample(items, 50)).size, 50);
    assert.notDeepEqual(sample(items, 10), items.slice(0, 10));
  });
});
