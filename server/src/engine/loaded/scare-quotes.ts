import type { Hit } from '../hits';
import type { AttributedInPlace } from '../lexicon/attributed';
import type { GuardContext } from '../lexicon/guards';
import type { Lexicon } from '../lexicon/lexicon';
import type { ClassifiedQuote } from '../text/quoteClasses';
import type { Reading } from '../text/reading';
import { sentenceOf } from '../text/sentences';
import { VoiceCode } from '../text/voices';

/** Confidence from which a short quotation without a speaker is reported. */
const REPORTED = 0.5;

/** Fields whose texts put marks round terms they introduce and words on a screen. */
const TECHNICAL = ['computing', 'maths'];
const TECHNICAL_DISCOUNT = 0.25;

/** Confidence that the rest of the document backs: it quotes speech in another style. */
const BACKED = 0.85;
/** Longest term that an encyclopedia is taken to doubt, in words; longer ones are mostly cited from a source. */
const ENCYCLOPEDIC_TERM = 2;
/** What doubt about a term is worth an encyclopedia's while: public affairs, acts, claims, people. */
const PUBLIC_AFFAIRS = ['politics', 'act', 'claim', 'institution', 'group', 'human', 'evaluative', 'harm', 'misdeed'];

/** Whether marks round a term are sure enough to be the writer's doubt. */
export function isDoubtfulTerm(quote: ClassifiedQuote): boolean {
  return quote.class === 'scare' && quote.confidence >= REPORTED && quote.depth === 0;
}

/** Marks round the writer's own short term. The work of telling them from quotations is done in text/quoteUses.ts. */
export function scareQuotes(lexicon: Lexicon, attributed: AttributedInPlace, reading: Reading, context: GuardContext): Hit[] {
  const hits: Hit[] = [];
  for (const quote of reading.quotes) {
    if (!isDoubtfulTerm(quote)) continue;
    if (quote.confidence < REPORTED + TECHNICAL_DISCOUNT && TECHNICAL.some((field) => context.fields.has(field))) continue;
    if (reading.voices[quote.open] !== VoiceCode.scare) continue;
    const sentence = reading.sentences[sentenceOf(reading.sentences, quote.open)];
    if (attributed.holds(reading.tokens, quote.open, quote.close, sentence)) continue;
    const { from, to } = quote;
    const inner = { from: reading.tokens.end[quote.open], to: reading.tokens.start[quote.close] };
    hits.push({
      rule: 'loaded/scare-quotes',
      from,
      to,
      entry: -1,
      form: 0,
      ...severityOf(quote, lexicon, reading, context),
      message: `The marks round ${reading.text.slice(from, to)} may read as doubt, without saying who doubts it. Drop them, or say whose word it is.`,
      fixes: [
        {
          title: 'Remove the quotation marks',
          kind: 'delete',
          preferred: true,
          edits: [
            { from, to: inner.from, newText: '' },
            { from: inner.to, to, newText: '' },
          ],
        },
        { title: 'Say whose word it is', kind: 'attribute', edits: [{ from: to, to, newText: ' (in the words of [who?])' }] },
      ],
    });
  }
  return hits;
}

/**
 * Encyclopedias put marks round coined, foreign and cited terms all the time: there a lone term is no more than a hint,
 * unless the document quotes speech in other marks or the term is one of public affairs.
 */
function severityOf(
  quote: ClassifiedQuote,
  lexicon: Lexicon,
  { kind, tokens }: Reading,
  { profile }: GuardContext,
): Pick<Hit, 'shift' | 'severity'> {
  if (kind === 'heading') return { shift: 1 };
  if (profile !== 'encyclopedia' || quote.confidence >= BACKED) return {};
  let words = 0;
  for (let i = quote.open + 1; i < quote.close; i++) if (tokens.isWord(i)) words++;
  if (words > ENCYCLOPEDIC_TERM) return { severity: 'hint' };
  for (let i = quote.open + 1; i < quote.close; i++)
    if (PUBLIC_AFFAIRS.some((name) => lexicon.isIn(lexicon.classNumber(name), tokens.word[i]))) return {};
  return { severity: 'hint' };
}
