import type { BlockKind } from '../formats/format';

/** Page furniture is short; anything longer is not looked at. */
const LONGEST = 300;
const MOST_WORDS = 25;
/** Bylines, dates, lists of names. */
const LONGEST_LINE = 160;

const MONTHS: ReadonlySet<string> = new Set(
  (
    'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october ' +
    'nov november dec december'
  ).split(' '),
);
const WEEKDAYS: ReadonlySet<string> = new Set(
  'mon monday tue tuesday tues wed wednesday wednes thu thursday thurs fri friday sat saturday sun sunday'.split(' '),
);
// Dates are told from the shape of a line, in which a month is an M and a day of the week a W: with the names spelled out,
// these expressions would take longer to compile than a long document takes to read.
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:1[5-9]|20)\\d\\d';
const CLOCK = '\\d{1,2}[:.]\\d\\d(?:\\s?[ap]\\.?m\\.?)?(?:\\s?(?:[a-z]{2,4}|[MW]))?';
const DATE = `(?:W,?\\s)?(?:${DAY}\\sM(?:,?\\s${YEAR})?|M\\s${DAY}(?:,?\\s${YEAR})?|M\\s${YEAR}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`;
const STAMP = `${DATE}(?:(?:,|\\sat|\\s[|·–-])?\\s${CLOCK})?`;

