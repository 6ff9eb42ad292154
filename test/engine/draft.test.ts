import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createDraft,
  DEFAULT_SETTINGS,
  type EngineSettings,
  type Finding,
  FORMAT_IDS,
  type FormatId,
} from '../../server/src/engine';

const shown = (findings: readonly Finding[]) =>
  findings.map(({ rule, start, end, severity, message, related, extent }) => ({
    rule,
    start,
    end,
    severity,
    message,
    related,
    extent,
  }));
const fresh = (text: string, format: FormatId, settings: EngineSettings = DEFAULT_SETTINGS) =>
  shown(createDraft(text, format, settings).findings());

const PARAGRAPHS = [
  'Reportedly, the regime slammed the ‘reform’. It was, of course, delayed.',
  '“We will never publish these accident figures,” Ms Kerr said. Some 40 per cent of tenants owe rent.',
  'Experts say the dam is safe. Officials said the bridge was unsafe, and 300 people died.',
  'The minister unveiled her ‘reform’ on Monday. Critics see a bait and switch in the lease; nobody asked. 🙂 Café e\u0301te\u0301.',
  'She said:',
  '“The board has known about the leak for many years and it has done nothing about it.',
  '# The hearing turned into a circus',
  '- The ‘deal’ is dead.\n- It is believed that the vault is empty.',
  '> A quoted line that nobody flags.',
  '```',
  '<!-- balance: off -->',
  '<!-- balance: on -->',
  'Ms Adair claimed the fee was legal. Mr Boro said it was not. The Norland regime met the Suland government.',
  'Ms Adair claimed that she had advice, and Mr Boro said that she had none. The regime left the government.',
  'The premier wants a headline, not a deal. The letter was clearly meant as a threat to every tenant of the old harbour quarter.',
  'The minister unveiled her “reform” on Monday. The police, who had asked for a “deal”, wrote that “the deal is a deal that we can all live with”.',
];
const SEPARATORS = ['\n\n', '\r\n\r\n', '\n', '\r\n', ' ', '\r', ''];

const document = fc
  .array(fc.tuple(fc.constantFrom(...PARAGRAPHS), fc.constantFrom(...SEPARATORS)), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.map(([paragraph, separator]) => paragraph + separator).join(''));
const insertion = fc.oneof(
  fc.constantFrom(...PARAGRAPHS),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '“',
    '”',
    '‘',
    '’',
    '"',
    '`',
    '```\n',
    '<!--',
    '-->',
    '#',
    '> ',
    '- ',
    '---\n',
    '.',
    'said',
    'e\u0301',
    '🙂',
    '\u200d',
  ),
  fc.string({ maxLength: 8 }),
);
const edit = fc.tuple(fc.nat(), fc.nat({ max: 40 }), insertion);

