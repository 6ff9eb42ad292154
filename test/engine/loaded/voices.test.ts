import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

function flagged(text: string, format: 'plain' | 'markdown' = 'plain'): string[] {
  return createDraft(text, format, DEFAULT_SETTINGS)
    .findings()
    .filter(({ family, severity }) => family === 'loaded' && severity !== 'hint')
    .map(({ start, end }) => text.slice(start, end));
}

describe('whose loaded words are flagged', () => {
  const own: [string, string, string][] = [
    ['what the writer thinks', 'We believe the shameful delay cost the town a year.', 'shameful'],
    ['what is known to be so', 'Voters know that Mr Boro is an outrageous landlord.', 'outrageous'],
    ['what a thing reminds of', 'It reminds us that the mayor is an outrageous landlord.', 'outrageous'],
    ['what is explained', 'Ms Adair explains why the absurd fee was kept.', 'absurd'],
    ['what somebody wants', 'She supports the shameful plan of the board.', 'shameful'],
    ['what is shown before the sentence goes on', 'She showed an outrageous lack of care and left the board.', 'outrageous'],
    ['what stands before the colon', 'The army replied with an outrageous raid: nine men were shot.', 'outrageous'],
    ['under whom something was written', 'She wrote a thesis under the outrageous Mr Boro in May.', 'outrageous'],
    ['what follows a clause about speaking', 'As Mr Boro was speaking, leftists gathered outside.', 'leftists'],
  ];
  for (const [what, text, span] of own) it(`${what} is the writer’s`, () => assert.deepEqual(flagged(text), [span]));

  const reported: [string, string][] = [
    ['what somebody said', 'Ms Adair said the shameful delay cost the town a year.'],
    ['what goes on behind who says it', 'The plan, she argued, was shameful from the start.'],
    ['what goes on behind whom it was told', 'The plan, Ms Adair told the hearing, was shameful.'],
    ['what goes on behind who says it, turned round', 'The plan, said Mr Lim, is shameful.'],
    ['what somebody sees it as', 'She resigned over what she saw as a shameful deal.'],
    ['what one side sees the other as', 'Boro sees the north as an outrageous landlord.'],
    ['what it is seen as', 'The deal was widely described as one of the most shameful of the year.'],
    ['what somebody thinks', 'Ms Adair thinks that the shameful delay cost the town a year.'],
    ['what somebody said they knew', 'Ms Adair said voters know that Mr Boro is an outrageous landlord.'],
    ['what somebody went on to explain', 'Ms Adair explained that the absurd fee was kept.'],
    ['what something is labelled as', 'Students labelled the club of the mayor variously as racist, sexist and outrageous.'],
    ['what somebody is accused of', 'Others accused Ms Lind of a shameful deal.'],
    ['what something was deemed', 'The deal was deemed hopelessly outrageous.'],
    ['what somebody was voted', 'Nine readers voted it the most outrageous hat of the year.'],
    ['what somebody was found', 'The board closed the games, finding them outrageous.'],
    ['what somebody called it', 'Ms Adair knows that Mr Boro called the fee an absurd tax.'],
  ];
  for (const [what, text] of reported) it(`${what} is not`, () => assert.deepEqual(flagged(text), []));
});

describe('headlines in title case', () => {
  it('are read like a sentence, with or without markup', () => {
    assert.deepEqual(flagged('# Mayor Boro Claims the Fee Was Legal', 'markdown'), ['Claims']);
    assert.deepEqual(flagged('Mayor Boro Claims the Fee Will Save the Town'), ['Claims']);
    assert.deepEqual(flagged('Five Awful Ideas That the Senate Blocked from Coming True'), ['Awful']);
  });

  it('keep their names', () => {
    assert.deepEqual(flagged('# Radical Party Wins Four Seats', 'markdown'), []);
    assert.deepEqual(flagged('# Extreme Networks Opens a Plant in Suland', 'markdown'), []);
    assert.deepEqual(flagged('# Costumes\n\n## Dancer Lovely Rosalind', 'markdown'), []);
    assert.deepEqual(flagged('The board of Extreme Networks met. Awful Designs, a rival, did not.'), []);
  });
});
