import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { CHECKABLE } from '../../../server/src/engine/attribution/claim-score';

const claimOf = (text: string): { readonly score: number; readonly kind: string } | null =>
  createDraft(text, 'markdown', DEFAULT_SETTINGS).sentences()[0].claim;
const scoreOf = (text: string): number => claimOf(text)?.score ?? -1;

/** Said at a hustings or in a council chamber. */
const CHECKABLES = [
  'My opponent voted against the housing bill twice.',
  'Rents in this county have risen faster than wages since 2015.',
  'The council cut 900 jobs last year.',
  'We have the highest murder rate in the region.',
  'Governor Ruiz signed the treaty and then withdrew from it.',
  'Unemployment fell because the tariff was lifted.',
  'They are devaluing their currency, and the Senate has not voted on the treaty.',
  'I vetoed the defence budget.',
  'I do not much like the hall, but it cost 9 million.',
  'The mayor has closed two schools.',
  'We rank fifteenth in the world in reading.',
  'Ninety-four of ninety-five members voted against it.',
  'Do you know that the council lost 900 homes last year?',
  // What “we” and “you” did on record, what others want, and what nothing is left out of.
  'We cut the grant, and you raised the council tax.',
  'Senator Lim supports the tax and opposes the treaty.',
  'No mayor in the history of this county has ever closed a single school.',
  'We built more homes than any county in the region.',
];
const UNCHECKABLES = [
  'I think we should talk about the future of this town.',
  'We need to give our children a better start.',
  'Thank you all for coming tonight.',
  'If you want change, come with us.',
  'I would like to say how proud I am to stand here.',
  'That is a hard question.',
  'Our plan is to bring hope and opportunity to this community.',
  'Look at how far we may go together.',
  'Do you know what this town means to me?',
  // “United” is no act, a balanced budget none of the past, and the third point no count.
  'The United Kingdom is a place of hope.',
  'We should aim for a balanced view of this.',
  'Third, let me speak of friends.',
  // What somebody was like is no act, and “we’ll” is as good as “we will”.
  'He was right, and she was strong.',
  'We’ll work on health care in the next four years.',
];

describe('the score of a claim', () => {
  it('grows with what a desk would ask a source for', () => {
    const scores = [
      'The hall is a place to sit on a warm day.',
      'The hall is the largest in the county.',
      'The hall cost 40 per cent more than planned.',
      'The hall cost 40 per cent more because of fraud and was clearly meant as an insult to the town.',
    ].map(scoreOf);
    assert.deepEqual(
      [...scores].sort((a, b) => a - b),
      scores,
    );
    assert.ok(scores[0] < CHECKABLE && scores[2] >= CHECKABLE, scores.join(', '));
  });

  for (const text of CHECKABLES)
    it(`is enough to check: ${text}`, () => assert.ok(scoreOf(text) >= CHECKABLE, `${scoreOf(text)}`));
  for (const text of UNCHECKABLES)
    it(`is nothing to check: ${text}`, () => assert.ok(scoreOf(text) < CHECKABLE, `${scoreOf(text)}`));

  it('names what counts most', () => assert.equal(claimOf('The council lost 900 homes.')?.kind, 'statistic'));
  it('takes spans of time and dates for less than figures', () => {
    const [date, span, figure] = ['They met on 25 July.', 'They met for three years.', 'They met 300 voters.'].map(scoreOf);
    assert.ok(date < figure && span < figure, `${date} ${span} ${figure}`);
  });
  it('sinks for events that people saw', () =>
    assert.ok(scoreOf('The two ministers met on Monday in the largest hall in Cork.') < CHECKABLE));
  it('is not given to questions and headings', () =>
    assert.deepEqual([claimOf('Did the council lose 900 homes?'), claimOf('# 900 homes lost')], [null, null]));
  it('leaves out what others say', () =>
    assert.ok(scoreOf('“Nine hundred homes are lost and 40 per cent have left,” said Okoye.') < 1));
});
