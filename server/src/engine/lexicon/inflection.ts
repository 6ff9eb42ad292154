/**
 * English inflection by rule, with the irregular verbs a newsroom uses. Used when the lexicon is compiled (to
 * match every form of an entry) and when a fix is made (to put the replacement in the form of what it replaces).
 */

/** Grammatical form of a word, as bits, since one spelling may be several (“criticised” is Past and Participle). */
export const Form = {
  Base: 1,
  ThirdPerson: 2,
  Gerund: 4,
  Past: 8,
  Participle: 16,
  Singular: 32,
  Plural: 64,
  Fixed: 128,
} as const;

export type Forms = ReadonlyMap<string, number>;

/** base, past, participle; the rest is regular. */
const IRREGULAR_VERBS = `
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent
beset beset beset|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought
broadcast broadcast broadcast|build built built|burn burned burned|burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done
draw drew drawn|dream dreamed dreamed|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leap leapt leapt|leave left left|lend lent lent|let let let|lie lay lain
light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken|overcome overcame overcome
overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit
read read read|rend rent rent|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|sling slung slung|slink slunk slunk|slit slit slit|sneak sneaked sneaked
sow sowed sown|speak spoke spoken|speed sped sped|spend spent spent|spew spewed spewed|spin spun spun|spit spat spat|split split split|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|stride strode stridden|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden|undercut undercut undercut|undergo underwent undergone
understand understood understood|undertake undertook undertaken|undo undid undone|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn
weave wove woven|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
wring wrung wrung|write wrote written|rewrite rewrote rewritten|outdo outdid outdone|override overrode overridden|foreswear foreswore foresworn|hamstring hamstrung hamstrung|browbeat browbeat browbeaten`;

const VERBS = new Map<string, readonly [string, string]>();
for (const line of IRREGULAR_VERBS.trim().split(/[|\n]/)) {
  const [base, past, participle] = line.trim().split(' ');
  VERBS.set(base, [past, participle]);
}

/** Pasts and participles that do not end in -ed, where the base form is another word: “knew”, “written”. */
export function irregularPasts(): string[] {
  return [...new Set([...VERBS].flatMap(([base, forms]) => forms.filter((form) => form !== base && !form.endsWith('ed'))))];
}

const BASES: ReadonlyMap<string, string> = new Map([
  ...[...VERBS].flatMap(([base, forms]) => forms.filter((form) => !VERBS.has(form)).map((form) => [form, base] as const)),
  ...(['say', 'give', 'put', 'make'] as const).map((base) => [`${base}s`, base] as const),
  ['has', 'have'],
  ['does', 'do'],
  ...(['is', 'are', 'was', 'were', 'been', 'being'] as const).map((form) => [form, 'be'] as const),
]);

