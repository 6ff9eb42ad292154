import { affixMistake, compileAffix, isAffix, isFormable, type Made } from './affixes';
import { fixMistake, Unguarded } from './fixMistakes';
import { buildGraph, type Pattern } from './graph';
import { Form, irregularPasts, nounForms, verbForms } from './inflection';
import { LexiconError } from './lexiconError';
import { type Element, parsePattern, sequencesOf, WORD } from './patterns';
import type { ClassFile, EntrySource, GuardSource, LexiconFile } from './schema';
import { spellings } from './spelling';
import {
  CLASS_ELEMENT,
  type CompiledAffix,
  type CompiledEntry,
  type CompiledGroup,
  type CompiledGuard,
  type CompiledLexicon,
  DYNAMIC_CLASSES,
  HYPHEN,
  POSSESSIVE,
} from './table';

export interface SourceFile<T> {
  readonly name: string;
  readonly content: T;
}

/** Compiles lexicon and class files into the table the engine runs on. Reports every mistake it finds. */
export function compileLexicon(
  lexicons: readonly SourceFile<LexiconFile>[],
  classFiles: readonly SourceFile<ClassFile>[],
  report: (file: string, error: LexiconError) => void,
): CompiledLexicon {
  const compiler = new Compiler(report);
  compiler.addClasses(classFiles);
  for (const file of lexicons) compiler.addFile(file);
  return compiler.finish();
}

class Compiler {
  private readonly wordIds = new Map<string, number>();
  private readonly classes = new Map<string, Set<number>>();
  /** Dynamic classes that a listed class takes in, by name. */
  private readonly dynamic = new Map<string, Set<string>>();
  private readonly classIndex = new Map<string, number>();
  private readonly groups: CompiledGroup[] = [];
  private readonly entries: CompiledEntry[] = [];
  private readonly entryIds = new Set<string>();
  private readonly patterns: Pattern[] = [];
  private readonly affixes: CompiledAffix[] = [];
  /** Every word or hyphenated compound that an entry lists by itself, without hyphens. */
  private readonly listed = new Set<string>();
  private readonly unguarded = new Unguarded();
  /** Where each entry stands, by its number. */
  private readonly places: { readonly file: string; readonly path: readonly (string | number)[] }[] = [];
  private file = '';

  constructor(private readonly report: (file: string, error: LexiconError) => void) {}

  addClasses(files: readonly SourceFile<ClassFile>[]): void {
    const sources = new Map<string, { file: string; source: ClassFile['classes'][string] }>();
    for (const { name: file, content } of files) {
      for (const [name, source] of Object.entries(content.classes)) {
        if (sources.has(name))
          this.report(file, new LexiconError(`class “${name}” already stands in ${sources.get(name)?.file}`, ['classes', name]));
        else sources.set(name, { file, source });
      }
    }
    sources.set('irregular-pasts', { file: 'inflection.ts', source: { words: irregularPasts() } });
    for (const name of sources.keys()) this.classIndex.set(name, this.classIndex.size);
    const visiting = new Set<string>();
    const resolve = (name: string): Set<number> => {
      const done = this.classes.get(name);
      if (done) return done;
      const members = new Set<number>();
      const found = sources.get(name);
      if (!found || visiting.has(name)) return members;
      visiting.add(name);
      const { file, source } = found;
      for (const word of source.words ?? []) {
        const forms = source.inflect === 'n' ? nounForms(word).keys() : source.inflect === 'v' ? verbForms(word).keys() : [word];
        for (const form of forms) for (const spelling of spellings(form)) for (const id of this.idsOf(spelling)) members.add(id);
      }
      const dynamic = new Set<string>();
      this.dynamic.set(name, dynamic);
      for (const other of source.include ?? []) {
        if (DYNAMIC_CLASSES.includes(other)) {
          dynamic.add(other);
          continue;
        }
        if (!sources.has(other)) this.report(file, new LexiconError(`no class “${other}” to include`, ['classes', name]));
        for (const id of resolve(other)) members.add(id);
        for (const inherited of this.dynamic.get(other) ?? []) dynamic.add(inherited);
      }
      this.classes.set(name, members);
      return members;
    };
    for (const name of sources.keys()) resolve(name);
  }

  addFile({ name, content }: SourceFile<LexiconFile>): void {
    this.file = name;
    content.groups.forEach((group, g) => {
      const path = ['groups', g];
      const groupNumber = this.groups.length;
      this.groups.push({
        message: group.message ?? '',
        why: group.why ?? '',
        fine: group.fine ?? '',
        source: group.source ?? [],
        polarity: group.polarity ?? 0,
      });
      group.entries.forEach((entry, e) => {
        try {
          this.addEntry(content, group, groupNumber, entry, [...path, 'entries', e]);
        } catch (error) {
          if (!(error instanceof LexiconError)) throw error;
          this.report(name, error);
        }
      });
    });
  }

