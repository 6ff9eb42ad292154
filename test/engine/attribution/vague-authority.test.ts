import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const found = (text: string): string[] => findingsOf('attribution/vague-authority', text);

const CASES: [string, string[]][] = [
  ['Experts say the dam is safe.', ['information: Experts say']],
  ['Studies show that tea prevents colds.', ['information: Studies show']],
  ['The tower is considered by some the ugliest in the county.', ['information: by some']],
  ['Critics of the Harbour Act say costs doubled.', ['information: Critics of the Harbour Act say']],
  // Who is named answers for what they say, not for what stands beside it.
  ['While Ms Osei said that costs doubled, critics say the dam is weak.', ['information: critics say']],
  ['Ms Osei said that critics say the dam is weak.', []],
  // The next sentence names one of them.
  ['Experts say the dam is safe. Rosa Lim said it would stand a century.', ['hint: Experts say']],
  ['Critics, among them the auditor Kim Sato, say costs doubled.', []],
  ['Two engineers, Ana Ruiz and Tom Bell, say the dam is safe.', []],
  ['Harbour Town University (HTU) data indicate that tea prevents colds.', []],
  ['Many trains run at night.', []],
];

describe('vague authority', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(found(text), expected));
});
