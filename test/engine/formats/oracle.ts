import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** What mdast calls text, a string per block, without white space: prose as another reader of Markdown sees it. */
export function proseByMdast(text: string): string[] {
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml', 'toml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
  });
  const blocks: string[] = [];
  collect(tree as Node, blocks);
  return blocks.filter((block) => block !== '');
}

const LEAVES = new Set(['paragraph', 'heading', 'tableCell']);

function collect(node: Node, blocks: string[]): void {
  if (node.type === 'footnoteDefinition') return;
  if (LEAVES.has(node.type)) blocks.push(wordsIn(node).replace(/\s+/g, ''));
  else for (const child of node.children ?? []) collect(child, blocks);
}

function wordsIn(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  // A bare address is one text that says where it leads.
  if (node.type === 'link' && isAddress(node)) return '';
  return (node.children ?? []).map(wordsIn).join('');
}

function isAddress(link: Node): boolean {
  const [only, ...others] = link.children ?? [];
  if (only?.type !== 'text' || others.length > 0) return false;
  return [only.value, `mailto:${only.value}`, `http://${only.value}`].includes(link.url);
}
