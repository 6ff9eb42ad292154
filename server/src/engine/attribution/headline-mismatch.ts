import type { BlockResult } from '../blockAnalysis';
import type { BlockEntry } from '../blocks';
import { ruleById, severityOf } from '../rules';
import type { Sliced } from '../slices';
import type { Text } from '../text/sourceText';
import type { DocumentFinding, EngineSettings, Finding, Fix, Span } from '../types';
import { type Assertion, type Figure, type HeadingClaims, type QuotedWords, wordsOf } from './heading-claims';

const RULE = 'attribution/headline-mismatch';

/** A text of fewer words is taken to be unwritten. */
const WRITTEN = 80;
/** A heading may round: a figure of the text this near to it bears it out. */
const ROUNDING = 0.05;
const ROUNDED_FROM = 100;

/** Code units that are looked through between two chances to stop. */
const SLICE = 8192;

/** What a paragraph says of a heading's claim: nothing, the same, or the same in doubt (somebody's allegation, a *may*). */
const Answer = { none: 0, doubted: 1, borneOut: 2 } as const;
type Answer = (typeof Answer)[keyof typeof Answer];

type Claim =
  | { readonly kind: 'quote'; readonly of: QuotedWords }
  | { readonly kind: 'figure'; readonly of: Figure }
  | { readonly kind: 'assertion'; readonly of: Assertion };

/** What a paragraph has to say of a claim, and its sentence that is nearest to it: offsets from the paragraph's start. */
interface Reply {
  readonly answer: Answer;
  readonly shared: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Holds headings against the text under them, after the blocks have been analysed. What a block answers follows from its
 * words alone and is kept with its result, so a keystroke costs the edited paragraph.
 */
export class HeadlineSearch {
  private readonly replies = new WeakMap<BlockResult, Map<string, Reply>>();
  /** Code units that were looked through since the last chance to stop. */
  private asked = 0;

  /** `headings` are the places among the blocks of the headings that claim something. */
  *finding(
    blocks: readonly BlockEntry[],
    headings: readonly number[],
    text: Text,
    settings: EngineSettings,
  ): Sliced<DocumentFinding[]> {
    const rule = ruleById(RULE);
    const severity = rule ? severityOf(rule, settings) : 'off';
    if (severity === 'off') return [];
    const findings: DocumentFinding[] = [];
    for (const i of headings) {
      const claims = blocks[i].result?.heading;
      if (!claims) continue;
      const body = bodyOf(blocks, i);
      if (wordsIn(body) < WRITTEN) continue;
      for (const claim of claimsOf(claims)) {
        const { answer, near } = yield* this.asking(claim, body, text);
        if (answer === Answer.borneOut || (answer === Answer.none && claim.kind === 'assertion')) continue;
        findings.push(this.mismatch(claim, blocks[i], near, text, severity));
      }
    }
    return findings;
  }

  /** The strongest answer of any paragraph, and the nearest sentence of all. */
  private *asking(claim: Claim, body: readonly BlockEntry[], text: Text): Sliced<{ answer: Answer; near: Span | undefined }> {
    const key = keyOf(claim);
    let answer: Answer = Answer.none;
    let near: Span | undefined;
    let most = 0;
    for (const { result, start, end } of body) {
      if (!result) continue;
      const known = this.replies.get(result) ?? new Map<string, Reply>();
      this.replies.set(result, known);
      let reply = known.get(key);
      if (!reply) {
        reply = replyOf(claim, text.slice(start, end));
        known.set(key, reply);
        this.asked += end - start;
        if (this.asked >= SLICE) {
          this.asked = 0;
          yield;
        }
      }
      if (reply.answer > answer) answer = reply.answer;
      if (answer === Answer.borneOut) break;
      if (reply.shared > most) [near, most] = [{ start: start + reply.from, end: start + reply.to }, reply.shared];
    }
    return { answer, near };
  }

