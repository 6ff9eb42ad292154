import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type Fix, type FormatId, type Profile } from '../../server/src/engine';
import { footnoteFix } from '../../server/src/engine/fixes/footnote';
import { inNotation } from '../../server/src/engine/fixes/notation';
import type { FixPlan } from '../../server/src/engine/hits';

const note = (newText: string): FixPlan => ({
  title: `Mark: ${newText.trim()}`,
  kind: 'placeholder',
  edits: [{ from: 4, to: 4, newText }],
});
const written = (newText: string, format: string, profile: Profile = 'news'): string =>
  inNotation(note(newText), format, profile).edits[0].newText;

describe('notes of a fix', () => {
  it('stand in square brackets in most formats', () =>
    assert.deepEqual(
      ['plain', 'markdown', 'html', 'asciidoc', 'restructuredtext', 'org'].map((format) => written(' [source?]', format)),
      Array(6).fill(' [source?]'),
    ));

  it('are templates in wikitext', () =>
    assert.deepEqual(
      [' [source?]', ' [which?]', ' [by what measure?]'].map((text) => written(text, 'wikitext', 'encyclopedia')),
      ['{{citation needed}}', '{{which}}', '{{clarify|reason=by what measure?}}'],
    ));

  it('are to-dos in LaTeX', () => assert.equal(written(' [source?]', 'latex'), ' \\todo{source?}'));
  it('ask for a citation in an encyclopedia', () =>
    assert.equal(written(' [source?]', 'markdown', 'encyclopedia'), ' [citation needed]'));
  it('say in their title what they write', () =>
    assert.equal(inNotation(note(' [source?]'), 'wikitext', 'news').title, 'Mark: {{citation needed}}'));
  it('are left as blanks where they are words of the sentence', () => {
    const plan: FixPlan = { title: 'Attribute it', kind: 'attribute', edits: [{ from: 4, to: 4, newText: ', [who?] said' }] };
    assert.equal(inNotation(plan, 'wikitext', 'news'), plan);
  });
});

const applied = (text: string, fix: Fix): string => {
  let result = text;
  for (const { start, end, newText } of [...fix.edits].reverse()) result = result.slice(0, start) + newText + result.slice(end);
  return result;
};

describe('footnotes to fill in', () => {
  const stub = (format: string, text: string): string | undefined => {
    const fix = footnoteFix(format, text, text.indexOf('.'));
    return fix && applied(text, fix);
  };

  it('take the next free number and stand at the end', () => {
    assert.equal(stub('markdown', 'Rents rose.'), 'Rents rose.[^1]\n\n[^1]: [source?]\n');
    assert.equal(
      stub('markdown', 'Rents rose.\n\nCosts fell.[^7]\n\n[^7]: Budget.\n'),
      'Rents rose.[^8]\n\nCosts fell.[^7]\n\n[^7]: Budget.\n\n[^8]: [source?]\n',
    );
    assert.equal(stub('org', 'Rents rose.\n'), 'Rents rose.[fn:1]\n\n[fn:1] [source?]\n');
    assert.equal(stub('restructuredtext', 'Rents rose.\n'), 'Rents rose. [1]_\n\n.. [1] [source?]\n');
  });

  it('stand at their place where the format has them there', () => {
    assert.equal(stub('wikitext', 'Rents rose.'), 'Rents rose.<ref>[source?]</ref>');
    assert.equal(stub('latex', 'Rents rose.'), 'Rents rose.\\footnote{[source?]}');
    assert.equal(stub('asciidoc', 'Rents rose.'), 'Rents rose.footnote:[source?]');
  });

  it('are not there in plain text', () => assert.equal(stub('plain', 'Rents rose.'), undefined));
});

describe('the fixes of a figure without a source', () => {
  const titles = (text: string, format: FormatId, profile: Profile = 'news'): string[] => {
    const draft = createDraft(text, format, { ...DEFAULT_SETTINGS, profile });
    const [finding] = draft.findings().filter(({ rule }) => rule === 'attribution/unsourced-statistic');
    return draft.fixes(finding).map(({ title }) => title);
  };

  it('mark it, attribute it, give the range, add a footnote, keep it', () =>
    assert.deepEqual(titles('Some 40 per cent of tenants owe rent.', 'markdown'), [
      'Mark for a source: [source?]',
      'Attribute it: “…, [who?] said”',
      'Attribute it: “According to [source?], …”',
      'Give the range: “(between [x?] and [y?], according to [source?])”',
      'Add a footnote: [^1]',
      'Keep it here on purpose (adds a comment)',
    ]));
  it('speak the language of LaTeX', () =>
    assert.ok(titles('Some 40 per cent of tenants owe rent.', 'latex').includes('Mark for a source: \\todo{source?}')));
});
