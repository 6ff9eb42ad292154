import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Stance } from '../text/stance';
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

/** The cues, stances and namings of a block as attributions, in the order of the text. What is itself reported is left out. */
export function attributionsOf(reading: Reading, stances: readonly Stance[], lexicon: Lexicon): Attribution[] {
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
  const known = new Set(all.map(({ cueFirst }) => cueFirst));
  for (const { sentence, token, sourceFirst, sourceEnd, first, end } of reading.namings)
    if (!known.has(token))
      all.push({
        sentence,
        cueFirst: token,
        cueEnd: token + 1,
        sourceFirst,
        sourceEnd,
        contentFirst: first,
        contentEnd: end,
        cue: undefined,
      });
  return outermost(
    reading,
    lexicon,
    all.sort((a, b) => a.cueFirst - b.cueFirst),
  );
}

/**
 * Leaves out what stands inside the words another reports (“said ⟨she wants …⟩”, “⟨the board plans …⟩, Okoye said”). What
 * is reported never gives way to a mere thought around it.
 */
function outermost(reading: Reading, lexicon: Lexicon, attributions: readonly Attribution[]): Attribution[] {
  const kept: Attribution[] = [];
  let saidUntil = 0;
  let toldUntil = 0;
  for (const own of attributions) {
    const reports = own.cue !== undefined && !own.cue.weak;
    const outer = kept[kept.length - 1];
    if (outer && partsFrom(reading, lexicon, outer, own)) {
      saidUntil = Math.min(saidUntil, own.cueFirst);
      toldUntil = Math.min(toldUntil, own.cueFirst);
    }
    if (own.cueFirst < (reports ? saidUntil : Math.max(saidUntil, toldUntil)) && !goesOn(reading, own)) continue;
    if (own.contentFirst >= own.cueFirst) {
      if (own.cue) saidUntil = Math.max(saidUntil, own.contentEnd);
      else toldUntil = Math.max(toldUntil, own.contentEnd);
    } else if (closes(reading, own)) {
      while (kept.length > 0 && isWithin(kept[kept.length - 1], own)) kept.pop();
    }
    kept.push(own);
  }
  return kept;
}

/**
 * Whether a clause of the writer's begins with `own`: its subject stands behind a comma and a conjunction (“…, and ⟨she⟩
 * hopes”), or the cue before stood in an opening clause (“While Okoye said …, ⟨the mayor⟩ wants”).
 */
function partsFrom({ tokens, units, sentences }: Reading, lexicon: Lexicon, outer: Attribution, own: Attribution): boolean {
  if (own.sentence !== outer.sentence || outer.contentFirst < outer.cueFirst || own.sourceFirst >= own.cueFirst) return false;
  const is = (name: string, i: number) => tokens.isWord(i) && lexicon.isIn(lexicon.classNumber(name), tokens.word[i]);
  if (own.sourceFirst === outer.sourceFirst)
    return (
      is('coordinators', own.cueFirst - 1) &&
      endsWith(units, tokens, own.cueFirst, 'ed') &&
      endsWith(units, tokens, outer.cueFirst, 'ed')
    );
  const before = own.sourceFirst - 1;
  if (before <= outer.cueEnd) return false;
  if (is('conjunctions', before)) return tokens.is(before - 1, Kind.Comma) || tokens.is(before - 1, Kind.Dash);
  const { first } = sentences[own.sentence];
  const opening = is('subordinators', first) || (is('contrast', first) && is('subordinators', first + 1));
  if (!tokens.is(before, Kind.Comma) || !opening) return false;
  for (let i = outer.cueEnd; i < before; i++) if (tokens.is(i, Kind.Comma)) return false;
  return true;
}

/** A cue right behind the words it reports: “…, Okoye said”, “…, according to Okoye”, not “…, citing Okoye”. */
function closes(
  { tokens, units }: Reading,
  { cue, cueFirst, cueEnd, sourceFirst, contentFirst, contentEnd }: Attribution,
): boolean {
  const participle = cueEnd === cueFirst + 1 && endsWith(units, tokens, cueFirst, 'ing');
  return cue !== undefined && !participle && contentFirst < contentEnd && contentEnd >= Math.min(cueFirst, sourceFirst) - 2;
}

/** Whether a thought, a wish or a cue that reports no quotation stands, source and all, in the words of somebody else behind it. */
function isWithin(inner: Attribution, outer: Attribution): boolean {
  const { cue } = inner;
  // “‘…,’ Okoye said, according to the paper” has two who speak; “Okoye said that …, according to the paper” is the paper's.
  const speaks = cue !== undefined && !cue.weak && cue.contentFirst < cue.contentEnd;
  if (speaks && (cue.frame === 'quote' || outer.cue?.kind !== 'phrase')) return false;
  return (
    inner.sentence === outer.sentence &&
    inner.sourceFirst !== outer.sourceFirst &&
    outer.contentFirst <= Math.min(inner.sourceFirst, inner.cueFirst) &&
    Math.max(inner.cueEnd, inner.sourceEnd) <= outer.contentEnd
  );
}

/** “…, adding that”, “…, Okoye said”: goes on with the outer speaker, or reports all that stands before. */
function goesOn({ tokens, units, sentences }: Reading, own: Attribution): boolean {
  if (own.cue && own.contentFirst < own.cueFirst) return true;
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
