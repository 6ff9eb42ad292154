import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const found = (text: string, format: 'plain' | 'markdown' = 'plain'): string[] =>
  findingsOf('attribution/unsourced-statistic', text, { format });

const FLAGGED: [string, string[]][] = [
  ['Some 40 per cent of tenants owe rent.', ['information: Some 40 per cent of tenants']],
  ['The shelling killed 9,000 soldiers.', ['warning: killed 9,000 soldiers']],
  ['Four missiles were fired across the strait.', ['information: Four missiles']],
  ['Under the new tariff, exports doubled.', ['information: doubled']],
  ['A wall fell and killed two people.', ['hint: killed two people']],
  ['Thousands of people filled the square.', ['hint: Thousands of people']],
  ['The harbour employs 1,200 people. Nobody at the port would say more.', ['information: 1,200 people']],
  ['The cost was put at £3.4 million.', ['information: at £3.4 million']],
  // Shares told in words.
  ['Nearly two thirds of voters oppose the tax.', ['information: Nearly two thirds of voters']],
  ['Two-thirds of British firms export nothing.', ['information: Two-thirds of British firms']],
  ['Half of all nurses are planning to quit.', ['information: Half of all nurses']],
  ['Half the nurses are planning to quit.', ['information: Half the nurses']],
  ['One in five children goes to school hungry.', ['information: One in five children']],
  ['One child in five goes to school hungry.', ['information: One child in five']],
  ['Three out of ten drivers drink.', ['information: Three out of ten drivers']],
  ['Rents have risen by a third.', ['information: third']],
  ['Rents have nearly doubled since 2019.', ['information: doubled']],
  ['The average household spends £2,300 a year on energy.', ['information: £2,300']],
];

const PASSED = [
  // A source in the sentence, before it, behind it.
  'Some 40 per cent of tenants owe rent, the charity Harbour Aid said.',
  'The fire killed at least 12 people, police said.',
  'The fire killed at least 12 people. Ms Osei, who leads the fire service, said four more were missing.',
  'The ministry said the strike was over. Some 40 per cent of the trains ran.',
  'Figures obtained by this paper show that thefts rose by 12 per cent.',
  'A survey of tenants was printed in May. Some 40 per cent of them owe rent.',
  'At the 2016 census, 63 per cent of residents were born abroad.',
  // No count of public matters.
  'The trial opened on 12 March 2021.',
  'Lim, 40, chairs the board.',
  'Police arrested a 36-year-old man.',
  'The town set aside a 48-acre park.',
  'The first COVID-19 infection came in March.',
  'It was the end of 20 years of business.',
  // On record, a rule, a plan, the writer's own.
  'Police arrested 30 people at the gate.',
  'Mr Boro received 3 per cent of the vote.',
  'A party must win at least 5 per cent to enter.',
  'The plan seeks to plant 4,000 trees by 2030.',
  'We asked 214 nurses about their shifts.',
  'The Falcon 9 rocket rose at noon.',
  'Turnout was about 71 per cent.',
  'Turnout was about 71 per cent, which is some 25 per cent more than four years before.',
  'A referendum was held in May, and 67 per cent came out against.',
  'The merger would save the agency 300,000 employee hours.',
  'Ms Boro leads by 49 per cent to 42 per cent in the Harbour Times average.',
  'Turnout was down by about 1.5 per cent of the electorate on the vote of two years before, which had been called in haste and held in the rain, with this time about 67 per cent.',
  'Ms Boro erased some of the lead, trailing 49.6 per cent to 43.3 per cent.',
  'The village has a population of around fifty people.',
  'The nine men were prosecuted for 22 different crimes.',
  'Sales are about to break the 50 per cent barrier.',
  'Liver tests had been made in 59 patients (80.8%) by then.',
  'The town is twinned with 18F members.',
  'Know when to use the third person.',
  'Acme Corp. said 40 per cent of its homes were empty.',
  'The council puts the cost of the works at £3.4 million.',
  'Engineers put the loss at about 40 per cent.',
  'Shares in the firm fell 4% on Monday.',
  // No shares.
  'Half of the building burned down.',
  'In the second half of the war children left.',
  'She was born in 1954, the third of five children.',
  'One of the five members left, and one in 2019.',
  'The goalkeeper doubled as a coach and has doubled back.',
  'A dinner costs £23.',
  'Mix 40 per cent ethanol with water.',
  'If 40 per cent stay at home, the vote is void.',
  'Are 40 per cent of tenants in debt?',
];

describe('unsourced figures', () => {
  for (const [text, expected] of FLAGGED) it(`are found: ${text}`, () => assert.deepEqual(found(text), expected));
  for (const text of PASSED) it(`are not seen: ${text}`, () => assert.deepEqual(found(text), []));

  it('stay unseen in a list that a source introduces', () => {
    assert.deepEqual(found('The audit found:\n\n- 40 per cent of tenants owe rent\n- 900 homes are empty\n', 'markdown'), []);
    assert.deepEqual(found('The town has changed:\n\n- 40 per cent of tenants owe rent\n', 'markdown'), [
      'information: 40 per cent of tenants',
    ]);
  });

  it('stay unseen in a list that a survey introduces', () =>
    assert.deepEqual(found('Some notable survey results were:\n\n- 40 per cent of tenants owe rent\n', 'markdown'), []));

  it('stay unseen in headings', () => assert.deepEqual(found('# 900 jobs lost\n', 'markdown'), []));

  it('weigh less where a study reports its own methods and results', () => {
    const study =
      'Methods: we sent a questionnaire to 900 tenants. Results: the respondents were young. Measured rents rose.\n\n' +
      'Conclusions: in the year before, some 40 per cent of tenants owed rent.\n';
    assert.deepEqual(found(study), ['hint: some 40 per cent of tenants']);
  });

  it('weigh less in the minutes of a meeting', () => {
    const minutes =
      'Minutes of the parish council. Present: Cllrs Boyle and Chen. Apologies: Cllr Marsh.\n\n' +
      'The clerk had gone. Some 40 per cent of tenants owe rent. The motion was carried.\n';
    assert.deepEqual(found(minutes), ['hint: Some 40 per cent of tenants']);
  });
});
