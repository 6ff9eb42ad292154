import type { Cue } from './cues';
import type { Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import type { SourceFinder } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/** A verb with what stands between it and its subject. Token indexes. */
export interface VerbPhrase {
  readonly verb: number;
  /** Where the subject ends if it stands before the verb. */
  readonly subjectEnd: number;
  /** Nothing stands between subject and verb. */
  readonly direct: boolean;
  readonly negated: boolean;
  readonly passive: boolean;
  readonly gerund: boolean;
  /** A state of mind rather than speech. */
  readonly weak: boolean;
  readonly frame: Frame;
}

/** Who a cue verb has for its subject, and whether that stands behind the verb: “said Okoye”. */
export interface Subject {
  readonly source: Source;
  readonly inverted: boolean;
}

/** Finds the subjects of verbs that report or name. */
export class SubjectFinder {
  constructor(
    private readonly grammar: Grammar,
    private readonly sources: SourceFinder,
    private readonly frames: FrameFinder,
  ) {}

  /** Whether a word that may be a cue verb is a verb here: no noun, no name, no participle before its noun. `infinitive`: “to” may stand before it. */
  isVerb(tokens: Tokens, sentence: Sentence, i: number, infinitive = false): boolean {
    const { lexicon, c, w } = this.grammar;
    const word = tokens.word[i];
    if (tokens.has(i, Flag.Possessive | Flag.Hyphen) || tokens.has(i + 1, Flag.Hyphen)) return false;
    if (tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens) && !lexicon.isIn(c.clausal, word)) return false; // “Eastern Rail”, “Secretary of State”
    const before = i - 1;
    const beforeWord = before >= sentence.first && tokens.kind[before] === Kind.Word ? tokens.word[before] : 0;
    if (
      beforeWord !== 0 &&
      (lexicon.isIn(c.articles, beforeWord) ||
        lexicon.isIn(c.possessives, beforeWord) ||
        (beforeWord === w.to && !infinitive && !this.goesOn(tokens, before)) ||
        (lexicon.isIn(c.homographs, word) && tokens.has(before, Flag.Possessive)))
    )
      return false;
    if (this.grammar.isAttribute(tokens, i) || this.grammar.isPreposition(tokens, i)) return false;
    // “the council's planning officer”
    return !(this.grammar.endsWith(tokens, i, 'ing') && tokens.has(before, Flag.Possessive));
  }

  /** Leftwards from verb `i` over adverbs and auxiliaries to where its subject ends. */
  phrase(tokens: Tokens, sentence: Sentence, i: number, quoted: Uint8Array, weak: boolean): VerbPhrase {
    const { lexicon, c, w } = this.grammar;
    const gerund = this.grammar.endsWith(tokens, i, 'ing');
    const before = i - 1;
    let j = before >= sentence.first && tokens.isWord(before) && tokens.word[before] === w.to ? before - 3 : before; // “went on to say”
    let negated = false;
    let passive = false;
    while (j >= sentence.first && tokens.kind[j] === Kind.Word && quoted[j] === 0) {
      const left = tokens.word[j];
      if (lexicon.isIn(c.negations, left)) negated = true;
      if (lexicon.isIn(c.auxiliaries, left)) {
        if (lexicon.isIn(c.be, left) && !gerund) passive = true;
      } else if (!this.grammar.isAside(tokens, j) || tokens.has(j, Flag.Capital)) break;
      j--;
    }
    // “⟨Asked⟩ by reporters whether …”, “when asked by …”
    if (!passive && this.isParticiple(tokens, sentence, i)) passive = true;
    const direct = j === before;
    if (!gerund) j = this.overTime(tokens, sentence, j);
    // “Acme Corp. said”
    if (tokens.is(j, Kind.Period) && j - 1 > sentence.first && tokens.isWord(j - 1) && tokens.has(j - 1, Flag.Capital)) j--;
    const frame = this.frames.after(tokens, i, sentence.end, quoted);
    return { verb: i, subjectEnd: j, direct, negated, passive, gerund, weak, frame };
  }

  /** `earlier`: the cue before this verb in its sentence. */
  find(
    tokens: Tokens,
    sentence: Sentence,
    phrase: VerbPhrase,
    quoted: Uint8Array,
    earlier: Cue | undefined,
  ): Subject | undefined {
    const { verb: i, subjectEnd: j } = phrase;
    if (phrase.passive) {
      const agent = this.sources.agent(tokens, i + 1, sentence.end);
      return agent && { source: agent, inverted: false };
    }
    const inversion = this.inversion(tokens, sentence, phrase);
    if (inversion && inversion.source !== 'pronoun' && this.standsBehind(tokens, sentence, j, inversion, quoted))
      return { source: inversion, inverted: true };
    const left = this.sources.leftOf(tokens, sentence, j, quoted);
    if (left) return { source: left, inverted: false };
    if (inversion && j >= sentence.first) return { source: inversion, inverted: true };
    const source = this.shared(tokens, sentence, phrase, quoted, earlier) ?? this.speaker(tokens, sentence, phrase, quoted);
    return source && { source, inverted: false };
  }

  /** Who calls something so: the subject of a verb of naming, whatever kind of noun it is. */
  namer(tokens: Tokens, sentence: Sentence, phrase: VerbPhrase, quoted: Uint8Array): Source | undefined {
    const { lexicon, c, w } = this.grammar;
    const { verb: i, subjectEnd: j, gerund } = phrase;
    if (phrase.passive) return this.sources.agent(tokens, i + 1, sentence.end);
    const infinitive = tokens.isWord(i - 1) && tokens.word[i - 1] === w.to;
    if (gerund || infinitive || this.isCoordinated(tokens, sentence, j)) {
      const subject =
        this.sources.subjectOf(tokens, sentence, i, quoted) ?? this.sources.subjectBehind(tokens, sentence, j, quoted);
      return subject ?? (infinitive ? undefined : somebody(i));
    }
    const named = this.sources.leftOf(tokens, sentence, j, quoted);
    if (named) return this.sources.agrees(tokens, named, i) ? named : undefined; // “New York state officials”
    // “the late ⟨term⟩ abortion”: of nobody who is known to speak, only what cannot be a noun.
    const past = lexicon.isIn(c.pasts, tokens.word[i]) || this.grammar.endsWith(tokens, i, 'ed');
    const nominal = j >= sentence.first && tokens.isWord(j) && !lexicon.isIn(c.functions, tokens.word[j]);
    return past && nominal ? somebody(j) : undefined;
  }

  /** “said Okoye”: the noun phrase behind a verb that may stand before its subject. */
  private inversion(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, subjectEnd: j, direct, weak, gerund }: VerbPhrase,
  ): Source | undefined {
    if (!direct || weak || gerund) return undefined;
    const leftKind = leftOf(tokens, sentence, j);
    // “The mayor, Ada Boyle, accused the council”: only verbs of saying and “reads” stand before their subject.
    const { lexicon, c } = this.grammar;
    const speech = lexicon.isIn(c.speech, tokens.word[i]) || lexicon.isIn(c.reading, tokens.word[i]);
    return leftKind === Kind.Quote || (leftKind === Kind.Comma && speech) || j < sentence.first
      ? this.sources.rightFrom(tokens, i + 1, sentence.end)
      : undefined;
  }

  /** “…, said Okoye, the mayor”; but “Ada Boyle, the mayor, said Okoye was late” */
  private standsBehind(tokens: Tokens, sentence: Sentence, j: number, { end }: Source, quoted: Uint8Array): boolean {
    return j < sentence.first ? this.speaks(tokens, end, sentence.end, quoted) : this.closes(tokens, end, sentence.end);
  }

  /** The subject of an earlier verb that this one shares: “said … and ⟨added⟩”, “…, adding that …”. */
  private shared(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, subjectEnd: j, gerund, frame }: VerbPhrase,
    quoted: Uint8Array,
    earlier: Cue | undefined,
  ): Source | undefined {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    if (!gerund) {
      if (!this.isCoordinated(tokens, sentence, j)) return undefined;
      if (earlier) return sourceOf(earlier);
      return lexicon.isIn(c.speech, word) ? this.sources.subjectOf(tokens, sentence, j, quoted) : undefined;
    }
    if (frame === 'np' || frame === 'none') return undefined;
    // “…,” he said, adding that …
    if (earlier && leftOf(tokens, sentence, j) === Kind.Comma) return sourceOf(earlier);
    if (lexicon.isIn(c.interpretive, word)) return undefined;
    return this.sources.subjectOf(tokens, sentence, i, quoted) ?? this.sources.subjectBehind(tokens, sentence, j, quoted);
  }

  /** A subject that is nobody in particular but says something: “the project said that”, “…, the sexton said”, “four in 10 said”. */
  private speaker(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, subjectEnd: j, direct, gerund, frame }: VerbPhrase,
    quoted: Uint8Array,
  ): Source | undefined {
    if (gerund) return undefined;
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    const told = frame === 'quote' || frame === 'colon';
    const sayer =
      told || (direct && frame === 'that' && lexicon.isIn(c.clausal, word))
        ? this.sources.sayer(tokens, sentence, j, quoted)
        : undefined;
    if (sayer) return sayer;
    if (direct && frame === 'none' && lexicon.isIn(c.speech, word)) {
      const closing = this.sources.sayer(tokens, sentence, j, quoted);
      return closing && leftOf(tokens, sentence, closing.first - 1) === Kind.Comma ? closing : undefined;
    }
    return lexicon.isIn(c.speech, word) && (told || frame === 'that' || frame === 'clause')
      ? this.sources.indefinite(tokens, sentence, j, quoted)
      : undefined;
  }

  /** Leftwards over a time between subject and verb: “Okoye ⟨on Monday⟩ said”, “the board ⟨last week⟩ announced”. */
  private overTime(tokens: Tokens, sentence: Sentence, j: number): number {
    const { lexicon, c, w } = this.grammar;
    if (j <= sentence.first) return j;
    // “who in 2010 said”
    const year = tokens.kind[j] === Kind.Number && tokens.end[j] - tokens.start[j] === 4;
    if (year && tokens.isWord(j - 1) && tokens.word[j - 1] === w.in) return j - 2;
    if (tokens.kind[j] !== Kind.Word) return j;
    const word = tokens.word[j];
    const before = tokens.kind[j - 1] === Kind.Word ? tokens.word[j - 1] : 0;
    if (lexicon.isIn(c.weekdays, word)) return before === w.on ? j - 2 : j - 1;
    if (lexicon.isIn(c.months, word)) return before === w.in ? j - 2 : j;
    return lexicon.isIn(c.times, word) && lexicon.isIn(c.timeOpeners, before) ? j - 2 : j;
  }

  /** “went on to say”: whether the “to” at token `i` belongs to such a phrase. */
  private goesOn(tokens: Tokens, i: number): boolean {
    return (
      i >= 3 && tokens.word[i - 1] === this.grammar.w.on && this.grammar.lexicon.isIn(this.grammar.c.going, tokens.word[i - 2])
    );
  }

  /** Whether a noun phrase that ends at token `i` stands alone: no verb of its own follows. */
  private closes(tokens: Tokens, i: number, end: number): boolean {
    return i >= end || tokens.kind[i] !== Kind.Word || this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[i]);
  }

  /** Whether speech follows a noun phrase that ends before token `i`: “said Okoye: ‘…’”. */
  private speaks(tokens: Tokens, i: number, end: number, quoted: Uint8Array): boolean {
    const frame = this.frames.after(tokens, i - 1, end, quoted);
    return frame === 'quote' || frame === 'colon';
  }

  /** A participle that opens a clause and names who does it: “asked by the board”. */
  private isParticiple(tokens: Tokens, sentence: Sentence, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    if (!tokens.isWord(i + 1) || tokens.word[i + 1] !== w.by) return false;
    const before = i - 1;
    return before < sentence.first || (tokens.isWord(before) && lexicon.isIn(c.subordinators, tokens.word[before]));
  }

  /** “said … and ⟨added⟩”, “…, but has said”: the verb shares the subject of the one before. */
  private isCoordinated(tokens: Tokens, sentence: Sentence, j: number): boolean {
    return (
      j > sentence.first && tokens.kind[j] === Kind.Word && this.grammar.lexicon.isIn(this.grammar.c.coordinators, tokens.word[j])
    );
  }
}

/** The kind of token `j`; what stands before a sentence counts as a stop. */
export function leftOf(tokens: Tokens, sentence: Sentence, j: number): number {
  return j >= sentence.first ? tokens.kind[j] : Kind.Period;
}

/** A source of which no more is known than that token `i` stands for it. */
function somebody(i: number): Source {
  return { first: i, end: i + 1, head: i, source: 'generic' };
}

function sourceOf({ sourceFirst, sourceEnd, head, source }: Cue): Source {
  return { first: sourceFirst, end: sourceEnd, head, source };
}
