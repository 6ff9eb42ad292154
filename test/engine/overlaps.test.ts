import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import type { Hit } from '../../server/src/engine/hits';
import { resolveOverlaps } from '../../server/src/engine/overlaps';
import { levelOf } from '../../server/src/engine/severity';

const hit = (rule: Hit['rule'], from: number, to: number, severity?: Hit['severity']): Hit => ({
  rule,
  from,
  to,
  entry: -1,
  form: 0,
  message: '',
  ...(severity ? { severity } : {}),
});
const resolved = (...hits: Hit[]) =>
  resolveOverlaps(
    hits,
    ({ rule }) => rule,
    (own) => levelOf(own, DEFAULT_SETTINGS),
  ).map(({ rule, also }) => [rule, also ?? []]);

describe('overlapping findings', () => {
  it('show the more specific rule and name the other', () => {
    assert.deepEqual(resolved(hit('loaded/intensifier', 0, 9), hit('loaded/name-calling', 4, 9)), [
      ['loaded/name-calling', ['loaded/intensifier']],
    ]);
    assert.deepEqual(resolved(hit('loaded/contentious-label', 0, 9), hit('loaded/scare-quotes', 0, 11)), [
      ['loaded/scare-quotes', ['loaded/contentious-label']],
    ]);
  });

  it('keep the longer match of one rule, without a word of the shorter', () => {
    assert.deepEqual(resolved(hit('loaded/loaded-verb', 0, 4), hit('loaded/loaded-verb', 0, 9)), [['loaded/loaded-verb', []]]);
  });

  it('keep what does not touch, other families, and the words of a question', () => {
    assert.equal(resolved(hit('loaded/mockery', 0, 4), hit('loaded/mockery', 4, 9)).length, 2);
    assert.equal(resolved(hit('loaded/mockery', 0, 4), hit('attribution/mental-state', 0, 9)).length, 2);
    assert.equal(resolved(hit('loaded/rhetorical-question', 0, 40), hit('loaded/mockery', 4, 9)).length, 2);
  });

  it('show what is sure rather than a hint on the same words', () => {
    assert.deepEqual(resolved(hit('loaded/peacock', 0, 9, 'hint'), hit('loaded/evaluative-adjective', 4, 9)), [
      ['loaded/evaluative-adjective', ['loaded/peacock']],
    ]);
  });

  it('are one where a report without a source, praise and a superlative hang together', () => {
    const rules = (text: string) =>
      createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile: 'encyclopedia' })
        .findings()
        .map(({ rule }) => rule);
    assert.deepEqual(rules('The film is widely regarded as one of the most influential of its day.'), [
      'attribution/agentless-report',
    ]);
  });

  it('are one, as grave as the graver, where a superlative is praise and a guess an aside', () => {
    const found = (text: string) =>
      createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile: 'encyclopedia' })
        .findings()
        .map(({ rule, severity, start, end }) => `${severity} ${rule} ${text.slice(start, end)}`);
    assert.deepEqual(found('It was one of the most influential films of its day.'), [
      'warning attribution/unsourced-superlative one of the most',
    ]);
    assert.deepEqual(found('The mill is one of the finest in the country.'), [
      'warning attribution/unsourced-superlative one of the finest',
    ]);
    assert.deepEqual(found('It is arguably a failure.'), ['warning loaded/editorial-adverb arguably']);
    assert.deepEqual(found('Famous and unprecedented.').length, 2); // at the very start of a block
  });

  it('tell in the hover what gave way', () => {
    const draft = createDraft('The bank dangled a ‘carrot’ before the union.', 'plain', DEFAULT_SETTINGS);
    const [finding] = draft.findings();
    assert.equal(finding.rule, 'loaded/scare-quotes');
    assert.deepEqual(draft.explain(finding).also, []);
  });

  for (const words of [
    'It is widely known that',
    'It is well known that',
    'It is widely recognised that',
    'It is well recognised that',
  ])
    it(`tell “${words}” once`, () => {
      assert.equal(createDraft(`${words} the pier cost double.`, 'plain', DEFAULT_SETTINGS).findings().length, 1);
    });
});
