import type { FixPlan, Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import { Flag, Kind, type Tokens } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Claims } from './rule';

/** A person named in the text: tokens `first` to `end` (excluded). */
interface Person {
  readonly first: number;
  readonly end: number;
}

/**
 * Speakers who are only a pronoun or a bare role. Reported where nobody has been introduced yet, or where the sentence
 * before brings two people together (“Lind met Boro. He said …”); everywhere else readers know who is meant.
 */
export class UnclearSpeakers {
  private readonly c;
  private readonly he: number;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.he = lexicon.wordId('he');
    this.c = {
      third: n('third-persons'),
      heOrShe: n('he-or-she'),
      titlesHe: n('titles-he'),
      titlesShe: n('titles-she'),
      titles: n('titles'),
      roles: n('spokes-roles'),
      encounters: n('encounters'),
      parties: ['human', 'group', 'institution', 'state'].map(n),
      notPersons: ['institution', 'group', 'state', 'place', 'months', 'weekdays', 'function-words'].map(n),
    };
  }

  find({ reading, introduced }: Claims): Hit[] {
    if (reading.kind !== 'paragraph' || reading.turn >= 0) return NONE;
    const hits: Hit[] = [];
    for (const cue of reading.cues) {
      if (cue.negated || reading.voices[cue.sourceFirst] !== VoiceCode.narration || cue.contentFirst >= cue.contentEnd) continue;
      if (cue.source === 'pronoun') {
        const candidates = this.candidates(reading, cue);
        if (candidates.length > 1) hits.push(ambiguous(reading, cue, candidates));
        else if (!introduced && this.opensBlind(reading, cue)) hits.push(unknown(reading, cue));
      } else if (!introduced && this.isBareRole(reading, cue) && !this.namesParty(reading, 0, cue.sourceFirst)) {
        if (!this.namesParty(reading, cue.sourceEnd, reading.sentences[cue.sentence].end)) hits.push(unknown(reading, cue));
      }
    }
    return hits;
  }

  /** Whether a person or a body is named, so that a pronoun further on has somebody to stand for. */
  namesParty({ tokens }: Reading, from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      if (!tokens.isWord(i)) continue;
      const word = tokens.word[i];
      if (this.lexicon.isName(tokens, i) || (tokens.has(i, Flag.Capital) && word === 0)) return true;
      for (const party of this.c.parties) if (this.lexicon.isIn(party, word)) return true;
    }
    return false;
  }

  /** “They say …”, with nobody before it in the text. */
  private opensBlind(reading: Reading, cue: Cue): boolean {
    const { tokens } = reading;
    if (!this.lexicon.isIn(this.c.third, tokens.word[cue.head])) return false;
    return !this.namesParty(reading, 0, cue.sourceFirst) && !tokens.is(cue.sourceFirst - 1, Kind.Quote);
  }

  /** “A spokesman”, without “for Eastern Rail” or “of the ministry”. */
  private isBareRole({ tokens }: Reading, cue: Cue): boolean {
    if (cue.sourceEnd - cue.sourceFirst !== 2 || cue.head !== cue.sourceEnd - 1) return false;
    return this.lexicon.isIn(this.c.roles, tokens.word[cue.head]);
  }

  /** The two people of the sentence before, if *he* or *she* at the opening of this one may be either. */
  private candidates(reading: Reading, cue: Cue): Person[] {
    const { tokens, sentences, cues } = reading;
    if (cue.sentence === 0 || cue.sourceFirst !== sentences[cue.sentence].first) return [];
    if (!this.lexicon.isIn(this.c.heOrShe, tokens.word[cue.head])) return [];
    // Who spoke in the sentence before goes on speaking.
    if (cues.some((other) => other.sentence === cue.sentence - 1 && !other.weak && other.contentFirst < other.contentEnd))
      return [];
    const before = sentences[cue.sentence - 1];
    for (let verb = before.first + 1; verb < before.end - 1; verb++) {
      if (!tokens.isWord(verb) || tokens.has(verb, Flag.Capital) || !this.lexicon.isIn(this.c.encounters, tokens.word[verb]))
        continue;
      const subject = this.personEndingAt(tokens, verb - 1, before.first);
      const object = this.personFrom(tokens, verb + 1, before.end);
      if (subject && object) return [subject, object].filter((person) => this.mayBe(tokens, cue, person));
    }
    return [];
  }

  private personEndingAt(tokens: Tokens, last: number, floor: number): Person | undefined {
    let first = last + 1;
    while (first - 1 >= floor && tokens.isWord(first - 1) && tokens.has(first - 1, Flag.Capital)) first--;
    return this.personOf(tokens, first, last + 1);
  }

  private personFrom(tokens: Tokens, first: number, ceiling: number): Person | undefined {
    let end = first;
    while (end < ceiling && tokens.isWord(end) && tokens.has(end, Flag.Capital)) end++;
    return this.personOf(tokens, first, end);
  }

  /** One to three capitalised words, none of them a body, a place or a role without a name. */
  private personOf(tokens: Tokens, first: number, end: number): Person | undefined {
    if (end <= first || end - first > 3) return undefined;
    for (let i = first; i < end; i++) {
      if (tokens.has(i, Flag.AllCaps | Flag.Acronym | Flag.Possessive)) return undefined;
      for (const other of this.c.notPersons) if (this.lexicon.isIn(other, tokens.word[i])) return undefined;
    }
    if (end - first === 1 && this.lexicon.isIn(this.c.titles, tokens.word[first])) return undefined;
    return { first, end };
  }

  /** “Ms Adair” is not *he*. Of other names nobody can tell. */
  private mayBe(tokens: Tokens, cue: Cue, { first }: Person): boolean {
    const others = tokens.word[cue.head] === this.he ? this.c.titlesShe : this.c.titlesHe;
    return !this.lexicon.isIn(others, tokens.word[first]);
  }
}

