/** The compiled lexicon: what the build writes and the running engine reads. Kept free of build-time code. */

/** Bits of a word element in a pattern, below the word's id times four. */
export const HYPHEN = 1;
export const POSSESSIVE = 2;
/** Elements at or below this stand for a word class; those between it and 0 for a gap of so many words. */
export const CLASS_ELEMENT = -100;

/** Classes that are no list: told from the token itself. Numbered before the listed ones. */
export const DYNAMIC_CLASSES: readonly string[] = ['name', 'number', 'money'];

export interface CompiledGroup {
  readonly message: string;
  readonly why: string;
  readonly fine: string;
  readonly source: readonly string[];
  readonly polarity: -1 | 0 | 1;
}

export interface CompiledGuard {
  readonly kind: string;
  readonly words?: readonly number[];
  readonly classes?: readonly number[];
  readonly names?: readonly string[];
  readonly within?: number;
  readonly side?: 'left' | 'right';
}

export interface CompiledEntry {
  readonly id: string;
  readonly rule: string;
  readonly pos: 'v' | 'n' | 'adj' | 'adv' | 'phrase';
  /** Where the entry is told by word formation: “pseudo-”, “-monger”; `pos` is then that of the whole word. */
  readonly affix?: string;
  readonly group: number;
  readonly need: readonly CompiledGuard[];
  readonly not: readonly CompiledGuard[];
  readonly fix: readonly string[];
  readonly severity?: 'warning' | 'information' | 'hint';
  readonly contested?: true;
  /** Texts in which the entry differs from its group. */
  readonly own?: Partial<CompiledGroup>;
  /** Never looked for: an entry of the user's took its place, or switched it off. */
  readonly off?: true;
}

/** What an entry of the user's changes in a built-in one. */
export type EntryChanges = Partial<CompiledGroup & Omit<CompiledEntry, 'id' | 'rule' | 'pos' | 'group' | 'own'>>;

/** An affix that makes words of an entry. */
export interface CompiledAffix {
  readonly entry: number;
  readonly side: 'prefix' | 'suffix';
  /** Spellings of the affix (“monger”, “mongers”) with the form (`Form`) each gives the word. */
  readonly spellings: readonly (readonly [string, number])[];
  readonly hyphen: 'optional' | 'required' | 'none';
  /** Fewest letters beside the affix. */
  readonly least: number;
  /** Whole words that are not meant, without hyphens. */
  readonly except: readonly string[];
  /** What the rest of the word must be. */
  readonly stems?: CompiledGuard;
}

export interface CompiledLexicon {
  /** Blank-separated; a word's id is its position from 1. */
  readonly words: string;
  /** Ids of words in rising order, each as its distance from the one before. */
  readonly classes: Readonly<Record<string, readonly number[]>>;
  /** Dynamic classes that a listed class takes in. */
  readonly dynamic: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly CompiledGroup[];
  readonly entries: readonly CompiledEntry[];
  readonly graph: CompiledGraph;
  readonly affixes: readonly CompiledAffix[];
  /** Words of the table that are made with an affix, or are one; over a base that is not worth finding out. */
  readonly formable: readonly number[] | 'all';
  /** Of the user's words: changes in built-in entries, by index. */
  readonly changes?: Readonly<Record<number, EntryChanges>>;
}

/** The patterns as a graph: triples of node, label and child for each kind of edge; node 0 is the root. */
export interface CompiledGraph {
  readonly nodes: number;
  /** Labelled by word elements; ordered by node and label. */
  readonly words: readonly number[];
  /** Labelled by class numbers. */
  readonly classes: readonly number[];
  /** Labelled by the most words that may be skipped. */
  readonly gaps: readonly number[];
  /** Node, count, then so many pairs of entry and form; repeated. */
  readonly accepts: readonly number[];
}
