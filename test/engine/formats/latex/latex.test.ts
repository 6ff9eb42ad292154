import assert from 'node:assert/strict';
import { createDraft, DEFAULT_SETTINGS } from '../../../../server/src/engine';
import { readBlocks, updateBlocks } from '../../../../server/src/engine/blocks';
import { latex } from '../../../../server/src/engine/formats/latex';
import { blocksOf, findingsIn, keptByComment, marksOf, outline } from '../support';

const read = (text: string) => outline('latex', text);
const marks = (text: string) => marksOf('latex', text);

describe('LaTeX blocks', () => {
  it('passes over the preamble, but for the title, and what follows the document', () => {
    const text =
      '% Draft\n\\documentclass{article}\n\\usepackage{x}\n\n\\title{The Title\\thanks{Paid by X}}\n\\author{Ann Other}\n' +
      '\\begin{document}\n\\maketitle\n\nText.\n\\end{document}\nnotes';
    assert.deepEqual(read(text), ['front-matter: ', 'heading: The Title', 'front-matter: ', 'paragraph: Text.', 'code: ']);
  });

  it('reads a file without a preamble as text', () => {
    assert.deepEqual(read('% a chapter\n\\chapter{One}\nText.'), ['comment: ', 'heading: One', 'paragraph: Text.']);
  });

  it('takes headings and captions out of the text around them, with their labels', () => {
    const text =
      'Before\n\\section[Short]{A \\emph{long} title}\\label{s} % note\nAfter\n\\begin{figure}[ht]\n\\includegraphics[width=1cm]{a}\n' +
      '\\caption{Jobs lost.}\\label{f}\n\\end{figure}\n\\subsection*{Next}';
    assert.deepEqual(read(text), [
      'paragraph: Before',
      'heading: A long title',
      'paragraph: After',
      'paragraph: @',
      'caption: Jobs lost.',
      'heading: Next',
    ]);
    assert.deepEqual(
      blocksOf('latex', text)
        .filter(({ kind }) => kind === 'heading')
        .map(({ level }) => level),
      [2, 3],
    );
  });

  it('gives back a heading that never closes at the next empty line', () => {
    assert.deepEqual(read('\\section{One\n\nTwo'), ['heading: One', 'paragraph: Two']);
  });

  it('parts items, quotations and cells', () => {
    const text =
      'Intro:\n\\begin{itemize}\n\\item One\n  goes on\n\n  and on\n\\item[Two] two\n\\end{itemize}\n' +
      '\\begin{quotation}\nSaid.\n\\begin{enumerate}\\item Deeper\\end{enumerate}\n\\end{quotation}\n' +
      '\\begin{tabular}{l|p{3cm}}\n\\toprule\nName & Age \\\\[2pt]\n\\multicolumn{2}{c}{A \\& B} \\\\ \\hline\n\\end{tabular}\nOut';
    assert.deepEqual(read(text), [
      'paragraph: Intro:',
      'list-item: One goes on',
      'list-item: and on',
      'list-item: Two: two',
      'quote: Said.',
      'quote: Deeper',
      'table-cell: Name',
      'table-cell: Age',
      'table-cell: A & B',
      'paragraph: Out',
    ]);
  });

  it('never looks into code, drawings, the bibliography and what is commented out', () => {
    const text =
      '\\begin{verbatim}\n\\section{x}\n\n%\n\\end{verbatim}\nA\n\\begin{lstlisting}[language=C]\nb\n\\end{lstlisting}\n' +
      '\\begin{tikzpicture}\\node{x};\\end{tikzpicture}\n\\begin{comment}\nc\n\\end{comment}\n\\iffalse d \\fi\nE\n' +
      '\\begin{thebibliography}{9}\\bibitem{l} Lim.\\end{thebibliography}';
    assert.deepEqual(read(text), [
      'code: ',
      'paragraph: A',
      'code: ',
      'code: ',
      'comment: ',
      'comment: ',
      'paragraph: E',
      'code: ',
    ]);
    assert.deepEqual(read('A\n\n\\begin{verbatim}\nnever closed\n\nB'), ['paragraph: A', 'code: ']);
  });

  it('keeps mathematics on display in its sentence', () => {
    assert.deepEqual(read('We see\n\\begin{align*}\n a &= b \\\\ % c\n\\end{align*}\nand \\[ x \\] too.'), [
      'paragraph: We see @ and @ too.',
    ]);
    assert.deepEqual(read('Open \\begin{align} a\n\nNext'), ['paragraph: Open a', 'paragraph: Next']);
  });

  it('reads the titles of slides and boxes as headings', () => {
    assert.deepEqual(read('\\begin{frame}[t]{The plan}\nText.\n\\end{frame}'), ['heading: The plan', 'paragraph: Text.']);
  });
});

