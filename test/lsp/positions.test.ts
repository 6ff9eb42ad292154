import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../server/src/engine';
import { type Encoding, negotiateEncoding, Positions } from '../../server/src/lsp/positions';
import { assertProportional } from '../support/growth';

/** The plain way to do it: lines by a regular expression, columns by what Node makes of the text before. */
function slow(text: string, offset: number, encoding: Encoding) {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (/(?:\n|\r)$/.test(text)) lines.push('');
  let line = 0;
  let start = 0;
  while (line < lines.length - 1 && start + lines[line].length <= offset) start += lines[line++].length;
  const content = lines[line].replace(/(?:\r\n|\n|\r)$/, '');
  const before = content.slice(0, offset - start);
  const character = { 'utf-16': before.length, 'utf-8': Buffer.byteLength(before), 'utf-32': [...before].length }[encoding];
  return { line, character };
}

const positionsOf = (source: string, encoding: Encoding) => new Positions({ source, lines: new LineIndex(source) }, encoding);

const ENCODINGS: Encoding[] = ['utf-16', 'utf-8', 'utf-32'];
const piece = fc.constantFrom(
  'a',
  'é',
  '漢',
  '😀',
  '👩‍👧',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\u2028',
  '\ufeff',
  'word ',
  'x'.repeat(1030),
  '😀'.repeat(700),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
/** An offset that does not split a surrogate pair. */
const whole = (s: string, n: number) => {
  const offset = n % (s.length + 1);
  return (s.charCodeAt(offset) & 0xfc00) === 0xdc00 && (s.charCodeAt(offset - 1) & 0xfc00) === 0xd800 ? offset - 1 : offset;
};

describe('positions', () => {
  it('agree with the plain way and lead back, in every encoding', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom(...ENCODINGS), (s, n, encoding) => {
        const offset = whole(s, n);
        const positions = positionsOf(s, encoding);
        const position = positions.positionAt(offset);
        assert.deepEqual(position, slow(s, offset, encoding));
        // Inside a \r\n there is no position of its own.
        const inBreak = s[offset - 1] === '\r' && s[offset] === '\n';
        assert.equal(positions.offsetAt(position), inBreak ? offset - 1 : offset);
      }),
      { numRuns: 1000 },
    );
  });

  it('after edits are those of the new text', () => {
    const change = fc.record({ start: fc.nat(), length: fc.nat({ max: 9 }), newText: text });
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 6 }), (first, changes) => {
        let s = first;
        const lined = { source: s, lines: new LineIndex(s) };
        const positions = new Positions(lined, 'utf-16');
        for (const { start: from, length, newText } of changes) {
          const start = from % (s.length + 1);
          const end = Math.min(s.length, start + length);
          s = s.slice(0, start) + newText + s.slice(end);
          lined.source = s;
          lined.lines.edit({ start, end }, newText.length, s);
          positions.edited();
        }
        const fresh = positionsOf(s, 'utf-16');
        assert.equal(lined.lines.count, new LineIndex(s).count);
        for (let offset = 0; offset <= s.length; offset += 7)
          assert.deepEqual(positions.positionAt(offset), fresh.positionAt(offset));
      }),
      { numRuns: 1000 },
    );
  });

  it('past the end of a line or of the text are clamped', () => {
    const positions = positionsOf('one\r\ntwo', 'utf-8');
    assert.equal(positions.offsetAt({ line: 0, character: 99 }), 3);
    assert.equal(positions.offsetAt({ line: 1, character: 99 }), 8);
    assert.equal(positions.offsetAt({ line: 7, character: 0 }), 8);
  });

  it('inside a character mean its beginning', () => {
    const positions = positionsOf('a😀b', 'utf-8');
    assert.equal(positions.offsetAt({ line: 0, character: 3 }), 1);
    assert.equal(positions.offsetAt({ line: 0, character: 5 }), 3);
  });

  it('stay cheap on a very long line in UTF-8', () => {
    const line = 'word é😀 '.repeat(100_000);
    // Walking the line once for each of them would cost the square of its length.
    assertProportional(line, line.slice(0, line.length / 8), (text) => {
      const positions = positionsOf(text, 'utf-8');
      for (let offset = 0; offset < text.length; offset += 400) positions.positionAt(offset);
    });
  });

  it('name the line break in use', () => {
    assert.equal(positionsOf('a\r\nb', 'utf-16').lineBreakAt(0), '\r\n');
    assert.equal(positionsOf('a\r\nb', 'utf-16').lineBreakAt(4), '\r\n');
    assert.equal(positionsOf('a\nb\r', 'utf-16').lineBreakAt(0), '\n');
    assert.equal(positionsOf('a', 'utf-16').lineBreakAt(1), '\n');
  });

  it('are negotiated in the order of the client', () => {
    assert.equal(negotiateEncoding(['utf-7', 'utf-32', 'utf-8']), 'utf-32');
    assert.equal(negotiateEncoding(['ebcdic']), 'utf-16');
    assert.equal(negotiateEncoding(undefined), 'utf-16');
  });
});
