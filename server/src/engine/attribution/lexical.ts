import { VoiceCode } from '../text/voices';
import { sourceFixes, triggerFixes } from './fixes';
import { describeEvidence, hasOccasion, isAttributed, type Sift } from './rule';

/** “It is believed that” needs a believer in the same sentence. */
export const agentlessReport: Sift = (hit, claims) => (isAttributed(claims, hit.sentence, 0.6, hit.first) ? undefined : hit);

/** A guess is fine when it is somebody's, or cited. */
export const hedgedInference: Sift = (hit, claims) => {
  const { status } = claims.evidence[hit.sentence];
  // “It seems that, as X has stated, …” hedges and attributes at once: the hedge is then the writer's courtesy.
  if (status === 'cited' || isAttributed(claims, hit.sentence, 0.6, hit.first)) return undefined;
  return hit;
};

/** “Has repeatedly said” needs one instance that can be found. */
export const undatedStatement: Sift = (hit, claims) => {
  if (claims.evidence[hit.sentence].status === 'cited' || hasOccasion(claims, hit.sentence)) return undefined;
  if (hit.sentence + 1 < claims.evidence.length && claims.evidence[hit.sentence + 1].status === 'cited') return undefined;
  return hit;
};

/** “Recently” ages unless the sentence gives a date. */
export const vagueTime: Sift = (hit, claims) => (hasDate(hit.sentence, claims) ? undefined : hit);

function hasDate(sentence: number, claims: Parameters<Sift>[1]): boolean {
  const { reading } = claims;
  const { from, to } = reading.sentences[sentence];
  return /\b(1[5-9]|20)\d\d\b/.test(reading.text.slice(from, to));
}

/** Wishes and aims of others are known only from what they say. */
export const mentalState: Sift = (hit, claims) => {
  const { reading, evidence } = claims;
  if (evidence[hit.sentence].status === 'cited' || isAttributed(claims, hit.sentence, 0.6, hit.first)) return undefined;
  if (reading.voices[hit.first] !== VoiceCode.narration) return undefined;
  const { from, to } = reading.sentences[hit.sentence];
  const fixes = [...sourceFixes(reading.text, from, to), ...triggerFixes(claims, hit)];
  return { ...hit, evidence: describeEvidence(claims, hit.sentence), fixes };
};
