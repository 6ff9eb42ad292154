import type { Lexicon } from '../lexicon/lexicon';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** What follows a verb. */
export type Frame = 'that' | 'quote' | 'colon' | 'wh' | 'to' | 'ing' | 'np' | 'clause' | 'none';

/** Who a cue attributes words to, from strong to weak. */
export type SourceClass = 'named' | 'role' | 'document' | 'pronoun' | 'self' | 'described' | 'bare' | 'generic';

export const SOURCE_GRADE: Readonly<Record<SourceClass, number>> = {
  named: 1,
  role: 0.9,
  document: 0.9,
  pronoun: 0.9,
  self: 0.6,
  described: 0.5,
  bare: 0.3,
  generic: 0.2,
};

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
  /** What is attributed. */
  readonly contentFirst: number;
  readonly contentEnd: number;
}

interface Source {
  readonly first: number;
  readonly end: number;
  readonly head: number;
  readonly source: SourceClass;
}

const MAX_SOURCE = 12;

/** Finds the cues of a block (grammar: docs/how-it-works.md). One instance per lexicon; holds no text. */
export class CueFinder {
  private readonly c;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      verbs: n('cue-verbs'),
      speech: n('cue-speech'),
      weak: n('cue-weak'),
      homographs: n('cue-homographs'),
      interpretive: n('cue-interpretive'),
      naming: n('cue-naming'),
      namingOnlyAs: n('cue-naming-only-as'),
      tell: n('tell-like'),
      documents: n('documents'),
      anonymous: n('anonymous-heads'),
      bare: n('anonymous-bare'),
      generic: n('generic-authority'),
      human: n('human'),
      group: n('group'),
      institution: n('institution'),
      state: n('state'),
      titles: n('titles'),
      be: n('be'),
      have: n('have'),
      auxiliaries: n('auxiliaries'),
      negations: n('negations'),
      determiners: n('determiners'),
      articles: n('articles'),
      possessives: n('possessives'),
      pronouns: n('pronouns'),
      person: n('pronouns-person'),
      self: n('pronouns-self'),
      prepositions: n('prepositions'),
      conjunctions: n('conjunctions'),
      adverbs: n('adverbs-light'),
      wh: n('wh'),
      functions: n('function-words'),
      coordinators: n('coordinators'),
      pasts: n('irregular-pasts'),
      clausal: n('cue-clausal'),
      quoting: n('cue-quoting'),
      putting: n('cue-putting'),
      going: n('cue-going'),
      counts: n('cue-counts'),
      adjuncts: n('source-adjuncts'),
      weekdays: n('weekdays'),
      numbers: n('number-words'),
      common: n('common-words'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      that: w('that'),
      to: w('to'),
      according: w('according'),
      of: w('of'),
      by: w('by'),
      per: w('per'),
      citing: w('citing'),
      quoting: w('quoting'),
      words: w('words'),
      it: w('it'),
      they: w('they'),
      the: w('the'),
      as: w('as'),
      who: w('who'),
      for: w('for'),
      at: w('at'),
      in: w('in'),
      from: w('from'),
      like: w('like'),
      there: w('there'),
      on: w('on'),
    };
  }

  private readonly w;

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
          this.lexicon.isIn(this.c.verbs, word) || this.lexicon.isIn(this.c.weak, word)
            ? this.verb(tokens, sentence, s, i, quoted)
            : this.phrase(tokens, sentence, s, i, quoted);
        if (cue) cues.push(cue);
      }
    }
    return cues;
  }

  /** The frame of whatever follows token `i`, a verb's last word. */
  frameAfter(tokens: Tokens, i: number, end: number, quoted?: Uint8Array): Frame {
    const { lexicon, c, w } = this;
    let j = i + 1;
    if (lexicon.isIn(c.tell, tokens.word[i])) j = this.skipAddressee(tokens, j, end);
    while (
      j < end &&
      tokens.kind[j] === Kind.Word &&
      (lexicon.isIn(c.adverbs, tokens.word[j]) || this.isLy(tokens, j)) &&
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
    if (this.endsWith(tokens, j, 'ing') && !tokens.has(j, Flag.Capital) && !lexicon.isIn(c.functions, word)) return 'ing';
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

  // ---- verbs -------------------------------------------------------------------------------------------------

  private verb(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const { lexicon, c, w } = this;
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
    const gerund = this.endsWith(tokens, i, 'ing');
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
      } else if (!(lexicon.isIn(c.adverbs, left) || this.isLy(tokens, j)) || tokens.has(j, Flag.Capital)) break;
      j--;
    }
    const direct = j === before;
    let source: Source | undefined;
    let inverted = false;
    let leftKind: number = Kind.Period;
    if (passive) {
      source = this.agent(tokens, i + 1, sentence.end);
      if (!source) return undefined;
    } else {
      source = this.sourceLeft(tokens, sentence, j, quoted);
      leftKind = j >= sentence.first ? tokens.kind[j] : Kind.Period;
      if (!source && direct && (leftKind === Kind.Quote || leftKind === Kind.Comma) && !weak) {
        source = this.sourceRight(tokens, i + 1, sentence.end);
        inverted = source !== undefined;
      }
      if (!source && gerund && !interpretive && frame !== 'np' && frame !== 'none')
        source = this.sentenceSubject(tokens, sentence, i);
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
      contentFirst,
      contentEnd,
    };
  }

  /** “according to X”, “in the words of X”, “per X”, “citing X”. */
  private phrase(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const { w } = this;
    const word = tokens.word[i];
    if (this.lexicon.isIn(this.c.putting, word) && tokens.word[i + 1] === w.it)
      return this.asPutIt(tokens, sentence, index, i, quoted);
    if ((word === w.in || word === w.by) && i - sentence.first <= 1) return this.adjunct(tokens, sentence, index, i);
    let from = -1;
    if (word === w.according && tokens.word[i + 1] === w.to) from = i + 2;
    else if (word === w.words && tokens.word[i + 1] === w.of && tokens.word[i - 1] === w.the) from = i + 2;
    else if ((word === w.citing || word === w.quoting || word === w.per) && i + 1 < sentence.end) from = i + 1;
    if (from < 0 || from >= sentence.end) return undefined;
    const source =
      this.sourceRight(tokens, from, sentence.end) ??
      (word === w.according ? this.definite(tokens, from, sentence.end) : undefined);
    if (!source || (word === w.per && source.source !== 'named' && source.source !== 'document')) return undefined;
    const opens = i - sentence.first <= 1;
    return {
      token: i,
      sentence: index,
      kind: 'phrase',
      frame: 'clause',
      sourceFirst: source.first,
      sourceEnd: source.end,
      head: source.head,
      source: source.source,
      weak: false,
      negated: false,
      naming: false,
      contentFirst: opens ? source.end : this.lastClause(tokens, sentence.first, i),
      contentEnd: opens ? sentence.end : i,
    };
  }

  /** “The experts work for a firm, which was paid twice, according to its accounts”: the relative clause alone. */
  private lastClause(tokens: Tokens, first: number, i: number): number {
    for (let k = i - 2; k > first; k--)
      if (tokens.kind[k] === Kind.Comma && tokens.isWord(k + 1) && this.lexicon.isIn(this.c.wh, tokens.word[k + 1])) return k + 1;
    return first;
  }

  /** “In a poll taken in May, …”: the text that the rest of the sentence reports. */
  private adjunct(tokens: Tokens, sentence: Sentence, index: number, i: number): Cue | undefined {
    if (!tokens.isWord(i + 1) || !this.lexicon.isIn(this.c.determiners, tokens.word[i + 1])) return undefined;
    for (let k = i + 2; k < Math.min(sentence.end - 1, i + 9); k++) {
      if (tokens.kind[k] > Kind.Currency) return undefined;
      if (!this.lexicon.isIn(this.c.adjuncts, tokens.word[k]) || tokens.has(k + 1, Flag.Hyphen)) continue;
      return {
        token: i,
        sentence: index,
        kind: 'phrase',
        frame: 'clause',
        sourceFirst: i + 1,
        sourceEnd: k + 1,
        head: k,
        source: 'document',
        weak: false,
        negated: false,
        naming: false,
        contentFirst: k + 1,
        contentEnd: sentence.end,
      };
    }
    return undefined;
  }

  /** “slammed the bill as (a) ‘sham’” */
  private asBeforeQuote(tokens: Tokens, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + MAX_SOURCE); k++) {
      if (tokens.kind[k] === Kind.Quote) return tokens.word[k - 1] === this.w.as || tokens.word[k - 2] === this.w.as;
      if (tokens.kind[k] > Kind.Quote) return false;
    }
    return false;
  }

  /** “As Okoye put it, …” */
  private asPutIt(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const source = this.nounPhrase(tokens, sentence.first, i - 1, quoted);
    if (!source || tokens.word[source.first - 1] !== this.w.as) return undefined;
    const opens = source.first - 1 === sentence.first;
    return {
      token: i + 1,
      sentence: index,
      kind: 'phrase',
      frame: 'clause',
      sourceFirst: source.first,
      sourceEnd: source.end,
      head: source.head,
      source: source.source,
      weak: false,
      negated: false,
      naming: false,
      contentFirst: opens ? i + 2 : sentence.first,
      contentEnd: opens ? sentence.end : source.first - 1,
    };
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

  // ---- sources -----------------------------------------------------------------------------------------------

  /** The noun phrase that ends at token `j`, as a source. */
  private sourceLeft(tokens: Tokens, sentence: Sentence, j: number, quoted: Uint8Array): Source | undefined {
    if (j < sentence.first) return undefined;
    const kind = tokens.kind[j];
    if (kind === Kind.Comma || kind === Kind.Dash || kind === Kind.CloseParen) {
      // An appositive or aside between source and cue: “Dana Osei, the bank's chief executive, said”.
      const opener = kind === Kind.CloseParen ? Kind.OpenParen : kind;
      for (let k = j - 1; k > sentence.first && j - k <= 24; k--) {
        if (tokens.kind[k] === opener && quoted[k] === 0) {
          const before = this.nounPhrase(tokens, sentence.first, k - 1, quoted);
          if (
            before &&
            (before.source === 'named' ||
              before.source === 'role' ||
              before.source === 'described' ||
              before.source === 'document' ||
              before.source === 'bare')
          )
            return before;
          // “The judge in the case, Rosa Lim, said”
          const aside = this.nounPhrase(tokens, k + 1, j - 1, quoted);
          return aside?.source === 'named' && aside.first === k + 1 ? aside : undefined;
        }
        if (tokens.kind[k] === Kind.Semicolon) return undefined;
      }
      return undefined;
    }
    if (kind !== Kind.Word || quoted[j] === 1) return undefined;
    return this.nounPhrase(tokens, sentence.first, j, quoted);
  }

  private nounPhrase(tokens: Tokens, floor: number, j: number, quoted: Uint8Array): Source | undefined {
    const { lexicon, c, w } = this;
    if (j < floor || tokens.kind[j] !== Kind.Word) return undefined;
    const last = tokens.word[j];
    if (lexicon.isIn(c.self, last) || lexicon.isIn(c.person, last) || last === w.it || last === w.they) {
      if (last === w.who && j > floor) {
        const antecedent = this.nounPhrase(tokens, floor, tokens.kind[j - 1] === Kind.Comma ? j - 2 : j - 1, quoted);
        if (antecedent) return antecedent;
      }
      return { first: j, end: j + 1, head: j, source: lexicon.isIn(c.self, last) ? 'self' : 'pronoun' };
    }
    let first = j;
    for (let k = j; k >= floor && j - k < MAX_SOURCE; k--) {
      if (tokens.kind[k] === Kind.Number || tokens.kind[k] === Kind.Object) {
        first = k;
        continue;
      }
      if (tokens.kind[k] === Kind.Period && tokens.isWord(k - 1) && !tokens.has(k + 1, Flag.Opens)) continue; // “Mr. Boro”
      if (tokens.kind[k] !== Kind.Word || quoted[k] === 1) break;
      const word = tokens.word[k];
      if (word !== 0 && (!tokens.has(k, Flag.Capital) || tokens.has(k, Flag.Opens))) {
        if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.conjunctions, word) || lexicon.isIn(c.wh, word)) {
          // “Ana Ruiz and Tom Bell said”
          if (!(this.isJoin(tokens, k) && k > floor && tokens.isWord(k - 1) && tokens.has(k - 1, Flag.Capital))) break;
        } else if (lexicon.isIn(c.pronouns, word) && !lexicon.isIn(c.determiners, word) && word !== w.that) break;
        else if (
          lexicon.isIn(c.prepositions, word) &&
          !(word === w.of || word === w.for || word === w.at || word === w.in || word === w.from)
        )
          break;
      }
      first = k;
      if (lexicon.isIn(c.articles, word) && !this.ofBefore(tokens, k, floor)) break;
    }
    while (
      first < j &&
      tokens.kind[first] === Kind.Word &&
      lexicon.isIn(c.prepositions, tokens.word[first]) &&
      !tokens.has(first, Flag.Capital)
    )
      first++;
    return this.classify(tokens, first, j + 1);
  }

  private ofBefore(tokens: Tokens, k: number, floor: number): boolean {
    const { w } = this;
    const before = k - 1;
    if (before <= floor || tokens.kind[before] !== Kind.Word) return false;
    const word = tokens.word[before];
    return word === w.of || word === w.for || word === w.at || word === w.from;
  }

  private sourceRight(tokens: Tokens, from: number, end: number): Source | undefined {
    const { lexicon, c, w } = this;
    let k = from;
    while (k < end && k - from < MAX_SOURCE) {
      if (tokens.kind[k] === Kind.Period && k > from && !tokens.has(k + 1, Flag.Opens) && k + 1 < end) {
        k++;
        continue;
      }
      if (tokens.kind[k] !== Kind.Word && tokens.kind[k] !== Kind.Number && tokens.kind[k] !== Kind.Object) break;
      const word = tokens.word[k];
      // “according to the ministry yesterday”, “said Okoye Monday”
      if (k > from && (lexicon.isIn(c.weekdays, word) || (lexicon.isIn(c.adverbs, word) && !tokens.has(k, Flag.Capital)))) break;
      if (word !== 0 && !tokens.has(k, Flag.Capital)) {
        if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.wh, word) || word === w.that || word === w.as) break;
        if (lexicon.isIn(c.pronouns, word) && !lexicon.isIn(c.determiners, word)) {
          if (k === from) return { first: k, end: k + 1, head: k, source: lexicon.isIn(c.self, word) ? 'self' : 'pronoun' };
          break;
        }
        if (
          lexicon.isIn(c.prepositions, word) &&
          word !== w.of &&
          word !== w.for &&
          word !== w.at &&
          word !== w.from &&
          word !== w.by
        )
          break;
        if (lexicon.isIn(c.conjunctions, word) && !this.isJoin(tokens, k)) break;
      }
      k++;
    }
    // “officials involved in the talks”: the phrase may go on behind the word that can speak.
    for (let stop = k; stop > from; stop--) {
      const source = this.classify(tokens, from, stop, true);
      if (source) return source;
    }
    return undefined;
  }

  /** “according to the summary”: whatever is definite there is a text or a body. */
  private definite(tokens: Tokens, from: number, end: number): Source | undefined {
    if (
      from + 1 >= end ||
      !tokens.isWord(from) ||
      !(tokens.word[from] === this.w.the || this.lexicon.isIn(this.c.possessives, tokens.word[from]))
    )
      return undefined;
    let k = from + 1;
    while (k + 1 < end && k - from < 4 && tokens.isWord(k + 1) && !this.lexicon.isIn(this.c.functions, tokens.word[k + 1])) k++;
    return { first: from, end: k + 1, head: k, source: 'document' };
  }

  /** “… by the fire brigade” behind a passive. */
  private agent(tokens: Tokens, from: number, end: number): Source | undefined {
    for (let k = from; k < Math.min(end, from + 8); k++) {
      if (tokens.kind[k] > Kind.Currency) return undefined;
      if (tokens.kind[k] === Kind.Word && tokens.word[k] === this.w.by) return this.sourceRight(tokens, k + 1, end);
    }
    return undefined;
  }

  private sentenceSubject(tokens: Tokens, sentence: Sentence, before: number): Source | undefined {
    for (let k = sentence.first; k < Math.min(before, sentence.first + 8); k++) {
      if (tokens.kind[k] !== Kind.Word) continue;
      if (this.lexicon.isIn(this.c.person, tokens.word[k])) return { first: k, end: k + 1, head: k, source: 'pronoun' };
      if (this.lexicon.isName(tokens, k)) {
        let end = k + 1;
        while (end < before && tokens.isWord(end) && tokens.has(end, Flag.Capital)) end++;
        return this.classify(tokens, k, end);
      }
    }
    return undefined;
  }

  /** What kind of source the noun phrase of tokens `first` to `end` is; undefined when it cannot speak. */
  private classify(tokens: Tokens, first: number, end: number, right = false): Source | undefined {
    const { lexicon, c } = this;
    let headEnd = end;
    for (let k = first + 1; k < end; k++) {
      if (tokens.kind[k] === Kind.Word && !tokens.has(k, Flag.Capital) && lexicon.isIn(c.prepositions, tokens.word[k])) {
        headEnd = k;
        break;
      }
    }
    // “three of ten voters”: the people counted, not the count.
    if (headEnd < end && (tokens.kind[headEnd - 1] === Kind.Number || lexicon.isIn(c.numbers, tokens.word[headEnd - 1])))
      headEnd = end;
    const head = headEnd - 1;
    const make = (source: SourceClass): Source => ({ first, end, head, source });
    if (tokens.kind[head] !== Kind.Word) return tokens.kind[head] === Kind.Object ? make('named') : undefined;
    const word = tokens.word[head];
    let named = false;
    let namedInside = false;
    for (let k = first; k < end; k++) {
      if (!lexicon.isName(tokens, k)) continue;
      if (k < headEnd) named = true;
      else namedInside = true;
    }
    const determiner =
      tokens.kind[first] === Kind.Word && lexicon.isIn(c.determiners, tokens.word[first]) ? tokens.word[first] : 0;
    const definite =
      determiner === this.w.the ||
      (determiner !== 0 && lexicon.isIn(c.possessives, determiner)) ||
      this.hasPossessive(tokens, first, headEnd);
    if (lexicon.isName(tokens, head) && !lexicon.isIn(c.anonymous, word)) return make('named');
    if (lexicon.isIn(c.anonymous, word)) {
      if (lexicon.isIn(c.bare, word) && !namedInside)
        return make(named || head - first > 0 ? (head - first > 1 || named ? 'described' : 'bare') : 'bare');
      if (namedInside || definite) return make('role');
      // “a spokesman said” names no body; “a ministry engineer said” describes.
      return make('described');
    }
    if (lexicon.isIn(c.generic, word) && !definite)
      return make(namedInside ? 'role' : head - first > 0 && named ? 'described' : 'generic');
    if (lexicon.isIn(c.documents, word)) return make('document');
    if (lexicon.isIn(c.counts, word)) return make('generic');
    if (lexicon.isIn(c.institution, word) || lexicon.isIn(c.state, word) || lexicon.isIn(c.group, word)) return make('role');
    if (lexicon.isIn(c.human, word) || lexicon.isIn(c.titles, word))
      return make(definite || named || namedInside ? 'role' : 'described');
    if (
      tokens.has(head, Flag.Capital) &&
      (word === 0 || (!right && head === first && !lexicon.isIn(c.common, word) && !lexicon.isIn(c.functions, word)))
    )
      return make('named');
    if (word !== 0 && lexicon.isIn(c.functions, word)) return undefined;
    if (named && !right) return make('role');
    return definite && !right && this.endsInAgent(tokens, head) ? make('role') : undefined;
  }

  // ---- small questions ---------------------------------------------------------------------------------------

  private endsInAgent(tokens: Tokens, i: number): boolean {
    return (
      this.endsWith(tokens, i, 'er') ||
      this.endsWith(tokens, i, 'or') ||
      this.endsWith(tokens, i, 'ist') ||
      this.endsWith(tokens, i, 'ian') ||
      this.endsWith(tokens, i, 'man') ||
      this.endsWith(tokens, i, 'ers') ||
      this.endsWith(tokens, i, 'ors') ||
      this.endsWith(tokens, i, 'ists')
    );
  }

  private hasPossessive(tokens: Tokens, first: number, end: number): boolean {
    for (let k = first; k < end - 1; k++) if (tokens.has(k, Flag.Possessive)) return true;
    return false;
  }

  /** “went on to say”: whether the “to” at token `i` belongs to such a phrase. */
  private goesOn(tokens: Tokens, i: number): boolean {
    return i >= 3 && tokens.word[i - 1] === this.w.on && this.lexicon.isIn(this.c.going, tokens.word[i - 2]);
  }

  private isThing(tokens: Tokens, head: number): boolean {
    return tokens.word[head] === this.w.it || tokens.word[head] === this.w.that;
  }

  private isJoin(tokens: Tokens, k: number): boolean {
    return this.lexicon.isIn(this.c.coordinators, tokens.word[k]) && tokens.isWord(k + 1) && tokens.has(k + 1, Flag.Capital);
  }

  /** Whether a finite clause seems to open at token `j`: a subject and, soon after, a verb. */
  private clauseFollows(tokens: Tokens, j: number, end: number): boolean {
    const { lexicon, c } = this;
    const word = tokens.word[j];
    const opens =
      lexicon.isIn(c.person, word) ||
      lexicon.isIn(c.self, word) ||
      lexicon.isIn(c.determiners, word) ||
      word === this.w.it ||
      word === this.w.they ||
      word === this.w.there ||
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
      if (k > j && this.endsWith(tokens, k, 'ed')) return true;
      if (
        k > j &&
        tokens.word[k] === 0 &&
        this.endsWith(tokens, k, 's') &&
        (lexicon.isIn(c.person, tokens.word[k - 1]) || tokens.has(k - 1, Flag.Capital))
      )
        return true;
      if (
        lexicon.isIn(c.person, tokens.word[k - 1]) ||
        lexicon.isIn(c.self, tokens.word[k - 1]) ||
        tokens.word[k - 1] === this.w.they ||
        tokens.word[k - 1] === this.w.it
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
      tokens.word[k] !== this.w.that &&
      !this.lexicon.isIn(this.c.prepositions, tokens.word[k]) &&
      !this.lexicon.isIn(this.c.wh, tokens.word[k])
    ) {
      if (k > j && !tokens.has(k, Flag.Capital) && this.lexicon.isIn(this.c.pronouns, tokens.word[k])) break;
      if (k > j && this.lexicon.isIn(this.c.determiners, tokens.word[k])) break;
      k++;
      const previous = tokens.word[k - 1];
      if (this.lexicon.isIn(this.c.pronouns, previous) && !this.lexicon.isIn(this.c.determiners, previous)) break;
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

  /** Whether token `i` looks like an adverb in -ly. */
  private isLy(tokens: Tokens, i: number): boolean {
    return this.endsWith(tokens, i, 'ly') && tokens.end[i] - tokens.start[i] > 4;
  }

  private endsWith(tokens: Tokens, i: number, ending: string): boolean {
    return this.units !== undefined && endsWith(this.units, tokens, i, ending);
  }

  /** The units of the block being read; set by the reader before `find`. */
  units: Uint16Array | undefined;
}

export function endsWith(units: Uint16Array, tokens: Tokens, i: number, ending: string): boolean {
  const end = tokens.end[i] - (tokens.has(i, Flag.Possessive) ? 2 : 0);
  const start = end - ending.length;
  if (start <= tokens.start[i]) return false;
  for (let k = 0; k < ending.length; k++) if ((units[start + k] | 0x20) !== ending.charCodeAt(k)) return false;
  return true;
}
