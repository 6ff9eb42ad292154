import { type BlockEntry, firstFrom } from '../blocks';
import type { Format } from '../formats/format';
import { ruleById, severityOf } from '../rules';
import { finished, type Sliced } from '../slices';
import { moveSpan } from '../spans';
import type { LineIndex } from '../text/lineIndex';
import type { Text } from '../text/sourceText';
import type { Vocabulary } from '../text/vocabulary';
import type { DocumentFinding, EngineSettings, RuleId, Severity, Span } from '../types';
import { allChanges, type Changes, describeChanges, withSigns } from './changes';
import { duplicateFixes } from './fixes';
import { type DuplicateGroup, findingDuplicates, type SentenceUnit } from './index';
import { Intended } from './intended';
import { LEAST_JACCARD, SHORT } from './likeness';
import { duplicateMessage, firstLineEnd } from './messages';
import type { Comparison, LikeUnit, RepetitionKind } from './model';
import { LIGHT_WORDS } from './near';
import { PlacedUnits } from './placedUnits';
import { type SentencePrint, sameWords, type UnitPrint } from './print';
import { Repeats } from './repeats';
import { WordPlaces } from './wordPlaces';

/** A copied block or sentence: a finding that knows its group, for fixes without another search. */
export interface DuplicateFinding extends DocumentFinding {
  /** What an edited copy has changed. */
  readonly changes?: readonly string[];
}

/** A group as found in the text as it was searched; `changes` are those of each copy, of edited ones. */
export interface FoundGroup extends DuplicateGroup {
  readonly changes?: readonly Changes[];
  /** Stretches of the copies that are the same as in the first, so that what is found there was found before. */
  readonly same: readonly Span[];
}

/** So many copies are told in one finding: a refrain, not a paste accident. */
const TOLD_ONCE: ReadonlySet<string | undefined> = new Set(['refrain', 'template']);

const KINDS: readonly RepetitionKind[] = ['block', 'near-block', 'boilerplate', 'sentence', 'passage'];

/** Share of a passage in somebody's quoted words, or in capitalised names, from which it is no finding. */
const QUOTED_SHARE = 0.8;
const NAMES_SHARE = 0.75;

/** A paragraph this many times as long as one of its long sentences is not what the sentence was cut from, but what it was taken out of. */
const SENTENCE_SHARE = 3;
/** The part of a short unit that such a sentence makes up. */
const SENTENCE_PART = 0.5;

/** Groups described between two chances to stop. */
const SLICE = 16;

const NONE: readonly never[] = [];

/**
 * What a document repeats, as findings: one for each later copy. Keeps what it found: as long as an edit stays inside
 * blocks that repeat nothing, the copies only move.
 */
export class DuplicateSearch {
  readonly repeats: Repeats;
  private groups: readonly FoundGroup[] | undefined;
  /** What was read anew since the last search, and whether it kept its shape. */
  private edit: (Span & { readonly sameShape: boolean }) | undefined;
  private version = -1;
  private readonly places: WordPlaces;
  readonly intended: Intended;
  /** The findings of a group, which name the lines where it was `found` first. */
  private readonly told = new WeakMap<FoundGroup, { found: readonly [number, number]; findings: DuplicateFinding[] }>();
  /** Whether a unit is of a kind that is alike by nature. */
  private readonly forms = new WeakMap<UnitPrint, boolean>();

  constructor(
    private readonly settings: EngineSettings,
    private readonly format: Format,
    vocabulary: Vocabulary,
    /** The blocks of the document that hold no prose, in order. */
    readonly asides: () => readonly Span[],
  ) {
    this.repeats = new Repeats({ near: this.isOn('near-block'), passages: this.isOn('passage') });
    this.places = new WordPlaces(format, vocabulary);
    this.intended = new Intended(settings.intended, format, vocabulary);
  }

  /**
   * Text was replaced from `from` to `oldEnd`, and what follows moved by `by`. Of the new text, `read` was read anew; its
   * blocks have the `sameShape` when none came or went.
   */
  edited(from: number, oldEnd: number, by: number, read: Span, sameShape: boolean): void {
    const last = this.edit && { start: this.edit.start, end: this.edit.end + (this.edit.end >= oldEnd ? by : 0) };
    this.edit = {
      start: Math.min(read.start, last?.start ?? read.start),
      end: Math.max(read.end, last?.end ?? read.end),
      sameShape: sameShape && this.edit?.sameShape !== false,
    };
    // What lies between the blocks of a copy is told of with it.
    const touched = ({ start, end }: Span): boolean => from < end && oldEnd > start;
    if (this.groups?.some(({ first, copies }) => touched(first) || copies.some(touched))) this.groups = undefined;
    if (this.groups === undefined || by === 0) return;
    const move = (span: Span): void => {
      if (span.start >= oldEnd) moveSpan(span, by);
    };
    for (const group of this.groups) {
      move(group.first);
      group.copies.forEach(move);
      if (group.same !== group.copies) group.same.forEach(move);
      for (const finding of this.told.get(group)?.findings ?? []) {
        // Its extent is a copy of the group.
        move(finding);
        finding.related.forEach(move);
      }
    }
  }

