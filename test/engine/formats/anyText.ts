import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type BlockEntry, readBlocks, updateBlocks } from '../../../server/src/engine/blocks';
import { formatById } from '../../../server/src/engine/formats';
import type { FormatId } from '../../../server/src/engine/types';
import { assertWithin } from '../../support/growth';
import { blocksOf, maskOf } from './support';

/** What a text of markup may cost beside prose of its length. A quadratic reader takes thousands of times as long. */
const MOST_TIMES_PROSE = 150;

/** Long texts without any format's markup. */
const HOSTILE_ANYWHERE: Readonly<Record<string, string>> = {
  'blank lines': '\n'.repeat(200_000),
  'lines of blanks': `${' '.repeat(500)}\n`.repeat(1000),
  'short lines': 'a\n'.repeat(100_000),
  'one long line': 'word '.repeat(200_000),
  'one long word': 'w'.repeat(1_000_000),
  brackets: '['.repeat(50_000),
  'at signs': 'a@'.repeat(50_000),
};

/**
 * Describes what holds for every text in a format. `fragments`: pieces in which every construct begins, ends or is cut
 * short; texts are made of them. `hostile`: long texts that would bring a careless reader down. `paragraphs`: three of them.
 * `characters`: what the mask may write for a single character of markup.
 */
export function describeFormat(
  format: FormatId,
  fragments: readonly string[],
  hostile: Readonly<Record<string, string>>,
  paragraphs = 'One.\n\nTwo.\n\nThree.',
  characters = /(?!)/,
): void {
  const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(''));

  describe(`any ${format} text`, () => {
    it('has ordered, disjoint blocks inside it, masked unit by unit', () => {
      fc.assert(
        fc.property(soup, (text) => {
          let last = 0;
          for (const block of blocksOf(format, text)) {
            assert.ok(block.start >= last && block.end > block.start && block.end <= text.length, JSON.stringify(block));
            last = block.end;
            const masked = maskOf(format, text, block);
            for (const [index, unit] of [...masked.text.split('')].entries()) {
              const source = text[block.start + index];
              // Units that the reader decoded follow the ones that lead up to them.
              const decoded = /\uE002.?$/.test(masked.text.slice(0, index));
              assert.ok(
                unit === source || /^[ \uE000-\uE002]$/.test(unit) || decoded || characters.test(unit),
                `${unit} for ${source}`,
              );
            }
            for (const mark of masked.marks) {
              assert.ok(mark.start >= block.start && mark.end >= mark.start && mark.end <= block.end, JSON.stringify(mark));
            }
          }
        }),
        { numRuns: 500 },
      );
    });

    it('reads the same from any restart as from the start', () => {
      fc.assert(
        fc.property(soup, (text) => {
          const all = blocksOf(format, text);
          for (const [index, block] of all.entries()) {
            if (block.restart) assert.deepEqual(blocksOf(format, text, block.start), all.slice(index));
          }
        }),
        { numRuns: 1000 },
      );
    });

    it('has the same blocks after any edit as when read from scratch', () => {
      const edits = fc.array(
        fc.record({
          at: fc.nat(),
          length: fc.nat({ max: 20 }),
          parts: fc.array(fc.constantFrom(...fragments), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 5 },
      );
      fc.assert(
        // In a small window much is read twice, and all of it in pieces.
        fc.property(soup, edits, fc.constantFrom(1, 16, 8192), (soup, edits, window) => {
          let text = soup;
          let blocks = readBlocks(formatById(format), text);
          for (const { at, length, parts } of edits) {
            const from = at % (text.length + 1);
            const oldEnd = Math.min(text.length, from + length);
            const after = text.slice(0, from) + parts.join('') + text.slice(oldEnd);
            const newEnd = from + parts.join('').length;
            blocks = updateBlocks(formatById(format), blocks, text, after, { from, oldEnd, newEnd }, window).blocks;
            text = after;
            assert.deepEqual(blocks.map(shape), readBlocks(formatById(format), text).map(shape));
          }
        }),
        { numRuns: 1000 },
      );
    });

    it('stops when told to', () => {
      let seen = 0;
      formatById(format).blocks(paragraphs, 0, () => ++seen < 2);
      assert.equal(seen, 2);
    });
  });

  describe(`hostile ${format}`, () => {
    for (const [name, text] of Object.entries({ ...HOSTILE_ANYWHERE, ...hostile })) {
      it(name, () => {
        const prose = 'Some words of prose, and more. '.repeat(Math.ceil(text.length / 31));
        assertWithin(
          MOST_TIMES_PROSE,
          () => readAll(format, prose),
          () => readAll(format, text),
        );
      });
    }
  });
}

function readAll(format: FormatId, text: string): void {
  const out = new Uint16Array(text.length);
  for (const block of blocksOf(format, text)) formatById(format).mask(text, block, out, []);
}

const shape = ({ start, end, kind, level, restart }: BlockEntry) => ({ start, end, kind, level, restart });
