import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf, marksOf, outline, proseByMask } from '../support';
import { proseByAsciidoctor } from './oracle';

const read = (text: string) => outline('asciidoc', text);
const marks = (text: string) => marksOf('asciidoc', text);

describe('AsciiDoc blocks', () => {
  it('reads the title and passes over who wrote it, when, and attributes', () => {
    const text =
      '// draft\n:toc:\n= The plan\nAnn Roe <ann@roe.example>\nv1.0, 2024-05-01\n:lead: a \\\n  b\n\nText.\n\n:x: y\nMore.';
    assert.deepEqual(read(text), [
      'comment: ',
      'front-matter: ',
      'heading: The plan',
      'front-matter: ',
      'paragraph: Text.',
      'front-matter: ',
      'paragraph: More.',
    ]);
  });

  it('reads the titles of sections, with signs before them or a line below', () => {
    const text = '== One ==\n\nText\n== is text\n\n=== Two: three\n\nFour\n~~~~\n\n#### Five';
    assert.deepEqual(read(text), [
      'heading: One',
      'paragraph: Text == is text',
      'heading: Two: three',
      'heading: Four',
      'heading: Five',
    ]);
    assert.deepEqual(
      blocksOf('asciidoc', text).map(({ level }) => level),
      [2, 0, 3, 3, 4],
    );
  });

  it('reads each item, callout and term', () => {
    const text =
      '* One\n  goes on\n** [x] two\n- three\n. four\n1. five\na. six\niv) seven\n<1> eight\n+\nNine\n\nterm:: text\nother::\n\n  ten\n\n  literal';
    assert.deepEqual(read(text), [
      'list-item: One goes on',
      'list-item: two',
      'list-item: three',
      'list-item: four',
      'list-item: five',
      'list-item: six',
      'list-item: seven',
      'list-item: eight',
      'paragraph: Nine',
      'list-item: term: text',
      'list-item: other:',
      'list-item: ten',
      'code: ',
    ]);
  });

  it('reads admonitions, block titles, examples, sidebars and open blocks', () => {
    const text = '.The title\nNOTE: Mind it.\n\n[WARNING]\n====\nStop.\n\n****\nSide.\n****\n====\n--\nOpen.\n--';
    assert.deepEqual(read(text), [
      'caption: The title',
      'paragraph: Mind it.',
      'definition: ',
      'paragraph: Stop.',
      'paragraph: Side.',
      'paragraph: Open.',
    ]);
  });

  it('knows quotations in each of their forms', () => {
    const text =
      '[quote, Ann Roe, The plan]\nSaid.\n\n____\nA\n\n* b\n____\n\n[verse]\n____\nRoses\n____\n\n> C\n> d\n\n"E."\n-- Ann Roe\n\nOut';
    assert.deepEqual(
      read(text).filter((line) => !line.startsWith('definition')),
      ['quote: Said.', 'quote: A', 'quote: b', 'quote: Roses', 'quote: C d', 'quote: "E."', 'paragraph: Out'],
    );
  });

  it('never looks into code, passthroughs and comments', () => {
    const text =
      'A\n\n----\n* x\n\n----\n....\nb\n....\n```js\nc\n```\n++++\n<b>d</b>\n++++\n////\ne\n////\n[source]\nf\n\n[stem]\n--\ng\n--\nimage::h.png[i]\n\nZ';
    assert.deepEqual(read(text), [
      'paragraph: A',
      'code: ',
      'code: ',
      'code: ',
      'code: ',
      'comment: ',
      'definition: ',
      'code: ',
      'definition: ',
      'code: ',
      'definition: ',
      'paragraph: Z',
    ]);
  });

  it('ends what is left open: code at the end of the text, others at the next section', () => {
    assert.deepEqual(read('____\na\n\n== B\n\nc\n\n|===\n|d\n\n== E\n\n====\n----\nf\n====\nG\n----\nh\n\n== I'), [
      'quote: a',
      'heading: B',
      'paragraph: c',
      'table-cell: d',
      'heading: E',
      'code: ',
      'paragraph: G',
      'code: ',
    ]);
  });

  it('reads a table cell by cell', () => {
    const text =
      '.Jobs\n[%header,cols="1,2"]\n|===\n|Name |Age\n\n2+|Ann *Roe*\ngoes on\n\nand on a|* one\n* two\n// c\n.2+^.>s|x\\|y\n|===\nOut';
    assert.deepEqual(read(text), [
      'caption: Jobs',
      'definition: ',
      'table-cell: Name',
      'table-cell: Age',
      'table-cell: Ann Roe goes on',
      'table-cell: and on',
      'table-cell: one',
      'table-cell: two',
      'comment: ',
      'table-cell: x\\|y',
      'paragraph: Out',
    ]);
  });

  it('reads on over comments and orders within a paragraph', () => {
    const text = 'One\n// no\ntwo\nifdef::web[]\nthree\nendif::[]\nfour';
    assert.deepEqual(read(text), ['paragraph: One two three four']);
    assert.deepEqual(marks(text), ['comment(// no)=no']);
  });

  it('gives a comment between items to the one below', () =>
    assert.deepEqual(read('* a\n// c\n* b\n// d\n  goes on'), ['list-item: a', 'comment: ', 'list-item: b goes on']));

  it('leaves out the entries of a bibliography', () =>
    assert.deepEqual(read('[bibliography]\n== Sources\n\n* [[[lim]]] Lim, 2021.\n* [[[roe]]] Roe.\n\nOut'), [
      'definition: ',
      'heading: Sources',
      'definition: ',
      'definition: ',
      'paragraph: Out',
    ]));
});

