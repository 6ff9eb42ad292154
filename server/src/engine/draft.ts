import { BlockAnalyser, type BlockResult } from './blockAnalysis';
import { type BlockState, INITIAL_STATE, sameState, silentState } from './blockState';
import { type BlockEntry, type BlockFinding, clearResult, isProse, readSomeBlocks, setResult, updateBlocks } from './blocks';
import { DocumentContext } from './context';
import { DocumentRules, type SharedDocument } from './documentRules';
import type { SharedText } from './duplicates/documentIndex';
import { copyDeletions, lossOf } from './duplicates/fixes';
import { startPrints } from './duplicates/print';
import { explainFinding } from './explain';
import { findingFixes } from './fixes/findingFixes';
import { formatById } from './formats';
import type { Format } from './formats/format';
import { lexicon } from './lexicon/builtIn';
import { type Spelling, spellingOf } from './lexicon/spelling';
import { firstWhere } from './search';
import { reportSentences } from './sentenceReport';
import { finished, type Sliced } from './slices';
import { keepDirective } from './suppressions';
import { LineIndex } from './text/lineIndex';
import { SourceText, type Text } from './text/sourceText';
import type {
  CopyGroup,
  DocumentFinding,
  EngineSettings,
  Explanation,
  Finding,
  Fix,
  FormatId,
  RuleId,
  SentenceReport,
  Span,
  TextChange,
  TextEdit,
} from './types';

/**
 * One document under analysis. Edits mark what they touch; the next analysis re-runs only that.
 * Findings are those of the current text and settings, sorted by start, with absolute UTF-16 offsets.
 * A finding that stays from one analysis to the next is the same object and moves with its text.
 */
export interface Draft {
  readonly text: string;
  /** The text, for those who look at a few places of it: an edit does not copy it. */
  readonly source: Text;
  /** Where its lines start. */
  readonly lines: LineIndex;
  readonly format: FormatId;
  readonly settings: EngineSettings;
  /** Applies changes in order, each against the text the previous one left. */
  edit(changes: readonly TextChange[]): void;
  /** Replaces the whole text (cheaply where most of it is unchanged). */
  replace(text: string): void;
  configure(settings: EngineSettings): void;
  /** Analyses in slices of a few milliseconds: iterate to the end for the findings, or drop the iterator to stop. */
  analyse(): Sliced<readonly Finding[]>;
  /** Finishes the analysis at once and gives the findings. */
  findings(): readonly Finding[];
  /**
   * What is found at an offset, without a look at the rest of the document: in its own paragraph, which is read again where
   * it was edited, and of copies as they were last found. Undefined where that cannot be told.
   */
  near(offset: number): readonly Finding[] | undefined;
  explain(finding: Finding): Explanation;
  fixes(finding: Finding): readonly Fix[];
  /** Reports on the sentences of the document, or of the blocks that touch a span, which alone are read again. */
  sentences(within?: Span): readonly SentenceReport[];
  /**
   * From now on also looks for what other documents of an index have too. Keeps itself in the index, as `uri`, with each
   * analysis; who closes the draft takes it out. Findings are those of the index at the time they are asked for.
   */
  compareWith(index: SharedText, uri: string): void;
  /** What stands in more than one place, in this document or in others, by the first place in this document: as last found. */
  copies(): readonly CopyGroup[];
  /**
   * Edits that delete copied stretches of this document, which do not overlap, but not code, notes and comments between
   * their blocks, unless those also stand in a place that is `left`.
   */
  deletions(copies: readonly Span[], left?: readonly Span[]): readonly TextEdit[];
  /** What of such edits would be missed, “its note n is referred to”; undefined: nothing. */
  lossOf(edits: readonly TextEdit[]): string | undefined;
}

/** Code units between two chances to stop: a few milliseconds at most, also in the first second, when code runs slowly. */
const SLICE = 1024;
/** Finding the blocks is far cheaper than reading them, and each slice of it has a price of its own. The first are shorter. */
const BLOCKS_SLICE = 32768;
const FIRST_BLOCKS_SLICE = 4096;
/** Blocks that are held against the document's context between two chances to stop. */
const HELD_SLICE = 2048;
/** The context may settle only after blocks have been read again; two rounds are enough by design, more would be a bug. */
const MAX_ROUNDS = 4;

