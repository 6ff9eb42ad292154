import type { Lexicon } from '../lexicon/lexicon';
import { Flag, Kind, type Tokens } from './tokens';

/** The words and small questions that finding cues and finding sources share. One per reader; `units` is the block's. */
export class Grammar {
  /** Numbers of the word classes that are asked for. */
  readonly c;
  /** Ids of the words that are asked for. */
  readonly w;
  /** The units of the block being read; set by the reader. */
  units: Uint16Array = new Uint16Array(0);

  constructor(readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      verbs: n('cue-verbs'),
      speech: n('cue-speech'),
      hearing: n('cue-hearing'),
      tribunals: n('tribunals'),
      weak: n('cue-weak'),
      homographs: n('cue-homographs'),
      interpretive: n('cue-interpretive'),
      naming: n('cue-naming'),
      calling: n('cue-calling'),
      namingAs: n('cue-naming-as'),
      accusing: n('cue-accusing'),
      considering: n('cue-considering'),
      namingVerbs: n('cue-naming-verbs'),
      objectEnds: n('stance-object-ends'),
      evaluative: n('evaluative'),
      finite: n('finite'),
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
      nounsInLy: n('nouns-in-ly'),
      floating: n('floating-quantifiers'),
      wh: n('wh'),
      functions: n('function-words'),
      coordinators: n('coordinators'),
      pasts: n('irregular-pasts'),
      clausal: n('cue-clausal'),
      addressing: n('cue-addressing'),
      quoting: n('cue-quoting'),
      telling: n('cue-telling-only'),
      participles: n('participle-prepositions'),
      cueNouns: n('cue-nouns'),
      putting: n('cue-putting'),
      reading: n('cue-reading'),
      going: n('cue-going'),
      counts: n('cue-counts'),
      adjuncts: n('source-adjuncts'),
      weekdays: n('weekdays'),
      months: n('months'),
      numbers: n('number-words'),
      common: n('common-words'),
      links: n('source-links'),
      times: n('time-units'),
      timeOpeners: n('time-openers'),
      singular: n('pronouns-singular'),
      contracted: n('pronoun-contractions'),
      selfContracted: n('self-contractions'),
      subordinators: n('subordinators'),
      indefinite: n('indefinite-people'),
      talking: n('cue-talking'),
      topics: n('cue-topics'),
      kickers: n('headline-kickers'),
      plurals: n('irregular-plurals'),
      convened: n('called-events'),
      calledAway: n('called-away'),
      approximators: n('approximators'),
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
      which: w('which'),
      old: w('old'),
      on: w('on'),
      about: w('about'),
      a: w('a'),
      an: w('an'),
      against: w('against'),
      but: w('but'),
    };
  }

  isJoin(tokens: Tokens, k: number): boolean {
    return this.lexicon.isIn(this.c.coordinators, tokens.word[k]) && tokens.isWord(k + 1) && tokens.has(k + 1, Flag.Capital);
  }

  /** A sentence that opens with a clause or phrase in front of its main clause: “While …”, “Asked whether …”, “In …”. */
  opensAside(tokens: Tokens, first: number): boolean {
    if (tokens.kind[first] !== Kind.Word) return false;
    const { lexicon, c } = this;
    const word = tokens.word[first];
    return (
      lexicon.isIn(c.subordinators, word) ||
      lexicon.isIn(c.prepositions, word) ||
      this.endsWith(tokens, first, 'ed') ||
      this.endsWith(tokens, first, 'ing')
    );
  }

  /** “Okoye’s ⟨proposed⟩ levy”, “of all ⟨reported⟩ gifts”: a participle in front of the noun it belongs to. */
  isAttribute(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this;
    if (!this.endsWith(tokens, i, 'ed') || !tokens.isWord(i - 1) || !tokens.isWord(i + 1)) return false;
    if (lexicon.isIn(c.functions, tokens.word[i + 1]) || tokens.has(i + 1, Flag.Capital)) return false;
    const before = tokens.word[i - 1];
    return (
      tokens.has(i - 1, Flag.Possessive) ||
      lexicon.isIn(c.articles, before) ||
      lexicon.isIn(c.possessives, before) ||
      (lexicon.isIn(c.prepositions, before) && before !== this.w.to)
    );
  }

  /** “a ruling ⟨regarding⟩ the levy”, “⟨assuming⟩ it passes”: a participle that is a preposition, unless a form of *be* stands before. */
  isPreposition(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this;
    return (
      lexicon.isIn(c.participles, tokens.word[i]) && !(tokens.isWord(i - 1) && lexicon.isIn(c.auxiliaries, tokens.word[i - 1]))
    );
  }

  /** Whether token `i` looks like an adverb in -ly. */
  isLy(tokens: Tokens, i: number): boolean {
    return isLyAdverb(this.units, tokens, i, this.lexicon, this.c.nounsInLy);
  }

  /** What may stand between a subject, its auxiliary and its verb: “has ⟨also repeatedly⟩ said”, “have ⟨both⟩ argued”. */
  isAside(tokens: Tokens, i: number): boolean {
    const word = tokens.word[i];
    return this.lexicon.isIn(this.c.adverbs, word) || this.lexicon.isIn(this.c.floating, word) || this.isLy(tokens, i);
  }

  endsWith(tokens: Tokens, i: number, ending: string): boolean {
    return endsWith(this.units, tokens, i, ending);
  }
}

/** Whether token `i` looks like an adverb in -ly; `nouns` is the class of what only ends so (*family, assembly*). */
export function isLyAdverb(units: Uint16Array, tokens: Tokens, i: number, lexicon: Lexicon, nouns: number): boolean {
  return endsWith(units, tokens, i, 'ly') && tokens.end[i] - tokens.start[i] > 4 && !lexicon.isIn(nouns, tokens.word[i]);
}

/** Whether a token's letters, without “’s”, end so. */
export function endsWith(units: Uint16Array, tokens: Tokens, i: number, ending: string): boolean {
  const end = tokens.end[i] - (tokens.has(i, Flag.Possessive) ? 2 : 0);
  const start = end - ending.length;
  if (start <= tokens.start[i]) return false;
  for (let k = 0; k < ending.length; k++) if ((units[start + k] | 0x20) !== ending.charCodeAt(k)) return false;
  return true;
}
