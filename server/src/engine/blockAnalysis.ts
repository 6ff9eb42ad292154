import { AttributionRules } from './attribution';
import { type Attribution, attributionsOf } from './attribution/attributions';
import { type ClaimScore, ClaimScorer } from './attribution/claim-score';
import { type Evidence, EvidenceFinder } from './attribution/evidence';
import { type HeadingClaims, HeadingReader } from './attribution/heading-claims';
import type { Claims } from './attribution/rule';
import { type NoteMark, noteMarks } from './attribution/unresolved-notes';
import { type BlockState, StateReader } from './blockState';
import { type BlockSummary, type DocumentContext, Questions } from './context';
import { printBlock, printSentences, type SentencePrint, type UnitPrint } from './duplicates/print';
import { FieldMarkers } from './fields';
import type { Block, BlockKind, Format, InlineMark } from './formats/format';
import type { Hit } from './hits';
import { GuardJudge } from './lexicon/guards';
import { LexicalFinder, type LexicalHit, scopeOf, type UserTerms } from './lexicon/lexicalHits';
import type { Lexicon } from './lexicon/lexicon';
import { HOUSE_RULE } from './lexicon/userTexts';
import { StructuralRules } from './loaded';
import { QUESTION } from './loaded/rhetorical-question';
import { SeverityInContext } from './loaded/severity';
import { type TermUse, TermUses } from './loaded/termUses';
import { resolveOverlaps } from './overlaps';
import { RestingRules } from './restingRules';
import { RULES, ruleById, severityOf } from './rules';
import { levelOf } from './severity';
import { Reader, type Reading } from './text/reading';
import { VoiceCode } from './text/voices';
import { collectPhrases } from './text/wordHashes';
import type { EngineSettings, RuleId } from './types';

/** All that is kept of a block once it has been analysed. */
export interface BlockResult {
  readonly hits: readonly Hit[];
  readonly incoming: BlockState;
  readonly outgoing: BlockState;
  readonly summary: BlockSummary;
  /** For finding repeats: the block, or its lines where it has lost its blank lines, and its sentences. */
  readonly units: readonly UnitPrint[];
  readonly sentences: readonly SentencePrint[];
  /** How parties are named, for comparing the sides of the whole document. */
  readonly terms: readonly TermUse[];
  /** What a heading says that the text under it has to bear out. */
  readonly heading: HeadingClaims | undefined;
  /** Footnote marks whose note stands elsewhere. */
  readonly notes: readonly NoteMark[];
  /** Bodies of comments inside the block, with their offsets. */
  readonly comments: readonly { readonly from: number; readonly body: string }[];
  /** What of the document's context the result depends on. */
  readonly usesStyle: boolean;
  readonly usesFields: boolean;
  readonly asked: readonly { readonly hash: number; readonly answer: boolean }[];
}

/** Analyses one block at a time under one set of settings. Holds no document. */
export class BlockAnalyser {
  readonly fieldMarkers: FieldMarkers;
  private readonly reader: Reader;
  private readonly lexical: LexicalFinder;
  private readonly evidence: EvidenceFinder;
  private readonly structures: StructuralRules;
  private readonly attribution: AttributionRules;
  private readonly headings: HeadingReader;
  private readonly terms: TermUses;
  private readonly resting: RestingRules;
  private readonly states: StateReader;
  private readonly severity: SeverityInContext;
  private readonly on: ReadonlySet<RuleId>;
  private readonly userTerms: UserTerms;
  private scorer: ClaimScorer | undefined;

  constructor(
    readonly lexicon: Lexicon,
    readonly settings: EngineSettings,
  ) {
    this.fieldMarkers = new FieldMarkers(lexicon);
    this.reader = new Reader(lexicon);
    this.evidence = new EvidenceFinder(lexicon);
    this.attribution = new AttributionRules(lexicon);
    this.headings = new HeadingReader(lexicon);
    this.terms = new TermUses(lexicon);
    this.resting = new RestingRules(lexicon, settings.profile);
    this.states = new StateReader(lexicon, this.attribution, this.resting);
    this.severity = new SeverityInContext(lexicon);
    this.on = new Set(RULES.filter((rule) => severityOf(rule, settings) !== 'off').map((rule) => rule.id));
    const entriesOff = new Set(settings.entriesOff);
    const scope = scopeOf(lexicon, this.isOn, entriesOff, settings.indirectSpeech !== 'off', settings.profile);
    this.structures = new StructuralRules(lexicon, this.isOn, scope.attributed);
    this.userTerms = {
      accept: new Set(settings.accept.map((phrase) => phrase.trim().toLowerCase().replaceAll('’', "'"))),
      names: settings.names,
    };
    this.lexical = new LexicalFinder(lexicon, new GuardJudge(lexicon, this.reader.frames), scope, this.userTerms);
  }

