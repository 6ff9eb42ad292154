/** What LaTeX's environments and commands are to a reader of prose. Names stand without the star. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Environments read up to their `\end` and never looked into. */
export const VERBATIM = names(
  'verbatim Verbatim BVerbatim LVerbatim alltt lstlisting minted filecontents tikzpicture pgfpicture picture pspicture ' +
    'algorithmic algorithm2e thebibliography asy luacode pycode sageblock CCSXML',
);
/** Mathematics on display: part of the sentence around it. It cannot hold an empty line. */
export const MATH = names(
  'math displaymath equation eqnarray align alignat flalign gather multline dmath dgroup array split aligned gathered cases ' +
    'matrix pmatrix bmatrix vmatrix smallmatrix subequations IEEEeqnarray',
);
/** Environments whose paragraphs are a quotation, items of a list, or cells. */
export const QUOTATIONS = names('quote quotation displayquote displaycquote foreigndisplayquote quoting verse blockquotation');
export const LISTS = names(
  'itemize enumerate description list trivlist compactitem compactenum compactdesc asparaenum inparaenum asparaitem tasks',
);
export const TABLES = names(
  'tabular tabularx tabulary tabu longtabu longtable longtblr tblr talltblr supertabular xtabular NiceTabular',
);
/** Environments whose first argument is a heading. */
export const TITLED = names('frame block alertblock exampleblock');

/** What a command does to the words around it. */
type Role =
  /** Its argument is a heading of level `count`, or a caption, or an epigraph. */
  | 'heading'
  | 'caption'
  | 'epigraph'
  | 'item'
  | 'paragraph'
  | 'environment'
  /** Everything up to `\\fi` is left out. */
  | 'false'
  /** Nothing of it is prose; it takes `count` arguments in braces. */
  | 'silent'
  /** It stands like a noun: a number, a reference. */
  | 'object'
  | 'image'
  | 'citation'
  /** A citation that is part of the sentence: “\\citet{lim2021} found”. */
  | 'cited'
  | 'code'
  | 'verb'
  | 'path'
  | 'url'
  | 'link'
  /** A note for readers, and one between writers. */
  | 'footnote'
  | 'comment'
  | 'emphasis'
  | 'strong'
  /** Makes the rest of its group emphatic. */
  | 'switch'
  /** Puts its argument in quotation marks, behind `count` arguments that name language or source. */
  | 'quotation'
  /** Its words are prose, behind `count` arguments that are not. */
  | 'prose'
  /** Stands for the character `char`; as a letter it takes the blanks behind it along; as an accent, for a combining mark. */
  | 'character'
  | 'letter'
  | 'accent';

/** What a command does; `count` and `char` are explained by its role. */
export interface Command {
  readonly role: Role;
  readonly count: number;
  readonly char: string;
}

const COMMANDS = new Map<string, Command>();

function define(role: Role, count: number, list: string): void {
  for (const name of list.split(' ')) COMMANDS.set(name, { role, count, char: '' });
}

function stand(role: Role, characters: Readonly<Record<string, string>>): void {
  for (const [name, char] of Object.entries(characters)) COMMANDS.set(name, { role, count: 0, char });
}

const UNKNOWN: Command = { role: 'prose', count: 0, char: '' };
const CITATION: Command = { role: 'citation', count: 1, char: '' };
const CITED: Command = { role: 'cited', count: 1, char: '' };
const CITED_IN_TEXT =
  /^(?:[Tt]extcite|[Cc]itet|[Cc]italt|[Cc]iteauthor|[Cc]itealt|[Cc]itealp|[Cc]itetitle|citeyear$|shortcite|newcite)/;

/** What the command `name` is. Whatever cites by its name cites; the arguments of other unknown commands are prose. */
export function commandNamed(name: string): Command {
  const known = COMMANDS.get(name);
  if (known !== undefined) return known;
  if (!/cite/i.test(name)) return UNKNOWN;
  return CITED_IN_TEXT.test(name) ? CITED : CITATION;
}

