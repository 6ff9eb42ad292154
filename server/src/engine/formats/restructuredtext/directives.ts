import type { BlockKind } from '../format';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Directives whose contents are prose; those of directives that are not known are not read. */
const PROSE = names(
  'note warning tip hint important attention caution danger error admonition topic sidebar seealso versionadded versionchanged ' +
    'deprecated container compound class only table list-table rubric centered figure epigraph pull-quote highlights header footer ' +
    'abstract dedication card dropdown tab-item grid-item-card',
);
const QUOTATIONS = names('epigraph pull-quote highlights');
/** Directives whose argument is a heading or caption of its own. */
const TITLES: Readonly<Record<string, BlockKind>> = {
  admonition: 'heading',
  topic: 'heading',
  sidebar: 'heading',
  rubric: 'heading',
  centered: 'heading',
  card: 'heading',
  dropdown: 'heading',
  table: 'caption',
  'list-table': 'caption',
};
/** Directives whose argument is no prose. */
const SILENT = names('figure container class only tab-item grid-item-card versionadded versionchanged deprecated');

const DIRECTIVE = /^([\w][\w:.+-]*) ?::(?:\s|$)/;

/** A directive, by the words behind its `..`. */
export interface Directive {
  /** What its contents are read as; `plain`: as what stands around it. */
  readonly holds: 'code' | 'quote' | 'figure' | 'plain';
  /** What its argument is; undefined: no prose. */
  readonly title: BlockKind | undefined;
  /** Length of its name and colons. */
  readonly length: number;
}

/** The directive that a line begins behind its `..`, if it begins one. */
export function directiveAt(head: string): Directive | undefined {
  const found = DIRECTIVE.exec(head);
  if (!found) return undefined;
  const name = found[1].toLowerCase();
  const { length } = found[0];
  if (!PROSE.has(name)) return { holds: 'code', title: undefined, length };
  const title = SILENT.has(name) ? undefined : Object.hasOwn(TITLES, name) ? TITLES[name] : 'paragraph';
  return { holds: QUOTATIONS.has(name) ? 'quote' : name === 'figure' ? 'figure' : 'plain', title, length };
}
