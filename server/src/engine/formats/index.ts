import type { FormatId } from '../types';
import type { Format } from './format';
import { markdown } from './markdown';
import { plain } from './plain';

const FORMATS: Readonly<Record<FormatId, Format>> = { plain, markdown };

/** Languages (VS Code ids) that are read, and how. */
const BY_LANGUAGE: Readonly<Record<string, FormatId>> = { markdown: 'markdown', plaintext: 'plain' };
const BY_EXTENSION: Readonly<Record<string, FormatId>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  txt: 'plain',
  text: 'plain',
};

export function formatById(id: FormatId): Format {
  return FORMATS[id];
}

export function formatForLanguage(languageId: string): FormatId | undefined {
  return Object.hasOwn(BY_LANGUAGE, languageId) ? BY_LANGUAGE[languageId] : undefined;
}

/** The format of a file by its name's extension; undefined when it is not prose that is read. */
export function formatForPath(path: string): FormatId | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1].toLowerCase() ?? '';
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
