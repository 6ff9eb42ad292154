import { affixMistake, compileAffix, isAffix, isFormable, type Made } from './affixes';
import { fixMistake, Unguarded } from './fixMistakes';
import { buildGraph, type Pattern } from './graph';
import { Form } from './inflection';
import type { Lexicon } from './lexicon';
import { LexiconError } from './lexiconError';
import { type Element, parsePattern, sequencesOf } from './patterns';
import type { ClassFile, EntrySource, GuardSource, LexiconFile, Pack, PackEntry } from './schema';
import {
  CLASS_ELEMENT,
  type CompiledAffix,
  type CompiledEntry,
  type CompiledGroup,
  type CompiledGuard,
  type CompiledLexicon,
  type EntryChanges,
  POSSESSIVE,
} from './table';
import { HOUSE_RULE, houseTexts } from './userTexts';
import { WordTable } from './wordTable';

export interface SourceFile<T> {
  readonly name: string;
  readonly content: T;
}

export type Report = (file: string, error: LexiconError) => void;

/** Compiles lexicon and class files into the table the engine runs on. Reports every mistake it finds. */
export function compileLexicon(
  lexicons: readonly SourceFile<LexiconFile>[],
  classFiles: readonly SourceFile<ClassFile>[],
  report: Report,
): CompiledLexicon {
  const compiler = new Compiler(report);
  compiler.words.addClasses(classFiles.map(({ name, content }) => ({ name, classes: content.classes })));
  for (const file of lexicons) compiler.addFile(file);
  return compiler.finish();
}

/** Compiles the user's packs, the later over the earlier, into a table to be laid over `base`. Skips what is wrong, and reports it. */
export function compilePacks(packs: readonly SourceFile<Pack>[], base: Lexicon, report: Report): CompiledLexicon {
  const compiler = new Compiler(report, base);
  compiler.words.addClasses(packs.map(({ name, content }) => ({ name, classes: content.classes ?? {} })));
  for (const pack of packs) compiler.addFile(pack);
  return compiler.finish();
}

type Group = Omit<NonNullable<Pack['groups']>[number], 'entries' | 'id' | 'rule'>;

/** More phrases than this are no list that somebody wrote. */
const MOST_PHRASES = 20_000;
const MOST_PATTERNS = 400_000;
/** … and a pattern of the user's that can be walked in more ways from one word could hold up the analysis. */
const MOST_WAYS = 49;

class Compiler {
  readonly words: WordTable;
  private readonly groups: CompiledGroup[] = [];
  private readonly entries: CompiledEntry[] = [];
  private readonly changes: Record<number, EntryChanges> = {};
  /** Entries by id: their number in `entries`. */
  private readonly numbers = new Map<string, number>();
  private readonly patterns: Pattern[] = [];
  private readonly affixes: CompiledAffix[] = [];
  /** Every word or hyphenated compound that an entry lists by itself, without hyphens. */
  private readonly listed = new Set<string>();
  private readonly unguarded = new Unguarded();
  /** Where each entry stands, by its number. */
  private readonly places: { readonly file: string; readonly path: readonly (string | number)[] }[] = [];
  /** Built-in entries by id, and the rules that take entries of the user's. */
  private readonly builtIn: ReadonlyMap<string, number>;
  private readonly rules: ReadonlySet<string>;
  private readonly guidelines: Record<string, unknown>;
  private file = '';

  constructor(
    private readonly report: Report,
    private readonly base?: Lexicon,
  ) {
    this.words = new WordTable(report, base);
    this.builtIn = new Map(base?.entries.map((entry) => [entry.id, entry.index]));
    this.rules = new Set([HOUSE_RULE, ...(base?.entries ?? []).map((entry) => entry.rule)]);
    this.guidelines = { ...base?.guidelines };
  }

