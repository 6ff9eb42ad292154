import assert from 'node:assert/strict';
import fc from 'fast-check';
import wtf from 'wtf_wikipedia';
import { describeFormat } from '../anyText';
import { blocksOf, commentsOf, marksOf, maskOf, outline } from '../support';

const read = (text: string) => outline('wikitext', text);
const marks = (text: string) => marksOf('wikitext', text);

describe('wikitext blocks', () => {
  it('are headings, paragraphs and items', () => {
    const text = '== One == <!-- x -->\nTwo\nthree\n\nFour\n* Five\n** Six\n#Seven\n;Term\n: Eight\n=== Nine ===\nTen';
    assert.deepEqual(read(text), [
      'heading: One',
      'paragraph: Two three',
      'paragraph: Four',
      'list-item: Five',
      'list-item: Six',
      'list-item: Seven',
      'list-item: Term',
      'list-item: Eight',
      'heading: Nine',
      'paragraph: Ten',
    ]);
    assert.deepEqual(
      blocksOf('wikitext', text).map(({ level }) => level),
      [2, 0, 0, 1, 2, 1, 1, 1, 3, 0],
    );
  });

  it('are told behind a byte order mark as without one', () => {
    const kinds = (text: string) => blocksOf('wikitext', text).map(({ kind }) => kind);
    for (const text of ['* One', '== One ==\nTwo', 'One']) assert.deepEqual(kinds(`\ufeff${text}`), kinds(text));
  });

  it('are no place to read on from where only blanks keep their marker from being one', () => {
    const [, block] = blocksOf('wikitext', 'One\n\n\ufeff* Two');
    assert.deepEqual([block.kind, block.restart], ['paragraph', false]);
  });

  it('are no place to read on from where a link was followed to a later line', () => {
    const restarts = (text: string) => blocksOf('wikitext', text).map(({ restart }) => restart);
    assert.deepEqual(restarts(' [[a\n; b\n\nc]]'), [false, false, false]);
    assert.deepEqual(restarts(' [[a\n; b\n\nc]'), [false, false, false]);
    assert.deepEqual(restarts('[[a]] b\n\n[[c]]'), [true, true]);
  });

  it('keep verbatim text together though the same element is left open further down', () => {
    const text = '[[a]]\n<nowiki>one\n* two</nowiki> three\n{{b}}\n\n<nowiki>';
    assert.equal(read(text)[1], read(text.replace(/<nowiki>$/, ''))[1]);
    assert.ok(!read(text).some((block) => block.startsWith('list-item')));
  });

  it('leave out boxes, notes to readers, categories, switches and what else shows no words of the article', () => {
    assert.deepEqual(
      read(
        "{{Short description|No}}\n{{Infobox town\n| name = No\n* no\n\n| area = {{convert|5|km2}}\n}}\n__NOTOC__\n'''Yes''' is a town.\n{{Reflist}}\n" +
          '[[Category:No]]\n[[fr:Non]]',
      ),
      [
        'definition: ',
        'definition: ',
        'definition: ',
        'paragraph: Yes is a town.',
        'definition: ',
        'definition: ',
        'definition: ',
      ],
    );
    assert.deepEqual(read('{{Infobox\n|a=b}}Yes.'), ['definition: ', 'paragraph: Yes.']);
    assert.deepEqual(read('#REDIRECT [[No]]'), ['definition: ']);
  });

  it('read captions of pictures and what templates quote', () => {
    assert.deepEqual(
      read(
        '[[File:A.jpg|thumb|upright=1.2|alt=No|The [[harbour|port]] in May<ref>x</ref>]]Yes.\n\n{{Quote|text=We will {{em|win}}.|author=No}}\n\n<blockquote>\nSaid.\n</blockquote>\n\nAfter.\n[[Image:B.png]]',
      ),
      ['caption: The port in May', 'paragraph: Yes.', 'quote: We will win.', 'quote: Said.', 'paragraph: After.', 'caption: '],
    );
  });

  it('read tables cell by cell, without attributes', () => {
    assert.deepEqual(
      read(
        '{| class="wikitable"\n|+ style="x" | Prices\n! scope="col" | Year !! Price\n|-\n| 2020 || align=right | {{nowrap|5 euros}}\n| [[A|b]]\nmore\n|}\nAfter.',
      ),
      [
        'caption: Prices',
        'table-cell: Year',
        'table-cell: Price',
        'table-cell: 2020',
        'table-cell: 5 euros',
        'table-cell: b',
        'table-cell: more',
        'paragraph: After.',
      ],
    );
  });

  it('take sections of references for furniture', () => {
    assert.deepEqual(read('== References ==\n* Lim 2021\n{{Reflist}}\n== Works ==\nText.'), [
      'heading: References',
      'furniture: Lim 2021',
      'definition: ',
      'heading: Works',
      'paragraph: Text.',
    ]);
  });

  it('keep templates, references and comments whole that go on over lines', () => {
    assert.deepEqual(read('One<ref>{{cite web\n|title=No\n\n* no\n}}</ref> two <!-- no\n\nno --> three\nfour.'), [
      'paragraph: One two three four.',
    ]);
  });

  it('read verbatim text as verbatim, and lines that begin with a blank', () => {
    assert.deepEqual(read("<pre>\n* No\n</pre>\n\n no ''code''\n more\nYes <nowiki>''so''</nowiki> <math>x\n=y</math>."), [
      'definition: ',
      'code: ',
      "paragraph: Yes ''so'' @.",
    ]);
  });

  it('end what is never closed with its section, comments with the page', () => {
    assert.deepEqual(read('A {{b\n\nC <ref>d\n\n{|\n| e\n== F ==\nG.<!-- no\n\nno'), [
      'paragraph: A {{b',
      'paragraph: C d',
      'table-cell: e',
      'heading: F',
      'paragraph: G.',
      'comment: ',
    ]);
  });
});

