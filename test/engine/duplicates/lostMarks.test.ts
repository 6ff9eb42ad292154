import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type FormatId } from '../../../server/src/engine';
import { lostMarks } from '../../../server/src/engine/duplicates/lostMarks';
import { applied } from '../../support/applied';

const MEETING =
  'The council met on Tuesday evening to hear residents, and it adjourned after three hours without a vote on the plan for the harbour.';
const HARBOUR =
  'The harbour was built in the last century for the fishing fleet, which has since moved to the deeper port on the other side of the bay.';

const paragraph = (format: FormatId, text: string): string => (format === 'html' ? `<p>${text}</p>` : text);

/** What is offered for the deletion of the later copy, and what it leaves. */
function deletion(format: FormatId, ...blocks: readonly string[]): { readonly title: string; readonly left: string } {
  const text = `${blocks.join('\n\n')}\n`;
  const draft = createDraft(text, format, DEFAULT_SETTINGS);
  const [copy] = draft.findings().filter(({ rule }) => rule === 'duplicate/block' || rule === 'duplicate/near-block');
  assert.ok(copy, `a copy in ${text}`);
  const fix = draft.fixes(copy).find(({ title }) => title.startsWith('Delete'));
  assert.ok(fix);
  return { title: fix.title, left: applied(text, fix.edits) };
}

describe('deleting a copy with notes and targets in it', () => {
  const KEPT: readonly [FormatId, string, string][] = [
    ['markdown', '[^n]: Set by the trust.', 'The crane[^n] is old.'],
    ['markdown', '[^n]: Set by the trust.\n\n    And by the town.', 'The crane[^n] is old.'],
    ['markdown', '[fees]: https://example.org/fees', 'See [the fees][fees].'],
    ['restructuredtext', '.. [#n] Set by the trust.', 'The crane [#n]_ is old.'],
    ['restructuredtext', '.. [Osei2020] Osei, The trust.', 'The crane [Osei2020]_ is old.'],
    ['restructuredtext', '.. _fees: https://example.org/fees', 'See fees_ for more.'],
    ['restructuredtext', '.. |trust| replace:: Harbour Trust', 'The |trust| is old.'],
    ['org', '[fn:n] Set by the trust.', 'The crane[fn:n] is old.'],
    ['asciidoc', ':fee: 40', 'The fee is {fee} pounds.'],
    ['latex', '\\footnotetext[3]{Set by the trust.}', 'The crane\\footnotemark[3] is old.'],
    ['latex', '\\bibitem{osei} Osei, The trust.', 'See \\cite{osei}.'],
  ];
  for (const [format, definition, use] of KEPT) {
    it(`leaves ${JSON.stringify(definition)} (${format})`, () => {
      const run = [MEETING, HARBOUR].map((text) => paragraph(format, text));
      const { left } = deletion(format, ...run, use, run[0], definition, run[1]);
      assert.ok(left.includes(definition), left);
    });
  }

  const LOST: readonly [FormatId, string, string, string][] = [
    ['markdown', '<a id="vote"></a>', 'See [the vote](#vote).', 'anchor #vote is linked to'],
    ['html', '<a name=vote></a>', '<p>See <a href="#vote">the vote</a>.</p>', 'anchor #vote is linked to'],
    ['wikitext', '<ref name="n">Set by the trust.</ref>', 'The crane<ref name="n" /> is old.', 'note n is referred to'],
    ['wikitext', '<ref group=a name=n>Set by the trust.</ref>', 'The crane{{r|n}} is old.', 'note n is referred to'],
    ['wikitext', '{{anchor|vote}}', 'See [[#vote|the vote]].', 'anchor #vote is linked to'],
    ['asciidoc', 'footnote:n[Set by the trust.]', 'The crane footnote:n[] is old.', 'note n is referred to'],
    ['asciidoc', '[[vote]]', 'See <<vote,the vote>>.', 'anchor #vote is linked to'],
    ['restructuredtext', ' on the _`first vote`', 'See `first vote`_ for more.', 'anchor #first vote is linked to'],
    ['org', '[fn:n:Set by the trust.]', 'The crane[fn:n] is old.', 'note n is referred to'],
    ['org', '<<vote>>', 'See [[vote]].', 'anchor #vote is linked to'],
    ['latex', '\\footnote{\\label{n}Set by the trust.}', 'The crane\\footref{n} is old.', 'anchor #n is linked to'],
    ['latex', '\\hypertarget{vote}{}', 'See \\hyperlink{vote}{the vote}.', 'anchor #vote is linked to'],
  ];
  for (const [format, mark, use, told] of LOST) {
    it(`says that ${mark} is missed (${format})`, () => {
      const [meeting, marked] = [MEETING, MEETING.replace('.', `${mark}.`)].map((text) => paragraph(format, text));
      assert.ok(deletion(format, meeting, use, marked).title.endsWith(`(its ${told} elsewhere)`));
      assert.ok(
        !deletion(format, meeting, paragraph(format, HARBOUR), marked).title.includes('elsewhere'),
        'nothing leads to it',
      );
      assert.ok(!deletion(format, marked, use, marked).title.includes('elsewhere'), 'the other copy has it too');
    });
  }

  it('says so of a sentence too', () => {
    const sentence = 'The council met on Tuesday to hear those who live at the harbour.';
    const marked = sentence.replace('council', '<a id="vote"></a>council');
    const text = `See [it](#vote).\n\n${sentence} ${HARBOUR}\n\nIt rained a lot. ${marked} Nobody was there to see it.\n`;
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const [finding] = draft.findings().filter(({ rule }) => rule === 'duplicate/sentence');
    assert.equal(draft.fixes(finding)[0].title, 'Delete this sentence (its anchor #vote is linked to elsewhere)');
  });

  it('knows names for what they are', () => {
    const lost = (format: FormatId, gone: string, rest: string) =>
      lostMarks(gone + rest, format, [{ start: 0, end: gone.length, newText: '' }]).map(({ name }) => name);
    assert.deepEqual(lost('html', '<p id=a.b>x</p>', '<a href="#a.b">y</a>'), ['a.b']);
    assert.deepEqual(lost('markdown', '## Tides {#tides .wide}', '[y](#tides)'), ['tides']);
    assert.deepEqual(lost('latex', 'x \\label{sec:tides}', 'see \\autoref{sec:tides}'), ['sec:tides']);
    assert.deepEqual(lost('latex', 'x \\label{tides}', 'see \\autoref{tide}'), []);
    assert.deepEqual(lost('html', '<p id="a(">x</p>', 'nothing'), []);
    assert.deepEqual(lost('wikitext', '<ref name="n" />', 'x<ref name="n" />'), []);
    assert.deepEqual(lost('org', 'see [[tides]]', '<<tides>>'), []);
    assert.deepEqual(lost('asciidoc', '[[a]][[b]]', '<<a>> and <<b>>'), ['a', 'b']);
    assert.deepEqual(lost('plain', '[[a]]', '<<a>>'), []);
  });
});
