import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { duplicatesIn, edited, paragraph, told } from './invented';

const A = paragraph(1, 40);
const B = paragraph(2, 40);
const C = paragraph(3, 40);
const D = paragraph(4, 40);
const A1 = edited(A, [12, 'harbour']);
const lines = (...blocks: readonly string[]): string => blocks.join('\n\n');
const found = (...blocks: readonly string[]): string[] => told(lines(...blocks), duplicatesIn(lines(...blocks)));

describe('edited copies', () => {
  it('are found alone and beside other blocks', () => {
    assert.deepEqual(found(A, C, A1), ['near-block 5–5 → 1–1']);
    assert.deepEqual(found(A1, C, A), ['near-block 5–5 → 1–1']);
  });

  it('join the same blocks beside them into one run', () => {
    assert.deepEqual(found(A, B, A1, B), ['near-block 5–7 → 1–3']);
    assert.deepEqual(found(A, B, C, D, A, edited(B, [3, 'harbour']), C), ['near-block 9–13 → 1–5']);
    const [run] = duplicatesIn(lines(A, B, C, D, A, edited(B, [3, 'harbour']), C));
    assert.match(
      run.message,
      /^This and the next 2 paragraphs \(120 words in all\) repeat lines 1–5, 1 of 3 edited: \w+ → harbour\.$/,
    );
  });

  it('take along short blocks beside them that are the same', () => {
    const short = 'Nobody had seen the harbour master since the early spring.';
    assert.deepEqual(found(A, short, B, A1, short), ['near-block 7–9 → 1–3']);
  });

  it('bridge furniture that differs', () => {
    assert.deepEqual(found(A, 'Published on 2 May 2024', B, C, A, 'Published on 3 May 2024', B), ['near-block 9–13 → 1–5']);
  });

  it('may be cut', () => {
    const long = paragraph(5, 77);
    const cut = long.slice(0, long.indexOf('.', long.length / 2) + 1);
    assert.deepEqual(found(long, B, cut), ['near-block 5–5 → 1–1']);
    assert.deepEqual(found(cut, B, long), ['near-block 5–5 → 1–1']);
  });

  it('are not other texts with the same names, nor summaries', () => {
    const named = (seed: number): string => `The Marlow Harbour Trust and Ms Dana Osei ${paragraph(seed, 30).toLowerCase()}`;
    assert.deepEqual(found(named(6), named(7)), []);
    assert.deepEqual(
      found(
        A,
        B,
        A.split(' ')
          .filter((_, i) => i % 3 === 0)
          .join(' '),
      ),
      [],
    );
  });

  it('may be single sentences, worded anew, cut or lengthened', () => {
    const pairs = [
      [
        'The reefs of the northern bay are a large source of oysters and thus an important part of the local diet.',
        'The reefs of the northern bay can be a source of oysters and are thus a part of the local diet.',
      ],
      [
        'The choir has sung in all twelve villages of the valley and, since the spring, in three towns beyond the ridge too.',
        'The choir has sung in all twelve villages of the valley.',
      ],
      [
        'In recent years the harbour trust has built a quay, a crane yard and a school for young sailors.',
        'With the help of lenders the harbour trust built a quay, a crane yard and a school for young sailors, which was closed last year.',
      ],
    ];
    for (const [a, b] of pairs) {
      assert.deepEqual(found(a, C, b), ['near-block 5–5 → 1–1'], a);
      assert.deepEqual(found(b, C, a), ['near-block 5–5 → 1–1'], b);
    }
  });

  it('are not short sentences out of longer paragraphs: those are repeated sentences', () => {
    const standfirst = 'The choir has sung in all twelve villages of the valley.';
    assert.deepEqual(found(standfirst, C, `${standfirst} It will go on to three towns beyond the ridge.`), [
      'sentence 5–5 → 1–1',
    ]);
  });

  it('are not standfirsts of which the text takes up a sentence and rewords the other', () => {
    const stated = 'What she insists on is a binding lease – as she has repeatedly stated.';
    const standfirst = `Ms Adair does not want a ‘deal’. ${stated}`;
    const text = `This is the ‘deal’ that was offered to the town before. And here is the rub: Ms Adair does not want a ‘deal’. ${stated}`;
    assert.deepEqual(found(standfirst, C, text), ['sentence 5–5 → 1–1']);
  });

  it('are not sentences of one form, turns of speech, captions and questions', () => {
    const pairs = [
      ['The meeting starts at 9 in Room 4.', 'The meeting starts at 10 in Room 5.'],
      [
        'Retrieved on 4 May 2021 from the archive of the town library.',
        'Retrieved on 17 June 2023 from the records of the county court.',
      ],
      [
        'A family of four with an income of £12,500 now pays £260 a year.',
        'A family of three with an income of £9,400 now pays £185 a year.',
      ],
      [
        'She told me that the people here are not good and that they all looked at her.',
        'She told me that people here are not that good.',
      ],
      [
        'In our economy we must not choose between growth and thrift.',
        'In our schools we must not choose between sport and maths.',
      ],
      ['The procession in the old street. Image: Dana Osei.', 'The procession in the market square. Image: Dana Osei.'],
      ['What was the most difficult part of the study for you?', 'What was the most fascinating part of the study for you?'],
      [
        'Dear Ms Osei, thank you for your letter of 3 May about the quay.',
        'Dear Mr Varga, thank you for your letter of 9 July about the crane.',
      ],
    ];
    for (const [a, b] of pairs) assert.deepEqual(found(a, C, b), [], a);
  });

  it('are not forms that were filled in with other names and figures', () => {
    const pairs = [
      [
        'The harbour trust certifies that Dana Osei passed the test for small boats with 38 points.',
        'The harbour trust certifies that Pekka Varga passed the test for small boats with 41 points.',
      ],
      [
        'Marlow Rovers beat Aldwick Town by 3 goals in front of a small crowd on the old ground.',
        'Belford Rovers beat Carrick United by 2 goals in front of a small crowd on the old ground.',
      ],
      [
        'Osei expects the trust to win the vote with 359 of the shares to 179.',
        'Varga expects the trust to win the vote with 319 of the shares to 219.',
      ],
    ];
    for (const [a, b] of pairs) assert.deepEqual(found(a, C, b), [], a);
    const run = [pairs[0][0], A, B, C, pairs[0][1], A];
    assert.deepEqual(found(...run), ['near-block 9–11 → 1–3']);
  });

  it('are versions of one text with another figure, another name, or several figures', () => {
    const said = 'The trust says that Dana Osei passed the test for small boats with 38 of 50 points.';
    for (const other of [said.replace('38', '41'), said.replace('Osei', 'Varga'), said.replace('38 of 50', '41 of 60')])
      assert.deepEqual(found(said, C, other), ['near-block 5–5 → 1–1'], other);
  });

  it('are not entries of a list that share little more than their form', () => {
    const entries = [
      'Slides: What the harbour tells us about the town and its trade.',
      'Transcript (document, 11 pages, 60 KB, May 2013): What the harbour tells us about the town and its trade.',
    ];
    const list = entries.map((entry) => `- ${entry}`).join('\n');
    assert.deepEqual(duplicatesIn(list, 'markdown'), []);
    assert.deepEqual(found(...entries), ['near-block 3–3 → 1–1']);
  });

  it('weigh more where a figure was changed, and say so first', () => {
    const rates = `Rates rose 3 per cent in Leeds, ${paragraph(8, 30).toLowerCase()}`;
    const higher = edited(rates, [2, '8']);
    const [figure] = duplicatesIn(lines(rates, B, higher));
    assert.deepEqual([figure.rule, figure.severity], ['duplicate/near-block', 'warning']);
    assert.equal(figure.message, 'Same text as at line 1, different figure: 3 → 8.');
    const [several] = duplicatesIn(lines(rates, B, edited(higher, [6, 'York,'], [20, 'harbour'])));
    const draft = createDraft(lines(rates, B, edited(higher, [6, 'York,'], [20, 'harbour'])), 'plain', DEFAULT_SETTINGS);
    const [explained] = draft.findings().filter(({ rule }) => rule === 'duplicate/near-block');
    assert.match(several.message, /: 3 → 8; Leeds → York; and 1 more\.$/);
    assert.deepEqual(draft.explain(explained).changes?.slice(0, 2), ['3 → 8', 'Leeds → York']);
    const [words] = duplicatesIn(lines(A, B, A1));
    assert.equal(words.severity, 'information');
  });

  it('weigh more where a number in letters was changed, less where the same is said of another case', () => {
    const shops = `Larkspur runs three shops in Leeds, ${paragraph(8, 30).toLowerCase()}`;
    const [number] = duplicatesIn(lines(shops, B, edited(shops, [2, 'four'])));
    assert.deepEqual([number.severity, number.message], ['warning', 'Same text as at line 1, different figure: three → four.']);
    const [other] = duplicatesIn(lines(shops, B, edited(shops, [2, 'four'], [5, 'York,'])));
    assert.equal(other.severity, 'warning');
    const opened = `It opened shop 14 in Leeds with nine people, ${paragraph(8, 40).toLowerCase()}`;
    const [another] = duplicatesIn(lines(opened, B, edited(opened, [3, '15'], [5, 'York'], [7, 'seven'])));
    assert.equal(another.severity, 'information');
  });

  it('tell once what was changed alike in several places', () => {
    const copy = (text: string): string => text.replace('harbour', 'market');
    const [one, other] = [8, 9].map((n) => `The harbour of the town, ${paragraph(n, 40).toLowerCase()}`);
    const [finding] = duplicatesIn(lines(one, other, B, copy(one), copy(other)));
    assert.match(finding.message, /2 of 2 edited: harbour → market\.$/);
  });

  it('tell a sum in another currency from the same sum', () => {
    const sum = `The harbour cost $3 million, ${paragraph(9, 30).toLowerCase()}`;
    const [finding] = duplicatesIn(lines(sum, B, sum.replace('$', '£')));
    assert.equal(finding.message, 'Same text as at line 1, different figure: $3 → £3.');
  });

  it('that are forms filled in get one hint', () => {
    const entry = (name: string, year: number): string =>
      `${name} was born in ${year} in the old town by the river and played for the harbour club for nine years.`;
    const findings = duplicatesIn(
      lines(entry('Osei', 1901), entry('Marlow', 1902), entry('Lindqvist', 1903), entry('Varga', 1904)),
    );
    assert.deepEqual(
      findings.map(({ severity, message, related }) => [severity, message, related.length]),
      [['hint', '4 entries share this wording, the first at line 1; they differ only in details.', 3]],
    );
  });

  it('are compared by words, not by marks, case and line ends', () => {
    const plain = `“It’s a matter of – well – ‘trust’,” she said. ${A}`;
    const typed = `"IT'S a matter of -- well -- 'trust'," she said. ${A}`;
    assert.deepEqual(found(plain, B, typed), ['block 5–5 → 1–1']);
    const crlf = `${plain}\n\n${B}\r\n\r\n${typed.replace(/^(.{80}\S*) /, '$1\r\n')}\r\n`;
    assert.deepEqual(told(crlf, duplicatesIn(crlf)), ['block 5–6 → 1–1']);
    const composed = `Café ${A}`;
    assert.deepEqual(found(composed, B, composed.normalize('NFD')), ['block 5–5 → 1–1']);
  });

  it('may be compared, deleted or kept', () => {
    const text = lines(A, B, A1);
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const [finding] = draft.findings();
    const fixes = draft.fixes(finding);
    assert.deepEqual(
      fixes.map(({ title, kind, preferred }) => [title, kind, preferred]),
      [
        ['Compare with line 1 side by side', 'compare', true],
        ['Delete this version', 'delete', false],
        ['Keep this version, delete the other', 'delete', false],
        ['Go to the first on line 1', 'navigate', false],
        ['Mark as intended (workspace setting)', 'keep', false],
      ],
    );
    assert.deepEqual(fixes[0].target, { start: 0, end: A.length });
  });
});

