import { Flag, Kind, type Tokens } from '../text/tokens';
import { Vocabulary } from '../text/vocabulary';
import type { Guideline } from '../types';
import { Formations } from './formation';
import { PatternSet } from './patternSet';
import { Spots } from './spots';
import {
  type CompiledEntry,
  type CompiledGraph,
  type CompiledGroup,
  type CompiledGuard,
  type CompiledLexicon,
  DYNAMIC_CLASSES,
  type EntryChanges,
} from './table';

/** An entry with its texts resolved, as rules and hovers use it. */
export interface Entry extends Omit<CompiledEntry, 'own'> {
  readonly index: number;
  readonly message: string;
  readonly why: string;
  readonly fine: string;
  readonly source: readonly string[];
  readonly polarity: -1 | 0 | 1;
}

/** Patterns of the user's, which may name words that only they know, and figures. */
class UserPatterns extends PatternSet {
  private ids = new Int32Array(0);

  constructor(
    graph: CompiledGraph,
    private readonly lexicon: Lexicon,
  ) {
    super(graph, lexicon.size, lexicon, Kind.Number);
  }

  override idsOf(tokens: Tokens): Int32Array {
    if (this.ids.length < tokens.count) this.ids = new Int32Array(tokens.count * 2);
    for (let i = 0; i < tokens.count; i++) this.ids[i] = this.lexicon.wordAt(tokens, i);
    return this.ids;
  }
}

/** An entry with its texts. All have one shape, whatever they leave out: so they are read several times faster. */
function entryOf(entry: CompiledEntry, texts: CompiledGroup, index: number): Entry {
  const { id, rule, pos, affix, group, need, not, fix, severity, contested, off, own } = entry;
  return {
    index,
    id,
    rule,
    pos,
    affix,
    group,
    need,
    not,
    fix,
    severity,
    contested,
    off,
    message: own?.message ?? texts.message,
    why: own?.why ?? texts.why,
    fine: own?.fine ?? texts.fine,
    source: own?.source ?? texts.source,
    polarity: own?.polarity ?? texts.polarity,
  };
}

function changed(entry: Entry, changes: EntryChanges | undefined): Entry {
  if (changes === undefined) return entry;
  const whole = { ...entry, ...changes };
  return entryOf(whole, whole, entry.index);
}

let serials = 0;

const NAME = DYNAMIC_CLASSES.indexOf('name');
const NUMBER = DYNAMIC_CLASSES.indexOf('number');
const MONEY = DYNAMIC_CLASSES.indexOf('money');

/**
 * The compiled lexicon, ready to be asked. One instance serves all documents. One with a `base` is the base with the user's
 * words merged over it (see userWords.ts).
 */
export class Lexicon {
  readonly vocabulary: Vocabulary;
  readonly entries: readonly Entry[];
  /** To be walked one after another; the user's come first, and win where nothing else decides. */
  readonly patterns: readonly PatternSet[];
  readonly formations: readonly Formations[];
  readonly guidelines: Readonly<Record<string, Guideline>>;
  /** How many words have ids. */
  readonly size: number;
  /** Words of the user's that the built-in lexicon does not know: unknown to all but the user's own patterns and guards. */
  private readonly extra: Vocabulary | undefined;
  private readonly classNumbers: Map<string, number>;
  /** Per word id, a row of bits: the classes it is listed in. What is asked of one word lies side by side in memory. */
  private readonly memberships: Uint32Array;
  /** Per class: ids of the words listed in it, in rising order, each as its distance from the one before. */
  private readonly listed: (readonly number[])[];
  /** The words that rules begin to look at. */
  readonly spots: Spots;
  /** Units of 32 bits in a row. */
  private readonly stride: number;
  /** Per class: dynamic classes it takes in, as bits. */
  private readonly dynamicBits: number[];
  private readonly numberWords: number;
  private readonly functionWords: number;
  private readonly commonWords: number;
  private readonly knownNames: number;
  private readonly serial = ++serials;