  /** What repeats in the text. `blocks` are those of the document, analysed where they hold prose. */
  find(blocks: readonly BlockEntry[], text: Text): readonly FoundGroup[] {
    return finished(this.finding(blocks, text));
  }

  /** Does in slices what `find` has to do, beforehand. */
  *preparing(blocks: readonly BlockEntry[], text: Text): Sliced {
    yield* this.repeats.settling();
    yield* this.finding(blocks, text);
  }

  private *finding(blocks: readonly BlockEntry[], text: Text): Sliced<readonly FoundGroup[]> {
    const version = this.repeats.settle();
    const reshaped = this.repeats.weighsAnew() || this.edit?.sameShape === false;
    if (this.groups === undefined || this.version !== version || (reshaped && this.edit && !this.isApart(blocks, this.edit))) {
      this.groups = yield* this.search(blocks, text);
      this.version = version;
    }
    this.edit = undefined;
    return this.groups;
  }

  /**
   * Whether a stretch cannot lie inside a run of copies, nor between two that would be joined but for it: nothing in it is
   * repeated, and before or behind it, a block that weighs and repeats nothing comes before any that does.
   */
  private isApart(blocks: readonly BlockEntry[], { start, end }: Span): boolean {
    const first = firstFrom(blocks, start);
    const last = firstFrom(blocks, end);
    const isActive = ({ number }: BlockEntry): boolean => number >= 0 && this.repeats.isActive(number);
    for (let i = first; i < last; i++) if (isActive(blocks[i])) return false;
    const isMet = (from: number, step: 1 | -1): boolean => {
      for (let i = from; i >= 0 && i < blocks.length; i += step) {
        if (isActive(blocks[i])) return true;
        if (blocks[i].result?.units.some(({ counted, words }) => counted && words.length >= LIGHT_WORDS)) return false;
      }
      return false;
    };
    return !isMet(first - 1, -1) || !isMet(last, 1);
  }

  findings(groups: readonly FoundGroup[], text: Text, lines: LineIndex): DuplicateFinding[] {
    return groups.flatMap((group) => {
      const found = lines.numbersOf(group.first);
      const known = this.told.get(group);
      if (known && known.found[0] === found[0] && known.found[1] === found[1]) return known.findings;
      const findings = this.findingsOf(group, text, found);
      this.told.set(group, { found, findings });
      return findings;
    });
  }

