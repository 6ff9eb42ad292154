import type { FixKind, RuleId, Severity } from './types';

/** An edit relative to the block a hit stands in. */
export interface RelativeEdit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** Something an editor may do about a hit, before it has a place in the document. */
export interface FixPlan {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred?: boolean;
  readonly edits: readonly RelativeEdit[];
}

/** A finding inside a block, before it has a place in the document. Offsets count from the block's start. */
export interface Hit {
  readonly rule: RuleId;
  readonly from: number;
  readonly to: number;
  /** Index of the lexicon entry behind it, or -1. */
  readonly entry: number;
  /** The sentence it stands in, where a lexicon entry is behind it. */
  readonly around?: readonly [from: number, to: number];
  /** Grammatical form of the match (`Form`), 0 without an entry. */
  readonly form: number;
  /** Steps above (1) or below (-1) the rule's severity under the settings. */
  readonly shift?: number;
  /** Steps above its own severity, for a graver hit on the same words that gave way to it. */
  readonly raised?: number;
  /** A severity of the entry's own, where it differs from the rule's default. */
  readonly severity?: Severity;
  readonly message: string;
  /** What evidence was looked for and found. */
  readonly evidence?: string;
  /** Fixes of coded rules; those of lexical rules follow from the entry. */
  readonly fixes?: readonly FixPlan[];
  /** Messages of hits on the same words that gave way to this one. */
  readonly also?: readonly string[];
}