/** A stretch of blocks, by index. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}
const EVERYTHING: Stretch = { first: 0, last: Number.POSITIVE_INFINITY };
const NOTHING: Stretch = { first: Number.POSITIVE_INFINITY, last: 0 };

/** Analysers by settings: they hold no document, only buffers and what follows from the settings. */
const analysers = new Map<string, BlockAnalyser>();
const MAX_ANALYSERS = 8;

function analyserFor(settings: EngineSettings): BlockAnalyser {
  const key = JSON.stringify(settings);
  let analyser = analysers.get(key);
  if (!analyser) {
    if (analysers.size === MAX_ANALYSERS) analysers.clear();
    analyser = new BlockAnalyser(settings.lexicon ?? lexicon(), settings);
    analysers.set(key, analyser);
  }
  return analyser;
}

export function createDraft(text: string, format: FormatId, settings: EngineSettings): Draft {
  return new BlockwiseDraft(text, format, settings);
}

class BlockwiseDraft implements Draft {
  private blocks: BlockEntry[] = [];
  /** Where the blocks are read on, -1 when all are: the first analysis reads them, so that opening a document is free. */
  private unread = 0;
  /** No block before the first, or from the last on, needs another analysis but for what the blocks between hand on. */
  private outdated: Stretch = EVERYTHING;
  private readonly reader: Format;
  private analyser: BlockAnalyser;
  private context: DocumentContext;
  private rules: DocumentRules;
  readonly lines: LineIndex;
  private others: SharedDocument | undefined;
  private current: readonly Finding[] | undefined;
  /** How the text spells, once a fix has asked. */
  private spelling: Spelling | undefined;
  /** State of the index of documents when the findings were gathered. */
  private indexVersion = 0;
  /** State of the quoted words when the results were last held against them. */
  private checkedVersion = 0;
  /** What the context has concluded anew since the results were last held against it. */
  private unheld = { style: false, fields: false };
  /** Whether the document was analysed with these settings. */
  private isKnown = false;

  source: SourceText;

  constructor(
    text: string,
    public readonly format: FormatId,
    public settings: EngineSettings,
  ) {
    this.source = SourceText.of(text);
    this.reader = formatById(format);
    this.analyser = analyserFor(settings);
    this.context = new DocumentContext(this.analyser.fieldMarkers);
    this.rules = this.newRules();
    this.lines = new LineIndex(text);
  }

  get text(): string {
    return this.source.toString();
  }

  edit(changes: readonly TextChange[]): void {
    for (const { start, end, newText } of changes) this.splice(start, end, newText);
  }

  replace(text: string): void {
    const old = this.text;
    const shorter = Math.min(old.length, text.length);
    let head = 0;
    while (head < shorter && old.charCodeAt(head) === text.charCodeAt(head)) head++;
    let tail = 0;
    while (tail < shorter - head && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
    if (head === old.length && head === text.length) return;
    this.splice(head, old.length - tail, text.slice(head, text.length - tail));
  }

  configure(settings: EngineSettings): void {
    this.settings = settings;
    this.analyser = analyserFor(settings);
    this.context = new DocumentContext(this.analyser.fieldMarkers);
    this.rules = this.newRules();
    this.checkedVersion = 0;
    this.unheld = { style: false, fields: false };
    this.isKnown = false;
    for (const block of this.blocks) clearResult(block);
    this.outdated = EVERYTHING;
    this.current = undefined;
  }

  compareWith(index: SharedText, uri: string): void {
    this.others = { index, uri };
    this.current = undefined;
  }

  copies(): readonly CopyGroup[] {
    if (!this.current) this.findings();
    return this.rules.copies;
  }

  deletions(copies: readonly Span[], left: readonly Span[] = []): readonly TextEdit[] {
    return copyDeletions(this.text, copies, this.asides(), left);
  }

  lossOf(edits: readonly TextEdit[]): string | undefined {
    return lossOf(this.text, this.format, edits);
  }

  *analyse(): Sliced<readonly Finding[]> {
    if (this.current && this.indexVersion === this.others?.index.version) return this.current;
    if (this.current && !this.others) return this.current;
    yield* this.readOn();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      yield* this.analyseBlocks();
      yield;
      if (!(yield* this.markingOutdated())) break;
    }
    const { blocks, source: text, lines, others } = this;
    if (others && this.current === undefined) this.rules.announce(others, blocks, text, lines);
    const version = others?.index.version ?? 0;
    this.current = yield* this.rules.finding({ blocks, text, lines, others });
    this.indexVersion = version;
    this.isKnown = true;
    return this.current;
  }

