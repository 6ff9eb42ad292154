import type { Sliced } from '../slices';
import type { RepetitionLabel, SentenceUnit, Units } from './model';
import { findingRuns, type Run } from './runs';

/** Shorter sentences repeat by nature. */
const MIN_WORDS = 8;
/** A standfirst or pull-quote stands alone; it is no longer than this. */
const PULL_QUOTE_SENTENCES = 2;

/** Runs of sentences that stood in another block before, outside the blocks already reported as copies. */
export function repeatedSentences(
  sentences: readonly SentenceUnit[],
  ids: Int32Array,
  units: Units,
  reported: Uint8Array,
): Sliced<Run[]> {
  const member = (index: number): boolean => {
    const { unit } = sentences[index];
    return units.unit(unit).counted && reported[unit] === 0;
  };
  return findingRuns(ids, {
    member,
    edge: (index) => sentences[index].words >= MIN_WORDS && member(index),
    linked: (index) => sentences[index].unit === sentences[index - 1].unit,
    apart: (first, copy) => units.unit(sentences[first].unit).counted && sentences[first].unit !== sentences[copy].unit,
    worth: () => true,
  });
}

/** What sort of repetition a run of sentences is. */
export function sentenceLabel(run: Run, sentences: readonly SentenceUnit[], units: Units): RepetitionLabel | undefined {
  const quoted = (start: number): boolean => sentences.slice(start, start + run.length).every((sentence) => sentence.quoted);
  if (quoted(run.first) && quoted(run.copy)) return 'quotation';
  const standsAlone = (start: number): boolean =>
    units.unit(sentences[start].unit).kind === 'quote' || sentencesInUnit(sentences, start) <= PULL_QUOTE_SENTENCES;
  return standsAlone(run.first) !== standsAlone(run.copy) ? 'pull-quote' : undefined;
}

/** How many sentences the unit of the sentence at `index` holds; stops counting where it no longer matters. */
function sentencesInUnit(sentences: readonly SentenceUnit[], index: number): number {
  const { unit } = sentences[index];
  let count = 1;
  for (let at = index - 1; at >= 0 && sentences[at].unit === unit && count <= PULL_QUOTE_SENTENCES; at--) count++;
  for (let at = index + 1; at < sentences.length && sentences[at].unit === unit && count <= PULL_QUOTE_SENTENCES; at++) count++;
  return count;
}
