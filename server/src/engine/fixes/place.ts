import type { Hit } from '../hits';
import type { Entry, Lexicon } from '../lexicon/lexicon';

/** Where a match stands: what the fixes ask about the words round it. Offsets count from the block's start. */
export class Place {
  /** The source from the start of the sentence to the match, and from the match to the end of the sentence. */
  readonly before: string;
  readonly after: string;
  readonly flagged: string;

  constructor(
    readonly lexicon: Lexicon,
    readonly entry: Entry,
    readonly hit: Hit,
    readonly text: string,
  ) {
    const [from, to] = hit.around ?? [0, text.length];
    this.before = text.slice(from, hit.from);
    this.after = text.slice(hit.to, to);
    this.flagged = text.slice(hit.from, hit.to);
  }

  /** The offset behind the match, its marks of emphasis and its “’s”. */
  get end(): number {
    const { to } = this.withMarkup;
    return to + (/^['’]s?(?!\p{L})/u.exec(this.text.slice(to))?.[0].length ?? 0);
  }

  /** The match with the marks of emphasis that hold nothing else: “**clearly**”, “<em>clearly</em>”, “\\emph{clearly}”. */
  get withMarkup(): { readonly from: number; readonly to: number } {
    const { from, to } = this.hit;
    const opening = EMPHASIS.exec(this.text.slice(Math.max(0, from - LONGEST_TAG), from));
    if (!opening) return { from, to };
    const [mark, tag, command] = opening;
    const closing = tag !== undefined ? `</${tag}>` : command !== undefined ? '}' : mark;
    return this.text.startsWith(closing, to) ? { from: from - mark.length, to: to + closing.length } : { from, to };
  }

  /** The flagged words without those at the end that belong to what follows: “is said |to have”, “calls |for”, “some |of”. */
  get core(): string {
    return this.flagged.replace(LINK, '');
  }

  /** Whether a word is in a class of the lexicon. */
  is(word: string, className: string): boolean {
    const { lexicon } = this;
    return lexicon.isIn(lexicon.classNumber(className), lexicon.vocabulary.idOf(word.toLowerCase().replaceAll('’', "'")));
  }

  /** Whether a noun names people; by its ending where no list knows it. */
  isHuman(noun: string): boolean {
    return this.is(noun, 'human') || /(?:ist|er|or|ian|crat|phobe|monger|phile|man|woman|men|women|people)s?$/i.test(noun);
  }

  /** Whether a noun names no person, for certain. */
  isThing(noun: string): boolean {
    return THINGS.some((name) => this.is(noun, name)) && !this.isHuman(noun);
  }

  /** What may be a noun stands right behind. */
  get nounFollows(): boolean {
    const next = /^\s+([\p{L}\p{N}’']+)/u.exec(this.after)?.[1];
    return next !== undefined && !this.is(next, 'function-words');
  }

  /** A noun that is part of a longer one: “the separatist mayor”, “a warmonger’s speech” is not. */
  get isPartOfName(): boolean {
    const next = /^\s+(\p{Ll}+)/u.exec(this.after)?.[1];
    return next !== undefined && !/(?:[^s]s|ed)$/.test(next) && NAMED.some((name) => this.is(next, name));
  }

  /** The match opens its sentence, behind an opening mark or a name of who speaks at most. */
  get opens(): boolean {
    return /^[\s“"‘'([*_>#-]*$/.test(this.before);
  }

  /** Where the noun behind an adjective ends, if a mark or a function word follows it: “radical Islam| and”. */
  get nounEnd(): number | undefined {
    const found = /^\s+([\p{L}-]{3,})(?=\s*[.;:?!)]|\s*$|\s+([\p{L}’']+))/u.exec(this.after);
    if (!found || /(?:ly|ing|ed)$/.test(found[1]) || this.is(found[1], 'function-words')) return undefined;
    return found[2] === undefined || this.is(found[2], 'function-words') ? this.hit.to + found[0].length : undefined;
  }

  /** The match stands between words of its sentence, not at its opening or end, nor set off. */
  get isMedial(): boolean {
    return /[\p{L}\p{N}]\s+$/u.test(this.before) && /^\s+[\p{L}\p{N}]/u.test(this.after);
  }

  /**
   * The noun an adjective stands right before, where it ends its noun phrase for certain: the sentence, clause or a finite
   * auxiliary goes on. `end` is the noun's offset in the block.
   */
  get headNoun(): { readonly noun: string; readonly end: number; readonly verbFollows: boolean } | undefined {
    const found = /^\s+([\p{Ll}-]{3,})(?:\s*([.,;:?!)]|$)|\s+([\p{L}’']+))/u.exec(this.after);
    if (!found) return undefined;
    const [, noun, mark, next] = found;
    if (/(?:ly|ing|ed)$/.test(noun) || this.is(noun, 'function-words')) return undefined;
    const verbFollows = next !== undefined && FINITE.test(next);
    if (mark === undefined && !verbFollows) return undefined;
    if (mark === ',' && /^\s*[\p{Ll}-]+,\s*(?:and|or|but|who|which|whose|that|\p{Ll}+\s+(?:and|or))\b/u.test(this.after))
      return undefined;
    return { noun, end: this.hit.to + this.after.indexOf(noun) + noun.length, verbFollows };
  }
}

/** What opens an emphasis: marks of Markdown, Org and wikitext, a tag of HTML, a command of LaTeX. */
const EMPHASIS = /(?:[*_/]{1,3}|'{2,5}|<(em|strong|b|i|u|mark)>|\\(emph|text[a-z]{2})\{)$/;
const LONGEST_TAG = 12;
const LINK =
  /(?:\s+(?:is|are|was|were|to|as|that|whether|of|about|over|for|with|at|on|among|in|against|by|before|until|have|be|become|succeed|a|an|the|one|saying))+$/i;
const NAMED = ['human', 'group', 'institution', 'text', 'claim', 'act', 'event', 'politics'];
const THINGS = ['group', 'institution', 'state', 'text', 'claim', 'act', 'event', 'place'];
const FINITE = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|did)$/;
