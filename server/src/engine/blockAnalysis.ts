import { AttributionRules } from './attribution';
import { type Attribution, attributionsOf } from './attribution/attributions';
import { type ClaimScore, ClaimScorer } from './attribution/claim-score';
import { type Evidence, EvidenceFinder } from './attribution/evidence';
import { type HeadingClaims, HeadingReader } from './attribution/heading-claims';
import type { Claims } from './attribution/rule';
import { type NoteMark, noteMarks } from './attribution/unresolved-notes';
import { type BlockSummary, type DocumentContext, Questions } from './context';
import { printBlock, printSentences, type SentencePrint, type UnitPrint } from './duplicates/print';
import { FieldMarkers } from './fields';
import type { Block, Format, InlineMark } from './formats/format';
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
import { RULES, ruleById, severityOf } from './rules';
import { type IncomingSpeech, SILENCE } from './text/quoteClasses';
import { WHOLE_WORDS } from './text/quoteIntroductions';
import { isBeat } from './text/quoteSpeech';
import { Reader, type Reading } from './text/reading';
import { Kind } from './text/tokens';
import { VoiceCode } from './text/voices';
import { collectPhrases } from './text/wordHashes';
import type { EngineSettings, Profile, RuleId } from './types';

/** The small record one block hands to the next: who is speaking when it ends. */
export interface BlockState extends IncomingSpeech {
  /** Grade of the source of a list that the block before introduced (“The audit found:”); 0: none. */
  readonly listSource: number;
  /**
   * In a section in which some loaded rules rest: under “Conclusions” or “Recommendations” a report may sum up and advise,
   * under “Plot” an encyclopedia tells a story.
   */
  readonly lenient: boolean;
  /** Whether a person or a body has been named so far, for whom a pronoun may stand. */
  readonly introduced: boolean;
}

export const INITIAL_STATE: BlockState = { ...SILENCE, listSource: 0, lenient: false, introduced: false };
/** How far behind “issued” the statement may stand, in tokens. */
const ISSUED = 3;

const LENIENT_STATE: BlockState = { ...INITIAL_STATE, lenient: true };
/** The state behind something that is no prose: nobody is speaking any more, but who was named stays known. */
const KNOWN_STATE: BlockState = { ...INITIAL_STATE, introduced: true };
const KNOWN_LENIENT_STATE: BlockState = { ...LENIENT_STATE, introduced: true };

export const silentState = ({ introduced }: BlockState): BlockState => (introduced ? KNOWN_STATE : INITIAL_STATE);

