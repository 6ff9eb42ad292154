import type { SubjectFinder } from './cueSubjects';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import { MAX_SOURCE } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/**
 * Words that somebody uses of somebody or something: “Okoye called the tunnel ⟨a pipe dream⟩”, “critics regard it as ⟨the
 * finest⟩”. They are that person's, not the writer's, and not evidence for anything else the sentence states.
 */
export interface Naming {
  readonly sentence: number;
  /** The verb. */
  readonly token: number;
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  /** The words: tokens `first` to `end`, excluded. */
  readonly first: number;
  readonly end: number;
}

/** Finds what verbs call their objects. */
export class NamingFinder {
  constructor(
    private readonly grammar: Grammar,
    private readonly subjects: SubjectFinder,
  ) {}

  /** The naming whose verb is token `i`, if somebody other than the writer is told to name so. */
  find(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Naming | undefined {
    if (!this.subjects.isVerb(tokens, sentence, i, true)) return undefined;
    const phrase = this.subjects.phrase(tokens, sentence, i, quoted, false);
    const name = this.nameAt(tokens, i, sentence.end, phrase.passive);
    if (!name) return undefined;
    const source = this.subjects.namer(tokens, sentence, phrase, quoted);
    if (!source || source.source === 'self' || isNoVerdict(this.grammar, tokens, source, i, sentence.end)) return undefined;
    let [first, end] = name;
    // “is regarded ⟨by many⟩ as the finest”, “was called a fraud ⟨by the board⟩”: who names is the writer's to say.
    if (phrase.passive && source.first - 1 > end) return undefined;
    if (phrase.passive && source.first - 1 <= first) first = Math.max(first, source.end);
    else if (phrase.passive) end = Math.min(end, source.first - 1);
    if (first >= end) return undefined;
    return { sentence: index, token: i, sourceFirst: source.first, sourceEnd: source.end, first, end };
  }

  /** What verb `i` calls its object: “called the tunnel ⟨a pipe dream⟩”, “condemned the fee as ⟨robbery⟩”, “accused him of ⟨fraud⟩”. */
  private nameAt(tokens: Tokens, i: number, end: number, passive: boolean): readonly [number, number] | undefined {
    const { lexicon, c, w } = this.grammar;
    const is = (words: number) => lexicon.isIn(words, tokens.word[i]);
    const link = is(c.accusing) ? w.of : is(c.naming) || is(c.namingAs) || is(c.considering) ? w.as : -1;
    const linked = link < 0 ? -1 : this.behindLink(tokens, i, end, link, passive);
    if (linked > 0) return this.opensClause(tokens, linked) ? undefined : [linked, this.nameEnd(tokens, linked, end)];
    if (!is(c.calling) && !is(c.considering)) return undefined;
    const stop = this.nameEnd(tokens, i + 1, end);
    const first = passive ? i + 1 : this.behindObject(tokens, i + 1, stop, is(c.considering));
    if (first < 0 || first >= stop) return undefined;
    // “found it in the port”, “declared it when …”, “found somebody they …”
    const adjunct =
      !passive &&
      is(c.considering) &&
      tokens.isWord(first) &&
      (lexicon.isIn(c.prepositions, tokens.word[first]) ||
        lexicon.isIn(c.wh, tokens.word[first]) ||
        this.opensClause(tokens, first));
    return adjunct ? undefined : [first, stop];
  }

  /** Where the name begins behind “as” or “of”, to the end of the clause of verb `i`; -1 where there is none. */
  private behindLink(tokens: Tokens, i: number, end: number, link: number, passive: boolean): number {
    const { lexicon, c } = this.grammar;
    for (let k = i + 1; k < end - 1; k++) {
      if (tokens.kind[k] > Kind.Currency && tokens.kind[k] !== Kind.Quote) return -1;
      if (tokens.kind[k] !== Kind.Word) continue;
      if (tokens.word[k] === link) return k > i + 1 || passive ? k + 1 : -1;
      if (lexicon.isIn(c.finite, tokens.word[k]) || lexicon.isIn(c.pasts, tokens.word[k])) return -1;
    }
    return -1;
  }

  /**
   * Where the second of two noun phrases begins, token `i` the first word of the first; -1 where there is but one. A
   * pronoun is a phrase by itself; else the second opens with an article (`strict`: no preposition between the two) or
   * stands behind determiner and noun.
   */
  private behindObject(tokens: Tokens, i: number, stop: number, strict: boolean): number {
    const { lexicon, c } = this.grammar;
    if (!tokens.isWord(i) || lexicon.isIn(c.prepositions, tokens.word[i])) return -1;
    if (this.isPronoun(tokens, i)) return i + 1;
    const determined = lexicon.isIn(c.determiners, tokens.word[i]) || tokens.has(i, Flag.Possessive);
    if (!determined && lexicon.isIn(c.functions, tokens.word[i])) return -1;
    for (let k = i + 1; k < stop; k++) {
      if (tokens.kind[k] !== Kind.Word) continue;
      if (lexicon.isIn(c.articles, tokens.word[k])) return k;
      if (strict && lexicon.isIn(c.functions, tokens.word[k])) return -1;
    }
    return strict ? -1 : determined ? i + 2 : i + 1;
  }

  /** “blasts the ban as ⟨it⟩ takes force” */
  private opensClause(tokens: Tokens, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    const word = tokens.word[i];
    return tokens.isWord(i) && (lexicon.isIn(c.person, word) || lexicon.isIn(c.self, word) || word === w.it);
  }

  private isPronoun(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    return lexicon.isIn(c.pronouns, tokens.word[i]) && !lexicon.isIn(c.determiners, tokens.word[i]);
  }

  /** A name ends with its clause, at a time or reason, and where the sentence goes on with another verb. */
  private nameEnd(tokens: Tokens, from: number, end: number): number {
    const { lexicon, c } = this.grammar;
    for (let k = from; k < end; k++) {
      const kind = tokens.kind[k];
      if (kind === Kind.Word) {
        const word = tokens.word[k];
        if (lexicon.isIn(c.objectEnds, word) || (k > from && this.opensVerb(tokens, k))) return k;
        if (lexicon.isIn(c.coordinators, word) && this.isVerb(tokens, k + 1)) return k;
      } else if (kind === Kind.Comma) {
        if (!this.goesOn(tokens, k + 1)) return k;
      } else if (kind > Kind.Currency && kind !== Kind.Quote) return k;
    }
    return end;
  }

  /** Words behind which a verb stands: “called it a failure ⟨that⟩ will last”, “who see him as a fool ⟨are⟩ few”. */
  private opensVerb(tokens: Tokens, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    const word = tokens.word[i];
    if (lexicon.isIn(c.wh, word) || lexicon.isIn(c.contracted, word)) return true;
    return lexicon.isIn(c.finite, word) && tokens.word[i - 1] !== w.to; // “considered ⟨to have⟩ failed”
  }

  /** “a liar, ⟨a cheat⟩, ⟨and a thug⟩”, “as greedy, ⟨vain and⟩ cruel”: token `i` stands behind a comma. */
  private goesOn(tokens: Tokens, i: number): boolean {
    const { lexicon, c, w } = this.grammar;
    if (!tokens.isWord(i)) return false;
    const joined = lexicon.isIn(c.coordinators, tokens.word[i]);
    if (joined) i++;
    if (tokens.word[i - 1] === w.but || !tokens.isWord(i) || this.isVerb(tokens, i)) return false;
    if (lexicon.isIn(c.articles, tokens.word[i])) return (joined || tokens.word[i] !== w.the) && !this.isSubject(tokens, i);
    const next = tokens.isWord(i + 1) ? tokens.word[i + 1] : 0;
    const plain = (k: number) => !lexicon.isIn(c.functions, tokens.word[k]) && !tokens.has(k, Flag.Capital);
    if (!plain(i) || this.grammar.endsWith(tokens, i, 'ing')) return false;
    return lexicon.isIn(c.coordinators, next) || (tokens.isWord(i + 1) && plain(i + 1) && !this.isVerb(tokens, i + 1));
  }

  /** “and ⟨the board⟩ left”: a verb follows the noun phrase that begins at token `i`. */
  private isSubject(tokens: Tokens, i: number): boolean {
    for (let k = i + 2; k < i + MAX_SOURCE && tokens.isWord(k); k++) if (this.isVerb(tokens, k)) return true;
    return false;
  }

  /** Whether token `i` is a verb, or a subject, with which a sentence goes on. */
  private isVerb(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    if (!tokens.isWord(i)) return false;
    const is = (words: number) => lexicon.isIn(words, tokens.word[i]);
    if (is(c.auxiliaries) || is(c.verbs) || is(c.pasts) || is(c.person)) return true;
    // “and despised ⟨them⟩”, “and lashed ⟨out⟩”; not “failed and disgraced leader”
    return this.grammar.endsWith(tokens, i, 'ed') && (!tokens.isWord(i + 1) || lexicon.isIn(c.functions, tokens.word[i + 1]));
  }
}

/** “a stream ⟨called Miller’s Run⟩”, “called off the deal”, “called an early vote”: a name or an act, not what somebody calls somebody. */
export function isNoVerdict(grammar: Grammar, tokens: Tokens, source: Source | undefined, i: number, end: number): boolean {
  const { lexicon, c } = grammar;
  if (!tokens.isWord(i + 1) || !lexicon.isIn(c.calling, tokens.word[i])) return false;
  if (tokens.has(i + 1, Flag.Capital) && isThing(grammar, tokens, source, i)) return true;
  if (lexicon.isIn(c.calledAway, tokens.word[i + 1])) return true;
  let k = lexicon.isIn(c.articles, tokens.word[i + 1]) ? i + 2 : i + 1;
  while (k < Math.min(end, i + 5) && tokens.isWord(k) && !lexicon.isIn(c.functions, tokens.word[k])) k++;
  return k > i + 1 && lexicon.isIn(c.convened, tokens.word[k - 1]);
}

/** Whether what stands before verb `i` is no speaker but what bears the name: “a stream”, “a group”. */
function isThing({ lexicon, c, w }: Grammar, tokens: Tokens, source: Source | undefined, i: number): boolean {
  if (!source) return tokens.isWord(i - 1) && !lexicon.isIn(c.functions, tokens.word[i - 1]);
  if (source.end !== i || source.source === 'named' || source.source === 'bare' || source.source === 'described') return false;
  for (let k = i - 2; k >= Math.min(source.first, i - 4) && tokens.isWord(k); k--)
    if (lexicon.isIn(c.determiners, tokens.word[k])) return tokens.word[k] === w.a || tokens.word[k] === w.an;
  return false;
}

/** “slammed the bill as (a) ‘sham’” */
export function asBeforeQuote({ w }: Grammar, tokens: Tokens, i: number, end: number): boolean {
  for (let k = i + 1; k < Math.min(end, i + MAX_SOURCE); k++) {
    if (tokens.kind[k] === Kind.Quote) return tokens.word[k - 1] === w.as || tokens.word[k - 2] === w.as;
    if (tokens.kind[k] > Kind.Quote) return false;
  }
  return false;
}