  constructor(
    table: CompiledLexicon,
    guidelines: Readonly<Record<string, Guideline>>,
    private readonly base?: Lexicon,
  ) {
    const words = table.words === '' ? [] : table.words.split(' ');
    this.vocabulary = base?.vocabulary ?? new Vocabulary(words);
    this.extra = base && new Vocabulary(words);
    this.size = (base?.size ?? 0) + words.length;
    this.guidelines = { ...base?.guidelines, ...guidelines };
    this.classNumbers = new Map(base?.classNumbers ?? DYNAMIC_CLASSES.map((name, i) => [name, i]));
    this.dynamicBits = base ? [...base.dynamicBits] : DYNAMIC_CLASSES.map((_, i) => 1 << i);
    this.listed = base ? [...base.listed] : DYNAMIC_CLASSES.map(() => []);
    const classes = Object.entries(table.classes);
    this.stride = (this.dynamicBits.length + classes.length + 31) >>> 5;
    this.memberships = new Uint32Array((this.size + 1) * this.stride);
    if (base) this.takeMemberships(base);
    for (const [name, distances] of classes) {
      const classNumber = this.dynamicBits.length;
      this.listed.push(distances);
      let id = 0;
      for (const distance of distances) {
        id += distance;
        this.memberships[id * this.stride + (classNumber >>> 5)] |= 1 << (classNumber & 31);
      }
      this.classNumbers.set(name, classNumber);
      this.dynamicBits.push((table.dynamic[name] ?? []).reduce((all, d) => all | (1 << DYNAMIC_CLASSES.indexOf(d)), 0));
    }
    const inherited = base?.entries.map((entry) => changed(entry, table.changes?.[entry.index])) ?? [];
    const own = table.entries.map((entry, i) => entryOf(entry, table.groups[entry.group], inherited.length + i));
    this.entries = [...inherited, ...own];
    this.spots = new Spots(this);
    const patterns = base ? new UserPatterns(table.graph, this) : new PatternSet(table.graph, this.size, this);
    this.patterns = [patterns, ...(base?.patterns ?? [])];
    const formations = new Formations(table.affixes, table.formable, base?.size ?? this.size);
    this.formations = base ? [...(table.affixes.length > 0 ? [formations] : []), ...base.formations] : [formations];
    this.numberWords = this.classNumber('number-words');
    this.functionWords = this.classNumber('function-words');
    this.commonWords = this.classNumber('common-words');
    this.knownNames = this.classNumber('known-names');
  }

  private takeMemberships(base: Lexicon): void {
    for (let word = 1; word <= base.size; word++)
      for (let k = 0; k < base.stride; k++) this.memberships[word * this.stride + k] = base.memberships[word * base.stride + k];
  }

  /** Settings hold the user's lexicon; written out, it is a number that no other lexicon has. */
  toJSON(): number {
    return this.serial;
  }

  /** How many words tokens may hold: those of the user's have ids behind them. */
  get known(): number {
    return this.vocabulary.size;
  }

  /** How many classes have numbers. */
  get classCount(): number {
    return this.dynamicBits.length;
  }

  /** The listed words of a class, and the dynamic classes it takes in, by name. */
  classOf(name: string): { readonly words: readonly number[]; readonly dynamic: readonly string[] } {
    const number = this.classNumber(name);
    return {
      words: this.wordsOf(number),
      dynamic: DYNAMIC_CLASSES.filter((_, i) => ((this.dynamicBits[number] ?? 0) & (1 << i)) !== 0),
    };
  }

  /** The ids of the words listed in a class. */
  wordsOf(classNumber: number): readonly number[] {
    let id = 0;
    return (this.listed[classNumber] ?? []).map((distance) => (id += distance));
  }

  isDynamic(classNumber: number): boolean {
    return this.dynamicBits[classNumber] !== 0;
  }

  /** The id of a lower-case word, the user's included; 0 when unknown. */
  idOf(word: string): number {
    const id = this.vocabulary.idOf(word);
    return id === 0 && this.extra ? this.own(this.extra.idOf(word)) : id;
  }

