import type { Hit } from '../hits';
import { RULES } from '../rules';
import type { Reading } from '../text/reading';
import { sentenceOf } from '../text/sentences';
import { isTitleCase } from '../text/titleCase';
import { Flag, Kind } from '../text/tokens';
import { VOICES } from '../text/voices';
import type { RuleId } from '../types';
import { AttributedInPlace } from './attributed';
import type { GuardContext, GuardJudge } from './guards';
import type { Entry, Lexicon } from './lexicon';
import { findMatches, type Match } from './matcher';

/** A lexical hit with what the rules on it want to know. */
export interface LexicalHit extends Hit {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
}

/** Which entries are looked for under the settings in force, and in which voices. */
export interface LexicalScope {
  /** Per entry: whether its rule is on and the entry not switched off. */
  readonly active: Uint8Array;
  /** Per entry: a bit per voice in which its rule runs. */
  readonly voices: Uint16Array;
  /** The voices in which any entry is looked for. */
  readonly anyVoice: number;
  /** What tells words that were given their owner where they stand. */
  readonly attributed: AttributedInPlace;
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
  lexicon.entries.forEach((entry, i) => {
    const mask = bits.get(entry.rule);
    if (mask === undefined || entry.off || entriesOff.has(entry.id)) return;
    active[i] = 1;
    voices[i] = mask;
  });
  return { active, voices, anyVoice: voices.reduce((all, mask) => all | mask, 0), attributed: new AttributedInPlace(lexicon) };
}

/** Rules that the `indirectSpeech` setting can switch on inside reported speech. */
const INDIRECT_OPTION: ReadonlySet<string> = new Set([
  'loaded/contentious-label',
  'loaded/evaluative-adjective',
  'loaded/loaded-verb',
  'loaded/figurative-frame',
]);

/** Every lexicon entry that is found in the block, in a voice its rule runs in, with its guards satisfied. */
export function lexicalHits(
  lexicon: Lexicon,
  judge: GuardJudge,
  reading: Reading,
  scope: LexicalScope,
  terms: UserTerms,
  context: GuardContext,
): LexicalHit[] {
  const hits: LexicalHit[] = [];
  const { tokens, sentences, voices } = reading;
  const functionWords = lexicon.classNumber('function-words');
  const titled = reading.kind === 'heading' && isTitleCase(reading.tokens);
  const names = terms.names.length > 0 ? nameSpans(reading.text, terms.names) : undefined;
  const consider = (match: Match): void => {
    if (scope.active[match.entry] === 0) return;
    if ((scope.voices[match.entry] & (1 << voices[match.first])) === 0) return;
    const entry = lexicon.entries[match.entry];
    if (isCompound(match) || (!titled && isInName(match))) return;
    const index = sentenceOf(sentences, match.first);
    if (scope.attributed.holds(tokens, match.first, match.last, sentences[index])) return;
    if (!judge.passes(entry, match, reading, sentences[index], context)) return;
    const from = tokens.start[match.first];
    const to = endOf(match, entry);
    if (terms.accept.size > 0 && terms.accept.has(reading.text.slice(from, to).toLowerCase().replaceAll('’', "'"))) return;
    if (isWrittenSo(entry, match, reading.text.slice(from, to))) return;
    if (names?.some((span) => span[0] < to && from < span[1])) return;
    hits.push({
      rule: entry.rule as RuleId,
      from,
      to,
      entry: match.entry,
      form: match.form,
      message: messageOf(entry, reading.text.slice(from, to)),
      sentence: index,
      around: [sentences[index].from, sentences[index].to],
      first: match.first,
      last: match.last,
      ...(entry.severity ? { severity: entry.severity } : {}),
    });
  };
  for (const patterns of lexicon.patterns) {
    const ids = patterns.idsOf(tokens);
    for (const { first, end } of sentences)
      findMatches(lexicon, patterns, tokens, ids, voices, scope.anyVoice, first, end, consider);
  }
  for (const formations of lexicon.formations) {
    for (const { first, end } of sentences)
      formations.find(lexicon, tokens, reading.units, voices, scope.anyVoice, first, end, consider);
  }
  return hits;

  /** “slam-dunk”, “counter-terrorist”: another word than the one listed. */
  function isCompound(match: Match): boolean {
    return tokens.has(match.first, Flag.Hyphen) || (tokens.isWord(match.last + 1) && tokens.has(match.last + 1, Flag.Hyphen));
  }

  /** Part of a capitalised name: “the Radical Party”, “Extreme Networks”; not “Kremlin stooge”. */
  function isInName(match: Match): boolean {
    const { pos } = lexicon.entries[match.entry];
    const single = match.first === match.last;
    let capitals = 0;
    for (let i = match.first; i <= match.last; i++) {
      if (tokens.kind[i] !== Kind.Word || lexicon.isIn(functionWords, tokens.word[i])) continue;
      const shouted = tokens.has(i, Flag.AllCaps) && tokens.end[i] - tokens.start[i] > 3;
      if (!tokens.has(i, Flag.Capital) || shouted || opensQuote(i)) return false;
      capitals++;
      if (single && tokens.has(i, Flag.Opens)) return neighbourIsCapital(i + 1) && pos !== 'adv' && pos !== 'phrase';
    }
    if (capitals === 0) return false;
    return neighbourIsCapital(match.first - 1) || neighbourIsCapital(match.last + 1) || pos === 'adv' || pos === 'v';
  }

  /** An entry that is about capitals flags only the wrong ones: “internet” for “Internet”. */
  function isWrittenSo({ fix }: Entry, { first }: Match, flagged: string): boolean {
    const opens = tokens.has(first, Flag.Opens);
    return fix.some((words) => words === flagged || (opens && words.slice(1) === flagged.slice(1)));
  }

  function opensQuote(i: number): boolean {
    return tokens.is(i - 1, Kind.Quote) || tokens.is(i - 1, Kind.Colon) || tokens.is(i - 1, Kind.Dash);
  }

  function neighbourIsCapital(i: number): boolean {
    return (
      tokens.isWord(i) &&
      tokens.has(i, Flag.Capital) &&
      !tokens.has(i, Flag.Opens) &&
      !lexicon.isIn(functionWords, tokens.word[i])
    );
  }

  function endOf(match: Match, entry: Entry): number {
    const end = tokens.end[match.last];
    // The possessive ending is not part of a flagged noun unless the entry spells it out.
    return entry.pos === 'n' && tokens.has(match.last, Flag.Possessive) ? end - 2 : end;
  }
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
