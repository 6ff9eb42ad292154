import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import type { Lexicon } from './lexicon';

/** Longest noun phrase, in words, whose number is looked at. */
const PHRASE_WORDS = 4;

/** Looks at the noun phrase that opens behind a match. */
export class NounsAhead {
  private readonly c;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      coordinators: n('coordinators'),
      determiners: n('determiners'),
      functions: n('function-words'),
      pasts: n('irregular-pasts'),
      plurals: n('irregular-plurals'),
      cues: n('cue-verbs'),
      homographs: n('cue-homographs'),
    };
  }

  /** Whether a noun follows, through other adjectives. */
  follows(last: number, reading: Reading, sentence: Sentence): boolean {
    const { tokens } = reading;
    const { lexicon, c } = this;
    let i = last + 1;
    while (i < sentence.end && (tokens.kind[i] === Kind.Quote || tokens.kind[i] === Kind.Comma)) i++;
    if (i >= sentence.end || tokens.kind[i] > Kind.Currency) return false;
    if (tokens.kind[i] !== Kind.Word) return true;
    const word = tokens.word[i];
    // “opaque and ambiguous talking points”
    if (lexicon.isIn(c.coordinators, word))
      return i + 2 < sentence.end && tokens.isWord(i + 2) && !lexicon.isIn(c.functions, tokens.word[i + 2]);
    return !lexicon.isIn(c.functions, word) && !lexicon.isIn(c.pasts, word);
  }

  /** “some ⟨bells⟩”, “some of the older ⟨people⟩”, “some ⟨have⟩ left”: not “some ⟨success⟩”, “some of the ⟨light⟩”. */
  pluralFollows(last: number, { tokens, units }: Reading, sentence: Sentence): boolean {
    const { lexicon, c } = this;
    let i = last + 1;
    while (
      i < sentence.end &&
      tokens.isWord(i) &&
      (lexicon.isIn(c.determiners, tokens.word[i]) || tokens.has(i, Flag.Possessive))
    )
      i++;
    const noun = i;
    for (; i < Math.min(sentence.end, noun + PHRASE_WORDS) && tokens.isWord(i); i++) {
      const word = tokens.word[i];
      if (lexicon.isIn(c.functions, word)) break;
      if (lexicon.isIn(c.plurals, word)) return true;
      if (lexicon.isIn(c.cues, word) && !lexicon.isIn(c.homographs, word)) return true;
      if (endsWith(units, tokens, i, 's') && !endsWith(units, tokens, i, 'ss') && !endsWith(units, tokens, i, 'us')) return true;
    }
    return i === noun;
  }
}