  findings(): readonly Finding[] {
    return finished(this.analyse());
  }

  near(offset: number): readonly Finding[] | undefined {
    const isHere = ({ start, end }: Finding): boolean => start <= offset && offset < end;
    if (this.current) return this.current.filter(isHere);
    const index = firstWhere(this.blocks.length, (i) => this.blocks[i].start > offset) - 1;
    const block = this.blocks[index];
    if (!this.isKnown || !block) return undefined;
    if (isProse(block) && (block.result === undefined || block.stale)) {
      startPrints();
      this.analyseBlock(block, this.stateBefore(index));
    }
    return this.rules.near(block, this.blocks, this.source)?.filter(isHere);
  }

  explain(finding: Finding): Explanation {
    return explainFinding(this.analyser.lexicon, finding, this.text);
  }

  fixes(finding: Finding): readonly Fix[] {
    if ('fixes' in finding)
      return [
        ...(finding as DocumentFinding).fixes(this.text),
        ...this.keepHere(finding.rule, finding.extent),
        ...this.keepCopies(finding),
      ];
    const own = finding as BlockFinding;
    return [
      ...findingFixes(own, this.text, this.format, this.settings.profile, this.analyser.lexicon, () => this.spelled()),
      ...this.keepHere(finding.rule, own.block),
    ];
  }

  sentences(within: Span = { start: 0, end: this.text.length }): readonly SentenceReport[] {
    if (!this.current) this.findings();
    return reportSentences(this.analyser, this.reader, this.text, this.blocks.filter(isProse), this.context, within);
  }

  private spelled(): Spelling {
    this.spelling ??= spellingOf(this.text);
    return this.spelling;
  }

  private newRules(): DocumentRules {
    return new DocumentRules(this.settings, this.reader, this.analyser.lexicon, () => this.asides());
  }

  private *readOn(): Sliced {
    while (this.unread >= 0) {
      const length = Math.min(BLOCKS_SLICE, FIRST_BLOCKS_SLICE + this.unread);
      this.unread = readSomeBlocks(this.reader, this.text, this.unread, length, this.blocks);
      yield;
    }
  }

  private asides(): readonly BlockEntry[] {
    finished(this.readOn());
    return this.blocks.filter((block) => !isProse(block));
  }

  /** Keeps a finding on purpose by a comment beside the text, where the format has comments. */
  private keepHere(rule: RuleId, span: Span): Fix[] {
    const comment = this.reader.comment(this.text, span, keepDirective(rule));
    if (!comment) return [];
    return [{ title: 'Keep it here on purpose (adds a comment)', kind: 'keep', preferred: false, edits: [comment] }];
  }

  /** Keeps a passage and all its copies on purpose, by an entry in the settings. */
  private keepCopies({ family, extent }: Finding): Fix[] {
    if (family !== 'duplicate') return [];
    const item = this.rules.entryFor(this.text, extent);
    const title = 'Mark as intended (workspace setting)';
    return [{ title, kind: 'keep', preferred: false, edits: [], adds: { to: 'intended', item } }];
  }

