import { finished, type Sliced } from '../slices';
import type { Span } from '../types';
import { repeatedBlocks } from './blocks';
import { refrains, repeatedFurniture } from './boilerplate';
import type { Link } from './chains';
import {
  type Comparison,
  classifying,
  type DuplicateGroup,
  type LikeUnit,
  type PlacedGroup,
  type RepetitionLabel,
  type SentenceUnit,
  type Unit,
  type Units,
} from './model';
import { editedRuns, templates } from './near';
import type { Run } from './runs';
import { repeatedSentences, sentenceLabel } from './sentences';
import { sharedPassages } from './sharedPassages';

export type { Comparison, DuplicateGroup, PlacedGroup, SentenceUnit, Unit, Units } from './model';

/**
 * Finds what a document repeats: blocks, the same or edited, page furniture, sentences and passages, each reported once,
 * in the largest piece. Groups are ordered by their first copy. The work is proportional to the text, however much of
 * it repeats. The units are all blocks that hold prose, in order.
 */
export function* findingDuplicates(
  units: Units,
  sentences: readonly SentenceUnit[],
  comparison: Comparison,
  minWords: number,
): Sliced<PlacedGroup[]> {
  const unit = (index: number): Unit => units.unit(index);
  const ids = yield* classifying(
    units.count,
    (index) => unit(index).key,
    (a, b) => comparison.sameUnits(a, b),
    units.repeated,
  );
  yield;
  const groups = new Groups();
  const exact = yield* repeatedBlocks(units, ids, minWords);
  /** 1: told as a copy already. */
  const reported = new Uint8Array(units.count);
  yield;
  const chains = yield* editedRuns(units, ids, exact, (index) => comparison.like(index));
  for (const chain of chains) {
    if (chain.exact) groups.add('block', chain, unit);
    reported.fill(1, chain.copy, chain.copy + chain.length);
  }
  yield;
  addEdited(
    groups,
    chains.filter((chain) => !chain.exact),
    units,
    ids,
    comparison,
  );
  yield;
  for (const run of yield* repeatedFurniture(units, ids, reported)) groups.add('boilerplate', run, unit);
  yield;
  for (const [first, ...others] of refrains(units, ids, minWords)) {
    for (const copy of others) {
      if (reported[copy] === 0) groups.add('boilerplate', { first, copy, length: 1 }, unit, 'refrain');
      reported[copy] = 1;
    }
  }

  yield;
  const told = yield* addSentences(groups, sentences, units, comparison, reported);
  yield;
  for (const passage of yield* sharedPassages(units, comparison, reported, told)) groups.addPassage(passage);
  return groups.ordered();
}

/** Adds runs of edited copies; those that are filled in from one template are one group each. */
function addEdited(groups: Groups, edited: readonly Link[], units: Units, ids: Int32Array, comparison: Comparison): void {
  const unit = (index: number): Unit => units.unit(index);
  const like = (index: number): readonly LikeUnit[] => comparison.like(index);
  const forms = templates(units, ids, edited, like, (index) => comparison.wordsOf(index));
  for (const [first, ...copies] of forms)
    for (const copy of copies) groups.add('near-block', { first, copy, length: 1 }, unit, 'template');
  const entries = new Set(forms.flat());
  for (const chain of edited) {
    const { first, copy, length } = chain;
    if (length > 1) {
      const told = Array.from({ length }, (_, i) => entries.has(copy + i));
      if (told.includes(false)) groups.add('near-block', chain, unit);
    } else if (!entries.has(copy) && !comparison.areFilledIn(first, copy)) {
      const reworded = like(copy).some((other) => other.index === first && other.reworded === true);
      groups.add('near-block', chain, unit, reworded ? 'reworded' : undefined);
    }
  }
}

/** Adds runs of sentences that stand in other blocks too; gives where the later ones stand, by unit. */
function* addSentences(
  groups: Groups,
  sentences: readonly SentenceUnit[],
  units: Units,
  comparison: Comparison,
  reported: Uint8Array,
): Sliced<ReadonlyMap<number, readonly Span[]>> {
  const ids = yield* classifying(
    sentences.length,
    (index) => sentences[index].key,
    (a, b) => comparison.sameSentences(a, b),
  );
  const sentence = (index: number): SentenceUnit => sentences[index];
  const told = new Map<number, Span[]>();
  for (const run of yield* repeatedSentences(sentences, ids, units, reported)) {
    groups.add('sentence', run, sentence, sentenceLabel(run, sentences, units));
    const { unit } = sentence(run.copy);
    told.set(unit, [...(told.get(unit) ?? []), spanOf(sentence, run.copy, run.length)]);
  }
  return told;
}

/** The same at once. */
export function findDuplicates(...given: Parameters<typeof findingDuplicates>): PlacedGroup[] {
  return finished(findingDuplicates(...given));
}

/** Units or sentences. */
type ItemAt = (index: number) => Span & { readonly words: number; readonly unit?: number };

/** Collects runs into groups: those that repeat the same stretch belong together. */
class Groups {
  private readonly byStretch = new Map<string, PlacedGroup & { readonly copies: Span[]; readonly at: number[] }>();

  add(kind: DuplicateGroup['kind'], run: Run, itemAt: ItemAt, label?: RepetitionLabel): void {
    const { first, copy, length } = run;
    const key = `${kind} ${first} ${length}${label === 'template' ? ' template' : ''}`;
    let group = this.byStretch.get(key);
    if (!group) {
      let words = 0;
      for (let i = first; i < first + length; i++) words += itemAt(i).words;
      const at = [itemAt(first).unit ?? first];
      group = { kind, first: spanOf(itemAt, first, length), copies: [], units: length, words, at, ...(label && { label }) };
      this.byStretch.set(key, group);
    }
    group.copies.push(spanOf(itemAt, copy, length));
    group.at.push(itemAt(copy).unit ?? copy);
  }

  addPassage(passage: { first: Span; copy: Span; words: number; at: readonly [number, number] }): void {
    const { first, copy, words } = passage;
    const key = `passage ${first.start} ${first.end}`;
    let group = this.byStretch.get(key);
    if (!group) {
      group = { kind: 'passage', first, copies: [], units: 1, words, at: [passage.at[0]] };
      this.byStretch.set(key, group);
    }
    group.copies.push(copy);
    group.at.push(passage.at[1]);
  }

  ordered(): PlacedGroup[] {
    return [...this.byStretch.values()].sort((a, b) => a.copies[0].start - b.copies[0].start);
  }
}

function spanOf(itemAt: ItemAt, start: number, length: number): Span {
  return { start: itemAt(start).start, end: itemAt(start + length - 1).end };
}
