import { HeadlineSearch } from './attribution/headline-mismatch';
import { unresolvedNotes } from './attribution/unresolved-notes';
import type { BlockResult } from './blockAnalysis';
import { type BlockEntry, type FreshBlocks, Holds, isProse } from './blocks';
import { CROSS_DOCUMENT, crossDocumentFindings } from './duplicates/crossDocument';
import type { SharedText } from './duplicates/documentIndex';
import { DraftUnits } from './duplicates/draftUnits';
import type { FoundGroup } from './duplicates/foundGroups';
import { DuplicateSearch } from './duplicates/inDocument';
import { silence } from './duplicates/silence';
import type { Format } from './formats/format';
import { lexicon as builtIn } from './lexicon/builtIn';
import type { Lexicon } from './lexicon/lexicon';
import { PartyTerms } from './loaded/asymmetric-terms';
import { placedFindings } from './placing';
import type { Sliced } from './slices';
import { type PlacedComment, suppress } from './suppressions';
import type { LineIndex } from './text/lineIndex';
import type { Text } from './text/sourceText';
import type { CopyGroup, EngineSettings, Finding, Span } from './types';

/** Blocks with findings that are placed between two chances to stop. */
const SLICE = 512;

/** An index of documents, and the name of this one in it. */
export interface SharedDocument {
  readonly index: SharedText;
  readonly uri: string;
}

/** A document whose blocks have been analysed. */
export interface AnalysedDocument {
  readonly blocks: readonly BlockEntry[];
  readonly text: Text;
  readonly lines: LineIndex;
  /** The other documents it is held against, if any. */
  readonly others: SharedDocument | undefined;
}

/**
 * The rules that look at a document as a whole, and all findings in order. Follows the blocks as they come and go, so that
 * a keystroke costs what hangs together with the edited ones.
 */
export class DocumentRules {
  /** What stands in more than one place, as it was last found. */
  copies: readonly CopyGroup[] = [];
  private readonly parties = new PartyTerms();
  private readonly duplicates: DuplicateSearch;
  private readonly headlines = new HeadlineSearch();
  private readonly units = new DraftUnits();
  /** Where findings begin that rest on more than their paragraph and its copies. */
  private wide: readonly number[] = [];

  constructor(
    private readonly settings: EngineSettings,
    private readonly reader: Format,
    private readonly lexicon: Lexicon,
    /** The blocks of the document that hold no prose, in order. */
    private readonly asides: () => readonly BlockEntry[],
  ) {
    this.duplicates = new DuplicateSearch(settings, reader, builtIn().vocabulary, asides);
  }

  /** Takes in what was read of a block; gives the number by which it is known to the search for copies. */
  add(result: BlockResult): number {
    this.parties.add(result.terms);
    return this.duplicates.add(result);
  }

  remove(block: BlockEntry, result: BlockResult): void {
    this.duplicates.remove(result, block.number);
    this.parties.remove(result.terms);
  }

  /**
   * A stretch of the text was replaced, and what follows moved by `by`. `fresh` are the blocks read anew; they have the
   * `sameShape` when none came or went.
   */
  edited({ start, end }: Span, by: number, fresh: FreshBlocks, sameShape: boolean): void {
    this.parties.edited(end, by);
    this.wide = this.wide.map((at) => (at >= end ? at + by : Math.min(at, start)));
    this.units.splice(fresh.first, fresh.replaced, fresh.count);
    this.duplicates.edited(start, end, by, fresh, sameShape);
  }

  /** The entry of the settings by which a passage is meant to stand in several places. */
  entryFor(text: string, passage: Span): string {
    return this.duplicates.intended.entryFor(text, passage);
  }

  /** Tells an index of documents that this one has changed. */
  announce({ index, uri }: SharedDocument, blocks: readonly BlockEntry[], text: Text, lines: LineIndex): void {
    index.announce(
      uri,
      this.units.gathering(blocks, () => this.commentsOf(blocks, text), lines),
    );
  }

