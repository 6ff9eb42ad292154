import type { RelativeEdit } from '../hits';
import type { Entry } from '../lexicon/lexicon';
import { replaceWithArticle } from './article';
import { opensSentence } from './replacement';

/** A form of *be*, *seem* … right before: what follows is the predicate, without which nothing is said. */
const PREDICATE =
  /(?:\b(?:be|is|are|was|were|been|being|am|seem|look|remain|become|appear|sound|feel|prove|stay|find|found|call|called|consider|considered|deem|deemed|make|made)(?:s|ed)?|\b(?:became|felt|becomes)|['’](?:s|re|m))\s+(?:(?:\w+ly|so|very|too|quite|rather|as|not|more|most|also|both|nothing|but|it|them|him|her)\s+)*$/i;

/** Words that cannot close a sentence when what follows them is left out. */
const LEFT_HANGING =
  /\b(?:as|to|of|a|an|the|in|on|at|by|for|with|from|and|or|but|than|like|his|her|their|its|this|that|is|are|was|were|be)\s+$/i;

/** What no phrase can go on with that a determiner, a superlative or a preposition has opened. */
const CANNOT_FOLLOW = new Set(
  'to that of in on at by for with from and or but when if because as than until while who which is are was were has have had'.split(
    ' ',
  ),
);
const SUPERLATIVE = /\b(?:most|least|best|worst|\p{L}{3,}est)\s+$/u;
/** Without its adjective a degree that compares hangs in the air (“the most … of”), and one that adds force goes with it. */
const COMPARING = /\b(?:more|most|less|least|as|too|how|such|enough|equally)\s+$/i;
const FORCING = /\b(?:very|so|quite|rather|really|truly|utterly|deeply|totally|absolutely|extremely|simply|just|pretty)\s+$/i;

/** What has a verb of its own: a *that* behind it opens a clause. */
const CLAUSE = /\b(?:is|are|was|were|be|been|has|have|can|cannot|goes|comes|lies|need|say|said|note|noted|no|fact|clear)\b/i;
const KNOWING = /\b(?:see|tell|knows?|imagine|guess|agree)$/i;
const NEVER = /(?!)/;

/**
 * Deletes a span, in the sentence that begins at `sentence`, with what only belonged to it: the commas round it, one blank, and a capital the next word must take
 * over. Undefined where leaving it out would break the sentence (a predicate adjective, a noun that carries it).
 */
export function deletion(
  text: string,
  from: number,
  to: number,
  pos: Entry['pos'],
  sentence: number,
): RelativeEdit[] | undefined {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const opening = /^[\s“"‘'([*_>#-]*$/.test(text.slice(sentence, from)) || opensSentence(text, from);
  const repaired = (from: number, to: number): RelativeEdit => withoutWords(text, from, to, opening);
  const next = /^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?([\p{L}’']+)/u.exec(after)?.[1].toLowerCase() ?? '';
  // The text of a link is all there is of it.
  if (/\[$/.test(before) && /^\]/.test(after)) return undefined;
  if (CANNOT_FOLLOW.has(next) && (LEFT_HANGING.test(before) || SUPERLATIVE.test(before))) return undefined;
  if (pos === 'adj' || pos === 'n' || pos === 'v') {
    if (PREDICATE.test(before.slice(-60))) return undefined;
    if (!/^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?[\p{L}\p{N}]/u.test(after)) return undefined;
    if (pos !== 'adj' || CANNOT_FOLLOW.has(next) || COMPARING.test(before)) return undefined;
    const force = FORCING.exec(before);
    if (force) return deletion(text, from - force[0].length, to, pos, sentence);
    // “a whopping 107 per cent”: nothing is left for the article.
    const article = /\ban?\s+$/i.exec(before);
    if (article && /^\s+\d[\d,.]*(?!-)\b/.test(after)) return [repaired(from - article[0].length, to + 1)];
    // “shameful and costly delay”: the joining word goes too.
    const joined = /^(?:,|\s+(?:and|or|but))\s+/.exec(after);
    if (joined) return [repaired(from, to + joined[0].length)];
    const joinedBefore = /(?:,?\s+(?:and|or|but)|,)\s+$/.exec(before);
    // “…, terrifying residents”: a clause, no second adjective.
    if (joinedBefore?.[0].trim() === ',' && text.slice(from, to).endsWith('ing')) return undefined;
    if (joinedBefore && /^\s/.test(after) && /\p{L}$/u.test(before.slice(0, -joinedBefore[0].length)))
      return [{ from: from - joinedBefore[0].length, to, newText: '' }];
  }
  // “rich coming from the bank”: what follows hangs on it.
  if (pos === 'phrase' && /\b(?:from|of|to|for|with|by|than)$/i.test(text.slice(from, to))) return undefined;
  if (pos === 'phrase' && next === 'about') return undefined;
  // “…; good luck with that.”: the mark before goes too.
  const markBefore = /\s*[;:–—]\s*$/.exec(before);
  if (markBefore && /^\s*[.!?]/.test(after)) return [{ from: from - markBefore[0].length, to, newText: '' }];
  if (/^\s*(?:[.,;:!?)]|$)/.test(after) && LEFT_HANGING.test(before)) return undefined;
  const joining = /(?:^|[.!?…][”"’')]*\s+)(?:And|But|So|Yet|For|Or)\s+$/.test(before.slice(-24));
  if (joining && /^\s*[–—:,]/.test(after))
    return [{ from, to: to + (/^\s*[–—:,]\s*/.exec(after)?.[0].length ?? 0), newText: '' }];
  if (opening) {
    const flagged = text.slice(from, to);
    const clause = CLAUSE.test(flagged) || /\s/.test(flagged);
    const gap = (clause ? /^\s*[,:–—]?\s*that\s+/ : NEVER).exec(after)?.[0] ?? /^\s*[,:–—]?\s*/.exec(after)?.[0] ?? '';
    // “Anyone can see the flaw”, “it is wrong to …”: no sentence is left.
    if (clause && gap.trim() !== 'that' && (CANNOT_FOLLOW.has(next) || KNOWING.test(flagged))) return undefined;
    if (!/^[^.!?]*\p{L}\s+\p{L}/u.test(after.slice(gap.length))) return undefined;
    return [repaired(from, to + gap.length)];
  }
  const commaBefore = /,\s*$/.exec(before);
  if (commaBefore && /^\s*,/.test(after)) {
    const gap = /^\s*,/.exec(after)?.[0] ?? '';
    // “…, of course, and …”: the comma before *and* stays.
    const joined = /^\s*,\s+(?:and|but|or|so|yet)\b/.test(after);
    return [{ from: from - commaBefore[0].length, to: joined ? to : to + gap.length, newText: '' }];
  }
  if (commaBefore && /^\s*[.;:!?)]/.test(after)) return [{ from: from - commaBefore[0].length, to, newText: '' }];
  if (/[–—(]\s*$/.test(before) && /^\s*,\s*/.test(after))
    return [{ from, to: to + (/^\s*,\s*/.exec(after)?.[0].length ?? 0), newText: '' }];
  return [repaired(from, /^\s/.test(after) ? to + 1 : to)];
}

/** A deletion that hands its capital on to the next word and mends “a” or “an” before it. */
function withoutWords(text: string, from: number, to: number, opening: boolean): RelativeEdit {
  const next = text.slice(to);
  if (/^(?:[*_/']|<\w+>|\\\w+\{)*\p{Lu}/u.test(text.slice(from)) && /^\p{Ll}/u.test(next) && opening) {
    return { from, to: to + 1, newText: next.charAt(0).toUpperCase() };
  }
  if (/^\s*([.,;:!?)\]”’]|$)/.test(next) && /[ \t]$/.test(text.slice(0, from))) return { from: from - 1, to, newText: '' };
  return replaceWithArticle(text, from, to, '');
}
