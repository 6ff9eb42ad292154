import { lexicalFixes } from '../fixes';
import type { FixPlan } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Claims } from './rule';

/**
 * Fixes that the rules on unsourced claims share. Notes in square brackets are blanks for the writer; fixes/notation.ts puts
 * them into the notation of the document's format.
 */
export function sourceFixes(text: string, from: number, to: number): FixPlan[] {
  const { at, stop } = statementEnd(text, from, to);
  const behind = (words: string) => [{ from: at, to: at, newText: words + stop }];
  const quoted = /[”"’']$/.test(text.slice(from, at).trimEnd()) && at === to;
  return [
    { title: 'Mark for a source: [source?]', kind: 'placeholder', preferred: true, edits: behind(' [source?]') },
    // “… is ‘the best.’”: the full stop inside the marks belongs to the quotation.
    ...(quoted ? [] : [{ title: 'Attribute it: “…, [who?] said”', kind: 'attribute' as const, edits: behind(', [who?] said') }]),
    ...openedWithSource(text, from, to),
  ];
}

/** An abbreviation whose full stop closes the sentence as well. */
const ABBREVIATED = /(?:\b\p{L}\.){2,}$|\b(?:Inc|Ltd|Co|Corp|etc|Jr|Sr)\.$/u;

/**
 * Where words behind a sentence go: in front of its closing mark, outside its brackets and quotations; and the full stop
 * they have to bring along, where the one there is that of an abbreviation.
 */
function statementEnd(text: string, from: number, to: number): { at: number; stop: string } {
  const sentence = text.slice(from, to).trimEnd();
  const end = from + sentence.length;
  if (/[.!?…][”"’']+$/.test(sentence)) return { at: end, stop: '' };
  if (ABBREVIATED.test(sentence)) return { at: end, stop: '.' };
  return { at: end - (/[.!?…]+$/.exec(sentence)?.[0].length ?? 0), stop: '' };
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

/** The note that the entry of a claim's trigger asks for, right behind it: “will collapse [forecast by whom?]”. */
export function triggerFixes({ lexicon, reading }: Claims, trigger: LexicalHit): FixPlan[] {
  const plans = lexicalFixes(lexicon, lexicon.entries[trigger.entry], trigger, reading.text, AS_WRITTEN);
  return plans.filter(({ kind }) => kind === 'placeholder');
}

const AS_WRITTEN = { ize: undefined, american: undefined };

/** What is counted roughly, and so by somebody else otherwise. */
const ESTIMATE =
  /^(?:about|around|some|nearly|almost|roughly|approximately|(?:an )?estimated|up to|at least|as many as|more than|over|dozens|hundreds|thousands|tens|scores|millions)\b/i;

/** Where estimates differ, readers need both ends. */
export const rangeFix = (figure: string, to: number): FixPlan[] =>
  ESTIMATE.test(figure)
    ? [
        {
          title: 'Give the range: “(between [x?] and [y?], according to [source?])”',
          kind: 'describe',
          edits: [{ from: to, to, newText: ' (between [x?] and [y?], according to [source?])' }],
        },
      ]
    : [];

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
