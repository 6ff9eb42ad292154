/** British and American spelling of single words, and which of them a document uses. */

/** What a document writes, as far as it shows: *-ise* or *-ize*, *-our* (and *-re*, *-ence*) or *-or*. */
export interface Spelling {
  readonly ize: boolean | undefined;
  readonly american: boolean | undefined;
}

/** Words in which -ise is no ending. */
const ALWAYS_ISE = new Set(
  `advise advertise arise chastise circumcise compromise comprise concise demise despise devise disguise disfranchise enterprise excise exercise expertise
  franchise guise improvise likewise merchandise noise otherwise poise praise precise premise promise raise revise rise supervise surmise surprise televise treatise
  wise cruise bruise raise appraise liaise clockwise paradise malaise turquoise tortoise porpoise unwise reprise anise valise`.split(
    /\s+/,
  ),
);
const ALWAYS_IZE = new Set(['size', 'seize', 'prize', 'capsize', 'maize', 'baize', 'resize', 'downsize', 'outsize', 'oversize']);
const OUR_STEM =
  'arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rum|sav|splend|tum|val|vap|vig|misdemean|dishon|disfav|discol|belab';
const OUR = new RegExp(`^(${OUR_STEM})our`);
/** “honorary”, “humorous”, “laboratory”, “favorite” … : only some endings take the u in Britain. */
const OR = new RegExp(`^(${OUR_STEM})or(s|ed|ing|er|ers|able|ably|ful|less|ite|ites|hood|hoods|y)?$`);
const DOUBLED =
  'travel|cancel|weasel|label|level|libel|marvel|model|counsel|quarrel|signal|tunnel|funnel|shovel|spiral|duel|fuel|rival';
const DOUBLE_L = new RegExp(`^(${DOUBLED})l(ed|ing|er|ers)$`);
const SINGLE_L = new RegExp(`^(${DOUBLED})(ed|ing|er|ers)$`);

/** The spelling and its American variant, where there is one: “criticise”, “criticize”. */
export function spellings(word: string): readonly string[] {
  const american = americanSpelling(word);
  return american === word ? [word] : [word, american];
}

/** American spelling of a word given in British spelling. */
export function americanSpelling(word: string): string {
  const ize = withIze(word);
  if (ize !== word) return ize;
  const yse = /^(anal|paral|catal)ys(e|es|ed|ing)$/.exec(word);
  if (yse) return `${yse[1]}yz${yse[2]}`;
  if (OUR.test(word)) return word.replace('our', 'or');
  const ll = DOUBLE_L.exec(word);
  if (ll) return ll[1] + ll[2];
  const re = /^(cent|theat|fib|met|sabot?)re(s?)$/.exec(word);
  if (re) return `${re[1]}er${re[2]}`;
  if (/^(def|off|pret)ence/.test(word)) return word.replace('ence', 'ense');
  return word;
}

/** British spelling of a word given in American spelling. */
export function britishSpelling(word: string): string {
  const ise = withIse(word);
  if (ise !== word) return ise;
  const yze = /^(anal|paral|catal)yz(e|es|ed|ing)$/.exec(word);
  if (yze) return `${yze[1]}ys${yze[2]}`;
  if (OR.test(word)) return word.replace('or', 'our');
  const l = SINGLE_L.exec(word);
  if (l) return `${l[1]}l${l[2]}`;
  const er = /^(cent|theat|fib)er(s?)$/.exec(word);
  if (er) return `${er[1]}re${er[2]}`;
  if (/^(def|off|pret)ense/.test(word)) return word.replace('ense', 'ence');
  return word;
}

function withIze(word: string): string {
  const ise = /^(.+?)is(e|es|ed|ing|er|ers|ation|ations)$/.exec(word);
  return ise && ise[1].length > 2 && !ALWAYS_ISE.has(`${ise[1]}ise`) ? `${ise[1]}iz${ise[2]}` : word;
}

function withIse(word: string): string {
  const ize = /^(.+?)iz(e|es|ed|ing|er|ers|ation|ations)$/.exec(word);
  return ize && ize[1].length > 2 && !ALWAYS_IZE.has(`${ize[1]}ize`) ? `${ize[1]}is${ize[2]}` : word;
}

/** How much of a document is read for its spelling. */
const SAMPLE = 65536;
const SIGNS =
  /\b[a-z]+(?:i[sz](?:e[ds]?|ing|ations?)|ys(?:e[ds]?|ing)|yz(?:e[ds]?|ing)|ours?|ors?|cent(?:er|re)s?|theat(?:er|re)s?|defen[cs]e|offen[cs]e)\b/gi;

/** Tells a document's spelling from its own words. */
export function spellingOf(text: string): Spelling {
  let ize = 0;
  let american = 0;
  for (const [sign] of text.slice(0, SAMPLE).matchAll(SIGNS)) {
    const word = sign.toLowerCase();
    if (withIze(word) !== word) ize--;
    else if (withIse(word) !== word) ize++;
    else if (americanSpelling(word) !== word) american--;
    else if (britishSpelling(word) !== word) american++;
  }
  // -ize is British too, so the other signs come first; -ise is never American.
  return { ize: ize === 0 ? undefined : ize > 0, american: american === 0 ? (ize === 0 ? undefined : ize > 0) : american > 0 };
}

/** A word in a document's spelling; as it is where the document shows none. */
export function spelled(word: string, { ize, american }: Spelling): string {
  const result = american === undefined ? word : american ? americanSpelling(word) : britishSpelling(word);
  return ize === undefined ? result : ize ? withIze(result) : withIse(result);
}
