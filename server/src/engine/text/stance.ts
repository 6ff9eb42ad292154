import type { Source } from './sourceClasses';

/**
 * A place where the text tells of a mind: what somebody thinks, wants, feels, stands for or is said to seem. Token
 * indexes; ranges exclude their end.
 */
export interface Stance {
  readonly sentence: number;
  /** The word that tells it: “believes”, “criticism”, “worried”. */
  readonly token: number;
  /** Whose mind it is; empty where nobody is named. */
  readonly sourceFirst: number;
  readonly sourceEnd: number;
  /** What is thought, wanted or judged. */
  readonly contentFirst: number;
  readonly contentEnd: number;
}

/** Field by field: a stance at token `token` of sentence `sentence`. */
export function stanceAt(
  sentence: number,
  token: number,
  source: Pick<Source, 'first' | 'end'> | undefined,
  contentFirst: number,
  contentEnd: number,
): Stance {
  return { sentence, token, sourceFirst: source?.first ?? token, sourceEnd: source?.end ?? token, contentFirst, contentEnd };
}
