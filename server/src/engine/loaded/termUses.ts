import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { HASH_SEED, hashStep } from '../text/vocabulary';
import { VoiceCode } from '../text/voices';
import { isDoubtfulTerm } from './scare-quotes';

/** In what two sides of a dispute may be named unlike. */
export type TermAspect = 'speech' | 'title' | 'rule' | 'losses' | 'marks';
export const TERM_ASPECTS: readonly TermAspect[] = ['speech', 'title', 'rule', 'losses', 'marks'];

/** One place where a party is spoken of in a plain or in a loaded way. Offsets count from the block's start. */
export interface TermUse {
  readonly aspect: TermAspect;
  /** Hash of the party's name; 0 where only the term stands (“the regime”). */
  readonly party: number;
  readonly loaded: boolean;
  /** How many it stands for: “three marchers died” is three, any other use is one. */
  readonly weight: number;
  /** The loaded or plain term. */
  readonly from: number;
  readonly to: number;
  /** Where the party's name stands. */
  readonly name: readonly [from: number, to: number];
}

const NO_USES: readonly TermUse[] = [];
/** Weight of losses told by a larger or vaguer number than two. */
const MANY = 3;
/** How far the agent of a killing may stand behind the verb, in words. */
const AGENT_REACH = 6;

/** Finds in a block how parties and their acts are named: what the comparison of a document's parties counts. */
export class TermUses {
  private readonly c;
  private readonly w;
  private readonly termBit: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      plainSpeech: n('speech-plain'),
      loadedSpeech: n('speech-loaded'),
      offices: n('office-titles'),
      plainRule: n('rule-plain'),
      loadedRule: n('rule-loaded'),
      partyTerms: n('party-terms'),
      died: n('losses-died'),
      unsided: n('losses-unsided'),
      human: n('human'),
      group: n('group'),
      institution: n('institution'),
      state: n('state'),
      auxiliaries: n('auxiliaries'),
      be: n('be'),
      adverbs: n('adverbs-light'),
      functions: n('function-words'),
      determiners: n('determiners'),
      terms: ['text', 'act', 'politics', 'claim'].map(n),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { of: w('of'), in: w('in'), by: w('by'), from: w('from'), the: w('the'), two: w('two') };
    this.termBit = lexicon.spots.bitOf([this.c.partyTerms]);
  }

  find(reading: Reading): readonly TermUse[] {
    if (reading.furniture || reading.turn >= 0 || reading.interview || reading.kind === 'quote') return NO_USES;
    const uses: TermUse[] = [];
    const add = (use: TermUse | undefined): void => {
      if (use) uses.push(use);
    };
    for (const cue of reading.cues) {
      if (!isWritersOwn(reading, cue.token) || cue.kind !== 'verb' || cue.weak || cue.negated) continue;
      add(this.speech(reading, cue));
      add(this.title(reading, cue));
    }
    const { tokens, sentences } = reading;
    const { flags, spots } = tokens;
    for (const sentence of sentences) {
      for (let i = sentence.first; i < sentence.end; i++) {
        const isTerm = (spots[i] & this.termBit) !== 0;
        const capital = (flags[i] & Flag.Capital) !== 0;
        if ((!isTerm && !capital) || !isWritersOwn(reading, i)) continue;
        if (isTerm) {
          const word = tokens.word[i];
          const rules = this.lexicon.isIn(this.c.plainRule, word) || this.lexicon.isIn(this.c.loadedRule, word);
          add(rules ? this.rule(reading, sentence, i) : this.loss(reading, sentence, i));
        }
        if (capital) add(this.termOf(reading, sentence, i));
      }
    }
    return uses.length > 0 ? uses : NO_USES;
  }

  /** “Ms Adair ⟨claimed⟩ that …”, “said Mr Boro” */
  private speech(reading: Reading, cue: Cue): TermUse | undefined {
    const { tokens } = reading;
    const loaded = this.lexicon.isIn(this.c.loadedSpeech, tokens.word[cue.token]);
    if (!loaded && !this.lexicon.isIn(this.c.plainSpeech, tokens.word[cue.token])) return undefined;
    if (cue.frame === 'np' || cue.frame === 'to' || cue.frame === 'ing' || cue.frame === 'none') return undefined;
    const named =
      cue.source === 'named' || (cue.source === 'role' && this.lexicon.isIn(this.c.institution, tokens.word[cue.head]));
    return named ? use(reading, 'speech', cue.head, cue.token, loaded) : undefined;
  }

  /** “President Boro said”, and a lone surname that says something. */
  private title(reading: Reading, cue: Cue): TermUse | undefined {
    const { tokens } = reading;
    const { head, sourceFirst } = cue;
    if (cue.source !== 'named' || !tokens.has(head, Flag.Capital) || tokens.has(head, Flag.AllCaps)) return undefined;
    if (head === sourceFirst) {
      const word = tokens.word[head];
      const body = [this.c.institution, this.c.state, this.c.group].some((name) => this.lexicon.isIn(name, word));
      return body ? undefined : use(reading, 'title', head, head, true);
    }
    for (let i = sourceFirst; i < head; i++)
      if (this.lexicon.isIn(this.c.offices, tokens.word[i]) && tokens.has(i, Flag.Capital))
        return use(reading, 'title', head, i, false);
    return undefined;
  }

  /** “the Norland ⟨regime⟩”, “Norland's ⟨government⟩”, “the ⟨regime⟩ in Norland”; a lone “the regime” has no party yet. */
  private rule(reading: Reading, sentence: Sentence, i: number): TermUse | undefined {
    const { tokens } = reading;
    const loaded = this.lexicon.isIn(this.c.loadedRule, tokens.word[i]);
    const before = i - 1;
    if (before >= sentence.first && this.isParty(reading, before)) return use(reading, 'rule', before, i, loaded);
    if (!tokens.isWord(before) || before < sentence.first || tokens.word[before] !== this.w.the) return undefined;
    let name = -1;
    if (tokens.isWord(i + 1) && (tokens.word[i + 1] === this.w.of || tokens.word[i + 1] === this.w.in))
      for (let k = i + 2; k < sentence.end && tokens.isWord(k) && tokens.has(k, Flag.Capital); k++) name = k;
    if (name >= 0) return use(reading, 'rule', name, i, loaded);
    return { ...use(reading, 'rule', i, i, loaded), party: 0 };
  }

  /** “three marchers ⟨died⟩”, “two guards were ⟨killed⟩ by marchers” */
  private loss(reading: Reading, sentence: Sentence, i: number): TermUse | undefined {
    const { tokens } = reading;
    const loaded = this.lexicon.isIn(this.c.died, tokens.word[i]);
    let passive = false;
    let subject = i - 1;
    for (; subject >= sentence.first && tokens.kind[subject] === Kind.Word; subject--) {
      const word = tokens.word[subject];
      if (this.lexicon.isIn(this.c.be, word)) passive = true;
      if (!this.lexicon.isIn(this.c.auxiliaries, word) && !this.lexicon.isIn(this.c.adverbs, word)) break;
    }
    if (subject < sentence.first || tokens.kind[subject] !== Kind.Word || !this.isSide(reading, subject)) return undefined;
    // “died of cold”, “died from”: an illness has no agent to leave out.
    const next = tokens.isWord(i + 1) ? tokens.word[i + 1] : 0;
    if (loaded ? passive || next === this.w.of || next === this.w.from : !passive || !this.hasAgent(reading, sentence, i))
      return undefined;
    return { ...use(reading, 'losses', subject, i, loaded), weight: this.count(reading, sentence, subject) };
  }

  private hasAgent({ tokens }: Reading, sentence: Sentence, i: number): boolean {
    for (let k = i + 1; k < Math.min(sentence.end, i + AGENT_REACH); k++) {
      if (tokens.kind[k] > Kind.Currency) return false;
      if (tokens.kind[k] === Kind.Word && tokens.word[k] === this.w.by) return true;
    }
    return false;
  }

  /** How many the noun at token `i` stands for, as far as it matters: one, two, many. */
  private count({ tokens, units }: Reading, sentence: Sentence, i: number): number {
    const plural = (units[tokens.end[i] - 1] | 0x20) === 0x73;
    if (!plural) return 1;
    for (let k = i - 1; k >= Math.max(sentence.first, i - 3); k--)
      if (tokens.isWord(k) && tokens.word[k] === this.w.two) return 2;
    return MANY;
  }

  /** Norland's ‘reform’, Suland's reform: whose terms stand in marks. */
  private termOf(reading: Reading, sentence: Sentence, i: number): TermUse | undefined {
    const { tokens, quotes } = reading;
    if (!this.isParty(reading, i) || !(tokens.has(i, Flag.Possessive) || this.isDetermined(reading, sentence, i)))
      return undefined;
    const next = i + 1;
    if (next >= sentence.end) return undefined;
    if (tokens.kind[next] === Kind.Quote) {
      const quote = quotes.find(({ open }) => open === next);
      if (!quote || !isDoubtfulTerm(quote)) return undefined;
      return { ...use(reading, 'marks', i, i, true), from: quote.from, to: quote.to };
    }
    const term = tokens.isWord(next) && this.c.terms.some((name) => this.lexicon.isIn(name, tokens.word[next]));
    return term ? use(reading, 'marks', i, next, false) : undefined;
  }

  /** “the Norland ‘reform’”, not “sent to Norland ‘to learn’” */
  private isDetermined({ tokens }: Reading, sentence: Sentence, i: number): boolean {
    return i > sentence.first && tokens.isWord(i - 1) && this.lexicon.isIn(this.c.determiners, tokens.word[i - 1]);
  }

  /** A name that may be a party: of a state, a person or a body; not a month, and no title. */
  private isParty({ tokens }: Reading, i: number): boolean {
    return (
      tokens.kind[i] === Kind.Word &&
      tokens.has(i, Flag.Capital) &&
      (this.lexicon.isIn(this.c.state, tokens.word[i]) || this.lexicon.isName(tokens, i)) &&
      !this.lexicon.isIn(this.c.functions, tokens.word[i])
    );
  }

  /** People that belong to a side: “marchers”, “guards”, “Sulanders”; not “people” or “children”. */
  private isSide({ tokens }: Reading, i: number): boolean {
    const word = tokens.word[i];
    if (this.lexicon.isIn(this.c.unsided, word)) return false;
    if (this.lexicon.isIn(this.c.human, word) || this.lexicon.isIn(this.c.group, word)) return true;
    return tokens.has(i, Flag.Capital) && !tokens.has(i, Flag.Opens) && this.lexicon.isIn(this.c.state, word);
  }
}

const isWritersOwn = ({ voices }: Reading, i: number): boolean =>
  voices[i] === VoiceCode.narration || voices[i] === VoiceCode.heading;

function use({ tokens, units }: Reading, aspect: TermAspect, name: number, term: number, loaded: boolean): TermUse {
  const nameEnd = tokens.end[name] - (tokens.has(name, Flag.Possessive) ? 2 : 0);
  return {
    aspect,
    party: nameKey(units, tokens.start[name], nameEnd),
    loaded,
    weight: 1,
    from: tokens.start[term],
    to: tokens.end[term] - (tokens.has(term, Flag.Possessive) ? 2 : 0),
    name: [tokens.start[name], nameEnd],
  };
}

/** Equal for a name in any case, singular or plural. */
function nameKey(units: Uint16Array, from: number, to: number): number {
  const end = to - from > 3 && (units[to - 1] | 0x20) === 0x73 ? to - 1 : to;
  let key = HASH_SEED;
  for (let i = from; i < end; i++) key = hashStep(key, units[i] | 0x20);
  return key === 0 ? 1 : key;
}