  finish(): CompiledLexicon {
    const { affixes } = this;
    this.checkReplacements();
    // A word that an entry lists is that entry's alone, with its guards.
    const listed = [...this.listed];
    const words = [...this.wordIds.keys()];
    return {
      words: words.join(' '),
      classes: Object.fromEntries([...this.classIndex.keys()].map((name) => [name, [...(this.classes.get(name) ?? [])]])),
      dynamic: Object.fromEntries(
        [...this.dynamic].filter(([, names]) => names.size > 0).map(([name, names]) => [name, [...names]]),
      ),
      groups: this.groups,
      entries: this.entries,
      graph: buildGraph(this.patterns),
      affixes: affixes.map((affix) => ({
        ...affix,
        except: [...affix.except, ...listed.filter((word) => isFormable(word, [affix]))],
      })),
      formable: words.flatMap((word, i) => (isFormable(word, affixes) ? [i + 1] : [])),
    };
  }

  private addEntry(
    { rule, fix: fileFix }: LexiconFile,
    group: LexiconFile['groups'][number],
    groupNumber: number,
    entry: EntrySource,
    path: (string | number)[],
  ): void {
    const lemmas = typeof entry.lemma === 'string' ? [entry.lemma] : entry.lemma;
    const ruleName = rule.slice(rule.indexOf('/') + 1);
    const id = `${ruleName}.${entry.id ?? slug(lemmas[0])}`;
    if (this.entryIds.has(id)) throw new LexiconError(`the id “${id}” is taken: give this entry another \`id\``, path);
    this.entryIds.add(id);
    const mistake = affixMistake(entry);
    if (mistake) throw new LexiconError(mistake, path);
    for (const key of ['why', 'fine', 'message'] as const) {
      if (!(entry[key] ?? group[key])) throw new LexiconError(`“${id}” has no \`${key}\`, nor has its group`, path);
    }
    if ((entry.source ?? group.source ?? []).length === 0)
      throw new LexiconError(`“${id}” names no guideline in \`source\`, nor does its group`, path);
    const fix = entry.fix ?? group.fix ?? fileFix ?? [];
    if (fix.length === 0) this.report(this.file, new LexiconError(`“${id}” offers no \`fix\`, nor does its group or file`, path));
    for (const one of fix) {
      const wrong = fixMistake(one);
      if (wrong) this.report(this.file, new LexiconError(`“${id}”: ${wrong}`, path));
    }
    const own: Partial<CompiledGroup> = {};
    for (const key of ['message', 'why', 'fine', 'source', 'polarity'] as const)
      if (entry[key] !== undefined) Object.assign(own, { [key]: entry[key] });
    const number = this.entries.length;
    this.places.push({ file: this.file, path });
    const severity = entry.severity ?? group.severity;
    this.entries.push({
      id,
      rule,
      pos: isAffix(entry) ? (entry.makes as Made) : (entry.pos as CompiledEntry['pos']),
      ...(isAffix(entry) ? { affix: lemmas[0] } : {}),
      group: groupNumber,
      need: this.guards([...(group.need ?? []), ...(entry.need ?? [])], path),
      not: this.guards([...(group.not ?? []), ...(entry.not ?? [])], path),
      fix,
      ...(severity ? { severity } : {}),
      ...((entry.contested ?? group.contested) ? { contested: true } : {}),
      ...(Object.keys(own).length > 0 ? { own } : {}),
    });
    if (isAffix(entry)) {
      for (const lemma of lemmas) this.addAffix(number, entry, lemma, path);
      return;
    }
    const sequences = lemmas.flatMap((lemma, i) =>
      sequencesOf(lemma, entry.pos, [...path, 'lemma', ...(typeof entry.lemma === 'string' ? [] : [i])], this.knowsClass),
    );
    for (const form of entry.forms ?? []) sequences.push(parsePattern(form, 'phrase', [...path, 'forms'], this.knowsClass)[0]);
    for (const sequence of sequences) this.addPattern(number, sequence, entry.pos);
  }

  /** No fix may offer words that the next analysis flags. */
  private checkReplacements(): void {
    this.entries.forEach((entry, i) => {
      if (!entry.rule.startsWith('loaded/')) return;
      for (const fix of entry.fix) {
        const flagged = this.unguarded.findIn(fix, entry);
        if (!flagged) continue;
        const { file, path } = this.places[i];
        const what = `“${entry.id}” offers “${fix}” in \`fix\`, but “${flagged.by}” flags “${flagged.words}”: choose a plainer word`;
        this.report(file, new LexiconError(what, path));
      }
    });
  }

