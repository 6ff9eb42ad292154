import assert from 'node:assert/strict';
import { blocksOf, findingsIn, keptByComment, marksOf, outline } from '../support';

const read = (text: string) => outline('org', text);
const marks = (text: string) => marksOf('org', text);

describe('Org blocks', () => {
  it('reads headlines without stars, state, priority, cookies and tags', () => {
    const text = '* TODO [#A] One [2/5]  :news:draft:\n** Two: three\nText.\n*bold* is no headline';
    assert.deepEqual(read(text), ['heading: One', 'heading: Two: three', 'paragraph: Text. bold is no headline']);
    assert.deepEqual(
      blocksOf('org', text).map(({ level }) => level),
      [1, 2, 0],
    );
  });

  it('reads titles and captions, and passes over other keywords, planning, drawers and comments', () => {
    const text =
      '#+TITLE: The plan\n#+options: toc:nil\n# a remark\n* One\nSCHEDULED: <2024-05-01 Wed>\n:PROPERTIES:\n:ID: x\n:END:\n#+caption[s]: Jobs lost.\n[[./a.png]]\n-----\nText.';
    assert.deepEqual(read(text), [
      'heading: The plan',
      'front-matter: ',
      'comment: ',
      'heading: One',
      'definition: ',
      'definition: ',
      'caption: Jobs lost.',
      'paragraph: @',
      'paragraph: Text.',
    ]);
  });

  it('reads each paragraph of each item', () => {
    const text =
      'Before\n- One\n  goes on\n  1. [X] two\n\n     three\n- Term :: text\n * four\nOut\n\n- five\n\n\n  Not an item';
    assert.deepEqual(read(text), [
      'paragraph: Before',
      'list-item: One goes on',
      'list-item: two',
      'list-item: three',
      'list-item: Term : text',
      'list-item: four',
      'paragraph: Out',
      'list-item: five',
      'paragraph: Not an item',
    ]);
  });

  it('calls what stands in quotations and verse quoted, and reads what stands in other blocks', () => {
    const text =
      '#+begin_quote\nSaid.\n- item\n#+end_quote\n#+BEGIN_VERSE\nRoses\n#+END_VERSE\n#+begin_center\nText.\n#+end_center\nOut';
    assert.deepEqual(read(text), ['quote: Said.', 'quote: item', 'quote: Roses', 'paragraph: Text.', 'paragraph: Out']);
  });

  it('never looks into code, examples, fixed width and commented blocks', () => {
    const text =
      'A\n#+begin_src js\n- x\n#+end_src\n: fixed\n: width\n#+begin_comment\nb\n#+end_comment\n#+begin: clocktable\n| x |\n#+end:\nC';
    assert.deepEqual(read(text), ['paragraph: A', 'code: ', 'code: ', 'comment: ', 'code: ', 'paragraph: C']);
  });

  it('ends what is left open at the next headline', () => {
    assert.deepEqual(read('#+begin_src\na\n\n* B\n#+begin_quote\nc\n* D\ne\n:LOGBOOK:\nf\n* G'), [
      'code: ',
      'heading: B',
      'quote: c',
      'heading: D',
      'paragraph: e',
      'definition: ',
      'heading: G',
    ]);
  });

  it('passes over commented trees, with all below them', () => {
    assert.deepEqual(read('* One\n** COMMENT Two\nText\n*** Three\nmore\n** Four\n* TODO COMMENT Five\n* COMMENTED'), [
      'heading: One',
      'comment: ',
      'heading: Four',
      'comment: ',
      'heading: COMMENTED',
    ]);
  });

  it('reads a table cell by cell, without its rules', () => {
    assert.deepEqual(read('| Name | /Age/ |\n|------+-------|\n| Ann  |       |\nText'), [
      'table-cell: Name',
      'table-cell: Age',
      'table-cell: Ann',
      'paragraph: Text',
    ]);
  });

  it('leaves the texts of notes out', () => {
    assert.deepEqual(read('Text[fn:1].\n\n[fn:1] A note\n\ngoes on.\n\n\nBack'), [
      'paragraph: Text.',
      'definition: ',
      'definition: ',
      'paragraph: Back',
    ]);
  });
});