  private mismatch(
    claim: Claim,
    heading: BlockEntry,
    near: Span | undefined,
    text: Text,
    severity: Finding['severity'],
  ): DocumentFinding {
    const start = heading.start + claim.of.from;
    const end = heading.start + claim.of.to;
    const words = text.slice(start, end);
    return {
      rule: RULE,
      family: 'attribution',
      severity,
      start,
      end,
      extent: { start, end },
      message: messageOf(claim, words),
      evidence: near
        ? `The nearest sentence is “${shorten(text.slice(near.start, near.end))}”`
        : 'Nothing like it was found in the text under the heading.',
      related: near ? [{ ...near, message: 'The nearest sentence in the text' }] : [],
      fixes: (current: string) => fixesOf(claim, { start, end }, near, current),
    };
  }
}

/** The paragraphs under a heading, up to the next heading of its level or above. */
function bodyOf(blocks: readonly BlockEntry[], heading: number): BlockEntry[] {
  const body: BlockEntry[] = [];
  for (let i = heading + 1; i < blocks.length; i++) {
    const { kind, level, furniture } = blocks[i];
    if (kind === 'heading' && level <= blocks[heading].level) break;
    if (kind !== 'heading' && !furniture) body.push(blocks[i]);
  }
  return body;
}

const wordsIn = (blocks: readonly BlockEntry[]): number =>
  blocks.reduce((sum, { result }) => sum + (result?.summary.words ?? 0), 0);

function claimsOf({ quotes, figures, assertion }: HeadingClaims): Claim[] {
  return [
    ...quotes.map((of): Claim => ({ kind: 'quote', of })),
    ...figures.map((of): Claim => ({ kind: 'figure', of })),
    ...(assertion ? [{ kind: 'assertion', of: assertion } as const] : []),
  ];
}

function keyOf(claim: Claim): string {
  return claim.kind === 'figure' ? `figure ${claim.of.value}` : `${claim.kind} ${[claim.of.words].flat().join(' ')}`;
}

const SENTENCE_END = /(?<=[.!?]["”’']?)\s+(?=[\p{Lu}"“‘'])/u;
/** Somebody's allegation or the writer's guess: the heading may not turn it into a fact. */
const DOUBT =
  /\b(?:alleg\w+|accus\w+|claim(?:s|ed|ing)?|suspect\w*|charged with|may|might|could|reportedly|apparently|rumou?r\w*|den(?:y|ies|ied)|is said to|believed to|thought to)\b/i;

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety hundred';
const SPELLED: ReadonlyMap<string, number> = new Map([
  ...UNITS.split(' ').map((word, i) => [word, i] as const),
  ...TENS.split(' ').map((word, i) => [word, 20 + 10 * i] as const),
]);

function isNear(value: number, word: string): boolean {
  const figure = /^\d/.test(word) ? Number.parseFloat(word.replaceAll(',', '')) : SPELLED.get(word);
  if (figure === undefined || Number.isNaN(figure)) return false;
  return figure === value || (value >= ROUNDED_FROM && Math.abs(figure - value) <= value * ROUNDING);
}

function messageOf(claim: Claim, words: string): string {
  switch (claim.kind) {
    case 'quote':
      return `Nobody in the text under this heading is quoted with ${words}.`;
    case 'figure':
      return `The text under this heading does not give the figure ${words}.`;
    case 'assertion':
      return `The heading states as fact what the text gives as an allegation or a guess.`;
  }
}

/** What a paragraph answers, with its sentence that shares most words with the claim; for a figure, the first that has one. */
function replyOf(claim: Claim, text: string): Reply {
  const wanted = new Set(claim.kind === 'figure' ? [] : wordsOf([claim.of.words].flat().join(' ')));
  // Most paragraphs lack a word of it, and need not be cut into sentences to tell.
  if (claim.kind === 'assertion' && !mayHold(text, wanted)) return NO_REPLY;
  let answer: Answer = Answer.none;
  let [shared, from, to] = [0, 0, 0];
  let at = 0;
  const said: string[] = [];
  for (const sentence of text.split(SENTENCE_END)) {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    const words = wordsOf(sentence);
    const own = claim.kind === 'figure' ? Number(/\d/.test(sentence)) : countShared(wanted, words);
    if (own > shared) [shared, from, to] = [own, start, at];
    if (claim.kind === 'quote') for (const word of words) said.push(reported(word));
    else if (claim.kind === 'figure' ? words.some((word) => isNear(claim.of.value, word)) : own === wanted.size)
      answer = Math.max(answer, claim.kind === 'assertion' && DOUBT.test(sentence) ? Answer.doubted : Answer.borneOut) as Answer;
  }
  if (claim.kind === 'quote' && ` ${said.join(' ')} `.includes(` ${claim.of.words.split(' ').map(reported).join(' ')} `))
    answer = Answer.borneOut;
  return { answer, shared, from, to };
}

const PERSONS: ReadonlyMap<string, string> = new Map(
  [
    ['I', 'i we he she they you'],
    ['me', 'me us him them'],
    ['my', 'my our his her their your'],
    ['am', 'am are is'],
    ["I'm", "i'm we're he's she's they're you're"],
  ].flatMap(([first, words]) => words.split(' ').map((word) => [word, first] as const)),
);

/** A headline may tell in the third person what was said in the first: “on their knees” of “we are on our knees”. */
const reported = (word: string): string => PERSONS.get(word) ?? word;

const NO_REPLY: Reply = { answer: Answer.none, shared: 0, from: 0, to: 0 };

function mayHold(text: string, words: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase().replaceAll('’', "'");
  for (const word of words) if (!lower.includes(word)) return false;
  return true;
}

/** How many of the wanted words are among others. */
function countShared(wanted: ReadonlySet<string>, words: readonly string[]): number {
  const shared = words.filter((word) => wanted.has(word));
  return shared.length < 2 ? shared.length : new Set(shared).size;
}

const SHOWN = 120;
const shorten = (sentence: string): string => (sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)} …` : sentence);

function fixesOf(claim: Claim, { start, end }: Span, near: Span | undefined, text: string): Fix[] {
  const fixes: Fix[] = [];
  const lineEnd = /[^\S\n]*#*[^\S\n]*(?:\n|$)/.exec(text.slice(end));
  const at = claim.kind === 'figure' ? -1 : lineEnd?.index === 0 ? end : -1;
  if (at >= 0)
    fixes.push({
      title: 'Say who says so: “…, says [who?]”',
      kind: 'attribute',
      preferred: false,
      edits: [{ start: at, end: at, newText: ', says [who?]' }],
    });
  if (claim.kind === 'quote')
    fixes.push({
      title: 'Take out the quotation marks',
      kind: 'replace',
      preferred: false,
      edits: [
        { start, end: start + 1, newText: '' },
        { start: end - 1, end, newText: '' },
      ],
    });
  if (near) fixes.push({ title: 'Go to the nearest sentence', kind: 'navigate', preferred: false, edits: [], target: near });
  return fixes;
}
