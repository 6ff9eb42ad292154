import type { RuleId, SentenceReport, Span } from '../../server/src/engine';
import { CHECKABLE } from '../../server/src/engine/attribution/claim-score';
import type { Corpora } from './corpora';
import { type Row, rulesTold, type Section, type Subject } from './measurement';
import { Counts, overlaps, spansFromCodePoints } from './scores';

interface Article {
  readonly id: string;
  readonly text: string;
}

type LabelledSpans = readonly (readonly [number, number])[];

interface ArticleSentence {
  readonly article: string;
  readonly text: string;
  readonly attributed_main: boolean;
  readonly attrs: readonly { readonly source: LabelledSpans; readonly cue: LabelledSpans }[];
}

interface WeaselSentence {
  readonly text: string;
  readonly weasel: 0 | 1;
}

interface ClaimSentence {
  readonly text: string;
  readonly check_worthy: 0 | 1;
}

const WEASEL_RULES: readonly RuleId[] = [
  'attribution/vague-authority',
  'attribution/hearsay-adverb',
  'attribution/agentless-report',
  'attribution/hedged-inference',
  'attribution/unsourced-superlative',
];

/** A labelled sentence counts as attributed when this share of it is, as in the labels. */
const ATTRIBUTED_SHARE = 0.3;

export function measureAttribution(corpora: Corpora, subject: Subject): Section[] {
  return [...attributedSentences(corpora, subject), ...weaselSentences(corpora, subject), ...claimSentences(corpora, subject)];
}

function attributedSentences(corpora: Corpora, subject: Subject): Section[] {
  const articles = corpora.records<Article>('attribution.documents.jsonl');
  const sentences = corpora.records<ArticleSentence>('attribution.sentences.jsonl');
  if (articles.length === 0 || sentences.length === 0) return [];
  const counts = new Counts();
  const counted = new Counts();
  const cues = new Counts();
  const sources = new Counts();
  for (const { id, text } of articles) {
    const reports = subject.draft(text).sentences();
    let from = 0;
    for (const sentence of sentences.filter(({ article }) => id === `polnear-${article}`)) {
      const start = text.indexOf(sentence.text, from);
      if (start < 0) continue;
      from = start + sentence.text.length;
      counts.add(attributedShare(reports, start, from, isAttributed) >= ATTRIBUTED_SHARE, sentence.attributed_main);
      counted.add(attributedShare(reports, start, from, isAttributedOrCarried) >= ATTRIBUTED_SHARE, sentence.attributed_main);
      const found = reports.flatMap((report) => report.attributions).filter(({ cue }) => cue[0] < from && start < cue[1]);
      const labelled = (part: 'cue' | 'source') => sentence.attrs.map((attr) => inText(sentence.text, attr[part], start));
      countOverlaps(
        cues,
        found.map(({ cue }) => cue),
        labelled('cue'),
      );
      countOverlaps(
        sources,
        found.flatMap(({ source }) => (source === null ? [] : [source])),
        labelled('source'),
      );
    }
  }
  const row = (what: string, { total, precision, recall, f1 }: Counts): Row => ({ what, n: total, precision, recall, f1 });
  const note =
    'Sentences of 204 news articles (PolNeAR), read in their article: is 30 % or more of the sentence somebody’s words or thoughts? ' +
    'Elsewhere: quotation mark or verb list F1 .79, linear model .84, pairs of people .93.';
  const rows = [row('cued or cited, or a reported voice', counts), row('the same, or carried from the sentence before', counted)];
  const spans = [row('cue', cues), row('source', sources)];
  const spanNote =
    'The same articles: words by which an attribution is told, and whoever it names, when both stand in the sentence. A span ' +
    'counts as found when it shares a character with a labelled one. A published extractor reaches F1 .85 and .82 elsewhere.';
  return [
    { id: 'attribution-sentences', title: 'Attributed sentences', note, rows },
    { id: 'attribution-spans', title: 'Cues and sources', note: spanNote, rows: spans },
  ];
}

