import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleExamples, rulePages, stalePages } from '../../scripts/docs';
import { loadLexicon } from '../../scripts/lexicon';
import { createDraft, DEFAULT_SETTINGS, RULES } from '../../server/src/engine';

const pages = rulePages();

describe('the pages of the rules', () => {
  it('stand in docs/rules as the registry would write them', () => {
    assert.deepEqual(stalePages(pages), [], 'run `npm run docs`');
  });

  it('are one per rule, listed in the index', () => {
    const index = pages.get('README.md') ?? '';
    for (const { id } of RULES) {
      assert.ok(pages.has(`${id}.md`), `no page for ${id}`);
      assert.ok(index.includes(`(${id}.md)`), `${id} is not in the index`);
    }
    assert.equal(pages.size, RULES.length + 1);
  });

  it('show examples of every rule of ours', () => {
    const examples = ruleExamples();
    for (const { id, ofUsers, family } of RULES) {
      if (family === 'duplicate') continue;
      assert.equal(examples.has(id), !ofUsers, `${id}: has ${ofUsers ? "examples, though it is the user's" : 'no examples'}`);
    }
  });

  it('link each guideline by its address', () => {
    const { guidelines } = loadLexicon();
    for (const rule of RULES) {
      for (const key of rule.guidelines)
        assert.ok(pages.get(`${rule.id}.md`)?.includes(`](${guidelines[key].url})`), `${rule.id}: ${key}`);
    }
  });

  it('show the severity in every profile', () => {
    assert.match(pages.get('attribution/hedged-inference.md') ?? '', /\| hint \| information \| off \| off \|/);
  });

  it('set flagged words in bold and leave other marks of the sentence as text', () => {
    const page = pages.get('attribution/placeholder.md') ?? '';
    assert.ok(page.includes('- The fund lost **\\[source?\\]** 4 million.'), page);
  });

  it('do not tell anyone they are wrong', () => {
    for (const [file, text] of pages)
      assert.doesNotMatch(text.replace(/\]\([^)]*\)|^- .*$/gm, ''), /\b(biased|propaganda|wrong)\b/i, file);
  });
});

describe('stale pages', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rule-pages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those that changed, are missing or belong to no rule', () => {
    writeFileSync(join(folder, 'same.md'), 'a');
    writeFileSync(join(folder, 'changed.md'), 'old');
    writeFileSync(join(folder, 'orphan.md'), 'x');
    const expected = new Map([
      ['same.md', 'a'],
      ['changed.md', 'new'],
      ['missing.md', 'm'],
    ]);
    assert.deepEqual(stalePages(expected, folder), ['changed.md', 'missing.md', 'orphan.md']);
  });
});

describe('the rule registry', () => {
  const { guidelines } = loadLexicon();

  for (const rule of RULES) {
    it(`${rule.id} has its texts and cites known guidelines`, () => {
      for (const text of [rule.title, rule.summary, rule.why, rule.fine]) assert.ok(text.trim().length > 0);
      assert.ok(rule.ofUsers || rule.guidelines.length > 0);
      for (const key of rule.guidelines) assert.ok(Object.hasOwn(guidelines, key), `no guideline “${key}” in guidelines.yaml`);
      assert.ok(rule.voices.length > 0);
    });
  }

  it('names no rule twice', () => {
    assert.equal(new Set(RULES.map((rule) => rule.id)).size, RULES.length);
    assert.equal(new Set(RULES.map((rule) => rule.title)).size, RULES.length);
  });
});

/** Headings are held against their text once it is written. */
const FILLER = 'The hall stands at the end of the street, between the chapel and the old post office. '.repeat(6);

/** Examples of lexicon entries are run with the lexicon; these belong to rules that have none. */
describe('examples of rules without a lexicon', () => {
  const lexical = new Set(loadLexicon().lexicons.map(({ content }) => content.rule));

  const flagged = (rule: string, example: string) => {
    const text = rule === 'attribution/headline-mismatch' ? `# ${example.replace(' — ', '\n\n')}\n\n${FILLER}` : example;
    return createDraft(text, 'markdown', DEFAULT_SETTINGS)
      .findings()
      .filter((finding) => finding.rule === rule)
      .map((finding) => text.slice(finding.start, finding.end));
  };

  for (const [rule, { flags, passes }] of ruleExamples()) {
    if (lexical.has(rule)) continue;
    for (const example of flags) {
      it(`${rule} flags: ${example}`, () => {
        const words = [...example.matchAll(/⟦(.+?)⟧/g)].map((match) => match[1]);
        assert.deepEqual(flagged(rule, example.replace(/[⟦⟧]/g, '')), words);
      });
    }
    for (const example of passes) it(`${rule} passes: ${example}`, () => assert.deepEqual(flagged(rule, example), []));
  }
});
