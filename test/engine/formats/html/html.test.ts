import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeFormat } from '../anyText';
import { blocksOf, commentsOf, marksOf, outline, proseByMask } from '../support';
import { proseByParse5 } from './oracle';

const read = (text: string) => outline('html', text);
const marks = (text: string) => marksOf('html', text);

describe('HTML blocks', () => {
  it('are the words between the tags of block elements', () => {
    assert.deepEqual(
      read('<!doctype html>\n<h2>One</h2>\n<p>Two <b>th</b>ree\nfour<p>Five<ul><li>Six<li>Seven<ol><li>Eight</ol></ul>Nine'),
      [
        'heading: One',
        'paragraph: Two three four',
        'paragraph: Five',
        'list-item: Six',
        'list-item: Seven',
        'list-item: Eight',
        'paragraph: Nine',
      ],
    );
  });

  it('have the level of their heading, list or quotation', () => {
    const levels = blocksOf('html', '<h3>A</h3><ul><li>B<ul><li>C</ul></ul><blockquote>D<blockquote>E').map(
      (block) => block.level,
    );
    assert.deepEqual(levels, [3, 1, 2, 1, 2]);
  });

  it('hold neither the tags round them nor the blanks', () => {
    const text = '<p>\n  One <em>two</em>\n</p>\r\n<p> Three </p>';
    assert.deepEqual(
      blocksOf('html', text).map((block) => text.slice(block.start, block.end)),
      ['One <em>two</em>', 'Three'],
    );
  });

  it('tell quotations, captions, cells and what leads elsewhere', () => {
    assert.deepEqual(
      read(
        '<nav><a href="/">Home</a></nav><blockquote><p>Said.</p></blockquote><figure><img src="a.png"><figcaption><p>Seen.</p></figcaption></figure>' +
          '<table><caption>Prices</caption><tr><th>Year<td>2020<td><p>A cell that reads as a text.</p></table><dl><dt>Term<dd>Meaning</dl><footer>Imprint</footer>',
      ),
      [
        'furniture: Home',
        'quote: Said.',
        'caption: Seen.',
        'caption: Prices',
        'table-cell: Year',
        'table-cell: 2020',
        'paragraph: A cell that reads as a text.',
        'list-item: Term',
        'list-item: Meaning',
        'furniture: Imprint',
      ],
    );
  });

  it('skip what is not prose: scripts, styles, templates, titles, drawings, fields, code', () => {
    assert.deepEqual(
      read(
        '<title>No</title><style>p > a { content: "No" }</style><script>if (a < b) "<p>No</p>"</script><template><p>No</p></template>' +
          '<p>Yes <svg><title>No</title></svg> <button>No</button> <textarea><p>No</textarea>.<script>"No"</script></p><pre>No\n<b>No</b></pre><p>Yes',
      ),
      ['paragraph: Yes @ @ @.', 'code: ', 'paragraph: Yes'],
    );
  });

  it('end at two line breaks in a row', () => {
    assert.deepEqual(read('<p>One<br>two<br><br />Three</p>'), ['paragraph: One two', 'paragraph: Three']);
  });

  it('are not made of comments, images or blank entities alone', () => {
    assert.deepEqual(read('<p>&nbsp;</p><p><img src="a"></p><!-- balance: off --><p><!-- x --> One <!-- y --></p>'), [
      'comment: ',
      'comment: ',
      'paragraph: One',
    ]);
  });

  it('survive what is never closed', () => {
    assert.deepEqual(read('<p>One<!-- two <p>three'), ['paragraph: One', 'comment: ']);
    assert.deepEqual(read('<p>One</p><script>two <p>three'), ['paragraph: One']);
    assert.deepEqual(read('<p>One <svg><path><p>Two'), ['paragraph: One @', 'paragraph: Two']);
    assert.deepEqual(read('<p>One</p><a href="two>three</a> four'), ['paragraph: One']);
    assert.deepEqual(read('1 < 2 and 3 > 2 <'), ['paragraph: 1 < 2 and 3 > 2 <']);
  });
});

