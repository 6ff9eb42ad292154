/** Text of the document or the lexicon on its way to a screen. */

/** Characters that reorder, hide or break what is shown. The two joiners stay: scripts and emoji are built with them. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu;

/** All but what is known to be seen as it is: most texts hold nothing else, and are shown as they are. */
const PERHAPS_UNSEEN = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]/;

/** One line of text in which nothing is hidden: an invisible character is named (U+202E), a line break is a space. */
export function visible(text: string): string {
  if (!PERHAPS_UNSEEN.test(text)) return text;
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(UNSEEN, (unit) => `U+${Number(unit.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** What Markdown, with the extensions that editors render, reads as more than text inside a line. */
const INLINE = /[\\`*_[\]<>~@]|&(?=[#\w])|!(?=\[)|:(?=\/)|\$(?=\()|(?<=www)\./gi;
/** The same at the beginning of a line: headings, lists, rules, tables. */
const LEADING = /^(\s*\d*)([-+=#|.)])/;

/**
 * The text as Markdown that shows exactly it: no emphasis, link, image, HTML, entity or bare address is left. Only
 * what must be is escaped, since some editors show the backslashes.
 */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(INLINE, '\\$&').replace(LEADING, '$1\\$2');
}

/** A link where the address is plain https, else the title alone: an address from a lexicon is never trusted further. */
export function markdownLink(title: string, address: string): string {
  const safe = /^https:\/\/[^\s<>()\\]+$/.test(address);
  return safe ? `[${escapeMarkdown(title)}](${address})` : escapeMarkdown(title);
}
