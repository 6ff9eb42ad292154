import type { Hit } from '../hits';
import { isAttributedInPlace } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { VoiceCode } from '../text/voices';

/** Confidence from which a short quotation without a speaker is reported. */
const REPORTED = 0.5;

/** Fields whose texts put marks round terms they introduce and words on a screen. */
const TECHNICAL = ['computing', 'maths'];
const TECHNICAL_DISCOUNT = 0.25;

/** Marks round the writer's own short term. The work of telling them from quotations is done in text/voices.ts. */
export function scareQuotes(lexicon: Lexicon, reading: Reading, context: { readonly fields: ReadonlySet<string> }): Hit[] {
  const hits: Hit[] = [];
  for (const quote of reading.quotes) {
    if (quote.class !== 'scare' || quote.confidence < REPORTED || quote.depth > 0) continue;
    if (quote.confidence < REPORTED + TECHNICAL_DISCOUNT && TECHNICAL.some((field) => context.fields.has(field))) continue;
    if (reading.voices[quote.open] !== VoiceCode.scare) continue;
    if (isAttributedInPlace(lexicon, reading.tokens, quote.close)) continue;
    const { from, to } = quote;
    const inner = { from: reading.tokens.end[quote.open], to: reading.tokens.start[quote.close] };
    hits.push({
      rule: 'loaded/scare-quotes',
      from,
      to,
      entry: -1,
      form: 0,
      ...(reading.kind === 'heading' ? { shift: 1 } : {}),
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