describe('lists that have lost their blank lines', () => {
  const list = ['See also', '12 May 2025', '13 May 2025', '14 May 2025'];
  const end = 'The views of contributors do not necessarily represent those of the paper.';

  for (const format of ['plain', 'markdown'] as const) {
    it(`are compared line by line (${format})`, () => {
      const text = [A, '', ...list, '', B, '', ...list, end, '', end].join('\n');
      assert.deepEqual(told(text, duplicatesIn(text, format)), ['boilerplate 10–13 → 3–6', 'boilerplate 16–16 → 14–14']);
    });

    it(`are compared line by line where each line is a paragraph (${format})`, () => {
      const [x, y, z] = [paragraph(11, 60), paragraph(12, 60), paragraph(13, 60)];
      const text = `${x}\n\n${y}\n\n${A}\n\n${z}\n${x}\n${y}\n${B}`;
      assert.deepEqual(told(text, duplicatesIn(text, format)), ['block 8–9 → 1–3']);
    });
  }
});

describe('findings inside copies', () => {
  const loaded = `The hearing turned into a circus. ${A}`;
  const found = (text: string, silenceCopies: boolean): number[] =>
    createDraft(text, 'plain', { ...DEFAULT_SETTINGS, silenceCopies })
      .findings()
      .filter(({ family }) => family === 'loaded')
      .map(({ start }) => start);

  it('are shown in the first copy only, if so set', () => {
    const text = lines(loaded, B, loaded);
    const [first, second] = found(text, false);
    assert.ok(second > first);
    assert.deepEqual(found(text, true), [first]);
  });

  it('stay where an edit may have brought them', () => {
    const text = lines(loaded, C, B, edited(loaded, [20, 'harbour']), C);
    assert.equal(found(text, true).length, 2);
  });
});
