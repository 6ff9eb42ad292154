import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Finding, type FormatId } from '../../../server/src/engine';
import { applied } from '../../support/applied';

/** A draft in each format: what is flagged in it, as `rule: source`, in order. */
const DRAFTS: readonly { readonly format: FormatId; readonly text: string; readonly flagged: readonly string[] }[] = [
  {
    format: 'html',
    text:
      '<!doctype html><title>The so-called plan</title>\n<h1>Council meets</h1>\n<p class="so-called">The <b>so-called</b> experts met.</p>\n' +
      '<blockquote>The so-called experts met.</blockquote>\n<p>The &quot;reform&quot; failed, and the caf&eacute;&rsquo;s owner left.</p>\n' +
      '<p>About 4,000 people left in May.<sup><a href="#fn1">1</a></sup></p>\n<p>About 5,000 people left in June.</p>\n',
    flagged: [
      'loaded/doubt-marker: so-called',
      'loaded/scare-quotes: &quot;reform&quot;',
      'attribution/unsourced-statistic: About 5,000 people',
    ],
  },
  {
    format: 'asciidoc',
    text:
      '= Council meets\nAnn So-called <ann@roe.example>\n:plan: so-called\n\n.The plan\nThe _so-called_ experts met.\n\n' +
      '____\nThe so-called experts met.\n____\n\nThe "`reform`" failed.\n\n----\nso-called\n----\n\n' +
      '* About 4,000 people left in May.footnote:[The so-called plan.]\n* About 5,000 people left in June.\n\n|===\n|The minister slammed the plan. |A\n|===\n',
    flagged: [
      'loaded/doubt-marker: so-called',
      'loaded/scare-quotes: "`reform`"',
      'attribution/unsourced-statistic: About 5,000 people',
      'loaded/loaded-verb: slammed',
    ],
  },
  {
    format: 'wikitext',
    text:
      "{{Infobox council\n| name = The so-called council\n}}\n'''The council''' met. The ''so-called'' experts met.\n\n== Plan ==\n" +
      '<blockquote>The so-called experts met.</blockquote>\nThe &quot;reform&quot; failed.\n\n' +
      '* About 4,000 people left in May.<ref>{{cite news|title=The so-called plan}}</ref>\n* About 5,000 people left in June.\n== See also ==\n* [[So-called]]\n',
    flagged: [
      'loaded/doubt-marker: so-called',
      'loaded/scare-quotes: &quot;reform&quot;',
      'attribution/unsourced-statistic: About 5,000 people',
    ],
  },
];

const say = (finding: Finding, text: string): string => `${finding.rule}: ${text.slice(finding.start, finding.end)}`;

for (const { format, text, flagged } of DRAFTS) {
  describe(`a draft in ${format}`, () => {
    it('is flagged where readers see words, and nowhere else', () => {
      const draft = createDraft(text, format, DEFAULT_SETTINGS);
      assert.deepEqual(
        draft.findings().map((finding) => say(finding, text)),
        flagged,
      );
    });

    it('is kept as it is, finding by finding, by the comment that each offers', () => {
      for (const finding of createDraft(text, format, DEFAULT_SETTINGS).findings()) {
        const draft = createDraft(text, format, DEFAULT_SETTINGS);
        const fix = draft.fixes(finding).find(({ kind, edits }) => kind === 'keep' && edits.length > 0);
        assert.ok(fix, `no comment for ${say(finding, text)}`);
        const kept = createDraft(applied(text, fix.edits), format, DEFAULT_SETTINGS);
        assert.deepEqual(
          kept.findings().map((other) => say(other, kept.text)),
          flagged.filter((other) => other !== say(finding, text)),
        );
      }
    });

    it('is mended without harm to its markup: a mended finding is gone, and the others are as they were', () => {
      const draft = createDraft(text, format, DEFAULT_SETTINGS);
      for (const finding of draft.findings()) {
        for (const fix of draft.fixes(finding).filter(({ kind }) => kind === 'delete' || kind === 'replace')) {
          const mended = createDraft(applied(text, fix.edits), format, DEFAULT_SETTINGS);
          assert.deepEqual(
            mended.findings().map((other) => say(other, mended.text)),
            flagged.filter((other) => other !== say(finding, text)),
            fix.title,
          );
        }
      }
    });
  });
}
