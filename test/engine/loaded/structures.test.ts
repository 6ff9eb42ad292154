import assert from 'node:assert/strict';
import type { RuleId } from '../../../server/src/engine';
import { flagged } from './support';

/** What the structural rules find beyond the set phrases of the lexicon: the flagged words in ⟦ ⟧, nothing elsewhere. */
const CASES: Record<RuleId, string[]> = {
  'loaded/sweeping-generalisation': [
    '⟦All career politicians⟧ ignore the islands.',
    '⟦Every broker⟧ knows the trick and ⟦no lawyer⟧ cares.',
    'In the capital ⟦the left⟧ is silencing its own members.',
    'Nobody in the party asked for ⟦the establishment⟧’s blessing.',
    '⟦The Left⟧ will never forgive a strike.',
    'All members must register by May.',
    'Not all journalists despise the minister.',
    'In a survey of 900 people, all farmers want a bridge.',
    'On the left is the town hall, and the right is closed to voters.',
    'The left wing of the party met, and the right to vote was on the list.',
    '“The left is silencing us,” the deputy said.',
    'All candidates believed in a recount.',
  ],
  'loaded/presupposition': [
    'The club will ⟦resume its long and bitter campaign⟧ against the referee.',
    'Norland ⟦escalated its cruel war⟧ on the fishermen.',
    'Tenants paid for the ⟦firm’s breathtaking incompetence⟧.',
    '⟦Boro’s hypocrisy⟧ is no secret in the town.',
    'The party resumed its election campaign on Monday.',
    'We will intensify our campaigns against the fee.',
    'The charity will continue its campaign for literacy.',
    'The court heard evidence of the firm’s corruption.',
    'The poet’s grave lies by the wall.',
    'The agency studies the bank’s fraud team.',
    'Norland’s Corruption Board met in May.',
  ],
  'loaded/persuasion-device': [
    '⟦Either the council pays for a new sea wall before the winter or⟧ the old town will perish.',
    'The choice is plain: ⟦either we pay or⟧ there will be chaos.',
    'Either press Enter or click OK.',
    'Either the mayor or her deputy opens the fair.',
    'Members may either vote by post or come to the hall, which falls empty at six.',
  ],
  'loaded/prescriptive': [
    'The mayor of the old town ⟦must⟧ scrap the fee.',
    'The ministry ⟦needs to⟧ publish the map.',
    'Norland ⟦ought to⟧ withdraw its boats.',
    'Ms Adair ⟦should⟧ resign at once.',
    'We ⟦must⟧ never forgive the levy.',
    'Nothing about the premier’s work should give anyone hope.',
    'Whether the council must pay is unclear.',
    'Under the act the minister must publish the list.',
    'The council must be ready by May.',
    'The parcel should arrive on Friday.',
    'We need to change the oil.',
    'The council has to decide by June.',
    'Ms Adair should see the file today.',
    'The union said the ministry needs to publish the map.',
  ],
  // What a relative clause reports is the reporter's.
  'loaded/evaluative-adjective': [
    'The tax, which the mayor claimed was unfair, went up.',
    'The fee that Ms Adair said would be shameful stays.',
    'The fee, which is ⟦shameful⟧, stays.',
  ],
};

describe('structures', () => {
  for (const [rule, examples] of Object.entries(CASES) as [RuleId, string[]][]) {
    describe(rule, () => {
      for (const example of examples) {
        it(example, () => {
          const wanted = [...example.matchAll(/⟦(.*?)⟧/g)].map(([, words]) => words);
          assert.deepEqual(flagged(rule, example.replace(/[⟦⟧]/g, '')), wanted);
        });
      }
    });
  }
});
