import assert from 'node:assert/strict';
import { findingsIn } from '../../../scripts/even-handedness-treatment';

/**
 * Facts are not softened: a hard word for a hard fact, with somebody who stands behind it, is left alone. A tool that turns
 * an atrocity into an “incident” has failed.
 */
const FACTS = [
  'Soldiers killed 40 villagers on Monday, the Red Cross said.',
  'The blast killed nine people and wounded thirty, according to the health ministry.',
  'Two men murdered the editor in 2019, a jury found.',
  'Norland invaded Suland on 3 March 2014.',
  'Norland’s invasion of Suland began at dawn on 3 March, the United Nations said.',
  'The minister lied to parliament in 2016, the High Court found.',
  'He lied under oath, Judge Marsh ruled.',
  'Guards tortured prisoners at the camp, a court in Velm found in 2011.',
  'The court ruled that the killings were genocide.',
  'The tribunal convicted him of genocide in 2004.',
  'The International Court of Justice ruled that the massacre was an act of genocide.',
  'She was raped by two officers, the court found.',
  'He was convicted of fraud and jailed for nine years.',
  'The tribunal found him guilty of war crimes and crimes against humanity.',
  'The inquiry found that police had beaten the marchers.',
  'An audit by the state comptroller found that the governor’s office had stolen €4m.',
  'The inspectors found slave labour at three brick kilns, their report said.',
  'The famine of 1932 starved 3 million people, the commission’s report said.',
  'Police shot dead a man of 34 on Tuesday, the coroner’s court heard.',
  'The court listed the group as a terrorist organisation in 2009.',
  'The regulator found that the bank had deceived 9,000 customers.',
  'The commission found that troops had massacred 300 civilians.',
  'The vaccine does not cause autism, a review of 40 studies found.',
  'The army used chemical weapons on the town, the inspectors’ report said.',
  'The company poisoned the river for nine years, the court found.',
];

describe('facts with a source', () => {
  for (const fact of FACTS) {
    it(fact, () => {
      assert.deepEqual(
        findingsIn(fact).map(({ rule, words }) => `${rule}: ${words}`),
        [],
      );
    });
  }
});
