import { opensSentence } from './fixes/replacement';
import type { Hit } from './hits';
import type { Finding, Fix } from './types';

/** Ways to keep wording like this everywhere: the phrase, the name it stands in, or all that the entry behind it flags. */
export function keepsForGood(source: string, hit: Hit, { family, entry }: Finding): Fix[] {
  const phrase = source.slice(hit.from, hit.to);
  const name = family === 'loaded' ? nameAround(source, hit.from, hit.to) : undefined;
  const keep = (title: string, adds: Fix['adds']): Fix => ({ title, kind: 'keep', preferred: false, edits: [], adds });
  return [
    ...(family === 'loaded' && /\p{L}/u.test(phrase) ? [keep(`Always accept “${phrase}”`, { to: 'accept', item: phrase })] : []),
    ...(name === undefined ? [] : [keep(`Never flag the name “${name}”`, { to: 'names', item: name })]),
    ...(entry === undefined ? [] : [keep(`Switch off the entry “${entry}”`, { to: 'entriesOff', item: entry })]),
  ];
}

const NAME_WORD = String.raw`\p{Lu}(?:[\p{L}\p{M}\p{N}'’.&-]*[\p{L}\p{M}\p{N}])?`;
const LINK = '(?:of|the|and|for|de|la|le|von|van)';
const WHOLE = new RegExp(`^${NAME_WORD}(?:\\s+(?:${LINK}|${NAME_WORD}))*$`, 'u');
const BEFORE = new RegExp(`${NAME_WORD}(?:\\s+(?:${LINK}\\s+)*${NAME_WORD})*(?:\\s+${LINK})*\\s+$`, 'u');
const BEHIND = new RegExp(`^(?:(?:\\s+${LINK})*\\s+${NAME_WORD})+`, 'u');
/** How far a name may reach to either side, in characters. */
const REACH = 80;

/** The name that flagged words seem to stand in, by its capitals: “Radical Party”; undefined where they do not look like one. */
export function nameAround(text: string, from: number, to: number): string | undefined {
  const flagged = text.slice(from, to);
  if (!WHOLE.test(flagged) || flagged === flagged.toUpperCase()) return undefined;
  const behind = BEHIND.exec(text.slice(to, to + REACH))?.[0] ?? '';
  let start = from - (BEFORE.exec(text.slice(Math.max(0, from - REACH), from))?.[0].length ?? 0);
  // A capital may be owed to the sentence alone: “The”, “Last”.
  if (start < from && opensSentence(text, start)) start += /^\S+\s+/.exec(text.slice(start, from))?.[0].length ?? 0;
  const name = text.slice(start, to) + behind;
  const owedToSentence = start === from && behind === '' && opensSentence(text, from);
  return owedToSentence || /[\r\n]/.test(name) ? undefined : name;
}
