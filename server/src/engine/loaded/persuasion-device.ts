import type { Hit } from '../hits';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Kind } from '../text/tokens';
import type { Phrases, StructuralRule } from './structure';

/** Longest first arm of a choice, in tokens. */
const FIRST_ARM = 24;
/** How far into the second arm the ruin may stand. */
const SECOND_ARM = 10;

/** The false dilemma: “Either we build the dam or the valley dies.” Set phrases are in the lexicon. */
export class PersuasionDevices implements StructuralRule {
  readonly rule = 'loaded/persuasion-device';
  readonly triggers = ['choice-openers'];
  private readonly c;
  private readonly w;

  constructor(private readonly phrases: Phrases) {
    const { lexicon } = phrases;
    this.c = {
      ruin: lexicon.classNumber('ruin'),
      harm: lexicon.classNumber('harm'),
      conjunctions: lexicon.classNumber('conjunctions'),
    };
    this.w = { or: lexicon.wordId('or') };
  }

  at(reading: Reading, sentence: Sentence, i: number): Hit | undefined {
    const { tokens, text } = reading;
    if (!this.opensClause(reading, sentence, i)) return undefined;
    for (let k = i + 2; k < Math.min(sentence.end, i + FIRST_ARM); k++) {
      if (tokens.kind[k] === Kind.Semicolon || tokens.kind[k] === Kind.Colon) return undefined;
      if (tokens.kind[k] !== Kind.Word || tokens.word[k] !== this.w.or) continue;
      const end = Math.min(sentence.end, k + 1 + SECOND_ARM);
      if (!this.phrases.anyOf(this.c.ruin, reading, k + 1, end) && !this.phrases.anyOf(this.c.harm, reading, k + 1, end))
        return undefined;
      const from = tokens.start[i];
      const to = tokens.end[k];
      return {
        rule: this.rule,
        from,
        to,
        entry: -1,
        form: 0,
        message: `“${text.slice(from, tokens.end[i])} … or” leaves readers two choices where there may be more.`,
        fixes: [
          { title: 'Ask for the other options', kind: 'placeholder', edits: [{ from: to, to, newText: ' [other options?]' }] },
        ],
      };
    }
    return undefined;
  }

  private opensClause({ tokens }: Reading, sentence: Sentence, i: number): boolean {
    const before = i - 1;
    if (before < sentence.first) return true;
    const kind = tokens.kind[before];
    if (kind === Kind.Dash || kind === Kind.Colon || kind === Kind.Semicolon || kind === Kind.Comma) return true;
    return kind === Kind.Word && before === sentence.first && this.phrases.lexicon.isIn(this.c.conjunctions, tokens.word[before]);
  }
}
