import type { Lexicon } from '../lexicon/lexicon';
import type { Quotation } from './quotations';
import { endsInComma, isCapitalised, TITLE_WORDS } from './quoteClasses';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest title in a list of references, in words. */
const LISTED_WORDS = 20;

/** Tells titles of works in quotation marks. */
export class Titles {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      works: n('works'),
      titling: n('quote-titling'),
      speech: n('cue-speech'),
      performing: n('performing'),
      functions: n('function-words'),
    };
    this.w = { by: lexicon.wordId('by') };
  }

  /** Whether a quotation is the title of a work, a link or an entry, or a nickname inside a name. */
  isTitle(tokens: Tokens, quote: Quotation): boolean {
    const { lexicon, c, w } = this;
    const before = quote.open - 1;
    const after = quote.close + 1;
    // A nickname: Dwayne ‘The Rock’ Johnson.
    if (
      quote.words <= 3 &&
      tokens.isWord(before) &&
      tokens.isWord(after) &&
      lexicon.isName(tokens, before) &&
      tokens.has(after, Flag.Capital) &&
      tokens.has(quote.open + 1, Flag.Capital)
    )
      return true;
    if (!tokens.isWord(quote.open + 1) || !tokens.has(quote.open + 1, Flag.Capital)) return false;
    if (quote.words <= LISTED_WORDS && tokens.isWord(before) && lexicon.isIn(c.titling, tokens.word[before])) return true;
    // The title of a link, in a generator's shortcode: {{< ref "a.md" >}} "The Mill").
    if (tokens.is(before, Kind.CloseBracket) && tokens.is(after, Kind.CloseParen)) return true;
    for (let i = before; i >= Math.max(0, before - 2); i--) {
      if (tokens.kind[i] > Kind.Currency && tokens.kind[i] !== Kind.Comma) break;
      if (
        quote.words > TITLE_WORDS ||
        (tokens.isWord(i) && lexicon.isIn(c.speech, tokens.word[i]) && !lexicon.isIn(c.performing, tokens.word[i]))
      )
        break;
      if (tokens.isWord(i) && (lexicon.isIn(c.works, tokens.word[i]) || lexicon.isIn(c.performing, tokens.word[i]))) return true;
    }
    // “…,” by Ada Boyle
    if (
      endsInComma(tokens, quote.close) &&
      tokens.isWord(after) &&
      tokens.word[after] === w.by &&
      tokens.has(after + 1, Flag.Capital)
    )
      return true;
    // “How to mill” blog post
    const stop = tokens.kind[quote.close - 1];
    const stopped = stop === Kind.Period || stop === Kind.Comma || stop === Kind.Exclamation;
    if (quote.words <= TITLE_WORDS && !stopped && tokens.isWord(after) && lexicon.isIn(c.works, tokens.word[after])) return true;
    return isCapitalised(lexicon, c.functions, tokens, quote) || this.isListed(tokens, quote);
  }

  /** Berry, Wallace. “Symmetry in Bartók's String Quartet No. 3.” Perspectives 18: most words have capitals, and the stop closes it. */
  private isListed(tokens: Tokens, quote: Quotation): boolean {
    const ends = tokens.is(quote.close - 1, Kind.Period) || endsInComma(tokens, quote.close);
    if (!ends || quote.words > LISTED_WORDS || !tokens.has(quote.close + 1, Flag.Capital)) return false;
    let capitals = 0;
    let others = 0;
    for (let i = quote.open + 1; i < quote.close; i++) {
      if (tokens.kind[i] !== Kind.Word || this.lexicon.isIn(this.c.functions, tokens.word[i])) continue;
      if (tokens.has(i, Flag.Capital)) capitals++;
      else if (tokens.end[i] - tokens.start[i] > 1) others++;
    }
    return capitals >= 4 && others * 5 <= capitals;
  }
}