describe('LaTeX after an edit', () => {
  it('may begin anew behind a comment of its own environment', () => {
    const restarts = blocksOf('latex', '\\end{x}\\begin{comment}\\end{comment}%\n').map(({ restart }) => restart);
    assert.deepEqual(restarts, [true, true]);
  });

  const apart = ' \\item a \\item b \\item c \\item d \\item e';
  const OPENERS: Readonly<Record<string, string>> = {
    '\\begin{x}[': ']',
    '\\verb|': '|',
    '\\url{': '}',
    '\\section{T}\\label{': '}',
    '\\caption[': ']{c}',
    '\\begin{align}': '\\end{align}',
    '\\newcommand{': '}',
  };
  for (const [opener, closer] of Object.entries(OPENERS)) {
    it(`reads anew what ${opener} takes in when it is closed`, () => {
      const before = `A.\n\n${opener}${apart}`;
      const after = `${before}${closer}`;
      const { length } = before;
      const { blocks } = updateBlocks(latex, readBlocks(latex, before), before, after, {
        from: length,
        oldEnd: length,
        newEnd: after.length,
      });
      const spans = (entries: typeof blocks) => entries.map(({ start, end, kind }) => [start, end, kind]);
      assert.deepEqual(spans(blocks), spans(readBlocks(latex, after)));
    });
  }
});

