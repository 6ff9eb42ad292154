import type { Hit } from '../hits';
import { endsWith } from '../text/grammar';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import type { Phrases, StructuralRule } from './structure';

/** Longest description between “all” and the people meant: “all career politicians”. */
const DESCRIPTION = 2;

/** Groups that are given one mind: “all brokers despise …”, “the left is …”. */
export class SweepingGeneralisations implements StructuralRule {
  readonly rule = 'loaded/sweeping-generalisation';
  readonly triggers = ['one-mind', 'universals'];
  private readonly c;
  private readonly w;

  constructor(private readonly phrases: Phrases) {
    const { lexicon } = phrases;
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      universals: n('universals'),
      factions: n('one-mind-factions'),
      mind: n('group-mind'),
      verdicts: n('blanket-verdicts'),
      human: n('human'),
      people: n('blanket-people'),
      auxiliaries: n('auxiliaries'),
      be: n('be'),
      beLike: n('be-like'),
      prepositions: n('prepositions'),
      affairs: ['politics', 'group', 'human', 'state', 'claim'].map(n),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { the: w('the'), not: w('not') };
  }

  at(reading: Reading, sentence: Sentence, i: number): Hit | undefined {
    const { tokens } = reading;
    if (this.phrases.lexicon.isIn(this.c.universals, tokens.word[i])) {
      const people = this.people(reading, sentence, i);
      return people < 0 || hasFigure(reading, sentence) ? undefined : hit(reading, i, people);
    }
    if (i === sentence.first || tokens.word[i - 1] !== this.w.the || !this.hasOneMind(reading, sentence, i)) return undefined;
    return hasFigure(reading, sentence) ? undefined : hit(reading, i - 1, i);
  }

  /** “the left is …”, “the elite's plan”, “the rich want …”: a group of that name, not a direction. */
  private hasOneMind(reading: Reading, sentence: Sentence, i: number): boolean {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    const next = this.phrases.afterAdverbs(reading, i + 1, sentence.end);
    if (next >= sentence.end || tokens.kind[next] !== Kind.Word) return false;
    if (lexicon.isIn(this.c.mind, tokens.word[next])) return true;
    if (!lexicon.isIn(this.c.factions, tokens.word[i]) || !this.isPublicAffair(reading, sentence, i)) return false;
    if (tokens.has(i, Flag.Possessive)) return this.phrases.isContent(reading, next);
    // “on the left is a bank”
    const before = i - 2;
    const placed = before >= sentence.first && tokens.isWord(before) && lexicon.isIn(this.c.prepositions, tokens.word[before]);
    if (placed || !lexicon.isIn(this.c.auxiliaries, tokens.word[next])) return false;
    // “the right is closed to traffic”: only what the group does, or is as a whole.
    const act = this.phrases.afterAdverbs(reading, next + 1, sentence.end);
    if (!lexicon.isIn(this.c.be, tokens.word[next])) return true;
    return tokens.isWord(act) && (lexicon.isIn(this.c.verdicts, tokens.word[act]) || endsWith(reading.units, tokens, act, 'ing'));
  }

  /** The people of “all (career) politicians” where a mind or a verdict follows; -1 elsewhere. */
  private people(reading: Reading, sentence: Sentence, i: number): number {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    if (i > sentence.first && tokens.word[i - 1] === this.w.not) return -1;
    for (let k = i + 1; k < Math.min(sentence.end - 1, i + 2 + DESCRIPTION); k++) {
      if (!this.phrases.isContent(reading, k)) return -1;
      if (!lexicon.isIn(this.c.people, tokens.word[k]) && !lexicon.isIn(this.c.human, tokens.word[k])) continue;
      const next = this.phrases.afterAdverbs(reading, k + 1, sentence.end);
      if (next >= sentence.end || tokens.kind[next] !== Kind.Word) return -1;
      if (lexicon.isIn(this.c.mind, tokens.word[next])) return k;
      if (!lexicon.isIn(this.c.beLike, tokens.word[next])) continue;
      return this.phrases.anyOf(this.c.verdicts, reading, next + 1, Math.min(sentence.end, next + 4)) ? k : -1;
    }
    return -1;
  }

  private isPublicAffair({ tokens }: Reading, sentence: Sentence, group: number): boolean {
    if (tokens.has(group, Flag.Capital) && !tokens.has(group, Flag.Opens)) return true;
    for (let i = sentence.first; i < sentence.end; i++) {
      if (i === group || tokens.kind[i] !== Kind.Word) continue;
      if (this.c.affairs.some((name) => this.phrases.lexicon.isIn(name, tokens.word[i]))) return true;
    }
    return false;
  }
}

/** With a count the sentence is no blanket statement. */
function hasFigure({ tokens }: Reading, sentence: Sentence): boolean {
  for (let i = sentence.first; i < sentence.end; i++)
    if (tokens.kind[i] === Kind.Number || tokens.kind[i] === Kind.Percent) return true;
  return false;
}

function hit({ tokens, text }: Reading, first: number, last: number): Hit {
  const from = tokens.start[first];
  const to = tokens.end[last] - (tokens.has(last, Flag.Possessive) ? 2 : 0);
  return {
    rule: 'loaded/sweeping-generalisation',
    from,
    to,
    entry: -1,
    form: 0,
    message: `“${text.slice(from, to)}” credits a whole group with one mind. Name who, or give a vote or a survey.`,
    fixes: [{ title: 'Ask which of them', kind: 'placeholder', edits: [{ from: to, to, newText: ' [who?]' }] }],
  };
}
