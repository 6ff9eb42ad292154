import type { FixPlan, Hit } from '../hits';
import type { Entry, Lexicon } from '../lexicon/lexicon';
import type { Spelling } from '../lexicon/spelling';
import { attribution } from './attribution';
import { deletion } from './deletion';
import { fits, isDeletable, lacksClause } from './fitting';
import { behindClause, behindNoun, putInPlace } from './inPlace';
import { asksForSource, namedSource } from './namedSource';
import { note } from './note';
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
    const { from, to } = place.withMarkup;
    const edits = isDeletable(place) ? deletion(text, from, to, entry.pos, hit.around?.[0] ?? 0) : undefined;
    if (!edits) return undefined;
    // “reportedly”: without it the writer vouches for the rest.
    const unless = entry.rule === 'attribution/hearsay-adverb' ? ', once it is verified' : '';
    return { title: `Leave out “${flagged}”${unless}`, kind: 'delete', edits };
  }
  if (fix === 'attribute') return attribution(place);
  if (/^\[[^[\]]*\]$/.test(fix)) return note(fix, place);
  if (asksForSource(fix, place)) return namedSource(fix, place);
  const replacement = replacementFor(fix, place, spelling);
  if (replacement === flagged) return undefined;
  const kind = replacement.includes('[') ? 'describe' : 'replace';
  if (entry.pos === 'adj' && FOLLOWS_NOUN.test(fix)) return behindNoun(replacement, kind, place);
  if (LONG_NAME.test(fix) && (entry.pos === 'adj' ? place.nounFollows : entry.pos === 'n' && place.isPartOfName))
    return note(`[${fix.replace(/[[\]]/g, '')}]`, place);
  if (lacksClause(fix, place)) return note('[what was said?]', place);
  if (!fits(fix, place)) return undefined;
  if (entry.rule === 'attribution/vague-time' && place.isMedial)
    return behindClause(replacement, place) ?? note('[when?]', place);
  const edit = putInPlace(replacement, place);
  return edit && { title: `Replace with “${replacement}”`, kind, edits: [edit] };
}

/** What cannot stand before a noun: “opposed to …”, “in favour of …”, “who …”. */
const FOLLOWS_NOUN =
  /^(?:(?:opposed to|in favour of|critical of|backed by|accused|alleged by|suspected by|with|from|for|against)\b|who )/;
/** What names a thing at length, and so cannot be part of another name: “supporter of [what?] mayor”. */
const LONG_NAME = /^[\p{L}-]+(?: [\p{L}-]+)? (?:of|who|by|for) /u;
