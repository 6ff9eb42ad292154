import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeFormat } from './anyText';
import { proseByMdast } from './oracle';
import { proseByMask } from './support';

/** Fragments in which every construct begins, ends, or is cut short. */
const FRAGMENTS: readonly string[] = [
  '{{< a "b" >}}',
  '{% c %}',
  '({{',
  '}})',
  ...[
    'word',
    'Word',
    'b.',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '[x](u)',
    '[x](<u v> "t")',
    '![i](u)',
    '[',
    '](',
    ')',
    '\\',
    '\\*',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '    ',
    '\t',
    '> ',
    '>',
    '- ',
    '* ',
    '-',
    '1. ',
    '2) ',
    '# ',
    '## ',
    '---',
    '===',
    '```',
    '~~~',
    '+++',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '|',
    'http://a.b/c',
    'www.a.b',
    'x@y.zz',
    '@',
    '[^1]',
    '[^1]: n',
    '[r]: u',
    '[@k]',
    '[12]',
    '(Lim 2021)',
  ],
  ...[
    '<b>',
    '</b>',
    '<a href="u">',
    '<!--',
    '-->',
    '<div>',
    '<script>',
    '</script>',
    '<?',
    '<![CDATA[',
    '"',
    "'",
    '(',
    'é',
    '“',
    '😀',
    '!',
    '\uFEFF',
    '\0',
  ],
];

const HOSTILE: Readonly<Record<string, string>> = {
  'template tags': '{{a}} '.repeat(100_000),
  'template tags that never end': '{{<{%'.repeat(100_000),
  'closing brackets': ']'.repeat(50_000),
  'nested links': `${'['.repeat(25_000)}x${'](u)'.repeat(25_000)}`,
  'open links': '[a]('.repeat(25_000),
  'open images': '![a](<b'.repeat(25_000),
  'open titles': '[a](b "'.repeat(25_000),
  quotations: `${'> '.repeat(25_000)}x`,
  'nested lists': `${'- '.repeat(25_000)}x\n${'\n'.repeat(50_000)}`,
  stars: '* '.repeat(50_000),
  'stars in words': 'a*'.repeat(50_000),
  'two kinds of emphasis': '*a _'.repeat(12_000),
  'emphasis that never closes': '*a **a '.repeat(12_000),
  'one run of stars': `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`,
  backticks: Array.from({ length: 400 }, (_, index) => '`'.repeat(index)).join(' '),
  'open comments': '<!-- '.repeat(25_000),
  'open tags': '<a b="'.repeat(25_000),
  'open instructions': '<?'.repeat(50_000),
  'HTML that opens on each line': '> <!--\n\n'.repeat(12_000),
  'short paragraphs': 'Ab.\n\n'.repeat(50_000),
  'only emoji': '😀'.repeat(100_000),
  'only quotation marks': '"\'“”‘’'.repeat(50_000),
  addresses: 'http://'.repeat(50_000),
  'open parentheses': '('.repeat(100_000),
  'table row': `${'|a'.repeat(25_000)}\n${'|-'.repeat(25_000)}\n${'|a'.repeat(25_000)}`,
  'rows under rows': 'a | b\n- | -\n|-|-|\n'.repeat(10_000),
  definitions: '[a]: b "\n'.repeat(25_000),
  'open fences': '```\n> ```\n'.repeat(12_000),
  'front matter that never ends': `---\n${'--- a\n'.repeat(50_000)}`,
};

for (const format of ['plain', 'markdown'] as const) describeFormat(format, FRAGMENTS, HOSTILE);

/** Where runs of one mark differ in length, mdast departs from CommonMark: it counts what is left of a run, not its length. */
function hasEvenRuns(text: string): boolean {
  return ['*', '_'].every((mark) => new Set(text.match(new RegExp(`[${mark}]+`, 'g'))?.map((run) => run.length)).size < 2);
}

