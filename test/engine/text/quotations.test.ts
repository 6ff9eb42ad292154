import assert from 'node:assert/strict';
import { quotesOf, voiceAt } from './read';

describe('quotations', () => {
  const cases: [string, string[]][] = [
    ['Trump’s son-in-law met the boys’ coach in the ’90s.', []],
    ['It is 5\'10" tall and 37° wide.', []],
    [
      '‘They were but Trump’s friends passing through the city.’',
      ['orphan: ‘They were but Trump’s friends passing through the city.’'],
    ],
    ["The minister unveiled her 'reform' on Monday.", ["scare: 'reform'"]],
    ['Mayor Idowu called the plan "reckless" and asked for a vote.', ['direct: "reckless"']],
    ['The term "sandbox" refers to an isolated test environment.', ['mention: "sandbox"']],
    ["She sang 'Yesterday' and two newer songs.", ["title: 'Yesterday'"]],
    ["Dwayne 'The Rock' Johnson opened the show.", ["title: 'The Rock'"]],
    ['"We will \'pause\' the bill," Senator Ruiz said.', ['direct: "We will \'pause\' the bill,"', "direct: 'pause'"]],
    ['Ms Kerr was blunt. “We will never publish them,” she wrote.', ['direct: “We will never publish them,”']],
    [
      'The memo was blunt. “We will never publish these accident figures.”',
      ['orphan: “We will never publish these accident figures.”'],
    ],
    ['Okoye said the levy was “a tax on the poor and the old”.', ['direct: “a tax on the poor and the old”']],
    ['As Okoye put it, “the levy is a tax on the poor”.', ['direct: “the levy is a tax on the poor”']],
    // Who is credited behind the words, or introduced before them.
    ['“The levy is a tax on the poor.” — Ada Boyle', ['direct: “The levy is a tax on the poor.”']],
    ['The board issued this statement: “The levy is a tax on the poor.”', ['direct: “The levy is a tax on the poor.”']],
    // Titles of works and links.
    ['The society published “Mills of the Lower North” in May.', ['title: “Mills of the Lower North”']],
    ['In the wise words of Ada Boyle, “the levy is a tax on the poor”.', ['direct: “the levy is a tax on the poor”']],
    ['Remarked the farmer Tierra Lim, “The levy is a tax on the poor.”', ['direct: “The levy is a tax on the poor.”']],
    // A speaker some sentences before, with nobody else since.
    [
      'Okoye said the levy is dead. It was late. “We will never bring it back to this town.”',
      ['orphan: “We will never bring it back to this town.”'],
    ],
    [
      '“The levy is a tax on the poor,” Okoye said. It was late. “We will never bring it back to this town.”',
      ['direct: “The levy is a tax on the poor,”', 'direct: “We will never bring it back to this town.”'],
    ],
    ['Click "Save a copy to this folder".', ['mention: "Save a copy to this folder"']],
    ['The council slammed the ‘reform’ on Monday.', ['scare: ‘reform’']],
    ['The council slammed the reform as ‘theft’ on Monday.', ['direct: ‘theft’']],
    ['Trump wants a ‘win’ (he claims it would be the eighth).', ['scare: ‘win’']],
    ['One of them went as far as to say, “We are glad that they did it.”', ['direct: “We are glad that they did it.”']],
    [
      'The decree specifically said “the mill shall never close on a Sunday”.',
      ['direct: “the mill shall never close on a Sunday”'],
    ],
    ['The invitation read, “Bring your own chair and cup.”', ['direct: “Bring your own chair and cup.”']],
    [
      'It also states that mills may be sold or lent, as well as “held by the town for such terms as it sees fit”.',
      ['direct: “held by the town for such terms as it sees fit”'],
    ],
    [
      'Most respondents (86 per cent) said it is vital to “make the whole journey feel like one”.',
      ['direct: “make the whole journey feel like one”'],
    ],
    ['We hold it a strength to say, “I don’t know.”', ['direct: “I don’t know.”']],
    [
      'If you are reading this and thinking “this has nothing to do with me”, read on.',
      ['direct: “this has nothing to do with me”'],
    ],
    ['“It was dark,” she said. “We ran.”', ['direct: “It was dark,”', 'direct: “We ran.”']],
    ['You write: “The boy was the class thug.”', ['direct: “The boy was the class thug.”']],
    ['It parts the room. “The white of the walls is surest” (Boyle, p. 313).', ['direct: “The white of the walls is surest”']],
    ['It came late. “White is a product of the new age” (Boyle).', ['direct: “White is a product of the new age”']],
    ['“The whole idea of it is something we hear.” -Ada Boyle, Cork.', ['direct: “The whole idea of it is something we hear.”']],
    ['The act authorises towns to “lend or sell any mill”.', ['direct: “lend or sell any mill”']],
    ['Nobody asking a friend “Why are you so fond of mills” expects an answer.', ['direct: “Why are you so fond of mills”']],
    ['As defined in the manual, a mill is “any place where grain is ground”.', ['direct: “any place where grain is ground”']],
    [
      'The board has said the same of it, with Boyle — “the mill has had its day, and we know it” — and Osei.',
      ['direct: “the mill has had its day, and we know it”'],
    ],
    ['The saying “fake it until you make it” is of no use.', ['mention: “fake it until you make it”']],
    ['Myth: “All mills are now run by the town.”', ['mention: “All mills are now run by the town.”']],
    ['After saying her foot was “so swollen I could barely walk,” she left.', ['direct: “so swollen I could barely walk,”']],
    ['On your page you state that “the mill is of no use any more”.', ['direct: “the mill is of no use any more”']],
    ['A sign uses plain language such as “This is the town mill”.', ['mention: “This is the town mill”']],
    // Titles: of an article, of an advisory, in a list of references.
    ['An article, “Mill Safety on the Lower North,” said so.', ['title: “Mill Safety on the Lower North,”']],
    ['The NHC’s “Mill Fire Intermediate Advisory Number 25A” was read.', ['title: “Mill Fire Intermediate Advisory Number 25A”']],
    [
      'Boyle, Ada. “Symmetry in the Final Movement of Osei’s Quartet No. 4.” Music Theory 13 (1991).',
      ['title: “Symmetry in the Final Movement of Osei’s Quartet No. 4.”'],
    ],
    ['Most calls were alike (such as “how can I switch my visit?”).', ['mention: “how can I switch my visit?”']],
    // Told by a noun, by a verb that is no cue, by who says “my”, or by a line's own tag.
    [
      'Part of it was the statement, “when the mill closes, the town closes.”',
      ['direct: “when the mill closes, the town closes.”'],
    ],
    ['Osei’s call for “a complete and total ban on mills” failed.', ['direct: “a complete and total ban on mills”']],
    ['Telling the town that “we must all learn to mill again” was no help.', ['direct: “we must all learn to mill again”']],
    ['Boyle reacted on her page, “It is a sad day for mills.”', ['direct: “It is a sad day for mills.”']],
    ['Her love of it “came from my time at sea” and never left.', ['direct: “came from my time at sea”']],
    ['“I am not a child of the mill!” Osei snaps.', ['direct: “I am not a child of the mill!”']],
    ['“Not in this town tonight,” growled the old miller.', ['direct: “Not in this town tonight,”']],
    [
      'Boyle explained to the board that mills close for a reason, such as “in years when grain is dear”.',
      ['direct: “in years when grain is dear”'],
    ],
    ['The town’s name for it “the mill that never sleeps“ stuck.', ['orphan: “the mill that never sleeps“']],
    ['The mill closed. Ms Kerr was blunt. “We will never open it again.”', ['direct: “We will never open it again.”']],
    [
      'As Ada Boyle states, the mill “is built in a relatively modern way”; it is old.',
      ['direct: “is built in a relatively modern way”'],
    ],
    ['They were like, “Oh my, this is a great mill.”', ['direct: “Oh my, this is a great mill.”']],
    // What is shown, named or judged rather than said.
    [
      'A paper answered with a piece entitled “It is not too bold. It is too slow.”',
      ['title: “It is not too bold. It is too slow.”'],
    ],
    ['Why leave the words “Okoye is on the Radio Show” there?', ['mention: “Okoye is on the Radio Show”']],
    [
      '"CAN I HELP WITH DINNER?" Translation: "Why is it not on the table yet?"',
      ['mention: "CAN I HELP WITH DINNER?"', 'mention: "Why is it not on the table yet?"'],
    ],
    ['Do not fall into the trap of “this is how a mill should look”.', ['mention: “this is how a mill should look”']],
    ['“Would you like a mill of your own?” is a poor question.', ['mention: “Would you like a mill of your own?”']],
    ['They renamed the page “Find the mill that is right for you”.', ['mention: “Find the mill that is right for you”']],
    ['The motto we live by, “grind small and sell it all”, is old.', ['mention: “grind small and sell it all”']],
    ['subject = "Who knows about the old mill?"', ['mention: "Who knows about the old mill?"']],
    ['The event, “Save the Mills of the North”, was held in May.', ['title: “Save the Mills of the North”']],
    ['See the “To mill well you need good tools” blog post.', ['title: “To mill well you need good tools”']],
    ['It‘s the mill and it‘s old.', []],
    // A phrase that stands for a kind.
    ['He had that “I was never even here” look about him.', ['mention: “I was never even here”']],
    ['Beware of faults like “too many cooks in the kitchen”.', ['mention: “too many cooks in the kitchen”']],
    ['„Wir gehen jetzt alle nach Hause“, sagte niemand.', ['orphan: „Wir gehen jetzt alle nach Hause“']],
    ['He read «le grand livre» twice.', ['scare: «le grand livre»']],
    ['The collier “Hesper” sank in 1887.', ['title: “Hesper”']],
    ['Terms such as “frail”, “lost” and “grey” recur.', ['mention: “frail”', 'mention: “lost”', 'mention: “grey”']],
    ['Deputies condemned the fee as a “tax on air”.', ['direct: “tax on air”']],
    ['The fee was condemned as a “tax”.', ['scare: “tax”']],
    ['The card moved to the “in progress” column.', ['mention: “in progress”']],
    ['Read {{ "about" | url }} and {% image "boat" %} first.', []],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(quotesOf(text), expected));

  it('leave an unclosed mark without a verdict', () => {
    assert.deepEqual(quotesOf('“We left the hall and never came back'), ['orphan: “We left the hall and never came back']);
  });

  it('count a short term in the marks that quote speech as part of a quotation', () => {
    assert.deepEqual(quotesOf('They gave up on the “not one inch eastward” pledge.', 'double'), [
      'orphan: “not one inch eastward”',
    ]);
  });
});

describe('voices', () => {
  it('tell reported from narrated words', () => {
    const text = 'Okoye said that the regime had fallen; the regime denied it.';
    assert.equal(voiceAt(text, 'regime had'), 'indirect');
    assert.equal(voiceAt(text, 'regime denied'), 'narration');
    assert.equal(voiceAt(text, 'Okoye'), 'narration');
    assert.equal(voiceAt(text, 'said'), 'narration');
  });
  it('give everything inside an attributed quotation to its speaker', () =>
    assert.equal(voiceAt('“It is a circus,” Mr Penn said of the hearing.', 'circus'), 'direct'));
  it('know words before a closing cue as reported', () =>
    assert.equal(voiceAt('The plan will fail, the analyst Rosa Lim said.', 'fail'), 'indirect'));
  it('know “according to”', () => {
    assert.equal(voiceAt('According to the audit, the regime fell.', 'regime'), 'indirect');
    assert.equal(voiceAt('Boxes are arranged according to size on the shelf.', 'Boxes'), 'narration');
  });
});
