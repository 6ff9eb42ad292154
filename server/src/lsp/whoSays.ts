import type { SentenceReport, Span } from '../engine';

/** On whom a sentence rests, as one reads it. */
export interface Said {
  readonly sentence: SentenceReport;
  readonly how: 'speaks' | 'quoted' | 'carried' | 'cited' | 'none';
  /** Who: as the text names them; empty where nobody is named. */
  readonly who: readonly string[];
}

/** From this score on a news desk would ask for a source. */
const ASKED = 1.2;
/** Longer names of sources are cut. */
const LONGEST_NAME = 48;

/** Numbers in words, from two on. */
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const KINDS: Readonly<Record<string, string>> = {
  named: 'a named person or body',
  role: 'a person or body known by their role',
  document: 'a document',
  pronoun: 'a person or body named before',
  self: 'the writer or publisher',
  described: 'described, but without a name',
  bare: 'without a name or a body',
  generic: 'a group nobody can ask',
};

/** On whom each sentence rests. Sentences that rest on nobody and claim little are left out. */
export function whoSays(sentences: readonly SentenceReport[], text: string): Said[] {
  const said: Said[] = [];
  sentences.forEach((sentence, i) => {
    const who = speakersOf(sentence, text);
    const { status } = sentence.attribution ?? { status: 'none' };
    const before = () => nearest(sentences, i, -1, text);
    if (who.length > 0) said.push({ sentence, how: 'speaks', who });
    else if (status === 'carried') said.push({ sentence, how: 'carried', who: before() });
    else if (status === 'cited') said.push({ sentence, how: 'cited', who });
    else if (sentence.quotes.some(([, , kind]) => kind === 'direct')) {
      const speaker = before();
      said.push({ sentence, how: 'quoted', who: speaker.length > 0 ? speaker : nearest(sentences, i, 1, text) });
    } else if (sentence.attributions.every(({ source }) => !source) && (sentence.claim?.score ?? 0) >= ASKED)
      said.push({ sentence, how: 'none', who });
  });
  return said;
}

/** What stands behind the sentence: “Ms Okoye”, “carried from Ms Okoye”, “no source”. */
export function labelOf({ how, who }: Said): string {
  const names = who.join(' · ');
  if (how === 'speaks') return names;
  if (how === 'quoted') return names ? `quoted: ${names}` : 'quoted';
  if (how === 'carried') return names ? `carried from ${names}` : 'carried';
  return how === 'cited' ? 'cited' : 'no source';
}

/** The kind of source, and by which words it is told. */
export function evidenceOf({ sentence, how }: Said, text: string): string {
  const kind = KINDS[sentence.attribution?.class ?? ''];
  if (how === 'none')
    return `Claims something (${sentence.claim?.kind}), and nobody is said to say it; there is no citation either.`;
  if (how === 'cited') return 'Rests on a citation.';
  if (how === 'quoted') return 'A quotation; who speaks stands in a sentence next to it.';
  const source = kind ? `The source is ${kind}.` : '';
  if (how === 'carried')
    return `No speaker in the sentence itself: it goes on with what was said before, which counts less with each sentence. ${source}`;
  const cues = sentence.attributions.filter(({ evidence }) => evidence).map(({ cue }) => `“${flat(text.slice(...cue))}”`);
  const share = Math.round((sentence.attribution?.share ?? 0) * 100);
  return `${source} Told by ${cues.join(', ')}. ${share} % of the sentence is theirs.`.trim();
}

/** How far the source at an offset reaches, in its paragraph; undefined where no source stands. */
export function reachOf(sentences: readonly SentenceReport[], text: string, offset: number): Reach | undefined {
  for (const [i, sentence] of sentences.entries())
    for (const { source, content, evidence } of sentence.attributions) {
      if (!evidence || !source || offset < source[0] || offset >= source[1]) continue;
      let words = content ? wordsIn(text.slice(...content)) : 0;
      let more = 0;
      for (let k = i + 1; k < sentences.length && goesOn(sentence, sentences[k], text); k++, more++)
        words += theirWords(sentences[k], text);
      const next = ['', ' and the next'][more] ?? ` and the next ${NUMBERS[more - 2] ?? more}`;
      return {
        source: { start: source[0], end: source[1] },
        told: `Speaks in this sentence${next}; ${words} ${words === 1 ? 'word is' : 'words are'} theirs.`,
      };
    }
  return undefined;
}

export interface Reach {
  readonly source: Span;
  readonly told: string;
}

/** Whether the speaker of `first` still speaks: the sentence is carried, is a quotation alone, or has a pronoun for them. */
function goesOn(first: SentenceReport, next: SentenceReport, text: string): boolean {
  if (next.block !== first.block) return false;
  if (next.attribution?.status === 'carried') return true;
  if (speakersOf(next, text).length > 0) return next.attribution?.class === 'pronoun';
  return next.attribution?.status === 'cued' && next.quotes.some(([, , kind]) => kind === 'direct');
}

function theirWords({ attributions, attribution, quotes, start, end }: SentenceReport, text: string): number {
  if (attribution?.status === 'carried') return wordsIn(text.slice(start, end));
  const contents = attributions.flatMap(({ content, evidence }) => (evidence && content ? [content] : []));
  const spans = contents.length > 0 ? contents : quotes.map(([from, to]) => [from, to] as const);
  return spans.reduce((sum, [from, to]) => sum + wordsIn(text.slice(Math.max(from, start), Math.min(to, end))), 0);
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;

function speakersOf({ attributions }: SentenceReport, text: string): string[] {
  const names = attributions.flatMap(({ source, evidence }) => (evidence && source ? [nameOf(text.slice(...source))] : []));
  // “the council's” in “the council's accounts” is no speaker of its own.
  return names.filter((name, i) => !names.some((other, k) => (k < i || other !== name) && other.startsWith(name)));
}

/** The last speaker of the sentence, in the block, that has one nearest to sentence `i` on one side. */
function nearest(sentences: readonly SentenceReport[], i: number, step: number, text: string): string[] {
  for (let k = i + step; sentences[k]?.block === sentences[i].block; k += step) {
    const speakers = speakersOf(sentences[k], text);
    if (speakers.length > 0) return speakers.slice(-1);
  }
  return [];
}

/** A source as it reads in the middle of a line. */
function nameOf(source: string): string {
  const name = flat(source).replace(/^(A|An|The|Its?|He|She|They|We|Some|Others?)(?= |$)/, (word) => word.toLowerCase());
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
