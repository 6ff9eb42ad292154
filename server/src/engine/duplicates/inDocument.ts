import type { BlockEntry } from '../blocks';
import { type Format, SKIP } from '../formats/format';
import { ruleById, severityOf } from '../rules';
import type { DocumentFinding, EngineSettings, RuleId, Severity, Span } from '../types';
import { duplicateFixes } from './fixes';
import { type DuplicateGroup, findDuplicates, type SentenceUnit, type Unit } from './index';
import type { Repeats } from './repeats';

/** More copies than this are told in one finding: a refrain, not a paste accident. */
const REFRAIN = 'refrain';

/**
 * What a document repeats, as findings: one for each later copy. Keeps what it found: as long as an edit stays inside
 * blocks that repeat nothing, the copies only move.
 */
export class DuplicateSearch {
  private groups: readonly DuplicateGroup[] | undefined;
  private version = -1;

  constructor(
    private readonly settings: EngineSettings,
    private readonly format: Format,
  ) {}

  /** Text was replaced from `from` to `oldEnd`, and what follows moved by `by`; `sameShape` when no block came or went. */
  edited(oldEnd: number, by: number, sameShape: boolean): void {
    if (!sameShape) this.groups = undefined;
    if (this.groups === undefined || by === 0) return;
    const move = ({ start, end }: Span): Span =>
      start >= oldEnd ? { start: start + by, end: end + by } : { start, end: end >= oldEnd ? end + by : end };
    this.groups = this.groups.map((group) => ({ ...group, first: move(group.first), copies: group.copies.map(move) }));
  }

  /** `blocks` are the analysed prose blocks in order. */
  find(blocks: readonly BlockEntry[], text: string, repeats: Repeats): DocumentFinding[] {
    if (this.groups === undefined || this.version !== repeats.version) {
      this.groups = this.search(blocks, text, repeats);
      this.version = repeats.version;
    }
    if (this.groups.length === 0) return [];
    const lines = new LineNumbers(text);
    return this.groups.flatMap((group) => findingsOf(group, text, lines, this.settings));
  }

  private search(blocks: readonly BlockEntry[], text: string, repeats: Repeats): readonly DuplicateGroup[] {
    const rules: readonly RuleId[] = ['duplicate/block', 'duplicate/boilerplate', 'duplicate/sentence'];
    if (rules.every((rule) => severityIn(rule, this.settings) === 'off')) return [];
    const units: Unit[] = [];
    const sentences: SentenceUnit[] = [];
    for (const { start, end, kind, furniture, result } of blocks) {
      if (!result) continue;
      const unit = units.length;
      units.push({ key: result.key, words: result.words, kind, furniture, start, end });
      for (const { key, words, from, to, quoted } of result.sentences) {
        if (repeats.isRepeatedSentence(key)) sentences.push({ unit, key, words, start: start + from, end: start + to, quoted });
      }
    }
    if (!repeats.anyUnit && sentences.length === 0) return [];
    const plain = new PlainWords(blocks, text, this.format);
    return findDuplicates(units, sentences, (a, b) => plain.of(a) === plain.of(b), this.settings.duplicateMinWords);
  }
}

function findingsOf(group: DuplicateGroup, text: string, lines: LineNumbers, settings: EngineSettings): DocumentFinding[] {
  const rule = `duplicate/${group.kind}` as const;
  const severity = severityIn(rule, settings);
  if (severity === 'off') return [];
  const all = [group.first, ...group.copies];
  const told = group.label === REFRAIN ? group.copies.slice(0, 1) : group.copies;
  return told.map((copy) => {
    const index = group.copies.indexOf(copy);
    const start = copy.start;
    return {
      rule,
      family: 'duplicate',
      severity:
        group.kind === 'sentence' && group.copies.length >= 2 && settings.severities[rule] === undefined && severity === 'hint'
          ? 'information'
          : severity,
      start,
      // A copied block is marked on its first line: a squiggle over pages hides what else is found there.
      end: group.kind === 'sentence' ? copy.end : firstLineEnd(text, copy),
      message: message(group, lines),
      extent: copy,
      related: all
        .filter((other) => other !== copy)
        .map((other) => ({ ...other, message: other === group.first ? 'First copy' : 'Another copy' })),
      fixes: (current: string) => duplicateFixes(current, group, index),
    } satisfies DocumentFinding;
  });
}

function firstLineEnd(text: string, { start, end }: Span): number {
  const newline = text.indexOf('\n', start);
  const first = text.slice(start, newline < 0 ? end : Math.min(newline, end));
  const carriage = first.indexOf('\r');
  return start + (carriage < 0 ? first.length : carriage);
}

function message(group: DuplicateGroup, lines: LineNumbers): string {
  const first = lines.of(group.first.start);
  const last = lines.of(Math.max(group.first.start, group.first.end - 1));
  const where = first === last ? `line ${first}` : `lines ${first}–${last}`;
  const words = `${String(group.words).replace(/\B(?=(\d{3})+$)/g, ',')} words`;
  if (group.label === REFRAIN) return `These words stand ${group.copies.length + 1} times in this document, first at ${where}.`;
  switch (group.kind) {
    case 'block':
      return group.units === 1
        ? `This paragraph (${words}) also stands at ${where}.`
        : `This and the next ${group.units === 2 ? 'paragraph' : `${group.units - 1} paragraphs`} (${words} in all) repeat ${where}.`;
    case 'boilerplate':
      return `This page furniture also stands at ${where}.`;
    case 'sentence':
      return group.label === 'pull-quote'
        ? `This repeats the standfirst or pull quote at ${where}.`
        : `${group.units === 1 ? 'This sentence' : 'These sentences'} also ${group.units === 1 ? 'stands' : 'stand'} at ${where}.`;
  }
}

function severityIn(id: RuleId, settings: EngineSettings): Severity | 'off' {
  const rule = ruleById(id);
  return rule ? severityOf(rule, settings) : 'off';
}

const KEPT_BLOCKS = 8;

/** What two stretches must share, letter by letter, to be copies: words and figures, not markup, marks, case or spacing. */
class PlainWords {
  private readonly masked = new Map<BlockEntry, Uint16Array>();

  constructor(
    private readonly blocks: readonly BlockEntry[],
    private readonly text: string,
    private readonly format: Format,
  ) {}

  of({ start, end }: Span): string {
    const block = this.blockAt(start);
    const units = this.unitsOf(block);
    let masked = '';
    for (const unit of units.subarray(start - block.start, end - block.start)) {
      if (unit !== SKIP) masked += String.fromCharCode(unit);
    }
    return masked
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/[’']s\b/g, '')
      .replace(/[^\p{L}\p{M}\p{N}\ufffc]+/gu, ' ')
      .trim();
  }

  /** A block's masked units; the last few are kept, since a long block is asked for once for each of its sentences. */
  private unitsOf(block: BlockEntry): Uint16Array {
    let units = this.masked.get(block);
    if (!units) {
      units = new Uint16Array(block.end - block.start);
      this.format.mask(this.text, block, units, []);
      if (this.masked.size === KEPT_BLOCKS) this.masked.clear();
      this.masked.set(block, units);
    }
    return units;
  }

  private blockAt(offset: number): BlockEntry {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.blocks[low];
  }
}

/** 1-based line numbers, counted on from the last one asked for. */
class LineNumbers {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  of(offset: number): number {
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const lone = text.includes('\r');
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (!lone) return starts;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') starts.push(at + 1);
  return starts.sort((a, b) => a - b);
}
