import { Flag, Kind, type Tokens } from '../text/tokens';
import { Vocabulary } from '../text/vocabulary';
import type { Guideline } from '../types';
import { Formations } from './formation';
import { type CompiledEntry, type CompiledGroup, type CompiledGuard, type CompiledLexicon, DYNAMIC_CLASSES } from './table';
import { Trie } from './trie';

/** An entry with its texts resolved, as rules and hovers use it. */
export interface Entry extends CompiledEntry {
  readonly index: number;
  readonly message: string;
  readonly why: string;
  readonly fine: string;
  readonly source: readonly string[];
  readonly polarity: -1 | 0 | 1;
}

const NAME = DYNAMIC_CLASSES.indexOf('name');
const NUMBER = DYNAMIC_CLASSES.indexOf('number');
const MONEY = DYNAMIC_CLASSES.indexOf('money');

/** The compiled lexicon, ready to be asked. One instance serves all documents. */
export class Lexicon {
  readonly vocabulary: Vocabulary;
  readonly entries: readonly Entry[];
  readonly trie: Trie;
  readonly formations: Formations;
  private readonly classNumbers = new Map<string, number>();
  /** Per word id, a row of bits: the classes it is listed in. What is asked of one word lies side by side in memory. */
  private readonly memberships: Uint32Array;
  /** Units of 32 bits in a row. */
  private readonly stride: number;
  /** Per class: dynamic classes it takes in, as bits. */
  private readonly dynamicBits: number[] = [];
  /** Per word id: 1 when some pattern begins with the word. */
  readonly begins: Uint8Array;
  /** Per word id: 1 when some pattern holds the word behind its first place. */
  readonly goesOn: Uint8Array;
  /** Per word id: trie nodes that patterns opening with a class of that word lead to. */
  readonly classRoots: readonly (readonly number[] | undefined)[];
  /** Classes with dynamic members that patterns open with. */
  readonly dynamicRoots: readonly { readonly classNumber: number; readonly child: number }[];
  private readonly numberWords: number;
  private readonly functionWords: number;
  private readonly commonWords: number;

  constructor(
    table: CompiledLexicon,
    readonly guidelines: Readonly<Record<string, Guideline>>,
  ) {
    const words = table.words.split(' ');
    this.vocabulary = new Vocabulary(words);
    const listed = Object.entries(table.classes);
    this.stride = (DYNAMIC_CLASSES.length + listed.length + 31) >>> 5;
    this.memberships = new Uint32Array((words.length + 1) * this.stride);
    DYNAMIC_CLASSES.forEach((name, i) => {
      this.classNumbers.set(name, i);
      this.dynamicBits.push(1 << i);
    });
    for (const [name, ids] of listed) {
      const classNumber = this.dynamicBits.length;
      for (const id of ids) this.memberships[id * this.stride + (classNumber >>> 5)] |= 1 << (classNumber & 31);
      this.classNumbers.set(name, classNumber);
      this.dynamicBits.push((table.dynamic[name] ?? []).reduce((all, d) => all | (1 << DYNAMIC_CLASSES.indexOf(d)), 0));
    }
    this.entries = table.entries.map((entry, index) => {
      const group = table.groups[entry.group] as CompiledGroup;
      return { ...group, ...entry, ...entry.own, index };
    });
    this.trie = new Trie(table.graph);
    this.formations = new Formations(table.affixes, table.formable, words.length);
    const classRoots: number[][] = [];
    this.dynamicRoots = (this.trie.classEdges[0] ?? []).filter(({ classNumber }) => this.dynamicBits[classNumber] !== 0);
    for (const { classNumber, child } of this.trie.classEdges[0] ?? []) {
      for (let id = 1; id <= words.length; id++) {
        if (!this.isIn(classNumber, id)) continue;
        classRoots[id] ??= [];
        classRoots[id].push(child);
      }
    }
    // What most words are told by at once: that no pattern begins with them, or goes on with them.
    this.begins = new Uint8Array(words.length + 1);
    this.goesOn = new Uint8Array(words.length + 1);
    for (let k = 0; k < table.graph.words.length; k += 3) {
      const word = table.graph.words[k + 1] >> 2;
      if (table.graph.words[k] === 0) this.begins[word] = 1;
      else this.goesOn[word] = 1;
    }
    classRoots.forEach((_, word) => {
      this.begins[word] = 1;
    });
    this.classRoots = classRoots;
    this.numberWords = this.classNumber('number-words');
    this.functionWords = this.classNumber('function-words');
    this.commonWords = this.classNumber('common-words');
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
    return tokens.kind[i] === Kind.Word && this.isIn(classNumber, tokens.word[i]);
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
    return !this.isIn(this.commonWords, word) && (word === 0 || (flags & Flag.Possessive) !== 0);
  }

  /** Whether token `i` is one of a guard's words or in one of its classes. */
  guardHas(guard: CompiledGuard, tokens: Tokens, i: number): boolean {
    const word = tokens.word[i];
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
