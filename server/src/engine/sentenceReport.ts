import { ATTRIBUTED_SHARE, type Attribution, attributedShare } from './attribution/attributions';
import type { Evidence } from './attribution/evidence';
import type { BlockAnalyser } from './blockAnalysis';
import { type BlockState, INITIAL_STATE } from './blockState';
import type { BlockEntry } from './blocks';
import type { DocumentContext } from './context';
import type { Format } from './formats/format';
import type { ClassifiedQuote } from './text/quoteClasses';
import { VOICES } from './text/voices';
import type { SentenceReport, Span } from './types';

/**
 * Every sentence of the blocks that touch `within` with voice, evidence, claim and quotations. Reads each of these blocks
 * again: for reports only.
 */
export function reportSentences(
  analyser: BlockAnalyser,
  format: Format,
  text: string,
  blocks: readonly BlockEntry[],
  context: DocumentContext,
  within: Span,
): SentenceReport[] {
  const report: SentenceReport[] = [];
  blocks.forEach((block, index) => {
    if (block.end < within.start || block.start > within.end) return;
    const incoming: BlockState = block.result?.incoming ?? INITIAL_STATE;
    const { reading, evidence, claims, attributions } = analyser.inspect(format, text, block, block.furniture, incoming, context);
    const { tokens, sentences, voices } = reading;
    sentences.forEach((sentence, s) => {
      const span = (first: number, end: number): [number, number] => [
        block.start + tokens.start[first],
        block.start + tokens.end[end - 1],
      ];
      const spanIfAny = (first: number, end: number) => (first < end ? span(first, end) : null);
      const own = attributions.filter((attribution) => attribution.sentence === s);
      const share = attributedShare(reading, s, own);
      const main = own.reduce<Attribution | undefined>(
        (best, one) => (best && lengthOf(best) >= lengthOf(one) ? best : one),
        undefined,
      );
      report.push({
        start: block.start + sentence.from,
        end: block.start + sentence.to,
        block: index,
        voice: VOICES[mainVoice(voices, sentence.first, sentence.end)],
        attribution: {
          status: statusOf(evidence[s], share),
          grade: evidence[s].grade,
          source: main ? spanIfAny(main.sourceFirst, main.sourceEnd) : null,
          cue: main ? span(main.cueFirst, main.cueEnd) : null,
          class: evidence[s].source,
          share,
        },
        attributions: own.map((one) => ({
          source: spanIfAny(one.sourceFirst, one.sourceEnd),
          cue: span(one.cueFirst, one.cueEnd),
          content: spanIfAny(one.contentFirst, one.contentEnd),
          evidence: one.cue !== undefined && !one.cue.weak && !one.cue.negated,
        })),
        claim: claims[s],
        quotes: reading.quotes
          .filter((quote) => quote.from < sentence.to && sentence.from < quote.to)
          .map((quote) => [block.start + quote.from, block.start + quote.to, quoteKind(quote)]),
      });
    });
  });
  return report;
}

const lengthOf = ({ contentFirst, contentEnd }: Attribution): number => contentEnd - contentFirst;

/** A sentence is attributed when enough of it is; evidence that covers less, such as a cue in a bracket, does not make it so. */
function statusOf({ status }: Evidence, share: number): Evidence['status'] {
  if (status === 'cited') return status;
  if (share >= ATTRIBUTED_SHARE) return 'cued';
  return status === 'carried' ? status : 'none';
}

const quoteKind = (quote: ClassifiedQuote): ClassifiedQuote['class'] => quote.class;

/** The voice most of a sentence's tokens have. */
function mainVoice(voices: Uint8Array, first: number, end: number): number {
  const counts = new Array<number>(VOICES.length).fill(0);
  let best = voices[first];
  for (let i = first; i < end; i++) if (++counts[voices[i]] > counts[best]) best = voices[i];
  return best;
}
