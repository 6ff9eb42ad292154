import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import { MAX_SOURCE, type Source, type SourceClass, SourceFinder } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/** What follows a verb. */
export type Frame = 'that' | 'quote' | 'colon' | 'wh' | 'to' | 'ing' | 'np' | 'clause' | 'none';

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
}

const NO_NAME: readonly [number, number] = [0, 0];

/** Finds the cues of a block (grammar: docs/how-it-works.md). */
export class CueFinder {
  private readonly sources: SourceFinder;

  constructor(private readonly grammar: Grammar) {
    this.sources = new SourceFinder(grammar);
  }

  /** `quoted[i]` is 1 for tokens inside quotation marks: cues are looked for outside them. */
  find(tokens: Tokens, sentences: readonly Sentence[], quoted: Uint8Array): Cue[] {
    const cues: Cue[] = [];
    for (let s = 0; s < sentences.length; s++) {
      const sentence = sentences[s];
      for (let i = sentence.first; i < sentence.end; i++) {
        if (tokens.kind[i] !== Kind.Word || quoted[i] === 1) continue;
        const word = tokens.word[i];
        if (word === 0) continue;
        const cue =
          this.grammar.lexicon.isIn(this.grammar.c.verbs, word) || this.grammar.lexicon.isIn(this.grammar.c.weak, word)
            ? this.verb(tokens, sentence, s, i, quoted)
            : this.phrase(tokens, sentence, s, i, quoted);
        if (cue) cues.push(cue);
      }
    }
    return cues;
  }

  /** The frame of whatever follows token `i`, a verb's last word. */
  frameAfter(tokens: Tokens, i: number, end: number, quoted?: Uint8Array): Frame {
    const { lexicon, c, w } = this.grammar;
    let j = i + 1;
    if (lexicon.isIn(c.tell, tokens.word[i])) j = this.skipAddressee(tokens, j, end);
    while (
      j < end &&
      tokens.kind[j] === Kind.Word &&
      (lexicon.isIn(c.adverbs, tokens.word[j]) || this.grammar.isLy(tokens, j)) &&
      j - i < 4
    )
      j++;
    if (j >= end) return 'none';
    const kind = tokens.kind[j];
    if (kind === Kind.Quote) return quoted === undefined || quoted[j] === 1 ? 'quote' : 'none';
    if (kind === Kind.Colon) return 'colon';
    if (kind === Kind.Comma)
      return tokens.is(j + 1, Kind.Quote) && j + 1 < end
        ? 'quote'
        : tokens.isWord(j + 1) && tokens.word[j + 1] === w.that
          ? 'that'
          : 'none';
    if (kind > Kind.Currency) return 'none';
    if (kind !== Kind.Word) return 'np';
    const word = tokens.word[j];
    // “said that evening” has a noun behind “that”; “said that he” has not.
    if (word === w.that && tokens.isWord(j + 1)) return 'that';
    if (word === w.to) return 'to';
    if (lexicon.isIn(c.wh, word)) return 'wh';
    if (lexicon.isIn(c.prepositions, word)) {
      // “said on Monday that …”, “said in a statement that …”
      for (let k = j + 1; k < Math.min(end, j + 9); k++) {
        // “said in his broadcast, ‘…’”, “wrote on Monday: …”
        if (tokens.kind[k] === Kind.Quote && (quoted === undefined || quoted[k] === 1)) return 'quote';
        if (tokens.kind[k] === Kind.Colon) return 'colon';
        if (tokens.kind[k] > Kind.Currency && tokens.kind[k] !== Kind.Comma) break;
        if (tokens.word[k] === w.that && tokens.kind[k] === Kind.Word) return 'that';
      }
      return this.clauseFollows(tokens, j, end) ? 'clause' : 'none';
    }
    if (this.grammar.endsWith(tokens, j, 'ing') && !tokens.has(j, Flag.Capital) && !lexicon.isIn(c.functions, word)) return 'ing';
    if (this.clauseFollows(tokens, j, end)) return 'clause';
    // “said the loophole makes …”: *say* and its like take no object of three words and more.
    if (
      lexicon.isIn(c.clausal, tokens.word[i]) &&
      end - j > 3 &&
      (lexicon.isIn(c.determiners, word) || tokens.has(j, Flag.Capital))
    )
      return 'clause';
    return 'np';
  }

