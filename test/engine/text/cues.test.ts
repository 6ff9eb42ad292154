import assert from 'node:assert/strict';
import { cuesOf, voiceAt } from './read';

/** Each text with the cues that are to be found: source, its class, the cue word. */
const CASES: [string, string[]][] = [
  ['Okoye has since said that the plan is dead.', ['Okoye [named] said']],
  ['“We were early,” said Ada Boyle.', ['Ada Boyle [named] said']],
  ['Dana Osei, the bank’s chief executive, said rates would fall.', ['Dana Osei [named] said']],
  ['The highways ministry said the bridge was unsafe.', ['The highways ministry [role] said']],
  ['The dam leaks, the sexton said.', ['the sexton [role] said']],
  ['The inquest heard that nine men were paid.', ['The inquest [role] heard']],
  ['Nine men were paid, the court heard.', ['the court [role] heard']],
  ['The judge heard nine men.', []],
  ['Ana Ruiz heard that nine men were paid.', []],
  ['The family said the dam leaks.', ['The family [role] said']],
  ['Officials said the bridge was unsafe.', ['Officials [bare] said']],
  ['The plan will fail, a Western diplomat said.', ['a Western diplomat [described] said']],
  ['A spokesman for Eastern Rail said the line was closed.', ['A spokesman for Eastern Rail [role] said']],
  ['Sources close to the cabinet say a compromise is near.', ['Sources close to the cabinet [bare] say']],
  ['People familiar with Eastern Rail said the line was closed.', ['People familiar with Eastern Rail [bare] said']],
  ['Experts say the dam is safe.', ['Experts [generic] say']],
  ['The audit found that costs had doubled.', ['The audit [document] found']],
  ['He did not say whether the talks went on.', ['He [pronoun] say (negated)']],
  ['According to the 2021 study, costs doubled.', ['the 2021 study [document] According']],
  ['Speaking in Bishkek, Putin explained how talks should be handled.', ['Putin [named] explained']],
  ['The judge in the case, Rosa Lim, said the books were false.', ['Rosa Lim [named] said']],
  ['She went on to say that the well was dry.', ['She [pronoun] say']],
  ['According to the ministry yesterday, the line is closed.', ['the ministry [role] According']],
  ['According to officials involved in the talks, the line is closed.', ['officials [bare] According']],
  ['According to the summary, the line is closed.', ['the summary [document] According']],
  ['In a poll taken in May, Boro led by a nose.', ['a poll [document] In']],
  [
    'The so-called experts work for a firm, which was paid twice, according to its accounts.',
    ['its accounts [document] according'],
  ],
  ['For its second term, according to the ministry, the goal is a new line.', ['the ministry [role] according']],
  ['The goal, according to the ministry, is a new line.', ['the ministry [role] according']],
  ['Boro left early, arguing the mayor did not want him.', ['Boro [named] arguing', 'the mayor [role] want (negated)']],
  ['Most respondents (86 per cent) said that it helped.', ['Most respondents [generic] said']],
  ['Eastern Rail Corp. said the line was closed.', ['Eastern Rail Corp [named] said']],
  ['It was the mayor’s rash prediction that the mill would close.', ['the mayor’s [role] prediction']],
  // People of whom none is named.
  ['About four in 10 said the mill was safe.', ['About four in 10 [generic] said']],
  ['One in five say the mill is safe.', ['One in five [generic] say']],
  ['Those surveyed say the mill is safe.', ['Those surveyed [generic] say']],
  ['Experts on mills and nuclear arms said the mill was safe.', ['Experts on mills and nuclear arms [generic] said']],
  ['Another commenter said the police were late.', ['Another commenter [generic] said']],
  ['Several said the mill was safe.', ['Several [generic] said']],
  ['He spoke to reporters on Friday.', []],
  ['He spoke for about five minutes in the hall that the board owns.', []],
  ['He spoke at the fair on Friday about the levy.', ['He [pronoun] spoke']],
  ['Okoye talks to the paper about the levy.', ['Okoye [named] talks']],
  ['Data from the ministry show that costs doubled.', ['Data from the ministry [document] show']],
  [
    'In a CNN/ORC poll in May, 38 percent of voters said the mill was safe.',
    ['a CNN/ORC poll [document] In', '38 percent of voters [generic] said'],
  ],
  ['“They are wrong,” said 9/11 widow Tierra Lim.', ['9/11 widow Tierra Lim [named] said']],
  ['As she puts it, the well is dry.', ['she [pronoun] it']],
  ['Nearly 63 percent said they would stay.', ['Nearly 63 percent [generic] said']],
  ['Okoye — no friend of the mayor — said the plan is dead.', ['Okoye [named] said']],
  // Verbs that share a subject, times and asides before the verb.
  ['Okoye on Friday announced that the mill would close.', ['Okoye [named] announced']],
  ['The board last week announced that the mill would close.', ['The board [role] announced']],
  ['Ms Osei opened the fair and said the mill was safe.', ['Ms Osei [named] said']],
  ['Dana Osei, 59, of Cork, who runs the mill, said it was safe.', ['Dana Osei [named] said']],
  ['A letter published in May said the mill was safe.', ['A letter [document] said']],
  ['A CNN/ORC poll showed that Boro led.', ['A CNN/ORC poll [document] showed']],
  ['A poll by the institute showed that Boro led.', ['A poll by the institute [document] showed']],
  ['There is a poll that shows Boro leads.', ['a poll [document] shows']],
  ['In a statement, Okoye said the levy is dead.', ['Okoye [named] said']],
  ['The project said that the release is near.', ['The project [role] said']],
  ['The decree read, in part, “all mills close at noon”.', ['The decree [document] read']],
  ['“She was loved in every way by us all”, reads a press release.', ['a press release [document] reads']],
  ['He read «le grand livre» twice.', []],
  ['New York state officials met.', []],
  ['Ms Roe continued to walk.', []],
  ['In the past words of her father she found comfort.', []],
  ['The Secretary of State John Lim met them.', []],
  ['He did not react to the court ruling on Monday.', []],
  ['She thanked nobody, thanks to the rain.', ['She [pronoun] thanked']],
  ['Concerns were raised by the fire brigade.', []],
  ['It was announced that the line is closed.', []],
  ['The report lay on the table.', []],
  ['His claims were filed with the insurer.', []],
  ['They found the keys in the car.', []],
  ['The move shows that nobody cares.', []],
  ['Boxes are arranged according to size.', []],
  ['It would be possible to say as much.', []],
];

