/** What the macros of AsciiDoc (`name:target[text]`) show and mean. */

type MacroRole =
  /** The text in brackets is what is read. */
  | 'link'
  | 'words'
  /** A thing that stands for a noun. */
  | 'image'
  | 'code'
  | 'object'
  /** Nothing is shown. */
  | 'silent'
  | 'footnote'
  /** A citation behind what it supports, or one that is part of the sentence. */
  | 'citation'
  | 'source';

const ROLES = new Map<string, MacroRole>([
  ['link', 'link'],
  ['mailto', 'link'],
  ['xref', 'link'],
  ['http', 'link'],
  ['https', 'link'],
  ['ftp', 'link'],
  ['irc', 'link'],
  ['indexterm2', 'words'],
  ['pass', 'words'],
  ['image', 'image'],
  ['kbd', 'code'],
  ['btn', 'code'],
  ['menu', 'code'],
  ['stem', 'object'],
  ['latexmath', 'object'],
  ['asciimath', 'object'],
  ['icon', 'silent'],
  ['anchor', 'silent'],
  ['indexterm', 'silent'],
  ['bibitem', 'silent'],
  ['footnote', 'footnote'],
  ['footnoteref', 'footnote'],
  ['cite', 'citation'],
  ['citep', 'citation'],
  ['fullcite', 'citation'],
  ['citenp', 'source'],
  ['citet', 'source'],
]);
/** Longer than any name, so that what stands before one is seen. */
const LONGEST_NAME = 12;

/** A macro's name, ended by the colon at `colon`. */
export interface MacroName {
  readonly role: MacroRole;
  readonly name: string;
  readonly start: number;
}

/** The name of a macro before the colon at `colon`; undefined when there is none that is known. */
export function macroName(text: string, colon: number, from: number): MacroName | undefined {
  let start = colon;
  while (start > from && start > colon - LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  const name = text.slice(start, colon).toLowerCase();
  const role = ROLES.get(name);
  if (role) return { role, name, start };
  // A note may stand right behind its word.
  const note = /footnote(?:ref)?$/.exec(name);
  return note ? { role: 'footnote', name: note[0], start: colon - note[0].length } : undefined;
}

function isNameUnit(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** What references to the attributes that every document has (`{rsquo}`) mean. */
export const CHARACTERS = new Map<string, string>([
  ['nbsp', ' '],
  ['sp', ' '],
  ['apos', "'"],
  ['quot', '"'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['plus', '+'],
  ['pp', '+'],
  ['deg', '°'],
  ['asterisk', '*'],
  ['tilde', '~'],
  ['vbar', '|'],
  ['caret', '^'],
  ['startsb', '['],
  ['endsb', ']'],
  ['backslash', '\\'],
  ['backtick', '`'],
]);
