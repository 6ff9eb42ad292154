import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { flagged } from './support';

const questions = (text: string) => flagged('loaded/rhetorical-question', text);

describe('rhetorical questions', () => {
  const flags: [string, string][] = [
    ['Why is the council so afraid of an audit? The answer is money.', 'Why is the council so afraid of an audit?'],
    ['Is it any wonder that staff left?', 'Is it any wonder that staff left?'],
    ['The inspectors? They never came.', 'The inspectors?'],
    ['Who benefits from the delay?', 'Who benefits from the delay?'],
    ['Who would believe that the ledger burned twice?', 'Who would believe that the ledger burned twice?'],
    ['What kind of mayor sells a park?', 'What kind of mayor sells a park?'],
    ['Did the pumps work? No.', 'Did the pumps work?'],
  ];
  for (const [text, span] of flags) it(`flag: ${text}`, () => assert.deepEqual(questions(text), [span]));

  const passes = [
    '“Why is the council so afraid?” asked Ms Roy.',
    'How do I reset my password?',
    'The study asks whether sleep affects recall.',
    'Got a question? Write to the desk.',
    'Got a question? No matter how small, write to the desk.',
    'Did the pumps fail? No matter: the dam held.',
    'Missed the talk? A recording is online.',
    'Looking for a bus? Ask at the kiosk.',
    'Who would lead the new team? Two names were put forward.',
    'What kind of maintenance does the lift need?',
    'The valve was closed. Why? Because the pump had failed.',
  ];
  for (const text of passes) it(`pass: ${text}`, () => assert.deepEqual(questions(text), []));

  it('mark of a long question its opening', () => {
    const long = 'does a mayor of a town as small as this one need two cars and nine drivers?';
    assert.deepEqual(questions(`Since when ${long}`), ['Since when does']);
    const loaded = 'What comes of a council that met nine times in May and of its corrupt board?';
    const [question] = createDraft(loaded, 'plain', DEFAULT_SETTINGS)
      .findings()
      .filter(({ rule }) => rule === 'loaded/rhetorical-question');
    assert.equal(loaded.slice(question.start, question.end), 'What comes');
  });

  it('flag what is asked in loaded words, unless someone asks or is asked for information', () => {
    const found = (text: string) =>
      createDraft(text, 'plain', DEFAULT_SETTINGS)
        .findings()
        .some(({ rule }) => rule === 'loaded/rhetorical-question');
    assert.ok(found('Will the islanders forgive this shameful deal?'));
    assert.ok(found('What comes of a corrupt council?'));
    assert.ok(!found('How do we mend a disastrous build?'));
    assert.ok(!found('Will the ferry sail today?'));
  });
});