  analyse(
    format: Format,
    text: string,
    block: Block,
    furniture: boolean,
    incoming: BlockState,
    context: DocumentContext,
  ): BlockResult {
    const questions = new Questions(context, this.settings.profile);
    const reading = this.reader.read(format, text, block, furniture, incoming, questions);
    const lexical = furniture ? NO_LEXICAL : this.lexical.find(reading, questions);
    const worded = lexical.length > 0 ? this.wordedOf(lexical, incoming) : NO_LEXICAL;
    const loaded: Hit[] = [];
    if (!furniture) {
      for (const hit of this.structures.find(reading, worded, questions))
        if (!this.isAccepted(reading, hit) && !(incoming.lenient && this.resting.has(hit.rule))) loaded.push(hit);
    }
    const loadedSentences = lexical.length > 0 ? loadedSentencesOf(lexical, reading) : NO_SENTENCES;
    const evidence = this.evidence.find(
      reading,
      loadedSentences,
      block.kind === 'list-item' ? incoming.listSource : 0,
      this.settings.profile,
    );
    const claims: Claims = {
      reading,
      evidence,
      profile: this.settings.profile,
      lexicon: this.lexicon,
      loadedSentences,
      context: questions,
      introduced: incoming.introduced,
    };
    const attribution =
      furniture || NOT_CLAIMING.has(block.kind)
        ? []
        : this.attribution.find(
            claims,
            lexical.length > 0 ? lexical.filter((hit) => hit.rule.startsWith('attribution/')) : NO_LEXICAL,
            this.isOn,
          );
    if (worded.length > 0) {
      // The opening of a question stands for the question, which has been reported as a whole.
      const phrases = worded.filter((hit) => hit.rule !== QUESTION);
      loaded.push(...this.severity.weigh(phrases, attribution, reading, this.settings.profile));
    }
    const units = printBlock(reading);
    const heading = block.kind === 'heading' && !furniture ? this.headings.read(reading) : undefined;
    return {
      hits: loaded.length + attribution.length === 0 ? NO_HITS : this.resolve(reading, [...loaded, ...attribution]),
      incoming,
      outgoing: this.states.after(reading, evidence, incoming),
      summary: this.summarise(reading, units),
      units,
      sentences: printSentences(reading, units),
      terms: this.termsOf(reading),
      heading,
      notes: noteMarks(reading.marks, format.id),
      comments: commentsOf(reading.marks),
      usesStyle: reading.spoken.some(isUnattributed),
      usesFields: questions.usesFields,
      asked: questions.asked,
    };
  }

  private readonly isOn = (rule: RuleId): boolean => this.on.has(rule);

  /** The loaded hits that the lexicon found, without those that the block may hold where it stands. */
  private wordedOf(lexical: readonly LexicalHit[], { lenient }: BlockState): readonly LexicalHit[] {
    return lexical.filter((hit) => hit.rule.startsWith('loaded/') && !(lenient && this.resting.has(hit.rule)));
  }

  private termsOf(reading: Reading): readonly TermUse[] {
    if (!this.on.has('loaded/asymmetric-terms')) return NO_TERMS;
    const uses = this.terms.find(reading);
    return uses.length > 0 ? uses.filter((use) => !this.isAccepted(reading, use)) : NO_TERMS;
  }

  private resolve(reading: Reading, hits: readonly Hit[]): Hit[] {
    return resolveOverlaps(
      hits,
      (hit) => this.describe(reading, hit),
      (hit) => levelOf(hit, this.settings),
    ).map(ownStrings);
  }