define('heading', 1, 'title subtitle part chapter addchap');
define('heading', 2, 'section addsec frametitle');
define('heading', 3, 'subsection framesubtitle');
define('heading', 4, 'subsubsection minisec');
define('heading', 5, 'paragraph');
define('heading', 6, 'subparagraph');
define('caption', 0, 'caption subcaption captionbelow captionabove bicaption');
define('caption', 1, 'captionof');
define('epigraph', 0, 'epigraph');
define('item', 0, 'item');
define('paragraph', 0, 'par');
define('environment', 0, 'begin end');
define('false', 0, 'iffalse');
define(
  'silent',
  0,
  'maketitle titlepage tableofcontents listoffigures listoftables newpage clearpage cleardoublepage pagebreak nopagebreak ' +
    'centering raggedright raggedleft noindent indent hline toprule midrule bottomrule bigskip medskip smallskip hfill vfill ' +
    'appendix frontmatter mainmatter backmatter printbibliography printindex makeindex makeglossaries normalfont normalsize ' +
    'small footnotesize scriptsize tiny large Large LARGE huge Huge bfseries mdseries rmfamily sffamily ttfamily upshape ' +
    'scshape bf rm sf tt sc protect relax nobreak allowbreak sloppy fussy xspace leavevmode null phantomsection unskip ignorespaces ' +
    'onehalfspacing doublespacing singlespacing pause makeatletter makeatother and fill',
);
define(
  'silent',
  1,
  'label input include includeonly subfile usepackage RequirePackage documentclass bibliography bibliographystyle ' +
    'addbibresource vspace hspace addvspace vskip pagestyle thispagestyle pagenumbering hyphenation graphicspath color ' +
    'selectlanguage index sindex glossary nocite cline cmidrule usetikzlibrary lstset hypersetup geometry captionsetup ' +
    'sisetup setlist theoremstyle author date address affiliation affil email keywords institute phantom hphantom vphantom ' +
    'linespread enlargethispage stepcounter refstepcounter newcounter newlength usetheme usecolortheme setbeamertemplate ' +
    'bibitem newblock includepdf ExecuteBibliographyOptions DeclareGraphicsExtensions thanks tag notag ' +
    'addtocategory acrodef crefname hypertarget',
);
define(
  'silent',
  2,
  'setlength addtolength setcounter addtocounter newcommand renewcommand providecommand DeclareMathOperator newtheorem ' +
    'definecolor let def numberwithin fontsize settowidth markboth rule raisebox DeclareRobustCommand newcolumntype',
);
define(
  'silent',
  3,
  'newenvironment renewenvironment addcontentsline newacronym DeclareDocumentCommand NewDocumentCommand newglossaryentry',
);
define('object', 0, 'LaTeX TeX LaTeXe XeLaTeX LuaLaTeX BibTeX today thepage');
define(
  'object',
  1,
  'ref eqref pageref autoref nameref cref Cref vref Vref fref Fref labelcref subref ac acs acl acf acp gls Gls glspl Glspl ' +
    'glsentrylong ensuremath si unit ce chemfig',
);
define('object', 2, 'SI qty numrange crefrange Crefrange SIrange');
define('image', 1, 'includegraphics includesvg includestandalone');
define('code', 1, 'texttt code inputminted lstinputlisting');
define('verb', 1, 'verb lstinline');
define('verb', 2, 'mintinline');
define('path', 1, 'path nolinkurl');
define('url', 1, 'url');
define('link', 2, 'href');
define('footnote', 1, 'footnote footnotetext footnotemark endnote sidenote tablefootnote sidefootnote');
define('comment', 1, 'todo todoin missingfigure fixme fxnote fxwarning fxerror fxfatal marginpar marginnote comment hidden');
define('emphasis', 0, 'emph textit textsl mkbibemph');
define('strong', 0, 'textbf strong alert');
define('switch', 0, 'em it itshape slshape sl');
define('quotation', 0, 'enquote textquote blockquote mkbibquote');
define('quotation', 1, 'foreignquote foreigntextquote foreignblockquote hyphenquote textcquote blockcquote');
define('prose', 1, 'textcolor colorbox foreignlanguage parbox scalebox hyperlink');
define('prose', 2, 'fcolorbox multicolumn multirow resizebox');
stand('character', {
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquoteleft: '‘',
  textquoteright: '’',
  lq: '‘',
  rq: '’',
  guillemotleft: '«',
  guillemotright: '»',
  og: '«',
  fg: '»',
  glqq: '„',
  grqq: '”',
  textquotesingle: "'",
  euro: '€',
  texteuro: '€',
  pounds: '£',
  textsterling: '£',
  textdollar: '$',
  textyen: '¥',
  S: '§',
  textsection: '§',
  P: '¶',
  copyright: '©',
  textcopyright: '©',
  textregistered: '®',
  texttrademark: '™',
  textdegree: '°',
  degree: '°',
  textbullet: '•',
  slash: '/',
  textbackslash: '\\',
  textasciitilde: '~',
  textunderscore: '_',
  textpercent: '%',
  percent: '%',
  space: ' ',
  quad: ' ',
  qquad: ' ',
  enspace: ' ',
  enskip: ' ',
  newline: ' ',
  linebreak: ' ',
  thinspace: ' ',
  textvisiblespace: ' ',
});
stand('letter', {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  i: 'ı',
  j: 'ȷ',
});
stand('accent', {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
});