const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map([
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
  ['person', 'people'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['mouse', 'mice'],
  ['goose', 'geese'],
  ['ox', 'oxen'],
  ['crisis', 'crises'],
  ['thesis', 'theses'],
  ['analysis', 'analyses'],
  ['basis', 'bases'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['datum', 'data'],
  ['life', 'lives'],
  ['wife', 'wives'],
  ['knife', 'knives'],
  ['leaf', 'leaves'],
  ['thief', 'thieves'],
  ['wolf', 'wolves'],
  ['half', 'halves'],
  ['shelf', 'shelves'],
  ['loaf', 'loaves'],
  ['calf', 'calves'],
  ['police', 'police'],
  ['series', 'series'],
  ['species', 'species'],
  ['sheep', 'sheep'],
  ['hero', 'heroes'],
  ['veto', 'vetoes'],
  ['echo', 'echoes'],
  ['potato', 'potatoes'],
  ['tomato', 'tomatoes'],
  ['embargo', 'embargoes'],
]);

/** Verbs of several syllables that double their last consonant because the stress is on it (or by British custom). */
const DOUBLING = new Set(
  `abet acquit admit allot annul appal cancel commit compel concur confer control counsel defer demur deter dispel distil duel enrol enthral equip excel expel
  extol fuel fulfil funnel handicap impel incur infer instil kidnap label level libel marvel model occur omit outwit patrol pedal permit prefer program propel quarrel
  rebel rebut recur refer regret remit repel rival shovel signal spiral submit swivel transfer transmit travel tunnel upset weasel worship outstrip
  backpedal soft-pedal`.split(/\s+/),
);

const isVowel = (c: string) => 'aeiou'.includes(c);

function doublesLast(word: string): boolean {
  if (DOUBLING.has(word)) return true;
  if (/(qu)?[^aeiou]*[aeiou][bdfgklmnprstvz]$/.test(word) === false) return false;
  // One syllable, consonant-vowel-consonant: “slam”, but not “read”, “attack”.
  return /^(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdgklmnprtvz]$/.test(word);
}

const endsInYAfterConsonant = (word: string) => word.length > 1 && word.endsWith('y') && !isVowel(word[word.length - 2]);

function addS(word: string): string {
  if (endsInYAfterConsonant(word)) return `${word.slice(0, -1)}ies`;
  if (/(arch|stomach|epoch|eunuch|tech)$/.test(word) && !/(search|starch|march|parch)$/.test(word)) return `${word}s`;
  return /(s|x|z|ch|sh|[^aeiou]o)$/.test(word) ? `${word}es` : `${word}s`;
}

function addEd(word: string): string {
  if (word.endsWith('e')) return `${word}d`;
  if (endsInYAfterConsonant(word)) return `${word.slice(0, -1)}ied`;
  if (word.endsWith('c')) return `${word}ked`;
  return doublesLast(word) ? `${word}${word[word.length - 1]}ed` : `${word}ed`;
}

function addIng(word: string): string {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  if (word.endsWith('e') && !/(ee|oe|ye)$/.test(word) && word !== 'be') return `${word.slice(0, -1)}ing`;
  if (word.endsWith('c')) return `${word}king`;
  return doublesLast(word) ? `${word}${word[word.length - 1]}ing` : `${word}ing`;
}

const BE: Forms = new Map([
  ['be', Form.Base],
  ['is', Form.ThirdPerson],
  ['are', Form.Base],
  ['am', Form.Base],
  ['was', Form.Past],
  ['were', Form.Past],
  ['been', Form.Participle],
  ['being', Form.Gerund],
]);

function collect(pairs: readonly (readonly [string, number])[]): Forms {
  const forms = new Map<string, number>();
  for (const [word, form] of pairs) forms.set(word, (forms.get(word) ?? 0) | form);
  return forms;
}

/** Prefixes that leave an irregular verb's forms as they are (“overstate” is regular, “retake” is not). */
const VERB_PREFIX = /^(over|out|re|un|mis|under|fore|with)(?=..)/;

function pastAndParticiple(base: string): readonly [string, string] {
  const known = VERBS.get(base);
  if (known) return known;
  const prefix = VERB_PREFIX.exec(base)?.[0];
  const stem = prefix && VERBS.get(base.slice(prefix.length));
  if (prefix && stem && base.length - prefix.length > 2) return [prefix + stem[0], prefix + stem[1]];
  const past = addEd(base);
  return [past, past];
}

/** Every form of a verb, with what each may be. A hyphenated verb (“strong-arm”) inflects its last part. */
export function verbForms(base: string): Forms {
  if (base === 'be') return BE;
  const hyphen = base.lastIndexOf('-');
  if (hyphen > 0) {
    const head = base.slice(0, hyphen + 1);
    return collect([...verbForms(base.slice(hyphen + 1))].map(([word, form]) => [head + word, form] as const));
  }
  if (base === 'have')
    return collect([
      ['have', Form.Base],
      ['has', Form.ThirdPerson],
      ['having', Form.Gerund],
      ['had', Form.Past | Form.Participle],
    ]);
  const [past, participle] = pastAndParticiple(base);
  return collect([
    [base, Form.Base],
    [base === 'do' ? 'does' : base === 'go' ? 'goes' : addS(base), Form.ThirdPerson],
    [addIng(base), Form.Gerund],
    [past, Form.Past],
    [participle, Form.Participle],
  ]);
}

export function pluralOf(noun: string): string {
  const known = IRREGULAR_PLURALS.get(noun);
  if (known) return known;
  const hyphen = noun.lastIndexOf('-');
  if (hyphen > 0) return noun.slice(0, hyphen + 1) + pluralOf(noun.slice(hyphen + 1));
  if (noun.endsWith('woman')) return `${noun.slice(0, -5)}women`;
  if (/[a-z]man$/.test(noun) && !/(human|german|roman|norman|ottoman|shaman|talisman)$/.test(noun))
    return `${noun.slice(0, -3)}men`;
  if (/(?:[^aeiou]o)$/.test(noun)) return `${noun}s`;
  return addS(noun);
}

export function nounForms(singular: string): Forms {
  return collect([
    [singular, Form.Singular],
    [pluralOf(singular), Form.Plural],
  ]);
}

/** The base of an irregular verb's past or participle, or of “has”, “does”, “says”: “said” → “say”. Other words are themselves. */
export function baseOf(word: string): string {
  return BASES.get(word) ?? word;
}

/** The form of `base` (a verb) that `form` asks for; for Past | Participle the caller has decided which. */
export function inflectVerb(base: string, form: number): string {
  for (const [word, bits] of verbForms(base)) if ((bits & form) !== 0) return word;
  return base;
}
