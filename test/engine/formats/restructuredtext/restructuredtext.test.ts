import assert from 'node:assert/strict';
import { blocksOf, findingsIn, keptByComment, marksOf, outline } from '../support';

const read = (text: string) => outline('restructuredtext', text);
const marks = (text: string) => marksOf('restructuredtext', text);

describe('reStructuredText blocks', () => {
  it('tells headings from paragraphs by the lines under and over them', () => {
    const text = '=====\nTitle\n=====\n\nOne\n---\nText\ngoes on.\n\n----------\n\nA - b\n\n==\nNo title\n';
    assert.deepEqual(read(text), [
      'heading: Title',
      'heading: One',
      'paragraph: Text goes on.',
      'paragraph: A - b',
      'paragraph: No title',
    ]);
    assert.deepEqual(
      blocksOf('restructuredtext', text).map(({ level }) => level),
      [1, 2, 0, 0, 0],
    );
  });

  it('reads each paragraph of each item', () => {
    assert.deepEqual(read('Before\n- not an item\n\n- One\n  goes on\n\n  1. two\n\n  three\n- four\n#. five\n(6) six\n\nOut'), [
      'paragraph: Before - not an item',
      'list-item: One goes on',
      'list-item: two',
      'list-item: three',
      'list-item: four',
      'list-item: five',
      'list-item: six',
      'paragraph: Out',
    ]);
  });

  it('takes what is indented for a quotation, and what stands under a term for its definition', () => {
    assert.deepEqual(read('Text.\n\n  Said\n  so.\n\n    Deeper.\n\nTerm\n  Definition.\n\n  More.\n\nOut'), [
      'paragraph: Text.',
      'quote: Said so.',
      'quote: Deeper.',
      'paragraph: Term',
      'list-item: Definition.',
      'list-item: More.',
      'paragraph: Out',
    ]);
  });

  it('reads directives that hold prose, each in its way', () => {
    const text =
      '.. note:: A note\n   goes on.\n\n   Second.\n\n.. topic:: The Title\n\n   Text.\n\n.. epigraph::\n\n   Said.\n\n   -- Ann\n\n' +
      '.. figure:: a.png\n   :alt: b\n\n   Jobs lost.\n\n.. list-table:: Jobs\n   :header-rows: 1\n\n   * - one\n';
    assert.deepEqual(read(text), [
      'paragraph: A note goes on.',
      'paragraph: Second.',
      'heading: The Title',
      'paragraph: Text.',
      'quote: Said.',
      'quote: -- Ann',
      'definition: ',
      'caption: Jobs lost.',
      'caption: Jobs',
      'definition: ',
      'list-item: - one',
    ]);
  });

  it('never looks into code, fields, definitions, comments and unknown directives', () => {
    const text =
      ':Author: Ann\n:Date: 1\n   May\n\nCode::\n\n  - a\n\n  b\n\n.. code-block:: c\n\n   d\n\n.. unknown:: e\n   f\n\n.. [1] A note\n   g\n.. [Lim] h\n' +
      '.. _i: http://j.example\n.. |k| replace:: l\n__ http://m.example\n.. a comment\n   n\n\n..\n\n>>> o\np\n\nEnd';
    assert.deepEqual(read(text), [
      'definition: ',
      'definition: ',
      'paragraph: Code:',
      'code: ',
      'code: ',
      'code: ',
      'definition: ',
      'definition: ',
      'definition: ',
      'definition: ',
      'definition: ',
      'comment: ',
      'code: ',
      'paragraph: End',
    ]);
  });

  it('reads tables of both kinds cell by cell', () => {
    const grid = '+------+-----+\n| Name | Age |\n+======+=====+\n| Ann  |     |\n+------+-----+\n';
    const simple = '=====  ====\nName   Age\n=====  ====\nAnn    *3*\n=====  ====\n';
    const cells = ['table-cell: Name', 'table-cell: Age', 'table-cell: Ann'];
    assert.deepEqual(read(`${grid}\nText`), [...cells, 'paragraph: Text']);
    assert.deepEqual(read(`${simple}\nText`), [...cells, 'table-cell: 3', 'paragraph: Text']);
  });

  it('reads the lines of a line block, without their bars', () => {
    assert.deepEqual(read('| One\n| two\n\n|x| three'), ['paragraph: One two', 'paragraph: @ three']);
  });
});

