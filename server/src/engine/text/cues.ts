import { CueParting } from './cueParting';
import type { Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import { PhraseCueFinder } from './phraseCues';
import type { Sentence } from './sentences';
import type { SourceClass } from './sourceClasses';
import { SourceFinder } from './sources';
import type { Tokens } from './tokens';
import { VerbCueFinder } from './verbCues';

/** A place where a sentence says who says something. Token indexes; ranges exclude their end. */
export interface Cue {
  /** The cue verb, or the first word of “according to”. */
  readonly token: number;
  readonly sentence: number;
  readonly kind: 'verb' | 'phrase';
  readonly frame: Frame;
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  /** The word that names the source: “spokesman” in “a spokesman for Eastern Rail”. */
  readonly head: number;
  readonly source: SourceClass;
  /** A state of mind rather than speech. */
  readonly weak: boolean;
  /** “did not say whether …”: attributes nothing. */
  readonly negated: boolean;
  /** A verb that names its object: “called it ‘reckless’”. */
  readonly naming: boolean;
  /** The name such a verb gives without quotation marks: “called the tunnel ⟨a pipe dream⟩”; empty where there is none. */
  readonly nameFirst: number;
  readonly nameEnd: number;
  /** What is attributed. */
  readonly contentFirst: number;
  readonly contentEnd: number;
  /** Where the next cue of the sentence takes over: what this one is about goes no further. */
  readonly limit: number;
}

/** Finds the cues of a block (grammar: docs/how-it-works.md). */
export class CueFinder {
  private readonly verbs: VerbCueFinder;
  private readonly phrases: PhraseCueFinder;
  private readonly parting: CueParting;
  /** The bits of the verbs, and of those and the words that other cues begin with. */
  private readonly verbBit: number;
  private readonly anyBit: number;

  constructor(grammar: Grammar) {
    const sources = new SourceFinder(grammar);
    this.verbs = new VerbCueFinder(grammar, sources);
    this.phrases = new PhraseCueFinder(grammar, sources);
    this.parting = new CueParting(grammar);
    this.verbBit = grammar.lexicon.spots.bitOf([grammar.c.verbs, grammar.c.weak]);
    this.anyBit = this.verbBit | this.phrases.bit;
  }

  /** What verbs are followed by. */
  get frames(): FrameFinder {
    return this.verbs.frames;
  }

  /** `quoted[i]` is 1 for tokens inside quotation marks: cues are looked for outside them. */
  find(tokens: Tokens, sentences: readonly Sentence[], quoted: Uint8Array): Cue[] {
    const cues: Cue[] = [];
    const { spots } = tokens;
    const { verbBit, anyBit } = this;
    for (let s = 0; s < sentences.length; s++) {
      const sentence = sentences[s];
      const opens = cues.length;
      for (let i = sentence.first; i < sentence.end; i++) {
        if ((spots[i] & anyBit) === 0 || quoted[i] === 1) continue;
        const earlier = cues.length > opens ? cues[cues.length - 1] : undefined;
        const cue =
          ((spots[i] & verbBit) !== 0 ? this.verbs.find(tokens, sentence, s, i, quoted, earlier) : undefined) ??
          this.phrases.find(tokens, sentence, s, i, quoted);
        if (cue) cues.push(cue);
      }
      if (cues.length > opens + 1) this.parting.settle(tokens, sentence, cues, opens);
    }
    return cues;
  }
}
