import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Draft, type Finding } from '../../../server/src/engine';

const RULE = 'loaded/asymmetric-terms';

function asymmetries(text: string): { draft: Draft; findings: readonly Finding[] } {
  const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
  return { draft, findings: draft.findings().filter(({ rule }) => rule === RULE) };
}

const flagged = (text: string) => asymmetries(text).findings.map(({ start, end }) => text.slice(start, end));

const SPEECH = [
  'Ms Adair claimed the fee was legal.',
  'Mr Boro said it was not.',
  'Ms Adair insisted that she had advice.',
  'Mr Boro said that she had none.',
  '“It was oral,” Ms Adair claimed.',
  'Mr Boro said he doubted it.',
];

describe('asymmetric terms', () => {
  it('compare a document across its paragraphs, whichever order the sides speak in', () => {
    assert.deepEqual(flagged(SPEECH.join('\n\n')), ['claimed']);
    assert.deepEqual(flagged([...SPEECH].reverse().join('\n\n')), ['claimed']);
  });

  it('point to the other loaded terms and to a plain one of the other side', () => {
    const text = SPEECH.join(' ');
    const [{ related }] = asymmetries(text).findings;
    assert.deepEqual(
      related.map(({ start, end, message }) => [text.slice(start, end), message]),
      [
        ['insisted', 'Here too'],
        ['claimed', 'Here too'],
        ['said', 'Of Boro'],
      ],
    );
  });

  it('tell the counts in the hover', () => {
    const { draft, findings } = asymmetries(SPEECH.join(' '));
    assert.equal(draft.explain(findings[0]).evidence, 'Adair: 3 of 3 · Boro: 0 of 3');
  });

  it('offer one word for all places, after which nothing is left', () => {
    const { draft, findings } = asymmetries(SPEECH.join('\n\n'));
    const fix = draft.fixes(findings[0]).find(({ kind }) => kind === 'replace');
    assert.equal(fix?.title, 'Write “said” in all 3 places');
    draft.edit([...(fix?.edits ?? [])].reverse());
    assert.equal(draft.text, SPEECH.join('\n\n').replace(/claimed|insisted/g, 'said'));
    assert.deepEqual(
      draft.findings().filter(({ rule }) => rule === RULE),
      [],
    );
  });

  it('flag a side whose speakers alone lack their titles', () => {
    const text =
      'President Boro said no. Premier Adair said yes. President Boro said never. Adair said soon. President Boro said so. Adair said why. Adair said how.';
    assert.deepEqual(flagged(text), ['Adair']);
    // Nobody tells whether Adair has a title.
    assert.deepEqual(flagged(text.replace('Premier ', '')), []);
  });

  it('flag terms that stand in marks on one side alone', () => {
    const text =
      'Norland’s ‘reform’ failed. Suland’s reform passed. Norland’s ‘election’ was short. Suland’s election was long. Norland’s ‘court’ sat. Suland’s policy held.';
    assert.deepEqual(flagged(text), ['‘reform’']);
  });

  const passes: [string, string][] = [
    ['three uses of each side at least', SPEECH.slice(0, 5).join(' ')],
    [
      'words of others',
      'Ms Roy said Ms Adair claimed it, Ms Adair insisted on it and Ms Adair claimed more. Mr Boro said no. Mr Boro said never. Mr Boro said so.',
    ],
    [
      'what is claimed but not said',
      'Ms Adair claimed a refund. Ms Adair claimed the title. Ms Adair claimed asylum. Mr Boro said no. Mr Boro said so. Mr Boro said why.',
    ],
    [
      'deaths without an agent',
      'Three nurses died of typhus. Two nurses died from cold. Three guards were killed by rebels. Two guards were killed by a mine.',
    ],
    [
      'a regime of training',
      'The regime is strict. The Norland government and the Suland government met. The regime helps. The regime works.',
    ],
  ];
  for (const [what, text] of passes) it(`pass ${what}`, () => assert.deepEqual(flagged(text), []));

  it('do not count what the user accepts', () => {
    const draft = createDraft(SPEECH.join(' '), 'plain', { ...DEFAULT_SETTINGS, accept: ['claimed'] });
    assert.ok(!draft.findings().some(({ rule }) => rule === RULE));
  });
});