describe('Markdown beside mdast', () => {
  // What mdast reads otherwise on purpose stays out: references it resolves, HTML blocks (tested by example), emoji beside
  // emphasis, items that interrupt, addresses glued to words.
  const inline = fc.array(
    fc.constantFrom(
      ...[
        'word',
        'Ann’s',
        'b.',
        ' ',
        ' ',
        ' ',
        '*',
        '**',
        '_',
        '__',
        ' ~~w~~ ',
        '`',
        '``',
        '[x](u)',
        '[x *y*](<u v> "t")',
        '![i](u)',
        '[',
        '](u)',
      ],
      ...[')', '\\*', 'a<b>c</b>', 'x<!-- c -->', '"', "'", '(', 'é', '“', '!', '\\_', '<', '>', '&amp;', 'caf&eacute;', '&'],
    ),
    { minLength: 1, maxLength: 8 },
  );
  const line = fc
    .tuple(fc.constantFrom('', '', '', '> ', '> > ', '- ', '  ', '   ', '1. ', '# ', '### ', '> - ', '    - '), inline)
    .map(([prefix, parts]) => `${prefix}w${parts.join('')}w`);
  const table = fc.tuple(inline, inline).map(([one, two]) => `\n| h${cell(one)} | i |\n|---|:-:|\n| a | j${cell(two)} |\n`);
  const cell = (parts: readonly string[]): string => parts.join('').replaceAll('|', '');
  const verbatim = fc.constantFrom(
    '\n    code *x*\n',
    '\n```\n*x*\n```\n',
    '\n***\n',
    '\n\nSee http://a.example/c, x@y.zz.\n\n',
    '\n',
  );
  const document = fc
    .array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: table }, { weight: 2, arbitrary: verbatim }), {
      maxLength: 8,
    })
    .map((lines) => lines.join('\n'));

  it('keeps the same words in the same blocks', () => {
    fc.assert(
      fc.property(document.filter(hasEvenRuns), (text) => assert.deepEqual(proseByMask(text), proseByMdast(text))),
      { numRuns: 1500 },
    );
  });

  const DOCUMENTS: Readonly<Record<string, string>> = {
    'nested lists':
      '1. One\n   - two\n     goes on\n\n     > quoted *in* a list\n   - three\n\n     four\n2. five\n\n       code\n\nsix\n- seven\n- eight\n1) nine',
    'emphasis with apostrophes':
      "*Ann's* view, the *boys'* room, __it's__ 'so *called*' and **don't**. *He* said: _\"it's *not*\"_. un*frigg*ing *a*b **c*d*e**",
    'links with parentheses':
      'A [link](http://a.example/x_(y)_z), [b](<c d> "e (f)"), [an [inner] one](u \'t\'), ![alt *text*](i.png), [not] (a link), [x](a b).',
    tables:
      'Before\n\n| A | B *c* |\n| --- | :-- |\n| `x \\| y` | [l](u) |\n| one |\n| 1 | 2 | 3 |\nlast\n\nAfter | not | a table',
    'inline HTML': 'A <span class="x > y">word</span>, <br/> H<sub>2</sub>O <!-- gone --> and 1 < 2 <3 > <not a tag=">.',
    footnotes:
      'A claim[^1] and more[^note].\n\n[^1]: The note\n    goes on\n\n    here.\n\n[^note]: Another *note*.\nlazy\n\nBack in the text.',
    quotes: '> One *two*\nthree\n> - four\n> five\n\n> # six\n>\n> > seven\n> eight\n\nnine',
    headings: '# One #\n## Two \\#\nThree *four*\nfive\n---\n\n####### not one\n#nor this\nsix\n===\n> seven\n---',
    'front matter': '---\ntitle: "*x*"\n---\n\n# Title\n\nText.',
    'hard breaks and line ends': 'One  \r\ntwo\\\r\nthree\rfour\r\r- five\r\n\r\n  six',
    tabs: '-\tone\n\n\ttwo\n\n\t\tthree\n\n>\tfour\n\n1.\tfive\n\n\t- six',
  };
  for (const [name, text] of Object.entries(DOCUMENTS)) {
    it(`agrees on ${name}`, () => assert.deepEqual(proseByMask(text), proseByMdast(text)));
  }
});
