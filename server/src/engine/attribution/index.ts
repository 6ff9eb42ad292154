import type { Hit } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { RuleId } from '../types';
import { anonymousSources } from './anonymous-source';
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
    if (isOn('attribution/placeholder')) hits.push(...placeholders(claims.reading));
    hits.push(...this.sentences.find(claims, triggers, isOn));
    return hits;
  }
}
