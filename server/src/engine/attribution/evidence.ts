import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import { sentenceOf } from '../text/sentences';
import { SOURCE_GRADE, type SourceClass } from '../text/sourceClasses';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Profile } from '../types';

/** What stands behind a sentence. */
export interface Evidence {
  readonly status: 'none' | 'carried' | 'cued' | 'cited';
  /** 0 to 1 (see SOURCE_GRADE). */
  readonly grade: number;
  readonly source: SourceClass | 'citation' | null;
  /** The cue that gave the grade, when one did. */
  readonly cue: Cue | null;
}

/** What one paragraph hands on to the next about who is speaking: the small record of rules.md 3.6. */
interface Carry {
  readonly grade: number;
  /** Sentences it may still cover. */
  readonly left: number;
  readonly source: SourceClass | 'citation';
}

const NOTHING: Evidence = { status: 'none', grade: 0, source: null, cue: null };
/** Each sentence without a cue of its own weakens what is carried over. */
const FADE = 0.6;
const CARRIED_SENTENCES = 2;
/** Grade from which carried evidence counts. */
const CARRY_FLOOR = 0.3;
/** Longest sentence that says whose view the one before is, in tokens. */
const VERDICT = 14;
/** What a cue of thinking or wishing is worth: below what any claim needs. */
const STATE_OF_MIND = 0.2;

/** Decides, sentence by sentence, what evidence is in scope (cues, citations, attributed quotations, carry-over). */
export class EvidenceFinder {
  private readonly contrast: number;
  private readonly person: number;
  private readonly human: number;
  private readonly institution: number;
  private readonly demonstratives: number;
  private readonly be: number;
  private readonly views: number;
  private readonly so: number;
  private readonly speech: number;
  private readonly documents: number;

  constructor(private readonly lexicon: Lexicon) {
    this.contrast = lexicon.classNumber('contrast');
    this.person = lexicon.classNumber('pronouns-person');
    this.human = lexicon.classNumber('human');
    this.institution = lexicon.classNumber('institution');
    this.demonstratives = lexicon.classNumber('demonstratives');
    this.be = lexicon.classNumber('be');
    this.views = lexicon.classNumber('cue-nouns');
    this.so = lexicon.wordId('so');
    this.speech = lexicon.classNumber('cue-speech');
    this.documents = lexicon.classNumber('documents');
  }

  /** `loadedSentences`: sentences with a loaded finding in narration, across which nothing is carried. */
  find(reading: Reading, loadedSentences: ReadonlySet<number>, listSource: number, profile: Profile): Evidence[] {
    const { sentences, cues, quotes, marks } = reading;
    const evidence: Evidence[] = sentences.map(() => NOTHING);
    if (sentences.length === 0) return evidence;
    for (const cue of cues) {
      if (cue.negated) continue;
      // What somebody wants or thinks is told of them, but nobody is said to have told it.
      const grade = cue.weak ? Math.min(STATE_OF_MIND, SOURCE_GRADE[cue.source]) : SOURCE_GRADE[cue.source];
      if (grade > evidence[cue.sentence].grade) evidence[cue.sentence] = { status: 'cued', grade, source: cue.source, cue };
    }
    for (const quote of quotes) {
      if (quote.class !== 'direct' || quote.words < 2) continue;
      for (let s = sentenceOf(sentences, quote.open); s <= sentenceOf(sentences, quote.close); s++) {
        if (evidence[s].grade < 0.9 && !(evidence[s].status === 'cued' && evidence[s].cue))
          evidence[s] = { status: 'cued', grade: 0.9, source: 'pronoun', cue: null };
      }
    }
    let cited = false;
    for (const mark of marks) {
      if (!isCitation(mark.kind, mark.target)) continue;
      const s = sentenceAt(reading, mark.start);
      cited = true;
      if (evidence[s].grade < 0.9) evidence[s] = { status: 'cited', grade: 0.9, source: 'citation', cue: evidence[s].cue };
    }
    // A paragraph-final citation covers its paragraph where sources are given that way.
    if (cited && (profile === 'encyclopedia' || profile === 'report')) {
      const last = evidence[evidence.length - 1];
      if (last.status === 'cited')
        for (let s = 0; s < evidence.length; s++) if (evidence[s].status === 'none') evidence[s] = { ...last, cue: null };
    }
    if (listSource > 0)
      for (let s = 0; s < evidence.length; s++)
        if (evidence[s].status === 'none') evidence[s] = { status: 'carried', grade: listSource, source: 'document', cue: null };
    for (let s = 1; s < sentences.length; s++) {
      const named = this.pointsBack(reading, s, evidence[s]);
      if (named === undefined) continue;
      evidence[s] = named;
      if (evidence[s - 1].status === 'none') evidence[s - 1] = { ...named, status: 'carried', cue: null };
    }
    let carry: Carry | undefined;
    for (let s = 0; s < sentences.length; s++) {
      const own = evidence[s];
      if (own.status !== 'none' && !own.cue?.weak) {
        carry =
          own.grade > 0 && own.source !== null ? { grade: own.grade, left: CARRIED_SENTENCES, source: own.source } : undefined;
        continue;
      }
      if (carry === undefined || carry.left === 0 || this.breaksOff(reading, s) || loadedSentences.has(s)) {
        carry = undefined;
        continue;
      }
      carry = { grade: carry.grade * FADE, left: carry.left - 1, source: carry.source };
      if (carry.grade >= CARRY_FLOOR) evidence[s] = { status: 'carried', grade: carry.grade, source: carry.source, cue: null };
    }
    return evidence;
  }

