/** The sample draft is the first thing a new user sees: it shows every kind of finding, and one quotation left alone. */
import assert from 'node:assert/strict';
import { type CliFinding, draft, findingsOfDraft } from '../editor/support/draft';

describe('the sample draft', () => {
  let findings: readonly CliFinding[];

  before(() => {
    findings = findingsOfDraft();
  });

  for (const [rule, text] of [
    ['loaded/scare-quotes', "'reform'"],
    ['loaded/doubt-marker', 'so-called'],
    ['loaded/loaded-verb', 'slammed'],
    ['loaded/reporting-verb', 'claimed'],
    ['loaded/contentious-label', 'regime'],
    ['attribution/hearsay-adverb', 'reportedly'],
    ['attribution/agentless-report', 'It is widely believed'],
    ['attribution/vague-authority', 'Critics say'],
    ['attribution/unsourced-statistic', '62 per cent'],
    ['duplicate/block', 'Boats under eight metres'],
  ]) {
    it(`shows ${rule}`, () => {
      const found = findings.filter((finding) => finding.rule === rule).map((finding) => finding.text);
      assert.ok(
        found.some((flagged) => flagged.includes(text)),
        `flagged by this rule: ${JSON.stringify(found)}`,
      );
    });
  }

  for (const quotation of [
    '"We looked at every other way to pay for the sea wall, and there was none," Okafor told reporters outside the town hall.',
    '"a guess in a good suit"',
  ]) {
    it(`leaves ${quotation} alone`, () => {
      const start = draft.indexOf(quotation);
      assert.ok(start > 0);
      const touching = findings.filter(
        (finding) => finding.start.offset < start + quotation.length && start < finding.end.offset,
      );
      assert.deepEqual(touching, []);
    });
  }
});
