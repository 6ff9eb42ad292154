import type { FixPlan } from '../hits';
import { baseOf, Form, inflectVerb, verbForms } from '../lexicon/inflection';
import type { Place } from './place';
import { inCaseOf, pluralVerb, withoutDoubledWord } from './replacement';

/**
 * Fixes that make room for the name of who speaks, in words that leave it out. The sentence stays whole: `fix` says where
 * the blank goes, and `…` in it stands for words of the match that stay as they are.
 *
 * - `… by [whom?]`: behind the verb or noun (“is said by [whom?] to have”, “there were calls by [whom?] for”)
 * - `…, on [date?]`: behind the sentence, or in front of its quotation
 * - `[name, role] …`: in the place of the subject (“[name, role] says”)
 * - `[who?] {verb} that`: for “it is believed that”, in the tense of the match; a verb in the third person may stand for `{verb}`
 */
export const asksForSource = (fix: string, { flagged }: Place): boolean =>
  fix.includes('…') || (fix.startsWith('[') && !fix.endsWith(']') && IMPERSONAL.test(flagged));

/** Undefined where the blank has no place in this sentence. */
export function namedSource(fix: string, place: Place): FixPlan | undefined {
  if (fix.startsWith('…,')) return behindStatement(fix.slice(1), place);
  if (fix.startsWith('… ')) return behindWords(fix.slice(1), place);
  return fix.endsWith(' …') ? inSubject(fix.slice(0, -2), place) : activeReport(fix, place);
}

function behindWords(blank: string, { flagged, hit, core }: Place): FixPlan {
  const link = flagged.slice(core.length);
  const at = hit.from + core.length;
  return { title: `Say who: “${core}${blank}${link}”`, kind: 'describe', edits: [{ from: at, to: at, newText: blank }] };
}