describe('HTML inline', () => {
  it('leaves no gap for inline tags, and marks emphasis and links', () => {
    const text = 'un<em>frigging</em>believable <strong>so</strong> <a class="x" href=\'https://a.example/?b=c\'>the audit</a>';
    assert.deepEqual(read(text), ['paragraph: unfriggingbelievable so the audit']);
    assert.deepEqual(marks(text), ['emphasis(frigging)', 'strong(so)', 'link(the audit)=https://a.example/?b=c']);
  });

  it('reads character references as the character meant, quotation marks and spaces too', () => {
    assert.deepEqual(read('&ldquo;A&nbsp;&amp;&#160;B&rdquo; it&rsquo;s &quot;caf&eacute;&quot;&#8212;&#x1F600; &unknown; R&D'), [
      'paragraph: “A & B” it’s "café"—😀 &unknown; R&D',
    ]);
  });

  it('reads <q> as quotation marks', () => {
    assert.deepEqual(read('She said: <q cite="u">It is <q>fine</q></q>.'), ['paragraph: She said: “It is ‘fine’”.']);
  });

  it('takes notes, works cited and citations for sources', () => {
    const text =
      'It grew.<sup id="r1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> It fell.<a href="#fn2" role="doc-noteref">2</a> ' +
      '<cite>The Times</cite> says 10<sup>6</sup> (Lim 2021) [4].';
    assert.deepEqual(read(text), ['paragraph: It grew. It fell. The Times says 106 .']);
    assert.deepEqual(marks(text), [
      'footnote(<sup id="r1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>)=cite_note-1',
      'footnote(<a href="#fn2" role="doc-noteref">2)=fn2',
      'emphasis(The Times)',
      'citation(The Times)=The Times',
      'citation((Lim 2021))=Lim 2021',
      'citation([4])=4',
    ]);
  });

  it('puts an object for code, images, addresses and what a template puts in', () => {
    assert.deepEqual(
      read('Run <code>a <b>b</b></code> or <img src=i.png> at https://a.example/b, {{ name }}{% if x %}!{% endif %}'),
      ['paragraph: Run @ or @ at @, @!'],
    );
  });

  it('keeps what comments say', () => {
    const text = '<p>Text <!-- balance: keep loaded --> more</p><!-- balance: off -->';
    assert.deepEqual(marks(text), ['comment(<!-- balance: keep loaded -->)=balance: keep loaded']);
    assert.deepEqual(commentsOf('html', text), ['balance: off']);
  });
});

describeFormat(
  'html',
  [
    ...[
      'word',
      'Word ',
      'b. ',
      ' ',
      '\n',
      '\r\n',
      '\uFEFF',
      '😀',
      '"',
      "'",
      '=',
      '>',
      '<',
      '</',
      '/>',
      '&',
      '&quot;',
      '&nbsp;',
      '&#8217;',
      ';',
    ],
    ...[
      '<p>',
      '</p>',
      '<div class="a>b">',
      '</div>',
      '<h2>',
      '</h2>',
      '<ul>',
      '</ul>',
      '<li>',
      '</li>',
      '<blockquote>',
      '</blockquote>',
    ],
    ...[
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<caption>',
      '</caption>',
      '<figcaption>',
      '</figcaption>',
      '<nav>',
      '</nav>',
      '</body>',
    ],
    ...[
      '<b>',
      '</b>',
      '<em>',
      '</em>',
      '<a href="u">',
      '<a href="#fn1">',
      '</a>',
      '<sup>',
      '</sup>',
      '<q>',
      '</q>',
      '<cite>',
      '</cite>',
      '1',
    ],
    ...[
      '<br>',
      '<hr>',
      '<img src=a>',
      '<code>',
      '</code>',
      '<pre>',
      '</pre>',
      '<svg>',
      '</svg>',
      '<button>',
      '</button>',
      '<x-y>',
      '</x-y>',
    ],
    ...[
      '<script>',
      '</script>',
      '<style>',
      '</style>',
      '<template>',
      '</template>',
      '<title>',
      '</title>',
      '<textarea>',
      '</textarea>',
    ],
    ...[
      '<!--',
      '-->',
      '<!-->',
      '--!>',
      '<!doctype html>',
      '<?',
      '<![CDATA[',
      ']]>',
      '<a b="',
      '{{',
      '}}',
      '{%',
      '(Lim 2021)',
      '[1]',
      'http://a.b',
    ],
  ],
  {
    'open tags': '<a b="'.repeat(100_000),
    'tags that never end': '<a '.repeat(200_000),
    'nested elements': `${'<div>'.repeat(50_000)}x${'</div>'.repeat(50_000)}`,
    'nested quotations': `${'<blockquote>x'.repeat(50_000)}`,
    'nested templates': '<template>'.repeat(100_000),
    'nested drawings': '<svg>'.repeat(100_000),
    'drawings in paragraphs': '<p>a<svg>'.repeat(50_000),
    'open scripts': '<script>'.repeat(100_000),
    'script that almost ends': `<script>${'</scrip'.repeat(100_000)}`,
    'open comments': '<!--'.repeat(200_000),
    'comments that almost end': `<!--${'--'.repeat(300_000)}`,
    'open declarations': '<!'.repeat(200_000),
    'open instructions': '<?'.repeat(200_000),
    'open emphasis': `${'<i>a'.repeat(100_000)}${'</b>'.repeat(100_000)}`,
    'notes in notes': '<sup><a href="#n">'.repeat(50_000),
    'notes that are none': '<sup><a href=""> ((((((((((((((((((((x</sup>'.repeat(20_000),
    'open code': '<code>'.repeat(100_000),
    'open quotations': '<q>'.repeat(200_000),
    'less-than signs': '<'.repeat(1_000_000),
    ampersands: '&'.repeat(1_000_000),
    'almost entities': '&abcdefghij'.repeat(90_000),
    braces: '{{'.repeat(500_000),
    'empty paragraphs': '<p></p>'.repeat(140_000),
    'short paragraphs': '<p>Ab.'.repeat(100_000),
    'one long line': `<p>${'word '.repeat(200_000)}`,
    'open parentheses': '('.repeat(100_000),
    addresses: 'http://'.repeat(50_000),
    'a long attribute': `<p><a href="${'x '.repeat(300_000)}">a</a>`,
    'many attributes': `<p><a ${'href '.repeat(150_000)}>a</a>`,
  },
  '<p>One.<p>Two.<p>Three.',
);

