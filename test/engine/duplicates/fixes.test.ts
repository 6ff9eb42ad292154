import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import type { DuplicateGroup } from '../../../server/src/engine/duplicates';
import { blockDeletions, duplicateFixes, sentenceDeletion } from '../../../server/src/engine/duplicates/fixes';
import type { Span } from '../../../server/src/engine/types';
import { applied } from '../../support/applied';
import { paragraph } from './invented';

/** The text without its `⟦…⟧`, after the marked blocks are deleted. */
function deleted(marked: string): string {
  const { text, spans } = unmarked(marked);
  return applied(text, blockDeletions(text, spans));
}

function unmarked(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') spans.push({ start: text.length, end: -1 });
    else if (part === '⟧') spans.push({ start: (spans.pop() as Span).start, end: text.length });
    else text += part;
  }
  return { text, spans };
}

describe('deleting a copied block', () => {
  it('takes the blank line that follows', () => {
    assert.equal(deleted('One.\n\n⟦Two.⟧\n\nThree.\n'), 'One.\n\nThree.\n');
    assert.equal(deleted('⟦One.⟧\n\nTwo.\n'), 'Two.\n');
    assert.equal(deleted('One.\r\n\r\n⟦Two.\r\n\r\nMore.⟧\r\n\r\nThree.'), 'One.\r\n\r\nThree.');
    assert.equal(deleted('One.\r\r⟦Two.⟧\r\rThree.'), 'One.\r\rThree.');
  });

  it('leaves the file’s last line end as it was', () => {
    assert.equal(deleted('One.\n\n⟦Two.⟧\n'), 'One.\n');
    assert.equal(deleted('One.\n\n⟦Two.⟧'), 'One.');
    assert.equal(deleted('One.\r\n\r\n⟦Two.⟧\r\n'), 'One.\r\n');
  });

  it('does not join what a blank line parted', () => {
    assert.equal(deleted('One.\n⟦Two.⟧\n\nThree.'), 'One.\n\nThree.');
    assert.equal(deleted('One.\n⟦Two.⟧\nThree.'), 'One.\nThree.');
    assert.equal(deleted('One.\n\n⟦Two.⟧\nThree.'), 'One.\n\nThree.');
    assert.equal(deleted('One.\n⟦Two.⟧\n'), 'One.\n');
  });

  it('deletes several, next to each other or not', () => {
    assert.equal(deleted('⟦A.⟧\n\nB.\n\n⟦A.⟧\n\n⟦A.⟧\n'), 'B.\n');
    assert.equal(deleted('⟦A.⟧\n\n⟦A.⟧\n\nA.'), 'A.');
  });

  it('deletes only itself where more stands on its line', () => {
    assert.equal(deleted('| one | ⟦two⟧ |\n| --- | --- |'), '| one |  |\n| --- | --- |');
  });

  it('never touches words outside, whatever the text', () => {
    const block = fc.constantFrom('A b.', 'C d.', '- E\n  f', 'G');
    const gap = fc.constantFrom('\n', '\n\n', '\n \n\n', '\r\n\r\n', '\r\r', '\n\t\n');
    const document = fc.tuple(fc.array(fc.tuple(block, gap, fc.boolean()), { minLength: 1, maxLength: 8 }), fc.boolean());
    fc.assert(
      fc.property(document, ([parts, ends]) => {
        let text = '';
        const spans: Span[] = [];
        const kept: string[] = [];
        for (const [index, [words, space, marked]] of parts.entries()) {
          if (marked) spans.push({ start: text.length, end: text.length + words.length });
          else kept.push(words);
          text += words + (index < parts.length - 1 || ends ? space : '');
        }
        const edits = blockDeletions(text, spans);
        for (const [index, edit] of edits.entries()) assert.ok(index === 0 || edits[index - 1].end <= edit.start);
        assert.equal(applied(text, edits).replace(/\s+/g, ''), kept.join('').replace(/\s+/g, ''));
      }),
    );
  });
});

describe('deleting a copied run', () => {
  const run = (code: string, note: string): string => `${paragraph(1)}\n\n\`\`\`\n${code}\n\`\`\`\n\n${note}\n\n${paragraph(2)}`;
  const text = `${run('one', '[^1]: A note.')}\n\n${paragraph(3)}\n\n${run('two', '[^1]: A note.')}\n`;

  it('leaves what stands in this copy only, and takes what stands in both', () => {
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const [copy] = draft.findings();
    assert.equal(copy.rule, 'duplicate/block');
    const fix = draft.fixes(copy).find(({ title }) => title === 'Delete this copy');
    assert.equal(applied(text, fix?.edits ?? []), `${run('one', '[^1]: A note.')}\n\n${paragraph(3)}\n\n\`\`\`\ntwo\n\`\`\`\n`);
  });
});

describe('deleting a copied sentence', () => {
  function without(marked: string): string {
    const { text, spans } = unmarked(marked);
    return applied(text, sentenceDeletion(text, spans[0]));
  }

  it('takes one space with it', () => {
    assert.equal(without('One. ⟦Two.⟧ Three.'), 'One. Three.');
    assert.equal(without('One. ⟦Two.⟧\n\nThree.'), 'One.\n\nThree.');
    assert.equal(without('⟦One.⟧ Two.'), 'Two.');
    assert.equal(without('One. ⟦Two.⟧'), 'One.');
  });

  it('takes the paragraph when it was all of it', () => {
    assert.equal(without('One.\n\n⟦Two.⟧\n\nThree.'), 'One.\n\nThree.');
  });
});

describe('what is offered on a copy', () => {
  const text = 'A a.\n\nB.\n\nA a.\n\nA a.\n';
  const group: DuplicateGroup = {
    kind: 'block',
    first: { start: 0, end: 4 },
    copies: [
      { start: 10, end: 14 },
      { start: 16, end: 20 },
    ],
    units: 1,
    words: 2,
  };

  it('is to delete it, to keep it alone, and to go to the others', () => {
    const fixes = duplicateFixes(text, 'plain', group, 0);
    assert.deepEqual(
      fixes.map((fix) => fix.title),
      [
        'Delete this copy',
        'Keep this copy, delete the other 2',
        'Compare with line 1 side by side',
        'Go to the first on line 1',
        'Go to the copy on line 7',
      ],
    );
    assert.equal(applied(text, fixes[0].edits), 'A a.\n\nB.\n\nA a.\n');
    assert.equal(applied(text, fixes[1].edits), 'B.\n\nA a.\n');
    assert.deepEqual(fixes[4].target, group.copies[1]);
    assert.deepEqual(
      fixes.map((fix) => fix.preferred),
      [true, false, false, false, false],
    );
  });

  it('prefers to go to the first for a sentence', () => {
    const fixes = duplicateFixes(text, 'plain', { ...group, kind: 'sentence' }, 1);
    assert.deepEqual(
      fixes.map((fix) => [fix.title, fix.preferred]),
      [
        ['Delete this sentence', false],
        ['Go to the first on line 1', true],
        ['Go to the copy on line 5', false],
      ],
    );
  });
});