  addFile({ name, content }: SourceFile<LexiconFile | Pack>): void {
    this.file = name;
    const { off = [], groups = [], entries = [], ...top }: Pack = content;
    Object.assign(this.guidelines, top.guidelines);
    const attempt = (work: () => void) => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof LexiconError)) throw error;
        this.report(name, error);
      }
    };
    const addGroup = (rule: string, group: Group, list: readonly PackEntry[], path: (string | number)[]) => {
      const number = this.groups.length;
      this.groups.push({
        message: group.message ?? '',
        why: group.why ?? '',
        fine: group.fine ?? '',
        source: group.source ?? [],
        polarity: group.polarity ?? 0,
      });
      list.forEach((entry, e) => {
        attempt(() => this.addEntry(rule, { fix: top.fix, ...group }, number, entry, [...path, 'entries', e]));
      });
    };
    for (const [i, id] of off.entries()) attempt(() => this.switchOff(id, ['off', i]));
    if (entries.length > 0) attempt(() => addGroup(this.ruleOf(top.rule, ['rule']), {}, entries, []));
    groups.forEach(({ entries, id: _, rule = top.rule, ...group }, g) => {
      attempt(() => addGroup(this.ruleOf(rule, ['groups', g, 'rule']), group, entries, ['groups', g]));
    });
  }

  finish(): CompiledLexicon {
    const { affixes } = this;
    this.checkReplacements();
    // A word that an entry lists is that entry's alone, with its guards.
    const listed = [...this.listed];
    const { words } = this.words;
    return {
      words: words.join(' '),
      classes: this.words.classes,
      dynamic: this.words.dynamic,
      groups: this.groups,
      entries: this.entries,
      graph: buildGraph(this.patterns),
      affixes: affixes.map((affix) => ({
        ...affix,
        except: [...affix.except, ...listed.filter((word) => isFormable(word, [affix]))],
      })),
      formable: this.base ? 'all' : words.flatMap((word, i) => (isFormable(word, affixes) ? [i + 1] : [])),
      ...(this.base ? { changes: this.changes } : {}),
    };
  }

  private addEntry(rule: string, group: Group, groupNumber: number, entry: PackEntry, path: (string | number)[]): void {
    const { id, rule: under } = this.nameOf(rule, entry, path);
    this.checkSource(entry.source ?? group.source, path);
    if (entry.lemma === undefined) {
      this.change(id, entry, path);
      return;
    }
    const source = { pos: 'phrase' as const, flags: [], passes: [], ...entry, lemma: entry.lemma };
    const lemmas = typeof source.lemma === 'string' ? [source.lemma] : source.lemma;
    const mistake = affixMistake(source);
    if (mistake) throw new LexiconError(mistake, path);
    const fix = this.fixesOf(id, entry.fix ?? group.fix ?? [], path);
    const own = this.base ? houseTexts(group, entry, fix) : this.ownTexts(id, group, entry, fix, path);
    const number = this.entries.length;
    const severity = entry.severity ?? group.severity;
    const compiled: CompiledEntry = {
      id,
      rule: under,
      pos: isAffix(source) ? (source.makes as Made) : (source.pos as CompiledEntry['pos']),
      ...(isAffix(source) ? { affix: lemmas[0] } : {}),
      group: groupNumber,
      need: this.words.guards([...(group.need ?? []), ...(entry.need ?? [])], path),
      not: this.notGuards([...(group.not ?? []), ...(entry.not ?? [])], path),
      fix,
      ...(severity ? { severity } : {}),
      ...((entry.contested ?? group.contested) ? { contested: true } : {}),
      ...(Object.keys(own).length > 0 ? { own } : {}),
    };
    // Reading the phrases first: an entry in which they are wrong is not there at all.
    const sequences = isAffix(source) ? [] : this.sequences(source, lemmas, path);
    this.replace(id, path);
    this.numbers.set(id, number);
    this.places.push({ file: this.file, path });
    this.entries.push(compiled);
    if (isAffix(source)) for (const lemma of lemmas) this.addAffix(number, source, lemma, path);
    for (const sequence of sequences) this.addPattern(number, sequence, source.pos);
  }

  private notGuards(sources: readonly GuardSource[], path: (string | number)[]): CompiledGuard[] {
    if (sources.some(({ company }) => company)) throw new LexiconError('`company` can only stand in `need`', path);
    return this.words.guards(sources, path);
  }

  private ruleOf(rule = HOUSE_RULE, path: (string | number)[]): string {
    if (this.base && !this.rules.has(rule))
      throw new LexiconError(`no rule “${rule}” takes entries`, path, { name: rule, known: this.rules });
    return rule;
  }

  private checkSource(source: readonly string[] = [], path: (string | number)[]): void {
    const name = this.base && source.find((key) => !Object.hasOwn(this.guidelines, key));
    if (name !== undefined)
      throw new LexiconError(`no guideline “${name}”: add it to \`guidelines\`, with its title and url`, path, {
        name,
        known: Object.keys(this.guidelines),
      });
  }

  /** The full id of an entry and the rule it is under; in a pack the id alone may say both. */
  private nameOf(rule: string, { id, lemma }: PackEntry, path: (string | number)[]): { id: string; rule: string } {
    const builtIn = id === undefined ? undefined : this.builtIn.get(id);
    if (id !== undefined && builtIn !== undefined && this.base) return { id, rule: this.base.entries[builtIn].rule };
    const first = typeof lemma === 'string' ? lemma : lemma?.[0];
    const name = id ?? (first === undefined ? undefined : slug(first));
    if (name === undefined) throw new LexiconError('an entry needs a `lemma`, or the `id` of an entry that it changes', path);
    return { id: `${rule.slice(rule.indexOf('/') + 1)}.${name}`, rule };
  }

  /** An entry without a phrase changes the one of its id: texts, fixes and severity in place of those, guards besides those. */
  private change(id: string, entry: PackEntry, path: (string | number)[]): void {
    const index = this.builtIn.get(id);
    if (index === undefined || !this.base)
      throw new LexiconError(`there is no entry “${id}” to change; a new one needs a \`lemma\``, path, {
        name: entry.id ?? id,
        known: this.builtIn.keys(),
      });
    const stray = (['pos', 'makes', 'hyphen', 'least', 'except', 'stems', 'forms'] as const).find(
      (key) => entry[key] !== undefined,
    );
    if (stray) throw new LexiconError(`“${id}”: \`${stray}\` needs a \`lemma\``, path);
    const before = { ...this.base.entries[index], ...this.changes[index] };
    const changed: Record<string, unknown> = {};
    for (const key of ['message', 'why', 'fine', 'source', 'polarity', 'severity'] as const)
      if (entry[key] !== undefined) changed[key] = entry[key];
    if (entry.contested !== undefined) changed.contested = entry.contested || undefined;
    if (entry.fix) changed.fix = this.fixesOf(id, entry.fix, path);
    if (entry.need) changed.need = [...before.need, ...this.words.guards(entry.need, path)];
    if (entry.not) changed.not = [...before.not, ...this.notGuards(entry.not, path)];
    this.changes[index] = { ...this.changes[index], ...changed };
  }

  private switchOff(id: string, path: (string | number)[]): void {
    const own = this.numbers.get(id);
    const index = this.builtIn.get(id);
    if (own !== undefined) this.entries[own] = { ...this.entries[own], off: true };
    if (index !== undefined) this.changes[index] = { ...this.changes[index], off: true };
    if (own === undefined && index === undefined)
      throw new LexiconError(`there is no entry “${id}” to switch off`, path, { name: id, known: this.builtIn.keys() });
  }

  /** Makes room for an entry of the user's where one of the same id is built in or stands in an earlier pack. */
  private replace(id: string, path: (string | number)[]): void {
    const own = this.numbers.get(id);
    if (own !== undefined && (!this.base || this.places[own].file === this.file))
      throw new LexiconError(`the id “${id}” is taken: give this entry another \`id\``, path);
    if (own !== undefined || this.builtIn.has(id)) this.switchOff(id, path);
  }

  private ownTexts(
    id: string,
    group: Group,
    entry: PackEntry,
    fix: readonly string[],
    path: (string | number)[],
  ): Partial<CompiledGroup> {
    for (const key of ['why', 'fine', 'message'] as const)
      if (!(entry[key] ?? group[key])) throw new LexiconError(`“${id}” has no \`${key}\`, nor has its group`, path);
    if ((entry.source ?? group.source ?? []).length === 0)
      throw new LexiconError(`“${id}” names no guideline in \`source\`, nor does its group`, path);
    if (fix.length === 0) this.report(this.file, new LexiconError(`“${id}” offers no \`fix\`, nor does its group or file`, path));
    const own: Partial<CompiledGroup> = {};
    for (const key of ['message', 'why', 'fine', 'source', 'polarity'] as const)
      if (entry[key] !== undefined) Object.assign(own, { [key]: entry[key] });
    return own;
  }

  private fixesOf(id: string, fix: readonly string[], path: (string | number)[]): readonly string[] {
    for (const one of fix) {
      const wrong = fixMistake(one);
      if (wrong) this.report(this.file, new LexiconError(`“${id}”: ${wrong}`, path));
    }
    return fix;
  }

  private sequences(entry: EntrySource, lemmas: readonly string[], path: (string | number)[]): Element[][] {
    const { knowsClass } = this.words;
    const sequences = lemmas.flatMap((lemma, i) =>
      sequencesOf(lemma, entry.pos, [...path, 'lemma', ...(typeof entry.lemma === 'string' ? [] : [i])], knowsClass),
    );
    for (const form of entry.forms ?? []) sequences.push(parsePattern(form, 'phrase', [...path, 'forms'], knowsClass)[0]);
    const phrases = sequences.reduce((sum, sequence) => sum + unfolded(sequence), 0);
    if (this.base && sequences.some((sequence) => ways(sequence) > MOST_WAYS))
      throw new LexiconError(`“${lemmas[0]}” leaves too much open: two gaps of six words are the most`, [...path, 'lemma']);
    if (phrases > MOST_PHRASES)
      throw new LexiconError(`“${lemmas[0]}” unfolds to more than ${MOST_PHRASES} phrases; use a class instead`, [
        ...path,
        'lemma',
      ]);
    if (this.patterns.length + phrases > MOST_PATTERNS)
      throw new LexiconError(
        `“${lemmas[0]}” is left out: all entries together unfold to more than ${MOST_PATTERNS} phrases`,
        path,
      );
    return sequences;
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
    const [stems] = entry.stems ? this.words.guards([{ next: entry.stems }], [...path, 'stems']) : [];
    // As a part of its own (“pseudo-science”) an affix is a word like others.
    for (const [spelling] of affix.spellings) this.words.wordId(spelling);
    this.affixes.push({ entry: this.numberOf(number), ...affix, ...(stems ? { stems } : {}) });
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
            const spelled = this.words.elementsOf(word);
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
        const code = element.kind === 'gap' ? -element.max : CLASS_ELEMENT - this.words.classNumber(element.name);
        for (const item of flat) item.elements.push(code);
      }
    });
    for (const { form, elements } of flat)
      this.patterns.push({ entry: this.numberOf(entry), form: form || Form.Fixed, elements });
  }

  /** The number an entry has in the whole lexicon. */
  private numberOf(entry: number): number {
    return (this.base?.entries.length ?? 0) + entry;
  }
}

/** How many ways there are to skip words where a sequence has gaps. */
function ways(sequence: readonly Element[]): number {
  return sequence.reduce((product, element) => product * (element.kind === 'gap' ? element.max + 1 : 1), 1);
}

/** How many phrases a sequence stands for, with every form of its words. */
function unfolded(sequence: readonly Element[]): number {
  return sequence.reduce((product, element) => product * (element.kind === 'word' ? element.forms.size : 1), 1);
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
