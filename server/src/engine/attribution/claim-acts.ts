import type { Lexicon } from '../lexicon/lexicon';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag } from '../text/tokens';

/** How far left of a verb its subject may stand, in tokens, over auxiliaries and adverbs. */
const SUBJECT = 4;

/** What a verb tells: something that happened or was so, and whose doing it was. */
export type Act =
  | 'past act'
  | 'past state'
  | 'state reached'
  | 'present act'
  | 'public act'
  | 'act of others'
  | 'own act'
  | 'position';

/** Tells acts, which can be looked up, from wishes, states and plans: past tenses, what goes on, and whose acts they are. */
export class ActFinder {
  private readonly c;
  private readonly to: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.to = lexicon.wordId('to');
    this.c = {
      pasts: n('irregular-pasts'),
      pastAuxiliaries: n('past-auxiliaries'),
      be: n('be'),
      do: n('do'),
      have: n('have'),
      modals: n('claim-modals'),
      adverbs: n('adverbs-light'),
      determiners: n('determiners'),
      prepositions: n('prepositions'),
      third: n('third-persons'),
      reader: n('second-person'),
      self: n('first-singular'),
      ours: n('first-plural'),
      speakers: n('pronouns-self'),
      bodies: n('institution'),
      parties: n('public-actors'),
      deeds: n('deeds'),
      positions: n('position-verbs'),
      wishes: n('wishes'),
    };
  }

  /** What token `i`, a word of the clause, tells. */
  at(reading: Reading, i: number, clause: Pick<Sentence, 'first' | 'end'>): readonly Act[] {
    const { tokens } = reading;
    const is = (words: number) => this.lexicon.isIn(words, tokens.word[i]);
    const acts: Act[] = [];
    const past = this.isPastTense(reading, i, clause.first);
    const auxiliary = is(this.c.pastAuxiliaries);
    const reached = is(this.c.have) && this.perfectFollows(reading, i, clause.end);
    // “was right”, “had a plan” tell a state; “was elected”, “did not vote” an act.
    const state = auxiliary && !is(this.c.do) && !this.participleFollows(reading, i, clause.end);
    if (state) acts.push('past state');
    else if (past || auxiliary) acts.push('past act');
    if (reached) acts.push('state reached');
    if (is(this.c.be) && this.isUnderWay(reading, i, clause)) acts.push('present act');
    if ((past || auxiliary || reached) && !state) {
      const actor = this.actor(reading, i, clause, reached);
      if (actor) acts.push(actor);
    } else if (is(this.c.positions) && this.isOthers(reading, this.subject(reading, i, clause.first))) acts.push('position');
    return acts;
  }

  /** Whether the verb that token `i` belongs to has somebody for its subject who is neither the speaker nor the hearer. */
  isOthers({ tokens }: Reading, subject: number): boolean {
    if (subject < 0) return false;
    const { lexicon, c } = this;
    const word = tokens.word[subject];
    return (
      lexicon.isIn(c.third, word) ||
      lexicon.isIn(c.bodies, word) ||
      lexicon.isIn(c.parties, word) ||
      lexicon.isName(tokens, subject)
    );
  }

  /** The last word of the subject of the verb at token `i`; -1 where none stands close by. */
  subject({ tokens }: Reading, i: number, first: number): number {
    const { lexicon, c } = this;
    const isLight = (word: number) =>
      lexicon.isIn(c.adverbs, word) || lexicon.isIn(c.have, word) || lexicon.isIn(c.be, word) || lexicon.isIn(c.do, word);
    let k = i - 1;
    while (k >= first && i - k < SUBJECT && tokens.isWord(k) && isLight(tokens.word[k]) && !this.contracted(tokens.word[k])) k--;
    return k >= first && tokens.isWord(k) ? k : -1;
  }

  /** “he’s”, “we’ve”: subject and verb in one. */
  private contracted(word: number): boolean {
    const { lexicon, c } = this;
    return lexicon.isIn(c.third, word) || lexicon.isIn(c.self, word) || lexicon.isIn(c.ours, word);
  }

  /** Whether the verb tells an act of others, or one on record, or of the speaker alone. */
  private actor(reading: Reading, i: number, { first, end }: Pick<Sentence, 'first' | 'end'>, reached: boolean): Act | undefined {
    const { tokens } = reading;
    const { lexicon, c } = this;
    const subject = this.contracted(tokens.word[i]) ? i : this.subject(reading, i, first);
    if (subject < 0) return undefined;
    const word = tokens.word[subject];
    const deed = this.isDeed(reading, i, reached ? end : i + 1);
    if (lexicon.isIn(c.self, word)) return deed ? 'public act' : 'own act';
    if (lexicon.isIn(c.ours, word) || lexicon.isIn(c.reader, word)) return deed ? 'public act' : undefined;
    if (lexicon.isIn(c.third, word)) return deed ? 'public act' : 'act of others';
    return this.isOthers(reading, subject) ? 'public act' : undefined;
  }

  /** Whether token `i`, or the participle behind it, is a verb of acts on record. */
  private isDeed({ tokens }: Reading, i: number, end: number): boolean {
    for (let k = i; k < Math.min(end, i + SUBJECT); k++)
      if (tokens.isWord(k) && this.lexicon.isIn(this.c.deeds, tokens.word[k])) return true;
    return false;
  }

  /** A past tense: no name (“United”), no participle behind *be*, a modal, *to* or an article (“a balanced budget”). */
  private isPastTense(reading: Reading, i: number, first: number): boolean {
    const { tokens } = reading;
    if (!this.isPast(reading, i) || tokens.has(i, Flag.Capital)) return false;
    const { lexicon, c } = this;
    let k = i - 1;
    while (k > first && tokens.isWord(k) && lexicon.isIn(c.adverbs, tokens.word[k])) k--;
    if (k < first || !tokens.isWord(k)) return true;
    const before = tokens.word[k];
    return !(
      lexicon.isIn(c.be, before) ||
      lexicon.isIn(c.have, before) ||
      lexicon.isIn(c.modals, before) ||
      lexicon.isIn(c.determiners, before) ||
      lexicon.isIn(c.prepositions, before) ||
      before === this.to
    );
  }

  /** “they ⟨are⟩ devaluing their currency”: somebody else's act that goes on. */
  private isUnderWay({ tokens, units }: Reading, be: number, { first, end }: Pick<Sentence, 'first' | 'end'>): boolean {
    const { lexicon, c } = this;
    const contracted = lexicon.isIn(c.third, tokens.word[be]);
    if (
      !contracted &&
      (be === first ||
        !tokens.isWord(be - 1) ||
        lexicon.isIn(c.speakers, tokens.word[be - 1]) ||
        lexicon.isIn(c.reader, tokens.word[be - 1]) ||
        lexicon.isIn(c.self, tokens.word[be]))
    )
      return false;
    let k = be + 1;
    while (k < end && tokens.isWord(k) && lexicon.isIn(c.adverbs, tokens.word[k])) k++;
    return k < end && tokens.isWord(k) && endsWith(units, tokens, k, 'ing') && !lexicon.isIn(c.wishes, tokens.word[k]);
  }

  private isPast({ tokens, units }: Reading, i: number): boolean {
    return (
      this.lexicon.isIn(this.c.pasts, tokens.word[i]) || (tokens.end[i] - tokens.start[i] > 4 && endsWith(units, tokens, i, 'ed'))
    );
  }

  /** “has never voted”: a participle after *have*, an adverb or two between. */
  private perfectFollows(reading: Reading, i: number, end: number): boolean {
    for (let k = i + 1; k < Math.min(end, i + SUBJECT); k++) if (reading.tokens.isWord(k) && this.isPast(reading, k)) return true;
    return false;
  }

  /** “was elected”, “had never been”, “were leaving”: a participle behind an auxiliary, adverbs between. */
  private participleFollows(reading: Reading, i: number, end: number): boolean {
    const { tokens, units } = reading;
    let k = i + 1;
    while (k < end && tokens.isWord(k) && this.lexicon.isIn(this.c.adverbs, tokens.word[k])) k++;
    return k < end && tokens.isWord(k) && (this.isPast(reading, k) || endsWith(units, tokens, k, 'ing'));
  }
}
