import { formatById } from '../../../server/src/engine/formats';
import { lexicon } from '../../../server/src/engine/lexicon/builtIn';
import type { QuoteStyle } from '../../../server/src/engine/text/quotations';
import { SILENCE } from '../../../server/src/engine/text/quoteClasses';
import { Reader, type Reading } from '../../../server/src/engine/text/reading';
import { VOICES } from '../../../server/src/engine/text/voices';

const reader = new Reader(lexicon());

/** Reads a text as one paragraph of plain prose. */
export function read(text: string, speechStyle?: QuoteStyle): Reading {
  const block = { start: 0, end: text.length, kind: 'paragraph', level: 0, restart: true } as const;
  return reader.read(formatById('plain'), text, block, false, SILENCE, { speechStyle, isQuotedElsewhere: () => false });
}

export const sentencesOf = (text: string): string[] => read(text).sentences.map(({ from, to }) => text.slice(from, to));

export const wordsOf = (text: string): string[] => {
  const { tokens } = read(text);
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));
};

export const quotesOf = (text: string, speechStyle?: QuoteStyle): string[] =>
  read(text, speechStyle).quotes.map((quote) => `${quote.class}: ${text.slice(quote.from, quote.to)}`);

export const cuesOf = (text: string): string[] =>
  read(text).cues.map((cue) => {
    const { tokens } = read(text);
    return `${text.slice(tokens.start[cue.sourceFirst], tokens.end[cue.sourceEnd - 1])} [${cue.source}] ${text.slice(tokens.start[cue.token], tokens.end[cue.token])}${cue.negated ? ' (negated)' : ''}`;
  });

/** The voice of the first token of `word` in the text. */
export function voiceAt(text: string, word: string): string {
  const { tokens, voices } = read(text);
  const at = text.indexOf(word);
  for (let i = 0; i < tokens.count; i++) if (tokens.start[i] >= at) return VOICES[voices[i]];
  throw new Error(`“${word}” is not in the text`);
}
