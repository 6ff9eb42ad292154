import type { FormatId, Span } from '../../server/src/engine';
import { randomNumbers } from '../bench/random';
import type { Corpora } from './corpora';
import type { Row, Section, Subject } from './measurement';
import { RAW_FOLDERS } from './raw';
import { ratio } from './scores';

/** A document with a paragraph of its own put in once more, unchanged or changed. */
interface Plant {
  readonly kind: string;
  readonly text: string;
  readonly format: FormatId;
  readonly original: Span;
  readonly copy: Span;
  /** Whether the thresholds promise that it is found. */
  readonly promised: boolean;
}

const KINDS: readonly [string, number][] = [
  ['exact', 300],
  ['1 word edited', 150],
  ['2 words edited', 150],
  ['3 words edited', 100],
  ['cut', 100],
  ['quotes and dashes changed', 100],
  ['line ends changed', 100],
];

/** Plants copies in real text and looks whether they are found, with the right beginning and end. */
export function measurePlanted(corpora: Corpora, subject: Subject): Section[] {
  const documents = RAW_FOLDERS.flatMap((folder) => corpora.documents(folder)).filter(({ text }) => text.length < 60_000);
  if (documents.length === 0) return [];
  const random = randomNumbers(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const details: string[] = [];
  const rows = KINDS.map(([kind, wanted]): Row => {
    const counts = { planted: 0, promised: 0, found: 0, exact: 0 };
    for (let tries = 0; counts.planted < wanted && tries < wanted * 50; tries++) {
      const { text, format } = pick(documents);
      const plant = plantIn(text, format, kind, random, subject);
      if (!plant) continue;
      counts.planted++;
      if (!plant.promised) continue;
      counts.promised++;
      const verdict = verdictOn(plant, subject);
      if (verdict !== 'missed') counts.found++;
      if (verdict === 'exact') counts.exact++;
      else details.push(`${verdict} (${kind}): ${plant.text.slice(plant.copy.start, plant.copy.end).slice(0, 300)}`);
    }
    return { what: kind, ...counts, recall: ratio(counts.found, counts.promised), extents: ratio(counts.exact, counts.found) };
  });
  if (rows.every(({ planted }) => planted === 0)) return [];
  const note =
    'Paragraphs of twenty words and more of real documents, put in a second time somewhere else in the same document. Promised: the ' +
    'copy is above the thresholds by an independent count. Extents: the finding and its counterpart cover the two paragraphs, no more and no less.';
  return [{ id: 'planted', title: 'Planted copies', note, rows, details }];
}

function verdictOn({ text, format, original, copy }: Plant, subject: Subject): 'missed' | 'wrong extent' | 'exact' {
  let verdict: 'missed' | 'wrong extent' | 'exact' = 'missed';
  for (const { rule, extent, related } of subject.draft(text, 'news', format).findings()) {
    if (rule !== 'duplicate/block' && rule !== 'duplicate/near-block') continue;
    for (const other of related) {
      const pair = [extent, other].sort((a, b) => a.start - b.start);
      const planted = [original, copy].sort((a, b) => a.start - b.start);
      if (pair.every((span, i) => span.start === planted[i].start && span.end === planted[i].end)) return 'exact';
      if (pair.every((span, i) => span.start < planted[i].end && planted[i].start < span.end)) verdict = 'wrong extent';
    }
  }
  return verdict;
}

function plantIn(text: string, format: FormatId, kind: string, random: () => number, subject: Subject): Plant | undefined {
  const paragraphs = proseOf(text);
  if (paragraphs.length < 4) return undefined;
  const at = Math.floor(random() * paragraphs.length);
  const before = Math.floor(random() * paragraphs.length);
  // Beside itself, the paragraph's neighbours would make the run longer.
  if (Math.abs(at - before) < 2) return undefined;
  const own = text.slice(paragraphs[at].start, paragraphs[at].end);
  const known = subject.findings(text, 'news', format).filter(({ family }) => family === 'duplicate');
  const touched = ({ start, end }: Span): boolean => start < paragraphs[at].end && paragraphs[at].start < end;
  if (known.some(({ extent, related }) => touched(extent) || related.some(touched))) return undefined;
  const changed = change(own, kind, random);
  if (changed === undefined) return undefined;
  const separator = kind === 'line ends changed' ? '\r\n\r\n' : '\n\n';
  const start = paragraphs[before].start;
  const inserted = changed + separator;
  const moved = paragraphs[at].start >= start ? inserted.length : 0;
  return {
    kind,
    text: text.slice(0, start) + inserted + text.slice(start),
    format,
    original: { start: paragraphs[at].start + moved, end: paragraphs[at].end + moved },
    copy: { start, end: start + changed.length },
    promised: isPromised(own, changed),
  };
}

/** Paragraphs of running text, told by their look alone. */
function proseOf(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/(?<=^|\n[ \t]*\n)[A-Z“"‘][^\n]*(?:\n(?!\s*\n)[^\n]+)*(?=\n[ \t]*\n|\n?$)/g)) {
    const words = match[0].split(/\s+/).length;
    const marked = /^[#>*+|`-]|^\d+\.|^\[|^ {4}|[<{|`]|\]\(|\n\s*[-*>#|[]|https?:/m.test(match[0]);
    if (words >= 22 && words <= 300 && !marked && /[.!?]["”’)]?$/.test(match[0])) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

function change(text: string, kind: string, random: () => number): string | undefined {
  const edits = /^(\d) words? edited$/.exec(kind);
  if (edits) return editWords(text, Number(edits[1]), random);
  switch (kind) {
    case 'cut':
      return cut(text, random);
    case 'quotes and dashes changed': {
      const changed = text
        .replace(/[“”]/g, '"')
        .replace(/[‘’]/g, "'")
        .replace(/ [–—-] /g, ' — ')
        .replace(/"/g, (_, i: number) => (i === 0 || /[\s(]/.test(text[i - 1]) ? '“' : '”'));
      return changed === text ? undefined : changed;
    }
    case 'line ends changed':
      return text.replace(/\n/g, '\r\n');
    default:
      return text;
  }
}

const OTHER_WORDS = ['harbour', 'seventeen', 'gently', 'Marlow', 'copper', '42', 'winter', 'borrowed', 'lantern', 'meadow'];

/** Replaces, deletes or inserts single words, each apart from the others. */
function editWords(text: string, count: number, random: () => number): string | undefined {
  const words = text.split(/(\s+)/);
  const places = new Set<number>();
  for (let tries = 0; places.size < count && tries < 50; tries++) {
    const place = 2 + 2 * Math.floor((random() * (words.length - 4)) / 2);
    if (/^[\p{L}’']+$/u.test(words[place]) && [...places].every((other) => Math.abs(other - place) > 6)) places.add(place);
  }
  if (places.size < count) return undefined;
  for (const place of places) {
    const other = OTHER_WORDS[Math.floor(random() * OTHER_WORDS.length)];
    const how = random();
    words[place] = how < 0.6 ? other : how < 0.8 ? `${words[place]} ${other}` : `${other} ${words[place]}`;
  }
  return words.join('');
}

/** Keeps two to four fifths of the text, to the end of a sentence. */
function cut(text: string, random: () => number): string | undefined {
  const ends = [...text.matchAll(/[.!?]["”’)]?(?=\s+[A-Z“"])/g)].map((match) => match.index + match[0].length);
  const possible = ends.filter((end) => end > text.length * 0.4 && end < text.length * 0.85);
  return possible.length > 0 ? text.slice(0, possible[Math.floor(random() * possible.length)]) : undefined;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu) ?? [];

/** The thresholds of docs/how-it-works.md, counted anew: shingles of three words; for short ones, of two. */
function isPromised(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const shorter = Math.min(x.length, y.length);
  const size = shorter < 25 ? 2 : 3;
  const shingles = (words: string[]): Set<string> =>
    new Set(words.map((_, i) => words.slice(i, i + size).join(' ')).slice(0, 1 - size));
  const [s, t] = [shingles(x), shingles(y)];
  const common = [...s].filter((shingle) => t.has(shingle)).length;
  return common / (s.size + t.size - common) >= 0.6 || (shorter >= 25 && common / Math.min(s.size, t.size) >= 0.8);
}
