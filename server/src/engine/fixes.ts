import type { FixPlan, Hit, RelativeEdit } from './hits';
import { americanSpelling, Form, inflectVerb, isInflected, pluralOf } from './lexicon/inflection';
import type { Entry } from './lexicon/lexicon';

/** Rules whose fixes are never marked as the one to prefer: both sides of a dispute fight over these words. */
const NEVER_PREFERRED: ReadonlySet<string> = new Set(['loaded/contentious-label', 'loaded/euphemism']);

/** The fixes a lexicon entry offers for its match in `text` (the block's source). */
export function lexicalFixes(entry: Entry, hit: Hit, text: string, american: boolean): FixPlan[] {
  const plans: FixPlan[] = [];
  const flagged = text.slice(hit.from, hit.to);
  for (const fix of entry.fix) {
    const plan = planFor(fix, entry, hit, text, flagged, american);
    if (plan) plans.push(plan);
  }
  const [first] = plans;
  const preferred =
    first && (first.kind === 'replace' || first.kind === 'delete') && !entry.contested && !NEVER_PREFERRED.has(entry.rule);
  return plans.map((plan, i) => ({ ...plan, preferred: i === 0 && preferred }));
}

function planFor(fix: string, entry: Entry, hit: Hit, text: string, flagged: string, american: boolean): FixPlan | undefined {
  if (fix === '-') {
    const edits = deletion(text, hit.from, hit.to, entry.pos);
    return edits && { title: `Leave out “${flagged}”`, kind: 'delete', edits };
  }
  if (fix === 'attribute') {
    if (entry.pos === 'n')
      return {
        title: 'Attribute the label: “… described by [whom?] as …”',
        kind: 'attribute',
        edits: [{ from: hit.to, to: hit.to, newText: ' (as described by [whom?])' }],
      };
    return {
      title: 'Attribute it: “… in the words of [whom?]”',
      kind: 'attribute',
      edits: [{ from: hit.to, to: hit.to, newText: ' (in the words of [whom?])' }],
    };
  }
  if (/^\[.*\]$/.test(fix)) {
    return {
      title: `Mark it with a note: ${fix}`,
      kind: 'placeholder',
      edits: [{ from: hit.to, to: hit.to, newText: ` ${fix}` }],
    };
  }
  const replacement = agree(fix, hit, text, american);
  const kind = /\[.*\]/.test(replacement) ? 'describe' : 'replace';
  const cased = matchCase(replacement, flagged, opensSentence(text, hit.from));
  if (cased === flagged) return undefined;
  return { title: `Replace with “${cased}”`, kind, edits: withArticle(text, hit.from, hit.to, cased) };
}

/** Puts a replacement in the grammatical form of the match, in the document's spelling. */
function agree(fix: string, hit: Hit, text: string, american: boolean): string {
  const words = fix.split(' ');
  if (words[0].startsWith('[')) return fix;
  if ((hit.form & VERB_FORMS) !== 0) {
    const be = /\b(is|are|was|were|be|been|being|am)\b/i.exec(text.slice(hit.from, hit.to))?.[1].toLowerCase();
    if (BE_FORMS.has(words[0])) words[0] = be ?? words[0];
    else if (!isInflected(words[0])) words[0] = inflectVerb(words[0], verbForm(hit.form, text.slice(0, hit.from)));
  } else if ((hit.form & Form.Plural) !== 0 && (hit.form & Form.Singular) === 0) {
    const head = words.findIndex((word) => PREPOSITION.test(word) || word.startsWith('['));
    const at = (head < 0 ? words.length : head) - 1;
    if (at >= 0) words[at] = pluralOf(words[at]);
  }
  return (american ? words.map(americanSpelling) : words).join(' ');
}