  private verb(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
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
    const frame = this.frameAfter(tokens, i, sentence.end, quoted);
    const gerund = this.grammar.endsWith(tokens, i, 'ing');
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
    let source: Source | undefined;
    let inverted = false;
    let leftKind: number = Kind.Period;
    if (passive) {
      source = this.sources.agent(tokens, i + 1, sentence.end);
      if (!source) return undefined;
    } else {
      source = this.sources.leftOf(tokens, sentence, j, quoted);
      leftKind = j >= sentence.first ? tokens.kind[j] : Kind.Period;
      if (!source && direct && (leftKind === Kind.Quote || leftKind === Kind.Comma) && !weak) {
        source = this.sources.rightFrom(tokens, i + 1, sentence.end);
        inverted = source !== undefined;
      }
      if (!source && gerund && !interpretive && frame !== 'np' && frame !== 'none')
        source = this.sources.subjectOf(tokens, sentence, i);
    }
    if (!source) return undefined;

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
    if (
      (homograph || (gerund && direct && !inverted && leftKind === Kind.Word)) &&
      !contentFrame &&
      !trailing &&
      !(weak && frame === 'to')
    )
      return undefined; // “the court ruling on Monday”
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
    if (!contentFrame && !trailing && frame === 'none' && !inverted) {
      const as = source.first - 1;
      if (as >= sentence.first && tokens.kind[as] === Kind.Word && tokens.word[as] === w.as) {
        contentFirst = as > sentence.first ? sentence.first : i + 1;
        contentEnd = as > sentence.first ? as : sentence.end;
      }
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
    };
  }

  /** “according to X”, “in the words of X”, “per X”, “citing X”. */
  private phrase(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const { w } = this.grammar;
    const word = tokens.word[i];
    if (this.grammar.lexicon.isIn(this.grammar.c.putting, word) && tokens.word[i + 1] === w.it)
      return this.asPutIt(tokens, sentence, index, i, quoted);
    if ((word === w.in || word === w.by) && i - sentence.first <= 1) return this.adjunct(tokens, sentence, index, i);
    let from = -1;
    if (word === w.according && tokens.word[i + 1] === w.to) from = i + 2;
    else if (word === w.words && tokens.word[i + 1] === w.of && tokens.word[i - 1] === w.the) from = i + 2;
    else if ((word === w.citing || word === w.quoting || word === w.per) && i + 1 < sentence.end) from = i + 1;
    if (from < 0 || from >= sentence.end) return undefined;
    const source =
      this.sources.rightFrom(tokens, from, sentence.end) ??
      (word === w.according ? this.sources.definite(tokens, from, sentence.end) : undefined);
    if (!source || (word === w.per && source.source !== 'named' && source.source !== 'document')) return undefined;
    const opens = i - sentence.first <= 1;
    return phraseCue(i, index, source, opens ? source.end : this.lastClause(tokens, sentence.first, i), opens ? sentence.end : i);
  }

  /** “The experts work for a firm, which was paid twice, according to its accounts”: the relative clause alone. */
  private lastClause(tokens: Tokens, first: number, i: number): number {
    for (let k = i - 2; k > first; k--)
      if (
        tokens.kind[k] === Kind.Comma &&
        tokens.isWord(k + 1) &&
        this.grammar.lexicon.isIn(this.grammar.c.wh, tokens.word[k + 1])
      )
        return k + 1;
    return first;
  }

  /** “In a poll taken in May, …”: the text that the rest of the sentence reports. */
  private adjunct(tokens: Tokens, sentence: Sentence, index: number, i: number): Cue | undefined {
    if (!tokens.isWord(i + 1) || !this.grammar.lexicon.isIn(this.grammar.c.determiners, tokens.word[i + 1])) return undefined;
    for (let k = i + 2; k < Math.min(sentence.end - 1, i + 9); k++) {
      if (tokens.kind[k] > Kind.Currency) return undefined;
      if (!this.grammar.lexicon.isIn(this.grammar.c.adjuncts, tokens.word[k]) || tokens.has(k + 1, Flag.Hyphen)) continue;
      return phraseCue(i, index, { first: i + 1, end: k + 1, head: k, source: 'document' }, k + 1, sentence.end);
    }
    return undefined;
  }