  /** “That is the view of the auditor”, “Okoye said so in May”: who said what the sentence before states; undefined where nobody is. */
  private pointsBack({ tokens, sentences }: Reading, s: number, own: Evidence): Evidence | undefined {
    const { first, end } = sentences[s];
    const { lexicon } = this;
    const { so } = this;
    if (own.status === 'cued' && own.grade >= CARRY_FLOOR && own.cue && !own.cue.weak) {
      const { token } = own.cue;
      return tokens.word[token + 1] === so || (tokens.word[first] === so && token <= first + 2) ? own : undefined;
    }
    // “So said the audit.”
    const saysSo = tokens.word[first] === so && lexicon.isIn(this.speech, tokens.word[first + 1]);
    const isView = lexicon.isIn(this.demonstratives, tokens.word[first]) && lexicon.isIn(this.be, tokens.word[first + 1]);
    if (end - first > VERDICT || !(saysSo || isView)) return undefined;
    let view = saysSo;
    let party = false;
    for (let i = first + 2; i < end; i++) {
      if (!tokens.isWord(i)) continue;
      view ||= lexicon.isIn(this.views, tokens.word[i]);
      party ||=
        lexicon.isName(tokens, i) ||
        lexicon.isIn(this.human, tokens.word[i]) ||
        lexicon.isIn(this.institution, tokens.word[i]) ||
        (saysSo && lexicon.isIn(this.documents, tokens.word[i]));
    }
    return view && party ? { status: 'cued', grade: SOURCE_GRADE.role, source: 'role', cue: null } : undefined;
  }

  /** A contrast opener or a new person or body as the subject ends what the sentence before was covered by. */
  private breaksOff({ tokens, sentences, voices }: Reading, s: number): boolean {
    const { first, end } = sentences[s];
    let i = first;
    while (i < end && tokens.kind[i] !== Kind.Word) i++;
    if (i >= end) return true;
    const word = tokens.word[i];
    if (this.lexicon.isIn(this.contrast, word)) return true;
    if (this.lexicon.isIn(this.person, word)) return false;
    for (let k = i; k < Math.min(end, i + 3); k++) {
      if (tokens.kind[k] !== Kind.Word) break;
      if (this.lexicon.isIn(this.human, tokens.word[k]) || this.lexicon.isIn(this.institution, tokens.word[k])) return true;
      if (k > i && this.lexicon.isName(tokens, k)) return true;
    }
    return voices[i] === VoiceCode.furniture;
  }
}

/** Links to elsewhere, footnotes and citation keys are sources; links within the site, images and mail are not. */
function isCitation(kind: string, target: string): boolean {
  if (kind === 'footnote' || kind === 'citation') return true;
  return (kind === 'link' || kind === 'url') && /^https?:\/\//i.test(target);
}

/** The sentence that an offset of the block belongs to; what stands behind its stop is still its own. */
export function sentenceAt({ sentences }: Reading, offset: number): number {
  let s = 0;
  while (s + 1 < sentences.length && sentences[s + 1].from <= offset) s++;
  return s;
}
