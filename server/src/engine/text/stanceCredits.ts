import { creditedName } from './credits';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import type { SourceFinder } from './sources';
import { type Stance, stanceAt } from './stance';
import { Flag, Kind, type Tokens } from './tokens';

/** Longest label or credit line, in words. */
const LABEL = 6;

/** Finds who is named in front of or behind what is said: labels of headlines, credits of quotations. */
export class CreditFinder {
  constructor(
    private readonly grammar: Grammar,
    private readonly sources: SourceFinder,
  ) {}

  find(tokens: Tokens, sentence: Sentence, s: number): Stance | undefined {
    return this.label(tokens, sentence, s) ?? this.credit(tokens, sentence, s);
  }

  /** “Okoye: Levy is dead” as headlines have it. */
  private label(tokens: Tokens, sentence: Sentence, s: number): Stance | undefined {
    // “NAME: …” inside a quotation of a whole conversation.
    const opens = tokens.is(sentence.first, Kind.Quote) ? sentence.first + 1 : sentence.first;
    let colon = opens;
    while (colon < sentence.end && colon - opens <= LABEL && tokens.kind[colon] === Kind.Word && tokens.has(colon, Flag.Capital))
      colon++;
    if (colon === opens || colon + 2 >= sentence.end || !tokens.is(colon, Kind.Colon)) return undefined;
    const { lexicon, c } = this.grammar;
    const last = tokens.word[colon - 1];
    if (lexicon.isIn(c.kickers, last) || lexicon.isIn(c.functions, last)) return undefined;
    const source = this.sources.named(tokens, opens, colon);
    const speaks = source?.source === 'named' || source?.source === 'role' || source?.source === 'document';
    return speaks ? stanceAt(s, colon, source, colon + 1, sentence.end) : undefined;
  }

  /** “The levy is dead — Kim Okoye (@okoye)”: who is quoted, at the end. */
  private credit(tokens: Tokens, sentence: Sentence, s: number): Stance | undefined {
    // “― Kim Okoye”: a credit on its own, below or between quotations.
    if (tokens.is(sentence.first, Kind.Dash)) {
      const { first, end, words } = creditedName(tokens, sentence.first + 1, sentence.end);
      const closes = words <= LABEL && (end >= sentence.end - 1 || tokens.is(end, Kind.Quote) || tokens.is(end, Kind.Comma));
      return end - first >= 2 && closes ? stanceAt(s, sentence.first, { first, end }, first, first) : undefined;
    }
    const floor = Math.max(sentence.first + 1, sentence.end - 4 * LABEL);
    let dash = sentence.end - 1;
    while (dash > floor && tokens.kind[dash] !== Kind.Dash) dash--;
    if (dash <= floor) return undefined;
    const { first, end, words } = creditedName(tokens, dash + 1, sentence.end);
    if (words < 2 || words > LABEL || (end < sentence.end && !tokens.is(end, Kind.OpenParen))) return undefined;
    return stanceAt(s, dash, { first, end }, sentence.first, dash);
  }
}
