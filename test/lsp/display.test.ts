import assert from 'node:assert/strict';
import { escapeMarkdown, markdownLink, visible } from '../../server/src/lsp/display';

describe('text on a screen', () => {
  it('hides nothing and reorders nothing', () => {
    assert.equal(visible('a\u202eb\u200bc\0d'), 'aU+202EbU+200BcU+0000d');
    assert.equal(visible('two\r\nlines\tand a tab'), 'two lines and a tab');
    assert.equal(visible('“plain” – é 漢 👩‍👧'), '“plain” – é 漢 👩‍👧');
  });

  it('is shown by Markdown as it is', () => {
    assert.equal(escapeMarkdown('*a* [b](c) <d> www.e.f #g'), '\\*a\\* \\[b\\](c) \\<d\\> www\\.e.f #g');
    assert.equal(escapeMarkdown('http://a &lt; ![i] $(x) a@b ~~c~~'), String.raw`http\://a \&lt; \!\[i\] \$(x) a\@b \~\~c\~\~`);
    for (const [text, shown] of [
      ['# a', '\\# a'],
      ['- a', '\\- a'],
      ['1. a', '1\\. a'],
      ['a. - b', 'a. - b'],
      ['It is so: yes!', 'It is so: yes!'],
    ])
      assert.equal(escapeMarkdown(text), shown);
  });

  it('links only to plain https addresses', () => {
    assert.equal(markdownLink('A [b]', 'https://example.org/a_b?c=d'), '[A \\[b\\]](https://example.org/a_b?c=d)');
    for (const address of ['http://example.org', 'command:x', 'https://example.org/) ![i](x', 'https://a b', 'javascript:1'])
      assert.equal(markdownLink('A', address), 'A');
  });
});
