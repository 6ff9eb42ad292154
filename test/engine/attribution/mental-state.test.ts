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
  ]) {
    it(`are not seen: ${text}`, () => assert.ok(!isFound(text)));
  }
});
