import type { Hit } from '../hits';
import { Form } from '../lexicon/inflection';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { Kind } from '../text/tokens';
import type { Profile } from '../types';

/** Rules that weigh a level more in a heading, where readers have nothing else to judge by. */
const MORE_IN_HEADINGS: ReadonlySet<string> = new Set([
  'loaded/contentious-label',
  'loaded/mockery',
  'loaded/sensationalism',
  'loaded/figurative-frame',
]);

/**
 * Rules on verbs by which history is told: “conspired”, “insisted”. In an encyclopedia's past tense they are hints; “has
 * claimed” tells no history.
 */
const NARRATING: ReadonlySet<string> = new Set(['loaded/loaded-verb', 'loaded/reporting-verb']);

/** Rules on labels: what is denied in the same breath is a hint. */
const LABELLING: ReadonlySet<string> = new Set(['loaded/contentious-label', 'loaded/name-calling']);

/** How far a denial reaches, in tokens: “denied in a letter to the board of the club that he was an extremist”. */
const DENIAL_REACH = 14;

/** How far a label may stand from the name it is given to, in words: “Boro, a self-taught fanatic”. */
const NAME_REACH = 5;

/**
 * The severity of loaded wording by what stands round it. A level higher: in headings, where a label sticks to a named
 * person, where a booster backs a claim about minds or causes, and where a verdict sums up what is itself in doubt.
 * A hint: verbs in which an encyclopedia tells history, and labels that are denied.
 */
export class SeverityInContext {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      be: n('be'),
      articles: n('articles'),
      functions: n('function-words'),
      state: n('state'),
      institution: n('institution'),
      beLike: n('be-like'),
      not: n('not-words'),
      denials: n('denials'),
      proofs: n('proofs'),
      adverbs: n('adverbs-light'),
    };
    this.w = { no: lexicon.wordId('no'), have: ['have', 'has'].map((word) => lexicon.wordId(word)) };
  }

  /** `hits` with the severities shifted; `claims` are the attribution hits of the same block. */
  weigh(hits: readonly LexicalHit[], claims: readonly Hit[], reading: Reading, profile: Profile): LexicalHit[] {
    if (profile === 'encyclopedia')
      hits = hits.map((hit) => (NARRATING.has(hit.rule) && this.isNarrated(hit, reading) ? { ...hit, severity: 'hint' } : hit));
    hits = hits.map((hit) => (LABELLING.has(hit.rule) && this.isDenied(hit, reading) ? { ...hit, severity: 'hint' } : hit));
    return hits.map((hit) => (this.isRaised(hit, hits, claims, reading) ? { ...hit, shift: (hit.shift ?? 0) + 1 } : hit));
  }

  private isNarrated({ form, first }: LexicalHit, { tokens }: Reading): boolean {
    const { lexicon, c, w } = this;
    if ((form & Form.Past) === 0) return false;
    let before = first - 1;
    if (tokens.isWord(before) && lexicon.isIn(c.adverbs, tokens.word[before])) before--;
    return !tokens.isWord(before) || !w.have.includes(tokens.word[before]);
  }

  private isRaised(hit: LexicalHit, hits: readonly LexicalHit[], claims: readonly Hit[], reading: Reading): boolean {
    if (reading.kind === 'heading') return MORE_IN_HEADINGS.has(hit.rule);
    const { from, to } = reading.sentences[hit.sentence];
    const claimed = (...rules: string[]) =>
      claims.some((claim) => claim.from < to && from < claim.to && (rules.length === 0 || rules.includes(claim.rule)));
    if (hit.rule === 'loaded/contentious-label') return this.isOfNamedPerson(hit, reading);
    if (hit.rule === 'loaded/certainty-booster') return claimed('attribution/mental-state', 'attribution/unsourced-causal');
    if (hit.rule === 'loaded/authorial-verdict')
      return claimed() || hits.some((other) => other.sentence === hit.sentence && other.rule !== hit.rule);
    return false;
  }

  /** “is not an extremist”, “denied being an extremist”, “no evidence that he is an extremist” */
  private isDenied(hit: LexicalHit, { tokens, sentences }: Reading): boolean {
    const { lexicon, c, w } = this;
    const { first } = sentences[hit.sentence];
    // Nothing but the words of the label's own phrase stands between it and what negates it.
    let inPhrase = true;
    for (let i = hit.first - 1; i >= Math.max(first, hit.first - DENIAL_REACH); i--) {
      const kind = tokens.kind[i];
      if (kind === Kind.Semicolon || kind === Kind.Colon) return false;
      if (kind !== Kind.Word) {
        inPhrase = false;
        continue;
      }
      const word = tokens.word[i];
      if (lexicon.isIn(c.denials, word)) return true;
      if (lexicon.isIn(c.proofs, word) && (tokens.word[i - 1] === w.no || tokens.word[i - 2] === w.no)) return true;
      if (inPhrase && lexicon.isIn(c.not, word)) return true;
      const links = lexicon.isIn(c.articles, word) || lexicon.isIn(c.beLike, word);
      if (hit.first - i > NAME_REACH || (lexicon.isIn(c.functions, word) && !links)) inPhrase = false;
    }
    return false;
  }

  /** “dictator Boro”, “Boro is an extremist”, “Boro, a known fanatic, …”: not “the Norland regime”. */
  private isOfNamedPerson(hit: LexicalHit, { tokens, sentences }: Reading): boolean {
    const { lexicon, c } = this;
    const { first, end } = sentences[hit.sentence];
    if (lexicon.entries[hit.entry].pos !== 'n') return false;
    const isPerson = (i: number) =>
      i >= first &&
      i < end &&
      lexicon.isName(tokens, i) &&
      !lexicon.isIn(c.state, tokens.word[i]) &&
      !lexicon.isIn(c.institution, tokens.word[i]);
    const next = hit.last + 1;
    if (isPerson(next)) return true;
    // “an extremist haven”: said of the haven.
    if (next < end && tokens.kind[next] === Kind.Word && !lexicon.isIn(c.functions, tokens.word[next])) return false;
    let article = hit.first - 1;
    while (
      article >= first &&
      hit.first - article < NAME_REACH &&
      tokens.kind[article] === Kind.Word &&
      !lexicon.isIn(c.articles, tokens.word[article])
    )
      article--;
    if (article <= first || tokens.kind[article] !== Kind.Word || !lexicon.isIn(c.articles, tokens.word[article])) return false;
    const link = article - 1;
    const linked = tokens.kind[link] === Kind.Comma || (tokens.kind[link] === Kind.Word && lexicon.isIn(c.be, tokens.word[link]));
    return linked && isPerson(link - 1);
  }
}
