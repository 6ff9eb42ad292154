import type { Span } from '../types';
import { numberedCitation, parentheticalCitation } from './citations';
import type { Masking } from './masking';
import { emailAt, urlAtColon, urlAtWww } from './urls';

/** The characters that give an address or a citation away. */
export const REFERENCE_CHARACTERS = ':@wW([';

/**
 * Masks the bare address, `(Lim 2021)` or `[12]` that the character at `at` gives away, in any format's running text;
 * gives the offset after it, or -1 when there is none. Nothing before `from` belongs to it.
 */
export function maskReference(unit: number, at: number, from: number, masking: Masking): number {
  const { text } = masking;
  const end = text.length;
  switch (unit) {
    case 0x3a: // :
      return maskAddress(urlAtColon(text, at, from, end), masking);
    case 0x40: // @
      return maskAddress(emailAt(text, at, from, end), masking);
    case 0x57:
    case 0x77: // w
      return maskAddress(urlAtWww(text, at, from, end), masking);
    case 0x28:
    case 0x5b: {
      const citation = (unit === 0x28 ? parentheticalCitation : numberedCitation)(text, at, end);
      if (!citation) return -1;
      masking.skip(citation.start, citation.end);
      masking.mark('citation', citation.start, citation.end, citation.target);
      return citation.end;
    }
    default:
      return -1;
  }
}

/** The same; gives the offset to go on from, which is the next one where there is none. */
export function passReference(unit: number, at: number, from: number, masking: Masking): number {
  return Math.max(maskReference(unit, at, from, masking), at + 1);
}

function maskAddress(span: Span | undefined, masking: Masking): number {
  if (!span) return -1;
  masking.object(span.start, span.end);
  masking.mark('url', span.start, span.end, masking.text.slice(span.start, span.end));
  return span.end;
}