describe('a draft', () => {
  for (const format of FORMAT_IDS) {
    it(`finds after any edits what it finds from scratch (${format})`, () => {
      fc.assert(
        fc.property(document, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
          const draft = createDraft(text, format, DEFAULT_SETTINGS);
          draft.findings();
          for (const [at, length, newText] of edits) {
            const start = at % (draft.text.length + 1);
            const end = Math.min(draft.text.length, start + length);
            draft.edit([{ start, end, newText }]);
            assert.deepEqual(shown(draft.findings()), fresh(draft.text, format));
          }
        }),
        { numRuns: 100 },
      );
    });
  }

  it('tells at once what is near an offset, wherever it was edited, and finds the same afterwards', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 4 }), fc.nat(), (text, edits, n) => {
        const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
        assert.equal(draft.near(0), undefined);
        draft.findings();
        for (const [at, length, newText] of edits) {
          const start = at % (draft.text.length + 1);
          draft.edit([{ start, end: Math.min(draft.text.length, start + length), newText }]);
          for (const offset of [n % (draft.text.length + 1), start, 0])
            for (const near of draft.near(offset) ?? []) assert.ok(near.start <= offset && offset < near.end);
        }
        assert.deepEqual(shown(draft.findings()), fresh(draft.text, 'markdown'));
      }),
      { numRuns: 60 },
    );
  });

  it('tells near an offset what its paragraph and its copies say', () => {
    const copied = 'The letter was read out to every tenant of the old harbour quarter on the evening of the second hearing.';
    const text = `A first paragraph.\n\nThe plan was clearly late.\n\n${copied}\n\n${copied}\n`;
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const before = shown(draft.findings());
    assert.deepEqual(
      before.map(({ rule }) => rule),
      ['loaded/certainty-booster', 'duplicate/block'],
    );
    draft.edit([{ start: 0, end: 1, newText: 'An outrageous' }]);
    const near = (word: string) => shown(draft.near(draft.text.lastIndexOf(word)) ?? []).map(({ rule, start }) => [rule, start]);
    assert.deepEqual(near('clearly'), [['loaded/certainty-booster', before[0].start + 12]]);
    assert.deepEqual(near('The letter'), [['duplicate/block', before[1].start + 12]]);
    assert.deepEqual(near('outrageous'), [['loaded/evaluative-adjective', 3]]);
    assert.deepEqual(near('paragraph'), []);
  });

  it('passes a unit that is like another which is not like it', () => {
    const list = '- The ‘deal’ is dead.\n- It is believed that the vault is empty.\n\n';
    const draft = createDraft(list + list, 'wikitext', DEFAULT_SETTINGS);
    draft.findings();
    for (const [start, end, newText] of [
      [38, 39, ' 0'],
      [0, 0, 'Reportedly, the regime slammed the ‘reform’. It was, of course, delayed.'],
    ] as const) {
      draft.edit([{ start, end, newText }]);
      assert.deepEqual(shown(draft.findings()), fresh(draft.text, 'wikitext'));
    }
  });

  it('finds the same whether edits are analysed one by one or together', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 2, maxLength: 6 }), (text, edits) => {
        const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
        draft.findings();
        for (const [at, length, newText] of edits) {
          const start = at % (draft.text.length + 1);
          draft.edit([{ start, end: Math.min(draft.text.length, start + length), newText }]);
        }
        assert.deepEqual(shown(draft.findings()), fresh(draft.text, 'markdown'));
      }),
      { numRuns: 100 },
    );
  });

  it('reports spans inside the text, in order, never splitting a surrogate pair', () => {
    fc.assert(
      fc.property(document, (text) => {
        let last = 0;
        for (const { start, end, extent } of createDraft(text, 'markdown', DEFAULT_SETTINGS).findings()) {
          assert.ok(0 <= start && start < end && end <= text.length);
          assert.ok(extent.start <= start && end <= extent.end);
          assert.ok(start >= last);
          for (const at of [start, end])
            assert.ok(!(/[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')));
          last = start;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes a replaced text for edits of it', () => {
    const draft = createDraft(PARAGRAPHS[0], 'plain', DEFAULT_SETTINGS);
    draft.findings();
    draft.replace(`${PARAGRAPHS[3]}\n\n${PARAGRAPHS[0]}`);
    assert.deepEqual(shown(draft.findings()), fresh(draft.text, 'plain'));
  });

  // After one slice, when not even the blocks are known, and in the midst of reading them.
  for (const slices of [1, 40]) {
    it(`can be stopped after ${slices} slices and taken up again`, () => {
      const text = Array.from({ length: 3000 }, (_, i) => `${i} ${PARAGRAPHS[i % 4]}`).join('\n\n');
      const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
      const work = draft.analyse();
      for (let i = 0; i < slices; i++) assert.equal(work.next().done, false);
      draft.edit([{ start: 0, end: 0, newText: 'Tellingly, no minister attended. ' }]);
      assert.deepEqual(shown(draft.findings()), fresh(draft.text, 'plain'));
    });
  }

  it('obeys settings at once', () => {
    const draft = createDraft('The hearing turned into a circus. The minister unveiled her ‘reform’.', 'plain', DEFAULT_SETTINGS);
    const rules = () => draft.findings().map((finding) => finding.rule);
    assert.ok(rules().includes('loaded/scare-quotes'));
    draft.configure({ ...DEFAULT_SETTINGS, severities: { 'loaded/scare-quotes': 'off' } });
    assert.ok(!rules().includes('loaded/scare-quotes'));
    draft.configure({ ...DEFAULT_SETTINGS, accept: ['reform'] });
    assert.ok(!rules().includes('loaded/scare-quotes'));
    draft.configure({ ...DEFAULT_SETTINGS, severities: { loaded: 'hint' } });
    assert.deepEqual([...new Set(draft.findings().map((finding) => finding.severity))], ['hint']);
  });
});

describe('comments that keep findings', () => {
  const found = (text: string) =>
    createDraft(text, 'markdown', DEFAULT_SETTINGS)
      .findings()
      .map((finding) => finding.rule);
  const flagged = 'The minister unveiled her ‘reform’ on Monday.';

  it('keep the paragraph they stand in', () =>
    assert.deepEqual(found(`${flagged} <!-- balance: keep loaded/scare-quotes -->`), []));
  it('keep a copied run, wherever in it they stand', () => {
    const run =
      'Boats under eight metres pay for a berth on the inner quay, and boats of up to fifteen metres pay more at the pier.\n\nThe fee covers water, rubbish and the night watch, but not the crane, which is hired by the hour from the yard next door.';
    const text = `${run}\n\nAnother paragraph stands between the two of them.\n\n${run}`;
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const [copy] = draft.findings();
    assert.equal(copy.rule, 'duplicate/block');
    const keep = draft.fixes(copy).find((fix) => fix.kind === 'keep');
    assert.ok(keep);
    draft.edit(keep.edits);
    assert.deepEqual(draft.findings(), []);
  });
  it('and markup do not hide a copy', () => {
    const plain =
      'Boats under eight metres pay for a berth on the inner quay, and boats of up to fifteen metres pay more at the pier.';
    const marked = plain.replace('inner quay', '**inner** [quay](https://quay.example)');
    assert.deepEqual(found(`${plain}\n\n${marked}`), ['duplicate/block']);
  });
  it('keep the paragraph that follows', () =>
    assert.deepEqual(found(`<!-- balance: keep loaded -- it is their word -->\n\n${flagged}`), []));
  it('keep everything between off and on', () =>
    assert.deepEqual(found(`<!-- balance: off -->\n\n${flagged}\n\n<!-- balance: on -->\n\n${flagged}`), [
      'loaded/scare-quotes',
    ]));
  it('leave other rules alone', () =>
    assert.deepEqual(found(`${flagged} <!-- balance: keep attribution -->`), ['loaded/scare-quotes']));
  it('are no concern of other comments', () =>
    assert.deepEqual(found(`${flagged} <!-- a balance: of sorts -->`), ['loaded/scare-quotes']));
});
