import type { Cue } from './cues';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import { SourceFinder } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/**
 * A place where the text tells of a mind: what somebody thinks, wants, feels, stands for or is said to seem. Token
 * indexes; ranges exclude their end.
 */
export interface Stance {
  readonly sentence: number;
  /** The word that tells it: “believes”, “criticism”, “worried”. */
  readonly token: number;
  /** Whose mind it is; empty where nobody is named. */
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  /** What is thought, wanted or judged. */
  readonly contentFirst: number;
  readonly contentEnd: number;
}

/** How far a verb's subject may stand from it, over auxiliaries, adverbs and verbs before “to” (“has yet to try to”). */
const CHAIN = 8;
/** How far the beginning of a clause is looked for, in tokens. */
const CLAUSE = 40;
/** How far an owner may stand from a noun: “⟨Okoye’s⟩ long public campaign to”. */
const OWNER = 4;
/** Longest label or credit line, in words. */
const LABEL = 6;

/** Finds the stances of a block. For reports: they are evidence for nothing, so no rule asks for them. */
export class StanceFinder {
  private readonly sources: SourceFinder;
  private readonly c;

  constructor(private readonly grammar: Grammar) {
    this.sources = new SourceFinder(grammar);
    const n = (name: string) => grammar.lexicon.classNumber(name);
    this.c = {
      verbs: n('stance-verbs'),
      clausal: n('stance-verbs-clausal'),
      passives: n('stance-passives'),
      passiveLinks: n('stance-passive-links'),
      seeming: n('stance-seeming'),
      nouns: n('stance-nouns'),
      nounsClausal: n('stance-nouns-clausal'),
      adjectives: n('stance-adjectives'),
      nounLinks: n('stance-noun-links'),
      adjectiveLinks: n('stance-adjective-links'),
      verbLinks: n('stance-verb-links'),
      objectEnds: n('stance-object-ends'),
    };
  }

  /**
   * `cues`: the cues of the block. One that reports no words (“Okoye attacked the levy”) is found again as a stance, for
   * the sake of its object. `quoted[i]` is 1 for tokens of speech.
   */
  find(tokens: Tokens, sentences: readonly Sentence[], quoted: Uint8Array, cues: readonly Cue[]): Stance[] {
    const stances: Stance[] = [];
    const limits = new Map(cues.map((cue) => [cue.token, cue.contentFirst < cue.contentEnd ? -1 : cue.limit]));
    sentences.forEach((sentence, s) => {
      for (let i = sentence.first; i < sentence.end - 1; i++) {
        if (tokens.kind[i] !== Kind.Word || tokens.word[i] === 0 || quoted[i] === 1) continue;
        const limit = limits.get(i);
        const stance =
          limit === undefined
            ? this.stanceAt(tokens, sentence, s, i, quoted)
            : limit > 0
              ? make(s, i, undefined, i + 1, this.clauseEnd(tokens, i + 1, limit))
              : undefined;
        if (stance) stances.push(stance);
      }
      const spoken = this.label(tokens, sentence, s) ?? this.credit(tokens, sentence, s);
      if (spoken) stances.push(spoken);
    });
    return stances;
  }

  private stanceAt(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { c } = this;
    if (tokens.has(i, Flag.Hyphen | Flag.Possessive) || tokens.has(i + 1, Flag.Hyphen)) return undefined;
    const is = (classNumber: number) => this.grammar.lexicon.isIn(classNumber, tokens.word[i]);
    return (
      (is(c.seeming) ? this.seeming(tokens, sentence, s, i) : undefined) ??
      (is(c.verbs) || is(c.clausal) || is(c.passives) ? this.verb(tokens, sentence, s, i, quoted) : undefined) ??
      (is(c.nouns) || is(c.nounsClausal) ? this.noun(tokens, sentence, s, i, quoted) : undefined) ??
      (is(c.adjectives) ? this.adjective(tokens, sentence, s, i, quoted) : undefined)
    );
  }

