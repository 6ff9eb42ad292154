import type { Hit } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import { firstWhere } from '../search';
import type { Reading } from '../text/reading';
import type { RuleId } from '../types';
import { anonymousSources } from './anonymous-source';
import { sentenceAt } from './evidence';
import { hearsayAdverb } from './hearsay-adverb';
import { agentlessReport, hedgedInference, mentalState, undatedStatement, vagueTime } from './lexical';
import { orphanQuotes } from './orphan-quote';
import { placeholders } from './placeholder';
import type { Claims, Sift } from './rule';
import { namesFigureSource, SentenceClaims } from './sentence-claims';
import { UnclearSpeakers } from './unclear-speaker';
import { vagueAuthority } from './vague-authority';

const SIFTS: Readonly<Record<string, Sift>> = {
  'attribution/hearsay-adverb': hearsayAdverb,
  'attribution/vague-authority': vagueAuthority,
  'attribution/agentless-report': agentlessReport,
  'attribution/hedged-inference': hedgedInference,
  'attribution/undated-statement': undatedStatement,
  'attribution/vague-time': vagueTime,
  'attribution/mental-state': mentalState,
};

/** A survey or report that is named but not cited (see SOURCE_GRADE). */
const SURVEY_GRADE = 0.6;

/** The attribution rules that judge a block by itself; headline-mismatch and unresolved notes need the document. */
export class AttributionRules {
  private readonly sentences: SentenceClaims;
  private readonly speakers: UnclearSpeakers;

  constructor(private readonly lexicon: Lexicon) {
    this.sentences = new SentenceClaims(lexicon);
    this.speakers = new UnclearSpeakers(lexicon);
  }

  /** Whether a block names a person or a body, whom a pronoun in the next may stand for. */
  introduces(reading: Reading): boolean {
    return this.speakers.namesParty(reading, 0, reading.tokens.count);
  }

  /** What the list after a block rests on for its figures: the survey that introduces it. */
  listSource(reading: Reading, sentence: number): number {
    return namesFigureSource(reading, this.lexicon, sentence) ? SURVEY_GRADE : 0;
  }

  /** All findings of a block: what the lexicon found, judged by the evidence, and what the rules find themselves. */
  find(claims: Claims, lexical: readonly LexicalHit[], isOn: (rule: RuleId) => boolean): Hit[] {
    const hits: Hit[] = [];
    const triggers: LexicalHit[] = [];
    for (const hit of lexical) {
      const sift = SIFTS[hit.rule];
      if (sift === undefined) triggers.push(hit);
      else {
        const kept = sift(hit, claims);
        if (kept) hits.push(kept);
      }
    }
    if (isOn('attribution/anonymous-source')) hits.push(...anonymousSources(claims));
    if (isOn('attribution/unclear-speaker')) hits.push(...this.speakers.find(claims));
    if (isOn('attribution/orphan-quote')) hits.push(...orphanQuotes(claims));
    hits.push(...this.sentences.find(claims, triggers, isOn));
    const notes = placeholders(claims.reading);
    const open = oncePerReport(claims.reading, oncePerSource(claims, unanswered(claims.reading, hits, notes)));
    return isOn('attribution/placeholder') ? [...open, ...notes] : open;
  }
}

/** A note that asks for a source (`{{citation needed}}`, `[who?]`): its sentence is marked already, and needs no second finding. */
const ASKS = /^(?:\{\{|\[(?:source|citation|according|by whom|who|whom|which|when))/i;

function unanswered(reading: Reading, hits: readonly Hit[], notes: readonly Hit[]): Hit[] {
  const asked = new Set<number>();
  for (const { from, to } of notes) if (ASKS.test(reading.text.slice(from, to))) asked.add(sentenceAt(reading, from));
  return asked.size === 0 ? [...hits] : hits.filter(({ from }) => !asked.has(sentenceAt(reading, from)));
}

/**
 * “Insiders said”, “some residents complained”: one source, one finding. Where it is counted but not named (“some”, “many”),
 * it is a vague authority; else people without a name.
 */
function oncePerSource({ reading, lexicon }: Claims, hits: readonly Hit[]): Hit[] {
  const anonymous = hits.filter(({ rule }) => rule === 'attribution/anonymous-source');
  const vague = hits.filter(({ rule }) => rule === 'attribution/vague-authority');
  if (anonymous.length === 0 || vague.length === 0) return [...hits];
  const dropped = new Set<Hit>();
  for (const person of anonymous)
    for (const authority of vague)
      if (person.from < authority.to && authority.from < person.to)
        dropped.add(opensVaguely(reading, lexicon, person.from) ? person : authority);
  return hits.filter((hit) => !dropped.has(hit));
}

/** How near “reportedly” stands to the figure that it reports, in characters. */
const BESIDE = 24;

/** “There are reportedly about 5,000 troops”: who reports it is asked once. */
function oncePerReport({ text }: Reading, hits: readonly Hit[]): Hit[] {
  const reports = hits.filter(({ rule }) => rule === 'attribution/hearsay-adverb');
  if (reports.length === 0) return [...hits];
  // “more than 100 members, reportedly,”; but “thousands came, and it was reportedly the largest”.
  const joins = (gap: string) => gap.length < BESIDE && (/^[\s,]*$/.test(gap) || !/[,;:.]/.test(gap));
  const isReported = ({ rule, from, to }: Hit) =>
    rule === 'attribution/unsourced-statistic' &&
    reports.some((report) => joins(report.from < from ? text.slice(report.to, from) : text.slice(to, report.from)));
  return hits.filter((hit) => !isReported(hit));
}

function opensVaguely({ tokens }: Reading, lexicon: Lexicon, from: number): boolean {
  const first = firstWhere(tokens.count, (i) => tokens.start[i] >= from);
  return tokens.isWord(first) && lexicon.isIn(lexicon.classNumber('quantifier'), tokens.word[first]);
}
