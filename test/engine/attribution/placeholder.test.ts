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
  // Whatever a fix asks for.
  ['[Name, role] says the dam is safe.', ['information: [Name, role]']],
  ['The mill closed in [month year?].', ['information: [month year?]']],
  ['The widows were paid [how much?] in May.', ['information: [how much?]']],
  ['A link [what is new?](https://example.org) is none.', []],
  // Words put into a quotation by the editor.
  ['Okoye said: “Why did they [the board, surely?] agree to this?”', []],
  ['Q: What [happened to you?] in May?', []],
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
    assert.equal(removed('The mill closed in [month year?].'), undefined);
    assert.equal(removed('[Who?] believes that the dam is safe.'), undefined);
  });
});

describe('footnote marks', () => {
  const notes = (text: string): string[] => findingsOf('attribution/placeholder', text, { format: 'markdown' });

  it('need their note', () => assert.deepEqual(notes('Costs rose.[^9]\n\n[^1]: Budget.\n'), ['information: [^9]']));
  it('may stand before their note or behind it', () =>
    assert.deepEqual(notes('[^a b]: Budget.\n\nCosts rose.[^A  B]\n\nRents fell.[^2]\n\n[^2]: Registry.\n'), []));

  it('get a note to fill in', () => {
    const text = 'Costs rose.[^9]\n';
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const [finding] = draft.findings().filter(({ rule }) => rule === 'attribution/placeholder');
    const [edit] = draft.fixes(finding)[0].edits;
    assert.equal(text.slice(0, edit.start) + edit.newText, 'Costs rose.[^9]\n\n[^9]: [source?]\n');
  });

  it('are looked for again when the note goes', () => {
    const draft = createDraft('Costs rose.[^1]\n\n[^1]: Budget.\n', 'markdown', DEFAULT_SETTINGS);
    assert.equal(draft.findings().filter(({ rule }) => rule === 'attribution/placeholder').length, 0);
    const at = draft.text.indexOf('[^1]: ');
    draft.edit([{ start: at, end: draft.text.length, newText: '' }]);
    assert.equal(draft.findings().filter(({ rule }) => rule === 'attribution/placeholder').length, 1);
  });
});
