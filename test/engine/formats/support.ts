import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { formatById } from '../../../server/src/engine/formats';
import { type Block, type InlineMark, LEAD, OBJECT, SKIP } from '../../../server/src/engine/formats/format';
import type { FormatId } from '../../../server/src/engine/types';
import { applied } from '../../support/applied';

export function blocksOf(format: FormatId, text: string, from = 0): Block[] {
  const blocks: Block[] = [];
  formatById(format).blocks(text, from, (block) => {
    blocks.push(block);
    return true;
  });
  return blocks;
}

/** How the replacements are shown: characters no test text holds. */
const SHOWN = new Map([
  [SKIP, '\uE000'],
  [OBJECT, '\uE001'],
  [LEAD, '\uE002'],
]);

export interface Masked {
  /** The mask as text. */
  readonly text: string;
  readonly marks: InlineMark[];
}

export function maskOf(format: FormatId, text: string, block: Block): Masked {
  const out = new Uint16Array(block.end - block.start);
  const marks: InlineMark[] = [];
  formatById(format).mask(text, block, out, marks);
  const shown = Array.from(out, (unit) => SHOWN.get(unit) ?? String.fromCharCode(unit));
  return { text: shown.join(''), marks };
}

/** Each block as "kind: masked words", blanks squeezed, an object shown as `@`; the shape most tests compare. */
export function outline(format: FormatId, text: string): string[] {
  return blocksOf(format, text).map((block) => {
    const words = maskOf(format, text, block)
      .text.replace(/[\uE000\uE002]+/g, '')
      .replace(/\uE001+/g, '@')
      .replace(/\s+/g, ' ')
      .trim();
    return `${block.kind}: ${words}`;
  });
}

/** Each mark as "kind(span)=target". */
export function marksOf(format: FormatId, text: string): string[] {
  return blocksOf(format, text).flatMap((block) =>
    maskOf(format, text, block).marks.map(
      (mark) => `${mark.kind}(${text.slice(mark.start, mark.end)})${mark.target && `=${mark.target}`}`,
    ),
  );
}

/** What each block that is a comment says. */
export function commentsOf(format: FormatId, text: string): string[] {
  return blocksOf(format, text)
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end }) => formatById(format).commentBody(text.slice(start, end)).trim());
}

const PROSE = new Set(['paragraph', 'heading', 'list-item', 'table-cell', 'quote', 'caption']);

/** The words kept of each block of prose, without white space and objects; blocks without any are left out. */
export function proseByMask(text: string, format: FormatId = 'markdown'): string[] {
  return blocksOf(format, text)
    .filter((block) => PROSE.has(block.kind))
    .map((block) => maskOf(format, text, block).text.replace(/[\s\uE000-\uE002]+/g, ''))
    .filter((words) => words !== '');
}

export const findingsIn = (format: FormatId, text: string): number =>
  createDraft(text, format, DEFAULT_SETTINGS).findings().length;

/** The text with the comment that keeps its first finding; undefined where none is offered. */
export function keptByComment(format: FormatId, text: string): string | undefined {
  const draft = createDraft(text, format, DEFAULT_SETTINGS);
  const fix = draft.fixes(draft.findings()[0]).find(({ kind, edits }) => kind === 'keep' && edits.length > 0);
  return fix && applied(text, fix.edits);
}
