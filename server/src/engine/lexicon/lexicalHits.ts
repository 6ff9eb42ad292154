import type { Hit } from '../hits';
import { RULES } from '../rules';
import type { Reading } from '../text/reading';
import { sentenceOf } from '../text/sentences';
import { Flag, Kind, type Tokens } from '../text/tokens';
import { VOICES, VoiceCode } from '../text/voices';
import type { Profile, RuleId } from '../types';
import { AttributedInPlace } from './attributed';
import { type GuardContext, type GuardJudge, suits } from './guards';
import type { Entry, Lexicon } from './lexicon';
import { findMatches, type Match } from './matcher';
import { Vouched } from './vouched';

/** A lexical hit with what the rules on it want to know. */
export interface LexicalHit extends Hit {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
}

/** Which entries are looked for under the settings in force, and in which voices. */
export interface LexicalScope {
  /** Per entry: whether its rule is on, and the entry neither switched off nor for other profiles alone. */
  readonly active: Uint8Array;
  /** Per entry: a bit per voice in which its rule runs, and whether that is a loaded one. */
  readonly voices: Uint16Array;
  readonly loaded: Uint8Array;
  /** The voices in which any entry is looked for. */
  readonly anyVoice: number;
  /** What tells words that were given their owner where they stand. */
  readonly attributed: AttributedInPlace;
  /** What tells reported words that are the writer's all the same. */
  readonly vouched: Vouched;
}

/** Lower-case phrases that are never flagged, and names inside which nothing is. */
export interface UserTerms {
  readonly accept: ReadonlySet<string>;
  readonly names: readonly string[];
}

export function scopeOf(
  lexicon: Lexicon,
  isOn: (rule: RuleId) => boolean,
  entriesOff: ReadonlySet<string>,
  indirect: boolean,
  profile: Profile,
): LexicalScope {
  const bits = new Map<string, number>();
  for (const rule of RULES) {
    if (!isOn(rule.id)) continue;
    let mask = 0;
    VOICES.forEach((voice, i) => {
      if (rule.voices.includes(voice) || (voice === 'indirect' && indirect && INDIRECT_OPTION.has(rule.id))) mask |= 1 << i;
    });
    bits.set(rule.id, mask);
  }
  const active = new Uint8Array(lexicon.entries.length);
  const voices = new Uint16Array(lexicon.entries.length);
  const loaded = new Uint8Array(lexicon.entries.length);
  lexicon.entries.forEach((entry, i) => {
    const mask = bits.get(entry.rule);
    if (mask === undefined || entry.off || entriesOff.has(entry.id) || !suits(entry, profile)) return;
    active[i] = 1;
    voices[i] = mask;
    loaded[i] = entry.rule.startsWith('loaded/') ? 1 : 0;
  });
  return {
    active,
    voices,
    loaded,
    anyVoice: voices.reduce((all, mask) => all | mask, INDIRECT),
    attributed: new AttributedInPlace(lexicon),
    vouched: new Vouched(lexicon),
  };
}

const INDIRECT = 1 << VoiceCode.indirect;

/** Rules that the `indirectSpeech` setting can switch on inside reported speech. */
const INDIRECT_OPTION: ReadonlySet<string> = new Set([
  'loaded/contentious-label',
  'loaded/evaluative-adjective',
  'loaded/loaded-verb',
  'loaded/figurative-frame',
]);

/** A block in which entries are looked for. */
interface Search {
  readonly reading: Reading;
  readonly context: GuardContext;
  readonly hits: LexicalHit[];
  /** Where the user's names stand. */
  readonly names: readonly (readonly [number, number])[];
}

