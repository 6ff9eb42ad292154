import { convert, LoggerManager, NullLogger } from '@asciidoctor/core';
import { proseByParse5 } from '../html/oracle';

// What it finds wrong with a text is no matter here.
LoggerManager.logger = new NullLogger();

const ATTRIBUTES = { showtitle: '', 'table-caption!': '', 'figure-caption!': '', 'example-caption!': '' };
/** What Asciidoctor shows but no writer wrote, and what our mask puts objects for. */
const SHOWN =
  /<td class="icon">.*?<\/td>|<sup class="footnote[^>]*>.*?<\/sup>|<div class="attribution">.*?<\/div>|<div id="footnotes">.*?<\/div>\n<\/div>|<a [^>]*class="bare"[^>]*>.*?<\/a>|<a href="#[^>]*>\[.*?\]<\/a>|<span class="menuseq">.*?<\/span>|<b class="(?:button|menuref)">.*?<\/b>|<div class="stemblock">.*?<\/div>\n<\/div>/gs;

/** The words of each block as Asciidoctor and parse5 have them, without white space. */
export async function proseByAsciidoctor(text: string): Promise<string[]> {
  const html = (await convert(text, { standalone: false, attributes: ATTRIBUTES })) as string;
  return proseByParse5(html.replace(SHOWN, '')).map((words) => words.replace(/\u200b/g, ''));
}