describe('wikitext inline', () => {
  it('leaves no gap for emphasis and links, and marks them', () => {
    const text =
      "un''frigging''believable '''very''' [[Harbour (Leeds)|harbours]] [[port]]s [[:Category:A]] [[Mercury (planet)|]]";
    assert.deepEqual(read(text), ['paragraph: unfriggingbelievable very harbours ports Category:A Mercury (planet)']);
    assert.deepEqual(marks(text), [
      'emphasis(frigging)',
      'strong(very)',
      'link(harbours)=Harbour (Leeds)',
      'link(port)=port',
      'link(Category:A)=:Category:A',
      'link(Mercury (planet))=Mercury (planet)',
    ]);
  });

  it('tells apostrophes from emphasis', () => {
    assert.deepEqual(read("l'''amour'' and '''bold'''s ''Ann's'' '''''both'' b'''"), [
      "paragraph: l'amour and bolds Ann's both b",
    ]);
    assert.deepEqual(read("''open\nnext ''line''"), ['paragraph: open next line']);
  });

  it('takes references, citation templates and links to other sites for sources', () => {
    const text =
      'A.<ref name="x" /> B.<ref>{{cite web|url=http://a.example}}</ref> C.{{sfn|Lim|2021|p=4}} D [https://b.example the audit] E [https://c.example].';
    assert.deepEqual(read(text), ['paragraph: A. B. C. D the audit E .']);
    assert.deepEqual(marks(text), [
      'footnote(<ref name="x" />)=x',
      'footnote(<ref>{{cite web|url=http://a.example}}</ref>)={{cite web|url=http://a.example}}',
      'citation({{sfn|Lim|2021|p=4}})=sfn',
      'link(the audit)=https://b.example',
      'citation([https://c.example])=https://c.example',
    ]);
  });

  it('takes no request for a source, and no remark, for one', () => {
    assert.deepEqual(
      marks('A.{{citation needed|date=May 2020}} B.{{efn|A remark.}} C.<ref group="note">A remark.</ref>{{Cn}}'),
      [],
    );
    assert.deepEqual(read('A{{citation needed}} b{{who}} c.'), ['paragraph: A b c.']);
  });

  it('shows the words of templates that only set them, and an object for others', () => {
    assert.deepEqual(
      read('{{lang|fr|le [[roi]]}} and {{nowrap|{{abbr|UN|United Nations}} troops}}{{snd}}about {{convert|5|km}} {{{1|}}}'),
      ['paragraph: le roi and UN troops–about @ @'],
    );
  });

  it('reads references to characters, tags and signatures', () => {
    assert.deepEqual(read('A&nbsp;<small>b</small><br />c H<sub>2</sub>O &quot;d&quot; ~~~~ <code>e</code>'), [
      'paragraph: A b c H2O "d" @',
    ]);
  });

  it('keeps what comments say', () => {
    const text = '<!-- balance: off -->\n\nText <!-- balance: keep loaded --> more';
    assert.deepEqual(commentsOf('wikitext', text), ['balance: off']);
    assert.deepEqual(marks(text), ['comment(<!-- balance: keep loaded -->)=balance: keep loaded']);
  });
});