function behindStatement(blank: string, { before, flagged, after, hit }: Place): FixPlan | undefined {
  const title = `Say when and where: “${blank.replace(/^,\s*/, '')}”`;
  const insertion = (at: number): FixPlan => ({ title, kind: 'describe', edits: [{ from: at, to: at, newText: blank }] });
  // “has often said, ‘…’”: the comma in front of the quotation closes the aside.
  if (/^,?\s*[“"‘']/.test(after)) return /^,/.test(after) ? insertion(hit.to) : undefined;
  if (/[“”"]/.test(before + flagged + after)) return undefined;
  const end = /(?<![\p{Lu}.])[.!?]?\s*$/u.exec(after);
  return end ? insertion(hit.to + end.index) : undefined;
}

/** Closed classes and words by which the verb is known where subject and verb are one match. */
const VERBS = ['opine', 'opine-now', 'stated', 'find', 'auxiliaries', 'cue-verbs', 'cue-weak'];
const BEFORE_VERB =
  /^(?:long|now|still|also|even|often|generally|usually|here|already|since|repeatedly|clearly|consistently|increasingly)$/;

function inSubject(blank: string, place: Place): FixPlan {
  const { flagged, hit } = place;
  const at = verbIn(place);
  const subject = flagged.slice(0, at).trimEnd();
  const quantifier = QUANTIFIER.exec(place.before)?.[0] ?? '';
  const before = place.before.slice(0, place.before.length - quantifier.length);
  // “health experts say”: what stands before the subject would be left without its noun.
  const attached = /([\p{L}\p{N}’'-]+)\s+$/u.exec(before)?.[1];
  if (attached !== undefined && !place.is(attached, 'function-words')) {
    const end = hit.from + subject.length;
    return { title: `Mark for a name: ${blank}`, kind: 'placeholder', edits: [{ from: end, to: end, newText: ` ${blank}` }] };
  }
  const verb = flagged.slice(at).replace(/[\p{L}’']+/gu, singularOnce(place));
  const opens = quantifier !== '' && /^\p{Lu}/u.test(quantifier);
  const newText = opens ? capitalised(`${blank} ${verb}`) : inCaseOf(`${blank} ${verb}`, place);
  const edits = [{ from: hit.from - quantifier.length, to: hit.to, newText }];
  return { title: `Replace with “${newText}”`, kind: 'describe', edits };
}

/** “some |experts say” */
const QUANTIFIER = /\b(?:some|many|most|several|few|other|leading|independent)\s+$/i;

const capitalised = (words: string): string => words.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());

const isVerb = (word: string, place: Place): boolean => VERBS.some((name) => place.is(word, name));

/** Where the verb begins in a match that is a subject and its verb: “most experts |have long said”. */
function verbIn(place: Place): number {
  const words = [...place.flagged.matchAll(/\S+/g)];
  let last = words.length - 1;
  while (last > 1 && PARTICLE.test(words[last][0])) last--;
  let first = last;
  while (first > 1 && (BEFORE_VERB.test(words[first - 1][0]) || isVerb(words[first - 1][0], place))) first--;
  return words[first].index;
}

/** What a verb may have behind it: “point out”, “has it that”. */
const PARTICLE = /^(?:out|to|by|it|that|us)$/;

const SINGULAR: Readonly<Record<string, string>> = { are: 'is', were: 'was', have: 'has', do: 'does' };

/** Puts the first verb that is no auxiliary of mood in the singular: one speaker is asked for. */
function singularOnce(place: Place): (word: string) => string {
  let done = false;
  return (word) => {
    if (done || BEFORE_VERB.test(word)) return word;
    done = true;
    if (SINGULAR[word]) return SINGULAR[word];
    return isBase(word) && !place.is(word, 'auxiliaries') && isVerb(word, place) ? inflectVerb(word, Form.ThirdPerson) : word;
  };
}

/** Not a past tense (“feared”, “thought”) and not a third person (“shows”). */
const isBase = (word: string): boolean => baseOf(word) === word && !/(?:ed|[^s]s)$/.test(word);

const IMPERSONAL = /^it\s/i;

/** “it has long been argued that”: “[who?] has argued that”. */
function activeReport(fix: string, place: Place): FixPlan | undefined {
  const { flagged } = place;
  const parts = /^(\[[^\]]*\]) (\{verb\}|\p{L}+)( .*)?$/u.exec(fix);
  if (!parts) return undefined;
  const [, blank, named, rest = ''] = parts;
  const passive = /(\p{L}+)(?:\s+that)?$/u.exec(flagged)?.[1].toLowerCase() ?? '';
  const base = named === '{verb}' ? presentOf(passive, place) : pluralVerb(named);
  const verb = inTenseOf(flagged, base, passive);
  const newText = inCaseOf(withoutDoubledWord(`${blank} ${verb}${rest}`, place), place);
  return { title: `Replace with “${newText}”`, kind: 'describe', edits: [{ from: place.hit.from, to: place.hit.to, newText }] };
}

function inTenseOf(flagged: string, base: string | undefined, participle: string): string {
  const form = (bits: number): string => (base === undefined ? participle : inflectVerb(base, bits));
  const perfect = /\b(has|had)\b/i.exec(flagged)?.[1].toLowerCase();
  if (perfect) return `${perfect} ${form(Form.Participle)}`;
  if (base === undefined || /\b(?:was|were)\b/i.test(flagged)) return form(Form.Past);
  return form(Form.ThirdPerson);
}

/** The verb of a participle, where a list knows it: “believe” of “believed”, “hold” of “held”. */
function presentOf(participle: string, place: Place): string | undefined {
  const irregular = baseOf(participle);
  if (irregular !== participle) return irregular;
  const stem = participle.slice(0, -2);
  const candidates = [`${stem}e`, stem, `${stem.slice(0, -1)}y`, stem.slice(0, -1)];
  return candidates.find((word) => isVerb(word, place) && (verbForms(word).get(participle) ?? 0) & Form.Participle);
}