  /** “seems to have won”, “appeared unmoved”: the whole clause is an impression. */
  private seeming(tokens: Tokens, sentence: Sentence, s: number, i: number): Stance | undefined {
    const { lexicon, c, w } = this.grammar;
    if (tokens.kind[i + 1] !== Kind.Word) return undefined;
    const next = tokens.word[i + 1];
    // “appeared in court”, “appeared on television”
    if (lexicon.isIn(c.prepositions, next) && next !== w.to && next !== w.like && next !== w.as) return undefined;
    return make(s, i, undefined, this.clauseStart(tokens, sentence, i), this.clauseEnd(tokens, i + 1, sentence.end));
  }

  /** “wants a recount”, “had hoped to win”, “is expected to run”. */
  private verb(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c, w } = this.grammar;
    const word = tokens.word[i];
    const next = i + 1;
    const nextWord = tokens.kind[next] === Kind.Word ? tokens.word[next] : 0;
    const clause = nextWord === w.that || nextWord === w.to || lexicon.isIn(c.wh, nextWord);
    const gerund = this.grammar.endsWith(tokens, i, 'ing');
    let j = i - 1;
    let passive = false;
    let led = false;
    while (j >= sentence.first && tokens.kind[j] === Kind.Word && quoted[j] === 0 && i - j <= CHAIN) {
      const left = tokens.word[j];
      if (lexicon.isIn(c.be, left) && !led && !gerund) passive = true;
      const leads = lexicon.isIn(c.auxiliaries, left) || left === w.to;
      const chained = tokens.word[j + 1] === w.to && !lexicon.isIn(c.functions, left) && !tokens.has(j, Flag.Capital);
      if (!leads && !this.isAdverb(tokens, j) && !chained) break;
      led ||= leads;
      j--;
    }
    if (passive) {
      if (!lexicon.isIn(this.c.passives, word) || !lexicon.isIn(this.c.passiveLinks, nextWord)) return undefined;
      const agent = this.sources.agent(tokens, i + 1, sentence.end);
      return make(s, i, agent, this.clauseStart(tokens, sentence, i), this.clauseEnd(tokens, i + 1, sentence.end));
    }
    if (!lexicon.isIn(this.c.verbs, word) && !(clause && lexicon.isIn(this.c.clausal, word))) return undefined;
    if (!clause && !this.takesObject(tokens, next, nextWord)) return undefined;
    const before = j >= sentence.first && tokens.kind[j] === Kind.Word ? tokens.word[j] : 0;
    const bare = j === i - 1 && !gerund;
    // “the debate on”, “his attack”: a noun.
    if (
      bare &&
      (lexicon.isIn(c.determiners, before) ||
        lexicon.isIn(c.prepositions, before) ||
        (before !== 0 && tokens.has(j, Flag.Possessive)))
    )
      return undefined;
    const isNoun =
      lexicon.isIn(c.homographs, word) || lexicon.isIn(this.c.nouns, word) || lexicon.isIn(this.c.nounsClausal, word);
    let source = this.sources.leftOf(tokens, sentence, j, quoted);
    if (!source && (led || gerund)) source = this.sources.subjectOf(tokens, sentence, i, quoted);
    else if (!source && !clause && (isNoun || j < sentence.first || tokens.kind[j] !== Kind.Word)) return undefined;
    if (source && bare && isNoun && !this.sources.agrees(tokens, { ...source, head: source.end - 1 }, i)) return undefined;
    return make(s, i, source, i + 1, this.contentEnd(tokens, i + 1, sentence.end, clause));
  }

  /** “Okoye’s refusal to resign”, “criticism of the levy”. */
  private noun(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c, w } = this.grammar;
    if (tokens.kind[i + 1] !== Kind.Word) return undefined;
    const link = tokens.word[i + 1];
    const opens = link === w.to || (link === w.that && this.opensClause(tokens, i + 2, sentence.end));
    const clause = opens && lexicon.isIn(this.c.nounsClausal, tokens.word[i]);
    if (!clause && !(lexicon.isIn(this.c.nounLinks, link) && lexicon.isIn(this.c.nouns, tokens.word[i]))) return undefined;
    let owner = i - 1;
    const isOwner = (k: number) => tokens.has(k, Flag.Possessive) || lexicon.isIn(c.possessives, tokens.word[k]);
    while (owner >= sentence.first && i - owner <= OWNER && tokens.kind[owner] === Kind.Word && !isOwner(owner)) owner--;
    const owned = owner >= sentence.first && i - owner <= OWNER && tokens.kind[owner] === Kind.Word && quoted[owner] === 0;
    let first = owner;
    while (
      owned &&
      first > sentence.first &&
      tokens.isWord(first - 1) &&
      tokens.has(first, Flag.Capital) &&
      tokens.has(first - 1, Flag.Capital)
    )
      first--;
    const contentFirst = clause ? i + 1 : i + 2;
    return make(
      s,
      i,
      owned ? { first, end: owner + 1 } : undefined,
      contentFirst,
      this.contentEnd(tokens, contentFirst, sentence.end, clause, true),
    );
  }

  /** “worried about the levy”, “adamant that it will go”. */
  private adjective(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c } = this.grammar;
    if (tokens.kind[i + 1] !== Kind.Word || !lexicon.isIn(this.c.adjectiveLinks, tokens.word[i + 1])) return undefined;
    let j = i - 1;
    let be = false;
    while (j >= sentence.first && tokens.kind[j] === Kind.Word && quoted[j] === 0 && i - j <= CHAIN) {
      if (lexicon.isIn(c.auxiliaries, tokens.word[j])) be = true;
      else if (!this.isAdverb(tokens, j)) break;
      j--;
    }
    const source = be ? this.sources.leftOf(tokens, sentence, j, quoted) : undefined;
    return make(s, i, source, i + 1, this.clauseEnd(tokens, i + 1, sentence.end));
  }

  /** “Okoye: Levy is dead” as headlines have it. */
  private label(tokens: Tokens, sentence: Sentence, s: number): Stance | undefined {
    // “NAME: …” inside a quotation of a whole conversation.
    const opens = tokens.is(sentence.first, Kind.Quote) ? sentence.first + 1 : sentence.first;
    let colon = opens;
    while (colon < sentence.end && colon - opens <= LABEL && tokens.kind[colon] === Kind.Word && tokens.has(colon, Flag.Capital))
      colon++;
    if (colon === opens || colon + 2 >= sentence.end || !tokens.is(colon, Kind.Colon)) return undefined;
    const source = this.sources.named(tokens, opens, colon);
    return source && make(s, colon, source, colon + 1, sentence.end);
  }

  /** “The levy is dead — Kim Okoye (@okoye)”: who is quoted, at the end. */
  private credit(tokens: Tokens, sentence: Sentence, s: number): Stance | undefined {
    // “― Kim Okoye”: a credit on its own, below or between quotations.
    if (tokens.is(sentence.first, Kind.Dash)) {
      const first = sentence.first + 1;
      let end = first;
      while (end < sentence.end && end - first < LABEL && this.isInName(tokens, end)) end++;
      if (tokens.is(end - 1, Kind.Period)) end--;
      const closes = end >= sentence.end - 1 || tokens.is(end, Kind.Quote) || tokens.is(end, Kind.Comma);
      return end - first >= 2 && closes ? make(s, sentence.first, { first, end }, first, first) : undefined;
    }
    const floor = Math.max(sentence.first + 1, sentence.end - 4 * LABEL);
    let dash = sentence.end - 1;
    while (dash > floor && tokens.kind[dash] !== Kind.Dash) dash--;
    if (dash <= floor) return undefined;
    let end = dash + 1;
    while (end < sentence.end && end - dash <= LABEL && tokens.kind[end] === Kind.Word && tokens.has(end, Flag.Capital)) end++;
    const bracketed = tokens.is(end, Kind.OpenParen);
    if (end < dash + 3 || (end < sentence.end && !bracketed)) return undefined;
    return make(s, dash, { first: dash + 1, end }, sentence.first, dash);
  }

  private isInName(tokens: Tokens, i: number): boolean {
    return (tokens.isWord(i) && tokens.has(i, Flag.Capital)) || (tokens.is(i, Kind.Period) && !tokens.has(i + 1, Flag.Opens));
  }

  private isAdverb(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    return lexicon.isIn(c.adverbs, word) || lexicon.isIn(c.negations, word) || this.grammar.isLy(tokens, i);
  }

  /** Whether an object may open at token `i`, whose word is `word` (0 where it is none that is known). */
  private takesObject(tokens: Tokens, i: number, word: number): boolean {
    const { lexicon, c } = this.grammar;
    if (lexicon.isIn(this.c.verbLinks, word)) return true;
    const kind = tokens.kind[i];
    const nominal = kind <= Kind.Object || kind === Kind.Quote || kind === Kind.Currency;
    return (
      nominal && !lexicon.isIn(c.auxiliaries, word) && !lexicon.isIn(c.conjunctions, word) && !lexicon.isIn(c.prepositions, word)
    );
  }

  /** Whether a subject stands at token `i`: “the claim that ⟨the mill⟩ closed”, not “plans that ⟨failed⟩”. */
  private opensClause(tokens: Tokens, i: number, end: number): boolean {
    if (i >= end || tokens.kind[i] > Kind.Currency) return false;
    if (tokens.kind[i] !== Kind.Word) return true;
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.pasts, word)) return false;
    return !this.grammar.endsWith(tokens, i, 'ed') && !this.grammar.isLy(tokens, i);
  }

  private clauseStart(tokens: Tokens, sentence: Sentence, i: number): number {
    for (let k = i - 1; k > sentence.first && i - k < CLAUSE; k--) {
      const kind = tokens.kind[k];
      if (kind === Kind.Comma || kind === Kind.Semicolon || kind === Kind.Colon || kind === Kind.Dash) return k + 1;
    }
    return sentence.first;
  }

  /** Where the clause at token `from` ends: at a semicolon, or at a comma that opens another clause. */
  private clauseEnd(tokens: Tokens, from: number, end: number): number {
    const { lexicon, c } = this.grammar;
    for (let k = from; k < end - 1; k++) {
      if (tokens.kind[k] === Kind.Semicolon) return k;
      if (tokens.kind[k] !== Kind.Comma || !tokens.isWord(k + 1)) continue;
      const word = tokens.word[k + 1];
      if (lexicon.isIn(c.conjunctions, word) || lexicon.isIn(c.wh, word) || lexicon.isIn(c.person, word)) return k;
    }
    return end;
  }

  /** The same; an object that is no clause ends at a time or reason too, and one in a subject at the verb. */
  private contentEnd(tokens: Tokens, from: number, end: number, clause: boolean, subject = false): number {
    const stop = this.clauseEnd(tokens, from, end);
    if (clause) return stop;
    const { lexicon, c } = this.grammar;
    for (let k = from + 1; k < stop; k++) {
      if (tokens.kind[k] !== Kind.Word) continue;
      if (lexicon.isIn(this.c.objectEnds, tokens.word[k]) || (subject && lexicon.isIn(c.auxiliaries, tokens.word[k]))) return k;
    }
    return stop;
  }
}

function make(
  sentence: number,
  token: number,
  source: Pick<Source, 'first' | 'end'> | undefined,
  contentFirst: number,
  contentEnd: number,
): Stance {
  return { sentence, token, sourceFirst: source?.first ?? token, sourceEnd: source?.end ?? token, contentFirst, contentEnd };
}
