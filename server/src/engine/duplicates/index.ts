import type { Span } from '../types';
import { repeatedBlocks } from './blocks';
import { refrains, repeatedFurniture } from './boilerplate';
import { type Comparison, classify, type DuplicateGroup, type RepetitionLabel, type SentenceUnit, type Unit } from './model';
import { editedRuns, templates } from './near';
import type { Run } from './runs';
import { repeatedSentences, sentenceLabel } from './sentences';
import { sharedPassages } from './sharedPassages';

export type { Comparison, DuplicateGroup, RepetitionLabel, SentenceUnit, Unit } from './model';

/**
 * Finds what a document repeats: blocks, the same or edited, page furniture, sentences and passages, each reported once,
 * in the largest piece. Groups are ordered by their first copy. The work is proportional to the text, however much of
 * it repeats. The units are all blocks that hold prose, in order.
 */
export function findDuplicates(
  units: readonly Unit[],
  sentences: readonly SentenceUnit[],
  comparison: Comparison,
  minWords: number,
): DuplicateGroup[] {
  const ids = classify(
    units,
    (a, b) => comparison.sameUnits(a, b),
    (index) => comparison.mayRepeat(index),
  );
  const groups = new Groups();
  const exact = repeatedBlocks(units, ids, minWords);
  const reported = new Array<boolean>(units.length).fill(false);
  const chains = editedRuns(units, ids, exact, (index) => comparison.like(index));
  for (const chain of chains) {
    if (chain.exact) groups.add('block', chain, units);
    reported.fill(true, chain.copy, chain.copy + chain.length);
  }
  const edited = chains.filter((chain) => !chain.exact);
  const forms = templates(
    units,
    ids,
    edited,
    (index) => comparison.like(index),
    (index) => comparison.wordsOf(index),
  );
  for (const [first, ...copies] of forms)
    for (const copy of copies) groups.add('near-block', { first, copy, length: 1 }, units, 'template');
  const filledIn = new Set(forms.flat());
  for (const chain of edited) {
    const told = Array.from({ length: chain.length }, (_, i) => filledIn.has(chain.copy + i));
    if (told.includes(false)) groups.add('near-block', chain, units);
  }

  for (const run of repeatedFurniture(units, ids, reported)) groups.add('boilerplate', run, units);
  for (const [first, ...others] of refrains(units, ids, minWords)) {
    for (const copy of others) {
      if (!reported[copy]) groups.add('boilerplate', { first, copy, length: 1 }, units, 'refrain');
      reported[copy] = true;
    }
  }

  const sentenceIds = classify(sentences, (a, b) => comparison.sameSentences(a, b));
  const told = new Map<number, Span[]>();
  for (const run of repeatedSentences(sentences, sentenceIds, units, reported)) {
    groups.add('sentence', run, sentences, sentenceLabel(run, sentences, units));
    const { unit } = sentences[run.copy];
    told.set(unit, [...(told.get(unit) ?? []), spanOf(sentences, run.copy, run.length)]);
  }
  for (const passage of sharedPassages(units, comparison, reported, told)) groups.addPassage(passage);
  return groups.ordered();
}

type Item = Span & { readonly words: number; readonly unit?: number };

/** Collects runs into groups: those that repeat the same stretch belong together. */
class Groups {
  private readonly byStretch = new Map<string, DuplicateGroup & { readonly copies: Span[]; readonly at: number[] }>();

  add(kind: DuplicateGroup['kind'], run: Run, items: readonly Item[], label?: RepetitionLabel): void {
    const { first, copy, length } = run;
    const key = `${kind} ${first} ${length}${label === 'template' ? ' template' : ''}`;
    let group = this.byStretch.get(key);
    if (!group) {
      const words = items.slice(first, first + length).reduce((sum, item) => sum + item.words, 0);
      const at = [items[first].unit ?? first];
      group = { kind, first: spanOf(items, first, length), copies: [], units: length, words, at, ...(label && { label }) };
      this.byStretch.set(key, group);
    }
    group.copies.push(spanOf(items, copy, length));
    group.at.push(items[copy].unit ?? copy);
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

  ordered(): DuplicateGroup[] {
    return [...this.byStretch.values()].sort((a, b) => a.copies[0].start - b.copies[0].start);
  }
}

function spanOf(items: readonly Span[], start: number, length: number): Span {
  return { start: items[start].start, end: items[start + length - 1].end };
}
