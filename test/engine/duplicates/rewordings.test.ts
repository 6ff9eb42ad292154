import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDraft, DEFAULT_SETTINGS, type TextChange } from '../../../server/src/engine';
import { duplicatesIn, told } from './invented';

const OLD = 'Reviews of the show were considerably kinder.';
const NEW = 'Reviews of the show were kinder.';
const OTHER = 'Nobody at the harbour had seen the lamps of the ferry before the fog came in.';
const found = (...blocks: readonly string[]): string[] => told(blocks.join('\n\n'), duplicatesIn(blocks.join('\n\n')));

describe('a sentence and its new wording', () => {
  it('are told when one stands right behind the other, however short', () => {
    assert.deepEqual(found(OLD, NEW, OTHER), ['near-block 3–3 → 1–1']);
    assert.deepEqual(found(OTHER, NEW, OLD), ['near-block 5–5 → 3–3']);
    const [{ severity, message }] = duplicatesIn(`${OLD}\n\n${NEW}`);
    assert.equal(severity, 'hint');
    assert.equal(message, 'This may be another wording of the paragraph before it (line 1): considerably → (nothing).');
  });

  it('are told when half of it was written anew', () => {
    const pairs = [
      [
        'The trust is a keen friend of small boats, using the inner quay to moor them in winter.',
        'In winter the trust uses the inner quay to moor small boats.',
      ],
      [
        'Two rules of the port forced many skippers to give up the trade of their fathers.',
        'Rules of the port, which forbid night fishing, along with the price of diesel, pushed many young skippers to give up the trade.',
      ],
    ];
    for (const [a, b] of pairs) assert.deepEqual(found(a, b), ['near-block 3–3 → 1–1'], a);
  });

  it('are told where they share only two words that say something, but little else differs', () => {
    assert.deepEqual(found('It was the wrong reading of the chart.', 'It was a false reading of the chart.'), [
      'near-block 3–3 → 1–1',
    ]);
    assert.deepEqual(found('It was the wrong reading of the chart.', 'A chart is no easy reading for anyone at sea.'), []);
  });

  for (const [what, blocks] of [
    ['with a paragraph between them', [OLD, OTHER, NEW]],
    ['with a heading between them', [OLD, '# Reviews', NEW]],
    [
      'said alike three times in a row',
      ['We have to make the ferry safer.', 'We have to make the ferry faster.', 'We have to make the ferry cheaper.'],
    ],
    ['of other figures', ['Prices of boats have gone up by 18 percent.', 'Prices of berths have gone up by 10 percent.']],
    ['of other people', ['The court then granted Osei a pardon.', 'The court granted Vinter a pardon.']],
    ['as questions', ['Which task took the most time and care?', 'Which task took the most time?']],
    ['as captions', ['Two sailors of the ferry. Image: U.S. Navy.', 'Three sailors of the ferry. Image: U.S. Navy.']],
    ['in somebody’s words', ['“Reviews of the show were much kinder.”', '“Reviews of the show were kinder.”']],
    ['as labels of one form', ['North Harbour members of the board', 'South Harbour guests of the board']],
    ['as two openings', [`The board sat in May. ${OTHER}`, 'The board sat in June. The crane was sold to the yard next door.']],
    ['as items of a list', ['- Paint the rails of the old ferry', '- Paint the doors of the old ferry']],
  ] as const)
    it(`are not two wordings ${what}`, () => {
      const text = blocks.join('\n\n');
      assert.deepEqual(told(text, duplicatesIn(text, 'markdown')), []);
    });

  it('are what a new draft finds while paragraphs come and go', () => {
    const paragraph = fc.constantFrom(
      OLD,
      NEW,
      OTHER,
      '# Reviews',
      OLD.replace('kinder', 'worse'),
      '- One\n- Two',
      '```\ncode\n```',
    );
    const step = fc.record({ at: fc.nat(), gone: fc.nat({ max: 2 }), come: fc.array(paragraph, { maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 10 }), fc.array(step, { minLength: 1, maxLength: 6 }), (first, steps) => {
        const paragraphs = [...first];
        const textOf = (some: readonly string[]) => some.map((one) => `${one}\n\n`).join('');
        const shown = (draft: ReturnType<typeof createDraft>) =>
          draft.findings().map(({ rule, start, end, message }) => ({ rule, start, end, message }));
        const draft = createDraft(textOf(paragraphs), 'markdown', DEFAULT_SETTINGS);
        draft.findings();
        for (const { at, gone, come } of steps) {
          const place = at % (paragraphs.length + 1);
          const start = textOf(paragraphs.slice(0, place)).length;
          const out = paragraphs.splice(place, gone, ...come);
          const change: TextChange = { start, end: start + textOf(out).length, newText: textOf(come) };
          draft.edit([change]);
          assert.deepEqual(shown(draft), shown(createDraft(draft.text, 'markdown', DEFAULT_SETTINGS)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