const VERB_FORMS = Form.Base | Form.ThirdPerson | Form.Gerund | Form.Past | Form.Participle;
const BE_FORMS: ReadonlySet<string> = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being']);
const PREPOSITION = /^(without|of|for|with|from|in|on|who|that|by|to|against)$/;
const PERFECT_OR_PASSIVE =
  /\b(have|has|had|having|be|is|are|was|were|been|being|get|gets|got|'ve|’ve)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+|just\s+)*$/i;

/** One form out of those a spelling may have: behind *have* or *be*, the participle. */
function verbForm(form: number, before: string): number {
  if ((form & Form.Past) !== 0 && (form & Form.Participle) !== 0)
    return PERFECT_OR_PASSIVE.test(before.slice(-40)) ? Form.Participle : Form.Past;
  if ((form & Form.Base) !== 0)
    return (form & Form.Participle) !== 0 && PERFECT_OR_PASSIVE.test(before.slice(-40)) ? Form.Participle : Form.Base;
  return form;
}

function matchCase(replacement: string, flagged: string, opens: boolean): string {
  const letters = flagged.replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return replacement.toUpperCase();
  if (/^\p{Lu}/u.test(flagged) && (opens || !flagged.includes(' ')))
    return replacement.charAt(0).toUpperCase() + replacement.slice(1);
  return replacement;
}

const opensSentence = (text: string, from: number): boolean =>
  /(^|[.!?…][”"’')\]]*\s+)[“"‘'([]*$/.test(text.slice(Math.max(0, from - 12), from));

/** Replaces a span and repairs the “a” or “an” in front of it. */
function withArticle(text: string, from: number, to: number, replacement: string): RelativeEdit[] {
  const article = /\b(an?)(\s+[“"‘']?)$/i.exec(text.slice(Math.max(0, from - 6), from));
  if (!article || !/^\p{L}/u.test(replacement)) return [{ from, to, newText: replacement }];
  const wanted = startsWithVowelSound(replacement) ? 'an' : 'a';
  if (article[1].toLowerCase() === wanted) return [{ from, to, newText: replacement }];
  const at = from - article[0].length;
  const written = article[1][0] === 'A' ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
  return [{ from: at, to, newText: written + article[2] + replacement }];
}

function startsWithVowelSound(word: string): boolean {
  const w = word.toLowerCase();
  if (/^(hour|honest|honou?r|heir)/.test(w)) return true;
  if (/^(uni([^nm]|$)|use|usu|eu|one\b|once\b|ubiq|u[kt]\b)/.test(w)) return false;
  return /^[aeiou]/.test(w);
}

/**
 * Deletes a span with what only belonged to it: the commas round it, one blank, and a capital the next word must take
 * over. Undefined where leaving it out would break the sentence (a predicate adjective, a noun that carries it).
 */
export function deletion(text: string, from: number, to: number, pos: Entry['pos']): RelativeEdit[] | undefined {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (pos === 'adj' || pos === 'n' || pos === 'v') {
    if (PREDICATE.test(before.slice(-60))) return undefined;
    if (!/^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?[\p{L}\p{N}]/u.test(after)) return undefined;
    const next = /^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?([\p{L}’']+)/u.exec(after)?.[1].toLowerCase() ?? '';
    if (pos !== 'adj' || CANNOT_FOLLOW.has(next)) return undefined;
    // “shameful and costly delay”: the joining word goes too.
    const joined = /^(?:,|\s+(?:and|or|but))\s+/.exec(after);
    if (joined) return repaired(text, from, to + joined[0].length);
    const joinedBefore = /(?:,?\s+(?:and|or|but)|,)\s+$/.exec(before);
    if (joinedBefore && /^\s/.test(after) && /\p{L}$/u.test(before.slice(0, -joinedBefore[0].length)))
      return [{ from: from - joinedBefore[0].length, to, newText: '' }];
  }
  if (/^\s*(?:[.,;:!?)]|$)/.test(after) && LEFT_HANGING.test(before)) return undefined;
  const opening = opensSentence(text, from) || from === 0;
  const joining = /(?:^|[.!?…][”"’')]*\s+)(?:And|But|So|Yet|For|Or)\s+$/.test(before.slice(-24));
  if (joining && /^\s*[–—:,]/.test(after))
    return [{ from, to: to + (/^\s*[–—:,]\s*/.exec(after)?.[0].length ?? 0), newText: '' }];
  if (opening) {
    const gap = /^\s*[,:–—]?\s*/.exec(after)?.[0] ?? '';
    if (after.length === gap.length || /^[.!?]/.test(after.slice(gap.length))) return undefined;
    return repaired(text, from, to + gap.length);
  }
  const commaBefore = /,\s*$/.exec(before);
  if (commaBefore && /^\s*,/.test(after)) {
    const gap = /^\s*,/.exec(after)?.[0] ?? '';
    return [{ from: from - commaBefore[0].length, to: to + gap.length, newText: '' }];
  }
  if (commaBefore && /^\s*[.;:!?)]/.test(after)) return [{ from: from - commaBefore[0].length, to, newText: '' }];
  if (/[–—(]\s*$/.test(before) && /^\s*,\s*/.test(after))
    return [{ from, to: to + (/^\s*,\s*/.exec(after)?.[0].length ?? 0), newText: '' }];
  return repaired(text, from, /^\s/.test(after) ? to + 1 : to);
}

/** A form of *be*, *seem* … right before: what follows is the predicate, without which nothing is said. */
const PREDICATE =
  /(?:\b(?:be|is|are|was|were|been|being|am|seem|look|remain|become|appear|sound|feel|prove|stay|find|found|call|called|consider|considered|deem|deemed|make|made)(?:s|ed)?|\b(?:became|felt|becomes)|['’](?:s|re|m))\s+(?:(?:\w+ly|so|very|too|quite|rather|as|not|more|most|also|both|nothing|but|it|them|him|her)\s+)*$/i;

/** Words that cannot close a sentence when what follows them is left out. */
const LEFT_HANGING =
  /\b(?:as|to|of|a|an|the|in|on|at|by|for|with|from|and|or|but|than|like|his|her|their|its|this|that|is|are|was|were|be)\s+$/i;

const CANNOT_FOLLOW = new Set(
  'to that of in on at by for with from and or but when if because as than until while who which'.split(' '),
);

/** A deletion that hands its capital on to the next word and repairs “a” or “an” before it. */
function repaired(text: string, from: number, to: number): RelativeEdit[] {
  const next = text.slice(to);
  if (/^\p{Lu}/u.test(text.slice(from)) && /^\p{Ll}/u.test(next) && (from === 0 || opensSentence(text, from))) {
    return [{ from, to: to + 1, newText: next.charAt(0).toUpperCase() }];
  }
  const article = /\b(an?)(\s+)$/i.exec(text.slice(Math.max(0, from - 5), from));
  if (article && /^\p{L}/u.test(next)) {
    const wanted = startsWithVowelSound(next) ? 'an' : 'a';
    if (article[1].toLowerCase() !== wanted) {
      const written = article[1][0] === 'A' ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
      return [{ from: from - article[0].length, to, newText: written + article[2] }];
    }
  }
  if (/^\s*([.,;:!?)\]”’]|$)/.test(next) && /[ \t]$/.test(text.slice(0, from))) return [{ from: from - 1, to, newText: '' }];
  return [{ from, to, newText: '' }];
}

/** American spelling, told by the document's own -ize and -or against -ise and -our. */
export function isAmerican(text: string): boolean {
  const american = text.match(/\b(?:\w+iz(?:e|ed|ing|ation)|color|labor|favor|honor|center|defense|program)\b/gi)?.length ?? 0;
  const british =
    text.match(
      /\b(?:(?:critic|organ|real|recogn|author|emphas|min|general|special|civil|util|final|final|privat|modern)is(?:e|ed|ing|ation)|colour|labour|favour|honour|centre|defence|programme)\b/gi,
    )?.length ?? 0;
  return american > british;
}