  private *search(blocks: readonly BlockEntry[], text: Text): Sliced<readonly FoundGroup[]> {
    const { repeats } = this;
    if (!KINDS.some((kind) => this.isOn(kind))) return [];
    const units = new PlacedUnits(blocks, repeats);
    const sentences: SentenceUnit[] = [];
    const words: { readonly unit: number; readonly first: number; readonly count: number }[] = [];
    for (const index of units.active) {
      const { start, result, number } = blocks[index];
      if (!repeats.hasRepeatedSentences(number)) continue;
      for (const sentence of result?.sentences ?? []) {
        if (!repeats.isRepeatedSentence(sentence.key)) continue;
        const { key, from, to, quoted, first, words: count } = sentence;
        const unit = units.firstOf(index) + sentence.unit;
        sentences.push({ unit, key, words: count, start: start + from, end: start + to, quoted });
        words.push({ unit, first, count });
      }
    }
    if (!repeats.anyUnit && sentences.length === 0) return [];
    const placeOf = (unit: number, first: number, count: number): Span =>
      this.places.span(text, units.owner(unit), units.print(unit), first, count);
    const wordsOfSentence = (index: number): Int32Array => {
      const { unit, first, count } = words[index];
      return units.print(unit).words.subarray(first, first + count);
    };
    /** Whether what one unit shares with the other, longer one is a whole sentence: a repeated sentence, not a copied block. */
    const isSentenceOf = (a: number, b: number): boolean => {
      const [short, long] = units.unit(a).words <= units.unit(b).words ? [a, b] : [b, a];
      const count = units.unit(short).words;
      if (count >= SHORT && count * SENTENCE_SHARE > units.unit(long).words) return false;
      const sentences = (unit: number): readonly SentencePrint[] => sentencesOf(units.owner(unit), units.print(unit));
      const known = new Set(sentences(long).map(({ key }) => key));
      const least = count >= SHORT ? count : count * SENTENCE_PART;
      return sentences(short).some(({ key, words }) => words >= least && known.has(key));
    };
    const isForm = (unit: number): boolean => {
      const { start, end, words } = units.unit(unit);
      const known = this.forms.get(units.print(unit));
      const form = known ?? (isTag(text, start) || (words < SHORT && ALIKE_BY_NATURE.test(text.slice(start, end))));
      if (known === undefined) this.forms.set(units.print(unit), form);
      return form;
    };
    /** Entries of lists share a form; short ones that share no more than that are no copies. */
    const areEntries = (a: number, b: number): boolean => {
      const [one, other] = [units.unit(a), units.unit(b)];
      return one.kind === 'list-item' && other.kind === 'list-item' && Math.min(one.words, other.words) < SHORT;
    };
    const likeUnits = (unit: number): readonly LikeUnit[] => {
      const like = repeats.like(units.print(unit));
      if (like.length === 0 || isForm(unit)) return NONE;
      return (
        like
          .map(({ print, match }) => ({ index: units.indexOf(print), likeness: match }))
          .filter(
            ({ index, likeness }) => likeness.jaccard >= LEAST_JACCARD || !(areEntries(unit, index) || isSentenceOf(unit, index)),
          )
          // In the order of the text, not in that in which they were written.
          .sort((a, b) => a.index - b.index)
      );
    };
    const comparison: Comparison = {
      sameUnits: (a, b) => sameWords(units.print(a).words, units.print(b).words),
      sameSentences: (a, b) => sameWords(wordsOfSentence(a), wordsOfSentence(b)),
      like: likeUnits,
      sharing: (unit) =>
        repeats.sharing(units.print(unit)).map(({ print, match }) => ({ index: units.indexOf(print), runs: match })),
      wordsOf: (unit) => units.print(unit).words,
      placeOf,
      isExempt: (unit, first, count) =>
        units.unit(unit).kind === 'quote' ||
        isAddress(text, placeOf(unit, first, count), count) ||
        quotedShare(units.print(unit), first, count) >= QUOTED_SHARE ||
        namesShare(text, count, (at) => placeOf(unit, first + at, 1)) >= NAMES_SHARE,
    };
    const textOf = (unit: number, first: number, count: number): string => {
      if (count === 0) return '';
      const { start, end } = withSigns(text, placeOf(unit, first, count));
      return text.slice(start, end);
    };
    const compared = { wordsOf: comparison.wordsOf, textOf };
    const found = yield* findingDuplicates(units, sentences, comparison, this.settings.duplicateMinWords);
    const detailed = (group: DuplicateGroup): FoundGroup => {
      if (group.kind === 'block') return { ...group, same: group.copies };
      if (group.kind !== 'near-block' || group.label) return { ...group, same: [] };
      const [first, ...copies] = group.at;
      const same: Span[] = [];
      for (const copy of copies)
        for (let i = 0; i < group.units; i++)
          if (units.unit(copy + i).key === units.unit(first + i).key) same.push(spanOf(units.unit(copy + i)));
      return { ...group, same, changes: copies.map((copy) => describeChanges(first, copy, group.units, compared)) };
    };
    const groups: FoundGroup[] = [];
    for (const group of this.unintended(found, text)) {
      groups.push(detailed(group));
      if (groups.length % SLICE === 0) yield;
    }
    return groups;
  }

  /** Without the passages that are meant to stand in several places. */
  private unintended(groups: DuplicateGroup[], text: Text): DuplicateGroup[] {
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
        fixes: (current: string) => duplicateFixes(current, this.format.id, group, index, this.asides()),
      } satisfies DuplicateFinding;
    });
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
  if (group.label === 'template' || group.words < settings.duplicateMinWords) return 'hint';
  return changes && changes.figures.length > 0 ? 'warning' : severity;
}

function relatedMessage(group: FoundGroup, isFirst: boolean): string {
  if (group.kind === 'near-block') return isFirst ? 'First version' : 'Another version';
  return isFirst ? 'First copy' : 'Another copy';
}

function sentencesOf({ result }: BlockEntry, print: UnitPrint): readonly SentencePrint[] {
  return (result?.sentences ?? []).filter(({ unit }) => result?.units[unit] === print);
}

/** Whether a tag of a site template begins here. */
const isTag = (text: Text, start: number): boolean => /^\{[{%]/.test(text.slice(start, start + 2));

/** Short questions (of interviews, of forms) and captions with their credit. */
const ALIKE_BY_NATURE = /\?$|\b(?:Image|Photo|Photograph|Picture|Graphic|Credit|Source)s?: [^.!?:]{2,60}[.)]{0,2}$/;

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Whether most of the words are not parted by blanks, as those of an address or a file name. */
function isAddress(text: Text, { start, end }: Span, count: number): boolean {
  const blanks = text.slice(start, end).match(/\s+/g)?.length ?? 0;
  return blanks * 2 < count;
}

function quotedShare({ quoted }: UnitPrint, first: number, count: number): number {
  let words = 0;
  for (const [from, to] of quoted) words += Math.max(0, Math.min(to, first + count) - Math.max(from, first));
  return words / count;
}

/** How many of the words of four letters and more begin with a capital. */
function namesShare(text: Text, count: number, placeOf: (at: number) => Span): number {
  let names = 0;
  let words = 0;
  for (let at = 0; at < count; at++) {
    const { start, end } = placeOf(at);
    if (end - start < 4) continue;
    words++;
    if (/\p{Lu}/u.test(text.slice(start, start + 1))) names++;
  }
  return words === 0 ? 0 : names / words;
}
