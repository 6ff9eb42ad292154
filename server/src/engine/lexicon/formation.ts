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
 * or, unknown, at the one or two letters that tell that no affix stands at its edges.
 */
export class Formations {
  private readonly prefixes = new LetterTrie();
  /** Suffixes, from their last letter on. */
  private readonly suffixes = new LetterTrie();
  /** Per word id: 1 when the word may be formed with an affix, or is one. Unknown words (0) may be. */
  private readonly formable: Uint8Array;

  constructor(affixes: readonly CompiledAffix[], formable: readonly number[] | 'all', words: number) {
    this.formable = new Uint8Array(words + 1);
    if (affixes.length > 0) this.formable[0] = 1;
    if (formable === 'all') this.formable.fill(1);
    else for (const id of formable) this.formable[id] = 1;
    for (const source of affixes) {
      const except = new Set(source.except);
      for (const [letters, form] of source.spellings) {
        const affix = { source, letters, form, except };
        if (source.side === 'prefix') this.prefixes.add(letters, affix);
        else this.suffixes.add([...letters].reverse().join(''), affix);
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
    const { kind, word, start, end, flags } = tokens;
    const { formable, prefixes, suffixes } = this;
    for (let i = from; i < to; i++) {
      if (formable[word[i]] === 0 || kind[i] !== Kind.Word || (wanted & (1 << voices[i])) === 0) continue;
      const first = start[i];
      const last = end[i] - 1 - ((flags[i] & Flag.Possessive) !== 0 ? 2 : 0);
      let compound: Compound | undefined;
      for (let k = first, node = 0; k <= last; k++) {
        node = prefixes.step(node, units[k]);
        if (node === 0) break;
        const affixes = k === last ? prefixes.at[node] : prefixes.solid[node];
        if (affixes === undefined) continue;
        compound ??= compoundAt(tokens, units, i, from, to);
        if (i === compound.first) for (const affix of affixes) this.judge(lexicon, tokens, compound, affix, found);
      }
      for (let k = last, node = 0; k >= first; k--) {
        node = suffixes.step(node, units[k]);
        if (node === 0) break;
        const affixes = k === first ? suffixes.at[node] : suffixes.solid[node];
        if (affixes === undefined) continue;
        compound ??= compoundAt(tokens, units, i, from, to);
        if (i === compound.last) for (const affix of affixes) this.judge(lexicon, tokens, compound, affix, found);
      }
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
      else fits = lexicon.guardHasWord(stems, lexicon.idOf(stem), tokens, first);
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

/** Affixes by their letters, five bits a letter: what is no letter may pass for one, which costs a closer look. */
class LetterTrie {
  /** Per node: the affixes that end there. Node 0 is the root. */
  readonly at: (Affix[] | undefined)[] = [undefined];
  /** The same without those that a hyphen must part from the rest of the word. */
  readonly solid: (Affix[] | undefined)[] = [undefined];
  /** Per node, 32 places: the next node, 0 for none. */
  private next = new Uint16Array(32);

  /** The node that a letter leads to from another, 0 for none. */
  step(node: number, unit: number): number {
    return this.next[node * 32 + (unit & 31)];
  }

  add(letters: string, affix: Affix): void {
    let node = 0;
    for (let k = 0; k < letters.length; k++)
      node = this.step(node, letters.charCodeAt(k)) || this.grow(node, letters.charCodeAt(k));
    this.at[node] = [...(this.at[node] ?? []), affix];
    if (affix.source.hyphen !== 'required') this.solid[node] = [...(this.solid[node] ?? []), affix];
  }

  private grow(from: number, unit: number): number {
    const node = this.at.length;
    this.at.push(undefined);
    this.solid.push(undefined);
    const next = new Uint16Array((node + 1) * 32);
    next.set(this.next);
    next[from * 32 + (unit & 31)] = node;
    this.next = next;
    return node;
  }
}
