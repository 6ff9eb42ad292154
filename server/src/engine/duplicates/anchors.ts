import type { TextEdit } from '../types';

/** How anchors are written, and what leads to one; HTML and Markdown first, then LaTeX. */
const KINDS: readonly { readonly anchor: RegExp; readonly use: (name: string) => RegExp }[] = [
  {
    anchor: /<[^<>]*\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)|\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}/g,
    use: (name) => new RegExp(`(?:\\(|<|=\\s*["']?|:\\s*)#${name}(?![\\w:-])`),
  },
  { anchor: /\\label\{([^{}\n]+)\}/g, use: (name) => new RegExp(`\\\\\\w*ref\\*?\\{[^{}]*\\b${name}\\b`, 'i') },
];

/** The anchors that go with deleted text though links in the text that stays lead to them. */
export function lostAnchors(text: string, deletions: readonly TextEdit[]): string[] {
  const gone = deletions.map(({ start, end }) => text.slice(start, end)).join('\n');
  let rest: string | undefined;
  const lost: string[] = [];
  for (const { anchor, use } of KINDS) {
    for (const name of namesIn(gone, anchor)) {
      rest ??= without(text, deletions);
      if (use(escaped(name)).test(rest) && !namesIn(rest, anchor).has(name)) lost.push(name);
    }
  }
  return lost;
}

const namesIn = (text: string, anchor: RegExp): Set<string> =>
  new Set([...text.matchAll(anchor)].map(([, first, second]) => first ?? second));

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
