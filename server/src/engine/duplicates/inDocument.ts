import type { BlockResult } from '../blockAnalysis';
import { type BlockEntry, type FreshBlocks, firstFrom } from '../blocks';
import type { Format } from '../formats/format';
import { ruleById, severityOf } from '../rules';
import type { Sliced } from '../slices';
import { moveSpan } from '../spans';
import type { LineIndex } from '../text/lineIndex';
import type { Text } from '../text/sourceText';
import type { Vocabulary } from '../text/vocabulary';
import type { DocumentFinding, EngineSettings, RuleId, Severity, Span } from '../types';
import { allChanges, type Changes } from './changes';
import { type BlockRange, Clusters } from './clusters';
import { duplicateFixes } from './fixes';
import { detailed, type FoundGroup, KnownGroups } from './foundGroups';
import { findingDuplicates, type PlacedGroup } from './index';
import { Intended } from './intended';
import { duplicateMessage, firstLineEnd } from './messages';
import type { RepetitionKind } from './model';
import { type Known, PlacedComparison, type PlacedSentence } from './placedComparison';
import { PlacedUnits } from './placedUnits';
import { hasWeight, Repeats } from './repeats';
import { WordPlaces } from './wordPlaces';

/** A copied block or sentence: a finding that knows its group, for fixes without another search. */
export interface DuplicateFinding extends DocumentFinding {
  /** What an edited copy has changed. */
  readonly changes?: readonly string[];
}

/** The stretch of the text that was read anew since the last search. */
interface Edit extends Span {
  /** Whether no block came or went. */
  readonly sameShape: boolean;
  /** What was written, where there was a single edit. */
  readonly only: Span | undefined;
  /** The blocks that changed; known once they have been analysed. */
  changed?: BlockRange;
}

/** So many copies are told in one finding: a refrain, not a paste accident. */
const TOLD_ONCE: ReadonlySet<string | undefined> = new Set(['refrain', 'template']);

const KINDS: readonly RepetitionKind[] = ['block', 'near-block', 'boilerplate', 'sentence', 'passage'];

/** Groups whose findings are made between two chances to stop. */
const TOLD_AT_ONCE = 256;

/**
 * What a document repeats, as findings: one for each later copy. Keeps what it found: as long as an edit stays inside
 * blocks that repeat nothing, the copies only move.
 */
export class DuplicateSearch {
  private readonly repeats: Repeats;
  /** What was found last, without the groups that an edit went into since. */
  private groups: readonly FoundGroup[] = [];
  /** Whether the text is to be searched anew. */
  private stale = true;
  private edit: Edit | undefined;
  private version = -1;
  private readonly units: PlacedUnits;
  private readonly clusters: Clusters;
  private readonly known: Known;
  readonly intended: Intended;
  /** The findings of a group, which name the lines where it was `found` first. */
  private readonly byGroup = new WeakMap<FoundGroup, { found: readonly [number, number]; findings: DuplicateFinding[] }>();

  constructor(
    private readonly settings: EngineSettings,
    private readonly format: Format,
    vocabulary: Vocabulary,
    /** The blocks of the document that hold no prose, in order. */
    readonly asides: () => readonly Span[],
  ) {
    this.repeats = new Repeats({ near: this.isOn('near-block'), passages: this.isOn('passage') });
    this.units = new PlacedUnits(this.repeats);
    this.clusters = new Clusters(this.repeats);
    this.known = {
      places: new WordPlaces(format, vocabulary),
      forms: new WeakMap(),
      exempt: new WeakMap(),
      copies: new WeakMap(),
    };
    this.intended = new Intended(settings.intended, format, vocabulary);
  }

  /** Takes in what was read of a block; gives the number by which the block is known here. */
  add(result: BlockResult): number {
    return this.repeats.add(result);
  }

  remove(result: BlockResult, block: number): void {
    this.repeats.remove(result, block);
    this.clusters.removed(result, block);
  }

  /**
   * Text was replaced from `from` to `oldEnd`, and what follows moved by `by`. `fresh` are the blocks read anew; they have
   * the `sameShape` when none came or went.
   */
  edited(from: number, oldEnd: number, by: number, { first, count, replaced, read }: FreshBlocks, sameShape: boolean): void {
    this.units.splice(first, replaced, count);
    const last = this.edit && { start: this.edit.start, end: this.edit.end + (this.edit.end >= oldEnd ? by : 0) };
    this.edit = {
      start: Math.min(read.start, last?.start ?? read.start),
      end: Math.max(read.end, last?.end ?? read.end),
      sameShape: sameShape && this.edit?.sameShape !== false,
      only: this.edit ? undefined : { start: from, end: oldEnd + by },
    };
    // What lies between the blocks of a copy is told of with it.
    const touched = ({ start, end }: Span): boolean => from < end && oldEnd > start;
    const isKept = ({ first, copies }: FoundGroup): boolean => !(touched(first) || copies.some(touched));
    const kept = this.groups.filter((group) => {
      if (isKept(group)) return true;
      this.clusters.outdate(group.cluster);
      return false;
    });
    if (kept.length < this.groups.length) {
      this.groups = kept;
      this.stale = true;
    }
    if (by === 0) return;
    const move = (span: Span): void => {
      if (span.start >= oldEnd) moveSpan(span, by);
    };
    for (const group of this.groups) {
      move(group.first);
      group.copies.forEach(move);
      if (group.same !== group.copies) group.same.forEach(move);
      for (const finding of this.byGroup.get(group)?.findings ?? []) {
        // Its extent is a copy of the group.
        move(finding);
        finding.related.forEach(move);
      }
    }
  }