describe('AsciiDoc inline', () => {
  it('leaves no gap for emphasis, and marks its content', () => {
    const text = 'A *bold _both_* #mark# [.r]#role# **b**old H~2~O 1^st^, snake_case_name, 2*3*4, a * b, *(d)*.';
    assert.deepEqual(read(text), ['paragraph: A bold both mark role bold H2O 1st, snake_case_name, 2*3*4, a * b, (d).']);
    assert.deepEqual(marks(text), ['strong(bold _both_)', 'emphasis(both)', 'strong(b)', 'strong((d))']);
  });

  it('reads curved quotation marks, signs, entities and the attributes that are characters', () => {
    assert.deepEqual(read("\"`A *b*`\" and '`c`', it`'s &ldquo;d&rdquo; {lsquo}e{rsquo}{empty} (C)"), [
      'paragraph: “A b” and ‘c’, it’s “d” ‘e’ ©',
    ]);
  });

  it('puts an object for code, images, keys, addresses, formulas and attributes', () => {
    const text = 'Run `a *b*`, see image:c.png[d], https://e.example/f, kbd:[Ctrl+C], menu:File[Save], stem:[x] and {version}.';
    assert.deepEqual(read(text), ['paragraph: Run @, see @, @, @, @, @ and @.']);
    assert.deepEqual(marks(text), [
      'code(`a *b*`)',
      'image(image:c.png[d])=c.png',
      'url(https://e.example/f)=https://e.example/f',
      'code(kbd:[Ctrl+C])',
      'code(menu:File[Save])',
    ]);
  });

  it('keeps the words of links and marks where they lead', () => {
    const text =
      'See https://a.example/x_y_z[the *audit*], link:b.html[page^], https://c.example[more,window=_blank], xref:d[part], <<e,_here_>>, https://f.example[].';
    assert.deepEqual(read(text), ['paragraph: See the audit, page, more, part, here, @.']);
    assert.deepEqual(marks(text), [
      'link(the *audit*)=https://a.example/x_y_z',
      'strong(audit)',
      'link(page)=b.html',
      'link(more)=https://c.example',
      'link(part)=d',
      'link(_here_)=e',
      'emphasis(here)',
      'url(https://f.example[])=https://f.example',
    ]);
  });

  it('skips notes and citations and marks them; a citation in the text stands for its source', () => {
    const text =
      'It fellfootnote:[A *note* on https://a.example[b].] and rosefootnote:x[] cite:[lim2021(4),roe]. citenp:[lim] and <<roe>> agree (Lim 2021) [12].';
    assert.deepEqual(read(text), ['paragraph: It fell and rose . @ and @ agree .']);
    assert.deepEqual(marks(text), [
      'footnote(footnote:[A *note* on https://a.example[b].])',
      'footnote(footnote:x[])=x',
      'citation(cite:[lim2021(4),roe])=lim2021(4),roe',
      'citation(citenp:[lim])=lim',
      'citation(<<roe>>)=roe',
      'citation((Lim 2021))=Lim 2021',
      'citation([12])=12',
    ]);
  });

  it('shows terms of the index, and hides anchors and hidden terms', () =>
    assert.deepEqual(read('The ((plan))(((plan,secret))) [[here]]is indexterm2:[big].'), ['paragraph: The plan is big.']));

  it('shows what is passed through or escaped as it is', () =>
    assert.deepEqual(read('A +*b*+ pass:[<u>c</u>] +++<i>d</i>+++ \\*e* f +\ng'), ['paragraph: A *b* c d *e* f g']));

  it('leaves what never closes as it is', () => {
    const text = 'A *b _c `d "`e footnote:[f <<g https://h[i +++j #k';
    assert.deepEqual(read(text), [`paragraph: ${text.replace('https://h[', '@[')}`]);
  });
});