  private splice(start: number, end: number, newText: string): void {
    const from = Math.max(0, Math.min(start, this.source.length));
    const to = Math.max(from, Math.min(end, this.source.length));
    // Edits are worked in block by block, so that all must be there.
    finished(this.readOn());
    const before = this.source;
    const count = this.blocks.length;
    this.source = before.replaced(from, to, newText);
    this.spelling = undefined;
    this.lines.edit({ start: from, end: to }, newText.length, this.source);
    const { blocks, fresh, dropped, sameShape } = updateBlocks(this.reader, this.blocks, before, this.source, {
      from,
      oldEnd: to,
      newEnd: from + newText.length,
    });
    const { first, last } = this.outdated;
    this.outdated = {
      first: Math.min(first, fresh.first),
      last: Math.max(last + blocks.length - count, fresh.first + fresh.count),
    };
    this.blocks = blocks;
    this.rules.edited({ start: from, end: to }, newText.length - (to - from), fresh, sameShape);
    for (const block of dropped) if (block.result) this.forget(block, block.result);
    this.current = undefined;
  }

  private forget(block: BlockEntry, result: BlockResult): void {
    this.context.remove(result.summary);
    this.rules.remove(block, result);
  }

  /** Analyses every block that has no result, or whose result came from another incoming state. */
  private *analyseBlocks(): Sliced {
    if (this.outdated.first >= this.blocks.length) return;
    startPrints();
    let state = this.stateBefore(this.outdated.first);
    let work = 0;
    for (let i = this.outdated.first; i < this.blocks.length; i++) {
      const block = this.blocks[i];
      if (!isProse(block)) {
        if (block.kind !== 'comment') state = silentState(state);
        continue;
      }
      let { result } = block;
      const follows = result !== undefined && sameState(result.incoming, state);
      // From here on everything is as it was when it was last analysed.
      if (follows && i >= this.outdated.last) break;
      if (result === undefined || block.stale || !follows) {
        result = this.analyseBlock(block, state);
        work += block.end - block.start;
        if (work >= SLICE) {
          work = 0;
          yield;
        }
      }
      state = result.outgoing;
    }
    this.outdated = NOTHING;
  }

  private analyseBlock(block: BlockEntry, incoming: BlockState): BlockResult {
    const { start, end, kind, level, restart, furniture } = block;
    const { text, start: from } = this.source.around(start, end);
    const own = { start: start - from, end: end - from, kind, level, restart };
    const result = this.analyser.analyse(this.reader, text, own, furniture, incoming, this.context);
    if (block.result) this.forget(block, block.result);
    this.context.add(result.summary);
    setResult(block, result, this.rules.add(result));
    return result;
  }

  /** What the blocks before one hand on to it. They have been analysed. */
  private stateBefore(index: number): BlockState {
    let first = index;
    while (first > 0 && this.blocks[first - 1].result === undefined) first--;
    let state = first > 0 ? (this.blocks[first - 1].result as BlockResult).outgoing : INITIAL_STATE;
    for (let i = first; i < index; i++) if (this.blocks[i].kind !== 'comment') state = silentState(state);
    return state;
  }

  /** Marks the results that rest on what the document's context no longer says; true when there were any. */
  private *markingOutdated(): Sliced<boolean> {
    const { style, fields } = this.context.conclude();
    // Kept until all are marked: an edit in between begins anew.
    this.unheld = { style: style || this.unheld.style, fields: fields || this.unheld.fields };
    const { unheld, context } = this;
    const { spokenVersion } = context;
    const asked = spokenVersion !== this.checkedVersion;
    if (!unheld.style && !unheld.fields && !asked) return false;
    const outdated: number[] = [];
    for (let i = 0; i < this.blocks.length; i++) {
      if (i % HELD_SLICE === HELD_SLICE - 1) yield;
      const { result } = this.blocks[i];
      if (!result) continue;
      if (
        (unheld.style && result.usesStyle) ||
        (unheld.fields && result.usesFields) ||
        (asked && result.asked.some(({ hash, answer }) => context.isQuotedElsewhere(hash) !== answer))
      )
        outdated.push(i);
    }
    this.unheld = { style: false, fields: false };
    this.checkedVersion = spokenVersion;
    for (const i of outdated) {
      this.blocks[i].stale = true;
      this.outdated = { first: Math.min(this.outdated.first, i), last: i + 1 };
    }
    return outdated.length > 0;
  }
}
