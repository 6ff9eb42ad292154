import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../server/src/engine';

/** Each attribution of a text as `source|cue|content`, with `?` behind the cue where it is no evidence. */
function attributionsOf(text: string): string[] {
  const slice = (span: readonly [number, number] | null) => (span ? text.slice(span[0], span[1]) : '');
  return createDraft(text, 'plain', DEFAULT_SETTINGS)
    .sentences()
    .flatMap(({ attributions }) =>
      attributions.map(
        ({ source, cue, content, evidence }) => `${slice(source)}|${slice(cue)}${evidence ? '' : '?'}|${slice(content)}`,
      ),
    );
}

const CASES: [string, string[]][] = [
  ['Okoye said the levy is dead.', ['Okoye|said|the levy is dead.']],
  ['According to the 2021 audit, costs doubled.', ['the 2021 audit|According to|, costs doubled.']],
  ['“We were early,” said Ada Boyle, the driver.', ['Ada Boyle|said|“We were early,”']],
  // Verbs that share a subject.
  ['Ms Osei opened the fair and said the mill was safe.', ['Ms Osei|said|the mill was safe.']],
  [
    'Ms Osei said the mill was safe, adding that it would stay.',
    ['Ms Osei|said|the mill was safe,', 'Ms Osei|adding|that it would stay.'],
  ],
  // A clause with a speaker of its own.
  ['Okoye said the levy is dead, but Lim denied that it was.', ['Okoye|said|the levy is dead', 'Lim|denied|that it was.']],
  [
    'Okoye, who claimed he was ill, said on Friday that he would go.',
    ['Okoye|claimed|he was ill,', 'Okoye|said|on Friday that he would go.'],
  ],
  ['In a statement, Okoye said the levy is dead.', ['Okoye|said|the levy is dead.']],
  // What is itself reported is part of what is reported.
  ['Okoye said Lim wants a recount.', ['Okoye|said|Lim wants a recount.']],
  ['Okoye said the board seems to have won.', ['Okoye|said|the board seems to have won.']],
  ['Okoye plans to visit Cork on Sunday, according to an aide.', ['an aide|according to|Okoye plans to visit Cork on Sunday,']],
  ['In addition, the board wants a recount in May, Okoye said.', ['Okoye|said|In addition, the board wants a recount in May,']],
  ['Okoye said that costs doubled, according to the paper.', ['the paper|according to|Okoye said that costs doubled,']],
  [
    '“We were early and cold,” Okoye said, according to the paper.',
    ['Okoye|said|“We were early and cold,”', 'the paper|according to|“We were early and cold,” Okoye said,'],
  ],
  // What somebody calls a thing.
  ['Lim named her the best miller of all.', ['Lim|named?|the best miller of all']],
  ['Okoye casts Lim as a friend of the mill.', ['Okoye|casts?|a friend of the mill']],
  // Minds.
  ['Okoye wants a recount in May.', ['Okoye|wants?|a recount in May.']],
  ['Lim is expected to run again.', ['|expected?|Lim is expected to run again.']],
  ['The board seems to have won.', ['|seems?|The board seems to have won.']],
  ['Okoye’s refusal to resign split the board.', ['Okoye’s|refusal?|to resign split the board.']],
  ['Okoye is worried about the levy.', ['Okoye|worried?|about the levy.']],
  ['Kim Okoye: Levy is dead', ['Kim Okoye|:?|Levy is dead']],
  // A verb that means little beside its noun, a particle, a passive, an adverb.
  ['The Latest: Levy is dead', []],
  ['Poll: Boro ahead in Cork', ['Poll|:?|Boro ahead in Cork']],
  ['Okoye called off the deal.', []],
  ['The board called an early election.', []],
  ['They walked along a river called Miller’s Run.', []],
  ['Okoye made the case for a levy.', ['Okoye|case?|for a levy.']],
  ['Okoye pushed back against the levy.', ['Okoye|pushed?|back against the levy.']],
  ['The mill is deemed unsafe by the board.', ['the board|deemed?|The mill is deemed unsafe by the board.']],
  ['The mill was reportedly sold.', ['|reportedly?|']],
  ['Okoye is sure the levy will go.', ['Okoye|sure?|the levy will go.']],
  ['When asked by the board, Okoye left.', ['the board|asked|by the board, Okoye left.']],
  ['Okoye and Lim have both argued that it is late.', ['Okoye and Lim|argued|that it is late.']],
  ['Kim Okoye (Cork), a member of the board, said it is late.', ['Kim Okoye|said|it is late.']],
  ['After saying that it was late, Okoye left.', ['Okoye|saying|that it was late']],
  ['The report lay on the table.', []],
  ['They sold the proposed site.', []],
  // A clause of the writer's behind one that reports.
  ['While Okoye said it was late, Lim wants a recount.', ['Okoye|said|it was late', 'Lim|wants?|a recount.']],
  // Credits of their own, and turns inside a quotation.
  ['“The levy is dead and gone.” ― Kim Okoye\n“It was a tax on the poor.” ― Ada Boyle', ['Kim Okoye|―?|', 'Ada Boyle|―?|']],
  // A denied cue reports nothing.
  ['Okoye did not say whether the levy is dead.', ['Okoye|say?|']],
  ['The mill opened in May.', []],
  ['Okoye appeared in court.', []],
  ['New York state officials met.', []],
];

describe('attributions', () => {
  for (const [text, expected] of CASES) it(text, () => assert.deepEqual(attributionsOf(text), expected));

  it('make a sentence attributed from three tenths of it on', () => {
    const statusOf = (text: string) => createDraft(text, 'plain', DEFAULT_SETTINGS).sentences()[0].attribution?.status;
    assert.equal(statusOf('Okoye wants a recount of the votes.'), 'cued');
    assert.equal(
      statusOf('The mill at the river, which stood for a hundred years (Lim said so), closed its doors in May.'),
      'none',
    );
  });
});
