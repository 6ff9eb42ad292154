import { getParser } from '@unified-latex/unified-latex-util-parse';

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly env?: string;
  readonly args?: readonly { readonly openMark: string; readonly content: readonly Node[] }[];
}

const parser = getParser({
  macros: {
    enquote: { signature: 's m' },
    citep: { signature: 's o o m' },
    citet: { signature: 's o o m' },
    todo: { signature: 'o m' },
    emph: { signature: 'm' },
    part: { signature: 's o m' },
  },
});

const HEADINGS = new Set(['section', 'subsection', 'chapter', 'caption', 'title']);
const SILENT = new Set(['label', 'footnote', 'cite', 'citep', 'todo', 'vspace', 'centering', 'noindent', 'hline', 'maketitle']);
const OBJECTS = new Set(['ref', 'citet', 'includegraphics', 'texttt', 'url']);
const ACCENTS = new Set(["'", '"', '`', '^', '~', '=', '.', 'c', 'v']);
const LETTERS: Readonly<Record<string, string>> = { ss: 'ß', o: 'ø', ldots: '…', i: 'i' };

/** What unified-latex calls text, a string per block, without white space and accents: prose as another reader sees it. */
export function proseByUnified(text: string): string[] {
  const blocks = [''];
  collect(parser.parse(text).content as readonly Node[], blocks, false);
  return blocks.map(inMarks).filter((block) => block !== '');
}

/** As `proseByUnified` gives it: quotation marks for backticks and apostrophes, letters without accents. */
export function withoutAccents(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
}

const inMarks = (words: string): string =>
  words.replaceAll('``', '“').replaceAll("''", '”').replaceAll('`', '‘').replaceAll("'", '’');

function collect(nodes: readonly Node[], blocks: string[], table: boolean): void {
  for (const node of nodes) visit(node, blocks, table);
}

function visit(node: Node, blocks: string[], table: boolean): void {
  const say = (words: string): void => {
    blocks[blocks.length - 1] += words;
  };
  const inner = typeof node.content === 'string' ? [] : (node.content ?? []);
  switch (node.type) {
    case 'string':
      if (table && node.content === '&') blocks.push('');
      else if (node.content !== '~') say(node.content as string);
      return;
    case 'parbreak':
      blocks.push('');
      return;
    case 'group':
      collect(inner, blocks, table);
      return;
    case 'environment':
      if (node.env === 'tikzpicture') {
        blocks.push('');
        return;
      }
      blocks.push('');
      collect(inner, blocks, node.env === 'tabular');
      blocks.push('');
      return;
    case 'verbatim':
      blocks.push('');
      return;
    case 'macro':
      macro(node, blocks, table, say);
  }
}

function macro(node: Node, blocks: string[], table: boolean, say: (words: string) => void): void {
  const name = node.content as string;
  const required = (node.args ?? []).filter(({ openMark }) => openMark === '{').map(({ content }) => content);
  const last = required[required.length - 1] ?? [];
  if (ACCENTS.has(name) || SILENT.has(name) || OBJECTS.has(name)) return;
  if (Object.hasOwn(LETTERS, name)) say(LETTERS[name]);
  else if (name === '\\') {
    if (table) blocks.push('');
  } else if (HEADINGS.has(name)) {
    blocks.push('');
    collect(last, blocks, false);
    blocks.push('');
  } else if (name === 'item') {
    blocks.push('');
    for (const { openMark, content } of node.args ?? []) {
      collect(content, blocks, false);
      if (openMark === '[') say(':');
    }
  } else if (name === 'enquote') {
    say('“');
    collect(last, blocks, table);
    say('”');
  } else if (name === 'par') blocks.push('');
  else if (/^[%&$#_{}]$/.test(name)) say(name);
  else collect(last, blocks, table);
}