  /** What repeats in the text. `blocks` are those of the document, analysed where they hold prose. */
  *finding(blocks: readonly BlockEntry[], text: Text): Sliced<readonly FoundGroup[]> {
    yield* this.repeats.settling();
    if (this.edit) this.edit.changed ??= this.changedBlocks(blocks, this.edit);
    const changed = this.edit?.changed;
    if (this.edit || this.repeats.anyFresh) {
      const { start, end } = this.edit ?? { start: 0, end: text.length + 1 };
      const met = (block: number): void => this.units.renew(block);
      yield* this.repeats.meetingNeighbours(blocks, firstFrom(blocks, start), firstFrom(blocks, end), met);
    }
    const version = this.repeats.settle();
    const reshaped = this.repeats.weighsAnew() || this.edit?.sameShape === false;
    this.stale ||= this.version !== version || (reshaped && changed !== undefined && !this.isApart(blocks, ...changed));
    if (this.stale) {
      this.groups = yield* this.search(blocks, text, changed);
      this.version = version;
      this.stale = false;
    }
    this.edit = undefined;
    return this.groups;
  }

  /** The blocks that an edit changed: of those it read anew, most are as they were before. */
  private changedBlocks(blocks: readonly BlockEntry[], { start, end, only }: Edit): BlockRange {
    const all: BlockRange = [firstFrom(blocks, start), firstFrom(blocks, end)];
    if (only === undefined) return all;
    const isFresh = (i: number): boolean => this.repeats.isFresh(blocks[i].number);
    let [first, last] = all;
    while (first < last && blocks[first].end < only.start && !isFresh(first)) first++;
    while (first < last && blocks[last - 1].start > only.end && !isFresh(last - 1)) last--;
    return [first, last];
  }

  /**
   * Whether blocks cannot lie inside a run of copies, nor between two that would be joined but for them: none of them is
   * repeated, and before or behind them, a block that weighs and repeats nothing comes before any that does.
   */
  private isApart(blocks: readonly BlockEntry[], first: number, last: number): boolean {
    const isActive = ({ number }: BlockEntry): boolean => number >= 0 && this.repeats.isActive(number);
    for (let i = first; i < last; i++) if (isActive(blocks[i])) return false;
    const isMet = (from: number, step: 1 | -1): boolean => {
      for (let i = from; i >= 0 && i < blocks.length; i += step) {
        if (isActive(blocks[i])) return true;
        const { result } = blocks[i];
        if (result && hasWeight(result)) return false;
      }
      return false;
    };
    return !isMet(first - 1, -1) || !isMet(last, 1);
  }

  /** What was found last, without what an edit went into since: its findings, and the stretches that only repeat. */
  told(): DuplicateFinding[] {
    return this.groups.flatMap((group) => this.byGroup.get(group)?.findings ?? []);
  }

  same(): Span[] {
    return this.groups.flatMap(({ same }) => same);
  }

  /** The findings of groups. */
  *telling(groups: readonly FoundGroup[], text: Text, lines: LineIndex): Sliced<DuplicateFinding[]> {
    const all: DuplicateFinding[] = [];
    let made = 0;
    for (const group of groups) {
      const found = lines.numbersOf(group.first);
      let known = this.byGroup.get(group);
      if (!known || known.found[0] !== found[0] || known.found[1] !== found[1]) {
        known = { found, findings: this.findingsOf(group, text, found) };
        this.byGroup.set(group, known);
        if (++made % TOLD_AT_ONCE === 0) yield;
      }
      for (const finding of known.findings) all.push(finding);
    }
    return all;
  }

