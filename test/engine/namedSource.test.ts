import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import { applied } from '../support/applied';

/** The text after the first fix of the finding on `words` that leaves a blank in the sentence or a note. */
function named(text: string, words: string): string {
  const draft = createDraft(text, 'plain', { ...DEFAULT_SETTINGS, severities: { duplicate: 'off', loaded: 'off' } });
  const finding = draft.findings().find((f) => text.slice(f.start, f.end) === words);
  assert.ok(finding, `“${words}” is not flagged in “${text}”`);
  const fix = draft.fixes(finding).find(({ edits }) => edits.length > 0);
  assert.ok(fix, 'no fix');
  return applied(text, fix.edits);
}

const CASES: Readonly<Record<string, readonly [text: string, words: string, expected: string][]>> = {
  'the blank stands behind the verb, and the sentence stays as it is': [
    [
      'The draft is said to have been rewritten twice.',
      'is said to have',
      'The draft is said by [whom?] to have been rewritten twice.',
    ],
    ['Three hikers are believed to be lost.', 'are believed to be', 'Three hikers are believed by [whom?] to be lost.'],
    [
      'The chapel is often considered the finest in the valley.',
      'is often considered the',
      'The chapel is often considered by [whom?] the finest in the valley.',
    ],
    [
      'She is credited with the revival of the trade.',
      'is credited with',
      'She is credited by [whom?] with the revival of the trade.',
    ],
    ['Concerns were raised about the fumes.', 'Concerns were raised', 'Concerns were raised by [whom?] about the fumes.'],
    [
      'There are fears that the levee will not hold.',
      'There are fears that',
      'There are fears among [whom?] that the levee will not hold.',
    ],
    [
      'The charity has been accused of padding its figures.',
      'has been accused of',
      'The charity has been accused by [whom?] of padding its figures.',
    ],
  ],
  '“it is believed that” becomes active in its own tense': [
    [
      'It is widely believed the minister leaked the memo.',
      'It is widely believed',
      '[Who?] believes that the minister leaked the memo.',
    ],
    [
      'It was widely thought that the abbot had written it.',
      'It was widely thought that',
      '[Who?] thought that the abbot had written it.',
    ],
    [
      'It has been argued that the novel is a portrait.',
      'It has been argued that',
      '[Who?] has argued that the novel is a portrait.',
    ],
    ['It was felt that the old logo looked tired.', 'It was felt that', '[Who?] felt that the old logo looked tired.'],
    [
      'It is debatable whether the levee ever worked.',
      'It is debatable whether',
      'It is debatable [according to whom?] whether the levee ever worked.',
    ],
  ],
  'the blank takes the place of the subject, and the verb agrees with it': [
    ['Experts say the dam is safe.', 'Experts say', '[Name, role] says the dam is safe.'],
    [
      'Many economists warned that the peg would not last.',
      'Many economists warned',
      '[Name, role] warned that the peg would not last.',
    ],
    ['Critics have called the statue a waste.', 'Critics have called', '[Name, role] has called the statue a waste.'],
    ['In May some critics have called it a waste.', 'critics have called', 'In May [name, role] has called it a waste.'],
    ['Many still think that the ferry sank by design.', 'Many still think', '[Who?] still thinks that the ferry sank by design.'],
    ['Studies show that tea prevents colds.', 'Studies show', '[Which study?] shows that tea prevents colds.'],
    ['History shows that such walls fall.', 'History shows', '[Which case?] shows that such walls fall.'],
  ],
  'a noun with a word of its own before it keeps both': [
    ['The plan came late, health experts say.', 'experts say', 'The plan came late, health experts [name, role] say.'],
  ],
  'a statement without a date gets one behind the sentence': [
    [
      'The owner has often denied the link.',
      'has often denied',
      'The owner has often denied the link, most recently on [date?] in [place?].',
    ],
    ['The painter once said, “Green is a lie.”', 'once said', 'The painter once said, on [date?] in [place?], “Green is a lie.”'],
  ],
};

describe('fixes that ask for the source', () => {
  for (const [what, cases] of Object.entries(CASES))
    describe(what, () => {
      for (const [text, words, expected] of cases) it(expected, () => assert.equal(named(text, words), expected));
    });
});

describe('a date that is asked for', () => {
  for (const [text, words, expected] of [
    ['The mill recently closed.', 'recently', 'The mill closed in [month year?].'],
    [
      'She is currently the chair of the board, a post with no pay.',
      'currently',
      'She is the chair of the board as of [month year?], a post with no pay.',
    ],
    ['Recently the mill closed.', 'Recently', 'In [month year?] the mill closed.'],
    ['The mill recently joined “The Five.”', 'recently', 'The mill recently [when?] joined “The Five.”'],
  ])
    it(`stands where it reads: ${expected}`, () => {
      const draft = createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile: 'encyclopedia' });
      const finding = draft.findings().find((f) => text.slice(f.start, f.end) === words);
      assert.ok(finding);
      assert.equal(applied(text, draft.fixes(finding)[0].edits), expected);
    });
});

describe('where words behind a sentence go', () => {
  const sourced = (text: string, title: RegExp): string | undefined => {
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const finding = draft.findings().find(({ rule }) => rule === 'attribution/unsourced-statistic');
    assert.ok(finding, `no figure is flagged in “${text}”`);
    const fix = draft.fixes(finding).find((f) => title.test(f.title));
    return fix && applied(text, fix.edits);
  };

  it('is in front of the full stop, outside brackets', () => {
    assert.equal(
      sourced('Some 40 per cent of tenants owe rent (more than ever).', /source\?\]$/),
      'Some 40 per cent of tenants owe rent (more than ever) [source?].',
    );
  });

  it('is behind an abbreviation, with a full stop of their own', () => {
    assert.equal(
      sourced('Some 40 per cent of tenants owe rent in the U.S.', /said”$/),
      'Some 40 per cent of tenants owe rent in the U.S., [who?] said.',
    );
  });

  it('is behind a quotation that closes the sentence, and nothing is put between its last word and its mark', () => {
    const text = 'Some 40 per cent of tenants owe rent for “the pit.”';
    assert.equal(sourced(text, /source\?\]$/), `${text} [source?]`);
    assert.equal(sourced(text, /said”$/), undefined);
  });

  it('offers a range for what is counted roughly, and for nothing else', () => {
    assert.ok(sourced('Some 40 per cent of tenants owe rent.', /range/));
    assert.equal(sourced('The harbour employs 1,200 people.', /range/), undefined);
  });
});
