import type { Cue } from './cues';
import type { Grammar } from './grammar';
import { isNoVerdict } from './namings';
import type { Sentence } from './sentences';
import { SourceFinder } from './sources';
import { type Stance, stanceAt } from './stance';
import { CreditFinder } from './stanceCredits';
import { Flag, Kind, type Tokens } from './tokens';

/** How far a verb's subject may stand from it, over auxiliaries, adverbs and verbs before “to” (“has yet to try to”). */
const CHAIN = 8;
/** How far the beginning of a clause is looked for, in tokens. */
const CLAUSE = 40;
/** How far an owner may stand from a noun: “⟨Okoye’s⟩ long public campaign to”. */
const OWNER = 4;

/** Finds the stances of a block. For reports: they are evidence for nothing, so no rule asks for them. */
export class StanceFinder {
  private readonly sources: SourceFinder;
  private readonly credits: CreditFinder;
  private readonly c;

  constructor(private readonly grammar: Grammar) {
    this.sources = new SourceFinder(grammar);
    this.credits = new CreditFinder(grammar, this.sources);
    const n = (name: string) => grammar.lexicon.classNumber(name);
    this.c = {
      verbs: n('stance-verbs'),
      clausal: n('stance-verbs-clausal'),
      prepositional: n('stance-verbs-prepositional'),
      phrasal: n('stance-verbs-phrasal'),
      particles: n('stance-particles'),
      light: n('stance-light-verbs'),
      lightNouns: n('stance-light-nouns'),
      hearsay: n('stance-hearsay'),
      adjectivesClausal: n('stance-adjectives-clausal'),
      passives: n('stance-passives'),
      passivesBare: n('stance-passives-bare'),
      passiveLinks: n('stance-passive-links'),
      seeming: n('stance-seeming'),
      nouns: n('stance-nouns'),
      nounsClausal: n('stance-nouns-clausal'),
      adjectives: n('stance-adjectives'),
      nounLinks: n('stance-noun-links'),
      adjectiveLinks: n('stance-adjective-links'),
      verbLinks: n('stance-verb-links'),
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
              ? stanceAt(s, i, undefined, i + 1, this.clauseEnd(tokens, i + 1, limit))
              : undefined;
        if (stance) stances.push(stance);
      }
      const spoken = this.credits.find(tokens, sentence, s);
      if (spoken) stances.push(spoken);
    });
    return stances;
  }

  private stanceAt(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { c } = this;
    if (tokens.has(i, Flag.Hyphen | Flag.Possessive) || tokens.has(i + 1, Flag.Hyphen)) return undefined;
    if (this.grammar.isAttribute(tokens, i) || this.grammar.isPreposition(tokens, i)) return undefined;
    const is = (classNumber: number) => this.grammar.lexicon.isIn(classNumber, tokens.word[i]);
    return (
      (is(c.seeming) ? this.seeming(tokens, sentence, s, i) : undefined) ??
      (is(c.verbs) || is(c.clausal) || is(c.passives) || is(c.passivesBare) || is(c.prepositional) || is(c.phrasal)
        ? this.verb(tokens, sentence, s, i, quoted)
        : undefined) ??
      (is(c.nouns) || is(c.nounsClausal) || is(c.lightNouns) ? this.noun(tokens, sentence, s, i, quoted) : undefined) ??
      (is(c.hearsay) ? stanceAt(s, i, undefined, i + 1, i + 1) : undefined) ??
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
    return stanceAt(s, i, undefined, this.clauseStart(tokens, sentence, i), this.clauseEnd(tokens, i + 1, sentence.end));
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
      const told = lexicon.isIn(this.c.passives, word) && lexicon.isIn(this.c.passiveLinks, nextWord);
      if (!told && !lexicon.isIn(this.c.passivesBare, word)) return undefined;
      const agent = this.sources.agent(tokens, i + 1, sentence.end);
      if (!told && !agent) return stanceAt(s, i, undefined, i + 1, i + 1);
      return stanceAt(s, i, agent, this.clauseStart(tokens, sentence, i), this.clauseEnd(tokens, i + 1, sentence.end));
    }
    const own = lexicon.isIn(this.c.verbs, word) || (clause && lexicon.isIn(this.c.clausal, word));
    if (!own && !this.isAbout(tokens, word, next)) return undefined;
    if (!clause && !this.takesObject(tokens, next, nextWord)) return this.amid(tokens, sentence, s, i, j, quoted);
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
    // “opposed the levy and ⟨backed⟩ the mayor”
    const coordinated = before !== 0 && lexicon.isIn(c.coordinators, before) && this.isPast(tokens, i);
    if (!source && (led || gerund || coordinated)) source = this.sources.subjectOf(tokens, sentence, i, quoted);
    else if (!source && !clause && (isNoun || j < sentence.first || tokens.kind[j] !== Kind.Word)) return undefined;
    if (isNoVerdict(this.grammar, tokens, source, i, sentence.end)) return undefined;
    if (!own && (!source || source.end > i)) return undefined;
    // A base form without a subject is a noun or an order: “a plan to back the levy”, “Consider the levy.”
    if (!source && !gerund && !this.isPast(tokens, i) && !this.grammar.endsWith(tokens, i, 's')) return undefined;
    if (source && bare && isNoun && !this.sources.agrees(tokens, source, i)) return undefined;
    return stanceAt(s, i, source, i + 1, this.contentEnd(tokens, i + 1, sentence.end, clause));
  }

  /** “The levy, ⟨she⟩ feels, is unfair”: a few words amid what is thought; token `j` ends the subject. */
  private amid(tokens: Tokens, sentence: Sentence, s: number, i: number, j: number, quoted: Uint8Array): Stance | undefined {
    if (!tokens.is(i + 1, Kind.Comma) || j !== i - 1) return undefined;
    const source = this.sources.leftOf(tokens, sentence, j, quoted);
    return source && tokens.is(source.first - 1, Kind.Comma) ? stanceAt(s, i, source, i + 1, sentence.end) : undefined;
  }

  /** “Okoye’s refusal to resign”, “criticism of the levy”. */
  private noun(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c, w } = this.grammar;
    if (tokens.kind[i + 1] !== Kind.Word) return undefined;
    const link = tokens.word[i + 1];
    const opens = link === w.to || (link === w.that && this.opensClause(tokens, i + 2, sentence.end));
    const clause = opens && lexicon.isIn(this.c.nounsClausal, tokens.word[i]);
    if (!clause && !(lexicon.isIn(this.c.nounLinks, link) && lexicon.isIn(this.c.nouns, tokens.word[i])))
      return this.lightly(tokens, sentence, s, i, quoted);
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
    return stanceAt(
      s,
      i,
      owned ? { first, end: owner + 1 } : undefined,
      contentFirst,
      this.contentEnd(tokens, contentFirst, sentence.end, clause, true),
    );
  }

  /** “⟨Okoye⟩ made the case for a levy”, “took issue with”, “cast doubt on”: the noun bears the meaning, the verb none. */
  private lightly(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c, w } = this.grammar;
    const link = tokens.word[i + 1];
    if (!lexicon.isIn(this.c.lightNouns, tokens.word[i]) || !(lexicon.isIn(c.prepositions, link) || link === w.that))
      return undefined;
    let verb = i - 1;
    while (verb > sentence.first && i - verb <= OWNER && tokens.isWord(verb) && !lexicon.isIn(this.c.light, tokens.word[verb]))
      verb--;
    if (verb <= sentence.first || !lexicon.isIn(this.c.light, tokens.word[verb]) || quoted[verb] === 1) return undefined;
    let j = verb - 1;
    while (
      j > sentence.first &&
      tokens.isWord(j) &&
      (lexicon.isIn(c.auxiliaries, tokens.word[j]) || tokens.word[j] === w.to || this.isAdverb(tokens, j))
    )
      j--;
    const source = this.sources.leftOf(tokens, sentence, j, quoted) ?? this.sources.subjectOf(tokens, sentence, verb, quoted);
    return source && stanceAt(s, i, source, i + 1, this.contentEnd(tokens, i + 1, sentence.end, false));
  }

  /** “worried about the levy”, “adamant that it will go”. */
  private adjective(tokens: Tokens, sentence: Sentence, s: number, i: number, quoted: Uint8Array): Stance | undefined {
    const { lexicon, c } = this.grammar;
    if (tokens.kind[i + 1] !== Kind.Word) return undefined;
    const linked = lexicon.isIn(this.c.adjectiveLinks, tokens.word[i + 1]);
    // “is sure the levy will go”
    if (!linked && !(lexicon.isIn(this.c.adjectivesClausal, tokens.word[i]) && this.opensNoun(tokens, i + 1))) return undefined;
    let j = i - 1;
    let be = false;
    while (j >= sentence.first && tokens.kind[j] === Kind.Word && quoted[j] === 0 && i - j <= CHAIN) {
      if (lexicon.isIn(c.auxiliaries, tokens.word[j])) be = true;
      else if (!this.isAdverb(tokens, j)) break;
      j--;
    }
    // “a donor eager to give”: an adjective behind its noun, with no clause of its own.
    if (!be && (!linked || tokens.word[i + 1] === this.grammar.w.to || tokens.word[i + 1] === this.grammar.w.of))
      return undefined;
    const source = be ? this.sources.leftOf(tokens, sentence, j, quoted) : undefined;
    return stanceAt(s, i, source, i + 1, this.clauseEnd(tokens, i + 1, sentence.end));
  }

  private isPast(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    return lexicon.isIn(c.pasts, tokens.word[i]) || this.grammar.endsWith(tokens, i, 'ed');
  }

  private opensNoun(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    return tokens.has(i, Flag.Capital) || lexicon.isIn(c.determiners, tokens.word[i]) || lexicon.isIn(c.pronouns, tokens.word[i]);
  }

  /** “spoke ⟨of⟩”, “pushed ⟨back⟩ against”, “laid ⟨out⟩ a plan”: what makes such a verb one of speech or thought. */
  private isAbout(tokens: Tokens, verb: number, i: number): boolean {
    const { lexicon } = this.grammar;
    if (!tokens.isWord(i)) return false;
    const particle = lexicon.isIn(this.c.particles, tokens.word[i]);
    if (particle && lexicon.isIn(this.c.phrasal, verb)) return true;
    return lexicon.isIn(this.c.prepositional, verb) && (particle || lexicon.isIn(this.c.verbLinks, tokens.word[i]));
  }

  private isAdverb(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    return lexicon.isIn(c.negations, word) || this.grammar.isAside(tokens, i);
  }

  /** Whether an object may open at token `i`, whose word is `word` (0 where it is none that is known). */
  private takesObject(tokens: Tokens, i: number, word: number): boolean {
    const { lexicon, c } = this.grammar;
    if (lexicon.isIn(this.c.verbLinks, word) || lexicon.isIn(this.c.particles, word)) return true;
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
      if (lexicon.isIn(c.objectEnds, tokens.word[k]) || (subject && lexicon.isIn(c.auxiliaries, tokens.word[k]))) return k;
    }
    return stop;
  }
}
