import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { findingsOf } from './findings';

const found = (text: string): string[] => findingsOf('attribution/anonymous-source', text);

const CASES: [string, string[]][] = [
  ['Officials said the bridge was unsafe.', ['information: Officials']],
  ['Insiders said the bridge was unsafe.', ['information: Insiders']],
  ['The plan will fail, a Western diplomat said.', ['hint: a Western diplomat']],
  ['Officials, who asked not to be named because the talks are secret, said the bridge was unsafe.', ['hint: Officials']],
  ['Aides to the senator say he is tired.', ['information: Aides to the senator']],
  ['The coach is a coward, according to a former player.', ['information: a former player']],
  ['A nurse said the ward was full.', ['hint: A nurse']],
  ['Doctors say the ward is full.', []],
  // A formula says little, a reason can be weighed.
  ['A senior official, who was not authorised to speak, said the bridge was unsafe.', ['hint: A senior official']],
  ['A senior official, who asked not to be named because she may lose her job, said the bridge was unsafe.', []],
  // Nobody may pass judgement without a name.
  ['Officials said the mayor was a liar.', ['warning: Officials']],
  ['A senior official said the mayor was incompetent.', ['information: A senior official']],
  ['Sources close to the bank said the mayor was fair.', ['information: Sources close to']],
  // What they saw: witnesses need no name.
  ['Residents said they heard a bang.', ['hint: Residents']],
  // The body they belong to is at hand.
  ['The ministry closed the bridge. Officials said it was unsafe.', ['hint: Officials']],
  // Once in a paragraph.
  ['Officials said the bridge was unsafe. Officials said it would close.', ['information: Officials', 'hint: Officials']],
  // A nested source stays anonymous though a named one reports it.
  ['The highways ministry said the bridge was unsafe.', []],
  ['Dana Osei, the bank’s chief executive, said rates would fall.', []],
  // Nobody says anything, or numbers do.
  ['Official figures released on Monday show that rents rose.', []],
  ['A senior figure in the party said the bridge was unsafe.', ['hint: A senior figure in the party']],
  ['We help people who want to learn.', []],
  ['Sources of vitamin C include peppers.', []],
  ['Officials did not say whether the bridge was unsafe.', []],
];

describe('anonymous sources', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(found(text), expected));
});

describe('a source without a name', () => {
  const rulesOf = (text: string): string[] =>
    createDraft(text, 'plain', DEFAULT_SETTINGS)
      .findings()
      .map(({ rule }) => rule);

  it('has one finding, as people or as a vague quantity of them', () => {
    assert.deepEqual(rulesOf('Insiders said the bridge was unsafe.'), ['attribution/anonymous-source']);
    assert.deepEqual(rulesOf('Some residents complained that the fee was too high.'), ['attribution/vague-authority']);
  });
  it('has none where a note asks for it already', () => {
    const text = 'Experts say the levy is bad.{{who}} Insiders said it is late.';
    const findings = createDraft(text, 'wikitext', { ...DEFAULT_SETTINGS, profile: 'encyclopedia' }).findings();
    assert.deepEqual(
      findings.map(({ rule, start }) => [rule, start]),
      [
        ['attribution/placeholder', 28],
        ['attribution/anonymous-source', 36],
      ],
    );
  });
});
