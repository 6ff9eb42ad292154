import type { FormatId, TextEdit } from '../types';

/** What a place in running text may be to others: an anchor that links lead to, or a note that is referred to again. */
interface Mark {
  readonly kind: 'anchor' | 'note';
  readonly name: string;
}

interface Marking {
  readonly kind: Mark['kind'];
  /** How it is written; one of the groups is its name. */
  readonly written: RegExp;
  /** What leads to it. */
  readonly use: (name: string) => RegExp;
}

const HTML: Marking = {
  kind: 'anchor',
  written: /<[^<>]*\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)|\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}/g,
  use: (name) => new RegExp(`(?:\\(|<|=\\s*["']?|:\\s*)#${name}(?![\\w:-])`),
};

/** Only what is written within prose: notes and targets that stand by themselves are never deleted with a copy. */
const MARKINGS: Readonly<Record<FormatId, readonly Marking[]>> = {
  plain: [],
  html: [HTML],
  markdown: [HTML],
  wikitext: [
    {
      kind: 'anchor',
      written: /<(?!ref\b)[^<>]*\sid\s*=\s*["']?([^\s"'<>]+)|\{\{\s*(?:visible )?anchor\s*\|\s*([^{}|]+?)\s*[|}]/gi,
      use: (name) => new RegExp(`\\[\\[[^\\[\\]|]*#${name}\\s*[|\\]]`),
    },
    {
      kind: 'note',
      written: /<ref\s[^<>]*\bname\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)'|([^\s"'<>/]+))[^<>]*(?<!\/)>/gi,
      use: (name) =>
        new RegExp(`<ref\\s[^<>]*\\bname\\s*=\\s*["']?${name}["'\\s/][^<>]*>|\\{\\{\\s*r\\s*\\|[^{}]*\\b${name}\\b`, 'i'),
    },
  ],
  asciidoc: [
    {
      kind: 'anchor',
      written: /\[\[([^[\],\s]+)[^[\]\n]*\]\]|\[#([\w:.-]+)[^[\]\n]*\]|\banchor:([\w:.-]+)\[/g,
      use: (name) => new RegExp(`<<#?${name}(?:,[^<>]*)?>>|\\bxref:#?${name}\\[`),
    },
    {
      kind: 'note',
      written: /footnote:([\w-]+)\[(?!\])|footnoteref:\[([\w-]+),/g,
      use: (name) => new RegExp(`footnote:${name}\\[\\]|footnoteref:\\[${name}\\]`),
    },
  ],
  restructuredtext: [
    {
      kind: 'anchor',
      written: /(?<!\w)_`([^`\n]+)`/g,
      use: (name) => new RegExp(`(?<![\\w_])(?:\`${name}\`|(?<![\`<])${name})_(?!\\w)`, 'i'),
    },
  ],
  org: [
    { kind: 'anchor', written: /<<<?([^<>\n]+)>>/g, use: (name) => new RegExp(`\\[\\[${name}\\]`, 'i') },
    { kind: 'note', written: /\[fn:([\w-]+):/g, use: (name) => new RegExp(`\\[fn:${name}\\]`) },
  ],
  latex: [
    {
      kind: 'anchor',
      written: /\\label\{([^{}\n]+)\}/g,
      use: (name) => new RegExp(`\\\\\\w*ref\\*?\\{[^{}]*\\b${name}\\b`, 'i'),
    },
    { kind: 'anchor', written: /\\hypertarget\{([^{}\n]+)\}/g, use: (name) => new RegExp(`\\\\hyperlink\\{${name}\\}`) },
  ],
};

/** What goes with deleted text though the text that stays leads to it. */
export function lostMarks(text: string, format: FormatId, deletions: readonly TextEdit[]): Mark[] {
  const gone = deletions.map(({ start, end }) => text.slice(start, end)).join('\n');
  let rest: string | undefined;
  const lost: Mark[] = [];
  for (const { kind, written, use } of MARKINGS[format]) {
    for (const name of namesIn(gone, written)) {
      rest ??= without(text, deletions);
      if (use(escaped(name)).test(rest) && !namesIn(rest, written).has(name)) lost.push({ kind, name });
    }
  }
  return lost;
}

const namesIn = (text: string, written: RegExp): Set<string> =>
  new Set([...text.matchAll(written)].map(([, ...groups]) => groups.find((group) => group !== undefined) ?? ''));

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function without(text: string, deletions: readonly TextEdit[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of deletions) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return rest + text.slice(at);
}