  /** All groups: those of clusters that an edit has to do with are searched for, all others are as they were. */
  private *search(blocks: readonly BlockEntry[], text: Text, edited: BlockRange | undefined): Sliced<readonly FoundGroup[]> {
    const { repeats, units, clusters } = this;
    if (!KINDS.some((kind) => this.isOn(kind))) return [];
    units.update(blocks);
    yield;
    const searched = clusters.toSearch(blocks, units.active, edited);
    yield* units.narrowing(searched);
    yield;
    const sentences = this.repeatedSentences(blocks, searched);
    yield;
    const comparison = new PlacedComparison(text, units, sentences, repeats, this.known);
    const found = yield* findingDuplicates(units, sentences, comparison, this.settings.duplicateMinWords);
    const groups: FoundGroup[] = [];
    const known = new KnownGroups(this.groups.filter(({ cluster }) => clusters.isOutdated(cluster)));
    const places: number[] = [];
    for (const group of this.unintended(found, text)) {
      const same = known.find(group, units);
      groups.push(same ?? detailed(group, units, comparison));
      places.push(units.owner(group.at[0]).number);
      if (!same) yield;
    }
    const kept = this.groups.filter(({ cluster }) => !clusters.isOutdated(cluster));
    clusters.form(blocks, searched);
    repeats.touched.clear();
    for (const [i, group] of groups.entries()) group.cluster = clusters.of(places[i]);
    return kept.length === 0 ? groups : [...kept, ...groups].sort((a, b) => a.copies[0].start - b.copies[0].start);
  }

  /** The sentences of some blocks, by index, that also stand in another place, in order. */
  private repeatedSentences(blocks: readonly BlockEntry[], some: readonly number[]): PlacedSentence[] {
    const { units } = this;
    const sentences: PlacedSentence[] = [];
    for (const index of some) {
      const { start, result, number } = blocks[index];
      if (!this.repeats.hasRepeatedSentences(number)) continue;
      for (const { key, from, to, quoted, first, words, unit } of result?.sentences ?? []) {
        if (!this.repeats.isRepeatedSentence(key)) continue;
        sentences.push({ unit: units.firstOf(index) + unit, key, words, first, start: start + from, end: start + to, quoted });
      }
    }
    return sentences;
  }

  /** Without the passages that are meant to stand in several places. */
  private unintended(groups: PlacedGroup[], text: Text): PlacedGroup[] {
    if (!this.intended.any) return groups;
    return groups.flatMap((group) => {
      if (this.intended.has(text, group.first)) return [];
      const kept = group.copies.map((copy) => !this.intended.has(text, copy));
      const copies = group.copies.filter((_, i) => kept[i]);
      return copies.length > 0 ? [{ ...group, copies, at: group.at.filter((_, i) => i === 0 || kept[i - 1]) }] : [];
    });
  }

  private findingsOf(group: FoundGroup, text: Text, found: readonly [number, number]): DuplicateFinding[] {
    const rule = `duplicate/${group.kind}` as const;
    const severity = this.severityOf(group.kind);
    if (severity === 'off') return [];
    const all = [group.first, ...group.copies];
    const told = TOLD_ONCE.has(group.label) ? group.copies.slice(0, 1) : group.copies;
    const whole = group.kind === 'sentence' || group.kind === 'passage';
    return told.map((copy, index) => {
      const changes = group.changes?.[index];
      return {
        rule,
        family: 'duplicate',
        severity: this.settings.severities[rule] === undefined ? inContext(severity, group, changes, this.settings) : severity,
        start: copy.start,
        end: whole ? copy.end : firstLineEnd(text, copy),
        message: duplicateMessage(group, found, changes),
        extent: copy,
        related: all
          .filter((other) => other !== copy)
          .map((other) => ({ ...other, message: relatedMessage(group, other === group.first) })),
        ...(changes ? { changes: allChanges(changes) } : {}),
        fixes: this.fixesOf(group, index),
      } satisfies DuplicateFinding;
    });
  }

  /** Apart from where the finding is made: it lives on while its group does, and must not keep the text of that time. */
  private fixesOf(group: FoundGroup, index: number): DuplicateFinding['fixes'] {
    return (current) => duplicateFixes(current, this.format.id, group, index, this.asides());
  }

  private isOn(kind: RepetitionKind): boolean {
    return this.severityOf(kind) !== 'off';
  }

  private severityOf(kind: RepetitionKind): Severity | 'off' {
    const id: RuleId = `duplicate/${kind}`;
    const rule = ruleById(id);
    return rule ? severityOf(rule, this.settings) : 'off';
  }
}

/** The severity of a finding of a group where the user has not set one. */
function inContext(severity: Severity, group: FoundGroup, changes: Changes | undefined, settings: EngineSettings): Severity {
  if (group.kind === 'sentence' && severity === 'hint' && group.copies.length >= 2) return 'information';
  if (group.kind !== 'near-block') return severity;
  // Forms filled in, and single sentences, are alike by nature.
  if (group.label !== undefined || group.words < settings.duplicateMinWords) return 'hint';
  return changes && changes.figures.length > 0 && !isAnotherCase(changes) ? 'warning' : severity;
}

/** Whether several figures and names differ: the same was written of something else, and no figure contradicts the other. */
const isAnotherCase = ({ figures, names }: Changes): boolean => figures.length > 1 && names.length > 0;

function relatedMessage(group: FoundGroup, isFirst: boolean): string {
  if (group.kind === 'near-block') return isFirst ? 'First version' : 'Another version';
  return isFirst ? 'First copy' : 'Another copy';
}
