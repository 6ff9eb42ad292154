import type { Cue } from './cues';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import type { SourceFinder } from './sources';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest adjunct before “according to”, in tokens with its comma. */
const LONGEST_ADJUNCT = 8;

/** Finds the cues that are no verbs: “according to X”, “in the words of X”, “per X”, “as X put it”, “In a poll …”. */
export class PhraseCueFinder {
  /** The bit of the words it looks round. */
  readonly bit: number;

  constructor(
    private readonly grammar: Grammar,
    private readonly sources: SourceFinder,
  ) {
    const { c, w, lexicon } = grammar;
    this.bit = lexicon.spots.bitOf([c.putting, c.cueNouns], [w.in, w.by, w.according, w.words, w.citing, w.quoting, w.per]);
  }

  find(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const { w } = this.grammar;
    const word = tokens.word[i];
    if (this.grammar.lexicon.isIn(this.grammar.c.putting, word) && tokens.word[i + 1] === w.it)
      return this.asPutIt(tokens, sentence, index, i, quoted);
    if (tokens.word[i + 1] === w.that && this.grammar.lexicon.isIn(this.grammar.c.cueNouns, word))
      return this.noun(tokens, sentence, index, i, quoted);
    if ((word === w.in || word === w.by) && i - sentence.first <= 1) return this.adjunct(tokens, sentence, index, i);
    let from = -1;
    if (word === w.according && tokens.word[i + 1] === w.to) from = i + 2;
    else if (word === w.words && tokens.word[i + 1] === w.of && (tokens.word[i - 1] === w.the || tokens.word[i - 2] === w.the))
      from = i + 2;
    else if ((word === w.citing || word === w.quoting || word === w.per) && i + 1 < sentence.end) from = i + 1;
    if (from < 0 || from >= sentence.end) return undefined;
    const source =
      this.sources.rightFrom(tokens, from, sentence.end) ??
      (word === w.according ? this.sources.definite(tokens, from, sentence.end) : undefined);
    if (!source || (word === w.per && source.source !== 'named' && source.source !== 'document')) return undefined;
    const described = word === w.words && tokens.word[i - 1] !== w.the;
    // “In the wise words of Okoye, …” reports; “in the past words of her father she found comfort” does not.
    if (described && tokens.kind[source.end] !== Kind.Comma && tokens.kind[source.end] !== Kind.Quote) return undefined;
    const opens = i - sentence.first <= 1 || this.followsAdjunct(tokens, sentence.first, i, source.end);
    if (opens) return phraseCue(i, index, source, source.end, sentence.end);
    // “The goal, according to the agency, is to …”: what stands on both sides.
    const amid = tokens.is(i - 1, Kind.Comma) && tokens.is(source.end, Kind.Comma) && sentence.end - source.end > 2;
    return phraseCue(i, index, source, this.lastClause(tokens, sentence.first, i), amid ? sentence.end : i);
  }

  /** “Okoye’s claim that …”, “her warning that …” */
  private noun(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    const { lexicon, c } = this.grammar;
    // “its hyperbolic prediction that”: an adjective or two may stand between.
    let owner = i - 1;
    while (owner > Math.max(sentence.first, i - 3) && tokens.isWord(owner) && !this.owns(tokens, owner)) owner--;
    if (owner < sentence.first || tokens.kind[owner] !== Kind.Word || i + 3 >= sentence.end) return undefined;
    const pronoun = lexicon.isIn(c.possessives, tokens.word[owner]);
    if (!pronoun && !tokens.has(owner, Flag.Possessive)) return undefined;
    const source: Source | undefined = pronoun
      ? { first: owner, end: owner + 1, head: owner, source: 'pronoun' }
      : this.sources.nounPhrase(tokens, sentence.first, owner, quoted);
    return source && phraseCue(i, index, source, i + 1, sentence.end);
  }

  private owns(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    return (
      tokens.has(i, Flag.Possessive) || lexicon.isIn(c.possessives, tokens.word[i]) || lexicon.isIn(c.functions, tokens.word[i])
    );
  }

  /** “For its second term, according to the agency, the goal is …”: what is reported stands behind, as at the start of a sentence. */
  private followsAdjunct(tokens: Tokens, first: number, i: number, sourceEnd: number): boolean {
    if (!this.grammar.lexicon.isIn(this.grammar.c.prepositions, tokens.word[first]) || i - first > LONGEST_ADJUNCT) return false;
    if (!tokens.is(i - 1, Kind.Comma) || !tokens.is(sourceEnd, Kind.Comma)) return false;
    for (let k = first; k < i - 1; k++) if (tokens.kind[k] !== Kind.Word) return false;
    return true;
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
      if (tokens.kind[k] > Kind.Currency && !tokens.is(k, Kind.Slash)) return undefined; // “in a CNN/ORC poll”
      if (!this.grammar.lexicon.isIn(this.grammar.c.adjuncts, tokens.word[k]) || tokens.has(k + 1, Flag.Hyphen)) continue;
      return phraseCue(i, index, { first: i + 1, end: k + 1, head: k, source: 'document' }, k + 1, sentence.end);
    }
    return undefined;
  }

  /** “As Okoye put it, …” */
  private asPutIt(tokens: Tokens, sentence: Sentence, index: number, i: number, quoted: Uint8Array): Cue | undefined {
    let j = i - 1;
    while (
      j > sentence.first &&
      tokens.kind[j] === Kind.Word &&
      (this.grammar.lexicon.isIn(this.grammar.c.adverbs, tokens.word[j]) || this.grammar.isLy(tokens, j))
    )
      j--;
    const source = this.sources.leftOf(tokens, sentence, j, quoted);
    if (!source || tokens.word[source.first - 1] !== this.grammar.w.as) return undefined;
    const opens = source.first - 1 === sentence.first;
    return phraseCue(i + 1, index, source, opens ? i + 2 : sentence.first, opens ? sentence.end : source.first - 1);
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
    contentFirst,
    contentEnd,
    limit: Math.max(contentEnd, token + 1),
  };
}
