import type { Lexicon } from './lexicon/lexicon';
import type { Reading } from './text/reading';
import type { Profile } from './types';

/** Sections in which some loaded rules rest, by the words of their headings: all of them, or any. */
interface Section {
  readonly headings: string;
  readonly whole: boolean;
  readonly rests: ReadonlySet<string>;
}

const SECTIONS: Readonly<Partial<Record<Profile, Section>>> = {
  report: { headings: 'concluding-headings', whole: false, rests: new Set(['loaded/authorial-verdict', 'loaded/prescriptive']) },
  encyclopedia: {
    headings: 'story-headings',
    whole: true,
    rests: new Set([
      'loaded/contentious-label',
      'loaded/editorial-adverb',
      'loaded/evaluative-adjective',
      'loaded/figurative-frame',
      'loaded/loaded-verb',
      'loaded/name-calling',
      'loaded/reporting-verb',
      'loaded/sensationalism',
    ]),
  },
};

/** Under “Conclusions” or “Recommendations” a report may sum up and advise, under “Plot” an encyclopedia tells a story. */
export class RestingRules {
  private readonly section: Section | undefined;
  private readonly headings: number;

  constructor(
    private readonly lexicon: Lexicon,
    profile: Profile,
  ) {
    this.section = SECTIONS[profile];
    this.headings = this.section ? lexicon.classNumber(this.section.headings) : -1;
  }

  /** Whether a heading opens such a section. */
  opens({ tokens }: Reading): boolean {
    if (this.section === undefined) return false;
    let words = 0;
    let named = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (!tokens.isWord(i)) continue;
      words++;
      if (this.lexicon.isIn(this.headings, tokens.word[i])) named++;
    }
    return named > 0 && (named === words || !this.section.whole);
  }

  /** Whether a rule rests there. */
  has(rule: string): boolean {
    return this.section?.rests.has(rule) ?? false;
  }
}