const NONE: Hit[] = [];

function ambiguous({ tokens, text }: Reading, cue: Cue, candidates: readonly Person[]): Hit {
  const from = tokens.start[cue.sourceFirst];
  const to = tokens.end[cue.sourceEnd - 1];
  const names = candidates.map(({ first, end }) => text.slice(tokens.start[first], tokens.end[end - 1]));
  return {
    rule: 'attribution/unclear-speaker',
    from,
    to,
    entry: -1,
    form: 0,
    message: `“${text.slice(from, to)}” may be ${names.join(' or ')}. Say who spoke.`,
    evidence: `The sentence before names ${names.join(' and ')}.`,
    fixes: names.map(
      (name): FixPlan => ({ title: `Name the speaker: ${name}`, kind: 'replace', edits: [{ from, to, newText: name }] }),
    ),
  };
}

function unknown({ tokens, text, sentences }: Reading, cue: Cue): Hit {
  const from = tokens.start[cue.sourceFirst];
  const to = tokens.end[cue.sourceEnd - 1];
  const opens = from === sentences[cue.sentence].from;
  return {
    rule: 'attribution/unclear-speaker',
    from,
    to,
    entry: -1,
    form: 0,
    message:
      cue.source === 'pronoun'
        ? `Nobody has been named whom “${text.slice(from, to)}” could stand for. Say who spoke.`
        : `“${text.slice(from, to)}” speaks for nobody that the text has named. Say for which body.`,
    evidence: 'No person or body is named before this in the text.',
    fixes: [
      cue.source === 'pronoun'
        ? { title: 'Name the speaker: [who?]', kind: 'placeholder', edits: [{ from, to, newText: opens ? '[Who?]' : '[who?]' }] }
        : {
            title: 'Say for whom: … for [which body?]',
            kind: 'placeholder',
            edits: [{ from: to, to, newText: ' for [which body?]' }],
          },
    ],
  };
}
