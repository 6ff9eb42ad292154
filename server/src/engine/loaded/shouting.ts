import type { FixPlan, Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { sentenceOf } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

/** Shortest word in capitals that is taken for emphasis; shorter ones are mostly acronyms. */
const SHOUTED_LETTERS = 4;

/** Sensationalism by type alone: words in capitals, and more exclamation marks than one to a paragraph. */
export class Shouting {
  private readonly plain: readonly number[];

  constructor(private readonly lexicon: Lexicon) {
    this.plain = ['function-words', 'common-words', 'adverbs-light', 'auxiliaries', 'negations', 'number-words'].map((name) =>
      lexicon.classNumber(name),
    );
  }

  find(reading: Reading): Hit[] {
    if (reading.kind === 'heading' || reading.kind === 'table-cell') return [];
    return [...this.capitals(reading), ...this.marks(reading)];
  }

  private capitals({ tokens, sentences, voices, text }: Reading): Hit[] {
    const hits: Hit[] = [];
    const { count, flags } = tokens;
    for (let i = 0; i < count; i++) {
      if ((flags[i] & Flag.AllCaps) === 0 || !this.isShouted(tokens, i) || voices[i] !== VoiceCode.narration) continue;
      if (this.isBesideCapitals(tokens, sentences[sentenceOf(sentences, i)], i)) continue;
      const from = tokens.start[i];
      const to = tokens.end[i];
      const lower = text.slice(from, to).toLowerCase();
      const written = tokens.has(i, Flag.Opens) ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
      hits.push(
        hit(from, to, `“${text.slice(from, to)}” in capitals may read as shouting.`, [
          { title: `Write “${written}”`, kind: 'replace', preferred: true, edits: [{ from, to, newText: written }] },
        ]),
      );
    }
    return hits;
  }

  /** A common word wholly in capitals: names, codes and acronyms are not in the classes asked. */
  private isShouted(tokens: Reading['tokens'], i: number): boolean {
    if (tokens.kind[i] !== Kind.Word || tokens.end[i] - tokens.start[i] < SHOUTED_LETTERS) return false;
    if (tokens.has(i, Flag.Hyphen | Flag.Possessive) || tokens.has(i + 1, Flag.Hyphen)) return false;
    return this.isPlain(tokens.word[i]);
  }

  // On its own, since a closure over a token would be made for every token of the text.
  private isPlain(word: number): boolean {
    return this.plain.some((name) => this.lexicon.isIn(name, word));
  }

  /** “GIVE WAY”, “(LESS)”: part of something that is in capitals as a whole, an acronym being introduced, or a label. */
  private isBesideCapitals(tokens: Reading['tokens'], sentence: Sentence, i: number): boolean {
    const capitals = (k: number) =>
      k >= sentence.first &&
      k < sentence.end &&
      tokens.isWord(k) &&
      tokens.has(k, Flag.AllCaps) &&
      tokens.end[k] - tokens.start[k] > 1;
    // “the DATA Act”
    if (tokens.isWord(i + 1) && i + 1 < sentence.end && tokens.has(i + 1, Flag.Capital)) return true;
    // “STATE:” is a label of a form.
    if (tokens.kind[i + 1] === Kind.Colon) return true;
    return capitals(i - 1) || capitals(i + 1) || tokens.kind[i - 1] === Kind.OpenParen || tokens.kind[i - 1] === Kind.OpenBracket;
  }

  private marks({ tokens, voices }: Reading): Hit[] {
    const marks: number[] = [];
    const hits: Hit[] = [];
    for (let i = 1; i < tokens.count; i++) {
      if (tokens.kind[i] !== Kind.Exclamation || voices[i] !== VoiceCode.narration) continue;
      if (!tokens.isWord(i - 1) && tokens.kind[i - 1] !== Kind.Question && tokens.kind[i - 1] !== Kind.Exclamation) continue;
      marks.push(i);
    }
    marks.forEach((i, nth) => {
      const doubled = tokens.kind[i - 1] === Kind.Question || tokens.kind[i - 1] === Kind.Exclamation;
      if (nth === 0 && !doubled) return;
      const from = tokens.start[i];
      const to = tokens.end[i];
      const newText = doubled ? '' : '.';
      hits.push(
        hit(from, to, 'More exclamation marks than one to a paragraph may read as shouting.', [
          {
            title: doubled ? 'Leave out the exclamation mark' : 'Write a full stop',
            kind: 'replace',
            preferred: true,
            edits: [{ from, to, newText }],
          },
        ]),
      );
    });
    return hits;
  }
}

function hit(from: number, to: number, message: string, fixes: readonly FixPlan[]): Hit {
  return { rule: 'loaded/sensationalism', from, to, entry: -1, form: 0, message, fixes };
}
