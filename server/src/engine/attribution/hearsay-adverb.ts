import { isAttributed, type Sift } from './rule';

/** “Reportedly” is settled only by a source of its own in the sentence or the one before. */
export const hearsayAdverb: Sift = (hit, claims) => {
  const own = claims.evidence[hit.sentence];
  // The verb the adverb itself stands on (“reportedly agreed”) attributes nothing more.
  const modified = own.cue !== null && Math.abs(own.cue.token - hit.last) <= 2 && own.cue.token > hit.first;
  if (!modified && isAttributed(claims, hit.sentence, 0.6)) return undefined;
  if (hit.sentence > 0 && isAttributed(claims, hit.sentence - 1, 0.9)) return undefined;
  return hit;
};
