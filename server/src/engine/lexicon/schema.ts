import * as v from 'valibot';

/**
 * The shape of lexicon files and of packs (docs/lexicon.md, docs/packs.md). Used where lexicons are compiled and packs are
 * read, never in the running analysis. The descriptions are what editors show when a pack is written (see scripts/schemas.ts).
 */

const LONGEST_PHRASE = 200;
const LONGEST_PATTERN = 1000;
const LONGEST_TEXT = 2000;
const MOST_WORDS = 20_000;

const said = <T extends v.GenericSchema>(schema: T, description: string) => v.pipe(schema, v.description(description));
const line = (most: number) =>
  v.pipe(
    v.string('must be a text'),
    v.maxLength(most, `must not be longer than ${most} characters`),
    v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line without control characters'),
  );
const phrase = line(LONGEST_PHRASE);
const text = v.pipe(v.string('must be a text'), v.maxLength(LONGEST_TEXT, `must not be longer than ${LONGEST_TEXT} characters`));
const words = v.pipe(
  v.array(phrase, 'must be a list of texts'),
  v.maxLength(MOST_WORDS, `must not have more than ${MOST_WORDS} items`),
);
const oneOf = <const T extends readonly (string | number)[]>(values: T) =>
  v.picklist(values, `must be one of ${values.join(', ')}`);
const yes = v.literal(true, 'must be true');
/** What is wrong with a map or one of its keys. */
const keyMessage = ({ received, expected }: { readonly received: string; readonly expected: string | null }): string =>
  expected === 'never' ? 'is not a known key' : received === 'undefined' ? 'is missing' : 'must be a map of keys and values';
const between = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
};

export const guardShape = v.strictObject(
  {
    next: v.optional(said(words, 'The next word after the match is one of these.')),
    prev: v.optional(said(words, 'The word before the match is one of these.')),
    near: v.optional(said(words, 'One of these stands near, within so many words.')),
    within: v.optional(said(between(1, 30), 'How near, in words; 6 unless said.')),
    side: v.optional(said(oneOf(['left', 'right', 'either']), 'On which side; either unless said.')),
    sentence: v.optional(said(words, 'One of these stands anywhere in the sentence.')),
    head: v.optional(said(words, 'The noun phrase that an adjective belongs to holds one of these.')),
    object: v.optional(said(words, 'The object of the verb holds one of these.')),
    subject: v.optional(said(words, 'The subject of the verb holds one of these.')),
    of: v.optional(said(words, 'An “of” phrase follows and holds one of these.')),
    start: v.optional(said(yes, 'The match opens a sentence.')),
    stance: v.optional(said(yes, 'It stands as a comment on the sentence.')),
    aside: v.optional(said(yes, 'It is set off by commas, dashes or brackets.')),
    lead: v.optional(
      said(yes, 'It opens a clause or a phrase: at the start, or after punctuation, a conjunction or a preposition.'),
    ),
    attributive: v.optional(said(yes, 'A noun follows.')),
    counted: v.optional(said(yes, 'A plural follows, or a verb: things or people one could count.')),
    predicative: v.optional(said(yes, 'A form of be, seem, look … stands before.')),
    determined: v.optional(said(yes, 'A determiner or possessive stands before.')),
    plural: v.optional(said(yes, 'The matched form is a plural.')),
    negated: v.optional(said(yes, 'not, never, no, without, deny … governs it.')),
    quantity: v.optional(said(yes, 'A figure follows within eight words.')),
    comparison: v.optional(said(yes, '“as” or “like” stands right before.')),
    company: v.optional(said(yes, 'Another loaded finding, more than a hint, stands in the sentence. Can only be needed.')),
    capitalised: v.optional(said(yes, 'The match has a capital though it does not open the sentence.')),
    field: v.optional(said(words, 'The document is about one of these fields: medicine, law, sport …')),
    profile: v.optional(said(words, 'One of these kinds of text is set: news, encyclopedia, report, opinion.')),
    frame: v.optional(said(words, 'What follows the verb: that, quote, colon, wh, to, ing, np, none.')),
  },
  keyMessage,
);
export type GuardSource = v.InferOutput<typeof guardShape>;

const guards = v.array(guardShape, 'must be a list of guards');
const shared = {
  message: v.optional(said(text, 'Completes a sentence that begins with the flagged words in quotation marks.')),
  why: v.optional(said(text, 'What such wording may do to a reader, in one or two sentences.')),
  fine: v.optional(said(text, 'When the wording is right as it stands.')),
  source: v.optional(said(words, 'Keys of guidelines.')),
  polarity: v.optional(said(oneOf([-1, 0, 1]), 'Towards what the word is applied to: -1 blame, 0, 1 praise.')),
  need: v.optional(said(guards, 'Guards that must all hold.')),
  not: v.optional(said(guards, 'Guards of which none may hold.')),
  severity: v.optional(said(oneOf(['warning', 'information', 'hint']), 'Only where it differs from the rule’s.')),
  contested: v.optional(said(v.boolean('must be true or false'), 'No fix is ever preferred.')),
  fix: v.optional(
    said(words, 'What to offer, best first: a replacement, “-” to delete, “attribute”, or a note such as “[which award?]”.'),
  ),
};

