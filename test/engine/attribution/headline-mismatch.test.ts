import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Draft } from '../../../server/src/engine';

const RULE = 'attribution/headline-mismatch';
const FILLER = 'The hall stands at the end of the street, between the chapel and the old post office. '.repeat(6);

const open = (heading: string, ...body: string[]): Draft =>
  createDraft([`# ${heading}`, ...body, FILLER].join('\n\n'), 'markdown', DEFAULT_SETTINGS);
const mismatches = (draft: Draft): string[] =>
  draft
    .findings()
    .filter(({ rule }) => rule === RULE)
    .map(({ start, end }) => draft.text.slice(start, end));

const PASSED: [string, string][] = [
  ['Nearly 300 jobs lost', 'The union counted 287 jobs.'],
  ['300 jobs lost', 'Three hundred and two jobs, or 302 by the books, are gone.'],
  ['12 people hurt', 'Twelve people were hurt.'],
  ['10 ways to save water', 'Turn off the tap.'],
  ['Chapter 4', 'The dam was built in 1950.'],
  ['The mill in 1950', 'The mill closed.'],
  ['Did 300 jobs go?', 'Some jobs went.'],
  ['Dam “will burst”', 'The engineer said the dam “will burst” by May.'],
  ['Mayor took bribes', 'The court found that the mayor took bribes. Prosecutors allege that the mayor took bribes twice.'],
  ['Mayor accused of taking bribes', 'Prosecutors allege that the mayor took bribes.'],
  ['Man charged after stabbing outside pub', 'A man was charged with murder after a stabbing outside a pub.'],
  ['Doctors “on their knees”', '“We are on our knees,” the doctor said.'],
  ['Opening hours', 'The hall may open at nine.'],
  ['Council ends “consultation”', 'Nobody was asked about the levy.'],
];

describe('headings held against their text', () => {
  for (const [heading, body] of PASSED)
    it(`are borne out: ${heading}`, () => assert.deepEqual(mismatches(open(heading, body)), []));

  it('are not judged before the text is written', () => {
    const draft = createDraft('# 300 jobs lost\n\nThe union met.\n', 'markdown', DEFAULT_SETTINGS);
    assert.deepEqual(mismatches(draft), []);
  });

  it('are held against their own section only', () => {
    const text = `# The port\n\n${FILLER}\n\n## 300 jobs lost\n\n${FILLER}\n\n## Later\n\nIn all 300 jobs went.\n`;
    assert.deepEqual(mismatches(createDraft(text, 'markdown', DEFAULT_SETTINGS)), ['300']);
  });

  it('follow the text as it is edited, as if read anew', () => {
    const draft = open('300 jobs lost', 'The union counted 300 jobs.');
    assert.deepEqual(mismatches(draft), []);
    const at = draft.text.indexOf('300 jobs.');
    draft.edit([{ start: at, end: at + 3, newText: '200' }]);
    assert.deepEqual(mismatches(draft), ['300']);
    assert.deepEqual(mismatches(draft), mismatches(createDraft(draft.text, 'markdown', DEFAULT_SETTINGS)));
    draft.edit([{ start: at, end: at + 3, newText: '300' }]);
    assert.deepEqual(mismatches(draft), []);
  });

  it('lead to the nearest sentence and can name who says so', () => {
    const draft = open('Mayor took bribes', 'Prosecutors allege that the mayor took bribes.');
    const [finding] = draft.findings().filter(({ rule }) => rule === RULE);
    const fixes = draft.fixes(finding);
    const target = fixes.find(({ kind }) => kind === 'navigate')?.target;
    assert.equal(target && draft.text.slice(target.start, target.end), 'Prosecutors allege that the mayor took bribes.');
    const [edit] = fixes.find(({ kind }) => kind === 'attribute')?.edits ?? [];
    assert.equal(draft.text.slice(0, edit.start) + edit.newText, '# Mayor took bribes, says [who?]');
  });
});
