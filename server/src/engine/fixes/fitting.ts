import { Form } from '../lexicon/inflection';
import type { Place } from './place';
import { VERB_FORMS } from './replacement';

/** Rules whose phrases stand beside the sentence; those of others may carry it. */
const BESIDE: ReadonlySet<string> = new Set(
  ['authorial-verdict', 'certainty-booster', 'doubt-marker', 'editorial-adverb', 'intensifier'].map((name) => `loaded/${name}`),
);
/** Rules whose phrases stand before a noun. */
const BEFORE_NOUN: ReadonlySet<string> = new Set(['loaded/evaluative-adjective', 'loaded/peacock', 'loaded/contentious-label']);

/** Whether a phrase may be left out: no verb or noun of the sentence, but an aside, or an adjective. */
export function isDeletable({ entry, hit, before, after, nounFollows }: Place): boolean {
  if (entry.pos !== 'phrase' || BESIDE.has(entry.rule) || entry.rule.startsWith('attribution/')) return true;
  if ((hit.form & (Form.Singular | Form.Plural | VERB_FORMS)) !== 0) return false;
  if (BEFORE_NOUN.has(entry.rule) && nounFollows && DETERMINER.test(before)) return true;
  return /(?:^|[,;:–—(]\s*|[.!?]\s+|\b(?:and|but)\s+)$/i.test(before) && /^\s*(?:[,;:.!?)–—]|$)/.test(after);
}

const DETERMINER = /\b(?:a|an|the|this|that|these|those|his|her|its|their|our|my|any|some|no)\s+$/i;

/** Whether the words can stand where the match does. */
export function fits(fix: string, place: Place): boolean {
  const { entry, hit, before, after } = place;
  // “terrorist organisation” is no “attacker organisation”.
  if (entry.pos === 'n') return !place.isPartOfName || !place.isHuman(fix);
  // “the far right booked the hall”: an adjective in the place of a noun.
  // “more innovative” is no “more new”.
  if (entry.pos === 'adj' && /\b(?:more|most|less|least)\s+$/i.test(before)) return false;
  if (entry.pos === 'adj' || fix.endsWith('-wing')) return place.nounFollows || !/\bthe\s+$/i.test(before);
  if (entry.pos !== 'v') return true;
  // “slammed by an expert” is no “spoken against by an expert”, and “seems obsessed” no “seems discussed”.
  if (ENDS_IN_PREPOSITION.test(fix) && (PASSIVE.test(before) || /^\s+(?:by|with)\b/.test(after))) return false;
  if ((hit.form & Form.Participle) !== 0 && SEEMING.test(before)) return false;
  // “a long rant about it”: the verb's spelling, but a noun.
  return (hit.form & Form.Base) === 0 || !(DETERMINER.test(before) || IN_SINGULAR.test(before));
}

const IN_SINGULAR = /\ban?\s+(?:[\p{L}-]+\s+){1,4}$/iu;
const PASSIVE = /\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)*$/i;
const SEEMING = /\b(?:seem|appear|look|feel|sound|remain)(?:s|ed)?\s+$|\bfelt\s+$/i;

const SAYS = /^(?:say|said|state|argue|write)$/;

/** Whether a verb like *say* lacks its clause here: none follows and no quotation, and none went before. */
export function lacksClause(fix: string, { entry, before, after }: Place): boolean {
  if (entry.rule !== 'loaded/reporting-verb' || !SAYS.test(fix)) return false;
  const quoted = /[”"’']\s+(?:[\p{L}.’-]+\s+){0,5}$/u.test(before);
  const next = /^\s*([.,;:–—“"‘]|$)/u.test(after) ? '' : (/^\s+([\p{L}’']+)/u.exec(after)?.[1] ?? '').toLowerCase();
  return quoted ? /^(?:about|of)$/.test(next) : NO_CLAUSE.test(next);
}

/** What opens no clause behind *say*: “admitted stealing”, “vowed to stay”, “boasted of it”, “claimed responsibility for”. */
const NO_CLAUSE =
  /^(?:to|of|about|for|against|with|at|on|over|\p{L}{2,}ing|responsibility|victory|credit|credits|defeat|guilt)$/u;

export const ENDS_IN_PREPOSITION = /\s(?:of|on|for|to|against|with|in|about|at|from|over)$/;
