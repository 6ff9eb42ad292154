import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS, type FormatId } from '../../../server/src/engine';

/** All attribution findings of a text: `rule severity: flagged words`. */
const found = (text: string, format: FormatId = 'plain'): string[] =>
  createDraft(text, format, DEFAULT_SETTINGS)
    .findings()
    .filter(({ family }) => family === 'attribution')
    .map(({ rule, severity, start, end }) => `${rule.slice('attribution/'.length)} ${severity}: ${text.slice(start, end)}`);

/** Where finding out who says what is known to go wrong, each with what is asked of the rules. */
const CASES: [why: string, text: string, expected: string[], format?: FormatId][] = [
  ['insurance claims are no speech', 'The insurer paid 40 claims in May.', []],
  ['a report is a noun', 'The report is late.', []],
  ['holding a meeting says nothing', 'The board held a meeting in Cork.', []],
  [
    'a source inside a named source stays anonymous',
    'Officials said the bridge was unsafe, Ms Okoye told the board.',
    ['anonymous-source hint: Officials'],
  ],
  ['two people, one pronoun', 'Lind met Boro. He said the fee was dead.', ['unclear-speaker hint: He']],
  ['a body may be they', 'The union met on Monday. They said the fee was dead.', []],
  [
    'who did not say attributes nothing',
    'Ms Okoye did not say who was to blame. The shelling killed 9,000 soldiers.',
    ['unsourced-statistic warning: killed 9,000 soldiers'],
  ],
  ['a question as heading', '# “Who will pay for it?”\n\nThe town meets in May.', [], 'markdown'],
  [
    'a link on a name is no source for the dead beside it',
    'The shelling by the [northern army](https://example.org/army) killed 9,000 soldiers.',
    ['unsourced-statistic hint: killed 9,000 soldiers'],
    'markdown',
  ],
  ['a footnote is', 'The shelling killed 9,000 soldiers.[^1]\n\n[^1]: Census of 1931.', [], 'markdown'],
  ['arranged according to size', 'The 40 boxes stand according to size.', []],
  ['what a reader can see', 'The committee met on 4 May in Oslo.', []],
];

describe('known traps of attribution', () => {
  for (const [why, text, expected, format] of CASES) it(why, () => assert.deepEqual(found(text, format), expected));
});
