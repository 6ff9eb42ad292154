import type { Hit } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { RuleId } from '../types';
import { anonymousSources } from './anonymous-source';
import type { StatisticFinder } from './claims';
import { hearsayAdverb } from './hearsay-adverb';
import { agentlessReport, hedgedInference, mentalState, undatedStatement, vagueTime } from './lexical';
import { orphanQuotes } from './orphan-quote';
import { placeholders } from './placeholder';
import type { Claims, Sift } from './rule';
import { sentenceClaims } from './sentence-claims';
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

/** All attribution findings of a block: what the lexicon found, judged by the evidence, and what the rules find themselves. */
export function attributionHits(
  claims: Claims,
  lexical: readonly LexicalHit[],
  statistics: StatisticFinder,
  isOn: (rule: RuleId) => boolean,
): Hit[] {
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
  if (isOn('attribution/orphan-quote')) hits.push(...orphanQuotes(claims));
  if (isOn('attribution/placeholder')) hits.push(...placeholders(claims.reading));
  hits.push(...sentenceClaims(claims, triggers, statistics, isOn));
  return hits;
}
