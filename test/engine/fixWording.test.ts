import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Fix, type FormatId } from '../../server/src/engine';
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

describe('leaving words out', () => {
  const left = (text: string, words: string): string | undefined => {
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const finding = draft.findings().find((f) => f.family === 'loaded' && text.slice(f.start, f.end) === words);
    assert.ok(finding, `“${words}” is not flagged in “${text}”`);
    const fix = draft.fixes(finding).find((f) => f.kind === 'delete');
    return fix && apply(text, fix);
  };

  it('takes the word of degree along that only adds force', () => {
    assert.equal(left('It was a very shameful delay.', 'shameful'), 'It was a delay.');
  });

  it('takes the article along before a figure', () => {
    assert.equal(left('Debt rose by a whopping 107 per cent.', 'whopping'), 'Debt rose by 107 per cent.');
  });

  it('keeps the comma before a joining word', () => {
    assert.equal(left('Fares rose, of course, and buses were full.', 'of course'), 'Fares rose, and buses were full.');
  });

  it('takes “that” along behind a clause', () => {
    assert.equal(left('It cannot be denied that rents rose.', 'It cannot be denied'), 'Rents rose.');
  });

  it('takes marks of emphasis along, and leaves a link its text', () => {
    const cases: [FormatId, string, string | undefined][] = [
      ['markdown', 'The plan was **clearly** late.', 'The plan was late.'],
      ['markdown', '*Tellingly*, nobody came.', 'Nobody came.'],
      ['html', '<p><em>Tellingly</em>, nobody came.</p>', '<p>Nobody came.</p>'],
      ['latex', 'The plan was \\emph{clearly} late.', 'The plan was late.'],
      ['org', 'The plan was /clearly/ late.', 'The plan was late.'],
      ['markdown', 'The [shameful](https://example.org) delay has ended in the port.', undefined],
    ];
    for (const [format, text, expected] of cases) {
      const draft = createDraft(text, format, DEFAULT_SETTINGS);
      const [finding] = draft.findings().filter(({ family }) => family === 'loaded');
      const fix = draft.fixes(finding).find((f) => f.kind === 'delete');
      assert.equal(fix && apply(text, fix), expected);
    }
  });

  it('hands its capital on also behind a reference', () => {
    const text = 'A plaque was unveiled.<ref>Post</ref> Clearly, the bridge was hers.';
    const draft = createDraft(text, 'wikitext', DEFAULT_SETTINGS);
    const finding = draft.findings().find((f) => f.rule === 'loaded/certainty-booster');
    assert.ok(finding);
    const fix = draft.fixes(finding).find((f) => f.kind === 'delete');
    assert.equal(fix && apply(text, fix), 'A plaque was unveiled.<ref>Post</ref> The bridge was hers.');
  });

  it('is not offered where the sentence would lose a part', () => {
    for (const [text, words] of [
      ['It was one of the most shameful delays of the year.', 'shameful'],
      ['The decision was met with howls of protest from the clubs.', 'howls of protest'],
      ['A blast hit the plant, terrifying the valley.', 'terrifying'],
      ['The whips pulled the rug from under the talks.', 'pulled the rug from under'],
      ['His voice counts for less when corporate elites meet.', 'corporate elites'],
    ])
      assert.equal(left(text, words), undefined, text);
  });
});

describe('replacements that would not fit', () => {
  const offered = (text: string, words: string): string[] => {
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const finding = draft.findings().find((f) => f.family === 'loaded' && text.slice(f.start, f.end) === words);
    assert.ok(finding, `“${words}” is not flagged in “${text}”`);
    return draft
      .fixes(finding)
      .filter(({ kind }) => kind === 'replace' || kind === 'describe')
      .map((fix) => apply(text, fix));
  };

  it('are left out: a person in the place of an adjective', () => {
    assert.deepEqual(offered('A terrorist organisation rented the flat.', 'terrorist'), []);
  });

  it('are left out: a verb with a preposition in the passive', () => {
    assert.deepEqual(offered('The premier was slammed by the clubs.', 'slammed'), ['The premier was criticised by the clubs.']);
  });

  it('take the article along where the words are plural', () => {
    assert.deepEqual(offered('The pact builds a Fortress Europe.', 'Fortress Europe'), ['The pact builds border controls.']);
    assert.deepEqual(offered('The march was a colour revolution.', 'colour revolution'), []);
  });
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
