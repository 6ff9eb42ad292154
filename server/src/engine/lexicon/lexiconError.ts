/** A mistake in a lexicon file: what it is, and the path of keys to where it stands. */
export class LexiconError extends Error {
  constructor(
    message: string,
    readonly path: readonly (string | number)[],
  ) {
    super(message);
  }
}
