import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeFormat } from '../anyText';
import { proseByMask } from '../support';
import { proseByUnified, withoutAccents } from './oracle';

const FRAGMENTS: readonly string[] = [
  ...['word', 'Word', 'b.', ' ', ' ', '\n', '\n', '\n\n', '\r\n', '\r', '\t', '{', '}', '{', '}', '[', ']', '[x]', '*', '<2->'],
  ...['\\', '\\\\', '\\%', '%', '% c\n', '%\n', '$', '$$', '\\(', '\\)', '\\[', '\\]', '~', '&', '`', '``', "'", "''", '--'],
  ...["\\'e", '\\"{o}', "\\'", '\\c c', '\\ss', '\\ss{}', '\\i', '\\ldots', '\\,', '\\-', '\\ ', '\\verb|', '|', '\\url{', '%2'],
  ...[
    '\\emph{',
    '\\textbf{x}',
    '\\foo',
    '\\foo{a}{b}',
    '\\em ',
    '\\section{',
    '\\section*{T}',
    '\\caption{',
    '\\label{l}',
    '\\item',
  ],
  ...[
    '\\footnote{',
    '\\cite{k}',
    '\\citet[p]{k}',
    '\\cites{a}{b}',
    '\\todo{',
    '\\enquote{',
    '\\textcquote{k}{',
    '\\href{u}{',
    '\\par',
  ],
  ...[
    '\\begin{',
    '\\begin{quote}',
    '\\end{quote}',
    '\\begin{itemize}',
    '\\end{itemize}',
    '\\begin{tabular}{ll}',
    '\\end{tabular}',
  ],
  ...[
    '\\begin{verbatim}',
    '\\end{verbatim}',
    '\\begin{comment}',
    '\\end{comment}',
    '\\begin{align}',
    '\\end{align}',
    '\\iffalse',
    '\\fi',
  ],
  ...[
    '\\documentclass{a}',
    '\\begin{document}',
    '\\end{document}',
    '\\title{',
    '\\begin{frame}{',
    '\\begin{x}[y]',
    '\\epigraph{',
    '\\hline',
  ],
  ...[
    '\\newcommand{\\x}[1]{',
    '\\def\\x#1',
    '\\textcolor{r}{',
    'http://a.b/c',
    'x@y.zz',
    'www.a.b',
    '(Lim 2021)',
    '[12]',
    'é',
    '😀',
    '\uFEFF',
    '\0',
  ],
];

const HOSTILE = {
  braces: '{'.repeat(50_000),
  'closing braces': '}'.repeat(50_000),
  'nested groups': `${'{'.repeat(50_000)}x${'}'.repeat(50_000)}`,
  'open commands': '\\emph{'.repeat(50_000),
  'open labels': '\\label{'.repeat(50_000),
  'open headings': '\\section{'.repeat(50_000),
  'open captions': '\\caption[a'.repeat(50_000),
  'open options': '\\foo['.repeat(50_000),
  'open addresses': '\\url{'.repeat(50_000),
  'open notes': '\\footnote{'.repeat(50_000),
  'open quotations': '\\enquote{'.repeat(50_000),
  'open citations': '\\cites{a}['.repeat(50_000),
  'open verbs': '\\verb|'.repeat(50_001),
  'open lists': '\\begin{itemize}'.repeat(25_000),
  'nested quotations': `${'\\begin{quote}'.repeat(25_000)}x${'\\end{itemize}'.repeat(25_000)}${'\\end{quote}'.repeat(25_000)}`,
  'open mathematics': '\\begin{align}'.repeat(25_000),
  'mathematics across paragraphs': `${'\\begin{align}'.repeat(25_000)}\n\n\\end{align}`,
  'open environments': '\\begin{a'.repeat(50_000),
  'open verbatim': '\\begin{verbatim}\n'.repeat(25_000),
  'verbatim after verbatim': '\\begin{verbatim}\n\\end{verbatim}\n'.repeat(25_000),
  dollars: '$'.repeat(50_001),
  'odd dollars': '$$ a $ '.repeat(25_000),
  'escaped dollars': `$${'\\$'.repeat(50_000)}`,
  'open formulas': '\\( \\['.repeat(25_000),
  backslashes: '\\'.repeat(100_001),
  accents: '\\"'.repeat(50_000),
  'letters and blanks': `\\ss${' '.repeat(100_000)}`.repeat(5),
  comments: '%\n'.repeat(50_000),
  'comments in a word': 'a%\n'.repeat(50_000),
  'one long comment': `%${'x'.repeat(1_000_000)}`,
  cells: `\\begin{tabular}{l}${'a & b \\\\'.repeat(25_000)}`,
  'preamble without end': `\\documentclass{a}\n${'\\title{'.repeat(25_000)}`,
  'only quotation marks': "``''`'".repeat(50_000),
};

describeFormat('latex', FRAGMENTS, HOSTILE, undefined, /[“”‘’:]/);

describe('LaTeX beside unified-latex', () => {
  const inline = fc.constantFrom(
    ...['word', 'Ann', 'b.', ' ', ' ', '~', "``said''", "the boys' ", '--', ' --- ', '40\\% ', 'R\\&D ', ' \\$5 ', ' $x^2$ '],
    ...[
      '\\emph{two \\textbf{words}}',
      '{\\em group}',
      '\\textcolor{red}{hue}',
      '\\foo{one}',
      "caf\\'e",
      'Malm\\"{o}',
      'na\\"{\\i}ve',
      '\\ss{}',
    ],
    ...[
      '\\footnote{A note.}',
      '~\\citep[p.~4]{lim}',
      ' \\citet{roe} ',
      '\\label{a}',
      ' \\ref{a} ',
      '\\enquote{quoted}',
      '\\todo{ask}',
      '\\ldots{}',
    ],
    ...[' \\texttt{x} ', ' \\url{a.example} ', ' \\verb|a{%| ', '\\href{u}{linked}', ' % comment {\n', ' \\\\ '],
  );
  const line = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => `w${parts.join('')}w`);
  const block = fc.oneof(
    { weight: 4, arbitrary: line },
    { weight: 1, arbitrary: line.map((words) => `\\section[short]{${words.replace(/ % .*\n/g, '')}}\\label{s}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(line, line).map(([a, b]) => `\\begin{itemize}\n\\item ${a}\n\\item[Term] ${b}\n\\end{itemize}`),
    },
    { weight: 1, arbitrary: line.map((words) => `\\begin{quote}\n${words}\n\\end{quote}`) },
    {
      weight: 1,
      arbitrary: line.map(
        (words) => `\\begin{figure}[ht]\n\\centering\n\\caption{${words.replace(/ % .*\n/g, '')}}\n\\end{figure}`,
      ),
    },
    {
      weight: 1,
      arbitrary: line.map(
        (words) => `\\begin{tabular}{lp{3cm}}\n\\hline\na & ${words.replace(/ \\\\ /g, '')} \\\\\nc & d\n\\end{tabular}`,
      ),
    },
    { weight: 1, arbitrary: fc.constant('\\begin{verbatim}\n\\section{x} %\n\\end{verbatim}') },
    { weight: 1, arbitrary: fc.constant('% a comment \\begin{quote}') },
    { weight: 1, arbitrary: line.map((words) => `${words}\n\\begin{equation}\na & b\n\\end{equation}\n${words}`) },
  );
  const document = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

  it('keeps the same words in the same blocks', () => {
    fc.assert(
      fc.property(document, (text) => {
        assert.deepEqual(proseByMask(text, 'latex').map(withoutAccents), proseByUnified(text).map(withoutAccents));
      }),
      { numRuns: 500 },
    );
  });
});
