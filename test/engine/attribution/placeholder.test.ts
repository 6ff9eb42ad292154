import assert from 'node:assert/strict';
import { findingsOf } from './findings';

const found = (text: string): string[] => findingsOf('attribution/placeholder', text);

const CASES: [string, string[]][] = [
  ['The fund lost [source?] 4 million.', ['information: [source?]']],
  ['The fund, [who?] said, lost 4 million.', ['information: [who?]']],
  ['Officials [name, role] met.', ['information: [name, role]']],
  ['TK officials met.', ['information: TK']],
  ['TK Maxx opened a branch.', []],
  // A word put into a quotation by the editor.
  ['Okoye called her “a good friend [who] stands firm”.', []],
];

describe('notes to self', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(found(text), expected));
});
