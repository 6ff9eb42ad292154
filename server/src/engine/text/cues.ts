import { CueParting } from './cueParting';
import { type Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import { Namings, NO_NAME } from './namings';
import { PhraseCueFinder } from './phraseCues';
import type { Sentence } from './sentences';
import type { Source, SourceClass } from './sourceClasses';
import { SourceFinder } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/** A place where a sentence says who says something. Token indexes; ranges exclude their end. */
export interface Cue {
  /** The cue verb, or the first word of “according to”. */
  readonly token: number;
  readonly sentence: number;
  readonly kind: 'verb' | 'phrase';
  readonly frame: Frame;
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  /** The word that names the source: “spokesman” in “a spokesman for Eastern Rail”. */
  readonly head: number;
  readonly source: SourceClass;
  /** A state of mind rather than speech. */
  readonly weak: boolean;
  /** “did not say whether …”: attributes nothing. */
  readonly negated: boolean;
  /** A verb that names its object: “called it ‘reckless’”. */
  readonly naming: boolean;
  /** The name such a verb gives without quotation marks: “called the tunnel ⟨a pipe dream⟩”; empty where there is none. */
  readonly nameFirst: number;
  readonly nameEnd: number;
  /** What is attributed. */
  readonly contentFirst: number;
  readonly contentEnd: number;
  /** Where the next cue of the sentence takes over: what this one is about goes no further. */
  readonly limit: number;
}

/** How far what is said of a noun in a relative clause reaches behind the verb of saying, in tokens. */
const RELATIVE_REACH = 9;

/** Finds the cues of a block (grammar: docs/how-it-works.md). */
export class CueFinder {
  /** What verbs are followed by. */
  readonly frames: FrameFinder;
  private readonly sources: SourceFinder;
  private readonly phrases: PhraseCueFinder;
  private readonly parting: CueParting;
  private readonly names: Namings;

  constructor(private readonly grammar: Grammar) {
    this.frames = new FrameFinder(grammar);
    this.sources = new SourceFinder(grammar);
    this.phrases = new PhraseCueFinder(grammar, this.sources);
    this.parting = new CueParting(grammar);
    this.names = new Namings(grammar);
  }

  /** `quoted[i]` is 1 for tokens inside quotation marks: cues are looked for outside them. */
  find(tokens: Tokens, sentences: readonly Sentence[], quoted: Uint8Array): Cue[] {
    const cues: Cue[] = [];
    for (let s = 0; s < sentences.length; s++) {
      const sentence = sentences[s];
      const opens = cues.length;
      for (let i = sentence.first; i < sentence.end; i++) {
        if (tokens.kind[i] !== Kind.Word || quoted[i] === 1) continue;
        const word = tokens.word[i];
        if (word === 0) continue;
        const { verbs, weak } = this.grammar.c;
        const isVerb = this.grammar.lexicon.isIn(verbs, word) || this.grammar.lexicon.isIn(weak, word);
        const earlier = cues.length > opens ? cues[cues.length - 1] : undefined;
        const cue =
          (isVerb ? this.verb(tokens, sentence, s, i, quoted, earlier) : undefined) ??
          this.phrases.find(tokens, sentence, s, i, quoted);
        if (cue) cues.push(cue);
      }
      if (cues.length > opens + 1) this.parting.settle(tokens, sentence, cues, opens);
    }
    return cues;
  }

  /** `earlier`: the cue before this verb in its sentence. */
  private verb(
    tokens: Tokens,
    sentence: Sentence,
    index: number,
    i: number,
    quoted: Uint8Array,
    earlier: Cue | undefined,
  ): Cue | undefined {
    const { lexicon, c, w } = this.grammar;
    const word = tokens.word[i];
    if (tokens.has(i, Flag.Possessive | Flag.Hyphen) || tokens.has(i + 1, Flag.Hyphen)) return undefined;
    if (tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens) && !lexicon.isIn(c.clausal, word)) return undefined; // “Eastern Rail”, “Secretary of State”
    const weak = !lexicon.isIn(c.verbs, word);
    const before = i - 1;
    const beforeWord = before >= sentence.first && tokens.kind[before] === Kind.Word ? tokens.word[before] : 0;
    const homograph = lexicon.isIn(c.homographs, word);
    if (
      beforeWord !== 0 &&
      (lexicon.isIn(c.articles, beforeWord) ||
        lexicon.isIn(c.possessives, beforeWord) ||
        (beforeWord === w.to && !this.goesOn(tokens, before)) ||
        (homograph && tokens.has(before, Flag.Possessive)))
    )
      return undefined;
    if (this.grammar.isAttribute(tokens, i) || this.grammar.isPreposition(tokens, i)) return undefined;
    const gerund = this.grammar.endsWith(tokens, i, 'ing');
    if (gerund && tokens.has(before, Flag.Possessive)) return undefined; // “the council's planning officer”
    let frame = this.frames.after(tokens, i, sentence.end, quoted);
    const interpretive = lexicon.isIn(c.interpretive, word);

    // Leftwards over adverbs and auxiliaries to the subject.
    let j = beforeWord === w.to ? before - 3 : before;
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
    let source: Source | undefined;
    let inverted = false;
    let leftKind: number = Kind.Period;
    if (passive) {
      source = this.sources.agent(tokens, i + 1, sentence.end);
      if (!source) return undefined;
    } else {
      leftKind = j >= sentence.first ? tokens.kind[j] : Kind.Period;
      const inversion =
        direct &&
        !weak &&
        !gerund &&
        // “The mayor, Ada Boyle, accused the council”: only verbs of saying stand before their subject.
        (leftKind === Kind.Quote || (leftKind === Kind.Comma && lexicon.isIn(c.speech, word)) || j < sentence.first)
          ? this.sources.rightFrom(tokens, i + 1, sentence.end)
          : undefined;
      // “…, said Okoye, the mayor”; but “Ada Boyle, the mayor, said Okoye was late”
      inverted =
        inversion !== undefined &&
        inversion.source !== 'pronoun' &&
        (j < sentence.first
          ? this.speaks(tokens, inversion.end, sentence.end, quoted)
          : this.closes(tokens, inversion.end, sentence.end));
      source = inverted ? inversion : this.sources.leftOf(tokens, sentence, j, quoted);
      if (!source && inversion && j >= sentence.first) {
        source = inversion;
        inverted = true;
      }
      if (!source && !gerund && this.isCoordinated(tokens, sentence, j))
        source = earlier
          ? sourceOf(earlier)
          : lexicon.isIn(c.speech, word)
            ? this.sources.subjectOf(tokens, sentence, j, quoted)
            : undefined;
      // “…,” he said, adding that …
      if (!source && gerund && earlier && leftKind === Kind.Comma && frame !== 'np' && frame !== 'none')
        source = sourceOf(earlier);
      if (!source && gerund && !interpretive && frame !== 'np' && frame !== 'none')
        source = this.sources.subjectOf(tokens, sentence, i, quoted) ?? this.sources.subjectBehind(tokens, sentence, j, quoted);
    }
    if (
      !source &&
      (direct || frame === 'quote' || frame === 'colon') &&
      !passive &&
      !gerund &&
      (frame === 'quote' || frame === 'colon' || (frame === 'that' && lexicon.isIn(c.clausal, word)))
    )
      source = this.sources.sayer(tokens, sentence, j, quoted);
    if (
      !source &&
      !passive &&
      !gerund &&
      lexicon.isIn(c.speech, word) &&
      (frame === 'that' || frame === 'clause' || frame === 'quote' || frame === 'colon')
    )
      source = this.sources.indefinite(tokens, sentence, j, quoted);
    if (!source) return undefined;
    if (lexicon.isIn(c.reading, word) && !this.isRead(tokens, source, Math.min(source.first, i), frame)) return undefined;
    if (homograph && direct && !inverted && !this.sources.agrees(tokens, source, i)) return undefined; // “New York state officials”
    if (inverted) {
      const after = this.frames.after(tokens, source.end - 1, sentence.end, quoted);
      frame = after === 'quote' || after === 'colon' || after === 'that' ? after : 'none';
    }

    const speech = lexicon.isIn(c.speech, word);
    const naming =
      lexicon.isIn(c.naming, word) && (!lexicon.isIn(c.namingOnlyAs, word) || this.names.asBeforeQuote(tokens, i, sentence.end));
    const contentFrame =
      frame === 'that' ||
      frame === 'quote' ||
      frame === 'colon' ||
      frame === 'wh' ||
      (frame === 'clause' && (speech || weak)) ||
      (frame === 'np' && speech && source.source === 'document');
    const closing = inverted || frame === 'none';
    // “…, the analyst said.”: the content stands before.
    const trailing = closing && this.followsContent(tokens, sentence, inverted ? i : source.first, quoted);
    // “as the mayor states, …”
    const as = source.first - 1;
    const asSaid =
      !contentFrame &&
      !trailing &&
      frame === 'none' &&
      !inverted &&
      !gerund &&
      as >= sentence.first &&
      tokens.isWord(as) &&
      tokens.word[as] === w.as;
    if (
      (homograph || (gerund && direct && !inverted && leftKind === Kind.Word && !(naming && source.source === 'named'))) &&
      !contentFrame &&
      !trailing &&
      !asSaid &&
      !(weak && frame === 'to')
    )
      return undefined; // “the court ruling on Monday”
    // “spoke to reporters” tells nothing of what was said.
    if (lexicon.isIn(c.talking, word) && !contentFrame && !trailing && !this.isAbout(tokens, i + 1)) return undefined;
    // “added a room”, “posted a guard”: no words are told.
    if (lexicon.isIn(c.telling, word) && !contentFrame && !trailing) return undefined;
    if (lexicon.isIn(c.quoting, word) && frame !== 'quote' && frame !== 'colon' && !trailing) return undefined;
    if (
      interpretive &&
      source.source !== 'document' &&
      source.source !== 'named' &&
      source.source !== 'role' &&
      !(frame === 'quote' || trailing) &&
      word !== 0
    ) {
      if (source.source === 'pronoun' && this.isThing(tokens, source.head)) return undefined;
    }
    if (weak && (passive || frame === 'quote' || !(contentFrame || frame === 'to' || frame === 'np' || frame === 'ing')))
      return undefined;
    const after = Math.min(sentence.end, inverted ? source.end : i + 1);
    let contentFirst = contentFrame ? after : sentence.end;
    let contentEnd = sentence.end;
    if (!contentFrame && trailing) {
      contentFirst = sentence.first;
      contentEnd = inverted ? i : source.first;
    }
    // “…, as Okoye has stated”: the rest of the sentence is Okoye's.
    if (asSaid) {
      contentFirst = as > sentence.first ? sentence.first : i + 1;
      contentEnd = as > sentence.first ? as : sentence.end;
    }
    // “the fee, which the mayor claimed ⟨was unfair⟩”
    if (frame === 'np' && !contentFrame && this.isRelative(tokens, sentence, source) && this.isAuxiliary(tokens, i + 1)) {
      contentFirst = i + 1;
      contentEnd = i + 2;
      while (contentEnd < Math.min(sentence.end, i + RELATIVE_REACH) && tokens.kind[contentEnd] <= Kind.Currency) contentEnd++;
    }
    if (contentFrame) contentEnd = this.contentEnd(tokens, contentFirst, sentence.end);
    // “After saying ⟨that it was late⟩, she left”
    if (gerund && source.first > i && contentFrame) contentEnd = Math.max(contentFirst, Math.min(contentEnd, source.first - 1));
    const [nameFirst, nameEnd] =
      (frame === 'np' || frame === 'clause') && !weak && source.source !== 'generic'
        ? this.names.given(tokens, i, sentence.end)
        : NO_NAME;
    return {
      token: i,
      sentence: index,
      kind: 'verb',
      frame: trailing && !contentFrame ? 'quote' : frame,
      sourceFirst: source.first,
      sourceEnd: source.end,
      head: source.head,
      source: source.source,
      weak,
      negated,
      naming,
      nameFirst,
      nameEnd,
      contentFirst,
      contentEnd,
      limit: this.contentEnd(tokens, i + 1, sentence.end),
    };
  }

  /** A relative pronoun stands before the source, or was read into it: “the fee that Okoye”. */
  private isRelative(tokens: Tokens, sentence: Sentence, { first, head }: Source): boolean {
    for (let k = head - 1; k >= Math.max(sentence.first, first - 1); k--) {
      if (tokens.kind[k] !== Kind.Word) continue;
      if (tokens.word[k] === this.grammar.w.that || this.grammar.lexicon.isIn(this.grammar.c.wh, tokens.word[k])) return true;
    }
    return false;
  }

  private isAuxiliary(tokens: Tokens, i: number): boolean {
    return tokens.isWord(i) && this.grammar.lexicon.isIn(this.grammar.c.auxiliaries, tokens.word[i]);
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

  /** Whether a noun phrase that ends at token `i` stands alone: no verb of its own follows. */
  private closes(tokens: Tokens, i: number, end: number): boolean {
    return i >= end || tokens.kind[i] !== Kind.Word || this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[i]);
  }

  /** A participle that opens a clause and names who does it: “asked by the board”. */
  private isParticiple(tokens: Tokens, sentence: Sentence, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    if (!tokens.isWord(i + 1) || tokens.word[i + 1] !== w.by) return false;
    const before = i - 1;
    return before < sentence.first || (tokens.isWord(before) && lexicon.isIn(c.subordinators, tokens.word[before]));
  }

  /** Whether speech follows a noun phrase that ends before token `i`: “said Okoye: ‘…’”. */
  private speaks(tokens: Tokens, i: number, end: number, quoted: Uint8Array): boolean {
    const frame = this.frames.after(tokens, i - 1, end, quoted);
    return frame === 'quote' || frame === 'colon';
  }

  /** “said … and ⟨added⟩”, “…, but has said”: the verb shares the subject of the one before. */
  private isCoordinated(tokens: Tokens, sentence: Sentence, j: number): boolean {
    return (
      j > sentence.first && tokens.kind[j] === Kind.Word && this.grammar.lexicon.isIn(this.grammar.c.coordinators, tokens.word[j])
    );
  }

  /** “the letter read: ‘…’”, “‘…’, read the warning”: a text, and quotation marks beside it. */
  private isRead(tokens: Tokens, source: Source, first: number, frame: Frame): boolean {
    if (source.source !== 'document' && tokens.word[source.head] !== this.grammar.w.it) return false;
    const before = tokens.is(first - 1, Kind.Comma) ? first - 2 : first - 1;
    return frame === 'quote' || frame === 'colon' || tokens.is(before, Kind.Quote);
  }

  /** Reported words end with the sentence, with the bracket the cue stands in, or at a semicolon. */
  private contentEnd(tokens: Tokens, from: number, end: number): number {
    let depth = 0;
    for (let i = from; i < end; i++) {
      if (tokens.kind[i] === Kind.OpenParen) depth++;
      else if (tokens.kind[i] === Kind.CloseParen && --depth < 0) return i;
      else if (tokens.kind[i] === Kind.Semicolon && depth === 0) return i;
    }
    return end;
  }

  private isAbout(tokens: Tokens, i: number): boolean {
    return tokens.isWord(i) && this.grammar.lexicon.isIn(this.grammar.c.topics, tokens.word[i]);
  }

  /** “went on to say”: whether the “to” at token `i` belongs to such a phrase. */
  private goesOn(tokens: Tokens, i: number): boolean {
    return (
      i >= 3 && tokens.word[i - 1] === this.grammar.w.on && this.grammar.lexicon.isIn(this.grammar.c.going, tokens.word[i - 2])
    );
  }

  private isThing(tokens: Tokens, head: number): boolean {
    return tokens.word[head] === this.grammar.w.it || tokens.word[head] === this.grammar.w.that;
  }

  private followsContent(tokens: Tokens, sentence: Sentence, i: number, quoted: Uint8Array): boolean {
    const before = i - 1;
    if (before < sentence.first) return false;
    const kind = tokens.kind[before];
    // A lone adverb with its comma is no content: “Unsurprisingly, the landlords objected.”
    if (kind === Kind.Comma || kind === Kind.Dash) return before - sentence.first >= 3;
    return kind === Kind.Quote && (quoted[before] === 1 || before > sentence.first);
  }
}

function sourceOf({ sourceFirst, sourceEnd, head, source }: Cue): Source {
  return { first: sourceFirst, end: sourceEnd, head, source };
}
