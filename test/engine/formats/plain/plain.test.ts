import assert from 'node:assert/strict';
import { blocksOf, marksOf, outline } from '../support';

const read = (text: string) => outline('plain', text);
const LONG =
  'The committee met on Tuesday to discuss the harbour, and it then voted for the plan that the mayor had put forward in May.';

describe('plain text', () => {
  it('reads a run of wrapped lines as one paragraph', () => {
    const wrapped =
      'The committee met on Tuesday to discuss the harbour, and it\nthen voted for the plan that Mayor Idowu had put forward in\nMay.';
    assert.deepEqual(read(`${wrapped}\n\n${LONG}`), [`paragraph: ${wrapped.replaceAll('\n', ' ')}`, `paragraph: ${LONG}`]);
  });

  it('reads wrapped narrow columns as one paragraph', () => {
    const narrow = 'The committee met on\nTuesday to discuss the\nharbour and the road.';
    assert.deepEqual(read(narrow), [`paragraph: ${narrow.replaceAll('\n', ' ')}`]);
  });

  it('reads short lines that do not wrap as a paragraph each', () => {
    assert.deepEqual(
      read('November 26, 2025\nDecember 7, 2025\nNovember 29, 2025'),
      ['paragraph: November 26, 2025', 'paragraph: December 7, 2025', 'paragraph: November 29, 2025'].map((line, index) =>
        index === 0 ? line.replace('paragraph', 'heading') : line,
      ),
    );
  });

  it('splits off a line that was glued to short ones', () => {
    assert.deepEqual(read(`${LONG}\n\nDecember 7, 2025\nDecember 4, 2025\n${LONG}`).slice(1), [
      'paragraph: December 7, 2025',
      'paragraph: December 4, 2025',
      `paragraph: ${LONG}`,
    ]);
  });

  it('takes a short line on its own without a full stop for a heading', () => {
    assert.deepEqual(read(`A quiet harbour\n\n${LONG}\n\nIt was not.\n\nWhy was it so quiet?\n\nthen nothing`), [
      'heading: A quiet harbour',
      `paragraph: ${LONG}`,
      'paragraph: It was not.',
      'paragraph: Why was it so quiet?',
      'paragraph: then nothing',
    ]);
  });

  it('reads list items and quotations and blanks their marks', () => {
    assert.deepEqual(read(`${LONG}\n- one thing\n  and more\n• another\n3. a third\n> She said\n> so.\nOut again`), [
      `paragraph: ${LONG}`,
      'list-item: one thing and more',
      'list-item: another',
      'list-item: a third',
      'quote: She said so.',
      'heading: Out again',
    ]);
  });

  it('keeps dashes that open speech', () => {
    assert.deepEqual(read('— Come in, she said.'), ['paragraph: — Come in, she said.']);
  });

  it('skips lines that only separate', () => {
    assert.deepEqual(read('Title\n=====\n\n* * *\n\nIt began.'), ['heading: Title', 'paragraph: It began.']);
  });

  it('masks addresses and citations and marks them', () => {
    const text = 'See www.a.example/b or write to x@b.example (Lim 2021) [12].\n\nSource: Office for Statistics.';
    assert.deepEqual(read(text), ['paragraph: See @ or write to @ .', 'paragraph: Source: Office for Statistics.']);
    assert.deepEqual(marksOf('plain', text), [
      'url(www.a.example/b)=www.a.example/b',
      'url(x@b.example)=x@b.example',
      'citation((Lim 2021))=Lim 2021',
      'citation([12])=12',
      'citation(Source: Office for Statistics.)=Office for Statistics.',
    ]);
  });

  it('keeps Markdown marks as the characters they are', () => {
    assert.deepEqual(read('Not *so* [sic] `here`, he said.'), ['paragraph: Not *so* [sic] `here`, he said.']);
  });

  it('reads CRLF, CR and a byte order mark', () => {
    const text = '\uFEFFOne thing.\r\n\r\nAnother.\r\rA third.\r\n';
    assert.deepEqual(
      blocksOf('plain', text).map((block) => text.slice(block.start, block.end)),
      ['\uFEFFOne thing.', 'Another.', 'A third.'],
    );
  });
});
