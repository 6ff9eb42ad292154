import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
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

describe('removing a note', () => {
  const removed = (text: string): string | undefined => {
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const [note] = draft.findings().filter(({ rule }) => rule === 'attribution/placeholder');
    const edit = draft.fixes(note).find(({ kind }) => kind === 'delete')?.edits[0];
    return edit && text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  };

  it('leaves a whole sentence', () => assert.equal(removed('The fund lost [source?] 4 million.'), 'The fund lost 4 million.'));
  it('is not offered where the note stands for words of the sentence', () => {
    assert.equal(removed('The fund, [who?] said, lost 4 million.'), undefined);
    assert.equal(removed('The fund lost 4 million, according to [whom?].'), undefined);
  });
});
