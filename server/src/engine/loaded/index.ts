import type { Hit } from '../hits';
import type { AttributedInPlace } from '../lexicon/attributed';
import type { GuardContext } from '../lexicon/guards';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { Flag, Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { RuleId } from '../types';
import { PersuasionDevices } from './persuasion-device';
import { Prescriptions } from './prescriptive';
import { Presuppositions } from './presupposition';
import { RhetoricalQuestions } from './rhetorical-question';
import { scareQuotes } from './scare-quotes';
import { Shouting } from './shouting';
import { Phrases, type StructuralRule } from './structure';
import { SweepingGeneralisations } from './sweeping-generalisation';

/** The voices in which the writer speaks. */
const OWN = (1 << VoiceCode.narration) | (1 << VoiceCode.heading) | (1 << VoiceCode['orphan-invented']);

/** What the loaded rules find by structure: most of them in one pass over a block's words. */
export class StructuralRules {
  private readonly rules: readonly StructuralRule[];
  /** The bit of the words that each rule looks round, and those of all. */
  private readonly bits: readonly number[];
  private readonly anyBit: number;
  private readonly questions: RhetoricalQuestions | undefined;
  private readonly shouting: Shouting | undefined;

  private readonly marks: boolean;

  constructor(
    private readonly lexicon: Lexicon,
    isOn: (rule: RuleId) => boolean,
    private readonly attributed: AttributedInPlace,
  ) {
    const phrases = new Phrases(lexicon);
    const all = [
      new SweepingGeneralisations(phrases),
      new Presuppositions(phrases),
      new PersuasionDevices(phrases),
      new Prescriptions(phrases),
    ];
    this.rules = all.filter(({ rule }) => isOn(rule));
    this.bits = this.rules.map(({ triggers }) => lexicon.spots.bitOf(triggers.map((name) => lexicon.classNumber(name))));
    this.anyBit = this.bits.reduce((all, bit) => all | bit, 0);
    this.marks = isOn('loaded/scare-quotes');
    this.questions = isOn('loaded/rhetorical-question') ? new RhetoricalQuestions(lexicon) : undefined;
    this.shouting = isOn('loaded/sensationalism') ? new Shouting(lexicon) : undefined;
  }

  /** `worded` are the loaded hits that the lexicon found in the block. */
  find(reading: Reading, worded: readonly LexicalHit[], context: GuardContext): Hit[] {
    const hits: Hit[] = [];
    if (this.rules.length > 0) this.round(reading, hits);
    if (this.marks) hits.push(...scareQuotes(this.lexicon, this.attributed, reading, context));
    if (this.questions) hits.push(...this.questions.find(reading, worded));
    if (this.shouting) hits.push(...this.shouting.find(reading));
    return hits;
  }

  private round(reading: Reading, hits: Hit[]): void {
    const { tokens, sentences, voices } = reading;
    const { kind, spots, flags } = tokens;
    const { rules, bits, anyBit } = this;
    for (const sentence of sentences) {
      for (let i = sentence.first; i < sentence.end; i++) {
        const spotted = spots[i] & anyBit;
        const possessive = (flags[i] & Flag.Possessive) !== 0 && kind[i] === Kind.Word;
        if ((spotted === 0 && !possessive) || (OWN & (1 << voices[i])) === 0) continue;
        for (let k = 0; k < rules.length; k++) {
          if ((spotted & bits[k]) === 0 && !(possessive && rules[k].possessives)) continue;
          const hit = rules[k].at(reading, sentence, i);
          if (hit) hits.push(hit);
        }
      }
    }
  }
}
