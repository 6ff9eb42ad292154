import { CueParting } from './cueParting';
import { type Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import { PhraseCueFinder } from './phraseCues';
import type { Sentence } from './sentences';
import type { Source, SourceClass } from './sourceClasses';
import { MAX_SOURCE, SourceFinder } from './sources';
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

const NO_NAME: readonly [number, number] = [0, 0];

/** Finds the cues of a block (grammar: docs/how-it-works.md). */
export class CueFinder {
  /** What verbs are followed by. */
  readonly frames: FrameFinder;
  private readonly sources: SourceFinder;
  private readonly phrases: PhraseCueFinder;
  private readonly parting: CueParting;

  constructor(private readonly grammar: Grammar) {
    this.frames = new FrameFinder(grammar);
    this.sources = new SourceFinder(grammar);
    this.phrases = new PhraseCueFinder(grammar, this.sources);
    this.parting = new CueParting(grammar);
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
      } else if (!(lexicon.isIn(c.adverbs, left) || this.grammar.isLy(tokens, j)) || tokens.has(j, Flag.Capital)) break;
      j--;
    }
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
          ? this.frames.after(tokens, inversion.end - 1, sentence.end, quoted) === 'quote'
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
        source = this.sources.subjectOf(tokens, sentence, i, quoted);
    }
    if (
      !source &&
      (direct || frame === 'quote' || frame === 'colon') &&
      !passive &&
      !gerund &&
      lexicon.isIn(c.clausal, word) &&
      (frame === 'quote' || frame === 'that' || frame === 'colon')
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
      lexicon.isIn(c.naming, word) && (!lexicon.isIn(c.namingOnlyAs, word) || this.asBeforeQuote(tokens, i, sentence.end));
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
    const [nameFirst, nameEnd] =
      (frame === 'np' || frame === 'clause') && !weak && source.source !== 'generic'
        ? this.nameGiven(tokens, i, sentence.end)
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
    if (j <= sentence.first || tokens.kind[j] !== Kind.Word) return j;
    const word = tokens.word[j];
    const before = tokens.kind[j - 1] === Kind.Word ? tokens.word[j - 1] : 0;
    if (lexicon.isIn(c.weekdays, word)) return before === w.on ? j - 2 : j - 1;
    return lexicon.isIn(c.times, word) && lexicon.isIn(c.timeOpeners, before) ? j - 2 : j;
  }

  /** Whether a noun phrase that ends at token `i` stands alone: no verb of its own follows. */
  private closes(tokens: Tokens, i: number, end: number): boolean {
    return i >= end || tokens.kind[i] !== Kind.Word || this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[i]);
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

  /** What verb `i` calls its object: “called the tunnel ⟨a pipe dream⟩”, “condemned the fee as ⟨robbery⟩”, “accused him of ⟨fraud⟩”. */
  private nameGiven(tokens: Tokens, i: number, end: number): readonly [number, number] {
    const { lexicon, c, w } = this.grammar;
    const calls = lexicon.isIn(c.calling, tokens.word[i]);
    const accuses = lexicon.isIn(c.accusing, tokens.word[i]);
    if (!calls && !accuses && !lexicon.isIn(c.naming, tokens.word[i]) && !lexicon.isIn(c.namingAs, tokens.word[i]))
      return NO_NAME;
    let stop = i + 1;
    while (stop < end && tokens.kind[stop] <= Kind.Quote) stop++;
    const link = accuses ? w.of : w.as;
    for (let k = i + 1; k < stop; k++) if (tokens.kind[k] === Kind.Word && tokens.word[k] === link) return [k + 1, stop];
    if (!calls || stop - i < 3) return NO_NAME;
    // The object ends where the next article begins; a pronoun is an object by itself.
    for (let k = i + 2; k < stop; k++)
      if (tokens.kind[k] === Kind.Word && lexicon.isIn(c.articles, tokens.word[k])) return [k, stop];
    const object = lexicon.isIn(c.determiners, tokens.word[i + 1]) ? 2 : 1;
    return [Math.min(stop, i + 1 + object), stop];
  }

  /** “slammed the bill as (a) ‘sham’” */
  private asBeforeQuote(tokens: Tokens, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + MAX_SOURCE); k++) {
      if (tokens.kind[k] === Kind.Quote)
        return tokens.word[k - 1] === this.grammar.w.as || tokens.word[k - 2] === this.grammar.w.as;
      if (tokens.kind[k] > Kind.Quote) return false;
    }
    return false;
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
