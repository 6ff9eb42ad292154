import { type Finding, type Profile, RULES, type Span } from '../../server/src/engine';
import type { Corpora } from './corpora';
import { isLoaded, isLoadedRule, isProminent, type Row, rulesTold, type Section, type Subject } from './measurement';
import { Counts, overlaps, ratio, spansFromCodePoints, wordSpans } from './scores';

interface Sentence {
  readonly text: string;
  readonly label: 0 | 1;
  readonly source: string;
  readonly subset?: string;
}

interface SpanSentence extends Sentence {
  readonly spans: readonly (readonly [number, number])[];
}

/** What counts as "flagged". */
interface Reading {
  readonly name: string;
  readonly profile: Profile;
  readonly counts: (finding: Finding) => boolean;
}

const PROMINENT: Reading = { name: 'news, information and up', profile: 'news', counts: (f) => isLoaded(f) && isProminent(f) };
const SENSITIVE: Reading = { name: 'news, hints too', profile: 'news', counts: isLoaded };
const ENCYCLOPEDIA: Reading = { name: 'encyclopedia', profile: 'encyclopedia', counts: (f) => isLoaded(f) && isProminent(f) };

export function measureLoaded(corpora: Corpora, subject: Subject): Section[] {
  const sentences = corpora.records<Sentence>('loaded.sentences.jsonl');
  const spans = corpora.records<SpanSentence>('loaded.spans.jsonl');
  return [...sentenceScores(sentences, subject), ...encyclopediaScores(sentences, subject), ...wordScores(spans, subject)];
}

function sentenceScores(all: readonly Sentence[], subject: Subject): Section[] {
  const rows: Row[] = [];
  for (const source of ['babe', 'newssd', 'checkthat-subj']) {
    const sentences = all.filter((sentence) => sentence.source === source);
    if (sentences.length === 0) continue;
    for (const reading of [PROMINENT, SENSITIVE, ENCYCLOPEDIA]) {
      const counts = new Counts();
      for (const { text, label } of sentences) counts.add(flags(subject, reading, text), label === 1);
      rows.push({ what: source, flagged: reading.name, ...sentenceRow(counts) });
    }
  }
  if (rows.length === 0) return [];
  const note =
    'Sentences of news labelled biased or not (babe), subjective or not (newssd, checkthat-subj). Others on babe: expert word list P .65 ' +
    'R .34; linear model trained on it macro-F1 .72; BERT .80.';
  const sections: Section[] = [{ id: 'loaded-sentences', title: 'Loaded sentences of news', note, rows }];
  const babe = all.filter((sentence) => sentence.source === 'babe');
  if (babe.length > 0) sections.push(rulesOnSentences(babe, subject));
  return sections;
}

const sentenceRow = (counts: Counts): Row => ({
  n: counts.total,
  precision: counts.precision,
  recall: counts.recall,
  f1: counts.f1,
  macroF1: counts.macroF1,
});

/** How often each rule is right, as far as a label of the whole sentence tells. */
function rulesOnSentences(sentences: readonly Sentence[], subject: Subject): Section {
  const counts = new Map<string, [number, number]>();
  for (const { text, label } of sentences) {
    const rules = new Set(subject.findings(text).flatMap(rulesTold).filter(isLoadedRule));
    for (const rule of rules) {
      const pair = counts.get(rule) ?? [0, 0];
      pair[label]++;
      counts.set(rule, pair);
    }
  }
  const rows = RULES.filter((rule) => counts.has(rule.id)).map(({ id }) => {
    const [neutral, biased] = counts.get(id) ?? [0, 0];
    return { rule: id, biased, neutral, precision: ratio(biased, biased + neutral) };
  });
  const note = 'Sentences of babe with a finding of the rule (profile news), by their label.';
  return { id: 'loaded-rules', title: 'Loaded sentences of news, by rule', note, rows };
}

