import type { BlockKind } from '../formats/format';
import type { Span } from '../types';
import { repeatedBlocks } from './blocks';
import { refrains, repeatedFurniture } from './boilerplate';
import { classify, type DuplicateGroup, type RepetitionLabel, type Same, type SentenceUnit, type Unit } from './model';
import type { Run } from './runs';
import { repeatedSentences, sentenceLabel } from './sentences';

export type { DuplicateGroup, RepetitionLabel, Same, SentenceUnit, Unit } from './model';

/** Kinds that hold no prose: they neither are copies nor keep two blocks apart. */
const LEFT_OUT: ReadonlySet<BlockKind> = new Set(['code', 'comment', 'front-matter', 'definition']);

/**
 * Finds what a document repeats: blocks, page furniture and sentences, each reported once, in the largest piece.
 * Groups are ordered by their first copy. The work is proportional to the text, however much of it repeats.
 */
export function findDuplicates(
  allUnits: readonly Unit[],
  allSentences: readonly SentenceUnit[],
  same: Same,
  minWords: number,
): DuplicateGroup[] {
  const kept = allUnits.flatMap((unit, index) => (LEFT_OUT.has(unit.kind) ? [] : [index]));
  const units = kept.map((index) => allUnits[index]);
  const ids = classify(units, same);
  const groups = new Groups();

  const blockRuns = repeatedBlocks(units, ids, minWords);
  for (const run of blockRuns) groups.add('block', run, units);

  const reported = new Array<boolean>(units.length).fill(false);
  for (const { copy, length } of blockRuns) reported.fill(true, copy, copy + length);
  for (const run of repeatedFurniture(units, ids, reported)) groups.add('boilerplate', run, units);
  for (const [first, ...others] of refrains(units, ids, minWords)) {
    for (const copy of others) {
      if (!reported[copy]) groups.add('boilerplate', { first, copy, length: 1 }, units, 'refrain');
      reported[copy] = true;
    }
  }

  const place = new Map(kept.map((unit, index) => [unit, index]));
  const sentences = allSentences.flatMap((sentence) => {
    const unit = place.get(sentence.unit);
    return unit === undefined ? [] : [{ ...sentence, unit }];
  });
  for (const run of repeatedSentences(sentences, classify(sentences, same), units, reported)) {
    groups.add('sentence', run, sentences, sentenceLabel(run, sentences, units));
  }
  return groups.ordered();
}

/** Collects runs into groups: those that repeat the same stretch belong together. */
class Groups {
  private readonly byStretch = new Map<string, DuplicateGroup & { readonly copies: Span[] }>();

  add(
    kind: DuplicateGroup['kind'],
    run: Run,
    items: readonly (Span & { readonly words: number })[],
    label?: RepetitionLabel,
  ): void {
    const { first, copy, length } = run;
    const key = `${kind} ${first} ${length}`;
    let group = this.byStretch.get(key);
    if (!group) {
      const words = items.slice(first, first + length).reduce((sum, item) => sum + item.words, 0);
      group = { kind, first: spanOf(items, first, length), copies: [], units: length, words, ...(label && { label }) };
      this.byStretch.set(key, group);
    }
    group.copies.push(spanOf(items, copy, length));
  }

  ordered(): DuplicateGroup[] {
    return [...this.byStretch.values()].sort((a, b) => a.copies[0].start - b.copies[0].start);
  }
}

function spanOf(items: readonly Span[], start: number, length: number): Span {
  return { start: items[start].start, end: items[start + length - 1].end };
}
