import type { BlockAnalyser, BlockState } from './blockAnalysis';
import { INITIAL_STATE } from './blockAnalysis';
import type { BlockEntry } from './blocks';
import type { DocumentContext } from './context';
import type { Format } from './formats/format';
import type { ClassifiedQuote } from './text/quoteClasses';
import { VOICES } from './text/voices';
import type { SentenceReport } from './types';

/** Every sentence of a document with voice, evidence, claim and quotations. Reads each block again: for reports only. */
export function reportSentences(
  analyser: BlockAnalyser,
  format: Format,
  text: string,
  blocks: readonly BlockEntry[],
  context: DocumentContext,
): SentenceReport[] {
  const report: SentenceReport[] = [];
  blocks.forEach((block, index) => {
    const incoming: BlockState = block.result?.incoming ?? INITIAL_STATE;
    const { reading, evidence, claims } = analyser.inspect(format, text, block, block.furniture, incoming, context);
    const { tokens, sentences, voices } = reading;
    sentences.forEach((sentence, s) => {
      const { status, grade, cue, source } = evidence[s];
      const span = (first: number, end: number): [number, number] => [
        block.start + tokens.start[first],
        block.start + tokens.end[end - 1],
      ];
      report.push({
        start: block.start + sentence.from,
        end: block.start + sentence.to,
        block: index,
        voice: VOICES[mainVoice(voices, sentence.first, sentence.end)],
        attribution: {
          status,
          grade,
          source: cue ? span(cue.sourceFirst, cue.sourceEnd) : null,
          cue: cue ? span(cue.token, cue.token + 1) : null,
          class: source,
        },
        claim: claims[s],
        quotes: reading.quotes
          .filter((quote) => quote.from < sentence.to && sentence.from < quote.to)
          .map((quote) => [block.start + quote.from, block.start + quote.to, quoteKind(quote)]),
      });
    });
  });
  return report;
}

const quoteKind = (quote: ClassifiedQuote): ClassifiedQuote['class'] => quote.class;

/** The voice most of a sentence's tokens have. */
function mainVoice(voices: Uint8Array, first: number, end: number): number {
  const counts = new Array<number>(VOICES.length).fill(0);
  let best = voices[first];
  for (let i = first; i < end; i++) if (++counts[voices[i]] > counts[best]) best = voices[i];
  return best;
}
