import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements in CSS's default style sheet that are not laid out in a line, or part what stands in one. */
const BLOCKS = names(
  'address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main map menu meta nav ol optgroup p section source summary table ' +
    'tbody td tfoot th thead tr track ul base',
);
const SKIPPED = names(
  'script style template title noscript noembed noframes datalist pre listing xmp plaintext audio button canvas iframe math object ' +
    'select svg textarea video code kbd samp tt var rt rp',
);
/** Of those, what stands as a word in its line: two breaks with it between are not two in a row. */
const IN_LINE = names('code kbd samp tt var');
/** What our mask calls furniture. */
const FURNITURE = names('nav footer address');

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The words of each block as parse5's tree has them, without white space: HTML as a browser reads it. */
export function proseByParse5(text: string): string[] {
  const blocks: string[] = [];
  let words = '';
  let breaks = 0;
  let quotations = 0;
  const close = () => {
    if (words !== '') blocks.push(words);
    words = '';
    breaks = 0;
  };
  const visit = (node: Node): void => {
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[\s\u00a0]+/g, '');
      if (text !== '') breaks = 0;
      words += text;
    }
    if (node.nodeName === 'br' && ++breaks > 1) close();
    if (!('childNodes' in node)) return;
    const name = node.nodeName;
    if (name === 'pre' || name === 'listing' || name === 'xmp') close();
    if (IN_LINE.has(name) && textOf(node).trim() !== '') breaks = 0;
    if (SKIPPED.has(name)) return;
    const block = BLOCKS.has(name);
    if (block) close();
    if (name === 'q') words += quotations++ % 2 === 0 ? '“' : '‘';
    if (!FURNITURE.has(name)) node.childNodes.forEach(visit);
    if (name === 'q') words += --quotations % 2 === 0 ? '”' : '’';
    if (block) close();
  };
  visit(parse(text));
  close();
  return blocks;
}