describe('HTML beside parse5', () => {
  const words = fc.constantFrom(
    'word',
    ' ',
    'b. ',
    '1 &lt; 2',
    '&amp;',
    'caf&eacute;',
    '&#8217;',
    '&nbsp;',
    '&',
    '“',
    '😀',
    ' > ',
  );
  const inline = fc.letrec<{ run: string; span: string }>((tie) => ({
    run: fc.array(fc.oneof({ weight: 4, arbitrary: words }, tie('span')), { maxLength: 5 }).map((parts) => parts.join('')),
    span: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        '<br>',
        '<img alt="a > b" src=x>',
        '<!-- a -- b > c -->',
        '<script>"</p>" < 1</script>',
        '<svg><g>x</g></svg>',
        '<code>a &lt; <b>b</b></code>',
        '<kbd>c</kbd>',
        '<q>one <q>two</q></q>',
      ),
      fc
        .tuple(fc.constantFrom('b', 'em', 'span class="<p>"', 'a href=u', "sub title='>'", 'my-tag'), tie('run'))
        .map(([tag, run]) => `<${tag}>${run}</${tag.split(' ')[0]}>`),
    ),
  }));
  const block = fc.letrec<{ flow: string; element: string }>((tie) => ({
    flow: fc.array(tie('element'), { maxLength: 4 }).map((parts) => parts.join('\n')),
    element: fc.oneof(
      { depthSize: 'small' },
      inline.run.map((run) => `<p>${run}</p>`),
      inline.run.map((run) => `<h2 id="a">${run}</h2>`),
      inline.run.map((run) => `<pre>${run}</pre>`),
      fc.array(inline.run, { maxLength: 3 }).map((runs) => `<ul>${runs.map((run) => `<li>${run}`).join('')}</ul>`),
      fc.tuple(inline.run, inline.run).map(([one, two]) => `<table><tr><th>${one}</th><td>${two}</td></tr></table>`),
      fc
        .tuple(fc.constantFrom('div', 'section', 'blockquote', 'figure', 'nav', 'template', 'main'), tie('flow'))
        .map(([tag, flow]) => `<${tag}>${flow}</${tag}>`),
    ),
  }));

  it('keeps the same words in the same blocks', () => {
    fc.assert(
      fc.property(block.flow, (text) => assert.deepEqual(proseByMask(text, 'html'), proseByParse5(text))),
      { numRuns: 2000 },
    );
  });
});
