import { Form, nounForms, verbForms } from './inflection';
import { LexiconError } from './lexiconError';
import type { EntrySource } from './schema';
import { spellings } from './spelling';

/** One element of a pattern before words have numbers. */
export type Element =
  | { readonly kind: 'word'; readonly forms: ReadonlyMap<string, number> }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'gap'; readonly max: number };

/** Whether there is a word class of a name. */
export type KnowsClass = (name: string) => boolean;

const MAX_ALTERNATIVES = 1500;
/** One word as patterns and guards spell it. */
export const WORD = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’-]*$/u;

/**
 * Reads a lemma in the notation of docs/lexicon.md into every sequence it stands for, each word with its inflected forms.
 * Throws a LexiconError at `path` where it is wrong, or would match everything.
 */
export function sequencesOf(
  lemma: string,
  pos: EntrySource['pos'],
  path: (string | number)[],
  knowsClass: KnowsClass,
): Element[][] {
  const sequences = parsePattern(lemma, pos, path, knowsClass);
  if (sequences.length > MAX_ALTERNATIVES)
    throw new LexiconError(`“${lemma}” unfolds to ${sequences.length} phrases; use a class instead`, path);
  for (const sequence of sequences) {
    if (sequence.length === 0 || sequence[0].kind === 'gap')
      throw new LexiconError(`“${lemma}” must begin with a word or a class`, path);
  }
  return sequences;
}

/** The same without looking at how a sequence begins. */
export function parsePattern(
  lemma: string,
  pos: EntrySource['pos'],
  path: (string | number)[],
  knowsClass: KnowsClass,
): Element[][] {
  const marked = /~[vn]/.test(lemma);
  const pieces = lemma.trim().match(/[()|]|[^\s()|]+/g) ?? [];
  let at = 0;
  const fail = (what: string): never => {
    throw new LexiconError(`“${lemma}”: ${what}`, path);
  };
  const sequenceOf = (inflect: 'v' | 'n' | undefined, top: boolean): Element[][] => {
    const items: { piece: string | Element[][]; optional: boolean }[] = [];
    while (at < pieces.length && pieces[at] !== ')' && pieces[at] !== '|') {
      if (pieces[at] !== '(') {
        items.push({ piece: pieces[at++], optional: false });
        continue;
      }
      at++;
      // “(a|b)~v”: the mark behind the bracket holds for each alternative.
      const close = closing(pieces, at);
      const mark = /^~([vn])/.exec(pieces[close + 1] ?? '')?.[1] as 'v' | 'n' | undefined;
      const options: Element[][] = [...sequenceOf(mark ?? (top && !marked ? undefined : inflect), false)];
      while (pieces[at] === '|') {
        at++;
        options.push(...sequenceOf(mark, false));
      }
      if (pieces[at] !== ')') fail('a bracket is not closed');
      at++;
      const tail = pieces[at] ?? '';
      const optional = /^(~[vn])?\?$/.test(tail) && tail !== '';
      if (/^(~[vn])?\??$/.test(tail) && tail !== '') at++;
      items.push({ piece: options, optional });
    }
    let sequences: Element[][] = [[]];
    items.forEach(({ piece, optional }, index) => {
      const implied =
        !top || marked ? inflect : pos === 'v' && index === 0 ? 'v' : pos === 'n' && index === items.length - 1 ? 'n' : undefined;
      const options =
        typeof piece === 'string'
          ? [elementOf(piece, implied, lemma, path, knowsClass)]
          : implied
            ? piece.map((option) => inflected(option, implied))
            : piece;
      if (sequences.length * (options.length + (optional ? 1 : 0)) > MAX_ALTERNATIVES)
        fail(`unfolds to more than ${MAX_ALTERNATIVES} phrases; use a class instead`);
      sequences = sequences.flatMap((sequence) => [
        ...options.map((option) => [...sequence, ...option]),
        ...(optional ? [sequence] : []),
      ]);
    });
    return sequences;
  };
  const sequences = sequenceOf(undefined, true);
  if (at < pieces.length) fail(pieces[at] === '|' ? 'alternatives stand in brackets: (a|b)' : 'a bracket is not opened');
  return sequences;
}

/** An alternative of one word in the place of the word that is inflected: “(ram|push) through”. */
function inflected(option: Element[], how: 'v' | 'n'): Element[] {
  const place = how === 'v' ? 0 : option.length - 1;
  return option.map((element, i) => {
    if (i !== place || element.kind !== 'word' || element.forms.size !== 1) return element;
    const [word] = element.forms.keys();
    const spelled = new Map<string, number>();
    for (const [form, bits] of how === 'v' ? verbForms(word) : nounForms(word))
      for (const spelling of spellings(form)) spelled.set(spelling, bits);
    return { kind: 'word', forms: spelled };
  });
}

function elementOf(
  source: string,
  implied: 'v' | 'n' | undefined,
  lemma: string,
  path: (string | number)[],
  knowsClass: KnowsClass,
): Element[] {
  const gap = /^_([1-6])$/.exec(source);
  if (gap) return [{ kind: 'gap', max: Number(gap[1]) }];
  if (source.startsWith('@')) {
    const name = source.slice(1);
    if (!knowsClass(name)) throw new LexiconError(`“${lemma}”: no word class “@${name}”`, path);
    return [{ kind: 'class', name }];
  }
  const mark = /~([vn])$/.exec(source);
  const word = mark ? source.slice(0, -2) : source;
  if (!WORD.test(word))
    throw new LexiconError(
      `“${lemma}”: “${word}” is not a word: letters, figures, hyphens, apostrophes, full stops and & make words`,
      path,
    );
  if (word !== word.toLowerCase()) throw new LexiconError(`“${lemma}”: write it in lower case`, path);
  const inflect = (mark?.[1] ?? implied) as 'v' | 'n' | undefined;
  const forms = inflect === 'v' ? verbForms(word) : inflect === 'n' ? nounForms(word) : new Map([[word, Form.Fixed as number]]);
  const spelled = new Map<string, number>();
  for (const [form, bits] of forms) for (const spelling of spellings(form)) spelled.set(spelling, bits);
  return [{ kind: 'word', forms: spelled }];
}

/** The piece that closes the bracket opened before piece `from`. */
function closing(pieces: readonly string[], from: number): number {
  let depth = 1;
  for (let i = from; i < pieces.length; i++) {
    if (pieces[i] === '(') depth++;
    if (pieces[i] === ')' && --depth === 0) return i;
  }
  return pieces.length;
}
