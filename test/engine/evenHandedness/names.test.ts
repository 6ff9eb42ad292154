import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { swapped } from '../../../scripts/even-handedness-names';
import { findingsIn } from '../../../scripts/even-handedness-treatment';
import { loadLexicon } from '../../../scripts/lexicon';

/** The name-swap test: who is written about changes nothing in what is found. */

const root = join(__dirname, '../../..');

/** Rule, severity and words of every finding, with the names in them as `names` writes them. */
function found(text: string, names: (words: string) => string = (words) => words): string[] {
  return (
    findingsIn(text)
      // A name may be half of a phrase (“Russian roulette”, “NATO stooge”); such phrases are held together by `mirror`.
      .filter(({ rule, words }) => !rule.startsWith('loaded/') || swapped(words) === words)
      .map(({ rule, severity, words }) => `${rule}, ${severity}: ${names(words)}`)
  );
}

function assertSwapChangesNothing(text: string): void {
  assert.deepEqual(found(swapped(text), swapped), found(text), `${text}\n${swapped(text)}`);
}

describe('exchanging the names of two sides', () => {
  it('gives each the other’s place and leaves all other words', () => {
    assert.equal(swapped('Norland’s left-wing Democrats left Suland.'), 'Suland’s right-wing Republicans left Norland.');
    assert.equal(swapped(swapped('He met an Israeli in Kyiv.')), 'He met an Israeli in Kyiv.');
  });

  for (const { name, content } of loadLexicon().lexicons) {
    const sentences = content.groups
      .flatMap((group) => group.entries.flatMap((entry) => [...entry.flags, ...entry.passes]))
      .map((example) => example.replace(/[⟦⟧]/g, ''))
      .filter((text) => swapped(text) !== text);
    if (sentences.length === 0) continue;
    it(`changes no finding in ${sentences.length} sentences of ${name}`, () => sentences.forEach(assertSwapChangesNothing));
  }

  it('changes no finding in the examples of the tests', () => {
    const sentences = readFileSync(join(root, 'test/engine/loaded/examples.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- ') && swapped(line) !== line)
      .map((line) => line.slice(2).replace(/[⟦⟧]/g, ''));
    assert.ok(sentences.length > 20);
    sentences.forEach(assertSwapChangesNothing);
  });

  it('changes no finding in sentences about parties, states and faiths', () => SENTENCES.forEach(assertSwapChangesNothing));
});

/** One sentence and its mirror image for each pair of names that news is full of. */
const SENTENCES = [
  'The Russian regime cut fuel prices.',
  'Ukrainian troops liberated two villages on Friday.',
  'The Israeli army neutralised nine fighters near the bridge.',
  'Palestinian militants fired on a bus near the border.',
  'China slammed the deal as Taiwan hailed it.',
  'India claimed that Pakistan had broken the truce.',
  'The Democrats railed against the bill, which Republicans praised.',
  'A Labour councillor tore into the shambolic budget.',
  'A radical Muslim preacher spoke in the square.',
  'Muslim extremists met at the mosque, and the imam called the police.',
  'The left-wing firebrand won the ward.',
  'A far-left group marched through Beijing on Monday.',
  'Experts say Iran is the most corrupt country in the region.',
  'It is widely believed that London wants the truce to fail.',
  'Obviously, Washington will back the plan.',
  'The Democrats have a long history of broken promises.',
  'A Republican spokesman refused to admit that the vote was lost.',
  'Ms Adair stormed out of the meeting in Kyiv.',
  'The Protestant clergy brazenly ignored the law.',
];