  /** Reads a block and judges its sentences' evidence: for the sentence report, which is asked for rarely. */
  inspect(
    format: Format,
    text: string,
    block: Block,
    furniture: boolean,
    incoming: BlockState,
    context: DocumentContext,
  ): {
    reading: Reading;
    evidence: readonly Evidence[];
    claims: readonly (ClaimScore | null)[];
    attributions: readonly Attribution[];
  } {
    const reading = this.reader.read(format, text, block, furniture, incoming, context);
    const evidence = this.evidence.find(
      reading,
      new Set(),
      block.kind === 'list-item' ? incoming.listSource : 0,
      this.settings.profile,
    );
    this.scorer ??= new ClaimScorer(this.lexicon);
    const { scorer } = this;
    const guardContext = { profile: this.settings.profile, fields: context.fields };
    const hits = this.lexical.find(reading, guardContext);
    const claims = reading.sentences.map((sentence, s) => scorer.score(reading, sentence, s, hits));
    return { reading, evidence, claims, attributions: attributionsOf(reading, this.reader.stances(reading), this.lexicon) };
  }

  private isAccepted(reading: Reading, hit: { readonly from: number; readonly to: number }): boolean {
    if (this.userTerms.accept.size === 0) return false;
    const text = reading.text.slice(hit.from, hit.to).toLowerCase().replaceAll('’', "'");
    return this.userTerms.accept.has(text) || this.userTerms.accept.has(text.slice(1, -1));
  }

  private describe(reading: Reading, hit: Hit): string {
    const title = ruleById(hit.rule)?.title ?? hit.rule;
    return `${title}: “${reading.text.slice(hit.from, hit.to)}”`;
  }

  private summarise(reading: Reading, units: readonly UnitPrint[]): BlockSummary {
    const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
    const markers = this.fieldMarkers.collect(reading.tokens);
    if (reading.spoken.length === 0) return { speech: NO_QUOTES, short: NO_QUOTES, spokenWords: NO_NUMBERS, markers, words };
    const speech = { double: 0, single: 0 };
    const short = { double: 0, single: 0 };
    const spokenWords: number[] = [];
    for (const { quote, direct } of reading.spoken) {
      if (!quote.closed || quote.depth > 0) continue;
      if (direct && quote.words >= 8) speech[quote.style]++;
      if (quote.words <= 4) short[quote.style]++;
      if (!direct) continue;
      collectPhrases(reading.tokens, quote, spokenWords);
    }
    return { speech, short, spokenWords, markers, words };
  }
}

/**
 * A copy that shares no memory with the document. Pieces cut from a text keep the whole of it alive in JavaScript engines,
 * so each edit would leave a document behind for as long as any finding quotes it.
 */
function ownString(text: string): string {
  // What is cut from two strings joined is cut from a copy.
  return ` ${text}`.slice(1);
}

function ownStrings(hit: Hit): Hit {
  const { rule, from, to, entry, around, form, shift, raised, severity, message, evidence, fixes, also } = hit;
  return {
    rule,
    from,
    to,
    entry,
    around,
    form,
    shift,
    raised,
    severity,
    message: ownString(message),
    evidence: evidence && ownString(evidence),
    fixes,
    also: also?.map(ownString),
  };
}

const isUnattributed = ({ direct }: Reading['spoken'][number]): boolean => !direct;

function commentsOf(marks: readonly InlineMark[]): BlockResult['comments'] {
  if (!marks.some(({ kind }) => kind === 'comment')) return NO_COMMENTS;
  return marks.filter(({ kind }) => kind === 'comment').map(({ start, target }) => ({ from: start, body: ownString(target) }));
}

/** The sentences that are loaded in the writer's own voice. */
function loadedSentencesOf(lexical: readonly LexicalHit[], { voices }: Reading): ReadonlySet<number> {
  const sentences = new Set<number>();
  for (const { rule, first, sentence } of lexical)
    if (rule.startsWith('loaded/') && rule !== HOUSE_RULE && voices[first] === VoiceCode.narration) sentences.add(sentence);
  return sentences;
}

const NO_SENTENCES: ReadonlySet<number> = new Set();

/** Kinds whose sentences claim nothing of the writer's own. */
const NOT_CLAIMING: ReadonlySet<BlockKind> = new Set(['heading', 'quote']);
const NO_HITS: readonly Hit[] = [];
const NO_LEXICAL: readonly LexicalHit[] = [];
const NO_TERMS: readonly TermUse[] = [];
const NO_NUMBERS: readonly number[] = [];
const NO_COMMENTS: BlockResult['comments'] = [];
const NO_QUOTES = { double: 0, single: 0 } as const;