describeFormat(
  'wikitext',
  [
    ...[
      'word',
      'Word ',
      'b. ',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\n ',
      '\uFEFF',
      '😀',
      '"',
      "'",
      "''",
      "'''",
      "'''''",
      '&nbsp;',
      '&',
      '=',
    ],
    ...[
      '\n== H ==\n',
      '==',
      '\n==',
      '\n* ',
      '\n: ',
      '\n; ',
      '\n# ',
      '\n----\n',
      '* ',
      '== References ==\n',
      '~~~~',
      '__TOC__',
      '-',
    ],
    ...[
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{',
      '}',
      '|',
      '||',
      '!',
      '!!',
      '{{cite web|',
      '{{quote|',
      '{{lang|fr|',
      '{{cn}}',
      '{{snd}}',
      'text=',
    ],
    ...[
      '[[',
      ']]',
      '[',
      ']',
      '[[File:a.jpg|thumb|',
      '[[Category:x]]',
      '[[a|b]]',
      '[http://a.b c]',
      '[http://a.b',
      'http://a.b',
      '(Lim 2021)',
    ],
    ...['\n{|', '\n|-', '\n|}', '\n|+', '\n| ', '\n! ', '<ref>', '</ref>', '<ref name=a />', '<ref', '<references />', '/>', '>'],
    ...[
      '<!--',
      '-->',
      '<nowiki>',
      '</nowiki>',
      '<nowiki/>',
      '<pre>',
      '</pre>',
      '<math>',
      '</math>',
      '<code>',
      '</code>',
      '<gallery>',
      '</gallery>',
    ],
    ...[
      '<blockquote>',
      '</blockquote>',
      '\n<blockquote>\n',
      '<br>',
      '<small>',
      '</small>',
      '<div>',
      '</div>',
      '<',
      '#REDIRECT [[a]]',
    ],
  ],
  {
    'open templates': '{{'.repeat(500_000),
    'open templates on lines': '{{a\n'.repeat(200_000),
    'nested templates': `${'{{a|'.repeat(50_000)}x${'}}'.repeat(50_000)}`,
    'nested words': `x ${'{{nowrap|'.repeat(25_000)}x${'}}'.repeat(25_000)}`,
    'nested links': `${'[[a|'.repeat(50_000)}x${']]'.repeat(50_000)}`,
    'open links': '[[a|'.repeat(200_000),
    'open pictures': '\n[[File:a|'.repeat(100_000),
    'open brackets': '[http://a b '.repeat(80_000),
    'open references': '<ref>a'.repeat(80_000),
    'references without an end': '<ref '.repeat(200_000),
    'references that almost end': '<ref>a</ref'.repeat(50_000),
    'open nowiki': '<nowiki>'.repeat(120_000),
    'nowiki that almost ends': `${'<nowiki>'.repeat(60_000)}${'</nowiki'.repeat(60_000)}`,
    'nowiki of several kinds': '<nowiki><pre><math>'.repeat(20_000),
    'open tags': '<a b="'.repeat(100_000),
    'open comments': 'a <!--'.repeat(100_000),
    'open tables': '\n{|\n|a'.repeat(50_000),
    'cells without words': `\n{|\n${'|'.repeat(500_000)}`,
    apostrophes: "'".repeat(1_000_000),
    'apostrophes in words': "a''b'''c".repeat(100_000),
    'equals signs': '='.repeat(1_000_000),
    'heading after heading': '\n== a ==\n{{b'.repeat(25_000),
    'comments after a heading': `== a ==${'<!-- -->'.repeat(100_000)}`,
    'comments that never begin': `== a ==${'-->'.repeat(300_000)}`,
    'tags on a line': '<b>'.repeat(200_000),
    'list marks': '*'.repeat(1_000_000),
    'short paragraphs': 'Ab.\n\n'.repeat(80_000),
    'less-than signs': '<'.repeat(1_000_000),
    underscores: '__A'.repeat(300_000),
    tildes: '~'.repeat(1_000_000),
    categories: '[[Category:a]]'.repeat(60_000),
    'bare braces': '{ } '.repeat(200_000),
  },
);

describe('wikitext beside wtf_wikipedia', () => {
  const inline = fc.constantFrom(
    ...[
      'word ',
      'b. ',
      "''some'' ",
      "'''many'''s ",
      '[[port]] ',
      '[[Harbour (Leeds)|harbours]] ',

      '[https://a.example the audit] ',
    ],
    ...[
      '<ref>No. [[No]]</ref>',
      '<ref name="x" />',
      '<ref>{{cite web|title=No|url=http://a.example}}</ref>',
      '{{sfn|Lim|2021}}',
      '<!-- no -->',
    ],
    ...[
      '{{citation needed|date=May 2020}}',
      '{{nowrap|four of them}} ',
      '<small>less</small> ',
      '<nowiki>[[x]]</nowiki> ',
      'Ann’s ',
    ],
  );
  const paragraph = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => `A ${parts.join('')}end.`);
  const item = fc.array(inline, { maxLength: 3 }).map((parts) => `* B ${parts.join('')}`);
  const other = fc.constantFrom(
    '{{Infobox\n| a = no\n| b = {{c|no}}\n}}',
    '[[Category:No]]',
    '{| class="wikitable"\n! No\n|-\n| no || no\n|}',
    '<!-- no\n\nno -->',
  );
  const page = fc
    .array(fc.oneof({ weight: 4, arbitrary: paragraph }, item, other), { maxLength: 6 })
    .map((blocks) => blocks.join('\n\n'));

  it('keeps the same words', () => {
    fc.assert(
      fc.property(page, (text) => {
        const ours = blocksOf('wikitext', text)
          .filter(({ kind }) => kind === 'paragraph' || kind === 'list-item')
          .map((block) => maskOf('wikitext', text, block).text.replace(/[^\p{L}\d]/gu, ''));
        assert.equal(
          ours.join(''),
          wtf(text)
            .text()
            .replace(/[^\p{L}\d]/gu, ''),
        );
      }),
      { numRuns: 500 },
    );
  });
});
