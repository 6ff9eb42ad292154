import { CueParting } from './cueParting';
import { SubjectFinder } from './cueSubjects';
import { type Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import { type Naming, NamingFinder } from './namings';
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
  /** What is attributed. */
  readonly contentFirst: number;
  readonly contentEnd: number;
  /** Where the next cue of the sentence takes over: what this one is about goes no further. */
  readonly limit: number;
}

/** Finds the cues of a block (grammar: docs/how-it-works.md). */
export class CueFinder {
  /** What verbs are followed by. */
  readonly frames: FrameFinder;
  private readonly verbs: VerbCueFinder;
  private readonly phrases: PhraseCueFinder;
  private readonly parting: CueParting;
  private readonly names: NamingFinder;
  /** The bits of the verbs, of those and the words that other cues begin with, and of the verbs that name. */
  private readonly verbBit: number;
  private readonly anyBit: number;
  private readonly nameBit: number;

  constructor(grammar: Grammar) {
    this.frames = new FrameFinder(grammar);
    const sources = new SourceFinder(grammar);
    const subjects = new SubjectFinder(grammar, sources, this.frames);
    this.verbs = new VerbCueFinder(grammar, sources, subjects, this.frames);
    this.phrases = new PhraseCueFinder(grammar, sources);
    this.parting = new CueParting(grammar);
    this.names = new NamingFinder(grammar, subjects);
    this.verbBit = grammar.lexicon.spots.bitOf([grammar.c.verbs, grammar.c.weak]);
    this.anyBit = this.verbBit | this.phrases.bit;
    this.nameBit = grammar.lexicon.spots.bitOf([grammar.c.namingVerbs]);
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

  /** The names that a block reports; `quoted` as above. */
  namings(tokens: Tokens, sentences: readonly Sentence[], quoted: Uint8Array): Naming[] {
    const namings: Naming[] = [];
    const { spots } = tokens;
    if ((tokens.spotted & this.nameBit) === 0) return namings;
    sentences.forEach((sentence, s) => {
      for (let i = sentence.first; i < sentence.end - 1; i++) {
        if ((spots[i] & this.nameBit) === 0 || quoted[i] === 1) continue;
        const naming = this.names.find(tokens, sentence, s, i, quoted);
        if (naming) namings.push(naming);
      }
    });
    return namings;
  }
}