describe('reStructuredText inline', () => {
  it('leaves no gap for emphasis, and marks its content', () => {
    const text = 'A *b c* **d**, ("*e*"), un\\ *frigging*\\ believable `Title`, 2 * 3 * 4, \\*f\\*, snake_case.';
    assert.deepEqual(read(text), ['paragraph: A b c d, ("e"), unfriggingbelievable Title, 2 * 3 * 4, *f*, snake_case.']);
    assert.deepEqual(marks(text), ['emphasis(b c)', 'strong(d)', 'emphasis(e)', 'emphasis(frigging)', 'emphasis(Title)']);
  });

  it('puts an object for code, substitutions, addresses and references without words', () => {
    const text = 'Run ``a *b*`` or :file:`c`, see |d|, https://e.example/f and :ref:`g`, `<h>`_.';
    assert.deepEqual(read(text), ['paragraph: Run @ or @, see @, @ and @, @.']);
    assert.deepEqual(marks(text), [
      'code(``a *b*``)',
      'code(:file:`c`)',
      'url(https://e.example/f)=https://e.example/f',
      'url(`<h>`_)=h',
    ]);
  });

  it('keeps the words of links and roles and marks where they lead', () => {
    const text =
      'See `the audit <https://a.example/x>`_, `b c`_, word_ and :ref:`the part <p>`, H\\ :sub:`2`\\ O, :abbr:`EU (Union)`, _`here`.';
    assert.deepEqual(read(text), ['paragraph: See the audit, b c, word and the part, H2O, EU (Union), here.']);
    assert.deepEqual(marks(text), ['link(the audit)=https://a.example/x', 'link(b c)=b c_']);
  });

  it('skips notes and citations and marks them; a citation in the text stands for its source', () => {
    const text =
      'It fell [1]_, [#a]_ and [CIT2002]_, they say :cite:p:`lim`. :cite:t:`roe` agrees (Lim 2021) [12] :footcite:`x`.';
    assert.deepEqual(read(text), ['paragraph: It fell , and , they say . @ agrees .']);
    assert.deepEqual(marks(text), [
      'footnote([1]_)=1',
      'footnote([#a]_)=#a',
      'citation([CIT2002]_)=CIT2002',
      'citation(:cite:p:`lim`)=lim',
      'citation(:cite:t:`roe`)=roe',
      'citation((Lim 2021))=Lim 2021',
      'citation([12])=12',
      'citation(:footcite:`x`)=x',
    ]);
  });

  it('tells references from names that end in underscores, and parses nothing inside other markup', () => {
    assert.deepEqual(read('The __init__ method, a_b_, `c_`, *d **e** f*'), [
      'paragraph: The __init__ method, a_b, c_, d **e* f*',
    ]);
  });

  it('leaves what never closes as it is', () => {
    assert.deepEqual(read('A *b `c ``d |e [f :g:`h _i'), ['paragraph: A *b `c ``d |e [f :g:`h _i']);
  });
});

describe('a comment that keeps a finding in reStructuredText', () => {
  const findings = (text: string) => findingsIn('restructuredtext', text);
  const keep = (text: string) => keptByComment('restructuredtext', text);

  for (const text of [
    'The minister slammed the plan.\n',
    'One.\n\nThe minister slammed the plan.\nTwo.',
    'One.\r\n\r\nThe minister slammed the plan.\r\n',
    'Minister slammed the plan\n=========================\n',
    '- One.\n\n  The minister slammed the plan.\n',
  ]) {
    it(`stands before ${JSON.stringify(text)}`, () => {
      assert.equal(findings(text), 1);
      const kept = keep(text);
      assert.ok(kept);
      assert.equal(findings(kept), 0, kept);
      assert.deepEqual(
        read(kept).filter((line) => !line.startsWith('comment')),
        read(text),
      );
    });
  }

  it('is not offered where it would be text', () => {
    assert.equal(keep('- One\n- The minister slammed the plan.\n'), undefined);
  });
});