/** Finds every lexicon entry in a block, in a voice its rule runs in, with its guards satisfied. */
export class LexicalFinder {
  private readonly functionWords: number;
  private readonly titles: number;
  /** What is being read; nothing of it is kept when that is done. */
  private search: Search | undefined;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly judge: GuardJudge,
    private readonly scope: LexicalScope,
    private readonly terms: UserTerms,
  ) {
    this.functionWords = lexicon.classNumber('function-words');
    this.titles = lexicon.classNumber('titles');
  }

  find(reading: Reading, context: GuardContext): readonly LexicalHit[] {
    const { lexicon, scope, terms } = this;
    const { tokens, sentences, voices, units } = reading;
    const hits: LexicalHit[] = [];
    this.search = {
      reading,
      context,
      hits,
      names: terms.names.length > 0 ? nameSpans(reading.text, terms.names) : NO_NAMES,
    };
    for (const patterns of lexicon.patterns) {
      const ids = patterns.idsOf(tokens);
      for (const { first, end } of sentences)
        findMatches(lexicon, patterns, tokens, ids, voices, scope.anyVoice, first, end, this.consider);
    }
    for (const formations of lexicon.formations) {
      for (const { first, end } of sentences)
        formations.find(lexicon, tokens, units, voices, scope.anyVoice, first, end, this.consider);
    }
    this.search = undefined;
    return this.inCompany(hits);
  }

  /** Without those that count only beside another loaded finding of their sentence, where there is none. */
  private inCompany(hits: readonly LexicalHit[]): readonly LexicalHit[] {
    const leans = (hit: LexicalHit) => this.lexicon.entries[hit.entry].need.some(({ kind }) => kind === 'company');
    if (!hits.some(leans)) return hits;
    /** Per sentence: where its earliest finding that stands alone ends, and where its latest begins. */
    const company = new Map<number, { ends: number; begins: number }>();
    const standing = new Set<number>();
    for (const hit of hits) {
      if (!hit.rule.startsWith('loaded/') || hit.severity === 'hint' || leans(hit)) continue;
      standing.add(hit.first);
      const { ends, begins } = company.get(hit.sentence) ?? { ends: hit.last, begins: hit.first };
      company.set(hit.sentence, { ends: Math.min(ends, hit.last), begins: Math.max(begins, hit.first) });
    }
    return hits.filter((hit) => {
      if (!leans(hit)) return true;
      if (standing.has(hit.first)) return false;
      const beside = company.get(hit.sentence);
      return beside !== undefined && (beside.ends < hit.first || hit.last < beside.begins);
    });
  }

  private readonly consider = (match: Match): void => {
    const { scope, terms, search } = this;
    if (search === undefined) return;
    const { reading, context, hits, names } = search;
    const { tokens, sentences, text } = reading;
    if (scope.active[match.entry] === 0) return;
    if (!this.isVoicedBy(match, reading)) return;
    const entry = this.lexicon.entries[match.entry];
    if (isCompound(tokens, match) || (!reading.titled && this.isInName(tokens, match, entry))) return;
    const index = sentenceOf(sentences, match.first);
    if (scope.attributed.holds(tokens, match.first, match.last, sentences[index])) return;
    if (scope.loaded[match.entry] === 1 && scope.attributed.isView(tokens, match.first, match.last, sentences[index])) return;
    if (!this.judge.passes(entry, match, reading, sentences[index], context)) return;
    const from = tokens.start[match.first];
    const to = endOf(tokens, match, entry);
    const flagged = text.slice(from, to);
    if (terms.accept.size > 0 && terms.accept.has(flagged.toLowerCase().replaceAll('’', "'"))) return;
    if (isWrittenSo(entry, flagged, tokens.has(match.first, Flag.Opens))) return;
    if (names.some((span) => span[0] < to && from < span[1])) return;
    hits.push({
      rule: entry.rule as RuleId,
      from,
      to,
      entry: match.entry,
      form: match.form,
      message: messageOf(entry, flagged),
      sentence: index,
      around: [sentences[index].from, sentences[index].to],
      first: match.first,
      last: match.last,
      severity: entry.severity,
    });
  };

  /** In a voice its rule runs in; loaded words also where the writer vouches for what is reported. */
  private isVoicedBy({ entry, first }: Match, reading: Reading): boolean {
    const { scope } = this;
    const voice = 1 << reading.voices[first];
    if ((scope.voices[entry] & voice) !== 0) return true;
    return voice === INDIRECT && scope.loaded[entry] === 1 && scope.vouched.holds(reading, first);
  }

  /** Part of a capitalised name: “the Radical Party”, “Extreme Networks”; not “Kremlin stooge”. */
  private isInName(tokens: Tokens, { first, last }: Match, { pos }: Entry): boolean {
    let capitals = 0;
    for (let i = first; i <= last; i++) {
      if (tokens.kind[i] !== Kind.Word || this.lexicon.isIn(this.functionWords, tokens.word[i])) continue;
      const shouted = tokens.has(i, Flag.AllCaps) && tokens.end[i] - tokens.start[i] > 3;
      if (!tokens.has(i, Flag.Capital) || shouted || opensQuote(tokens, i)) return false;
      capitals++;
      if (first === last && tokens.has(i, Flag.Opens)) {
        // “Chilling CCTV footage”: an abbreviation makes no name of what stands before it.
        const named = this.isCapital(tokens, i + 1) && !tokens.has(i + 1, Flag.AllCaps);
        return named && pos !== 'adv' && pos !== 'phrase';
      }
    }
    if (capitals === 0) return false;
    // “Mr Savage”, also where the title opens the sentence.
    if (tokens.isWord(first - 1) && this.lexicon.isIn(this.titles, tokens.word[first - 1])) return true;
    return this.isCapital(tokens, first - 1) || this.isCapital(tokens, last + 1) || pos === 'adv' || pos === 'v';
  }

  /** Whether a neighbour has a capital of its own. */
  private isCapital(tokens: Tokens, i: number): boolean {
    return (
      tokens.isWord(i) &&
      tokens.has(i, Flag.Capital) &&
      !tokens.has(i, Flag.Opens) &&
      !this.lexicon.isIn(this.functionWords, tokens.word[i])
    );
  }
}

const NO_NAMES: readonly (readonly [number, number])[] = [];

/** “slam-dunk”, “counter-terrorist”: another word than the one listed. */
function isCompound(tokens: Tokens, { first, last }: Match): boolean {
  return tokens.has(first, Flag.Hyphen) || (tokens.isWord(last + 1) && tokens.has(last + 1, Flag.Hyphen));
}

/** An entry that is about capitals flags only the wrong ones: “internet” for “Internet”. */
function isWrittenSo({ fix }: Entry, flagged: string, opens: boolean): boolean {
  return fix.some((words) => words === flagged || (opens && words.slice(1) === flagged.slice(1)));
}

function opensQuote(tokens: Tokens, i: number): boolean {
  return tokens.is(i - 1, Kind.Quote) || tokens.is(i - 1, Kind.Colon) || tokens.is(i - 1, Kind.Dash);
}

function endOf(tokens: Tokens, { last }: Match, { pos }: Entry): number {
  const end = tokens.end[last];
  // The possessive ending is not part of a flagged noun unless the entry spells it out.
  return pos === 'n' && tokens.has(last, Flag.Possessive) ? end - 2 : end;
}

/** “slammed” adds force … */
function messageOf(entry: Entry, flagged: string): string {
  const words = flagged.replace(/\s+/g, ' ');
  return `“${words}” ${entry.message}${/[.!?]$/.test(entry.message) ? '' : '.'}`;
}

function nameSpans(text: string, names: readonly string[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const name of names) {
    if (name === '') continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) spans.push([at, at + name.length]);
  }
  return spans;
}
