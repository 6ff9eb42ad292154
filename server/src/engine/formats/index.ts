import type { FormatId } from '../types';
import { asciidoc } from './asciidoc';
import type { Format } from './format';
import { html } from './html';
import { latex } from './latex';
import { markdown } from './markdown';
import { org } from './org';
import { plain } from './plain';
import { restructuredtext } from './restructuredtext';
import { wikitext } from './wikitext';

interface Known {
  readonly format: Format;
  /** Language ids of VS Code and other editors. */
  readonly languages: readonly string[];
  /** Extensions of file names, in lower case. */
  readonly extensions: readonly string[];
}

const KNOWN: Readonly<Record<FormatId, Known>> = {
  plain: {
    format: plain,
    languages: ['plaintext', 'text', 'txt', 'mail', 'gitcommit', 'git-commit'],
    extensions: ['txt', 'text'],
  },
  html: { format: html, languages: ['html'], extensions: ['html', 'htm', 'xhtml'] },
  markdown: { format: markdown, languages: ['markdown'], extensions: ['md', 'markdown', 'mdown', 'mkd'] },
  asciidoc: { format: asciidoc, languages: ['asciidoc', 'adoc'], extensions: ['adoc', 'asciidoc', 'asc'] },
  latex: { format: latex, languages: ['latex', 'tex'], extensions: ['tex', 'ltx'] },
  org: { format: org, languages: ['org', 'org-mode'], extensions: ['org'] },
  restructuredtext: { format: restructuredtext, languages: ['restructuredtext', 'rst'], extensions: ['rst', 'rest'] },
  wikitext: { format: wikitext, languages: ['wikitext', 'mediawiki', 'wiki'], extensions: ['wiki', 'wikitext', 'mediawiki'] },
};

const BY_LANGUAGE = new Map(Object.values(KNOWN).flatMap(({ format, languages }) => languages.map((name) => [name, format.id])));
const BY_EXTENSION = new Map(
  Object.values(KNOWN).flatMap(({ format, extensions }) => extensions.map((name) => [name, format.id])),
);

/** Extensions of file names that are read, in lower case. */
export const EXTENSIONS: readonly string[] = [...BY_EXTENSION.keys()];

export function formatById(id: FormatId): Format {
  return KNOWN[id].format;
}

/**
 * The format of an open document: by its language, and by its name's extension where the editor calls it plain text, as
 * it does where it has no word for the language; undefined when it is not prose that is read.
 */
export function formatForDocument(languageId: string, path: string): FormatId | undefined {
  const format = BY_LANGUAGE.get(languageId);
  return format === 'plain' ? (formatForPath(path) ?? format) : format;
}

/** The format of a file by its name's extension; undefined when it is not prose that is read. */
export function formatForPath(path: string): FormatId | undefined {
  return BY_EXTENSION.get(/\.([^./\\]+)$/.exec(path)?.[1].toLowerCase() ?? '');
}
