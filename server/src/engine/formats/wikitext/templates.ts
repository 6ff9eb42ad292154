import type { Span } from '../../types';
import { skipBlank, trimEnd } from '../lines';
import type { WikitextConstructs } from './constructs';

const PIPE = 0x7c;
const LT = 0x3c;

/** What a template means for the words round it. */
export type TemplateRole =
  /** Cites a work. */
  | { readonly kind: 'citation' }
  /** Asks other editors for something, or says where in a work: nothing readers would miss. */
  | { readonly kind: 'note' }
  /** Shows one of its parameters: its number, or the last one (-1). */
  | { readonly kind: 'text'; readonly parameter: number }
  /** Shows a quotation, in `text`, `quote` or the first parameter. */
  | { readonly kind: 'quotation' }
  | { readonly kind: 'character'; readonly character: string }
  /** Anything else: stands like a noun. */
  | { readonly kind: 'object' };

const ROLES = new Map<string, TemplateRole>();
const give = (role: TemplateRole, names: string) => {
  for (const name of names.split(', ')) ROLES.set(name, role);
};
give(
  { kind: 'citation' },
  'citation, sfn, sfnp, sfnm, sfnmp, sfnref, harv, harvnb, harvtxt, harvcol, harvcolnb, harvp, r, refn, ref, #tag:ref',
);
give(
  { kind: 'note' },
  'citation needed, cn, fact, citation needed span, page needed, full citation needed, better source needed, unreliable source?, verify source, ' +
    'failed verification, dead link, original research inline, by whom, according to whom, who, whom, when, where, which, why, clarify, vague, ' +
    'dubious, disputed inline, weasel inline, peacock inline, pov statement, attribution needed, quantify, specify, update inline, as of, ' +
    'efn, efn-ua, notetag, note, rp, anchor, refend, refbegin, clear, -, toc, reflist, notelist, short description, use dmy dates, use mdy dates',
);
give(
  { kind: 'text', parameter: 1 },
  'nowrap, nobr, small, smaller, big, larger, em, strong, smallcaps, sc, abbr, tooltip, abbrlink, underline, u, visible anchor, vanchor, ' +
    'nihongo, ill, interlanguage link, proper name, noitalic, no italic, italic title, kbd, sic, not a typo, as written, center',
);
give({ kind: 'text', parameter: 2 }, 'lang, lang-x, transliteration, transl, wikt-lang, color, font color, hover title');
give(
  { kind: 'quotation' },
  'quote, blockquote, bquote, cquote, quotation, quote box, quote frame, pull quote, rquote, centered pull quote',
);
give({ kind: 'character', character: '–' }, 'snd, spnd, spaced ndash, spaced en dash, ndash, en dash, dash');
give({ kind: 'character', character: '—' }, 'mdash, em dash, emdash, snds, spaced mdash');
give({ kind: 'character', character: ' ' }, 'nbsp, spaces, space, thinsp, hair space');
give({ kind: 'character', character: '’' }, "', apostrophe, shy");
give({ kind: 'character', character: '"' }, '", double quote');
give({ kind: 'character', character: '|' }, '!');
give({ kind: 'character', character: '=' }, '=');
give({ kind: 'character', character: '·' }, '·, dot, bullet, •');

const OBJECT_ROLE: TemplateRole = { kind: 'object' };
const CITATION_ROLE: TemplateRole = { kind: 'citation' };
const LONGEST_NAME = 60;

/** The name of the template at `[start, end)` in lower case, with blanks for underscores. */
export function templateName(text: string, start: number, end: number): string {
  const from = skipBlank(text, start + 2, end - 2);
  let to = from;
  const limit = Math.min(end - 2, from + LONGEST_NAME);
  while (to < limit && text.charCodeAt(to) !== PIPE && text.charCodeAt(to) !== LT && text.charCodeAt(to) !== 0x0a) to++;
  return text
    .slice(from, trimEnd(text, from, to))
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** What a template shows, by its name in lower case. */
export function templateRole(name: string): TemplateRole {
  return (
    ROLES.get(name) ??
    (name.startsWith('cite ') ? CITATION_ROLE : name.startsWith('lang-') ? { kind: 'text', parameter: 1 } : OBJECT_ROLE)
  );
}

/** A parameter of a template or link: its name (a number where it has none) and its value without the blanks round it. */
export interface Parameter extends Span {
  readonly name: string;
}

/** The parameters of the template or link at `[start, end)`; what is nested in them parts nothing. */
export function parameters(text: string, start: number, end: number, constructs: WikitextConstructs): Parameter[] {
  const found: Parameter[] = [];
  let from = -1;
  let unnamed = 0;
  const add = (to: number) => {
    if (from === -1) return;
    const equals = text.slice(from, Math.min(to, from + LONGEST_NAME)).indexOf('=');
    const name = equals === -1 ? '' : text.slice(from, from + equals).trim();
    const isNamed = /^[\w -]+$/.test(name);
    const value = skipBlank(text, isNamed ? from + equals + 1 : from, to);
    found.push({ name: isNamed ? name.toLowerCase() : String(++unnamed), start: value, end: trimEnd(text, value, to) });
  };
  for (let at = start + 2; at < end - 2; ) {
    const unit = text.charCodeAt(at);
    if (unit === PIPE) {
      add(at);
      from = ++at;
    } else {
      at = afterNested(text, at, constructs);
    }
  }
  add(end - 2);
  return found;
}

/** The next offset behind `at`, or behind the template, link or verbatim text that opens there. */
export function afterNested(text: string, at: number, constructs: WikitextConstructs): number {
  const unit = text.charCodeAt(at);
  if ((unit === 0x7b || unit === 0x5b) && text.charCodeAt(at + 1) === unit) {
    const end = constructs.pairEnd(at);
    if (end !== -1) return end;
  } else if (unit === LT) {
    const construct = constructs.at(at);
    if (construct !== undefined && construct.end !== -1) return construct.end;
  }
  return at + 1;
}
