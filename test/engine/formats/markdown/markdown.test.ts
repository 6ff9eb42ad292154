import assert from 'node:assert/strict';
import { blocksOf, commentsOf, marksOf, maskOf, outline } from '../support';

const read = (text: string) => outline('markdown', text);
const marks = (text: string) => marksOf('markdown', text);

describe('Markdown blocks', () => {
  it('tells paragraphs and headings apart and blanks their marks', () => {
    assert.deepEqual(read('# One ##\n\nTwo\nthree.\n\nFour\n====\nFive'), [
      'heading: One',
      'paragraph: Two three.',
      'heading: Four',
      'paragraph: Five',
    ]);
  });

  it('gives headings their level', () => {
    const levels = blocksOf('markdown', '### A\n\nB\n---\n').map((block) => block.level);
    assert.deepEqual(levels, [3, 2]);
  });

  it('reads each paragraph of each list item as a block', () => {
    assert.deepEqual(read('- One\n  goes on\n- [x] Two\n\n  Three\n  1. Four\n\nFive'), [
      'list-item: One goes on',
      'list-item: Two',
      'list-item: Three',
      'list-item: Four',
      'paragraph: Five',
    ]);
  });

  it('keeps a number that starts a line inside a paragraph', () => {
    assert.deepEqual(read('It was\n1986. What a year.'), ['paragraph: It was 1986. What a year.']);
  });

  it('calls everything in a block quote a quote, lazy lines too', () => {
    const text = '> # Title\n> Said\nlazily.\n>> Deeper\n\nOut';
    assert.deepEqual(read(text), ['quote: Title', 'quote: Said lazily.', 'quote: Deeper', 'paragraph: Out']);
    assert.deepEqual(
      blocksOf('markdown', text).map((block) => block.level),
      [1, 1, 2, 0],
    );
  });

  it('reads a table cell by cell, without the delimiter row', () => {
    assert.deepEqual(read('| Name | Age |\n|:-----|----:|\n| A \\| B | 3 |\n| C |\n\nEnd'), [
      'table-cell: Name',
      'table-cell: Age',
      'table-cell: A | B',
      'table-cell: 3',
      'table-cell: C',
      'paragraph: End',
    ]);
  });

  it('ends a paragraph where its last line turns out to be the head of a table', () => {
    assert.deepEqual(read('Before\na | b\n--|--\n1 | 2'), [
      'paragraph: Before',
      'table-cell: a',
      'table-cell: b',
      'table-cell: 1',
      'table-cell: 2',
    ]);
  });

  it('blanks code, front matter and definitions', () => {
    const text =
      '---\ntitle: "A claim"\n---\nText[^1]\n\n```js\nlet x;\n```\n\n    indented\n\n[^1]: A note.\n\n    Its second paragraph.\n\n[r]: http://a.example "T"';
    assert.deepEqual(read(text), [
      'front-matter: ',
      'paragraph: Text',
      'code: ',
      'code: ',
      'definition: ',
      'definition: ',
      'definition: ',
    ]);
  });

  it('takes front matter only at the very start, after a byte order mark too', () => {
    assert.deepEqual(read('\uFEFF---\na: b\n---\nText'), ['front-matter: ', 'paragraph: Text']);
    assert.deepEqual(read('Text\n\n---\na: b\n---\n'), ['paragraph: Text', 'heading: a: b']);
    assert.deepEqual(read('---\nnot closed'), ['paragraph: not closed']);
  });

  it('runs an open fence to the end of what holds it', () => {
    assert.deepEqual(read('- ```\n  code\n\nText'), ['code: ', 'paragraph: Text']);
    assert.deepEqual(read('~~~\ncode\n\nmore'), ['code: ']);
  });

  it('reads HTML comments as comments and keeps what they say', () => {
    const text = '<!-- ok: loaded -- quoted\nname -->\n\nText <!-- inline --> here.';
    assert.deepEqual(read(text), ['comment: ', 'paragraph: Text here.']);
    assert.deepEqual(commentsOf('markdown', text), ['ok: loaded -- quoted\nname']);
    assert.deepEqual(marks(text), ['comment(<!-- inline -->)=inline']);
  });

  it('keeps the words that stand behind a comment on its line', () => {
    assert.deepEqual(read('<!-- note --> Words *as is*.'), ['paragraph: Words *as is*.']);
  });

  it('masks the tags of an HTML block and keeps its words', () => {
    assert.deepEqual(
      read(
        '<div class="x">\n<p>One <b>tw</b>o</p><p>three</p>\n</div>\n\n<blockquote>Said.</blockquote>\n\n<script>\n\nx\n</script>',
      ),
      ['paragraph: One two three', 'quote: Said.', 'code: '],
    );
    assert.deepEqual(marks('<p><a href="http://a.example">One</a></p>'), ['link(One)=http://a.example']);
  });

  it('starts each block at its line and ends it before trailing white space', () => {
    const text = 'One  \n\n  - two \r\n\r\n> three\r\rfour';
    assert.deepEqual(
      blocksOf('markdown', text).map((block) => text.slice(block.start, block.end)),
      ['One', '  - two', '> three', 'four'],
    );
  });
});