function inText(text: string, spans: LabelledSpans, start: number): Span[] {
  return spansFromCodePoints(text, spans).map((span) => ({ start: start + span.start, end: start + span.end }));
}

/** Counts spans found against labelled ones; a labelled one may have several parts, or none in this sentence. */
function countOverlaps(
  counts: Counts,
  found: readonly (readonly [number, number])[],
  labelled: readonly (readonly Span[])[],
): void {
  const spans = found.map(([start, end]) => ({ start, end }));
  const parts = labelled.flat();
  for (const span of spans) {
    if (parts.some((part) => overlaps(part, span))) counts.truePositives++;
    else counts.falsePositives++;
  }
  for (const label of labelled)
    if (label.length > 0 && !label.some((part) => spans.some((span) => overlaps(part, span)))) counts.falseNegatives++;
}

function isAttributed({ attribution, voice }: SentenceReport): boolean {
  return attribution?.status === 'cued' || attribution?.status === 'cited' || voice === 'direct' || voice === 'indirect';
}

function isAttributedOrCarried(report: SentenceReport): boolean {
  return isAttributed(report) || report.attribution?.status === 'carried';
}

/** Which share of `start`–`end` stands in sentences the engine takes for attributed. */
function attributedShare(
  reports: readonly SentenceReport[],
  start: number,
  end: number,
  accept: (report: SentenceReport) => boolean,
): number {
  let covered = 0;
  for (const report of reports) {
    const shared = Math.min(end, report.end) - Math.max(start, report.start);
    if (shared > 0 && accept(report)) covered += shared;
  }
  return covered / (end - start);
}

function weaselSentences(corpora: Corpora, subject: Subject): Section[] {
  const sentences = corpora.records<WeaselSentence>('attribution.weasel.jsonl');
  if (sentences.length === 0) return [];
  const all = new Counts();
  const byRule = new Map(WEASEL_RULES.map((rule) => [rule, new Counts()]));
  for (const { text, weasel } of sentences) {
    const rules = new Set(subject.findings(text, 'encyclopedia').flatMap(rulesTold));
    all.add(
      WEASEL_RULES.some((rule) => rules.has(rule)),
      weasel === 1,
    );
    for (const [rule, counts] of byRule) counts.add(rules.has(rule), weasel === 1);
  }
  const row = (what: string, { total, precision, recall, f1 }: Counts): Row => ({ what, n: total, precision, recall, f1 });
  const note =
    'Sentences of Wikipedia with or without weasel phrasing (CoNLL-2010); profile encyclopedia, hints too. Elsewhere: hedge list F1 ' +
    '.40, linear model .57, the best systems of the shared task .60.';
  const rows = [row('all five rules', all), ...Array.from(byRule, ([rule, counts]) => row(rule, counts))];
  return [{ id: 'attribution-weasel', title: 'Weasel phrasing', note, rows }];
}

function claimSentences(corpora: Corpora, subject: Subject): Section[] {
  const sentences = corpora.records<ClaimSentence>('attribution.claims.jsonl');
  if (sentences.length === 0) return [];
  const scores = sentences.map(({ text }) => {
    const reports = subject.draft(text).sentences();
    return Math.max(0, ...reports.map((report) => report.claim?.score ?? 0));
  });
  const at = (threshold: number): Counts => {
    const counts = new Counts();
    for (const [i, score] of scores.entries()) counts.add(score >= threshold, sentences[i].check_worthy === 1);
    return counts;
  };
  const rows = [0.5, 0.6, CHECKABLE, 0.8, 0.9].map((threshold) => {
    const { total, precision, recall, f1, macroF1 } = at(threshold);
    return { what: `claim score ${threshold} and up`, n: total, precision, recall, f1, macroF1 };
  });
  const note = `Sentences of debates, worth checking or not (ClaimBuster); from ${CHECKABLE} the engine takes a sentence for checkable. A linear model of words and their pairs, trained on part of these very sentences, reaches F1 .75 and macro-F1 .83 on the rest.`;
  return [{ id: 'attribution-claims', title: 'Claims worth checking', note, rows }];
}