  /** What verb `i` calls its object: “called the tunnel ⟨a pipe dream⟩”, “condemned the fee as ⟨robbery⟩”. */
  private nameGiven(tokens: Tokens, i: number, end: number): readonly [number, number] {
    const { lexicon, c, w } = this.grammar;
    const calls = lexicon.isIn(c.calling, tokens.word[i]);
    if (!calls && !lexicon.isIn(c.naming, tokens.word[i]) && !lexicon.isIn(c.namingAs, tokens.word[i])) return NO_NAME;
    let stop = i + 1;
    while (stop < end && tokens.kind[stop] <= Kind.Quote) stop++;
    for (let k = i + 1; k < stop; k++) if (tokens.kind[k] === Kind.Word && tokens.word[k] === w.as) return [k + 1, stop];
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

  /** “As Okoye put it, …” */
  private asPutIt(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const source = this.sources.nounPhrase(tokens, sentence.first, i - 1, quoted);
    if (!source || tokens.word[source.first - 1] !== this.grammar.w.as) return undefined;
    const opens = source.first - 1 === sentence.first;
    return phraseCue(i + 1, index, source, opens ? i + 2 : sentence.first, opens ? sentence.end : source.first - 1);
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

  /** “went on to say”: whether the “to” at token `i` belongs to such a phrase. */
  private goesOn(tokens: Tokens, i: number): boolean {
    return (
      i >= 3 && tokens.word[i - 1] === this.grammar.w.on && this.grammar.lexicon.isIn(this.grammar.c.going, tokens.word[i - 2])
    );
  }

  private isThing(tokens: Tokens, head: number): boolean {
    return tokens.word[head] === this.grammar.w.it || tokens.word[head] === this.grammar.w.that;
  }

  /** Whether a finite clause seems to open at token `j`: a subject and, soon after, a verb. */
  private clauseFollows(tokens: Tokens, j: number, end: number): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[j];
    const opens =
      lexicon.isIn(c.person, word) ||
      lexicon.isIn(c.self, word) ||
      lexicon.isIn(c.determiners, word) ||
      word === this.grammar.w.it ||
      word === this.grammar.w.they ||
      word === this.grammar.w.there ||
      tokens.has(j, Flag.Capital) ||
      !lexicon.isIn(c.functions, word);
    if (!opens) return false;
    for (let k = j + 1; k < Math.min(end, j + 14); k++) {
      if (tokens.kind[k] === Kind.Comma || tokens.kind[k] === Kind.Quote) continue;
      if (tokens.kind[k] > Kind.Currency) return false;
      if (tokens.kind[k] !== Kind.Word || tokens.has(k, Flag.Capital)) continue;
      if (
        lexicon.isIn(c.auxiliaries, tokens.word[k]) ||
        lexicon.isIn(c.verbs, tokens.word[k]) ||
        lexicon.isIn(c.pasts, tokens.word[k])
      )
        return true;
      if (k > j && this.grammar.endsWith(tokens, k, 'ed')) return true;
      if (
        k > j &&
        tokens.word[k] === 0 &&
        this.grammar.endsWith(tokens, k, 's') &&
        (lexicon.isIn(c.person, tokens.word[k - 1]) || tokens.has(k - 1, Flag.Capital))
      )
        return true;
      if (
        lexicon.isIn(c.person, tokens.word[k - 1]) ||
        lexicon.isIn(c.self, tokens.word[k - 1]) ||
        tokens.word[k - 1] === this.grammar.w.they ||
        tokens.word[k - 1] === this.grammar.w.it
      )
        return true;
    }
    return false;
  }

  /** “told reporters”, “told the BBC”, “told him”. */
  private skipAddressee(tokens: Tokens, j: number, end: number): number {
    let k = j;
    while (
      k < end &&
      k - j < 6 &&
      tokens.kind[k] === Kind.Word &&
      tokens.word[k] !== this.grammar.w.that &&
      !this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[k]) &&
      !this.grammar.lexicon.isIn(this.grammar.c.wh, tokens.word[k])
    ) {
      if (k > j && !tokens.has(k, Flag.Capital) && this.grammar.lexicon.isIn(this.grammar.c.pronouns, tokens.word[k])) break;
      if (k > j && this.grammar.lexicon.isIn(this.grammar.c.determiners, tokens.word[k])) break;
      k++;
      const previous = tokens.word[k - 1];
      if (
        this.grammar.lexicon.isIn(this.grammar.c.pronouns, previous) &&
        !this.grammar.lexicon.isIn(this.grammar.c.determiners, previous)
      )
        break;
    }
    return k;
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

/** A cue that is no verb: “according to”, “as Okoye put it”, “in a poll taken in May”. */
function phraseCue(token: number, sentence: number, source: Source, contentFirst: number, contentEnd: number): Cue {
  return {
    token,
    sentence,
    kind: 'phrase',
    frame: 'clause',
    sourceFirst: source.first,
    sourceEnd: source.end,
    head: source.head,
    source: source.source,
    weak: false,
    negated: false,
    naming: false,
    nameFirst: 0,
    nameEnd: 0,
    contentFirst,
    contentEnd,
  };
}