  /** What is found in a block that has been analysed, and of copies as they were last found; undefined where there was more. */
  near(block: BlockEntry, blocks: readonly BlockEntry[], text: Text): readonly Finding[] | undefined {
    if (this.wide.some((at) => block.start <= at && at <= block.end)) return undefined;
    const found: Finding[] = block.result ? [...placedFindings(block, block.result, this.settings, this.lexicon)] : [];
    if (this.settings.silenceCopies) silence(found, this.duplicates.same());
    return suppress([...found, ...this.duplicates.told()], this.commentsOf(blocks, text), text.length);
  }

  /** All findings of the document, in order. */
  *finding(document: AnalysedDocument): Sliced<readonly Finding[]> {
    const { blocks, text } = document;
    const { settings, lexicon } = this;
    const groups = yield* this.duplicates.finding(blocks, text);
    const found: Finding[] = [];
    let placed = 0;
    // What a rule looks at across the document is picked out here, so that it need not go over every block by itself.
    const termed: BlockEntry[] = [];
    const headings: number[] = [];
    const noted: BlockEntry[] = [];
    const definitions: BlockEntry[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      if (block.kind === 'definition') definitions.push(block);
      const { holds, result } = block;
      if (holds === 0 || !result) continue;
      if (holds & Holds.Terms) termed.push(block);
      if (holds & Holds.Heading) headings.push(i);
      if (holds & Holds.Notes) noted.push(block);
      if (!(holds & Holds.Hits)) continue;
      for (const finding of placedFindings(block, result, settings, lexicon)) found.push(finding);
      if (++placed % SLICE === 0) yield;
    }
    const copies = yield* this.findingCopies(document, groups, found);
    yield;
    const parties = this.parties.find(termed, text, settings);
    yield;
    const headlines = yield* this.headlines.finding(blocks, headings, text, settings);
    const notes = noted.length > 0 ? unresolvedNotes(noted, definitions, text, this.reader.id, settings) : [];
    yield;
    const wide = [...copies.filter(({ rule }) => rule === CROSS_DOCUMENT), ...parties, ...headlines, ...notes];
    this.wide = wide.map(({ start }) => start);
    const all = found.concat(copies, parties, headlines, notes);
    all.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
    return suppress(all, this.commentsOf(blocks, text), text.length);
  }

  /** What repeats here and in other documents; takes out of `found` what later copies only repeat, if so set. */
  private *findingCopies(
    { text, lines, others }: AnalysedDocument,
    groups: readonly FoundGroup[],
    found: Finding[],
  ): Sliced<Finding[]> {
    const { settings, duplicates } = this;
    this.copies = groups.map(({ kind, first, copies, words }) => ({
      rule: `duplicate/${kind}`,
      places: [first, ...copies],
      words,
    }));
    if (settings.silenceCopies) silence(found, duplicates.same());
    const findings = yield* duplicates.telling(groups, text, lines);
    if (!others || others.index.size < 2) return findings;
    const stretches = yield* others.index.sharing(others.uri, settings.duplicateMinWords);
    const shared = stretches.filter((stretch) => !duplicates.intended.has(text, stretch));
    this.copies = [
      ...this.copies,
      ...shared.map(({ start, end, places, words }) => ({ rule: CROSS_DOCUMENT, places: [{ start, end }, ...places], words })),
    ].sort((a, b) => a.places[0].start - b.places[0].start);
    return [...findings, ...crossDocumentFindings(shared, text, this.reader.id, settings, this.asides)];
  }

  /** The comments of the document, each with the block it keeps. */
  private commentsOf(blocks: readonly BlockEntry[], text: Text): PlacedComment[] {
    const comments: PlacedComment[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      if (block.kind === 'comment') {
        const body = this.reader.commentBody(text.slice(block.start, block.end));
        comments.push({ at: block.start, body, block: nextProse(blocks, i) });
      } else if (block.holds & Holds.Comments)
        for (const { from, body } of block.result?.comments ?? []) comments.push({ at: block.start + from, body, block });
    }
    return comments;
  }
}

function nextProse(blocks: readonly BlockEntry[], index: number): BlockEntry | undefined {
  for (let i = index + 1; i < blocks.length; i++) if (isProse(blocks[i])) return blocks[i];
  return undefined;
}
