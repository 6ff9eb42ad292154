import type { FixPlan } from '../hits';

/**
 * Fixes that the rules on unsourced claims share. Notes in square brackets are blanks for the writer; fixes/notation.ts puts
 * them into the notation of the document's format.
 */
export function sourceFixes(text: string, from: number, to: number): FixPlan[] {
  let end = to;
  while (end > from && /[.!?…"”’')\]]/.test(text[end - 1])) end--;
  return [
    {
      title: 'Mark for a source: [source?]',
      kind: 'placeholder',
      preferred: true,
      edits: [{ from: end, to: end, newText: ' [source?]' }],
    },
    { title: 'Attribute it: “…, [who?] said”', kind: 'attribute', edits: [{ from: end, to: end, newText: ', [who?] said' }] },
    ...openedWithSource(text, from, to),
  ];
}

/** “According to [source?], the levy fell.”: where the first word is one that loses its capital safely. */
function openedWithSource(text: string, from: number, to: number): FixPlan[] {
  const opener = OPENER.exec(text.slice(from, to));
  if (!opener) return [];
  const lower = opener[0].toLowerCase();
  return [
    {
      title: 'Attribute it: “According to [source?], …”',
      kind: 'attribute',
      edits: [{ from, to: from + opener[0].length, newText: `According to [source?], ${lower}` }],
    },
  ];
}

const OPENER =
  /^(?:The|A|An|This|That|These|Those|It|He|She|They|There|In|On|At|Some|Many|Most|More|Nearly|About|Almost|Over|Its|His|Her|Their|Higher|Lower|Rents?|Prices?)\b/;

/** Where estimates differ, readers need both ends. */
export const rangeFix = (to: number): FixPlan => ({
  title: 'Give the range: “(between [x?] and [y?], according to [source?])”',
  kind: 'describe',
  edits: [{ from: to, to, newText: ' (between [x?] and [y?], according to [source?])' }],
});

/** “will collapse” to “may collapse”: weaker, but still nobody's; so offered last. */
export function softenedFix(text: string, from: number, to: number): FixPlan | undefined {
  const verb = /\b(will|would)\b(?! (?:not|have)\b)/.exec(text.slice(from, to));
  if (!verb) return undefined;
  const at = from + verb.index;
  const softer = verb[1] === 'will' ? 'may' : 'might';
  return {
    title: `Soften it: “${verb[1]}” to “${softer}”`,
    kind: 'replace',
    edits: [{ from: at, to: at + verb[1].length, newText: softer }],
  };
}
