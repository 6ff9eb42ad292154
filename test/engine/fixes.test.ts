import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Finding, type Fix } from '../../server/src/engine';

function apply(text: string, fix: Fix): string {
  let result = text;
  for (const { start, end, newText } of [...fix.edits].reverse()) result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

function fixesOf(text: string, rule: string): { finding: Finding; fixes: readonly Fix[] } {
  const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
  const finding = draft.findings().find((f) => f.rule === rule);
  assert.ok(finding, `${rule} finds nothing in “${text}”`);
  return { finding, fixes: draft.fixes(finding) };
}

/** rule, text before, title of the fix, text after. */
const CASES: [string, string, RegExp, string][] = [
  ['loaded/loaded-verb', 'Union leaders slammed the pay offer.', /criticised/, 'Union leaders criticised the pay offer.'],
  [
    'loaded/loaded-verb',
    'The union is slamming the offer to organize and harmonize.',
    /criticizing/,
    'The union is criticizing the offer to organize and harmonize.',
  ],
  ['loaded/editorial-adverb', 'Tellingly, no minister attended.', /Leave out/, 'No minister attended.'],
  ['loaded/editorial-adverb', 'The report was, of course, delayed.', /Leave out/, 'The report was delayed.'],
  ['loaded/certainty-booster', 'The letter was clearly meant as a threat.', /Leave out/, 'The letter was meant as a threat.'],
  ['loaded/evaluative-adjective', 'It was an escalatory step by the ministry.', /Leave out/, 'It was a step by the ministry.'],
  [
    'loaded/scare-quotes',
    'The minister unveiled her ‘reform’ on Monday.',
    /Remove the quotation marks/,
    'The minister unveiled her reform on Monday.',
  ],
  [
    'attribution/unsourced-statistic',
    'Some 40 per cent of tenants owe rent.',
    /source\?/,
    'Some 40 per cent of tenants owe rent [source?].',
  ],
  ['attribution/placeholder', 'The fund lost [source?] 4 million.', /Remove the note/, 'The fund lost 4 million.'],
];

describe('fixes', () => {
  for (const [rule, text, title, expected] of CASES) {
    it(`${text} → ${expected}`, () => {
      const fix = fixesOf(text, rule).fixes.find((f) => title.test(f.title));
      assert.ok(fix, `no fix like ${title}`);
      assert.equal(apply(text, fix), expected);
    });
  }

  it('never leave out a predicate', () => {
    const { fixes } = fixesOf('The council’s delay was shameful, and it ended in June.', 'loaded/evaluative-adjective');
    assert.deepEqual(
      fixes.filter((fix) => fix.kind === 'delete'),
      [],
    );
  });

  it('never prefer a replacement for a contested label', () => {
    const { fixes } = fixesOf('Two extremists addressed the rally.', 'loaded/contentious-label');
    assert.deepEqual(
      fixes.filter((fix) => fix.preferred),
      [],
    );
  });

  it('keep a finding on purpose by a comment where the format has comments', () => {
    const text = 'The minister unveiled her ‘reform’ on Monday.\n';
    const draft = createDraft(text, 'markdown', DEFAULT_SETTINGS);
    const [finding] = draft.findings();
    const keep = draft.fixes(finding).find((fix) => fix.kind === 'keep' && fix.edits.length > 0);
    assert.ok(keep);
    assert.deepEqual(createDraft(apply(text, keep), 'markdown', DEFAULT_SETTINGS).findings(), []);
  });
});
