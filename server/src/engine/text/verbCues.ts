import { type Bearing, ContentFinder } from './cueContents';
import { leftOf, type Subject, type SubjectFinder, type VerbPhrase } from './cueSubjects';
import type { Cue } from './cues';
import type { Frame, FrameFinder } from './frames';
import type { Grammar } from './grammar';
import { asBeforeQuote, isNoVerdict } from './namings';
import type { Sentence } from './sentences';
import type { Source } from './sourceClasses';
import type { SourceFinder } from './sources';
import { Kind, type Tokens } from './tokens';

/** How far behind “spoke” its topic may stand, in tokens. */
const TOPIC = 9;

/** Finds the cues that are verbs: “Okoye said that …”. */
export class VerbCueFinder {
  private readonly contents: ContentFinder;

  constructor(
    private readonly grammar: Grammar,
    private readonly sources: SourceFinder,
    private readonly subjects: SubjectFinder,
    private readonly frames: FrameFinder,
  ) {
    this.contents = new ContentFinder(grammar);
  }

  /** The cue whose verb is token `i`; `earlier`: the cue before it in its sentence. */
  find(
    tokens: Tokens,
    sentence: Sentence,
    index: number,
    i: number,
    quoted: Uint8Array,
    earlier: Cue | undefined,
  ): Cue | undefined {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    if (!this.subjects.isVerb(tokens, sentence, i)) return undefined;
    const phrase = this.subjects.phrase(tokens, sentence, i, quoted, !lexicon.isIn(c.verbs, word));
    const subject = this.subjects.find(tokens, sentence, phrase, quoted, earlier);
    if (!subject) return undefined;
    const { source, inverted } = subject;
    if (lexicon.isIn(c.reading, word) && !this.isRead(tokens, source, Math.min(source.first, i), phrase.frame)) return undefined;
    // “New York state officials”
    if (lexicon.isIn(c.homographs, word) && phrase.direct && !inverted && !this.sources.agrees(tokens, source, i))
      return undefined;
    const frame = inverted ? this.frameBehind(tokens, source, sentence.end, quoted) : phrase.frame;
    const naming =
      lexicon.isIn(c.naming, word) &&
      (!lexicon.isIn(c.namingOnlyAs, word) || asBeforeQuote(this.grammar, tokens, i, sentence.end));
    const bearing = this.contents.bearing(tokens, sentence, phrase, frame, source, inverted, quoted);
    if (!this.reports(tokens, sentence, phrase, subject, frame, naming, bearing)) return undefined;
    const [contentFirst, contentEnd] = this.contents.content(tokens, sentence, phrase, frame, source, inverted, bearing);
    return {
      token: i,
      sentence: index,
      kind: 'verb',
      frame: bearing.trails && !bearing.follows ? 'quote' : frame,
      sourceFirst: source.first,
      sourceEnd: source.end,
      head: source.head,
      source: source.source,
      weak: phrase.weak,
      negated: phrase.negated,
      naming,
      contentFirst,
      contentEnd,
      limit: this.contents.end(tokens, i + 1, sentence.end),
    };
  }

  /** What follows a subject that stands behind its verb. */
  private frameBehind(tokens: Tokens, source: Source, end: number, quoted: Uint8Array): Frame {
    const frame = this.frames.after(tokens, source.end - 1, end, quoted);
    return frame === 'quote' || frame === 'colon' || frame === 'that' ? frame : 'none';
  }

  /** Whether a verb tells somebody's words or thoughts, or acts by words, with the subject and complement it has. */
  private reports(
    tokens: Tokens,
    sentence: Sentence,
    { verb: i, subjectEnd, direct, passive, gerund, weak }: VerbPhrase,
    { source, inverted }: Subject,
    frame: Frame,
    naming: boolean,
    { follows, trails, asSaid }: Bearing,
  ): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    const told = follows || trails;
    // Who sits in court hears what others say: “the inquest heard that …”.
    if (lexicon.isIn(c.hearing, word)) return told && lexicon.isIn(c.tribunals, tokens.word[source.head]);
    // “spoke to reporters on Friday” tells nothing of what was said.
    if (lexicon.isIn(c.talking, word) && frame !== 'quote' && frame !== 'colon' && !trails)
      return this.isAbout(tokens, i + 1) || this.comesToTopic(tokens, i + 1, sentence.end);
    const loose = gerund && direct && !inverted && leftOf(tokens, sentence, subjectEnd) === Kind.Word;
    if (
      (lexicon.isIn(c.homographs, word) || (loose && !(naming && source.source === 'named'))) &&
      !told &&
      !asSaid &&
      !(weak && frame === 'to')
    )
      return false; // “the court ruling on Monday”
    if (!told && isNoVerdict(this.grammar, tokens, source, i, sentence.end)) return false;
    // “added a room”, “posted a guard”: no words are told.
    if (lexicon.isIn(c.telling, word) && !told) return false;
    if (lexicon.isIn(c.quoting, word) && frame !== 'quote' && frame !== 'colon' && !trails) return false;
    if (
      lexicon.isIn(c.interpretive, word) &&
      source.source === 'pronoun' &&
      !(frame === 'quote' || trails) &&
      this.isThing(tokens, source.head)
    )
      return false;
    return !weak || (!passive && frame !== 'quote' && (follows || frame === 'to' || frame === 'np' || frame === 'ing'));
  }

  /** “the letter read: ‘…’”, “‘…’, read the warning”: a text, and quotation marks beside it. */
  private isRead(tokens: Tokens, source: Source, first: number, frame: Frame): boolean {
    if (source.source !== 'document' && tokens.word[source.head] !== this.grammar.w.it) return false;
    const before = tokens.is(first - 1, Kind.Comma) ? first - 2 : first - 1;
    return frame === 'quote' || frame === 'colon' || tokens.is(before, Kind.Quote);
  }

  private isAbout(tokens: Tokens, i: number): boolean {
    return tokens.isWord(i) && this.grammar.lexicon.isIn(this.grammar.c.topics, tokens.word[i]);
  }

  /** “spoke at the fair on Tuesday ⟨about⟩ the levy” */
  private comesToTopic(tokens: Tokens, from: number, end: number): boolean {
    const { lexicon, c, w } = this.grammar;
    for (let k = from; k < Math.min(end - 1, from + TOPIC); k++) {
      if (tokens.kind[k] > Kind.Currency) return false;
      const word = tokens.kind[k] === Kind.Word ? tokens.word[k] : 0;
      // “spoke for about five minutes”
      if (word === w.about || word === w.against)
        return tokens.kind[k + 1] !== Kind.Number && !lexicon.isIn(c.numbers, tokens.word[k + 1]);
    }
    return false;
  }

  private isThing(tokens: Tokens, head: number): boolean {
    return tokens.word[head] === this.grammar.w.it || tokens.word[head] === this.grammar.w.that;
  }
}
