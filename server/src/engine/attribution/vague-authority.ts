import { Flag, Kind } from '../text/tokens';
import { isAttributed, type Sift } from './rule';

/** “Experts say” is fine when they are named, counted in a survey, or cited. */
export const vagueAuthority: Sift = (hit, claims) => {
  const { reading, evidence, lexicon } = claims;
  if (evidence[hit.sentence].status === 'cited') return undefined;
  const { tokens, sentences } = reading;
  const sentence = sentences[hit.sentence];
  // “Harbour Times University (HTU) data indicate”
  if (tokens.is(hit.first - 1, Kind.CloseParen) && tokens.has(hit.first - 2, Flag.AllCaps)) return undefined;
  const including = lexicon.classNumber('including');
  // “critics, including Ada Boyle, say”; “two engineers, Ana Ruiz and Tom Bell, say”
  for (let i = hit.first; i < Math.min(sentence.end, hit.first + 12); i++) {
    if (tokens.kind[i] === Kind.Word && lexicon.isIn(including, tokens.word[i]) && tokens.isWord(i + 1)) {
      for (let k = i + 1; k < Math.min(sentence.end, i + 6); k++)
        if (tokens.isWord(k) && tokens.has(k, Flag.Capital)) return undefined;
    }
  }
  // Another, named source in the same sentence carries it.
  if (isAttributed(claims, hit.sentence, 0.9, hit.first)) return undefined;
  // The next sentence names them: no more than a hint.
  if (hit.sentence + 1 < sentences.length && isAttributed(claims, hit.sentence + 1, 1)) return { ...hit, shift: -1 };
  return hit;
};
