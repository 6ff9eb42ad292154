import type { AttributionRules } from './attribution';
import type { Evidence } from './attribution/evidence';
import type { Lexicon } from './lexicon/lexicon';
import type { RestingRules } from './restingRules';
import { type IncomingSpeech, SILENCE } from './text/quoteClasses';
import { WHOLE_WORDS } from './text/quoteIntroductions';
import { isBeat } from './text/quoteSpeech';
import type { Reading } from './text/reading';
import { Kind } from './text/tokens';

/** The small record one block hands to the next: who is speaking when it ends. */
export interface BlockState extends IncomingSpeech {
  /** Grade of the source of a list that the block before introduced (“The audit found:”); 0: none. */
  readonly listSource: number;
  /** In a section in which some loaded rules rest. */
  readonly lenient: boolean;
  /** Whether a person or a body has been named so far, for whom a pronoun may stand. */
  readonly introduced: boolean;
}

/** What stands before the first block: nobody has spoken, nobody was named. */
export const INITIAL_STATE: BlockState = { ...SILENCE, listSource: 0, lenient: false, introduced: false };
const LENIENT_STATE: BlockState = { ...INITIAL_STATE, lenient: true };
/** The state behind something that is no prose: nobody is speaking any more, but who was named stays known. */
const KNOWN_STATE: BlockState = { ...INITIAL_STATE, introduced: true };
const KNOWN_LENIENT_STATE: BlockState = { ...LENIENT_STATE, introduced: true };

/** The state behind a block without prose, given the one before it. */
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

/** How far behind its verb a text may be named that is issued, in tokens. */
const ISSUED = 3;

/** Tells what a block hands to the next. */
export class StateReader {
  private readonly documents: number;
  private readonly utterances: number;
  private readonly issuing: number;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly attribution: AttributionRules,
    private readonly resting: RestingRules,
  ) {
    this.documents = lexicon.classNumber('documents');
    this.utterances = lexicon.classNumber('quote-utterances');
    this.issuing = lexicon.classNumber('cue-issuing');
  }

  after(reading: Reading, evidence: readonly Evidence[], incoming: BlockState): BlockState {
    const { kind, quotes, interview, sentences } = reading;
    if (reading.furniture) return incoming;
    const lenient = kind === 'heading' ? this.resting.opens(reading) : incoming.lenient;
    const open = quotes.find((quote) => !quote.closed && quote.depth === 0);
    const last = sentences.length - 1;
    const introducesList = last >= 0 && reading.tokens.is(reading.tokens.count - 1, Kind.Colon);
    const announced = asks(reading) || (introducesList && this.announces(reading, last));
    const listSource = introducesList
      ? Math.max(evidence[last].grade, this.attribution.listSource(reading, last))
      : kind === 'list-item'
        ? incoming.listSource
        : 0;
    const spoke = this.speaks(reading);
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

  /** “The mayor said:”, “The transcript follows:” */
  private announces(reading: Reading, s: number): boolean {
    return (
      reading.cues.some((cue) => cue.sentence === s && !cue.weak && !cue.negated && cue.source !== 'generic') ||
      this.names(reading, s, this.documents) ||
      this.names(reading, s, this.utterances)
    );
  }

  /** Somebody has spoken who may go on in the next paragraph. */
  private speaks(reading: Reading): boolean {
    const { tokens, quotes, cues, sentences } = reading;
    const last = sentences.length - 1;
    const isLine = quotes.length > 0 && quotes[0].open === 0 && quotes[0].close === tokens.count - 1;
    return (
      cues.some((cue) => !cue.weak && !cue.negated && cue.source !== 'generic' && cue.frame !== 'to') ||
      quotes.some((quote) => quote.class === 'direct' && quote.words >= (isLine ? 1 : WHOLE_WORDS)) ||
      (last === 0 && isBeat(this.lexicon, tokens, sentences[0])) ||
      (last >= 0 && this.issues(reading, last))
    );
  }

  /** Whether sentence `s` has a word of the class. */
  private names({ tokens, sentences }: Reading, s: number, words: number): boolean {
    for (let i = sentences[s].first; i < sentences[s].end; i++)
      if (tokens.isWord(i) && this.lexicon.isIn(words, tokens.word[i])) return true;
    return false;
  }

  /** “The board issued a statement”: a text was published whose words may follow. */
  private issues({ tokens, sentences }: Reading, s: number): boolean {
    for (let i = sentences[s].first; i < sentences[s].end - ISSUED; i++) {
      if (!tokens.isWord(i) || !this.lexicon.isIn(this.issuing, tokens.word[i])) continue;
      for (let k = i + 1; k <= i + ISSUED; k++)
        if (tokens.isWord(k) && this.lexicon.isIn(this.utterances, tokens.word[k])) return true;
    }
    return false;
  }
}

/** A question set off as a heading or in bold, as interviews have it: a quotation right behind it answers. */
function asks({ kind, tokens, marks }: Reading): boolean {
  if (!tokens.is(tokens.count - 1, Kind.Question)) return false;
  const from = tokens.start[0];
  const to = tokens.end[tokens.count - 1];
  return kind === 'heading' || marks.some((mark) => mark.kind === 'strong' && mark.start <= from && to <= mark.end);
}
