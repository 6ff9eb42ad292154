import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const isFound = (text: string): boolean => findingsOf('attribution/mental-state', text).length > 0;

describe('states of mind', () => {
  for (const text of ['The fee was intended as a warning to tenants.', 'The envoys were intent on delay.']) {
    it(`are found: ${text}`, () => assert.ok(isFound(text)));
  }
  for (const text of [
    'The fee was intended as a warning to tenants, the judge found.',
    'The premier said she wanted a deal.',
    'The parser expects a comma.',
    'I want a receipt.',
    'Boro criticised the mayor for this, arguing the board did not want the vote to take place.',
    'Longer term, according to the engineer Rosa Lim, the goal is to open the dam to visitors.',
  ]) {
    it(`are not seen: ${text}`, () => assert.ok(!isFound(text)));
  }
});
