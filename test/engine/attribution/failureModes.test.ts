import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

/** Status, grade and class of every sentence's evidence. */
function evidenceOf(text: string): string[] {
  return createDraft(text, 'markdown', DEFAULT_SETTINGS)
    .sentences()
    .map(({ attribution }) => `${attribution?.status} ${attribution?.grade} ${attribution?.class}`);
}

const rulesIn = (text: string): string[] =>
  createDraft(text, 'markdown', DEFAULT_SETTINGS)
    .findings()
    .map(({ rule, severity }) => `${rule} ${severity}`);

/** Where telling who says something is hard, and what is decided there. */
describe('hard attributions', () => {
  const CASES: [string, string, string[]][] = [
    [
      'free indirect style is carried, never sure',
      'Okoye told the board he was furious. The levy would go.',
      ['cued 1 named', 'carried 0.6 named'],
    ],
    ['a noun is no cue: a report, a state, a claim', 'The report lay on the table.', ['none 0 null']],
    ['claims that are insured', 'The company insured nine claims.', ['none 0 null']],
    ['a meeting that is held', 'They held a meeting in May.', ['none 0 null']],
    ['a cue that splits its words', 'The plan, Okoye — no friend of the mayor — told reporters, is dead.', ['cued 1 named']],
    ['a source inside a source', 'Okoye said officials told her the levy is dead.', ['cued 1 named']],
    ['a denied cue', 'Okoye did not say whether the levy is dead.', ['none 0 null']],
    ['according to a rule', 'Boxes are arranged according to size.', ['none 0 null']],
    ['a passive with its agent', 'It was announced at the fair by Lim that the levy is dead.', ['cued 1 named']],
    ['a noun that reports', 'Ms Okoye’s claim that the levy is dead surprised the board.', ['cued 1 named']],
    ['a link that is decoration', 'The levy is dead ([minutes](minutes.md)).', ['none 0 null']],
  ];
  for (const [name, text, expected] of CASES) it(name, () => assert.deepEqual(evidenceOf(text), expected));

  it('questions and answers are speech', () => {
    const voices = createDraft('Q: Why did it fail?\n\nA: It was a disgrace.\n', 'markdown', DEFAULT_SETTINGS)
      .sentences()
      .map(({ voice }) => voice);
    assert.deepEqual(voices, ['direct', 'direct']);
  });

  it('a term in scare quotes beside real speech', () => {
    const text = 'The ‘deal’ is off, though Okoye said “we intend to sign it this very week”.';
    const [{ quotes }] = createDraft(text, 'plain', DEFAULT_SETTINGS).sentences();
    assert.deepEqual(
      quotes.map(([start, end, kind]) => `${kind} ${text.slice(start, end)}`),
      ['scare ‘deal’', 'direct “we intend to sign it this very week”'],
    );
  });

  it('possessives inside single marks', () => {
    const text = "'We painted the boys' room and Ada's door at once,' Okoye said.";
    const [{ quotes }] = createDraft(text, 'plain', DEFAULT_SETTINGS).sentences();
    assert.deepEqual(
      quotes.map(([start, end]) => text.slice(start, end)),
      ["'We painted the boys' room and Ada's door at once,'"],
    );
  });

  it('an anonymous source inside a named one is a hint at most', () => {
    assert.deepEqual(
      rulesIn('Okoye said officials told her the levy is dead.').filter((rule) => !rule.endsWith(' hint')),
      [],
    );
  });
});