describe('Org inline', () => {
  it('leaves no gap for emphasis, and marks its content', () => {
    const text = 'A *bold /both/* _under_ +gone+ word, ("/so/"). a/b/c, snake_case_name, 2 * 3 * 4, */x';
    assert.deepEqual(read(text), ['paragraph: A bold both under gone word, ("so"). a/b/c, snake_case_name, 2 * 3 * 4, */x']);
    assert.deepEqual(marks(text), ['strong(bold /both/)', 'emphasis(both)', 'emphasis(so)']);
  });

  it('runs emphasis over one line end and no further', () => {
    assert.deepEqual(read('A *b\nc* d *e\nf\ng*'), ['paragraph: A b c d *e f g*']);
  });

  it('puts an object for code, images, addresses, dates and mathematics', () => {
    const text =
      'Run ~a *b*~ or =c=, see [[file:d.png]], https://e.example/f and <https://g.example>, on <2024-05-01 Wed 10:00>--<2024-05-02 Thu> or [2024-05-01]: \\(x\\), $y$, {{{z(1)}}}.';
    assert.deepEqual(read(text), ['paragraph: Run @ or @, see @, @ and @, on @ or @: @, @, @.']);
    assert.deepEqual(marks(text), [
      'code(~a *b*~)',
      'code(=c=)',
      'image([[file:d.png]])=file:d.png',
      'url(https://e.example/f)=https://e.example/f',
      'url(<https://g.example>)=https://g.example',
    ]);
  });

  it('keeps money', () => assert.deepEqual(read('From $5 to $6 and $7.'), ['paragraph: From $5 to $6 and $7.']));

  it('keeps the words of links and marks where they lead', () => {
    const text = 'See [[https://a.example/x_y][the *audit*]] and [[Next part]], <<here>> <<<there>>>.';
    assert.deepEqual(read(text), ['paragraph: See the audit and Next part, there.']);
    assert.deepEqual(marks(text), ['link(the *audit*)=https://a.example/x_y', 'strong(audit)']);
  });

  it('skips notes and citations and marks them; a citation in the text stands for its source', () => {
    const text =
      'It fell[fn:1] and rose[fn:: An [inline] note], they say [cite:see @lim2021 p. 4; @roe]. [cite/t:@lim] agrees (Lim 2021) [12].';
    assert.deepEqual(read(text), ['paragraph: It fell and rose, they say . @ agrees .']);
    assert.deepEqual(marks(text), [
      'footnote([fn:1])=1',
      'footnote([fn:: An [inline] note])',
      'citation([cite:see @lim2021 p. 4; @roe])=lim2021, roe',
      'citation([cite/t:@lim])=lim',
      'citation((Lim 2021))=Lim 2021',
      'citation([12])=12',
    ]);
  });

  it('reads entities, line breaks and snippets as what they print', () => {
    assert.deepEqual(read('A\\nbsp{}B \\ldots \\mdash{} c \\\\\nd @@html:<b>@@e@@html:</b>@@'), ['paragraph: A B … — c d e']);
  });

  it('leaves what never closes as it is', () => {
    assert.deepEqual(read('A [[b *c =d [fn:e [cite:f {{{g \\(h'), ['paragraph: A [[b *c =d [fn:e [cite:f {{{g \\(h']);
  });
});

describe('a comment that keeps a finding in Org', () => {
  const findings = (text: string) => findingsIn('org', text);
  const keep = (text: string) => keptByComment('org', text);

  for (const text of [
    'The minister slammed the plan.\n',
    '* Minister slammed the plan\nText.',
    '- One\n- The minister slammed the plan.\n- Two',
  ]) {
    it(`stands before ${JSON.stringify(text)}`, () => {
      assert.equal(findings(text), 1);
      const kept = keep(text);
      assert.ok(kept);
      assert.equal(findings(kept), 0, kept);
      assert.equal(read(kept).filter((line) => !line.startsWith('comment')).length, read(text).length);
    });
  }

  it('may be a block, and reach to another', () => {
    const text = '#+begin_comment\nbalance: off loaded\n#+end_comment\nThe minister slammed the plan.\n# balance: on\n';
    assert.equal(findings(text), 0);
  });

  it('is not offered inside a table', () => {
    assert.equal(keep('| The minister slammed the plan. | x |\n'), undefined);
  });
});