describe('Markdown inline', () => {
  it('leaves no gap for emphasis, and marks its content', () => {
    assert.deepEqual(read('un*frigging*believable __very__ ~~old~~ it’s'), ['paragraph: unfriggingbelievable very old it’s']);
    assert.deepEqual(marks('*a **b** c*'), ['emphasis(a **b** c)', 'strong(b)']);
  });

  it('leaves marks that are no emphasis', () => {
    assert.deepEqual(read('2 * 3 * 4, snake_case_name, \\*star\\*, **'), ['paragraph: 2 * 3 * 4, snake_case_name, *star*, **']);
  });

  it('keeps the words of a link and marks where it leads', () => {
    const text = 'See [the *audit*](https://a.example/x_(y) "T") and [more][ref].';
    assert.deepEqual(read(text), ['paragraph: See the audit and more.']);
    assert.deepEqual(marks(text), ['link(the *audit*)=https://a.example/x_(y)', 'emphasis(audit)', 'link(more)=[ref]']);
  });

  it('keeps editorial brackets', () => {
    assert.deepEqual(read('“[the U.S. continues] to test [sic]”'), ['paragraph: “[the U.S. continues] to test [sic]”']);
  });

  it('puts an object for code, images and addresses', () => {
    const text = 'Run `a ``b` or ![alt](i.png) at <https://a.example>, http://b.example/c. or x.y@c.example.';
    assert.deepEqual(read(text), ['paragraph: Run @ or @ at @, @. or @.']);
    assert.deepEqual(marks(text), [
      'code(`a ``b`)',
      'image(![alt](i.png))=i.png',
      'url(<https://a.example>)=https://a.example',
      'url(http://b.example/c)=http://b.example/c',
      'url(x.y@c.example)=x.y@c.example',
    ]);
  });

  it('skips notes and citations and marks them', () => {
    const text = 'It grew.[^a] So they say [see @lim2021, p. 4] (Lim, 2021) (van Dijk et al., 2019; Roe 2020) [12, 14].';
    assert.deepEqual(read(text), ['paragraph: It grew. So they say .']);
    assert.deepEqual(marks(text), [
      'footnote([^a])=a',
      'citation([see @lim2021, p. 4])=lim2021',
      'citation((Lim, 2021))=Lim, 2021',
      'citation((van Dijk et al., 2019; Roe 2020))=van Dijk et al., 2019; Roe 2020',
      'citation([12, 14])=12, 14',
    ]);
  });

  it('keeps brackets that only hold a date or words', () => {
    const text = 'It rose (May 2021) and fell (by a third) (in 2021).';
    assert.deepEqual(read(text), [`paragraph: ${text}`]);
  });

  it('reads character references as the character meant', () => {
    assert.deepEqual(read('A&nbsp;&amp;&#160;B it&rsquo;s &quot;&#42;so&#42;&quot;'), ['paragraph: A & B it’s "*so*"']);
  });

  it('leaves unclosed marks as they are', () => {
    assert.deepEqual(read('A &amp B `c <d [e](f *g'), ['paragraph: A &amp B `c <d [e](f *g']);
  });
});

it('a link of Markdown to a mailbox may have blanks in its subject', () =>
  assert.deepEqual(read('Write to [us](mailto:a@b.org?subject=More about it) soon.'), ['paragraph: Write to us soon.']));

describe('tags of site generators in Markdown', () => {
  it('hold no prose', () => {
    assert.deepEqual(
      read(
        '{% if page.draft %}\nThe plan.\n{% endif %}\n\n{{% notice warning %}}\nIt rains.\n{{% /notice %}}\n\n{{< figure title="A title" >}}',
      ),
      ['paragraph: The plan.', 'paragraph: It rains.', 'paragraph: '],
    );
  });

  it('stand for words inside a sentence', () => {
    const text = 'On {{ page.date }} we met {{< person "Ann" >}}.';
    const [block] = blocksOf('markdown', text);
    assert.equal(maskOf('markdown', text, block).text.replace(/\uE001+/g, '□'), 'On □ we met □.');
  });

  it('may be the target of a link', () =>
    assert.deepEqual(read('See [the *page*]({{< ref "about us" >}}).'), ['paragraph: See the page.']));

  it('may be the target of a link that has a title, marks and all', () =>
    assert.deepEqual(read('See [the page]({{< ref "us.md" >}} "About the "old" page").'), ['paragraph: See the page.']));

  it('hold code that is no prose', () => {
    assert.deepEqual(read('{% highlight ruby %}\nputs 1\n\nputs 2\n{% endhighlight %}\nIt rains.'), [
      'code: ',
      'paragraph: It rains.',
    ]);
    assert.deepEqual(read('{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n\nIt rains.'), ['code: ', 'paragraph: It rains.']);
  });

  it('are none without their end', () => assert.deepEqual(read('A {{ and {% b.'), ['paragraph: A {{ and {% b.']));
});
