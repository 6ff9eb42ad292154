import type { FixPlan } from '../hits';
import type { Place } from './place';

/**
 * Ways of giving words their owner, each where it reads well: `[who?]` is the blank to fill in. lexicon/attributed.ts knows
 * them again, so that words with an owner are not flagged. The last one always fits and is the least elegant.
 */
export function attribution(place: Place): FixPlan {
  return predicate(place) ?? relative(place) ?? fusedRelative(place) ?? behindSentence(place) ?? parenthesis(place);
}

const plan = (shown: string, edits: FixPlan['edits']): FixPlan => ({
  title: `Attribute it: “${shown}”`,
  kind: 'attribute',
  edits,
});
const insertion = (at: number, newText: string) => ({ from: at, to: at, newText });

/** Rules whose phrases stand like adjectives: “was fatally flawed”. */
const EVALUATING: ReadonlySet<string> = new Set(['loaded/evaluative-adjective', 'loaded/peacock']);

const LINKED =
  /(?<!\b(?:there|here|what|who|which|how|where|why)\s+)\b(is|are|was|were|been|remains?|remained|became|becomes|seems|seemed|proved)\s+(?:(?:a|an|the|so|very|too|quite|rather|more|most|also|still|simply|\w+ly)\s+)*$/i;

/** “the delay was shameful”: “the delay was, [who?] said, shameful”. */
function predicate({ entry, before, after, hit, text }: Place): FixPlan | undefined {
  if (entry.pos !== 'adj' && entry.pos !== 'n' && !EVALUATING.has(entry.rule)) return undefined;
  const linked = LINKED.exec(before);
  if (!linked || POSSESSIVE.test(after) || /\?["”’']?\s*$/.test(after) || hasMarks(linked[0])) return undefined;
  // “The question is what …”, “is it shameful …”: no subject in front.
  if (!/[\p{L}\p{N}”’)]\s+$/u.test(before.slice(0, linked.index))) return undefined;
  const verb = linked[1];
  const at = hit.from - linked[0].length + verb.length;
  return plan(`${verb}, [who?] said,${text.slice(at, hit.to)}`, [insertion(at, ', [who?] said,')]);
}

/** “the shameful delay ended”: “the delay, which [who?] called shameful, ended”. */
function relative(place: Place): FixPlan | undefined {
  const { entry, before, after, hit, text, flagged } = place;
  if (entry.pos !== 'adj' || flagged !== flagged.toLowerCase()) return undefined;
  if (!/(?:^|[\s(–—])(?:the|this|these|those|its|his|their|our)\s+$/i.test(before)) return undefined;
  const head = place.headNoun;
  if (!head || hasMarks(text.slice(hit.to, head.end))) return undefined;
  const clause = `, ${place.isHuman(head.noun) ? 'whom' : 'which'} [who?] called ${flagged}`;
  const gap = /^\s+/.exec(after)?.[0].length ?? 0;
  return plan(`${head.noun}${clause}`, [
    { from: hit.from, to: hit.to + gap, newText: '' },
    insertion(head.end, clause + (head.verbFollows ? ',' : '')),
  ]);
}

const PHRASE_START =
  /(^|[\s(–—])((?:the|a|an|this|these|those|its|his|their|our)\s+(?:(?:very|most|more|so|\w+ly)\s+)*)(?:([\p{L}-]+)\s+)?$/iu;
const NO_PHRASE_BEFORE = /\b(?:all|both|half|such|what|quite|rather|not|no|as|called|than)\s+$/i;

/** “after the shameful handling of it”: “after what [who?] called the shameful handling of it”. Not for people. */
function fusedRelative(place: Place): FixPlan | undefined {
  const { entry, before, after, hit, text, flagged } = place;
  if (entry.pos !== 'adj' && entry.pos !== 'n') return undefined;
  const start = PHRASE_START.exec(before);
  if (!start || POSSESSIVE.test(after) || NO_PHRASE_BEFORE.test(before.slice(0, start.index + start[1].length))) return undefined;
  const [, , determiner, modifier] = start;
  if (modifier && (entry.pos !== 'n' || place.is(modifier, 'function-words') || /(?:ed|s|ing)$/.test(modifier))) return undefined;
  if (entry.pos === 'n' ? !place.isThing(lastWord(flagged)) : nextWords(after, 3).some((word) => place.isHuman(word)))
    return undefined;
  const from = hit.from - start[0].length + start[1].length;
  const rest = text.slice(from, hit.to);
  if (hasMarks(rest)) return undefined;
  const opens = /^\p{Lu}/u.test(determiner);
  const lower = rest.charAt(0).toLowerCase();
  return plan(`what [who?] called ${lower}${rest.slice(1)}`, [
    { from, to: from + 1, newText: `${opens ? 'What' : 'what'} [who?] called ${lower}` },
  ]);
}

/** Links of wikitext and Markdown. */
const LINKS = /\[?\[([^[\]]*)\]\]?(?:\([^()\s]*\))?/g;
const SAID_ALREADY = /\b(?:said|says|say|saying|told|added|according|argued|claimed|claims|believes?|think|thinks)\b/i;

/** “Tragically, the plan failed.”: “Tragically, the plan failed, [who?] said.” */
function behindSentence({ before, after, flagged, hit }: Place): FixPlan | undefined {
  const sentence = (before + flagged + after).replace(LINKS, '$1');
  if (!/[\p{Ll}\d%]\.\s*$/u.test(sentence) || /[[\]“”"‘()]/u.test(sentence) || SAID_ALREADY.test(sentence)) return undefined;
  if (!/^[\s*_]*\p{Lu}/u.test(sentence) || nextWords(sentence, 4).length < 4) return undefined;
  const at = hit.to + after.trimEnd().length - 1;
  return plan('…, [who?] said', [insertion(at, ', [who?] said')]);
}

/** “radical Islam (as [who?] put it)”: behind the noun of an adjective, where that ends its phrase. */
function parenthesis({ entry, end, nounEnd }: Place): FixPlan {
  return plan('… (as [who?] put it)', [insertion(entry.pos === 'adj' ? (nounEnd ?? end) : end, ' (as [who?] put it)')]);
}

const POSSESSIVE = /^['’]/;
const hasMarks = (text: string): boolean => /[“”"‘\][*_`<>|]/.test(text);
const lastWord = (words: string): string => /[\p{L}]+$/u.exec(words)?.[0] ?? words;
const nextWords = (text: string, count: number): string[] => (text.match(/[\p{L}]+/gu) ?? []).slice(0, count);
