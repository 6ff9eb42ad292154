import type { Hit } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

/** Longest verbless fragment taken for a rhetorical question (“The inspectors?”), in words. */
const FRAGMENT_WORDS = 6;

/** Longest question that is marked whole, in tokens; of a longer one the words that open it. */
const MARKED_WHOLE = 13;

export const QUESTION = 'loaded/rhetorical-question';

/** Questions in the writer's voice that assert something. How such questions open is in the lexicon. */
export class RhetoricalQuestions {
  private readonly c;
  private readonly matter: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.matter = lexicon.wordId('matter');
    this.c = {
      finite: n('finite'),
      wh: n('wh'),
      auxiliaries: n('auxiliaries'),
      pronouns: n('pronouns'),
      answers: n('question-answers'),
      invitations: n('question-invitations'),
      askers: n('askers'),
    };
  }

  /** `worded` are the loaded hits that the lexicon found in the block; those of this rule open a question that leans. */
  find(reading: Reading, worded: readonly LexicalHit[]): Hit[] {
    const { tokens, sentences, voices } = reading;
    const hits: Hit[] = [];
    if (reading.kind === 'heading') return hits;
    for (let s = 0; s < sentences.length; s++) {
      const sentence = sentences[s];
      if (!tokens.is(sentence.end - 1, Kind.Question)) continue;
      // “Who would believe that …?” ends in what is believed.
      const ending = voices[sentence.end - 1];
      if (voices[sentence.first] !== VoiceCode.narration || (ending !== VoiceCode.narration && ending !== VoiceCode.indirect))
        continue;
      const opener = worded.find((hit) => hit.rule === QUESTION && hit.sentence === s);
      if (
        opener === undefined &&
        !this.isFragment(reading, sentence) &&
        !this.isLoaded(reading, sentence, s, worded) &&
        !this.isAnswered(reading, sentence, sentences[s + 1])
      )
        continue;
      hits.push({
        rule: QUESTION,
        ...extent(reading, sentence, opener),
        entry: opener?.entry ?? -1,
        form: 0,
        message: 'This question may read as a claim that nobody has to defend. State it and name who says so, or leave it out.',
        fixes: [
          {
            title: 'Leave the question out',
            kind: 'delete',
            edits: [{ from: sentence.from, to: afterBlank(reading, sentence.to), newText: '' }],
          },
        ],
      });
    }
    return hits;
  }

  /** “The inspectors?”; not “Got a question?”, which asks the reader something. */
  private isFragment({ tokens, units }: Reading, sentence: Sentence): boolean {
    const opening = sentence.first;
    if (
      tokens.isWord(opening) &&
      (this.lexicon.isIn(this.c.invitations, tokens.word[opening]) ||
        endsWith(units, tokens, opening, 'ing') ||
        endsWith(units, tokens, opening, 'ed'))
    )
      return false;
    let words = 0;
    let capitals = 0;
    for (let i = sentence.first; i < sentence.end; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const word = tokens.word[i];
      if (++words > FRAGMENT_WORDS) return false;
      if (
        this.lexicon.isIn(this.c.finite, word) ||
        this.lexicon.isIn(this.c.auxiliaries, word) ||
        this.lexicon.isIn(this.c.wh, word)
      )
        return false;
      if (tokens.has(i, Flag.Capital)) capitals++;
    }
    // One lone word (“Coincidence?”) or a name or noun phrase that opens with a capital.
    return words > 0 && capitals > 0 && tokens.has(sentence.first, Flag.Capital);
  }

  /** Asks about something that is itself put in loaded words; a question to or from the reader is one for information. */
  private isLoaded({ tokens }: Reading, sentence: Sentence, index: number, worded: readonly LexicalHit[]): boolean {
    if (!worded.some((hit) => hit.sentence === index && hit.severity !== 'hint')) return false;
    for (let i = sentence.first; i < sentence.end; i++)
      if (tokens.kind[i] === Kind.Word && this.lexicon.isIn(this.c.askers, tokens.word[i])) return false;
    return true;
  }

  /** Answered at once by the writer. */
  private isAnswered({ tokens }: Reading, sentence: Sentence, next: Sentence | undefined): boolean {
    // “Why? Because …” only moves an explanation along.
    if (
      !next ||
      this.lexicon.isIn(this.c.invitations, tokens.word[sentence.first]) ||
      sentence.end - sentence.first <= 2 ||
      this.lexicon.isIn(this.c.pronouns, tokens.word[sentence.first]) ||
      next.end - next.first > 40
    )
      return false;
    // “No matter how small …” answers nothing.
    const matter = tokens.isWord(next.first + 1) && tokens.word[next.first + 1] === this.matter;
    return tokens.isWord(next.first) && !matter && this.lexicon.isIn(this.c.answers, tokens.word[next.first]);
  }
}

/** What is marked of a question: all of a short one, of a long one how it opens (“Why did”), or the words that make it lean. */
function extent({ tokens }: Reading, sentence: Sentence, opener: LexicalHit | undefined): { from: number; to: number } {
  if (sentence.end - sentence.first <= MARKED_WHOLE) return { from: sentence.from, to: sentence.to };
  if (opener !== undefined) return { from: opener.from, to: opener.to };
  return { from: sentence.from, to: tokens.end[sentence.first + 1] };
}

function afterBlank(reading: Reading, offset: number): number {
  let end = offset;
  while (end < reading.text.length && reading.text[end] === ' ') end++;
  return end;
}