describe('AsciiDoc as Asciidoctor reads it', () => {
  const plain = (blocks: readonly string[]) =>
    blocks.map((words) => words.replace(/’/g, "'").replace(/—/g, '--').replace(/…/g, '...'));
  const inline = fc
    .array(
      fc.constantFrom(
        ...[
          'word',
          'More',
          'it’s',
          'a.',
          '*bold*',
          '_so_',
          '#mark#',
          '[.r]#role#',
          '**b**old',
          '__s__o',
          '`code`',
          '"`quoted`"',
          "'`said`'",
        ],
        ...[
          '*bold _both_*',
          '"`*so*`"',
          'H~2~O',
          'x^2^',
          'https://a.example[site]',
          'link:b.html[the *page*]',
          'xref:c[part]',
          '<<d,words>>',
          '<<e>>',
        ],
        ...[
          'footnote:[A note.]',
          '((term))',
          '(((hidden)))',
          '+*as is*+',
          '\\*no*',
          '{nbsp}',
          'snake_case_x',
          '2*3',
          'a * b',
          'C++',
          '(C)',
          '&amp;',
          'q -- r',
        ],
        ...[
          'image:x.png[Alt]',
          'https://f.example',
          'line +\nbreak',
          'line\n// comment\nmore',
          '[[anchor]]x',
          'pass:[y]',
          '++z++',
          "Olaf`'s",
        ],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => `W ${parts.join(' ')}`);
  const block = fc.oneof(
    inline,
    inline.map((words) => `== ${words.replace(/\s*\n.*/s, '')}`),
    inline.map((words) => `* ${words}\n** ${words}\n. ${words}`),
    inline.map((words) => `NOTE: ${words}`),
    inline.map((words) => `.Title\n====\n${words}\n\n----\n${words}\n----\n====`),
    inline.map((words) => `[quote, Ann]\n____\n${words}\n____`),
    inline.map((words) => `|===\n|${words} |b\n\na|* ${words}\n|c\n|===`),
    inline.map((words) => `// ${words.replace(/\n/g, ' ')}\n${words}`),
    inline.map((words) => `  literal\n\n${words}\n\n'''\n\n--\n${words}\n--`),
  );

  it('has the same words in the same blocks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 5 }), async (blocks) => {
        const text = blocks.join('\n\n');
        assert.deepEqual(plain(proseByMask(text, 'asciidoc')), plain(await proseByAsciidoctor(text)));
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
