import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const found = (text: string, format: 'plain' | 'markdown' = 'plain'): string[] =>
  findingsOf('attribution/orphan-quote', text, { format });

const CASES: [string, string[]][] = [
  [
    'It was blunt. “We will never publish these accident figures.”',
    ['information: “We will never publish these accident figures.”'],
  ],
  ['The pledge of “no new fees for ten years” was soon forgotten.', ['information: “no new fees for ten years”']],
  // Somebody who may be speaking is near: only a hint.
  [
    'Ms Kerr was tired of “the same old promises from the harbour board”.',
    ['hint: “the same old promises from the harbour board”'],
  ],
  // A speaker in the sentence, before or behind it.
  ['“We will never publish them,” Ms Kerr wrote in the memo.', []],
  ['Ms Kerr was blunt. “We will never publish them,” she wrote.', []],
  ['The judge in the case, Rosa Lim, said, “You have broken the trust of this town.”', []],
  ['She went on to add, “The town will not forget this winter.”', []],
  ['Okoye said in his broadcast, “The levy is dead and will stay dead.”', []],
  ['Okoye said the levy was “a tax on the poor and the old” and that “nobody in this town will pay it”.', []],
  ['Okoye told the board it would hear from him anyway: “I will be there at nine sharp tomorrow.”', []],
];

describe('quotations without a speaker', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(found(text), expected));

  it('are hints where talk is told, and in lists', () => {
    const talk =
      '“So what is a limit here?” “It is a cap on the work.” “You can really do that here?” “We kind of have to do that.”';
    assert.ok(found(talk).every((finding) => finding.startsWith('hint')));
    assert.deepEqual(found('- “People can never edit such a file.”\n', 'markdown'), [
      'hint: “People can never edit such a file.”',
    ]);
  });

  it('are none where they stand for an example', () =>
    assert.deepEqual(found('Each item needs an owner, such as “Boyle will have the plan by noon.”'), []));

  it('have the speaker of the paragraph before', () => {
    assert.deepEqual(found('Ms Kerr said the fee was dead.\n\n“We will never bring it back to this council.”\n'), []);
    assert.deepEqual(found('The fee was dead.\n\n“We will never bring it back to this council.”\n'), [
      'information: “We will never bring it back to this council.”',
    ]);
  });

  it('are somebody’s turn in an interview', () => {
    const interview =
      'Q: What did you think?\n\nA: I told myself: “this will never work in a town like ours”.\n\nIt was a “long and very lonely winter indeed” for all.\n';
    assert.deepEqual(found(interview), []);
  });

  it('answer a question set off before them', () => {
    const answer = '“We will never bring it back to this council.”\n\n“It would only be a tax on the poor.”\n';
    assert.deepEqual(found(`**What about the levy?**\n\n${answer}`, 'markdown'), []);
    assert.deepEqual(found(`## What about the levy?\n\n${answer}`, 'markdown'), []);
    assert.equal(found(`**The levy.**\n\n${answer}`, 'markdown').length, 2);
  });

  it('are no turns under a lone topic', () => {
    assert.deepEqual(found('Note: the pledge of “no new fees for ten years” was soon forgotten.\n'), [
      'information: “no new fees for ten years”',
    ]);
  });

  it('rest on a citation in their paragraph', () =>
    assert.deepEqual(
      found('The pledge of “no new fees for ten years” was soon forgotten.[^1]\n\n[^1]: Minutes, 3 May.\n', 'markdown'),
      [],
    ));
});
