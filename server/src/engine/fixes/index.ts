import type { FixPlan, Hit } from '../hits';
import type { Entry, Lexicon } from '../lexicon/lexicon';
import type { Spelling } from '../lexicon/spelling';
import { replaceWithArticle } from './article';
import { attribution } from './attribution';
import { deletion } from './deletion';
import { Place } from './place';
import { replacementFor } from './replacement';

/** Rules whose words two sides fight over: attributing comes first, and no fix is marked as the one to prefer. */
const CONTESTED: ReadonlySet<string> = new Set(['loaded/contentious-label', 'loaded/euphemism']);
/** The order in which fixes of contested words are offered. */
const CONTESTED_ORDER: readonly FixPlan['kind'][] = ['attribute', 'describe', 'placeholder', 'replace', 'delete'];

/** The fixes a lexicon entry offers for its match in `text` (the block's source), best first. */
export function lexicalFixes(lexicon: Lexicon, entry: Entry, hit: Hit, text: string, spelling: Spelling): FixPlan[] {
  const place = new Place(lexicon, entry, hit, text);
  const plans = entry.fix.map((fix) => planFor(fix, place, spelling)).filter((plan) => plan !== undefined);
  if (entry.contested || CONTESTED.has(entry.rule))
    return plans.sort((a, b) => CONTESTED_ORDER.indexOf(a.kind) - CONTESTED_ORDER.indexOf(b.kind));
  return plans.map((plan, i) => ({ ...plan, preferred: i === 0 && (plan.kind === 'replace' || plan.kind === 'delete') }));
}

function planFor(fix: string, place: Place, spelling: Spelling): FixPlan | undefined {
  const { entry, hit, text, flagged } = place;
  if (fix === '-') {
    const edits = deletion(text, hit.from, hit.to, entry.pos);
    return edits && { title: `Leave out “${flagged}”`, kind: 'delete', edits };
  }
  if (fix === 'attribute') return attribution(place);
  if (/^\[[^[\]]*\]$/.test(fix)) return note(fix, place);
  const replacement = replacementFor(fix, place, spelling);
  if (replacement === flagged) return undefined;
  const kind = replacement.includes('[') ? 'describe' : 'replace';
  if (entry.pos === 'adj' && FOLLOWS_NOUN.test(fix)) return behindNoun(replacement, kind, place);
  if (LONG_NAME.test(fix) && (entry.pos === 'adj' ? place.nounFollows : entry.pos === 'n' && place.isPartOfName))
    return note(`[${fix.replace(/[[\]]/g, '')}]`, place);
  if (SAYS.test(fix) && !takesClause(place)) return note('[what was said?]', place);
  return { title: `Replace with “${replacement}”`, kind, edits: [replaceWithArticle(text, hit.from, hit.to, replacement)] };
}

const note = (words: string, { end }: Place): FixPlan => ({
  title: `Mark it with a note: ${words}`,
  kind: 'placeholder',
  edits: [{ from: end, to: end, newText: ` ${words}` }],
});

/** What cannot stand before a noun: “opposed to …”, “in favour of …”, “who …”. */
const FOLLOWS_NOUN =
  /^(?:(?:opposed to|in favour of|critical of|backed by|accused|alleged by|suspected by|with|from|for|against)\b|who )/;
/** What names a thing at length, and so cannot be part of another name: “supporter of [what?] mayor”. */
const LONG_NAME = /^[\p{L}-]+(?: [\p{L}-]+)? (?:of|who|by|for) /u;

/** Such words go behind the noun of an adjective (“senator in favour of …”), or stay where it is a predicate. */
function behindNoun(replacement: string, kind: FixPlan['kind'], place: Place): FixPlan {
  const { hit, text, after } = place;
  const remark = () => note(`[${replacement.replace(/[[\]]/g, '')}]`, place);
  const edits = (...edits: FixPlan['edits']): FixPlan => ({ title: `Replace with “${replacement}”`, kind, edits });
  if (!place.nounFollows)
    return replacement.startsWith('who ') ? remark() : edits(replaceWithArticle(text, hit.from, hit.to, replacement));
  const head = place.headNoun;
  if (!head) return remark();
  const gap = /^\s+/.exec(after)?.[0].length ?? 0;
  const lower = replacement.charAt(0).toLowerCase() + replacement.slice(1);
  return edits(replaceWithArticle(text, hit.from, hit.to + gap, ''), { from: head.end, to: head.end, newText: ` ${lower}` });
}

const SAYS = /^(?:say|said|state|argue|write)$/;

/** Whether *say* can stand here: a clause or a quotation follows, a quotation went before, or nothing follows at all. */
function takesClause({ entry, before, after }: Place): boolean {
  if (entry.rule !== 'loaded/reporting-verb') return true;
  if (/[”"’']\s+(?:[\p{L}.’-]+\s+){0,5}$/u.test(before)) return true;
  const next = /^\s*([.,;:–—“"‘]|$)/u.test(after) ? '' : (/^\s+([\p{L}’']+)/u.exec(after)?.[1] ?? '').toLowerCase();
  return !NO_CLAUSE.test(next);
}

/** What opens no clause behind *say*: “admitted stealing”, “vowed to stay”, “boasted of it”, “claimed responsibility for”. */
const NO_CLAUSE = /^(?:to|of|about|for|against|with|\p{L}{2,}ing|responsibility|victory|credit|credits|defeat|guilt)$/u;
