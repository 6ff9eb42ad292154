import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';

export interface ClaimScore {
  /** 0 to 1; from 0.5 the sentence holds something that a reader may want to check. */
  readonly score: number;
  /** The feature that counts most. */
  readonly kind: string;
}

interface Feature {
  readonly kind: string;
  readonly weight: number;
  readonly words: number;
}

/** A sum of this much is a score of 1. */
const FULL = 2;
const MEASURED = 0.6;
const FIGURE = 1;
const NAME = 0.2;
const PAST = 0.25;
const SHORT = -0.4;
const SHORT_WORDS = 7;

/**
 * How much a sentence claims, whoever says it and whatever stands behind it: a plain sum over its words. For reports
 * only; findings rest on the rules.
 */
export class ClaimScorer {
  private readonly features: readonly Feature[];
  private readonly c;

  constructor(private readonly lexicon: Lexicon) {
    const n = (name: string) => lexicon.classNumber(name);
    this.features = [
      { kind: 'accusation', weight: 0.8, words: n('accusations') },
      { kind: 'superlative', weight: 0.4, words: n('superlatives') },
      { kind: 'comparison', weight: 0.3, words: n('comparatives') },
      { kind: 'change', weight: 0.4, words: n('changes') },
      { kind: 'record', weight: 0.4, words: n('public-records') },
      { kind: 'money', weight: 0.2, words: n('sum') },
      { kind: 'body', weight: 0.2, words: n('institution') },
      { kind: 'country', weight: 0.2, words: n('state') },
      { kind: 'dating', weight: 0.4, words: n('datings') },
      { kind: 'past', weight: 0.25, words: n('pasts-light') },
      { kind: 'person', weight: 0.2, words: n('third-person') },
      { kind: 'wish', weight: -0.6, words: n('wishes') },
      { kind: 'opinion', weight: -0.6, words: n('own-opinion') },
    ];
    this.c = {
      months: n('months'),
      numbers: n('number-words'),
      small: n('small-numbers'),
      pasts: n('irregular-pasts'),
      magnitudes: n('magnitudes'),
    };
  }

  score(reading: Reading, sentence: Sentence): ClaimScore | null {
    const { tokens, voices, kind: block } = reading;
    if (block === 'heading' || reading.furniture || tokens.kind[sentence.end - 1] === Kind.Question) return null;
    let words = 0;
    let sum = 0;
    let kind = 'statement';
    let heaviest = 0;
    const seen = new Set<string>();
    const count = (what: string, weight: number): void => {
      if (seen.has(what)) return;
      seen.add(what);
      sum += weight;
      if (weight > heaviest) {
        heaviest = weight;
        kind = what;
      }
    };
    for (let i = sentence.first; i < sentence.end; i++) {
      if (voices[i] === VoiceCode.direct) continue;
      if (this.isMeasure(reading, i)) count('statistic', MEASURED);
      if (tokens.kind[i] === Kind.Number) count('figure', FIGURE);
      if (tokens.kind[i] !== Kind.Word) continue;
      words++;
      const word = tokens.word[i];
      if (this.lexicon.isIn(this.c.numbers, word) && !this.lexicon.isIn(this.c.small, word)) count('figure', FIGURE);
      if (this.lexicon.isName(tokens, i)) count('name', NAME);
      if (this.isPast(reading, i)) count('event', PAST);
      for (const { kind: feature, weight, words: list } of this.features)
        if (this.lexicon.isIn(list, word)) count(feature, weight);
    }
    if (words === 0) return null;
    if (words < SHORT_WORDS) sum += SHORT;
    return { score: Math.min(1, Math.max(0, sum / FULL)), kind };
  }

  private isMeasure({ tokens }: Reading, i: number): boolean {
    const kind = tokens.kind[i];
    return (
      kind === Kind.Percent ||
      kind === Kind.Currency ||
      (kind === Kind.Word && this.lexicon.isIn(this.c.magnitudes, tokens.word[i]) && !tokens.has(i, Flag.Capital))
    );
  }

  private isPast({ tokens, text }: Reading, i: number): boolean {
    return (
      this.lexicon.isIn(this.c.pasts, tokens.word[i]) ||
      (tokens.end[i] - tokens.start[i] > 4 && text.startsWith('ed', tokens.end[i] - 2) && !tokens.has(i, Flag.Capital))
    );
  }
}
