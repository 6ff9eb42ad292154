/** A mistake in a lexicon file: what it is, and the path of keys to where it stands. */
export class LexiconError extends Error {
  constructor(
    message: string,
    readonly path: readonly (string | number)[],
    /** A name that is not known, and those that are: for guessing which was meant. */
    readonly unknown?: { readonly name: string; readonly known: Iterable<string> },
  ) {
    super(message);
  }
}
