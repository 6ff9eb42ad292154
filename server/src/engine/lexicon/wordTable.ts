import { irregularPasts, nounForms, verbForms } from './inflection';
import type { Lexicon } from './lexicon';
import { LexiconError } from './lexiconError';
import { WORD } from './patterns';
import type { ClassFile, GuardSource } from './schema';
import { spellings } from './spelling';
import { type CompiledGuard, DYNAMIC_CLASSES, HYPHEN, POSSESSIVE } from './table';

type Path = readonly (string | number)[];
type ClassSource = ClassFile['classes'][string];

/** The numbers of words and classes while a lexicon is compiled; behind those of a base, where the user's words are. */
export class WordTable {
  private readonly ids = new Map<string, number>();
  private readonly classNumbers = new Map<string, number>();
  private readonly members = new Map<string, ReadonlySet<number>>();
  /** Dynamic classes that a listed class takes in, by name. */
  private readonly dynamicIn = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly report: (file: string, error: LexiconError) => void,
    private readonly base?: Lexicon,
  ) {}

  /** The words that have got numbers here, in order. */
  get words(): string[] {
    return [...this.ids.keys()];
  }

  /** The words of each class, every one as its distance from the one before, which packs well. */
  get classes(): Record<string, number[]> {
    return Object.fromEntries([...this.classNumbers.keys()].map((name) => [name, distances(this.members.get(name) ?? [])]));
  }

  get dynamic(): Record<string, string[]> {
    const taking = [...this.dynamicIn].filter(([name, names]) => names.size > 0 && this.classNumbers.has(name));
    return Object.fromEntries(taking.map(([name, names]) => [name, [...names]]));
  }

  addClasses(files: readonly { readonly name: string; readonly classes: ClassFile['classes'] }[]): void {
    const sources = new Map<string, { file: string; source: ClassSource }>();
    for (const { name: file, classes } of files) {
      for (const [name, source] of Object.entries(classes)) {
        const taken = sources.get(name)?.file ?? (this.isBuiltIn(name) ? 'the built-in lexicon' : undefined);
        if (taken) this.report(file, new LexiconError(`class “${name}” already stands in ${taken}`, ['classes', name]));
        else sources.set(name, { file, source });
      }
    }
    if (!this.base) sources.set('irregular-pasts', { file: 'inflection.ts', source: { words: irregularPasts() } });
    const first = this.base?.classCount ?? DYNAMIC_CLASSES.length;
    for (const name of sources.keys()) this.classNumbers.set(name, first + this.classNumbers.size);
    const visiting = new Set<string>();
    const resolve = (name: string): ReadonlySet<number> => {
      const done = this.members.get(name);
      if (done) return done;
      const members = new Set<number>();
      const found = sources.get(name);
      if (!found || visiting.has(name)) return members;
      visiting.add(name);
      const { file, source } = found;
      for (const [index, word] of (source.words ?? []).entries()) {
        if (!isLowerCaseWord(word)) {
          this.report(
            file,
            new LexiconError(`“${word}” in a class is not one lower-case word`, ['classes', name, 'words', index]),
          );
          continue;
        }
        const forms = source.inflect === 'n' ? nounForms(word).keys() : source.inflect === 'v' ? verbForms(word).keys() : [word];
        for (const form of forms) for (const spelling of spellings(form)) for (const id of this.idsOf(spelling)) members.add(id);
      }
      const dynamic = new Set<string>();
      this.dynamicIn.set(name, dynamic);
      for (const other of source.include ?? []) {
        if (DYNAMIC_CLASSES.includes(other)) {
          dynamic.add(other);
          continue;
        }
        if (!sources.has(other)) this.takeBuiltIn(other, file, ['classes', name]);
        for (const id of this.members.get(other) ?? resolve(other)) members.add(id);
        for (const inherited of this.dynamicIn.get(other) ?? []) dynamic.add(inherited);
      }
      this.members.set(name, members);
      return members;
    };
    for (const name of sources.keys()) resolve(name);
  }

  private takeBuiltIn(name: string, file: string, path: Path): void {
    if (!this.base || !this.isBuiltIn(name)) {
      this.report(file, new LexiconError(`no class “${name}” to include`, path));
      return;
    }
    const { words, dynamic } = this.base.classOf(name);
    this.members.set(name, new Set(words));
    this.dynamicIn.set(name, new Set(dynamic));
  }

  private isBuiltIn(name: string): boolean {
    return this.base !== undefined && this.base.classNumber(name) >= 0;
  }

  readonly knowsClass = (name: string): boolean =>
    this.classNumbers.has(name) || DYNAMIC_CLASSES.includes(name) || this.isBuiltIn(name);

  /** The number of a class that is known: dynamic ones stand first, then listed ones. */
  classNumber(name: string): number {
    const own = this.classNumbers.get(name);
    if (own !== undefined) return own;
    return this.base ? this.base.classNumber(name) : DYNAMIC_CLASSES.indexOf(name);
  }

  /** Words as the tokenizer gives them: straight apostrophes, “u.s” without its closing stop. */
  wordId(written: string): number {
    const word = written.replaceAll('’', "'").replace(/\.$/, '');
    const known = this.base?.vocabulary.idOf(word) || this.ids.get(word);
    if (known) return known;
    const id = (this.base?.size ?? 0) + this.ids.size + 1;
    this.ids.set(word, id);
    return id;
  }

  /** A word as the tokenizer cuts it: hyphens part words, “’s” is a flag on the word before it. */
  elementsOf(word: string): number[] {
    return word.split('-').map((part, i) => {
      const possessive = /^(.+)['’]s$/.exec(part);
      const id = this.wordId(possessive ? possessive[1] : part);
      return id * 4 + (i > 0 ? HYPHEN : 0) + (possessive ? POSSESSIVE : 0);
    });
  }

  private idsOf(word: string): number[] {
    return word.includes('-') ? [this.wordId(word.slice(word.lastIndexOf('-') + 1))] : [this.wordId(word)];
  }

  guards(sources: readonly GuardSource[], path: Path): CompiledGuard[] {
    return sources.map((source) => {
      const { within, side, ...conditions } = source;
      const keys = Object.keys(conditions) as (keyof typeof conditions)[];
      if (keys.length !== 1)
        throw new LexiconError(`a guard has one condition; this one has ${keys.length ? keys.join(' and ') : 'none'}`, path);
      const [kind] = keys;
      const value = conditions[kind];
      if (!Array.isArray(value)) return { kind };
      if (kind === 'field' || kind === 'profile' || kind === 'frame') return { kind, names: value };
      const words = new Set<number>();
      const classes: number[] = [];
      for (const member of value) {
        if (member.startsWith('@')) {
          const name = member.slice(1);
          if (!this.knowsClass(name)) throw new LexiconError(`no word class “@${name}”`, path);
          classes.push(this.classNumber(name));
          continue;
        }
        const mark = /~([vn])$/.exec(member);
        const word = mark ? member.slice(0, -2) : member;
        if (!isLowerCaseWord(word)) throw new LexiconError(`“${member}” in a guard is not one lower-case word`, path);
        const forms = mark?.[1] === 'v' ? verbForms(word).keys() : mark?.[1] === 'n' ? nounForms(word).keys() : [word];
        for (const form of forms) for (const spelling of spellings(form)) for (const id of this.idsOf(spelling)) words.add(id);
      }
      return { kind, words: [...words], classes, ...(within ? { within } : {}), ...(side && side !== 'either' ? { side } : {}) };
    });
  }
}

function isLowerCaseWord(word: string): boolean {
  return WORD.test(word) && word === word.toLowerCase();
}

function distances(ids: Iterable<number>): number[] {
  return [...ids].sort((a, b) => a - b).map((id, i, sorted) => id - (sorted[i - 1] ?? 0));
}
