import { baseOf, Form, inflectVerb, pluralOf } from '../lexicon/inflection';
import { type Spelling, spelled } from '../lexicon/spelling';
import type { Place } from './place';

export const VERB_FORMS = Form.Base | Form.ThirdPerson | Form.Gerund | Form.Past | Form.Participle;
const VERB_OF_DENIAL = /^(?:deny|reject|dispute|refute)$/;
const PREPOSITION = /^(without|of|for|with|from|in|on|who|that|by|to|against|at|about)$/;
const PERFECT_OR_PASSIVE =
  /\b(have|has|had|having|be|is|are|was|were|been|being|get|gets|got|'ve|’ve)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+|just\s+)*$/i;
const TAKES_BASE =
  /\b(to|will|would|can|could|may|might|must|shall|should|do|does|did|let|lets|\w+n['’]t)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+|just\s+)*$/i;
const PLURAL_SUBJECT = /\b(?:they|we|you|these|those|people|\p{L}+[^\Wsui]s)\s+(?:\w+ly\s+|also\s+|never\s+)*$/iu;

/** A replacement in the grammatical form, case and spelling of the match. */
export function replacementFor(fix: string, place: Place, spelling: Spelling): string {
  const words = agree(fix, place).map((word) => (word.startsWith('[') ? word : spelled(word, spelling)));
  return inCaseOf(withoutDoubledWord(withStem(words.join(' '), place), place), place);
}

/** Puts a replacement in the tense, person or number of the match. One with a note in it stands as written. */
function agree(fix: string, place: Place): string[] {
  const { hit, text, flagged } = place;
  const words = fix.split(' ');
  if (words[0].startsWith('[')) return words;
  // “as of [year]” stands for a verb without being one; “deny” and “reject” negate, and are verbs.
  const isVerb =
    words[0] === 'not' ||
    VERB_OF_DENIAL.test(words[0]) ||
    !place.is(words[0], 'function-words') ||
    place.is(words[0], 'auxiliaries');
  const before = text.slice(Math.max(0, hit.from - 60), hit.from);
  if ((hit.form & VERB_FORMS) !== 0 && isVerb) {
    if (words[0] === 'not') return negated(words, verbForm(hit.form, before, text.slice(hit.to)), before);
    else if (!fix.includes('[')) words[0] = verb(baseOf(words[0]), hit.form, before, text.slice(hit.to), flagged);
    else if (baseOf(words[0]) === words[0]) words[0] = inflectVerb(words[0], verbForm(hit.form, before, text.slice(hit.to)));
  } else if ((hit.form & Form.Plural) !== 0 && (hit.form & Form.Singular) === 0) {
    const head = words.findIndex((word, i) => i > 0 && (PREPOSITION.test(word) || word.startsWith('[')));
    const at = (head < 0 ? words.length : head) - 1;
    // A stem taken over from the text has its number already; “critics” for “mob” is a plural from the start.
    if (!words[at].includes('{stem}') && !isPluralNoun(words[at])) words[at] = pluralOf(words[at]);
    if (words[at + 1] === 'who') words[at + 2] = pluralVerb(words[at + 2]);
  }
  return words;
}

/** Whether a noun is plural, or has no plural. */
export const isPluralNoun = (noun: string): boolean =>
  /(?:[^siu]s|men|people|children|police|staff)$/.test(noun) || UNCOUNTABLE.test(noun);
const UNCOUNTABLE =
  /(?:torture|pornography|sabotage|propaganda|spending|abuse|violence|evidence|information|research|damage|support|criticism|policing|agreement|deregulation)$/;

/** “person who rejects”, “people who reject”. */
export function pluralVerb(verb: string): string {
  const known = { is: 'are', was: 'were', has: 'have', does: 'do' }[verb];
  return known ?? verb.replace(/(ss|sh|ch|x|z)es$/, '$1').replace(/([^s])s$/, '$1');
}

function verb(base: string, form: number, before: string, after: string, flagged: string): string {
  const wanted = verbForm(form, before, after);
  if (base !== 'be') return inflectVerb(base, wanted);
  const written = /\b(is|are|was|were|be|been|being|am)\b/i.exec(flagged)?.[1].toLowerCase();
  if (written) return written;
  if (wanted === Form.Past && PLURAL_SUBJECT.test(before)) return 'were';
  if (wanted === Form.Base) return TAKES_BASE.test(before) ? 'be' : 'are';
  return inflectVerb('be', wanted);
}

/** “not answer” as a verb: “did not answer”, “to not answer”, “not answering”. */
function negated([not, base, ...rest]: readonly string[], form: number, before: string): string[] {
  if (form === Form.Gerund) return [not, inflectVerb(base, Form.Gerund), ...rest];
  const auxiliary = form === Form.Past ? 'did' : form === Form.ThirdPerson ? 'does' : TAKES_BASE.test(before) ? '' : 'do';
  return [...(auxiliary ? [auxiliary] : []), not, base, ...rest];
}

/** One form out of those a spelling may have: behind *have* or *be* the participle, behind *to* or *will* the base. */
function verbForm(form: number, before: string, after: string): number {
  const past = (form & Form.Past) !== 0;
  const participle = (form & Form.Participle) !== 0;
  if ((form & Form.Base) !== 0 && (TAKES_BASE.test(before) || !past)) {
    return participle && PERFECT_OR_PASSIVE.test(before) ? Form.Participle : Form.Base;
  }
  if (past && participle) return PERFECT_OR_PASSIVE.test(before) || /^\s+by\b/.test(after) ? Form.Participle : Form.Past;
  return form;
}

/** `{stem}` in a fix: what is left of the word without its affix, “war” of “warmonger”. */
function withStem(replacement: string, { entry, flagged }: Place): string {
  if (!entry.affix) return replacement;
  return replacement.replaceAll('{stem}', stemOf(flagged, entry.affix));
}

/** The rest of a formed word: “science” of “pseudo-science”, “war” of “war-mongers”. */
function stemOf(word: string, affix: string): string {
  const letters = affix.replaceAll('-', '');
  if (affix.endsWith('-')) {
    const stem = word.slice(letters.length).replace(/^[-‐‑]/, '');
    return stem;
  }
  const at = word.toLowerCase().lastIndexOf(letters.slice(0, Math.max(2, letters.length - 1)));
  return word.slice(0, at).replace(/[-‐‑]$/, '');
}

/** A replacement without its last word where that follows anyway: “[who?] says that” in front of “that …”. */
export function withoutDoubledWord(replacement: string, { after }: Place): string {
  const next = /^\s+([\p{L}]+)/u.exec(after)?.[1].toLowerCase();
  return next !== undefined && replacement.endsWith(` ${next}`) ? replacement.slice(0, -next.length - 1) : replacement;
}

/** Capitals as the match has them: shouted, in a title, or one at the start (of a note's first word, too). */
export function inCaseOf(replacement: string, { flagged, opens, text, hit, before, after }: Place): string {
  const letters = flagged.replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return replacement.toUpperCase();
  if (!opens && replacement.toLowerCase() === flagged.toLowerCase()) return replacement;
  if (/^\p{Lu}/u.test(flagged) && inTitleCase(before + flagged + after))
    return replacement.replace(/(^|\s)(\p{Ll})(?=\p{L}{3})/gu, (_, gap, letter) => gap + letter.toUpperCase());
  if (/^\p{Lu}/u.test(flagged) && (opens || opensSentence(text, hit.from)))
    return replacement.replace(/^\[?\p{Ll}/u, (start) => start.toUpperCase());
  return replacement;
}

/** A heading in which every longer word has a capital. */
function inTitleCase(sentence: string): boolean {
  const words = sentence.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 2 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** Whether an offset stands at the start of a sentence, marks aside. */
export const opensSentence = (text: string, from: number): boolean =>
  /(^|[.!?…][”"’')\]]*\s+)[“"‘'([]*$/.test(text.slice(Math.max(0, from - 12), from));