describe('LaTeX inline', () => {
  it('puts quotation marks for backticks, apostrophes and \\enquote', () => {
    assert.deepEqual(
      read(
        "``We saw the `light','' she said. \\enquote{The \\enquote{so-called} boys' room}. \\textquote[{\\cite{a}}]{It fell}.",
      ),
      ['paragraph: “We saw the ‘light’,” she said. “The ‘so-called’ boys’ room”. “It fell”.'],
    );
  });

  it('keeps words with accents and special letters whole', () => {
    assert.deepEqual(
      read(
        'Schr\\"odinger, caf\\\'{e}, na\\"{\\i}ve, Fran\\c{c}ois, \\v Skoda, Stra\\ss e, \\O{}ystein, {\\aa}r, co\\-op, Ko\\v{s}ice',
      ),
      ['paragraph: Schrödinger, café, naïve, François, Škoda, Straße, Øystein, år, coop, Košice'],
    );
  });

  it('covers the whole of an accented word', () => {
    const text = "The caf\\'e. The minister slammed the caf\\'{e}";
    const draft = createDraft(text, 'latex', DEFAULT_SETTINGS);
    assert.deepEqual(
      draft.sentences().map(({ start, end }) => text.slice(start, end)),
      ["The caf\\'e.", "The minister slammed the caf\\'{e}"],
    );
  });

  it('reads escaped characters, ties, dashes and breaks as what they print', () => {
    assert.deepEqual(read('40\\% of R\\&D~at \\$5\\,000 --- pp.~3--4\\\\[2pt] e.g.\\ \\ldots{} \\S\\,2'), [
      'paragraph: 40% of R&D at $5000 --- pp. 3--4 e.g. … § 2',
    ]);
  });

  it('keeps figures set as mathematics and puts an object for other formulas, code, references and images', () => {
    const text =
      'By $40\\%$ or $1{,}200$; $x^2$, \\(y\\), Table~\\ref{t}, \\verb|a%{|, \\texttt{x y}, \\includegraphics{i}, \\SI{3}{kg}.';
    assert.deepEqual(read(text), ['paragraph: By 40% or 1,200; @, @, Table @, @, @, @, @.']);
    assert.deepEqual(marks(text), ['code(\\verb|a%{|)', 'code(\\texttt{x y})', 'image(\\includegraphics{i})']);
  });

  it('keeps the words of links and emphasis and marks them', () => {
    const text =
      'See \\href{https://a.example/x%20y}{the \\emph{audit}}, {\\em The Times}, \\textbf{now}, \\url{http://b.example/%7E}.';
    assert.deepEqual(read(text), ['paragraph: See the audit, The Times, now, @.']);
    assert.deepEqual(marks(text), [
      'link(the \\emph{audit})=https://a.example/x%20y',
      'emphasis(audit)',
      'emphasis(The Times)',
      'strong(now)',
      'url(\\url{http://b.example/%7E})=http://b.example/%7E',
    ]);
  });

  it('skips citations and notes and marks them; a citation in the text stands for its source', () => {
    const text =
      'It fell~\\cite{a}, they say \\parencite[see][p.~4]{b,c}.\\footnote{A {braced} note.} \\citet{d} found so.\\footcite{e} \\autocites{f}[9]{g}';
    assert.deepEqual(read(text), ['paragraph: It fell , they say . @ found so.']);
    assert.deepEqual(marks(text), [
      'citation(\\cite{a})=a',
      'citation(\\parencite[see][p.~4]{b,c})=b,c',
      'footnote(\\footnote{A {braced} note.})',
      'citation(\\citet{d})=d',
      'citation(\\footcite{e})=e',
      'citation(\\autocites{f}[9]{g})=f, g',
    ]);
  });

  it('skips commands and arguments that are not prose, and keeps those that are', () => {
    const text =
      '\\noindent The \\textcolor{red}{red} \\term{word} \\gls{nato}\\index{x} and \\foreignlanguage{french}{mot}.\\vspace{1em}\\newcommand{\\x}[1]{y} End';
    assert.deepEqual(read(text), ['paragraph: The red word @ and mot. End']);
  });

  it('joins what a comment at the end of a line joins, and keeps what it says', () => {
    const text = 'un%\n  broken word % a remark\ngoes on \\todo[inline]{ask Ann}now';
    assert.deepEqual(read(text), ['paragraph: unbroken word goes on now']);
    assert.deepEqual(marks(text), ['comment(%)', 'comment(% a remark)=a remark', 'comment(\\todo[inline]{ask Ann})=ask Ann']);
  });

  it('leaves braces that do not match out, and nothing else', () => {
    assert.deepEqual(read('A } b { c \\emph{d \\label{e'), ['paragraph: A b c d e']);
  });
});

describe('a comment that keeps a finding in LaTeX', () => {
  const findings = (text: string) => findingsIn('latex', text);
  const keep = (text: string) => keptByComment('latex', text);

  for (const text of [
    'The minister slammed the plan.\n\nNext.',
    'The minister slammed the plan. % a remark\n\nNext.',
    '\\section{Minister slammed the plan}\\label{s}\nNext.',
    '\\begin{itemize}\n\\item The minister slammed the plan.\n\\item Two\n\\end{itemize}',
  ]) {
    it(`stands at the end of ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.equal(findings(text), 1);
      const kept = keep(text);
      assert.ok(kept);
      assert.equal(findings(kept), 0, kept);
    });
  }

  it('may stand alone before it', () => {
    assert.equal(findings('% balance: keep loaded -- a quotation\nThe minister slammed the plan.'), 0);
    assert.equal(findings('\\begin{comment}\nbalance: off\n\\end{comment}\nThe minister slammed the plan.'), 0);
  });

  it('is not offered where it would hide what follows', () => {
    assert.equal(keep('\\begin{tabular}{ll}\nThe minister slammed the plan & x \\\\\n\\end{tabular}'), undefined);
  });
});
