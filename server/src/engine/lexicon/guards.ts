import type { FrameFinder } from '../text/frames';
import { endsWith, isLyAdverb } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Profile } from '../types';
import { Form } from './inflection';
import type { Entry, Lexicon } from './lexicon';
import type { Match } from './matcher';
import { NounsAhead } from './nounsAhead';
import type { CompiledGuard } from './table';

/** What guards are judged by besides the words around. */
export interface GuardContext {
  readonly profile: Profile;
  /** Subject fields the document is about (see fields.ts). */
  readonly fields: ReadonlySet<string>;
}

const DEFAULT_REACH = 6;
const ARGUMENT_REACH = 8;

/** Judges the guards of an entry at a match, by the words around it. */
export class GuardJudge {
  private readonly c;
  private readonly w;
  private readonly nouns: NounsAhead;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly frames: FrameFinder,
  ) {
    this.nouns = new NounsAhead(lexicon);
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      auxiliaries: n('auxiliaries'),
      be: n('be'),
      beLike: n('be-like'),
      prepositions: n('prepositions'),
      conjunctions: n('conjunctions'),
      coordinators: n('coordinators'),
      subordinators: n('subordinators'),
      determiners: n('determiners'),
      pronouns: n('pronouns'),
      negations: n('negations'),
      functions: n('function-words'),
      adverbs: n('adverbs-light'),
      nounsInLy: n('nouns-in-ly'),
      wh: n('wh'),
      actor: n('actor'),
      pasts: n('irregular-pasts'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { of: w('of'), as: w('as'), like: w('like'), that: w('that'), than: w('than') };
  }

  /** Whether all of the entry's `need` guards and none of its `not` guards hold. */
  passes(entry: Entry, match: Match, reading: Reading, sentence: Sentence, context: GuardContext): boolean {
    for (const guard of entry.need) if (!this.holds(guard, entry, match, reading, sentence, context)) return false;
    for (const guard of entry.not) if (this.holds(guard, entry, match, reading, sentence, context)) return false;
    return true;
  }

  private holds(
    guard: CompiledGuard,
    entry: Entry,
    match: Match,
    reading: Reading,
    sentence: Sentence,
    context: GuardContext,
  ): boolean {
    const { tokens } = reading;
    const { first, last } = match;
    switch (guard.kind) {
      case 'next':
        return last + 1 < sentence.end && this.lexicon.guardHas(guard, tokens, last + 1);
      case 'prev':
        return first - 1 >= sentence.first && this.lexicon.guardHas(guard, tokens, first - 1);
      case 'near': {
        const reach = guard.within ?? DEFAULT_REACH;
        return (
          (guard.side !== 'right' && this.within(guard, reading, Math.max(sentence.first, first - reach), first)) ||
          (guard.side !== 'left' && this.within(guard, reading, last + 1, Math.min(sentence.end, last + 1 + reach)))
        );
      }
      case 'sentence':
        return this.within(guard, reading, sentence.first, first) || this.within(guard, reading, last + 1, sentence.end);
      case 'head':
        return this.headHas(guard, match, reading, sentence);
      case 'object':
        return this.objectHas(guard, match, reading, sentence);
      case 'subject':
        return this.subjectHas(guard, first, reading, sentence);
      case 'of':
        return (
          tokens.isWord(last) &&
          (tokens.word[last] === this.w.of
            ? this.forward(guard, last + 1, reading, sentence, true)
            : tokens.isWord(last + 1) &&
              last + 1 < sentence.end &&
              tokens.word[last + 1] === this.w.of &&
              this.forward(guard, last + 2, reading, sentence, true))
        );
      case 'start':
        return this.opens(first, reading, sentence);
      case 'stance':
        return this.isStance(match, reading, sentence);
      case 'aside':
        return this.isAside(match, reading, sentence);
      case 'lead':
        return this.leads(first, reading, sentence);
      case 'attributive':
        return this.nouns.follows(last, reading, sentence);
      case 'counted':
        return this.nouns.pluralFollows(last, reading, sentence);
      case 'predicative':
        return this.beBefore(first, reading, sentence) >= 0;
      case 'determined':
        return this.isDetermined(first, reading, sentence, entry.pos !== 'n' && entry.pos !== 'adj');
      case 'plural':
        return (match.form & Form.Plural) !== 0;
      case 'negated':
        return this.isNegated(first, reading, sentence);
      case 'quantity':
        return this.hasQuantity(last + 1, reading, sentence);
      case 'company':
        // Settled by LexicalFinder, once it knows all that is found in the sentence.
        return true;
      case 'comparison': {
        for (let i = first - 1; i >= Math.max(sentence.first, first - 3); i--) {
          if (tokens.word[i] === this.w.as || tokens.word[i] === this.w.like) return true;
          if (tokens.kind[i] !== Kind.Word || !this.lexicon.isIn(this.c.determiners, tokens.word[i])) return false;
        }
        return false;
      }
      case 'capitalised':
        return tokens.has(first, Flag.Capital) && !tokens.has(first, Flag.Opens);
      case 'field':
        return guard.names?.some((name) => context.fields.has(name)) ?? false;
      case 'profile':
        return isFor(guard, context.profile);
      case 'frame':
        return this.hasFrame(guard.names ?? [], match, reading, sentence);
      default:
        return false;
    }
  }

  private within(guard: CompiledGuard, reading: Reading, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.lexicon.guardHas(guard, reading.tokens, i)) return true;
    return false;
  }

  /** Looks rightwards through one noun phrase (and its *of* phrase when `through`). */
  private forward(guard: CompiledGuard, from: number, reading: Reading, sentence: Sentence, through: boolean): boolean {
    const { tokens } = reading;
    const { lexicon, c, w } = this;
    for (let i = from; i < Math.min(sentence.end, from + ARGUMENT_REACH); i++) {
      const kind = tokens.kind[i];
      // A word in scare quotes is not meant literally.
      if (kind === Kind.Quote || reading.voices[i] === VoiceCode.scare) continue;
      if (kind > Kind.Currency) return false;
      if (lexicon.guardHas(guard, tokens, i)) return true;
      if (kind !== Kind.Word) continue;
      const word = tokens.word[i];
      if (word === 0 || tokens.has(i, Flag.Capital)) continue;
      if (lexicon.isIn(c.auxiliaries, word) || lexicon.isIn(c.wh, word) || lexicon.isIn(c.subordinators, word)) return false;
      if (lexicon.isIn(c.prepositions, word) && !(through && word === w.of) && i > from) return false;
    }
    return false;
  }

  /** Looks leftwards from token `i` to the start of the clause. */
  private backward(guard: CompiledGuard, from: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    const { lexicon, c } = this;
    for (let i = from; i >= Math.max(sentence.first, from - ARGUMENT_REACH); i--) {
      const kind = tokens.kind[i];
      if (kind === Kind.Quote) continue;
      if (kind > Kind.Currency) return false;
      if (lexicon.guardHas(guard, tokens, i)) return true;
      if (kind === Kind.Word && lexicon.isIn(c.subordinators, tokens.word[i])) return false;
    }
    return false;
  }

  private headHas(guard: CompiledGuard, match: Match, reading: Reading, sentence: Sentence): boolean {
    if (this.forward(guard, match.last + 1, reading, sentence, false)) return true;
    const be = this.beBefore(match.first, reading, sentence);
    return be >= 0 && this.backward(guard, be - 1, reading, sentence);
  }

  private objectHas(guard: CompiledGuard, match: Match, reading: Reading, sentence: Sentence): boolean {
    if (this.isPassive(match, reading, sentence)) return this.subjectHas(guard, match.first, reading, sentence);
    // In a pattern with a gap the object may stand inside the match: “ram the bill through”.
    return (
      this.within(guard, reading, match.first + 1, match.last) || this.forward(guard, match.last + 1, reading, sentence, true)
    );
  }

  private subjectHas(guard: CompiledGuard, first: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    let i = first - 1;
    while (
      i >= sentence.first &&
      tokens.kind[i] === Kind.Word &&
      (this.lexicon.isIn(this.c.auxiliaries, tokens.word[i]) ||
        this.lexicon.isIn(this.c.adverbs, tokens.word[i]) ||
        isLyAdverb(reading.units, tokens, i, this.lexicon, this.c.nounsInLy))
    )
      i--;
    // An aside between subject and verb.
    if (i > sentence.first && tokens.kind[i] === Kind.Comma) {
      for (let k = i - 1; k > sentence.first && i - k < 20; k--)
        if (tokens.kind[k] === Kind.Comma) return this.backward(guard, k - 1, reading, sentence);
      return this.backward(guard, i - 1, reading, sentence);
    }
    return this.backward(guard, i, reading, sentence);
  }

  private isPassive(match: Match, reading: Reading, sentence: Sentence): boolean {
    if ((match.form & Form.Participle) === 0) return false;
    const { tokens } = reading;
    for (let i = match.first - 1; i >= Math.max(sentence.first, match.first - 3); i--) {
      if (tokens.kind[i] !== Kind.Word) return false;
      if (this.lexicon.isIn(this.c.be, tokens.word[i])) return true;
      if (
        !this.lexicon.isIn(this.c.adverbs, tokens.word[i]) &&
        !isLyAdverb(reading.units, tokens, i, this.lexicon, this.c.nounsInLy)
      )
        return false;
    }
    return false;
  }

  /** First in its sentence, but for a conjunction, an adverb or a mark; or behind a dash, colon or semicolon. */
  private opens(first: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    let skipped = 0;
    for (let i = first - 1; i >= sentence.first; i--) {
      const kind = tokens.kind[i];
      if (kind === Kind.Dash || kind === Kind.Colon || kind === Kind.Semicolon || kind === Kind.OpenParen) return true;
      if (kind === Kind.Quote || kind === Kind.Comma || kind === Kind.Ellipsis) continue;
      if (kind !== Kind.Word || ++skipped > 2) return false;
      const word = tokens.word[i];
      if (!this.lexicon.isIn(this.c.conjunctions, word) && !this.lexicon.isIn(this.c.adverbs, word)) return false;
    }
    return true;
  }

  /** Whether it opens a clause or a phrase: no verb, noun or adjective right before it. */
  private leads(first: number, { tokens }: Reading, sentence: Sentence): boolean {
    if (first === sentence.first || tokens.kind[first - 1] !== Kind.Word) return true;
    const { lexicon, c } = this;
    const before = tokens.word[first - 1];
    return lexicon.isIn(c.conjunctions, before) || lexicon.isIn(c.prepositions, before) || before === this.w.that;
  }

  private isStance(match: Match, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    const { lexicon, c } = this;
    if (this.opens(match.first, reading, sentence)) return true;
    const left = match.first - 1;
    const right = match.last + 1;
    const boundary = (i: number) =>
      i < sentence.first ||
      i >= sentence.end ||
      tokens.kind[i] === Kind.Comma ||
      tokens.kind[i] === Kind.Dash ||
      (tokens.kind[i] >= Kind.Period && tokens.kind[i] <= Kind.CloseParen);
    if (boundary(left) && boundary(right)) return true;
    if (
      boundary(right) &&
      right < sentence.end &&
      tokens.kind[left] === Kind.Word &&
      lexicon.isIn(c.conjunctions, tokens.word[left])
    )
      return true;
    const auxiliary = (i: number) =>
      i >= sentence.first && i < sentence.end && tokens.kind[i] === Kind.Word && lexicon.isIn(c.auxiliaries, tokens.word[i]);
    if (auxiliary(left) || auxiliary(right)) return true;
    if (!tokens.isWord(right) || right >= sentence.end || !tokens.isWord(left)) return false;
    const subject =
      lexicon.isIn(c.pronouns, tokens.word[left]) ||
      lexicon.isName(tokens, left) ||
      !lexicon.isIn(c.functions, tokens.word[left]);
    const verb =
      endsWith(reading.units, tokens, right, 'ed') ||
      endsWith(reading.units, tokens, right, 's') ||
      lexicon.isIn(c.pasts, tokens.word[right]);
    return subject && verb;
  }

  /** Set off by commas or dashes, or opening the sentence with a comma behind. */
  private isAside(match: Match, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    const set = (i: number) =>
      tokens.kind[i] === Kind.Comma ||
      tokens.kind[i] === Kind.Dash ||
      tokens.kind[i] === Kind.OpenParen ||
      tokens.kind[i] === Kind.CloseParen;
    const before = match.first - 1;
    const right = match.last + 1;
    // “And simply, …”: a conjunction may open the sentence.
    const left =
      before === sentence.first && tokens.isWord(before) && this.lexicon.isIn(this.c.coordinators, tokens.word[before])
        ? before - 1
        : before;
    return (left < sentence.first || set(left)) && (right >= sentence.end - 1 || set(right));
  }

  /** The form of *be* (or *seem*, *look* …) that makes what stands at `first` a predicate; -1 when there is none. */
  private beBefore(first: number, reading: Reading, sentence: Sentence): number {
    const { tokens } = reading;
    for (let i = first - 1; i >= Math.max(sentence.first, first - 5); i--) {
      if (tokens.kind[i] === Kind.Quote) continue;
      if (tokens.kind[i] !== Kind.Word) return -1;
      const word = tokens.word[i];
      if (this.lexicon.isIn(this.c.beLike, word)) return i;
      if (
        !this.lexicon.isIn(this.c.adverbs, word) &&
        !this.lexicon.isIn(this.c.determiners, word) &&
        !isLyAdverb(reading.units, tokens, i, this.lexicon, this.c.nounsInLy) &&
        !this.lexicon.isIn(this.c.auxiliaries, word)
      )
        return -1;
    }
    return -1;
  }

  private isDetermined(first: number, reading: Reading, sentence: Sentence, verb: boolean): boolean {
    const { tokens } = reading;
    for (let i = first - 1; i >= Math.max(sentence.first, first - 4); i--) {
      if (tokens.kind[i] === Kind.Quote) continue;
      if (tokens.kind[i] !== Kind.Word && tokens.kind[i] !== Kind.Number) return false;
      if (tokens.has(i, Flag.Possessive) || this.lexicon.isIn(this.c.determiners, tokens.word[i])) return true;
      if (tokens.word[i] !== 0 && this.lexicon.isIn(this.c.functions, tokens.word[i])) return false;
      // “The general scents a plot”: who stands before a verb is its subject, not part of a noun phrase with it.
      if (verb && this.lexicon.tokenIsIn(this.c.actor, tokens, i)) return false;
    }
    return false;
  }

  private isNegated(first: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    for (let i = first - 1; i >= Math.max(sentence.first, first - 6); i--) {
      if (tokens.kind[i] === Kind.Semicolon || tokens.kind[i] === Kind.Colon) return false;
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.negations, tokens.word[i])) return true;
    }
    return false;
  }

  private hasQuantity(from: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    for (let i = from; i < Math.min(sentence.end, from + ARGUMENT_REACH); i++) {
      if (tokens.kind[i] === Kind.Number || tokens.kind[i] === Kind.Currency) return true;
      if (tokens.kind[i] >= Kind.Period && tokens.kind[i] <= Kind.Ellipsis) return false;
    }
    return false;
  }

  private hasFrame(frames: readonly string[], match: Match, reading: Reading, sentence: Sentence): boolean {
    const frame = this.frames.after(reading.tokens, match.last, sentence.end);
    if (frames.includes(frame)) return true;
    if (frame === 'clause' && frames.includes('that')) return true;
    // The quotation may stand before: “We were early,” he boasted.
    return frames.includes('quote') && this.quotationBefore(match.first, reading, sentence);
  }

  private quotationBefore(first: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    for (let i = first - 1; i >= Math.max(0, first - 7) && i >= sentence.first - 1; i--) {
      if (tokens.kind[i] === Kind.Quote)
        return reading.quotes.some((quote) => quote.close === i && (quote.words >= 3 || tokens.kind[i - 1] > Kind.Currency));
      if (tokens.kind[i] === Kind.Semicolon || tokens.kind[i] === Kind.Colon) return false;
    }
    return false;
  }
}

const isFor = ({ names }: CompiledGuard, profile: Profile): boolean => names?.includes(profile) ?? false;

/** Whether an entry is looked for in a profile at all. */
export const suits = ({ need, not }: Entry, profile: Profile): boolean =>
  !need.some((guard) => guard.kind === 'profile' && !isFor(guard, profile)) &&
  !not.some((guard) => guard.kind === 'profile' && isFor(guard, profile));