  private addAffix(number: number, entry: EntrySource, lemma: string, path: (string | number)[]): void {
    const affix = compileAffix(entry, entry.makes as Made, lemma);
    const [stems] = entry.stems ? this.guards([{ next: entry.stems }], [...path, 'stems']) : [];
    // As a part of its own (“pseudo-science”) an affix is a word like others.
    for (const [spelling] of affix.spellings) this.wordId(spelling);
    this.affixes.push({ entry: number, ...affix, ...(stems ? { stems } : {}) });
  }

  private addPattern(entry: number, sequence: readonly Element[], pos: EntrySource['pos']): void {
    const [only] = sequence;
    if (sequence.length === 1 && only.kind === 'word')
      for (const word of only.forms.keys()) this.listed.add(word.replaceAll('-', ''));
    const { id, rule, need, not } = this.entries[entry];
    if (rule.startsWith('loaded/') && need.length + not.length === 0 && sequence.every((element) => element.kind === 'word')) {
      const phrases = sequence.map((element) => (element.kind === 'word' ? [...element.forms.keys()] : []));
      if (phrases.every((forms) => forms.length <= 8)) for (const phrase of product(phrases)) this.unguarded.add(phrase, id);
    }
    let flat: { form: number; elements: number[] }[] = [{ form: 0, elements: [] }];
    sequence.forEach((element, index) => {
      if (element.kind === 'word') {
        flat = flat.flatMap(({ form, elements }) =>
          [...element.forms].flatMap(([word, bits]) => {
            const spelled = this.elementsOf(word);
            const inflects = bits !== Form.Fixed;
            const next = [{ form: inflects && form === 0 ? bits : form, elements: [...elements, ...spelled] }];
            // A noun's possessive matches by itself: “the regime’s”.
            if (pos === 'n' && index === sequence.length - 1) {
              const last = spelled[spelled.length - 1];
              next.push({ form: next[0].form, elements: [...elements, ...spelled.slice(0, -1), last | POSSESSIVE] });
            }
            return next;
          }),
        );
      } else {
        const code = element.kind === 'gap' ? -element.max : CLASS_ELEMENT - this.classNumber(element.name);
        for (const item of flat) item.elements.push(code);
      }
    });
    for (const { form, elements } of flat) this.patterns.push({ entry, form: form || Form.Fixed, elements });
  }

  private readonly knowsClass = (name: string): boolean => this.classIndex.has(name) || DYNAMIC_CLASSES.includes(name);

  /** Static classes count up from 0, dynamic ones stand below. */
  private classNumber(name: string): number {
    const dynamic = DYNAMIC_CLASSES.indexOf(name);
    return dynamic >= 0 ? dynamic : DYNAMIC_CLASSES.length + (this.classIndex.get(name) as number);
  }

  /** Words as the tokenizer gives them: straight apostrophes, “u.s” without its closing stop. */
  private wordId(written: string): number {
    const word = written.replaceAll('’', "'").replace(/\.$/, '');
    let id = this.wordIds.get(word);
    if (id === undefined) {
      id = this.wordIds.size + 1;
      this.wordIds.set(word, id);
    }
    return id;
  }

  /** A word as the tokenizer cuts it: hyphens part words, “’s” is a flag on the word before it. */
  private elementsOf(word: string): number[] {
    return word.split('-').map((part, i) => {
      const possessive = /^(.+)['’]s$/.exec(part);
      const id = this.wordId(possessive ? possessive[1] : part);
      return id * 4 + (i > 0 ? HYPHEN : 0) + (possessive ? POSSESSIVE : 0);
    });
  }

  private idsOf(word: string): number[] {
    return word.includes('-') ? [this.wordId(word.slice(word.lastIndexOf('-') + 1))] : [this.wordId(word)];
  }

  private guards(sources: readonly GuardSource[], path: (string | number)[]): CompiledGuard[] {
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
        if (!WORD.test(word) || word !== word.toLowerCase())
          throw new LexiconError(`“${member}” in a guard is not one lower-case word`, path);
        const forms = mark?.[1] === 'v' ? verbForms(word).keys() : mark?.[1] === 'n' ? nounForms(word).keys() : [word];
        for (const form of forms) for (const spelling of spellings(form)) for (const id of this.idsOf(spelling)) words.add(id);
      }
      return { kind, words: [...words], classes, ...(within ? { within } : {}), ...(side && side !== 'either' ? { side } : {}) };
    });
  }
}

/** Every phrase that takes one form at each place. */
function product(places: readonly (readonly string[])[]): string[] {
  return places.reduce<string[]>((phrases, forms) => phrases.flatMap((p) => forms.map((f) => (p ? `${p} ${f}` : f))), ['']);
}

/** The id a lemma gives an entry: its words with dashes, without marks. */
export function slug(lemma: string): string {
  return lemma
    .replace(/~[vn]/g, '')
    .replace(/[()?|_@]/g, ' ')
    .replace(/['’]/g, '')
    .trim()
    .split(/\s+/)
    .join('-');
}
