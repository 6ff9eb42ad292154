import type { Hit } from '../hits';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import type { Phrases, StructuralRule } from './structure';

/** Longest description between an owner and the wrong: “its long and bitter campaign”. */
const DESCRIPTION = 3;
/** How far behind the wrong something may tell that it is none: “its campaign for literacy”. */
const PURPOSE = 4;

/** Harm and guilt taken for granted: “resumed its long campaign”, “the firm's breathtaking hypocrisy”. */
export class Presuppositions implements StructuralRule {
  readonly rule = 'loaded/presupposition';
  readonly triggers = ['taking-up'];
  readonly possessives = true;
  private readonly c;

  constructor(private readonly phrases: Phrases) {
    const n = (name: string) => phrases.lexicon.classNumber(name);
    this.c = {
      takingUp: n('taking-up'),
      owners: n('possessives'),
      harm: n('harm'),
      wrongs: n('wrongs'),
      harmless: n('harmless'),
      askers: n('askers'),
      actor: n('actor'),
      coordinators: n('coordinators'),
      adjudicated: n('adjudicated'),
      verbs: n('wrongs-as-verbs'),
      prepositions: n('prepositions'),
    };
  }

  at(reading: Reading, sentence: Sentence, i: number): Hit | undefined {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    const wrong = lexicon.isIn(this.c.takingUp, tokens.word[i])
      ? this.takenUp(reading, sentence, i)
      : lexicon.tokenIsIn(this.c.actor, tokens, i)
        ? this.wrongFrom(reading, sentence, i + 1, this.c.wrongs)
        : -1;
    if (wrong < 0 || this.phrases.anyOf(this.c.adjudicated, reading, sentence.first, sentence.end)) return undefined;
    return hit(reading, i, wrong);
  }

  /** “resume its long and bitter ⟨campaign⟩”; not “its election campaign”, “its campaign for literacy” */
  private takenUp(reading: Reading, sentence: Sentence, i: number): number {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    const owner = tokens.isWord(i + 1) ? tokens.word[i + 1] : 0;
    // “intensify our campaign” is the writer's own.
    if (!lexicon.isIn(this.c.owners, owner) || lexicon.isIn(this.c.askers, owner)) return -1;
    const wrong = this.wrongFrom(reading, sentence, i + 2, this.c.harm);
    if (wrong < 0) return -1;
    return this.phrases.anyOf(this.c.harmless, reading, i + 2, Math.min(sentence.end, wrong + PURPOSE + 1)) ? -1 : wrong;
  }

  /** The noun of a class that ends the noun phrase from `from` on; -1 where there is none or it only describes another. */
  private wrongFrom(reading: Reading, sentence: Sentence, from: number, wrongs: number): number {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    for (let k = from; k < Math.min(sentence.end, from + DESCRIPTION + 1); k++) {
      if (tokens.kind[k] !== Kind.Word || tokens.has(k, Flag.Capital)) return -1;
      const content = this.phrases.isContent(reading, k);
      if (content && lexicon.isIn(wrongs, tokens.word[k])) {
        const next = k + 1;
        // “Boro's grave lies by the wall”
        if (
          lexicon.isIn(this.c.verbs, tokens.word[k]) &&
          k > from &&
          tokens.isWord(next) &&
          lexicon.isIn(this.c.prepositions, tokens.word[next])
        )
          return -1;
        return next < sentence.end && this.phrases.isContent(reading, next) && !this.phrases.isAdverb(reading, next) ? -1 : k;
      }
      if (!content && !lexicon.isIn(this.c.coordinators, tokens.word[k]) && !this.phrases.isAdverb(reading, k)) return -1;
    }
    return -1;
  }
}

function hit({ tokens, text }: Reading, first: number, last: number): Hit {
  const from = tokens.start[first];
  const to = tokens.end[last];
  return {
    rule: 'loaded/presupposition',
    from,
    to,
    entry: -1,
    form: 0,
    message: `“${text.slice(from, to).replace(/\s+/g, ' ')}” takes a wrong for granted. Say who accuses whom of it, or what was found.`,
    fixes: [{ title: 'Ask who says so', kind: 'placeholder', edits: [{ from: to, to, newText: ' [according to whom?]' }] }],
  };
}
