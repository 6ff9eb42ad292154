import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Fix } from '../../server/src/engine';
import { startsWithVowelSound } from '../../server/src/engine/fixes/article';
import { baseOf } from '../../server/src/engine/lexicon/inflection';
import { americanSpelling, britishSpelling, spelled, spellingOf } from '../../server/src/engine/lexicon/spelling';
import { applied } from '../support/applied';

const apply = (text: string, fix: Fix): string => applied(text, fix.edits);

/** The text after the first fix of a kind, for the finding on `words`. */
function fixed(text: string, words: string, kind: Fix['kind']): string {
  const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
  const finding = draft.findings().find((f) => f.family === 'loaded' && text.slice(f.start, f.end) === words);
  assert.ok(finding, `“${words}” is not flagged in “${text}”`);
  const fix = draft.fixes(finding).find((f) => f.kind === kind && f.edits.length > 0);
  assert.ok(fix, `no fix of the kind ${kind}`);
  return apply(text, fix);
}

describe('attributing words', () => {
  const CASES: [what: string, text: string, words: string, expected: string][] = [
    ['a predicate', 'The delay was shameful.', 'shameful', 'The delay was, [who?] said, shameful.'],
    [
      'an adjective whose noun ends the phrase',
      'The shameful delay has ended.',
      'shameful',
      'The delay, which [who?] called shameful, has ended.',
    ],
    [
      'an adjective in a longer phrase',
      'It follows the shameful handling of the fund.',
      'shameful',
      'It follows what [who?] called the shameful handling of the fund.',
    ],
    ['a label of a thing', 'Censors loyal to the regime left.', 'regime', 'Censors loyal to what [who?] called the regime left.'],
    ['a label of a person', 'The terrorist fled on foot.', 'terrorist', 'The terrorist fled on foot, [who?] said.'],
    ['a label in the predicate', 'She is a terrorist.', 'terrorist', 'She is, [who?] said, a terrorist.'],
    ['a word with a possessive ending', 'Is this the regime’s army?', 'regime', 'Is this the regime’s (as [who?] put it) army?'],
  ];
  for (const [what, text, words, expected] of CASES) {
    it(`${what}: ${expected}`, () => {
      assert.equal(fixed(text, words, 'attribute'), expected);
      const again = createDraft(expected, 'plain', DEFAULT_SETTINGS).findings();
      assert.deepEqual(
        again.filter((f) => f.family === 'loaded'),
        [],
      );
    });
  }

  it('knows words with an owner when the blank is filled in', () => {
    for (const text of [
      'The delay, which Ada Boyle called shameful, ended in June.',
      'It follows what the auditors called the shameful handling of the fund.',
    ])
      assert.deepEqual(
        createDraft(text, 'plain', DEFAULT_SETTINGS)
          .findings()
          .filter((f) => f.family === 'loaded'),
        [],
      );
  });

  it('comes first for a contested label, and nothing is preferred', () => {
    const text = 'Two terrorists addressed the rally.';
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const kinds = draft.fixes(draft.findings()[0]).map((fix) => fix.kind);
    assert.deepEqual(
      kinds.filter((kind, i) => kind !== kinds[i - 1]),
      ['attribute', 'placeholder', 'replace', 'keep'],
    );
    assert.ok(draft.fixes(draft.findings()[0]).every((fix) => !fix.preferred));
  });
});

describe('replacing words', () => {
  const CASES: [text: string, words: string, expected: string][] = [
    ['She claims that the plan works.', 'claims', 'She says that the plan works.'],
    ['The two unions had slammed the offer.', 'slammed', 'The two unions had criticised the offer.'],
    [
      'The council gets slammed by the unions; its colours and honours fade.',
      'slammed',
      'The council gets criticised by the unions; its colours and honours fade.',
    ],
    [
      'The union slams the labor offer, and so do neighbors.',
      'slams',
      'The union criticizes the labor offer, and so do neighbors.',
    ],
  ];
  for (const [text, words, expected] of CASES) it(expected, () => assert.equal(fixed(text, words, 'replace'), expected));
});

describe('the words of fixes', () => {
  it('take an or a by their sound', () => {
    for (const word of ['hour', 'MP', 'NHS', 'EU', 'unidentified', 'honest', '8', '18-year-old', 'opponent', 'RAF', 'F.B.I.'])
      assert.ok(startsWithVowelSound(word), `an ${word}`);
    for (const word of ['UN', 'union', 'European', 'one-off', 'user', 'NATO', 'US', 'house', '70', 'FIFA', 'university'])
      assert.ok(!startsWithVowelSound(word), `a ${word}`);
  });

  it('are spelled both ways', () => {
    for (const [british, american] of [
      ['criticise', 'criticize'],
      ['organisations', 'organizations'],
      ['labour', 'labor'],
      ['centre', 'center'],
      ['defence', 'defense'],
      ['cancelled', 'canceled'],
      ['analysed', 'analyzed'],
    ]) {
      assert.equal(americanSpelling(british), american);
      assert.equal(britishSpelling(american), british);
    }
    for (const word of ['size', 'prize', 'seize', 'revise', 'advise', 'arbor', 'doctor', 'humorous', 'laboratory'])
      assert.deepEqual([americanSpelling(word), britishSpelling(word)], [word, word]);
  });

  it('follow the document: -ize beside colour is British too', () => {
    assert.equal(spelled('criticise', spellingOf('They organize the colour labour.')), 'criticize');
    assert.equal(spelled('labor', spellingOf('They organize the colour.')), 'labour');
    assert.equal(spelled('criticize', spellingOf('They organised it.')), 'criticise');
    assert.equal(spelled('criticise', spellingOf('They left.')), 'criticise');
  });

  it('go back to the base of a verb', () => {
    assert.deepEqual(['said', 'says', 'wrote', 'written', 'has', 'were', 'criticise'].map(baseOf), [
      'say',
      'say',
      'write',
      'write',
      'have',
      'be',
      'criticise',
    ]);
  });
});
