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

/** Words to be left out, with the text round them. */
interface Cut {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  /** The word behind them, lower case; empty where a mark or nothing follows. */
  readonly next: string;
  /** They open their sentence. */
  readonly opening: boolean;
}

/**
 * Deletes a span, in the sentence that begins at `sentence`, with what only belonged to it: the commas round it, one blank,
 * and a capital the next word must take over. Undefined where leaving it out would break the sentence (a predicate
 * adjective, a noun that carries it).
 */
export function deletion(
  text: string,
  from: number,
  to: number,
  pos: Entry['pos'],
  sentence: number,
): RelativeEdit[] | undefined {
  const force = pos === 'adj' ? (FORCING.exec(text.slice(0, from))?.[0].length ?? 0) : 0;
  const cut = cutOf(text, from - force, to, sentence);
  if (isLinkText(cut) || (CANNOT_FOLLOW.has(cut.next) && (LEFT_HANGING.test(cut.before) || SUPERLATIVE.test(cut.before))))
    return undefined;
  if (pos === 'adj' || pos === 'n' || pos === 'v') {
    if (pos !== 'adj' || carriesSentence(cut)) return undefined;
    const beside = besideAnother(cut) ?? beforeFigure(cut);
    if (beside) return beside;
    if (isParticiple(cut)) return undefined;
  }
  // “rich coming from the bank”: what follows hangs on it.
  if (pos === 'phrase' && (/\b(?:from|of|to|for|with|by|than)$/i.test(text.slice(from, to)) || cut.next === 'about'))
    return undefined;
  const atEnd = /^\s*(?:[.,;:!?)]|$)/.test(cut.after);
  const marked = behindMark(cut);
  if (marked) return marked;
  if (atEnd && LEFT_HANGING.test(cut.before)) return undefined;
  if (cut.opening) return atOpening(cut);
  return betweenMarks(cut) ?? [withoutWords(cut, cut.from, /^\s/.test(cut.after) ? to + 1 : to)];
}

function cutOf(text: string, from: number, to: number, sentence: number): Cut {
  const after = text.slice(to);
  return {
    text,
    from,
    to,
    before: text.slice(0, from),
    after,
    next: /^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?([\p{L}’']+)/u.exec(after)?.[1].toLowerCase() ?? '',
    opening: /^[\s“"‘'([*_>#-]*$/.test(text.slice(sentence, from)) || opensSentence(text, from),
  };
}

/** The text of a link is all there is of it. */
const isLinkText = ({ before, after }: Cut): boolean => before.endsWith('[') && after.startsWith(']');

/** A predicate, or an adjective whose noun or comparison would be left without it. */
function carriesSentence({ before, after, next }: Cut): boolean {
  if (PREDICATE.test(before.slice(-60)) || COMPARING.test(before) || CANNOT_FOLLOW.has(next)) return true;
  return !/^[\s,]+(?:(?:and|or|but)\s+)?[“"‘']?[\p{L}\p{N}]/u.test(after);
}

/** “shameful and costly delay”: the joining word goes too. */
function besideAnother(cut: Cut): RelativeEdit[] | undefined {
  const { before, after, from, to } = cut;
  const joined = /^(?:,|\s+(?:and|or|but))\s+/.exec(after);
  if (joined) return [withoutWords(cut, from, to + joined[0].length)];
  const joint = JOINT.exec(before);
  if (!joint || isParticiple(cut) || !/^\s/.test(after) || !/\p{L}$/u.test(before.slice(0, -joint[0].length))) return undefined;
  return [{ from: from - joint[0].length, to, newText: '' }];
}

const JOINT = /(?:,?\s+(?:and|or|but)|,)\s+$/;

/** “…, terrifying residents”: a clause, no second adjective. */
const isParticiple = ({ text, from, to, before }: Cut): boolean =>
  JOINT.exec(before)?.[0].trim() === ',' && text.slice(from, to).endsWith('ing');

/** “a whopping 107 per cent”: nothing is left for the article. */
function beforeFigure(cut: Cut): RelativeEdit[] | undefined {
  const article = /\ban?\s+$/i.exec(cut.before);
  if (!article || !/^\s+\d[\d,.]*(?!-)\b/.test(cut.after)) return undefined;
  return [withoutWords(cut, cut.from - article[0].length, cut.to + 1)];
}

/** “…; good luck with that.”: the mark before goes too. “And, tellingly, …”: the comma behind does. */
function behindMark({ before, after, from, to }: Cut): RelativeEdit[] | undefined {
  const mark = /\s*[;:–—]\s*$/.exec(before);
  if (mark && /^\s*[.!?]/.test(after)) return [{ from: from - mark[0].length, to, newText: '' }];
  const joining = /(?:^|[.!?…][”"’')]*\s+)(?:And|But|So|Yet|For|Or)\s+$/.test(before.slice(-24));
  const gap = joining ? /^\s*[–—:,]\s*/.exec(after) : null;
  return gap ? [{ from, to: to + gap[0].length, newText: '' }] : undefined;
}

/** “Rest assured that …”, “Clearly, …”: the next word opens the sentence, if it still is one. */
function atOpening(cut: Cut): RelativeEdit[] | undefined {
  const { text, from, to, after, next } = cut;
  const words = text.slice(from, to);
  const clause = CLAUSE.test(words) || /\s/.test(words);
  const that = clause ? /^\s*[,:–—]?\s*that\s+/.exec(after) : null;
  // “Anyone can see the flaw”, “it is wrong to …”: no sentence is left.
  if (clause && !that && (CANNOT_FOLLOW.has(next) || KNOWING.test(words))) return undefined;
  const gap = (that ?? /^\s*[,:–—]?\s*/.exec(after))?.[0] ?? '';
  if (!/^[^.!?]*\p{L}\s+\p{L}/u.test(after.slice(gap.length))) return undefined;
  return [withoutWords(cut, from, to + gap.length)];
}

/** “…, of course, …”: both commas go, but for one before *and*; the comma before a full stop or behind a dash goes. */
function betweenMarks({ before, after, from, to }: Cut): RelativeEdit[] | undefined {
  const comma = /,\s*$/.exec(before)?.[0].length ?? 0;
  if (comma > 0 && /^\s*,/.test(after)) {
    const joined = /^\s*,\s+(?:and|but|or|so|yet)\b/.test(after);
    return [{ from: from - comma, to: joined ? to : to + after.indexOf(',') + 1, newText: '' }];
  }
  if (comma > 0 && /^\s*[.;:!?)]/.test(after)) return [{ from: from - comma, to, newText: '' }];
  const gap = /[–—(]\s*$/.test(before) ? /^\s*,\s*/.exec(after) : null;
  return gap ? [{ from, to: to + gap[0].length, newText: '' }] : undefined;
}

/** Hands a capital on to the next word and mends “a” or “an” before it. */
function withoutWords({ text, opening }: Cut, from: number, to: number): RelativeEdit {
  const next = text.slice(to);
  if (opening && CAPITAL.test(text.slice(from)) && /^\p{Ll}/u.test(next))
    return { from, to: to + 1, newText: next.charAt(0).toUpperCase() };
  if (/^\s*([.,;:!?)\]”’]|$)/.test(next) && /[ \t]$/.test(text.slice(0, from))) return { from: from - 1, to, newText: '' };
  return replaceWithArticle(text, from, to, '');
}

/** A capital, behind whatever opens an emphasis. */
const CAPITAL = /^(?:[*_/']|<\w+>|\\\w+\{)*\p{Lu}/u;