function encyclopediaScores(all: readonly Sentence[], subject: Subject): Section[] {
  const sentences = all.filter((sentence) => sentence.source === 'wikinpov');
  if (sentences.length === 0) return [];
  const flagged = sentences.map(({ text }) => flags(subject, ENCYCLOPEDIA, text));
  const rows: Row[] = [...new Set(sentences.map((sentence) => sentence.subset))].map((subset) => {
    const mine = flagged.filter((_, i) => sentences[i].subset === subset);
    return { what: `wikinpov ${subset}`, n: mine.length, flaggedShare: ratio(mine.filter(Boolean).length, mine.length) };
  });
  const counts = new Counts();
  for (const [i, sentence] of sentences.entries()) {
    if (sentence.subset === 'biased' || sentence.subset === 'neutral_type_balanced') counts.add(flagged[i], sentence.label === 1);
  }
  rows.push({ what: 'biased against neutral_type_balanced', ...sentenceRow(counts) });
  const note =
    'Sentences of Wikipedia that were edited for neutrality (biased), and neutral ones; profile encyclopedia. Featured articles are as ' +
    'neutral as prose gets: what is flagged there is a false alarm (the best word list elsewhere: 4.4 %).';
  return [{ id: 'loaded-encyclopedia', title: 'Loaded sentences of an encyclopedia', note, rows }];
}

function wordScores(all: readonly SpanSentence[], subject: Subject): Section[] {
  const rows: Row[] = [];
  const babe = all.filter((sentence) => sentence.source === 'babe');
  for (const reading of babe.length > 0 ? [PROMINENT, SENSITIVE] : []) {
    const counts = new Counts();
    for (const { text, spans } of babe) {
      const gold = spansFromCodePoints(text, spans);
      const found = subject.findings(text, reading.profile).filter(reading.counts);
      for (const word of wordSpans(text)) {
        counts.add(
          found.some((finding) => overlaps(finding, word)),
          gold.some((span) => overlaps(span, word)),
        );
      }
    }
    const { precision, recall, f1 } = counts;
    rows.push({ what: 'babe, words', flagged: reading.name, n: babe.length, precision, recall, f1 });
  }
  const edits = all.filter((sentence) => sentence.source === 'wnc-sample');
  if (edits.length > 0) {
    const hits = edits.map(rejoined).filter(({ text, spans: gold }) => {
      return subject
        .findings(text, 'encyclopedia')
        .filter(isLoaded)
        .some((finding) => gold.some((span) => overlaps(span, finding)));
    });
    const recall = ratio(hits.length, edits.length);
    rows.push({
      what: 'wnc-sample, removed words',
      flagged: 'encyclopedia, hints too',
      n: edits.length,
      precision: null,
      recall,
      f1: null,
    });
  }
  if (rows.length === 0) return [];
  const note =
    'babe: each word against the words the annotators marked (elsewhere: negative-word list F1 .33, learnt .40). wnc-sample: the share of ' +
    'neutralising edits of which a removed word is flagged; its text is lower-cased, so what needs capitals is lost, and parted at ' +
    'hyphens and apostrophes, which are joined again.';
  return [{ id: 'loaded-words', title: 'Loaded words', note, rows }];
}

/** Blanks round a hyphen between letters, and in front of “'s”: there the sample was cut into words. */
const CUTS = /(?<=\w) (?=- \w)|(?<=\w -) (?=\w)|(?<=\w) (?=' s\b)|(?<=\w ') (?=s\b)/g;

/** A sentence of wnc-sample as it was written: “award - winning” is “award-winning”, “mill ' s” “mill's”. */
function rejoined({ text, spans }: SpanSentence): { text: string; spans: Span[] } {
  const cuts = [...text.matchAll(CUTS)].map(({ index }) => index);
  const place = (at: number) => at - cuts.filter((cut) => cut < at).length;
  return {
    text: text.replace(CUTS, ''),
    spans: spansFromCodePoints(text, spans).map(({ start, end }) => ({ start: place(start), end: place(end) })),
  };
}

function flags(subject: Subject, reading: Reading, text: string): boolean {
  return subject.findings(text, reading.profile).some(reading.counts);
}