const ONLY_DATES = new RegExp(`^${STAMP}(?:\\s*[|·•,;–-]?\\s*${STAMP})*\\.?$`);
/** What follows the place in a dateline: “, 12 May 2026 (Reuters) –”. */
const DATE_BEHIND_PLACE = new RegExp(`,\\s${STAMP}(?:\\s\\([^()\\d]{2,20}\\))?\\s?[–—-]?$`);
const PLACE = /^[a-z][\p{L} .’'-]{1,40}(?:,\s[\p{L} .]{2,30})?$/iu;
const STAMPED = new RegExp(
  `^(?:(?:last |first )?(?:updated|published|posted|modified)|date)(?: on| at)?:?\\s*(?:${STAMP}|${CLOCK}|\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)`,
);
const ONLY_ADDRESS = /^<?(?:(?:https?|ftp):\/\/|www\.|mailto:)?[\w.+-]+(?:@[\w-]+)?(?:\.[\w-]+)+(?:[/?#]\S*)?>?$/;

const NAME = /^\p{Lu}[\p{L}’'.-]*$/u;
const PARTICLES: ReadonlySet<string> = new Set('van von de der den del da di la le bin al el'.split(' '));
const BETWEEN_PERSONS = /\s?[,;·|]\s?(?:and\s)?|\s(?:and|&)\s/;
const BY = /^(?:By|BY|by|Written by|Words:|Text:|Author:|Posted by)\s(?=\p{Lu})/u;
const NOT_A_NAME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/;
/** What follows “By”: names, then “, our correspondent”, “ | Leeds”. */
const BYLINE_NAMES =
  /^\p{Lu}[\p{L}’'.-]*(?:\s(?:and\s|&\s)?\p{Lu}[\p{L}’'.-]*){0,6}(?:,\s[\p{L} ’'.-]{2,60}){0,2}(?:\s[|·–-]\s.{0,60})?$/u;

/** Lines that are furniture as a whole. */
const WHOLE = new RegExp(
  `^(?:${[
    'see also',
    'related(?: (?:articles?|stories|posts|links|content|reading|topics|coverage|news))?',
    'read (?:more|next|also)',
    'more (?:on this (?:story|topic)|stories|from .{2,40})',
    'you (?:may|might) also like',
    'recommended(?: for you)?',
    'trending(?: now)?',
    'most (?:read|popular)',
    'advertisements?',
    'sponsored(?: content)?',
    'subscribe',
    'sign (?:up|in)',
    'comments?',
    'leave a (?:comment|reply)',
    'share(?: this)?(?: (?:article|post|story|page))?',
    'print(?: this)?(?: (?:article|page))?',
    'contact(?: us)?',
    'featured story',
    'tags',
    'previous',
    'next',
    '(?:all )?rights reserved',
    'terms of (?:use|service)',
    'privacy policy',
  ].join('|')})\\s*[:.…»>]*$`,
  'i',
);

/** How furniture begins. */
const BEGINS = new RegExp(
  `^(?:${[
    'see also\\b',
    '(?:related|read (?:more|next|also)|further reading|tags|filed under|share (?:this|on)|via)\\s*:',
    'read (?:more|next|also) (?:about|here|on|from|in)\\b',
    '(?:click|tap) here\\b',
    'subscribe (?:to|now|today|for|here)\\b',
    'sign up (?:to|for|now|here|today)\\b',
    'follow (?:us|me|him|her|them|@\\S+)(?: on\\b|[:.!]|$)',
    '(?:join|find|like) us on\\b',
    'contact (?:us|the (?:author|editor|newsroom))\\b',
    '(?:e-?mail|phone|tel|telephone|press contact|media contact|contact)\\s*:',
    'share (?:this|on|via)\\b',
    '©|\\(c\\) ?\\d|copyright\\s*(?:©|\\(c\\)|\\d|by\\b)',
    '(?:photo(?:graph)?|image|picture|illustration|graphic|video|credit|source|sources)(?: credit)?\\s*:',
    '(?:photo(?:graph)?|image|picture|illustration) (?:by|courtesy)\\b',
    '(?:additional )?(?:reporting|writing|editing) by\\b',
    'terms of (?:use|service)\\b',
    'advertisement\\b',
  ].join('|')})`,
  'i',
);

/** What the expressions above can begin with. */
const FIRST_WORDS: ReadonlySet<string> = new Set(
  (
    'see related read more you recommended trending most advertisement advertisements sponsored subscribe sign comment comments leave ' +
    'share print contact featured tags previous next all rights terms privacy further filed via click tap follow join find like email ' +
    'e-mail phone tel telephone press media © (c) copyright photo photograph image picture illustration graphic video credit source ' +
    'sources additional reporting writing editing last first updated published posted modified date'
  ).split(' '),
);

/** Without one of these a line cannot say it. */
const SIGNS = ['rights reserved', 'not necessarily', 'views', 'publi', 'appeared', 'posted'];

/** What furniture says, wherever it stands in the line. */
const CONTAINS =
  /all rights reserved|\bviews\b.{0,90}\b(?:not necessarily|do not|does not|are not)\b.{0,20}\b(?:represent|reflect|those of)|this (?:article|story|post|piece|column|essay|report) (?:was |has been |is )?(?:originally |first |also )(?:appeared|published|posted)|(?:re)?published (?:here )?with permission/i;

const HAS_FURNITURE: ReadonlySet<BlockKind> = new Set(['paragraph', 'heading', 'list-item', 'quote', 'caption', 'furniture']);

/**
 * Whether a block is page furniture: a byline, a bare date, a credit, "See also", a sharing or contact line,
 * a copyright notice, a disclaimer, a list of names. `text` is the block's own text, markup and all.
 * Runs on every block, so each expression is tried only where a cheap sign allows it.
 */
export function isFurniture(text: string, kind: BlockKind): boolean {
  if (kind === 'furniture') return true;
  if (text.length > LONGEST || !HAS_FURNITURE.has(kind)) return false;
  const line = plainWords(text);
  if (line === '' || hasMoreWordsThan(line, MOST_WORDS)) return false;
  const first = /^(?:©|[a-z()-]+)/i.exec(line)?.[0].toLowerCase() ?? '';
  if (FIRST_WORDS.has(first) && (WHOLE.test(line) || BEGINS.test(line) || STAMPED.test(shapeOf(line)))) return true;
  if (saysFurniture(line)) return true;
  if (line.length > LONGEST_LINE) return false;
  if (/\d/.test(line) && isDated(shapeOf(line))) return true;
  if (!line.includes(' ')) return ONLY_ADDRESS.test(line);
  return kind !== 'heading' && !/[!?]|[a-z]{2}\.$/.test(line) && (isByline(line) || isNameList(line));
}

function isDated(shape: string): boolean {
  if (ONLY_DATES.test(shape)) return true;
  const date = DATE_BEHIND_PLACE.exec(shape);
  return date !== null && PLACE.test(shape.slice(0, date.index));
}

/** A line in lower case, with M and W for months and days of the week. */
function shapeOf(line: string): string {
  return line.toLowerCase().replace(/[a-z]+\.?/g, (word) => {
    const name = word.endsWith('.') ? word.slice(0, -1) : word;
    return MONTHS.has(name) ? 'M' : WEEKDAYS.has(name) ? 'W' : word;
  });
}

function isByline(line: string): boolean {
  const by = BY.exec(line)?.[0];
  if (by === undefined) return false;
  const names = line.slice(by.length);
  return !NOT_A_NAME.test(names) && BYLINE_NAMES.test(names);
}

function isNameList(line: string): boolean {
  const persons = line.split(BETWEEN_PERSONS);
  return persons.length > 1 && persons.every(isPerson);
}

/** Two to four names with up to two small words between each: “Ursula von der Leyen”. */
function isPerson(text: string): boolean {
  let names = 0;
  let particles = 0;
  for (const word of text.split(/\s/)) {
    if (PARTICLES.has(word)) {
      if (names === 0 || ++particles > 2) return false;
    } else {
      if (!NAME.test(word)) return false;
      names++;
      particles = 0;
    }
  }
  return names >= 2 && names <= 4 && particles === 0;
}

function saysFurniture(line: string): boolean {
  const lower = line.toLowerCase();
  return SIGNS.some((sign) => lower.includes(sign)) && CONTAINS.test(line);
}

function hasMoreWordsThan(line: string, most: number): boolean {
  let words = 1;
  for (let at = line.indexOf(' '); at !== -1 && words <= most; at = line.indexOf(' ', at + 1)) words++;
  return words > most;
}

/** The text on one line, without tags, list, quotation, heading and emphasis marks and with links reduced to their words. */
function plainWords(text: string): string {
  let words = text.trim();
  if (words.includes('<')) words = words.replace(/<\/?[a-z][a-z\d]*(?:\s[^<>]*)?>/gi, '').trim();
  if (/[*_[\]>#•]|^-/.test(words)) {
    words = words
      .replace(/^[\s>#*_•-]+/, '')
      .replace(/\]\([^()\s]*\)/g, '')
      .replace(/[*_[\]]+/g, '');
  }
  return /[\t\n\r\u00a0]| {2}/.test(words) ? words.replace(/\s+/g, ' ').trim() : words;
}
