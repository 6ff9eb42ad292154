import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

/** A superlative of a sentence: “the most corrupt port” in “the most corrupt port in the region”. */
export interface Superlative {
  readonly from: number;
  readonly to: number;
  /** It grades by taste (*worst, most corrupt*), not by measure (*largest*). */
  readonly evaluative: boolean;
}

/** Longest noun phrase after the adjective, in words. */
const NOUN_WORDS = 3;
/** How far into the field of comparison its name is looked for. */
const FIELD_WORDS = 4;

/**
 * Finds superlatives that are held against others: “the largest port in the region”, “Europe's oldest mill”, “the worst
 * flood since 1953”. Without a field of comparison (“the largest room is upstairs”) anybody can see what is meant.
 */
export class SuperlativeFinder {
  private readonly c;
  private readonly w;
  /** The bit of the words that may be one or make one. */
  private readonly bit: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      superlatives: n('superlatives'),
      graded: n('graded-by-taste'),
      evaluative: n('evaluative'),
      ranked: n('superlative-harmless'),
      heads: n('superlative-heads'),
      fields: n('comparison-fields'),
      functions: n('function-words'),
      wholes: n('comparison-wholes'),
      everywhere: n('comparison-everywhere'),
      prepositions: n('prepositions'),
      durations: n('durations'),
      place: n('place'),
      be: n('be-like'),
      determiners: n('determiners'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { the: w('the'), most: w('most'), least: w('least'), one: w('one'), of: w('of') };
    this.bit = lexicon.spots.bitOf([this.c.superlatives], [this.w.most, this.w.least]);
  }

  /** The first superlative that a sentence states in the writer's own voice. */
  find(reading: Reading, sentence: Sentence): Superlative | undefined {
    const { tokens, voices } = reading;
    if ((tokens.spotted & this.bit) === 0) return undefined;
    for (let i = sentence.first + 1; i < sentence.end - 1; i++) {
      if ((tokens.spots[i] & this.bit) === 0 || voices[i] !== VoiceCode.narration || tokens.has(i, Flag.Capital | Flag.Hyphen))
        continue;
      const found = this.at(reading, sentence, i);
      if (found) return found;
    }
    return undefined;
  }

  private at({ tokens, units }: Reading, sentence: Sentence, i: number): Superlative | undefined {
    const { lexicon, c, w } = this;
    const word = tokens.word[i];
    const periphrastic = word === w.most || word === w.least;
    const owned = tokens.isWord(i - 1) && tokens.has(i - 1, Flag.Possessive) && lexicon.isName(tokens, i - 1);
    if (!owned && !(tokens.isWord(i - 1) && tokens.word[i - 1] === w.the)) return undefined;
    let k = i + 1;
    const adjective = periphrastic ? k++ : i;
    if (!tokens.isWord(adjective) || lexicon.isIn(c.functions, tokens.word[adjective])) return undefined;
    // “the most recent report”, “the most common cause”: order and frequency, not rank.
    if (lexicon.isIn(c.ranked, tokens.word[adjective]) || endsWith(units, tokens, adjective, 'ly')) return undefined;
    const noun = k;
    while (k < sentence.end && k - noun < NOUN_WORDS && tokens.isWord(k) && !lexicon.isIn(c.functions, tokens.word[k])) k++;
    const head = tokens.word[k - 1];
    if (lexicon.isIn(c.durations, head) || lexicon.isIn(c.heads, head)) return undefined;
    // “is the worst in the club's history”: the noun stands before.
    if (k === noun && !(this.isPredicate(tokens, i - 2) && this.isDetermined(tokens, k + 1))) return undefined;
    if (!owned && !this.isCompared(tokens, k, sentence.end)) return undefined;
    const evaluative =
      lexicon.isIn(c.graded, tokens.word[adjective]) || (periphrastic && lexicon.isIn(c.evaluative, tokens.word[adjective]));
    const from = owned ? i - 1 : this.start(tokens, sentence, i - 1);
    return { from: tokens.start[from], to: tokens.end[k - 1], evaluative };
  }

  private isPredicate(tokens: Reading['tokens'], i: number): boolean {
    return tokens.isWord(i) && this.lexicon.isIn(this.c.be, tokens.word[i]);
  }

  /** “in the region”, “in Europe”; “in living memory” is for the lexicon. */
  private isDetermined(tokens: Reading['tokens'], i: number): boolean {
    return tokens.isWord(i) && (this.lexicon.isIn(this.c.determiners, tokens.word[i]) || this.lexicon.isName(tokens, i));
  }

  /** “one of the most …” */
  private start(tokens: Reading['tokens'], sentence: Sentence, the: number): number {
    const { w } = this;
    const one = the - 2;
    return one >= sentence.first && tokens.word[the - 1] === w.of && tokens.word[one] === w.one ? one : the;
  }

  /** “… in the region”, “… of the century”, “… since 1953”, “… ever”: places, times and all there are, not “… of the speech”. */
  private isCompared(tokens: Reading['tokens'], k: number, end: number): boolean {
    if (k >= end || !tokens.isWord(k)) return false;
    const { lexicon, c } = this;
    if (lexicon.isIn(c.everywhere, tokens.word[k])) return true;
    if (!lexicon.isIn(c.fields, tokens.word[k])) return false;
    for (let i = k + 1; i < Math.min(end, k + 1 + FIELD_WORDS); i++) {
      if (!tokens.isWord(i) && tokens.kind[i] !== Kind.Number) return false;
      if (lexicon.isName(tokens, i) || lexicon.isIn(c.wholes, tokens.word[i]) || lexicon.isIn(c.place, tokens.word[i]))
        return true;
      if (lexicon.isIn(c.prepositions, tokens.word[i])) return false;
    }
    return false;
  }
}
