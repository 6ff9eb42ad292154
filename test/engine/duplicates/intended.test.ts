import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, DocumentIndex, type Fix, type FormatId } from '../../../server/src/engine';

const MEETING =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const HARBOUR =
  'The harbour was built in the last century for the fishing fleet, which has since moved to the deeper port on the other side of the bay.';

const draftOf = (text: string, intended: readonly string[] = [], format: FormatId = 'markdown') =>
  createDraft(text, format, { ...DEFAULT_SETTINGS, intended });
const repeats = (text: string, intended: readonly string[], format?: FormatId) =>
  draftOf(text, intended, format)
    .findings()
    .filter(({ family }) => family === 'duplicate').length;

function entryOf(text: string): string {
  const draft = draftOf(text);
  const finding = draft.findings().find(({ family }) => family === 'duplicate');
  assert.ok(finding);
  const fix = draft.fixes(finding).find(({ adds }) => adds?.to === 'intended') as Fix;
  assert.equal(fix.title, 'Mark as intended (workspace setting)');
  return fix.adds?.item ?? '';
}

describe('passages marked as intended', () => {
  const text = `${MEETING}\n\nA line.\n\n${MEETING}\n\nMore.\n\n${HARBOUR}\n\nThe end.\n\n${HARBOUR}\n`;

  it('are known by their first words and a number', () => {
    assert.match(entryOf(text), /^The council met on Tuesday … #[0-9a-f]{8}$/);
  });

  it('are no finding and no copies, wherever they stand; others are', () => {
    const entry = entryOf(text);
    assert.equal(repeats(text, []), 2);
    assert.equal(repeats(text, [entry]), 1);
    assert.equal(draftOf(text, [entry]).copies().length, 1);
    assert.equal(repeats(`New words.\n\n${text.replace('More.', 'Less, and more.')}`, [entry]), 1);
    assert.equal(repeats(text, [entry.slice(entry.indexOf('#'))]), 1);
  });

  it('are the same in other markup, and in other formats', () => {
    const marked = MEETING.replace('Tuesday', '**Tuesday**').replace('council', 'Council');
    assert.equal(repeats(text.replaceAll(MEETING, marked), [entryOf(text)]), 1);
    assert.equal(repeats(text, [entryOf(text)], 'plain'), 1);
  });

  it('are told again when their own words change', () => {
    assert.equal(repeats(text.replaceAll('three hours', 'four hours'), [entryOf(text)]), 2);
  });

  it('are no finding in other documents either', () => {
    const index = new DocumentIndex();
    const other = draftOf(MEETING);
    other.compareWith(index, 'other.md');
    other.findings();
    const found = (intended: readonly string[]) => {
      const draft = draftOf(`${MEETING}\n`, intended);
      draft.compareWith(index, 'this.md');
      return draft.findings().filter(({ rule }) => rule === 'duplicate/cross-document').length;
    };
    assert.deepEqual([found([]), found([entryOf(text)])], [1, 0]);
  });

  it('are not those that an entry without a number names', () => {
    assert.equal(repeats(text, ['The council met on Tuesday', '#xyz', '']), 2);
  });
});
