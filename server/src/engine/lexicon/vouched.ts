import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import type { Lexicon } from './lexicon';

/**
 * Tells reported words that the writer stands behind all the same: what “we” think, what somebody knows or recognises
 * (factive verbs, after Kiparsky & Kiparsky), what is explained, and the object of a wish, which the writer describes.
 */
export class Vouched {
  private readonly factive: number;
  private readonly explaining: number;
  private readonly wishing: number;

  constructor(private readonly lexicon: Lexicon) {
    this.factive = lexicon.classNumber('factive-verbs');
    this.explaining = lexicon.classNumber('explaining-verbs');
    this.wishing = lexicon.classNumber('wishing-verbs');
  }

  /** Whether every cue that reports token `i` leaves the wording with the writer. */
  holds(reading: Reading, i: number): boolean {
    if (reading.namings.some(({ first, end }) => first <= i && i < end)) return false;
    let some = false;
    for (const cue of reading.cues) {
      if (i < cue.contentFirst || i >= cue.contentEnd) continue;
      if (!this.vouches(cue, reading)) return false;
      some = true;
    }
    return some;
  }

  private vouches({ kind, token, frame, source, contentFirst }: Cue, { tokens }: Reading): boolean {
    if (kind !== 'verb' || contentFirst <= token || frame === 'quote' || frame === 'colon') return false;
    if (source === 'self') return true;
    const word = tokens.word[token];
    if (this.lexicon.isIn(this.factive, word)) return true;
    return frame !== 'that' && (this.lexicon.isIn(this.explaining, word) || this.lexicon.isIn(this.wishing, word));
  }
}
