import * as v from 'valibot';

/** The shape of lexicon files (docs/lexicon.md). Used where lexicons are compiled, never in the running analysis. */

const words = v.array(v.string());
const guardShape = v.strictObject({
  next: v.optional(words),
  prev: v.optional(words),
  near: v.optional(words),
  within: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))),
  side: v.optional(v.picklist(['left', 'right', 'either'])),
  sentence: v.optional(words),
  head: v.optional(words),
  object: v.optional(words),
  subject: v.optional(words),
  of: v.optional(words),
  start: v.optional(v.literal(true)),
  stance: v.optional(v.literal(true)),
  aside: v.optional(v.literal(true)),
  lead: v.optional(v.literal(true)),
  attributive: v.optional(v.literal(true)),
  predicative: v.optional(v.literal(true)),
  determined: v.optional(v.literal(true)),
  plural: v.optional(v.literal(true)),
  negated: v.optional(v.literal(true)),
  quantity: v.optional(v.literal(true)),
  comparison: v.optional(v.literal(true)),
  capitalised: v.optional(v.literal(true)),
  field: v.optional(words),
  profile: v.optional(words),
  frame: v.optional(words),
});
export type GuardSource = v.InferOutput<typeof guardShape>;

const shared = {
  message: v.optional(v.string()),
  why: v.optional(v.string()),
  fine: v.optional(v.string()),
  source: v.optional(words),
  polarity: v.optional(v.picklist([-1, 0, 1])),
  need: v.optional(v.array(guardShape)),
  not: v.optional(v.array(guardShape)),
  severity: v.optional(v.picklist(['warning', 'information', 'hint'])),
  contested: v.optional(v.boolean()),
  /** What to offer, best first; an entry's own list replaces its group's, and that the file's. */
  fix: v.optional(words),
};

const entryShape = v.strictObject({
  ...shared,
  lemma: v.union([v.string(), words]),
  id: v.optional(v.string()),
  pos: v.picklist(['v', 'n', 'adj', 'adv', 'phrase', 'prefix', 'suffix']),
  /** Only for affixes: what the whole word is, how it is joined, and to what. */
  makes: v.optional(v.picklist(['v', 'n', 'adj', 'adv'])),
  hyphen: v.optional(v.picklist(['optional', 'required', 'none'])),
  least: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  except: v.optional(words),
  stems: v.optional(words),
  forms: v.optional(words),
  mirror: v.optional(words),
  /** Who typically uses it against whom, by the camps of server/lexicon/sides.yaml; for the build's checks and the docs. */
  side: v.optional(v.string()),
  flags: words,
  passes: words,
});
export type EntrySource = v.InferOutput<typeof entryShape>;

export const lexiconFileShape = v.strictObject({
  rule: v.string(),
  fix: v.optional(words),
  groups: v.array(v.strictObject({ ...shared, id: v.string(), entries: v.array(entryShape) })),
});
export type LexiconFile = v.InferOutput<typeof lexiconFileShape>;

export const classFileShape = v.strictObject({
  classes: v.record(
    v.string(),
    v.strictObject({
      inflect: v.optional(v.picklist(['n', 'v'])),
      include: v.optional(words),
      words: v.optional(words),
    }),
  ),
});
export type ClassFile = v.InferOutput<typeof classFileShape>;
