import type { FixPlan, RelativeEdit } from '../hits';
import { replaceWithArticle } from './article';
import { ENDS_IN_PREPOSITION } from './fitting';
import { note } from './note';
import type { Place } from './place';
import { isPluralNoun } from './replacement';

/** Puts words where the match stands, with the article in front of it and the preposition behind it. */
export function putInPlace(words: string, { entry, hit, text, before, after }: Place): RelativeEdit | undefined {
  const { from } = hit;
  // “an attack on”: “criticism of”.
  const doubled = ENDS_IN_PREPOSITION.test(words) ? (PREPOSITION_AHEAD.exec(after)?.[0].length ?? 0) : 0;
  const to = hit.to + doubled;
  // “a so-called ceasefire”: “what [who?] calls a ceasefire”.
  const determiner = words.startsWith('what [') ? /\b(?:a|an|the)\s+$/i.exec(text.slice(0, from)) : null;
  if (determiner) {
    const opens = /^[AT]/.test(determiner[0]);
    const newText = `${opens ? 'W' : 'w'}${words.slice(1)} ${determiner[0].trimEnd().toLowerCase()}`;
    return { from: from - determiner[0].length, to, newText };
  }
  const article = /\ban?\s+$/i.exec(text.slice(0, from));
  if (!article || entry.pos === 'adj' || entry.pos === 'v' || !isPluralNoun(headOf(words)))
    return replaceWithArticle(text, from, to, words);
  // “a mob met them”: “supporters met them”; not “he is a mob”, and not “a mob decides”.
  if (
    /\b(?:is|was|be|been|as|becomes?|became)\s+an?\s+$/i.test(before) ||
    /^\s+(?:is|was|has|does|\p{L}{2,}[^s]s)\b/u.test(after)
  )
    return undefined;
  const newText = /^A/.test(article[0]) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return { from: from - article[0].length, to, newText };
}

const PREPOSITION_AHEAD = /^\s+(?:of|on|for|to|against|with|in|about|at|over)(?=\s)/;

/** The noun of a noun phrase: “job cuts”, “supporters of [what?]”. */
const headOf = (words: string): string =>
  /^[^[]*?(\p{L}+)(?:\s+(?:of|who|for|to|on|in|with|from|by)\b.*|\s*\[.*)?$/u.exec(words)?.[1] ?? words;

/** Such words go behind the noun of an adjective (“senator in favour of …”), or stay where it is a predicate. */
export function behindNoun(replacement: string, kind: FixPlan['kind'], place: Place): FixPlan {
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

/** “The mill ⟨recently⟩ closed”: a time stands better behind its clause, “closed in [month year?]”. */
export function behindClause(words: string, { after, hit }: Place): FixPlan | undefined {
  const end = /,(?!\d)|\s*[;:–—(]|(?<![\p{Lu}.])[.!?]\s*$/u.exec(after);
  if (!end || /[“”"]/.test(after.slice(0, end.index))) return undefined;
  const gap = /^\s+/.exec(after)?.[0].length ?? 0;
  const at = hit.to + end.index;
  return {
    title: `Replace with “${words}”`,
    kind: 'describe',
    edits: [
      { from: hit.from, to: hit.to + gap, newText: '' },
      { from: at, to: at, newText: ` ${words}` },
    ],
  };
}
