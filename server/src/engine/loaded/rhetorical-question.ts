import type { Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

/** Longest verbless fragment taken for a rhetorical question (“The inspectors?”), in words. */
const FRAGMENT_WORDS = 6;

/** Questions in the writer's voice that assert something. */
export class RhetoricalQuestions {
  private readonly c;
  private readonly w;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      finite: n('finite'),
      verbs: n('cue-verbs'),
      weak: n('cue-weak'),
      wh: n('wh'),
      auxiliaries: n('auxiliaries'),
      functions: n('function-words'),
      pronouns: n('pronouns'),
      answers: n('question-answers'),
      conjunctions: n('conjunctions'),
      invitations: n('question-invitations'),
      doubted: n('question-doubted'),
      human: n('human'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = {
      why: w('why'),
      who: w('who'),
      so: w('so'),
      such: w('such'),
      is: w('is'),
      it: w('it'),
      any: w('any'),
      wonder: w('wonder'),
      what: w('what'),
      kind: w('kind'),
      sort: w('sort'),
      how: w('how'),
      anyone: w('anyone'),
      benefits: w('benefits'),
      would: w('would'),
      really: w('really'),
      surprise: w('surprise'),
    };
  }

  find(reading: Reading): Hit[] {
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
      if (
        !this.isFragment(reading, sentence) &&
        !this.isLeading(reading, sentence) &&
        !this.isAnswered(reading, sentence, sentences[s + 1])
      )
        continue;
      hits.push({
        rule: 'loaded/rhetorical-question',
        from: sentence.from,
        to: sentence.to,
        entry: -1,
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

  /** Forms that presuppose their answer: “why is … so …”, “is it any wonder”, “who benefits”, “what kind of …”. */
  private isLeading({ tokens }: Reading, sentence: Sentence): boolean {
    const { w } = this;
    let i = sentence.first;
    while (
      i < sentence.end &&
      (tokens.kind[i] !== Kind.Word ||
        (this.lexicon.isIn(this.c.conjunctions, tokens.word[i]) && !this.lexicon.isIn(this.c.wh, tokens.word[i])))
    )
      i++;
    const word = (k: number) => (i + k < sentence.end && tokens.kind[i + k] === Kind.Word ? tokens.word[i + k] : 0);
    if (word(0) === w.is && word(1) === w.it && word(2) === w.any) return true;
    if (word(0) === w.who) return word(1) === w.benefits || (word(1) === w.would && this.lexicon.isIn(this.c.doubted, word(2)));
    // “What kind of mayor …”; not “What kind of maintenance does it need?”
    if (word(0) === w.what && (word(1) === w.kind || word(1) === w.sort))
      return this.lexicon.isIn(this.c.human, word(3)) || this.lexicon.isIn(this.c.human, word(4));
    if (word(0) === w.how && (word(2) === w.anyone || word(3) === w.anyone)) return true;
    if (word(0) === w.why) {
      for (let k = 1; k < 12; k++) {
        const here = word(k);
        if ((here === w.so || here === w.such) && here !== 0) return true;
      }
    }
    return false;
  }

  /** Answered at once by the writer. */
  private isAnswered({ tokens }: Reading, sentence: Sentence, next: Sentence | undefined): boolean {
    // “Why? Because …” only moves an explanation along.
    if (
      !next ||
      sentence.end - sentence.first <= 2 ||
      this.lexicon.isIn(this.c.pronouns, tokens.word[sentence.first]) ||
      next.end - next.first > 40
    )
      return false;
    return tokens.isWord(next.first) && this.lexicon.isIn(this.c.answers, tokens.word[next.first]);
  }
}

function afterBlank(reading: Reading, offset: number): number {
  let end = offset;
  while (end < reading.text.length && reading.text[end] === ' ') end++;
  return end;
}
