import { FOLDED } from '../text/characters';
import { Flag, Kind, type Tokens } from '../text/tokens';
import { Form } from './inflection';
import type { Lexicon } from './lexicon';
import type { Match } from './matcher';
import type { CompiledAffix } from './table';

/** One spelling of an affix (“monger”, “mongers”), with what is asked of the rest of the word. */
interface Affix {
  readonly source: CompiledAffix;
  readonly letters: string;
  readonly form: number;
  readonly except: ReadonlySet<string>;
}

/**
 * Words told by how they are formed: “warmonger”, “pseudo-science”. A word that is no candidate costs a look at its number,
 * or, unknown, at its first and last two letters.
 */
export class Formations {
  /** Affixes by the two letters that a word with them begins or ends with. */
  private readonly prefixes: (readonly Affix[] | undefined)[] = new Array(PAIRS);
  private readonly suffixes: (readonly Affix[] | undefined)[] = new Array(PAIRS);
  /** Per word id: 1 when the word may be formed with an affix, or is one. Unknown words (0) may be. */
  private readonly formable: Uint8Array;

  constructor(affixes: readonly CompiledAffix[], formable: readonly number[], words: number) {
    this.formable = new Uint8Array(words + 1);
    if (affixes.length > 0) this.formable[0] = 1;
    for (const id of formable) this.formable[id] = 1;
    for (const source of affixes) {
      const except = new Set(source.except);
      for (const [letters, form] of source.spellings) {
        const prefix = source.side === 'prefix';
        const table = prefix ? this.prefixes : this.suffixes;
        const at = prefix ? pair(letters.charCodeAt(0), letters.charCodeAt(1)) : pair(...lastTwo(letters));
        table[at] = [...(table[at] ?? []), { source, letters, form, except }];
      }
    }
  }

  /** Finds every formed word in tokens `from` to `to` (end excluded), whole, with the compound it stands in. */
  find(
    lexicon: Lexicon,
    tokens: Tokens,
    units: Uint16Array,
    voices: Uint8Array,
    wanted: number,
    from: number,
    to: number,
    found: (match: Match) => void,
  ): void {
    const { kind, word, start, end } = tokens;
    const { formable, prefixes, suffixes } = this;
    for (let i = from; i < to; i++) {
      if (formable[word[i]] === 0 || kind[i] !== Kind.Word) continue;
      const close = end[i] - (tokens.has(i, Flag.Possessive) ? 2 : 0);
      const beginnings = prefixes[pair(units[start[i]], units[start[i] + 1])];
      const endings = suffixes[pair(units[close - 2], units[close - 1])];
      if (beginnings === undefined && endings === undefined) continue;
      if ((wanted & (1 << voices[i])) === 0) continue;
      const compound = compoundAt(tokens, units, i, from, to);
      if (beginnings && i === compound.first) for (const affix of beginnings) this.judge(lexicon, tokens, compound, affix, found);
      if (endings && i === compound.last) for (const affix of endings) this.judge(lexicon, tokens, compound, affix, found);
    }
  }

  private judge(lexicon: Lexicon, tokens: Tokens, compound: Compound, affix: Affix, found: (match: Match) => void): void {
    const { letters, parts, first, last } = compound;
    const { source } = affix;
    const prefix = source.side === 'prefix';
    if (letters.length < affix.letters.length + source.least) return;
    if (!(prefix ? letters.startsWith(affix.letters) : letters.endsWith(affix.letters))) return;
    const hyphenated = parts.length > 1 && (prefix ? parts[0] : parts[parts.length - 1]) === affix.letters;
    if (source.hyphen === 'required' ? !hyphenated : source.hyphen === 'none' && hyphenated) return;
    if (affix.except.has(letters)) return;
    const stem = prefix ? letters.slice(affix.letters.length) : letters.slice(0, -affix.letters.length);
    const { stems } = source;
    if (stems) {
      const from = prefix && hyphenated ? first + 1 : first;
      const to = !prefix && hyphenated ? last - 1 : last;
      let fits = false;
      if (hyphenated) for (let i = from; i <= to && !fits; i++) fits = lexicon.guardHas(stems, tokens, i);
      else fits = lexicon.guardHasWord(stems, lexicon.vocabulary.idOf(stem), tokens, first);
      if (!fits) return;
    }
    found({ entry: source.entry, form: prefix ? formOf(lexicon, source.entry, letters) : affix.form, first, last });
  }
}

/** A word with all that hyphens join to it. */
interface Compound {
  readonly first: number;
  readonly last: number;
  /** Lower-case letters of each part, and of all together. */
  readonly parts: readonly string[];
  readonly letters: string;
}

function compoundAt(tokens: Tokens, units: Uint16Array, i: number, from: number, to: number): Compound {
  let first = i;
  while (first > from && tokens.has(first, Flag.Hyphen) && tokens.isWord(first - 1)) first--;
  let last = i;
  while (last + 1 < to && tokens.isWord(last + 1) && tokens.has(last + 1, Flag.Hyphen)) last++;
  const parts: string[] = [];
  for (let k = first; k <= last; k++) {
    const end = tokens.end[k] - (tokens.has(k, Flag.Possessive) ? 2 : 0);
    let part = '';
    for (let u = tokens.start[k]; u < end; u++) if (FOLDED[units[u]] !== 0) part += String.fromCharCode(FOLDED[units[u]]);
    parts.push(part);
  }
  return { first, last, parts, letters: parts.join('') };
}

/** What a prefixed word is: its end is not ours, so a noun's number is read off it. */
function formOf(lexicon: Lexicon, entry: number, letters: string): number {
  if (lexicon.entries[entry].pos !== 'n') return Form.Fixed;
  return /[^siu]s$/.test(letters) ? Form.Plural : Form.Singular;
}

/** Two letters in ten bits; what is no letter may share a place with one, which costs a closer look. */
const PAIRS = 1024;
const pair = (a: number, b: number): number => ((a & 31) << 5) | (b & 31);
const lastTwo = (word: string): [number, number] => [word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1)];