const entryKeys = {
  ...shared,
  id: v.optional(said(phrase, 'Name of the entry; the lemma with dashes unless said.')),
  makes: v.optional(said(oneOf(['v', 'n', 'adj', 'adv']), 'Of an affix: what the whole word is.')),
  hyphen: v.optional(said(oneOf(['optional', 'required', 'none']), 'Of an affix: how it is joined.')),
  least: v.optional(said(between(1, 12), 'Of an affix: fewest letters beside it.')),
  except: v.optional(said(words, 'Of an affix: whole words that are not meant.')),
  stems: v.optional(said(words, 'Of an affix: what the rest of the word must be.')),
  forms: v.optional(said(words, 'Extra irregular forms.')),
  mirror: v.optional(said(words, 'Ids of entries that must be treated alike.')),
  side: v.optional(said(phrase, 'Who typically uses it against whom, by the camps of server/lexicon/sides.yaml.')),
};
const pattern = line(LONGEST_PATTERN);
const lemma = said(
  v.union([pattern, v.array(pattern)], 'must be a text, or a list of texts'),
  'The phrase in lower case, or a list of alternatives: “utilise~v”, “(at|in) the end of the day”, “ram _3 through”.',
);
const pos = said(
  oneOf(['v', 'n', 'adj', 'adv', 'phrase', 'prefix', 'suffix']),
  'v: the first word is inflected as a verb; n: the last word gets its plural; adj, adv, phrase: as written.',
);
const sentences = v.array(text, 'must be a list of sentences');
const flags = said(sentences, 'Sentences that must be flagged, with the flagged words in ⟦ ⟧.');
const passes = said(sentences, 'Sentences in which nothing may be flagged.');

const entryShape = v.strictObject({ ...entryKeys, lemma, pos, flags, passes }, keyMessage);
export type EntrySource = v.InferOutput<typeof entryShape>;

export const lexiconFileShape = v.strictObject(
  {
    rule: v.string(),
    fix: v.optional(words),
    groups: v.array(v.strictObject({ ...shared, id: v.string(), entries: v.array(entryShape) })),
  },
  keyMessage,
);
export type LexiconFile = v.InferOutput<typeof lexiconFileShape>;

const className = v.pipe(phrase, v.regex(/^[\p{Ll}\p{N}-]+$/u, 'must be lower-case letters, figures and hyphens'));
const classes = v.record(
  className,
  v.strictObject(
    {
      inflect: v.optional(said(oneOf(['n', 'v']), 'n adds plurals, v all forms of verbs.')),
      include: v.optional(said(words, 'Other classes whose words are taken in.')),
      words: v.optional(said(words, 'Lower-case words.')),
    },
    keyMessage,
  ),
  'must be a map of classes',
);
export const classFileShape = v.strictObject({ classes });
export type ClassFile = v.InferOutput<typeof classFileShape>;

const PACK_RULE = 'Rule under which it is reported, such as loaded/loaded-verb; loaded/house-style unless said.';

/** One entry of a pack: a phrase of its own, or, by the id alone, changes in one that is there. */
export const packEntryShape = v.strictObject(
  {
    ...entryKeys,
    lemma: v.optional(lemma),
    pos: v.optional(pos),
    flags: v.optional(flags),
    passes: v.optional(passes),
  },
  keyMessage,
);
export type PackEntry = v.InferOutput<typeof packEntryShape>;

const packGroupKeys = { ...shared, id: v.optional(phrase), rule: v.optional(said(phrase, PACK_RULE)) };
const packKeys = {
  extends: v.optional(
    said(words, 'Other packs to begin with, by their paths from this one; they stay inside the workspace folder.'),
  ),
  off: v.optional(said(words, 'Ids of entries to switch off, such as loaded-verb.slam.')),
  guidelines: v.optional(
    said(
      v.record(
        phrase,
        v.strictObject({ title: phrase, url: v.pipe(phrase, v.startsWith('https://', 'must begin with https://')) }, keyMessage),
      ),
      'Pages of your own that entries name in “source”.',
    ),
  ),
  classes: v.optional(said(classes, 'Word classes of your own, used as @name.')),
  rule: v.optional(said(phrase, PACK_RULE)),
  fix: v.optional(said(words, 'What to offer for entries that say nothing else.')),
};

/** A pack but for its entries, which are read one by one, so that a mistake in one does not cost the others. */
export const packFrameShape = v.strictObject(
  {
    ...packKeys,
    groups: v.optional(
      v.array(
        v.strictObject({ ...packGroupKeys, entries: v.array(v.unknown(), 'must be a list of entries') }, keyMessage),
        'must be a list of groups',
      ),
    ),
    entries: v.optional(v.array(v.unknown(), 'must be a list of entries')),
  },
  keyMessage,
);

/** A whole pack: a lexicon file of which much may be left out. */
export const packShape = v.strictObject(
  {
    ...packKeys,
    groups: v.optional(
      said(
        v.array(v.strictObject({ ...packGroupKeys, entries: v.array(packEntryShape) })),
        'Entries that share texts and guards.',
      ),
    ),
    entries: v.optional(said(v.array(packEntryShape), 'Phrases to flag, and changes in built-in entries.')),
  },
  keyMessage,
);
export type Pack = v.InferOutput<typeof packShape>;