export function sameState(a: BlockState, b: BlockState): boolean {
  if (a === b) return true;
  const sameQuote = a.open?.style === b.open?.style && a.open?.direct === b.open?.direct;
  return (
    sameQuote &&
    a.announced === b.announced &&
    a.spoke === b.spoke &&
    a.interview === b.interview &&
    a.listSource === b.listSource &&
    a.lenient === b.lenient &&
    a.introduced === b.introduced
  );
}

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
  readonly heading?: HeadingClaims;
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
  private readonly severity: SeverityInContext;
  private readonly on: ReadonlySet<RuleId>;
  private readonly userTerms: UserTerms;
  private scorer: ClaimScorer | undefined;
  private readonly attributionWhole: ReadonlySet<string>;

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
    this.severity = new SeverityInContext(lexicon);
    this.on = new Set(RULES.filter((rule) => severityOf(rule, settings) !== 'off').map((rule) => rule.id));
    const scope = scopeOf(lexicon, this.isOn, new Set(settings.entriesOff), settings.indirectSpeech !== 'off');
    this.structures = new StructuralRules(lexicon, this.isOn, scope.attributed);
    this.userTerms = {
      accept: new Set(settings.accept.map((phrase) => phrase.trim().toLowerCase().replaceAll('’', "'"))),
      names: settings.names,
    };
    this.lexical = new LexicalFinder(lexicon, new GuardJudge(lexicon, this.reader.frames), scope, this.userTerms);
    this.attributionWhole = new Set(['heading', 'quote']);
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
        if (!this.isAccepted(reading, hit) && !(incoming.lenient && this.rests(hit.rule))) loaded.push(hit);
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
      furniture || this.attributionWhole.has(block.kind)
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
      outgoing: this.outgoing(reading, evidence, block, incoming),
      summary: this.summarise(reading, units),
      units,
      sentences: printSentences(reading, units),
      terms: this.termsOf(reading),
      ...(heading ? { heading } : {}),
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
    return lexical.filter((hit) => hit.rule.startsWith('loaded/') && !(lenient && this.rests(hit.rule)));
  }

  private termsOf(reading: Reading): readonly TermUse[] {
    if (!this.on.has('loaded/asymmetric-terms')) return NO_TERMS;
    const uses = this.terms.find(reading);
    return uses.length > 0 ? uses.filter((use) => !this.isAccepted(reading, use)) : NO_TERMS;
  }

  private resolve(reading: Reading, hits: readonly Hit[]): Hit[] {
    return resolveOverlaps(hits, (hit) => this.describe(reading, hit)).map(ownStrings);
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

  private outgoing(reading: Reading, evidence: readonly Evidence[], block: Block, incoming: BlockState): BlockState {
    const { tokens, quotes, cues, sentences } = reading;
    if (reading.furniture) return incoming;
    const lenient = block.kind === 'heading' ? this.isLenient(reading) : incoming.lenient;
    const open = quotes.find((quote) => !quote.closed && quote.depth === 0);
    const endsInColon = tokens.is(tokens.count - 1, Kind.Colon);
    const lastSentence = sentences.length - 1;
    const announced =
      asks(reading) ||
      (endsInColon &&
        lastSentence >= 0 &&
        (cues.some((cue) => cue.sentence === lastSentence && !cue.weak && !cue.negated && cue.source !== 'generic') ||
          this.names(reading, lastSentence, 'documents') ||
          this.names(reading, lastSentence, 'quote-utterances')));
    const listSource =
      endsInColon && lastSentence >= 0
        ? Math.max(evidence[lastSentence].grade, this.attribution.listSource(reading, lastSentence))
        : block.kind === 'list-item'
          ? incoming.listSource
          : 0;
    const { interview } = reading;
    const isLine = quotes.length > 0 && quotes[0].open === 0 && quotes[0].close === tokens.count - 1;
    const spoke =
      cues.some((cue) => !cue.weak && !cue.negated && cue.source !== 'generic' && cue.frame !== 'to') ||
      quotes.some((quote) => quote.class === 'direct' && quote.words >= (isLine ? 1 : WHOLE_WORDS)) ||
      (lastSentence === 0 && isBeat(this.lexicon, tokens, sentences[0])) ||
      (lastSentence >= 0 && this.issues(reading, lastSentence));
    const introduced = incoming.introduced || this.attribution.introduces(reading);
    if (!open && !announced && !spoke && !interview && listSource === 0)
      return introduced ? (lenient ? KNOWN_LENIENT_STATE : KNOWN_STATE) : lenient ? LENIENT_STATE : INITIAL_STATE;
    return {
      open: open ? { style: open.style, direct: open.class === 'direct' } : undefined,
      announced,
      spoke,
      interview,
      listSource,
      lenient,
      introduced,
    };
  }

  private isLenient({ tokens }: Reading): boolean {
    const section = LENIENT_SECTIONS[this.settings.profile];
    if (section === undefined) return false;
    const headings = this.lexicon.classNumber(section.headings);
    let words = 0;
    let named = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (!tokens.isWord(i)) continue;
      words++;
      if (this.lexicon.isIn(headings, tokens.word[i])) named++;
    }
    return named > 0 && (named === words || !section.whole);
  }

  private rests(rule: string): boolean {
    return LENIENT_SECTIONS[this.settings.profile]?.rests.has(rule) ?? false;
  }

  /** “The transcript follows:” */
  /** Whether sentence `s` has a word of the class. */
  private names({ tokens, sentences }: Reading, s: number, name: string): boolean {
    const words = this.lexicon.classNumber(name);
    for (let i = sentences[s].first; i < sentences[s].end; i++)
      if (tokens.isWord(i) && this.lexicon.isIn(words, tokens.word[i])) return true;
    return false;
  }

  /** “The board issued a statement”: a text was published whose words may follow. */
  private issues({ tokens, sentences }: Reading, s: number): boolean {
    const issuing = this.lexicon.classNumber('cue-issuing');
    const utterances = this.lexicon.classNumber('quote-utterances');
    for (let i = sentences[s].first; i < sentences[s].end - ISSUED; i++) {
      if (!tokens.isWord(i) || !this.lexicon.isIn(issuing, tokens.word[i])) continue;
      for (let k = i + 1; k <= i + ISSUED; k++)
        if (tokens.isWord(k) && this.lexicon.isIn(utterances, tokens.word[k])) return true;
    }
    return false;
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
  return {
    ...hit,
    message: ownString(hit.message),
    ...(hit.evidence ? { evidence: ownString(hit.evidence) } : {}),
    ...(hit.also ? { also: hit.also.map(ownString) } : {}),
  };
}

/** A question set off as a heading or in bold, as interviews have it: a quotation right behind it answers. */
function asks({ kind, tokens, marks }: Reading): boolean {
  if (!tokens.is(tokens.count - 1, Kind.Question)) return false;
  const from = tokens.start[0];
  const to = tokens.end[tokens.count - 1];
  return kind === 'heading' || marks.some((mark) => mark.kind === 'strong' && mark.start <= from && to <= mark.end);
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

/** Per profile: sections in which some rules rest, by the words of their headings (all of them, or any). */
const LENIENT_SECTIONS: Readonly<Partial<Record<Profile, { headings: string; whole: boolean; rests: ReadonlySet<string> }>>> = {
  report: { headings: 'concluding-headings', whole: false, rests: new Set(['loaded/authorial-verdict', 'loaded/prescriptive']) },
  encyclopedia: {
    headings: 'story-headings',
    whole: true,
    rests: new Set([
      'loaded/contentious-label',
      'loaded/editorial-adverb',
      'loaded/evaluative-adjective',
      'loaded/figurative-frame',
      'loaded/loaded-verb',
      'loaded/name-calling',
      'loaded/reporting-verb',
      'loaded/sensationalism',
    ]),
  },
};

const NO_HITS: readonly Hit[] = [];
const NO_LEXICAL: readonly LexicalHit[] = [];
const NO_TERMS: readonly TermUse[] = [];
const NO_NUMBERS: readonly number[] = [];
const NO_COMMENTS: BlockResult['comments'] = [];
const NO_QUOTES = { double: 0, single: 0 } as const;
