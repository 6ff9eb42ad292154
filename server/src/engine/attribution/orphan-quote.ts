import type { FixPlan, Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import type { ClassifiedQuote } from '../text/quoteClasses';
import type { Reading } from '../text/reading';
import { sentenceOf } from '../text/sentences';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Claims } from './rule';

/** Confidence from which a quotation nobody is said to have spoken is reported. */
const REPORTED = 0.5;

/** Real-looking quotations without a speaker in reach. Who speaks is settled in text/voices.ts. */
export function orphanQuotes({ reading, evidence, lexicon }: Claims): Hit[] {
  const hits: Hit[] = [];
  for (const quote of reading.quotes) {
    if (quote.class !== 'orphan' || quote.depth > 0 || quote.confidence < REPORTED || !quote.closed) continue;
    const voice = reading.voices[quote.open];
    if (voice !== VoiceCode['orphan-verbatim'] && voice !== VoiceCode['orphan-invented']) continue;
    // A citation in the paragraph is a source.
    if (evidence.some((e) => e.status === 'cited')) continue;
    const { from, to } = quote;
    const placed = namesSpeaker(reading, lexicon, quote) || isTalk(reading, quote);
    hits.push({
      rule: 'attribution/orphan-quote',
      from,
      to,
      entry: -1,
      form: 0,
      ...(reading.kind === 'heading' ? { shift: 1 } : placed ? { shift: -1 } : {}),
      message: 'Nobody in reach is said to have spoken or written these words. Name the speaker or the document.',
      fixes: fixesOf(reading, quote),
    });
  }
  return hits;
}

/** Words that only their speaker can say. */
const FIRST_PERSON = /\b(?:I|me|my|mine|we|us|our|ours|you|your)\b/;

function fixesOf({ tokens, text }: Reading, { open, close, from, to }: ClassifiedQuote): FixPlan[] {
  const words = text.slice(tokens.end[open], tokens.start[close]);
  const whole = /^\p{Lu}/u.test(words) && /[.!?…,]$/.test(words);
  const blank = whole ? '([who?] said)' : '(in the words of [who?])';
  const insertion: FixPlan = {
    title: `Mark for a speaker: ${blank}`,
    kind: 'attribute',
    preferred: true,
    edits: [{ from: to, to, newText: ` ${blank}` }],
  };
  // A sentence of somebody's does not become the writer's by leaving the marks out.
  if (whole || FIRST_PERSON.test(words)) return [insertion];
  const unmarked: FixPlan = {
    title: 'Paraphrase: remove the quotation marks',
    kind: 'replace',
    edits: [
      { from, to: tokens.end[open], newText: '' },
      { from: tokens.start[close], to, newText: '' },
    ],
  };
  return [insertion, unmarked];
}

/** From so many quotations on, a paragraph is talk: somebody's turns in a conversation that is told. */
const TURNS = 4;

/** Talk that is told or imagined: one turn of several, an item of a list, a question. */
function isTalk({ quotes, kind, tokens }: Reading, { close }: ClassifiedQuote): boolean {
  if (kind === 'list-item' || tokens.is(close - 1, Kind.Question) || tokens.is(close - 2, Kind.Question)) return true;
  return quotes.filter(({ depth, words }) => depth === 0 && words > 2).length >= TURNS;
}

/** Whether a person or a text that may be speaking stands before the quotation, in its sentence or the one before. */
function namesSpeaker({ tokens, sentences }: Reading, lexicon: Lexicon, quote: ClassifiedQuote): boolean {
  const own = sentenceOf(sentences, quote.open);
  const opens = sentences[own].first === quote.open;
  const person = lexicon.classNumber('pronouns-person');
  const documents = lexicon.classNumber('documents');
  for (let i = sentences[opens ? Math.max(0, own - 1) : own].first; i < quote.open; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    if (lexicon.isName(tokens, i) || lexicon.isIn(person, tokens.word[i]) || lexicon.isIn(documents, tokens.word[i])) return true;
  }
  return false;
}
