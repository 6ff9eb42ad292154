import type { Cue } from '../text/cues';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Stance } from '../text/stances';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

/**
 * Words of a sentence that are somebody's: who says or thinks them, by which words the text tells so, and which they
 * are. Token indexes; ranges exclude their end and may be empty.
 */
export interface Attribution {
  readonly sentence: number;
  readonly cueFirst: number;
  readonly cueEnd: number;
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  readonly contentFirst: number;
  readonly contentEnd: number;
  /** The cue that rules take for evidence; undefined for what is merely told of a mind. */
  readonly cue: Cue | undefined;
}

/** From this share of a sentence on, what is attributed counts as what the sentence says. */
export const ATTRIBUTED_SHARE = 0.3;

/** The cues and stances of a block as attributions, in the order of the text. What is itself reported is left out. */
export function attributionsOf(reading: Reading, stances: readonly Stance[]): Attribution[] {
  const told = new Map(stances.map((stance) => [stance.token, stance]));
  const all: Attribution[] = [];
  for (const cue of reading.cues) {
    const object = told.get(cue.token);
    told.delete(cue.token);
    const own = cue.contentFirst < cue.contentEnd ? cue : (object ?? cue);
    all.push({
      sentence: cue.sentence,
      cueFirst: cue.token,
      cueEnd: cue.kind === 'phrase' && cue.sourceFirst > cue.token ? cue.sourceFirst : cue.token + 1,
      sourceFirst: cue.sourceFirst,
      sourceEnd: cue.sourceEnd,
      contentFirst: own.contentFirst,
      contentEnd: cue.negated ? own.contentFirst : own.contentEnd,
      cue,
    });
  }
  for (const stance of told.values()) all.push({ ...stance, cueFirst: stance.token, cueEnd: stance.token + 1, cue: undefined });
  return outermost(
    reading,
    all.sort((a, b) => a.cueFirst - b.cueFirst),
  );
}

/** Leaves out what stands inside the words another reports (“said ⟨she wants …⟩”). A cue never gives way to a stance. */
function outermost(reading: Reading, attributions: readonly Attribution[]): Attribution[] {
  let saidUntil = 0;
  let toldUntil = 0;
  return attributions.filter((own) => {
    const isReported = own.cueFirst < (own.cue ? saidUntil : Math.max(saidUntil, toldUntil)) && !goesOn(reading, own);
    if (own.contentFirst >= own.cueFirst) {
      if (own.cue) saidUntil = Math.max(saidUntil, own.contentEnd);
      else toldUntil = Math.max(toldUntil, own.contentEnd);
    }
    return !isReported;
  });
}

/** “…, adding that”, “…, Okoye said”: goes on with the outer speaker, or reports all that stands before. */
function goesOn({ tokens, units, sentences }: Reading, own: Attribution): boolean {
  if (own.contentFirst < own.cueFirst) return true;
  const before = own.cueFirst - 1;
  return before >= sentences[own.sentence].first && tokens.is(before, Kind.Comma) && endsWith(units, tokens, own.cueFirst, 'ing');
}

/** Which share of a sentence's letters is somebody's words or thoughts: quoted as speech, reported, or told of a mind. */
export function attributedShare({ tokens, sentences, voices }: Reading, s: number, attributions: readonly Attribution[]): number {
  const { first, end } = sentences[s];
  const theirs = new Uint8Array(end - first);
  for (const { sentence, contentFirst, contentEnd } of attributions)
    if (sentence === s) theirs.fill(1, Math.max(0, contentFirst - first), Math.max(0, contentEnd - first));
  let all = 0;
  let attributed = 0;
  for (let i = first; i < end; i++) {
    const length = tokens.end[i] - tokens.start[i];
    all += length;
    if (theirs[i - first] === 1 || voices[i] === VoiceCode.direct) attributed += length;
  }
  return all === 0 ? 0 : attributed / all;
}
