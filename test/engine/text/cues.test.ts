import assert from 'node:assert/strict';
import { cuesOf } from './read';

/** Each text with the cues that are to be found: source, its class, the cue word. */
const CASES: [string, string[]][] = [
  ['Okoye has since said that the plan is dead.', ['Okoye [named] said']],
  ['“We were early,” said Ada Boyle.', ['Ada Boyle [named] said']],
  ['Dana Osei, the bank’s chief executive, said rates would fall.', ['Dana Osei [named] said']],
  ['The highways ministry said the bridge was unsafe.', ['The highways ministry [role] said']],
  ['Officials said the bridge was unsafe.', ['Officials [bare] said']],
  ['The plan will fail, a Western diplomat said.', ['a Western diplomat [described] said']],
  ['A spokesman for Eastern Rail said the line was closed.', ['A spokesman for Eastern Rail [role] said']],
  ['Experts say the dam is safe.', ['Experts [generic] say']],
  ['The audit found that costs had doubled.', ['The audit [document] found']],
  ['He did not say whether the talks went on.', ['He [pronoun] say (negated)']],
  ['According to the 2021 study, costs doubled.', ['the 2021 study [document] According']],
  ['Speaking in Bishkek, Putin explained how talks should be handled.', ['Putin [named] explained']],
  ['Concerns were raised by the fire brigade.', []],
  ['It was announced that the line is closed.', []],
  ['The report lay on the table.', []],
  ['His claims were filed with the insurer.', []],
  ['They found the keys in the car.', []],
  ['The move shows that nobody cares.', []],
  ['Boxes are arranged according to size.', []],
  ['It would be possible to say as much.', []],
];

describe('cues', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(cuesOf(text), expected));
});
