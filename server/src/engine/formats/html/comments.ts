/** Comments as HTML, Markdown and wikitext write them. */

export function htmlComment(body: string): string {
  return `<!-- ${body.replaceAll('--', '- -')} -->`;
}

export function htmlCommentBody(source: string): string {
  return source.replace(/^\s*<!--/, '').replace(/-->\s*$/, '');
}

const CLOSER = /--!?>/g;

/** Offset after the comment whose `<!--` stands at `at`; -1 when it is never closed. `<!-->` and `<!--->` are whole comments. */
export function htmlCommentEnd(text: string, at: number): number {
  if (text.startsWith('>', at + 4)) return at + 5;
  if (text.startsWith('->', at + 4)) return at + 6;
  CLOSER.lastIndex = at + 4;
  return CLOSER.exec(text) === null ? -1 : CLOSER.lastIndex;
}
