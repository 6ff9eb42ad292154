import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';
import { flagged } from './support';

const scareQuotes = (text: string) => flagged('loaded/scare-quotes', text);

describe('scare quotes', () => {
  const flags: [string, string][] = [
    ['Rebels have run the “election” in two towns since May.', '“election”'],
    ["The firm offered a 'gift' to every voter in the ward.", "'gift'"],
    ["After the 'ceasefire' began, shelling went on for a night.", "'ceasefire'"],
    ['The ferry line kept its “temporary surcharge” for nine years.', '“temporary surcharge”'],
    ['A Norse “discount” doubled the fare.', '“discount”'],
    ['Voters got the “British” version of the timetable.', '“British”'],
  ];
  for (const [text, span] of flags) it(`flag: ${text}`, () => assert.deepEqual(scareQuotes(text), [span]));

  const passes: [string, string][] = [
    ['foreign words', 'The “galpa” was paddled round the “uvo tira” by twelve men.'],
    ['a name with an ending hung on it', 'The “Hesper”s boilers burst in 1889.'],
    ['words of a review', 'One reviewer praised the “warm middle act” of the play.'],
    ['a ship', 'The collier “Hesper” sank off the mole in 1887.'],
    ['a species', 'The cap of “R. nitida” is smaller than that of “Russula fragilis”.'],
    ['a work that opens the sentence', '“Harbour” was painted over in 1931.'],
    ['a ship that opens the sentence', '“Hesper” busied herself with patrols in the gulf.'],
    ['a word for a thing in another language', 'The village is named after the Greek for “salt”.'],
    ['a second name', 'The town sold licensed copies, or “stencils”, of its posters.'],
    ['a local name', 'The herb is known in the valley as a “goatnut”.'],
    ['a gloss in brackets', 'Each tower has a lift (“hoist”) for coal.'],
    ['a term that is explained', 'The clerk keeps “ghost files” (copies nobody asked for) in the cellar.'],
    ['a term in apposition', 'The bill ends “ground rent”, a fee on leases.'],
    ['words on a screen', 'The card moved to the “in progress” column.'],
    ['a question', 'Ask “why” and then ask “says who?” again.'],
    ['a letter and a figure', 'The “x” turret was numbered “12”.'],
    ['a list of words', 'Reviewers chose “odd”, “plain”, “damp” and “brown” for the hall.'],
    ['a series after a word named as one', 'The letters used terms such as “frail”, “lost” and “grey”.'],
    ['a name for a law', 'The “red tape” law takes effect in May.'],
    ['a term without an article', 'Guards were seen wearing “spit shields” at the gate.'],
    ['a piece of a sentence', 'The cellist finished “a distant third” in the race.'],
    ['whoever calls it that', 'Deputies condemned the fee as a “tax on air”.'],
    ['whoever calls it that, at a distance', 'Ms Adair referred to the strikes as acts of “petty revenge”.'],
    ['whoever goes on calling it that', 'Ms Adair called the plan “reckless” and “cruel”.'],
    ['what a passive says was called so by someone', 'The plan was derided by Ms Adair as “hot air”.'],
    ['a grade', 'Inspectors rated the school “inadequate” in May.'],
    ['levels of risk', 'The office raised the flood risk from “moderate” to “very high” on Monday.'],
    ['tags of a site generator', 'Read {% image "boat" "stern" %} and {{ "about" | url }} first.'],
  ];
  for (const [what, text] of passes) it(`pass ${what}: ${text}`, () => assert.deepEqual(scareQuotes(text), []));

  it('flag a passive that names nobody', () => {
    assert.deepEqual(scareQuotes('The plan was derided as “vision”.'), ['“vision”']);
  });

  it('pass terms that are introduced in a text about computing', () => {
    const text = 'The server keeps a cache of each query. The parser writes code to the database. Each “bundle” has a key.';
    assert.deepEqual(scareQuotes(text), []);
  });

  it('give an encyclopedia a hint only, except for terms of public affairs', () => {
    const severity = (text: string) =>
      createDraft(text, 'plain', { ...DEFAULT_SETTINGS, profile: 'encyclopedia' })
        .findings()
        .find(({ rule }) => rule === 'loaded/scare-quotes')?.severity;
    assert.equal(severity('The press has a “floating” bed and an iron frame.'), 'hint');
    assert.equal(severity('Rebels ran the “election” in two towns.'), 'warning');
  });

  it('offer to take the marks away', () => {
    const text = 'Rebels have run the “election” in two towns.';
    const draft = createDraft(text, 'plain', DEFAULT_SETTINGS);
    const [finding] = draft.findings().filter(({ rule }) => rule === 'loaded/scare-quotes');
    const fix = draft.fixes(finding).find(({ preferred }) => preferred);
    assert.deepEqual(
      fix?.edits.map(({ start, end, newText }) => [text.slice(start, end), newText]),
      [
        ['“', ''],
        ['”', ''],
      ],
    );
  });
});
