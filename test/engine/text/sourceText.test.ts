import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceText } from '../../../server/src/engine/text/sourceText';

describe('a source text', () => {
  it('is after any edits what a string is', () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 300_000 })),
      newText: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.nat({ max: 90_000 }).map((n) => 'é🙂'.repeat(n)),
      ),
    });
    const initial = fc.nat({ max: 200_000 }).map((length) => 'some words of prose\r\n'.repeat(length / 20));
    fc.assert(
      fc.property(initial, fc.array(edit, { minLength: 1, maxLength: 12 }), fc.nat(), (text, edits, place) => {
        let source = SourceText.of(text);
        let string = text;
        for (const { at, length, newText } of edits) {
          const start = at % (string.length + 1);
          const end = Math.min(string.length, start + length);
          const before = source;
          source = source.replaced(start, end, newText);
          assert.equal(before.length, string.length);
          string = string.slice(0, start) + newText + string.slice(end);
          const from = place % (string.length + 1);
          const to = Math.min(string.length, from + 70_000);
          assert.equal(source.length, string.length);
          assert.equal(source.slice(from, to), string.slice(from, to));
          assert.equal(source.charCodeAt(from), string.charCodeAt(from));
          const around = source.around(from, to);
          assert.equal(around.text.slice(from - around.start, to - around.start), string.slice(from, to));
        }
        assert.equal(source.toString(), string);
      }),
    );
  });
});