describe('cues', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(cuesOf(text), expected));
});

describe('the name that somebody gives a thing', () => {
  const CASES: [string, string, string][] = [
    ['Ms Osei called the tunnel a pipe dream.', 'pipe', 'indirect'],
    ['Ms Osei accused the firm of blatant copying.', 'blatant', 'indirect'],
    ['Ms Osei accused the firm of blatant copying.', 'firm', 'narration'],
    ['Mr Boro condemned the levy as an outrageous grab.', 'outrageous', 'indirect'],
    ['Ms Roy called the plan reckless.', 'reckless', 'indirect'],
    ['Ms Roy called him a thug.', 'thug', 'indirect'],
    ['The senator called the shameful delay a disgrace.', 'shameful', 'narration'],
    ['Critics called the plan reckless.', 'reckless', 'indirect'],
    ['Ms Roy did not call the plan reckless.', 'reckless', 'indirect'],
    ['We call the plan reckless.', 'reckless', 'narration'],
    ['Friends remember her as loud and reckless.', 'reckless', 'indirect'],
    ['Critics regarded it as the most reckless plan of all.', 'reckless', 'indirect'],
    ['Residents consider it a reckless plan.', 'reckless', 'indirect'],
    ['Lim considered the reckless plan at length.', 'reckless', 'narration'],
    ['Roy refused to call him a thug.', 'thug', 'indirect'],
    ['Roy left early, calling him a thug.', 'thug', 'indirect'],
    ['He was called a thug by the board.', 'thug', 'indirect'],
    ['He was called a thug.', 'thug', 'narration'],
    ['Roy called him a liar, a cheat and a thug.', 'thug', 'indirect'],
    ['Roy called the plan a failure, and the thug left.', 'thug', 'narration'],
    ['Roy called the plan a failure and sued the thug.', 'thug', 'narration'],
    ['Roy attacked the plan as it let a thug go.', 'thug', 'narration'],
    ['Those who see him as a hero are led by a thug.', 'thug', 'narration'],
    ['The late-term plan for a thug failed.', 'thug', 'narration'],
    ['Ms Roy called the thug at noon.', 'thug', 'narration'],
  ];
  for (const [text, word, voice] of CASES)
    it(`${text} (${word}: ${voice})`, () => {
      assert.equal(voiceAt(text, word), voice);
    });
});

it('a cue that is reported in its turn is not the writer’s', () => {
  assert.equal(voiceAt('Mr Penn wrote that the firm would deride its critics.', 'deride'), 'indirect');
  assert.equal(voiceAt('The firm derided its critics, Mr Penn said.', 'said'), 'narration');
});
