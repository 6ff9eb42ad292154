import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read, sentencesOf, wordsOf } from './read';

/** `|` marks where a sentence ends. */
const CASES = [
  'Mr. Boro met Dr. Lim at 3 p.m. in Cork.| They spoke for an hour.',
  'The U.S. Army moved in.| The U.S. agenda is plain.| He left the U.S.| The talks went on.',
  'J. R. Smith signed it.| So did Gen. Ode.',
  'It rose 3.5 per cent to 9,000.| Nobody knew why.',
  '“We will go.| We will win,” she said.| He did not answer.',
  'She asked, “Why now?” and left.| Nobody replied!',
  'The plan (see Fig. 2.1, p. 9) failed.| (It was his second.)| A third followed.',
  'The firm (it had failed. Twice.) was sold.| The buyers left.',
  'Acme Inc. bought Beta Ltd. in May.| It paid cash.',
  'He said … nothing.| Then: “Go …”| They went.',
  'iPhone sales fell.| iPad sales rose.| 40 shops closed.',
  'Reporters came on Oct. 3 and left.| By Nov. the camp was gone.',
  'What now?| Who knows?!| We wait.',
];

describe('sentences', () => {
  for (const marked of CASES) {
    it(marked, () =>
      assert.deepEqual(
        sentencesOf(marked.replaceAll('|', '')),
        marked.split('|').map((sentence) => sentence.trim()),
      ),
    );
  }

  it('cover every token once, in order, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'B', ' ', '.', '?', '"', '’', '“', '”', '(', ')', '\n', 'é', '🙂', '9', '-', '…', 'U.S. '),
          maxLength: 60,
        }),
        (text) => {
          const { sentences, tokens } = read(text);
          let next = 0;
          for (const { first, end, from, to } of sentences) {
            assert.equal(first, next);
            assert.ok(end > first && to > from);
            next = end;
          }
          assert.equal(next, tokens.count);
        },
      ),
    );
  });
});

describe('words', () => {
  it('keep inner apostrophes and stops, part at hyphens', () => {
    assert.deepEqual(wordsOf('Don’t fly-tip in the U.S. at 3.5 or 9,000'), [
      'Don’t',
      'fly',
      'tip',
      'in',
      'the',
      'U.S.',
      'at',
      '3.5',
      'or',
      '9,000',
    ]);
  });

  it('see through soft hyphens and zero-width marks', () => {
    assert.deepEqual(wordsOf('re\u00adgime re\u200bgime'), ['re\u00adgime', 're\u200bgime']);
    const { tokens } = read('re\u00adgime regime');
    assert.equal(tokens.word[0], tokens.word[1]);
    assert.notEqual(tokens.word[0], 0);
  });

  it('take “’s” for a mark on the word before it', () => {
    const { tokens } = read('the regime’s army');
    assert.equal(tokens.word[1], read('regime').tokens.word[0]);
  });
});
