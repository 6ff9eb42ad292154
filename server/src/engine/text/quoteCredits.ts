import type { Lexicon } from '../lexicon/lexicon';
import { creditedName } from './credits';
import { endsWith } from './grammar';
import type { Quotation } from './quotations';
import type { Sentence } from './sentences';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest reference in brackets behind a quotation, in tokens. */
const REFERENCE = 9;
/** Longest aside in brackets between a quotation and its credit, in tokens. */
const ASIDE = 8;
/** A hyphen that stands for a dash, in front of a credit: “-Ada Boyle”. */
const HYPHEN = 0x2d;
/** Longest credit behind a quotation, in words. */
const CREDIT_WORDS = 5;
/** How many words may name the speaker of a line of dialogue: “‘…,’ the old miller shouted”. */
const SPEAKER_WORDS = 4;

/** Tells which quotations the words behind give to somebody. */
export class Credits {
  private readonly c;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      tags: n('quote-tags'),
      verbs: n('cue-verbs'),
      person: n('pronouns-person'),
      self: n('pronouns-self'),
      determiners: n('determiners'),
      adverbs: n('adverbs-light'),
      functions: n('function-words'),
      prepositions: n('prepositions'),
    };
  }

  /** “…” — Ada Boyle: a credit at the end of the block or line; a link or a field of a template stands for a name. */
  isCredited(tokens: Tokens, sentence: Sentence, quote: Quotation): boolean {
    let i = quote.close + 1;
    if (this.isReference(tokens, i) || this.endsInReference(tokens, sentence)) return true;
    // “…” (our translation) — Ada Boyle
    if (tokens.is(i, Kind.OpenParen)) {
      for (let k = i + 1; k <= i + ASIDE; k++) if (tokens.is(k, Kind.CloseParen)) i = k + 1;
    }
    if (tokens.is(i, Kind.Period)) i++;
    if (!tokens.is(i, Kind.Dash) && !(tokens.is(i, Kind.Symbol) && tokens.has(i, Flag.SpaceBefore) && tokens.hash[i] === HYPHEN))
      return false;
    i++;
    if (tokens.is(i, Kind.OpenBracket) || tokens.is(i, Kind.Object)) return true;
    const { end, words } = creditedName(tokens, i, tokens.count);
    if (words === 0 || words > CREDIT_WORDS) return false;
    const next = tokens.is(end, Kind.Period) ? end + 1 : end;
    if (next >= tokens.count || tokens.has(next, Flag.NewlineBefore)) return true;
    if (tokens.is(next, Kind.Comma) || tokens.is(next, Kind.OpenParen)) return true;
    // “— Ada Boyle at the fair”
    return words >= 2 && tokens.isWord(next) && this.lexicon.isIn(this.c.prepositions, tokens.word[next]);
  }

  /** “‘I am a man!’ Lim snaps.”, “‘Not tonight,’ growled the miller.”: a line of dialogue and who speaks it. */
  isTagged(tokens: Tokens, quote: Quotation, units: Uint16Array): boolean {
    const stop = tokens.kind[quote.close - 1];
    const open = stop === Kind.Comma;
    if (!open && stop !== Kind.Question && stop !== Kind.Exclamation) return false;
    const before = tokens.kind[quote.open - 1];
    const begins =
      quote.open === 0 || before === Kind.Quote || before === Kind.Colon || (before >= Kind.Period && before <= Kind.Ellipsis);
    if (!begins || !tokens.has(quote.open + 1, Flag.Capital)) return false;
    const first = quote.close + 1;
    if (!tokens.isWord(first)) return false;
    if (!tokens.has(first, Flag.Capital) && this.lexicon.isIn(this.c.tags, tokens.word[first])) return true;
    const verb = this.verbAfterSpeaker(tokens, first);
    if (verb === -1) return false;
    if (this.lexicon.isIn(this.c.tags, tokens.word[verb])) return true;
    // A comma inside the marks leaves the sentence open: whatever its verb is, somebody speaks.
    return open && !this.lexicon.isIn(this.c.functions, tokens.word[verb]) && inflected(units, tokens, verb);
  }

  /** The word behind “she”, “Kim Lim”, “the old miller”, over light adverbs; -1 where no such words stand. */
  private verbAfterSpeaker(tokens: Tokens, first: number): number {
    const { lexicon, c } = this;
    const word = tokens.word[first];
    let i = first + 1;
    if (!lexicon.isIn(c.person, word) && !lexicon.isIn(c.self, word)) {
      const named = tokens.has(first, Flag.Capital);
      if (!named && !lexicon.isIn(c.determiners, word)) return -1;
      while (i - first < SPEAKER_WORDS && tokens.isWord(i) && tokens.has(i, Flag.Capital)) i++;
      if (!named)
        while (
          i - first < SPEAKER_WORDS &&
          tokens.isWord(i) &&
          !lexicon.isIn(c.tags, tokens.word[i]) &&
          !this.isFunction(tokens, i)
        )
          i++;
      if (!named && tokens.kind[i] !== Kind.Word) i--;
    }
    while (tokens.isWord(i) && lexicon.isIn(c.adverbs, tokens.word[i])) i++;
    return i > first && tokens.isWord(i) && !tokens.has(i, Flag.Capital) ? i : -1;
  }

  private isFunction(tokens: Tokens, i: number): boolean {
    return this.lexicon.isIn(this.c.functions, tokens.word[i]);
  }

  /** “She was ‘never at home there’, she wrote, nor ‘here’ (Boyle).”: a reference at the end of the sentence. */
  private endsInReference(tokens: Tokens, { first, end }: Sentence): boolean {
    let i = end - 1;
    if (tokens.is(i, Kind.Period)) i--;
    if (!tokens.is(i, Kind.CloseParen)) return false;
    while (i > first && !tokens.is(i, Kind.OpenParen)) i--;
    return this.isReference(tokens, i);
  }

  /** “… (Boyle, p. 313)”, “… (Boyle 1911)”, “… [Boyle]”: nothing but a name, or a name and a figure, in brackets. */
  private isReference(tokens: Tokens, open: number): boolean {
    if (!tokens.is(open, Kind.OpenParen) && !tokens.is(open, Kind.OpenBracket)) return false;
    if (!tokens.isWord(open + 1) || !tokens.has(open + 1, Flag.Capital)) return false;
    let lower = 0;
    for (let i = open + 2; i <= open + REFERENCE; i++) {
      if (tokens.is(i, Kind.CloseParen) || tokens.is(i, Kind.CloseBracket)) {
        const page = tokens.is(i - 1, Kind.Number) || tokens.has(i - 1, Flag.Mixed) || tokens.is(i - 2, Kind.Period);
        return lower === 0 || page;
      }
      if (tokens.kind[i] === Kind.Word && !tokens.has(i, Flag.Capital) && tokens.end[i] - tokens.start[i] > 2) lower++;
    }
    return false;
  }
}

/** Whether a word ends as verbs do in the present or past. */
function inflected(units: Uint16Array, tokens: Tokens, i: number): boolean {
  return endsWith(units, tokens, i, 's') || endsWith(units, tokens, i, 'ed');
}
