import type { Span } from '../types';

/** A citation in running text, and what it names. */
export interface Citation extends Span {
  readonly target: string;
}

const LONGEST = 160;
const NUMBERS = /^\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,6}\]/;
const MONTHS =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)\b/;
/** One work: "Lim 2021", "Lim, 2021, p. 4", "van Dijk et al., 2019a", "UN 2020: 14". */
const WORK =
  /^(?:(?:see|cf\.|e\.g\.,?|also|in) ){0,2}(?:(?:van|von|de|der|del|la|le) ){0,2}\p{Lu}[^()\d;]{0,80}?,? (?:1[5-9]|20)\d\d[a-z]?(?:(?:,|:) ?(?:pp?\. ?)?[\d–-]{1,12})?$/u;
const PANDOC = /^\[(?:(?:see|see also|cf\.|e\.g\.,?) )?-?@([\p{L}\d_][\p{L}\d_:.#$%&+?<>~/-]*)[^[\]]*\]/u;
const SOURCE_LINE = /^sources?:\s*/i;

/** `(Lim 2021)`, `(Lim, 2021, p. 4; Roe 2019)` where the `(` stands at `at`. */
export function parentheticalCitation(text: string, at: number, end: number): Citation | undefined {
  const close = text.slice(at, Math.min(end, at + LONGEST)).indexOf(')');
  // The shortest is "(X 1999)"; a citation ends in a year or a page, so mostly the last character decides.
  if (close < 7 || !/[\da-z]/.test(text[at + close - 1])) return undefined;
  const inner = text.slice(at + 1, at + close).replace(/\s+/g, ' ');
  if (!/(?:1[5-9]|20)\d\d/.test(inner)) return undefined;
  const works = inner.split(/; ?/);
  if (!works.every((work) => WORK.test(work) && !MONTHS.test(work))) return undefined;
  return { start: at, end: at + close + 1, target: inner };
}

/** `[12]`, `[3, 5]`, `[3–5]` where the `[` stands at `at`. */
export function numberedCitation(text: string, at: number, end: number): Citation | undefined {
  const match = NUMBERS.exec(text.slice(at, Math.min(end, at + 50)));
  return match ? { start: at, end: at + match[0].length, target: match[0].slice(1, -1) } : undefined;
}

/** Pandoc's `[@key]`, `[see @key, p. 3]` where the `[` stands at `at`. */
export function pandocCitation(text: string, at: number, end: number): Citation | undefined {
  const match = PANDOC.exec(text.slice(at, Math.min(end, at + LONGEST)));
  return match ? { start: at, end: at + match[0].length, target: match[1] } : undefined;
}

/** A whole block that names its source: "Source: Office for Statistics". */
export function sourceLine(text: string, start: number, end: number): Citation | undefined {
  // Most blocks begin with no “s”.
  if ((text.charCodeAt(start) | 0x20) !== 0x73) return undefined;
  const match = SOURCE_LINE.exec(text.slice(start, Math.min(end, start + LONGEST)));
  return match ? { start, end, target: text.slice(start + match[0].length, end) } : undefined;
}