  /** The id of token `i`, the user's words included. */
  wordAt(tokens: Tokens, i: number): number {
    const id = tokens.word[i];
    if (id !== 0 || this.extra === undefined || tokens.kind[i] > Kind.Number) return id;
    return this.own(this.extra.idOfHash(tokens.hash[i], tokens.hash2[i]));
  }

  private own(id: number): number {
    return id === 0 ? 0 : id + (this.base?.size ?? 0);
  }

  /** The number of a class, to ask `isIn` with; -1 for a class that no file lists (nothing is in it). */
  classNumber(name: string): number {
    return this.classNumbers.get(name) ?? -1;
  }

  /** The id of a word the code asks for by name. It must stand in some class, or unknown words would pass for it. */
  wordId(word: string): number {
    const id = this.vocabulary.idOf(word);
    if (id === 0) throw new Error(`the lexicon does not know “${word}”: add it to the class engine-words in classes/closed.yaml`);
    return id;
  }

  /** Whether a word id is in a listed class. */
  isIn(classNumber: number, word: number): boolean {
    return classNumber >= 0 && (this.memberships[word * this.stride + (classNumber >>> 5)] & (1 << (classNumber & 31))) !== 0;
  }

  /** Whether token `i` is in a class, listed or told from the token itself. */
  tokenIsIn(classNumber: number, tokens: Tokens, i: number): boolean {
    if (classNumber < 0) return false;
    if (this.dynamicBits[classNumber] !== 0 && this.isDynamicallyIn(classNumber, tokens, i)) return true;
    return tokens.kind[i] === Kind.Word && this.isIn(classNumber, this.wordAt(tokens, i));
  }

  isNumberWord(word: number): boolean {
    return this.isIn(this.numberWords, word);
  }

  /** Whether token `i` is in a class by what it is, not by being listed. */
  isDynamicallyIn(classNumber: number, tokens: Tokens, i: number): boolean {
    const dynamic = this.dynamicBits[classNumber];
    if ((dynamic & (1 << NAME)) !== 0 && this.isName(tokens, i)) return true;
    if ((dynamic & (1 << NUMBER)) !== 0 && (tokens.kind[i] === Kind.Number || this.isIn(this.numberWords, tokens.word[i])))
      return true;
    return (dynamic & (1 << MONEY)) !== 0 && (tokens.kind[i] === Kind.Currency || tokens.is(i - 1, Kind.Currency));
  }

  /** A capitalised word that does not owe its capital to opening the sentence. */
  isName(tokens: Tokens, i: number): boolean {
    if (tokens.kind[i] !== Kind.Word) return false;
    const flags = tokens.flags[i];
    if ((flags & Flag.Capital) === 0) return false;
    if ((flags & Flag.Opens) === 0) return true;
    const word = tokens.word[i];
    if (this.isIn(this.functionWords, word)) return false;
    const beforeCapital = tokens.isWord(i + 1) && tokens.has(i + 1, Flag.Capital);
    if (beforeCapital || (flags & Flag.Acronym) !== 0) return true;
    // At the opening of a sentence, a word that no list knows is taken for a name; so is one with “’s” (“Putin’s goal”).
    if (word === 0 || this.isIn(this.knownNames, word)) return true;
    return (flags & Flag.Possessive) !== 0 && !this.isIn(this.commonWords, word);
  }

  /** Whether token `i` is one of a guard's words or in one of its classes. */
  guardHas(guard: CompiledGuard, tokens: Tokens, i: number): boolean {
    const word = this.wordAt(tokens, i);
    if (word !== 0 && tokens.kind[i] <= Kind.Number && guard.words?.includes(word)) return true;
    const { classes } = guard;
    if (classes) for (let k = 0; k < classes.length; k++) if (this.tokenIsIn(classes[k], tokens, i)) return true;
    return false;
  }

  /** The same of a word inside token `i` (a stem), by its id. */
  guardHasWord(guard: CompiledGuard, word: number, tokens: Tokens, i: number): boolean {
    if (word !== 0 && guard.words?.includes(word)) return true;
    return guard.classes?.some((c) => this.isIn(c, word) || this.isDynamicallyIn(c, tokens, i)) ?? false;
  }
}
