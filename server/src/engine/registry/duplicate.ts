import { ANY_TEXT, type RuleInfo, rule } from './ruleInfo';

/** Rules about text that stands in more than one place. */
export const DUPLICATE_RULES: readonly RuleInfo[] = [
  rule('duplicate/block', {
    severity: { news: 'warning', encyclopedia: 'warning', report: 'warning', opinion: 'warning' },
    voices: ANY_TEXT,
    title: 'Duplicated passage',
    summary: 'A paragraph, or a run of blocks, that stands in the document more than once.',
    why: 'Most repeats of this length come from a paste or a merge, not from intent.',
    fine: 'For a refrain, a form or a text that must be repeated word for word.',
    guidelines: ['better-articles'],
  }),
  rule('duplicate/near-block', {
    severity: { news: 'information', encyclopedia: 'information', report: 'information', opinion: 'information' },
    voices: ANY_TEXT,
    title: 'Edited copy',
    summary:
      'A paragraph, or a run of blocks, that stands in the document twice in slightly different wording, or a short paragraph that the one right behind it says again in other words.',
    why: 'Two versions of one passage remain; where they differ in a figure or a name, readers cannot tell which holds.',
    weight:
      'It is a warning where a number differs (unless several figures and names do), and a hint where a form was filled in again, or where a paragraph is short or a new wording of the one before it.',
    fine: 'For entries of a list that share a template, or versions set side by side on purpose.',
    guidelines: ['ipso-1', 'better-articles'],
  }),
  rule('duplicate/sentence', {
    severity: { news: 'hint', encyclopedia: 'hint', report: 'hint', opinion: 'hint' },
    voices: ANY_TEXT,
    title: 'Repeated sentence',
    summary: 'A sentence of eight words or more that stands in two paragraphs.',
    weight: 'It is information where it stands in three places or more.',
    why: 'Repetition reads as emphasis, or as an edit that left the old place behind.',
    fine: 'For a pull quote, a refrain or a legal formula.',
    guidelines: ['semeval', 'better-articles'],
  }),
  rule('duplicate/passage', {
    severity: { news: 'hint', encyclopedia: 'hint', report: 'hint', opinion: 'off' },
    voices: ANY_TEXT,
    title: 'Shared passage',
    summary: 'A stretch of sixteen words or more shared word for word by two paragraphs.',
    why: 'Long shared wording often marks text carried over from another draft.',
    fine: 'For names of laws and bodies, and for a quotation credited both times.',
    guidelines: ['copying', 'text-recycling'],
  }),
  rule('duplicate/boilerplate', {
    severity: { news: 'hint', encyclopedia: 'hint', report: 'hint', opinion: 'hint' },
    voices: ['furniture'],
    title: 'Repeated furniture',
    summary: 'A byline, disclaimer, sharing line or list of links that stands in the page more than once.',
    why: 'Page furniture usually arrives with a paste; end sections appear once.',
    fine: 'Where the house style repeats a line at the top and the foot.',
    guidelines: ['mos-layout'],
  }),
  rule('duplicate/cross-document', {
    severity: { news: 'information', encyclopedia: 'information', report: 'information', opinion: 'information' },
    voices: ANY_TEXT,
    title: 'Passage in another document',
    summary:
      'A paragraph, or a run of blocks, that also stands, the same or edited, in another draft: one that is open, or any of the folder once they are read.',
    weight: 'It is a hint where a news agency is credited on either side.',
    why: 'Readers of both may not know which came first; shared text asks for credit or a rewrite.',
    fine: 'For licences, forms, translations and wire copy under its credit; files of such text can be named in `editorialBalance.duplicates.exclude`.',
    guidelines: ['copying', 'text-recycling'],
  }),
];
